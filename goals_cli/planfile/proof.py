"""The proof before anything is saved: the new bytes say what was asked, and nothing else was touched."""

from __future__ import annotations

from collections import Counter

from goals_cli.errors import NotWritten, UnreadablePlan
from goals_cli.findings import Where
from goals_cli.planfile.changes import copied, same
from goals_cli.planfile.comments import Comments
from goals_cli.planfile.document import Document, parse
from goals_cli.planfile.following import Align, Following
from goals_cli.planfile.gate import Data
from goals_cli.planfile.layout import Layout
from goals_cli.planfile.splice import Splice

_HINT = "make this change with `goals edit`"


def prove_composed(content: bytes, data: Data, name: str) -> Document:
    """Prove that a new file says what it should. Raises NotWritten."""
    document = _parsed(content, name)
    if not same(document.data, copied(data)):
        raise _not_proved(name, "would not say what was asked")
    return document


def prove(old: Document, splice: Splice, wanted: Data) -> Document:
    """Prove a splice right: data, untouched lines, comments and their owners. Raises NotWritten."""
    new = _parsed(splice.content, old.name)
    if not same(new.data, wanted):
        raise _not_proved(old.name, "would not say what was asked")
    if old.is_json() and not new.is_json():
        raise _not_proved(old.name, "would leave the file no JSON")
    before, after = old.layout(), new.layout()
    if before is None or after is None or not _keeps_lines(before, after, splice):
        raise _not_proved(old.name, "would change other lines")
    if Comments(before).owners(but=splice.taken_in) != Comments(after).owners():
        raise _not_proved(old.name, "would lose a comment or give it to another entry")
    return new


def _parsed(content: bytes, name: str) -> Document:
    try:
        return parse(content, name)
    except UnreadablePlan as error:
        raise NotWritten(
            f"{name}: with this change the file could not be read any more ({error.problem}); nothing was written",
            _HINT,
        ) from None


def _keeps_lines(old: Layout, new: Layout, splice: Splice) -> bool:
    """Whether the old lines that no edit touched are a subsequence of the new ones, byte for byte."""
    touched: set[int] = set()
    for start, end in splice.touched:
        touched.update(range(old.line_of(start), old.line_of(end - 1) + 1) if start < end else ())
    rest = map(new.line, range(len(new.starts) - 1))
    untouched = (old.line(number) for number in range(len(old.starts) - 1) if number not in touched)
    return all(any(line == other for other in rest) for line in untouched)


def _not_proved(name: str, why: str) -> NotWritten:
    return NotWritten(f"{name}: the change {why}, so nothing was written", _HINT)


def prove_woven(old: Document, splice: Splice, wanted: Data, align: Align, source: Document | None) -> Document:
    """Prove that another version of the data was woven into a text right. Raises NotWritten.

    What stays keeps its comments, what goes takes its own along, and what is new has none but those of the source.
    """
    new = _parsed(splice.content, old.name)
    if not same(new.data, wanted):
        raise _not_proved(old.name, "would not say what was asked")
    if old.is_json() and not new.is_json():
        raise _not_proved(old.name, "would leave the file no JSON")
    before, after = old.layout(), new.layout()
    if before is None or after is None or not _keeps_lines(before, after, splice):
        raise _not_proved(old.name, "would change other lines")
    found = Counter(Comments(after).owners())
    kept = _moved(old, wanted, align)
    if kept - found or (found - kept) - (_moved(source, wanted, align) if source else Counter()):
        raise _not_proved(old.name, "would lose a comment or give it to another entry")
    return new


def _moved(document: Document, wanted: Data, align: Align) -> Counter[tuple[Where, str]]:
    """List the comments of a text with the places that their entries have in another version of the data."""
    layout = document.layout()
    owned = Comments(layout).owners() if layout else []
    following = Following(document.data, wanted, align)
    places = ((following.place(where), text) for where, text in owned)
    return Counter((where, text) for where, text in places if where is not None)
