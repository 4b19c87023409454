"""Comments of another text brought into a plan's text, each to the entry that it belongs to there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from goals_cli.errors import UnreadablePlan
from goals_cli.findings import Where
from goals_cli.planfile import blocks
from goals_cli.planfile.changes import same
from goals_cli.planfile.comments import Comments
from goals_cli.planfile.document import Document, parse
from goals_cli.planfile.edits import Edits, end_of
from goals_cli.planfile.following import Align, Following
from goals_cli.planfile.layout import Entry, Layout
from goals_cli.planfile.splice import spliced

Owned = tuple[Where, str]


@dataclass(frozen=True, slots=True)
class _Remark:
    """Comments that stand together in the other text: of which entry, and how they stand to it."""

    texts: tuple[str, ...]
    place: Where
    line: int  # of the last one
    behind: bool  # on the entry's own line
    above: bool
    inset: int = 0  # how much further in than its entry
    parted: bool = False  # by a blank line from what stands above


def brought(
    document: Document, source: Document, align: Align, base: Document | None = None
) -> tuple[Document, tuple[str, ...]]:
    """Bring along the comments of the source that neither this text has nor the one that both grew from.

    A comment on an item that is not here any more went with it. Gives what came of it, and the comments that could not
    be given a place.
    """
    left: list[str] = []
    for remark in _together(_new(document, source, align, base)):
        if (found := None if document.is_json() else _put(document, remark)) is None:
            left += remark.texts
        else:
            document = found
    return document, tuple(left)


def _new(document: Document, source: Document, align: Align, base: Document | None) -> Iterator[_Remark]:
    """List the comments that are missing here, in the order of the source."""
    following = Following(source.data, document.data, align)
    here, before = Counter(_owned(document)), Counter(_moved(base, document, align))
    spare = Counter(text for _, text in _owned(source))
    spare.subtract(Counter(text for _, text in _owned(base)) if base else ())
    for where, remark in _remarks(source):
        place, text = following.nearest(where), remark.texts[0]
        if len(place) < len(where) and isinstance(where[len(place)], int):
            continue
        owned = (place, text)
        if is_old := before[owned] > 0:
            before[owned] -= 1
        if is_here := here[owned] > 0:
            here[owned] -= 1
        if is_old or spare[text] <= 0:
            continue
        spare[text] -= 1
        if not is_here:
            outside = len(place) < len(where)
            yield replace(remark, place=place, above=remark.above or outside, behind=remark.behind and not outside)


def _owned(document: Document) -> list[Owned]:
    layout = None if document.is_json() else document.layout()
    return Comments(layout).owners() if layout else []


def _moved(base: Document | None, document: Document, align: Align) -> Iterator[Owned]:
    """List the comments of what both texts grew from, with the places that their entries have here."""
    if base is not None:
        following = Following(base.data, document.data, align)
        yield from ((following.nearest(where), text) for where, text in _owned(base))


def _remarks(source: Document) -> Iterator[tuple[Where, _Remark]]:
    """Give each comment of a text with the place of its entry."""
    layout = None if source.is_json() else source.layout()
    if layout is None:
        return
    comments = Comments(layout)
    for start, end in comments.spans():
        owner, line = comments.owner(start), layout.line_of(start)
        behind = bool(layout.text[layout.starts[line] : start].strip(" "))
        above = not behind and owner is not None and line < layout.line_of(owner.start)
        inset = layout.column_of(start) - owner.column if owner else 0
        parted = line > 0 and not layout.line(line - 1).strip()
        yield (
            owner.where() if owner else (),
            _Remark((layout.text[start:end].rstrip("\r"),), (), line, behind, above, max(inset, 0), parted),
        )


def _together(remarks: Iterator[_Remark]) -> list[_Remark]:
    """Put comments together that stand on lines of their own, one below the other, and belong to one entry."""
    found: list[_Remark] = []
    for remark in remarks:
        last = found[-1] if found else None
        if last and _go_together(last, remark):
            found[-1] = replace(last, texts=last.texts + remark.texts, line=remark.line)
        else:
            found.append(remark)
    return found


def _go_together(one: _Remark, other: _Remark) -> bool:
    alone = not (one.behind or other.behind)
    return alone and one.line + 1 == other.line and (one.place, one.above) == (other.place, other.above)


def _put(document: Document, remark: _Remark) -> Document | None:
    """Put comments into a text: where their entry has them if that can be, near it if not."""
    near: Document | None = None
    layout = document.layout()
    for edits in _ways(layout, remark) if layout else ():
        found = _proved(document, edits, remark)
        if found is not None:
            new, places = found
            if places == {remark.place}:
                return new
            near = near or new
    return near


def _proved(document: Document, edits: Edits, remark: _Remark) -> tuple[Document, set[Where]] | None:
    """Give the text with these comments more and nothing else, and to which entries they belong there."""
    try:
        new = parse(spliced(document, edits).content, document.name)
    except UnreadablePlan:
        return None
    before, after = Counter(_owned(document)), Counter(_owned(new))
    more = after - before
    if not same(new.data, document.data) or before - after:
        return None
    places = {place for place, _ in more}
    return (new, places) if Counter(text for _, text in more.elements()) == Counter(remark.texts) else None


def _ways(layout: Layout, remark: _Remark) -> Iterator[Edits]:
    """Give the ways to put comments to their entry, the best one first."""
    entry = layout.find(remark.place)
    if entry is None:
        yield _at_the_end(layout, remark)
        return
    ways = (_above, _below) if remark.above or remark.behind or entry.holder.flow else (_below, _above)
    for way in (_behind, *ways) if remark.behind else ways:
        edits = Edits(layout, as_json=False)
        if way(edits, entry, remark):
            yield edits


def _behind(edits: Edits, entry: Entry, remark: _Remark) -> bool:
    """Put a comment on the entry's own line, when there is none yet."""
    layout, node = edits.layout, entry.value
    at = end_of(entry) if node.flow or node.kind is str else entry.colon
    line = layout.line_of(node.head_end if node.head_end >= 0 else at)
    start, end = layout.starts[line], layout.starts[line + 1] - 1
    if edits.comments.between(start, end):
        return False
    end -= layout.text[end - 1] == "\r"
    edits.put(end, end, f"  {remark.texts[0]}")
    return True


def _above(edits: Edits, entry: Entry, remark: _Remark) -> bool:
    """Put comments above the entry, or above what it stands in, below those that stand there."""
    for each in entry.chain():
        if not each.holder.flow and blocks.begins_its_line(edits, each):
            start = edits.layout.starts[edits.layout.line_of(each.start)]
            edits.put_lines(start, start, [" " * each.column + text for text in remark.texts], depth=each.column)
            return True
    return False


def _below(edits: Edits, entry: Entry, remark: _Remark) -> bool:
    """Put comments below the entry and the comments that it has there."""
    if entry.holder.flow:
        return False
    at = edits.layout.starts[edits.comments.lines_of(entry)[1]]
    column = entry.column + remark.inset
    lines = [*[""] * remark.parted, *(" " * column + text for text in remark.texts)]
    edits.put_lines(at, at, lines, depth=entry.column)
    return True


def _at_the_end(layout: Layout, remark: _Remark) -> Edits:
    edits = Edits(layout, as_json=False)
    edits.put_lines(len(layout.text), len(layout.text), ["", *remark.texts], depth=0)
    return edits
