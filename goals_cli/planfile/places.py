"""Where new text goes: the edits that replace a value, add keys to a mapping or items to a list, in any layout."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goals_cli.findings import Where
from goals_cli.planfile import emit
from goals_cli.planfile.comments import Comments
from goals_cli.planfile.gate import Data
from goals_cli.planfile.layout import Entry, Layout, Node


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece of text in place of another. Where several begin at one place, the deepest goes first."""

    start: int
    end: int
    text: str
    depth: int = 0


class Places:
    """Collects the edits to one text."""

    def __init__(self, layout: Layout, *, as_json: bool) -> None:
        self.layout = layout
        self.as_json = as_json
        self.edits: list[Edit] = []
        self.comments = Comments(layout)
        self.style = style_of(layout)

    def replace(self, entry: Entry, value: Any, where: Where, *, filling: bool) -> None:
        """Put a value in place of an entry's old one; `filling` when that was empty."""
        if entry.holder.flow:
            node = entry.value
            before = "" if node.start < node.end else " " if entry.colon >= 0 else ": "
            self._edit(node.start, node.end, before + self._bracketed(value))
            return
        if isinstance(value, dict | list):
            lines = self._collection(entry, value, where, filling=filling)
        else:
            lines = self._scalar(entry, value)
        self._put(entry, lines[0], lines[1:])

    def insert(self, node: Node, after: Entry | None, added: Data, where: Where) -> None:
        """Add keys to a mapping behind one of its entries; None stands for its beginning."""
        if node.flow:
            self._insert_in_brackets(node, after or node.entries[0], [self._pair(*pair) for pair in added.items()])
            return
        first = node.entries[0]
        column = first.column
        lines: list[str] = []
        for key, value in added.items():
            new = emit.entry(key, value, (*where, key), style=self.style, column=column)
            if lines and self._is_airy(node, value):
                lines.append("")
            lines += new
        airy = self._is_airy(node, next(iter(added.values())))
        if after is None and self._can_go_first(first):
            start = self.layout.starts[self.layout.line_of(first.start)]
            self._edit_lines(start, start, _indented(lines, column), depth=column)
        else:
            self._insert_behind(after or first, _indented(lines, column), airy=airy)

    def append(self, node: Node, values: Sequence[Any], where: Where) -> None:
        """Add items to a list that has some."""
        last = node.entries[-1]
        if node.flow:
            self._insert_in_brackets(node, last, [self._bracketed(value) for value in values])
            return
        lines: list[str] = []
        airy = self._blank_between(node.entries[-2], last) if len(node.entries) > 1 else False
        flow = last.value.flow if last.value.kind is dict else None
        style = self.style_at(last)
        for value in values:
            if lines and airy:
                lines.append("")
            lines += emit.item(value, where, style=style, column=last.column, flow=flow if isinstance(value, dict) else None)
        self._insert_behind(last, _indented(lines, last.column), airy=airy)

    def style_at(self, item: Entry) -> emit.Style:
        """Give the file's style, with the distance between dash and text that a neighbour has."""
        gap = item.value.start - item.start
        same_line = self.layout.line_of(item.start) == self.layout.line_of(item.value.start)
        return emit.Style(self.style.map_step, self.style.dash, gap if same_line and 1 < gap < 8 else self.style.gap)

    # Block style

    def _collection(self, entry: Entry, value: Any, where: Where, *, filling: bool) -> list[str]:
        """Write a mapping or list as what stands behind an entry's colon or dash, and the lines below."""
        flow = False if filling else None
        if self._is_crowded(entry, value):
            return [self._bracketed(value)]
        if isinstance(entry.part, str):
            lines = emit.entry("k", value, where, style=self.style, column=entry.column, flow=flow)
            return [lines[0][len("k:") :].strip(), *_indented(lines[1:], entry.column)]
        style = self.style_at(entry)
        lines = emit.item(value, where, style=style, column=entry.column, flow=flow)
        return [lines[0][style.gap :], *_indented(lines[1:], entry.column)]

    def _is_crowded(self, entry: Entry, value: Any) -> bool:
        """Whether a comment behind or below an entry would belong to a part of the new value, were that in block style."""
        below = self.layout.line_after(_end(entry))
        gap = self.comments.gap_at(self.layout.line_of(below))
        if isinstance(entry.part, str):
            inner = entry.column + (self.style.map_step if isinstance(value, dict) else self.style.dash)
        elif self.comments.between(_end(entry), below):
            return True
        else:
            inner = entry.column + self.style.gap
        return any(comment.owner is entry and comment.column + comment.attached > inner for comment in gap)

    def _scalar(self, entry: Entry, value: Any) -> list[str]:
        """Write a scalar the same way; a text keeps the quotes and the indentation of the one before it."""
        node = entry.value
        indent = self.style.map_step if isinstance(entry.part, str) else self.style.gap
        if node.head_end >= 0 and 0 < node.indent - entry.column < 10:
            indent = node.indent - entry.column
        lines = emit.scalar_lines(value, indent=indent, style=node.style if node.style in ("'", '"') else None)
        return [lines[0], *_indented(lines[1:], entry.column)]

    def _put(self, entry: Entry, inline: str, body: list[str]) -> None:
        """Replace a value in block style by what stands behind the colon or dash and the lines below it."""
        layout, node = self.layout, entry.value
        behind = entry.colon if entry.colon >= 0 else node.start
        later = layout.line_of(behind) < layout.line_of(node.start)
        depth = entry.column + 1
        if node.kind is not str and not node.flow and later:
            if inline:
                self._edit(behind, behind, f" {inline}")
            self._edit_lines(layout.starts[layout.line_of(node.start)], layout.line_after(node.end), body, depth=depth)
            return
        head_end = node.head_end if node.head_end >= 0 else node.end
        if inline:
            self._edit(node.start, head_end, inline if node.start < head_end else f" {inline}")
        else:
            self._edit(behind, head_end, "")
        below = layout.line_after(head_end)
        self._edit_lines(below, layout.line_after(node.end) if node.end > head_end else below, body, depth=depth)

    def _insert_behind(self, entry: Entry, lines: list[str], *, airy: bool) -> None:
        """Put lines behind an entry and the comments that belong to it, before blank lines."""
        layout = self.layout
        at = layout.line_after(_end(entry))
        gap = self.comments.gap_at(layout.line_of(at))
        own = [comment for comment in gap if comment.owner and any(entry is owner for owner in comment.owner.chain())]
        blank_before = airy and not _keeps(entry.value)
        blank_after = False
        if own:
            last = own[-1]
            at = layout.starts[last.line + 1]
            blank_before = airy or last.column <= entry.column
            followed = any(comment.line == last.line + 1 for comment in gap)
            blank_after = followed and not last.attached
        self._edit_lines(at, at, [*[""] * blank_before, *lines, *[""] * blank_after], depth=entry.column)

    def _can_go_first(self, first: Entry) -> bool:
        """Whether something can go before the first entry: it begins its line, and no comment stands above it."""
        layout = self.layout
        line = layout.line_of(first.start)
        begins = not layout.text[layout.starts[line] : first.start].strip(" ")
        return begins and line > 0 and bool(first.parent) and not layout.line(line - 1).lstrip().startswith("#")

    def _is_airy(self, node: Node, value: Any) -> bool:
        """Whether a blank line goes before a new key: only before sections of the plan, where the file does so."""
        if node.owner is not None or not isinstance(value, dict | list) or not value:
            return False
        sections = [entry for entry in node.entries if entry.value.kind is not str and not entry.value.flow]
        pairs = zip(node.entries, node.entries[1:], strict=False)
        return not sections or any(self._blank_between(one, other) for one, other in pairs)

    def _blank_between(self, one: Entry, other: Entry) -> bool:
        layout = self.layout
        first, last = layout.line_of(layout.line_after(_end(one))), layout.line_of(other.start)
        return any(not layout.line(number).strip() for number in range(first, last))

    # Within brackets

    def _bracketed(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False) if self.as_json else emit.bracketed(value)

    def _pair(self, key: str, value: Any) -> str:
        return self._bracketed({key: value})[1:-1]

    def _insert_in_brackets(self, node: Node, after: Entry, new: list[str]) -> None:
        """Put entries behind another within brackets: on its line, or on lines of their own where the others have them."""
        layout, text = self.layout, self.layout.text
        number = node.entries.index(after)
        following = node.entries[number + 1].start if number + 1 < len(node.entries) else node.end - 1
        commented = self.comments.between(_end(after), following)
        if commented and number + 1 < len(node.entries):
            return self._insert_in_brackets(node, node.entries[-1], new)
        end = _end(after)
        if number + 1 < len(node.entries):
            return self._edit(end, end, "".join(f", {entry}" for entry in new))
        comma = _comma(text, end, node.end - 1)
        own_lines = layout.line_of(node.start) < layout.line_of(after.start) == layout.line_of(node.end - 1) - 1
        if not commented and not own_lines:
            at = end if comma < 0 else comma + 1
            joined = ", ".join(new)
            return self._edit(at, at, f", {joined}" if comma < 0 else f" {joined}")
        if comma < 0:
            self._edit(end, end, ",")
        at = layout.starts[layout.line_of(node.end - 1)]
        first = layout.starts[layout.line_of(after.start)]
        indent = after.column if not text[first : after.start].strip() else layout.column_of(node.end - 1) + 2
        lines = [f"{entry}," for entry in new[:-1]] + [new[-1]]
        return self._edit_lines(at, at, _indented(lines, indent), depth=indent)

    # Edits

    def _edit(self, start: int, end: int, text: str) -> None:
        if start < end or text:
            self.edits.append(Edit(start, end, text))

    def _edit_lines(self, start: int, end: int, lines: Sequence[str], *, depth: int) -> None:
        """Put whole lines in place of whole lines, ended as their neighbours are."""
        text = self.layout.text
        newline = text.find("\n", max(start - 1, 0))
        ending = "\r\n" if text[newline - 1 : newline] == "\r" else "\n"
        if start < end or lines:
            self.edits.append(Edit(start, end, "".join(line + ending for line in lines), depth))


def style_of(layout: Layout) -> emit.Style:
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
    usual = emit.Style()
    return emit.Style(
        next((step for step, _ in steps.most_common() if 0 < step < 9), usual.map_step),
        next((dash for dash, _ in dashes.most_common() if 0 <= dash < 9), usual.dash),
        next((gap for gap, _ in gaps.most_common() if 1 < gap < 8), usual.gap),
    )


def _end(entry: Entry) -> int:
    return max(entry.value.end, entry.key_end)


def _keeps(node: Node) -> bool:
    """Whether blank lines behind a value would become part of it."""
    while node.entries:
        node = node.entries[-1].value
    return node.keeps


def _indented(lines: Sequence[str], column: int) -> list[str]:
    return [" " * column + line if line else line for line in lines]


def _comma(text: str, start: int, end: int) -> int:
    """Find the comma between the last entry and the closing bracket, not one in a comment; -1 when there is none."""
    while start < end:
        if text[start] == ",":
            return start
        start = text.find("\n", start) if text[start] == "#" else start + 1
    return -1
