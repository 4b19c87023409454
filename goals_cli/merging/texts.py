"""A merged plan as text: that of ours with what changed woven in, or git's own, where that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from goals_cli import schema
from goals_cli.entries import ordered
from goals_cli.errors import NotWritten, UnreadablePlan
from goals_cli.merging.aligning import align
from goals_cli.planfile import Data, Document, compose, parse, woven
from goals_cli.planfile.changes import same
from goals_cli.planfile.comments import Comments

_APART = "# Comments that a merge could not leave in their places:"


@dataclass(frozen=True, slots=True)
class Text:
    """The bytes of a merged plan, and whether every comment kept its place."""

    content: bytes
    in_place: bool = True


def text(data: Data, ours: Document, theirs: Document, by_lines: bytes | None) -> Text:
    """Write merged data down; `by_lines` is what git made of it, if it could. Raises NotWritten."""
    if by_lines is not None and _says(by_lines, data, ours.name):
        return Text(by_lines)  # the comments and the layout of both sides are in there
    for source in (theirs, None):
        try:
            return Text(woven(ours, data, align, source).content)
        except NotWritten:
            continue
    if same(data, theirs.data):
        return Text(theirs.content)
    return _anew(data, ours, theirs)


def valid(data: Data) -> bool:
    """Say whether data is a plan; a key that this version does not know is no reason against it."""
    return schema.accepts(data) or all(problem.unknown_key for problem in schema.problems(data))


def _says(content: bytes, data: Data, name: str) -> bool:
    try:
        return same(parse(content, name).data, data)
    except UnreadablePlan:
        return False


def _anew(data: Data, ours: Document, theirs: Document) -> Text:
    """Write the whole plan anew, and the comments of both sides at its end: none is lost."""
    comments = dict.fromkeys(comment for side in (ours, theirs) for comment in _comments(side))
    plain = compose(ordered(data))
    tail = "".join(f"{line}\n" for line in ("", _APART, *comments)) if comments else ""
    content = (plain + tail).encode()
    if not _says(content, data, ours.name):
        raise NotWritten(f"{ours.name}: the merge would not say what it should")
    return Text(content, in_place=not comments)


def _comments(document: Document) -> list[str]:
    layout = document.layout()
    return [comment for _, comment in Comments(layout).owners()] if layout else []
