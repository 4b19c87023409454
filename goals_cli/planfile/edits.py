"""Edits to one text: which piece is replaced by what, with the layout and comments they are found by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goals_cli.planfile.comments import Comments
from goals_cli.planfile.emit import Style
from goals_cli.planfile.layout import Entry, Layout


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece of text in place of another. Where several begin at one place, the deepest goes first."""

    start: int
    end: int
    text: str
    depth: int = 0
    lines: bool = False  # whole lines in place of whole lines

    @property
    def touched(self) -> tuple[int, int]:
        """The span of the old text that does not stay as it was: within a line, up to what the line goes on with."""
        return self.start, self.end if self.lines else self.end + 1


class Edits:
    """Collects the edits to one text."""

    def __init__(self, layout: Layout, *, as_json: bool) -> None:
        self.layout = layout
        self.as_json = as_json
        self.comments = Comments(layout)
        self.style = style_of(layout)
        self._edits: list[Edit] = []

    def put(self, start: int, end: int, text: str) -> None:
        """Put text in place of a span."""
        if start < end or text:
            self._edits.append(Edit(start, end, text))

    def put_lines(self, start: int, end: int, lines: Sequence[str], *, depth: int) -> None:
        """Put whole lines in place of whole lines, ended as their neighbours are."""
        text = self.layout.text
        newline = text.find("\n", max(start - 1, 0))
        ending = "\r\n" if text[newline - 1 : newline] == "\r" else "\n"
        if start < end or lines:
            self._edits.append(Edit(start, end, "".join(line + ending for line in lines), depth, lines=True))

    def in_order(self) -> list[Edit]:
        """List the edits in the order of the text."""
        return sorted(self._edits, key=lambda edit: (edit.start, edit.end > edit.start, -edit.depth))


def end_of(entry: Entry) -> int:
    """Give the index just behind an entry's last character."""
    return max(entry.value.end, entry.key_end)


def indented(lines: Sequence[str], column: int) -> list[str]:
    """Indent lines, but for empty ones."""
    return [" " * column + line if line else line for line in lines]


def style_of(layout: Layout) -> Style:
    """Find how a file is indented: what most of its mappings and lists do."""
    steps: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    gaps: Counter[int] = Counter()
    for entry in layout.entries:
        node = entry.value
        if isinstance(entry.part, int) and not entry.holder.flow:
            gaps[node.start - entry.start] += 1
        elif node.kind is not str and not node.flow:
            (steps if node.kind is dict else dashes)[node.entries[0].column - entry.column] += 1
    usual = Style()
    return Style(
        next((step for step, _ in steps.most_common() if 0 < step < 9), usual.map_step),
        next((dash for dash, _ in dashes.most_common() if 0 <= dash < 9), usual.dash),
        next((gap for gap, _ in gaps.most_common() if 1 < gap < 8), usual.gap),
    )
