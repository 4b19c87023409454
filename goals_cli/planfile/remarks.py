"""What a check reads in a plan's text besides its data: the comments, and where a comment cuts a value short."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from goals_cli.findings import Where
from goals_cli.planfile.comments import Comments
from goals_cli.planfile.document import Document
from goals_cli.planfile.layout import Entry, Layout
from goals_cli.planfile.scalars import resolve_scalar

# The beginning of a comment without a space behind its #: more likely the words go on with a number or a tag.
_TIGHT = re.compile(r" +#[^\W_]")
_MAY_BE_TIGHT = re.compile(rb" #[0-9A-Za-z\x80-\xff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Remark(msgspec.Struct, frozen=True):
    """One comment: its text from the # on, its line and column from 1, and the lines that it can be about.

    Behind something that is its own line. On a line of its own it is about the first line below the comment lines that
    it stands among; where these begin the file, also about the first line, where the plan as a whole has its place.
    """

    text: str
    line: int
    column: int
    about: tuple[int, ...]


def remarks(document: Document) -> list[Remark]:
    """List the comments of a plan, in the order of the text."""
    layout = document.layout()
    if layout is None:
        return []
    found = [(start, end, layout.line_of(start) + 1) for start, end in Comments(layout).spans()]
    alone = [line for start, _, line in found if not layout.text[layout.starts[line - 1] : start].strip(" ")]
    about = _about(alone)
    return [
        Remark(layout.text[start:end].rstrip("\r"), line, layout.column_of(start) + 1, about.get(line, (line,)))
        for start, end, line in found
    ]


def _about(alone: list[int]) -> dict[int, tuple[int, ...]]:
    """Say which lines the comments on lines of their own are about."""
    about: dict[int, tuple[int, ...]] = {}
    for line in reversed(alone):
        below = about.get(line + 1, (line + 1,))
        about[line] = below
    head = 1
    while head in about:
        about[head] = (1, *about[head])
        head += 1
    return about


def cut_values(document: Document) -> Iterator[Where]:
    """Find the texts without quotes that end at a # with a letter or digit directly behind it."""
    if not _MAY_BE_TIGHT.search(document.content):
        return
    layout = document.layout()
    for entry in layout.entries if layout else ():
        if layout and _is_cut(layout, entry):
            yield entry.where()


def _is_cut(layout: Layout, entry: Entry) -> bool:
    node = entry.value
    if node.kind is not str or node.style or node.start == node.end or not _TIGHT.match(layout.text, node.end):
        return False
    written = layout.text[node.start : node.end]
    return isinstance(resolve_scalar(written), str) and not _DAY.fullmatch(written)
