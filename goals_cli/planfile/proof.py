"""The proof before anything is saved: the new bytes say what was asked, and nothing else was touched."""

from __future__ import annotations

from goals_cli.errors import NotWritten, UnreadablePlan
from goals_cli.planfile.changes import copied, same
from goals_cli.planfile.comments import Comments
from goals_cli.planfile.document import Document, parse
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
