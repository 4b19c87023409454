"""A merged plan as text: that of ours with what changed woven in, or git's own, where that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goals_cli import schema
from goals_cli.entries import ordered
from goals_cli.errors import NotWritten, UnreadablePlan
from goals_cli.merging.aligning import align
from goals_cli.merging.clashes import moved
from goals_cli.planfile import Data, Document, brought, compose, parse, woven
from goals_cli.planfile.changes import same

_APART = "# Comments that a merge could not leave in their places:"


@dataclass(frozen=True, slots=True)
class Text:
    """The bytes of a merged plan, and the comments that have no place in it any more."""

    content: bytes
    left: tuple[str, ...] = ()


def text(data: Data, base: Document | None, ours: Document, theirs: Document, by_lines: bytes | None) -> Text:
    """Write merged data down; `by_lines` is what git made of it, if it could. Raises NotWritten.

    The comments of ours stay, and those that are new in theirs come along with what they belong to.
    """
    if by_lines is not None and _says(by_lines, data, ours.name):
        return Text(by_lines)  # the comments and the layout of both sides are in there
    ours, theirs = _renamed(ours, data), _renamed(theirs, data)
    for source in (theirs, None):
        try:
            document = woven(ours, data, align, source)
        except NotWritten:
            continue
        return _ended(*brought(document, theirs, align, base))
    if same(data, theirs.data):
        return _ended(*brought(theirs, ours, align, base))
    return _anew(data, base, ours, theirs)


def valid(data: Data) -> bool:
    """Say whether data is a plan; a key that this version does not know is no reason against it."""
    return schema.accepts(data) or all(problem.unknown_key for problem in schema.problems(data))


def _says(content: bytes, data: Data, name: str) -> bool:
    try:
        return same(parse(content, name).data, data)
    except UnreadablePlan:
        return False


def _renamed(side: Document, data: Data) -> Document:
    """Give a side the ids that its entries have in the merged data, so that no comment gets to another entry."""
    after = moved(side.data, data)
    try:
        return woven(side, after, _as_they_stand)
    except NotWritten:
        return side


def _as_they_stand(_names: tuple[str, ...], old: Sequence[Any], _new: Sequence[Any]) -> Sequence[int]:
    return range(len(old))


def _anew(data: Data, base: Document | None, ours: Document, theirs: Document) -> Text:
    """Write the whole plan anew, and the comments of both sides to their entries."""
    plain = compose(ordered(data)).encode()
    if not _says(plain, data, ours.name):
        raise NotWritten(f"{ours.name}: the merge would not say what it should")
    document, left = brought(parse(plain, ours.name), ours, align)
    document, more = brought(document, theirs, align, base)
    return _ended(document, left + more)


def _ended(document: Document, left: tuple[str, ...]) -> Text:
    """Put the comments that have no place at the end: none is lost, unless the file is JSON, which can have none."""
    if not left or document.is_json():
        return Text(document.content, left)
    ending = "\r\n" if b"\r\n" in document.content else "\n"
    lines = "".join(f"{line}{ending}" for line in ("", _APART, *left))
    start = document.content if document.content.endswith(b"\n") else document.content + ending.encode()
    content = start + lines.encode()
    if not _says(content, document.data, document.name):
        raise NotWritten(f"{document.name}: the merge would not say what it should")
    return Text(content, left)
