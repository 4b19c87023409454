"""Where everything stands in a plan's text: the entries of its mappings and lists with their exact spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from goals_cli.findings import Where
from goals_cli.planfile.parsers import quick_parser

_TO_THE_DASH = re.compile(r"[^\n]*\n(?:[ ]*(?:#[^\n]*)?\r?\n)*[ ]*")
_BLOCK_HEAD = re.compile(r"[|>](?:(?P<indent>[0-9])|(?P<chomp>[-+]))*")
_COLON = re.compile(r"[ \t]*:")


@dataclass(slots=True, eq=False)
class Node:
    """A value in the text. `end` is just behind its last character; blank lines count only where a text keeps them."""

    kind: type[Any]  # dict, list, or str for every scalar
    start: int
    end: int = -1
    flow: bool = False
    style: str = ""
    head_end: int = -1  # of a block text: just behind its |, > and what belongs to them
    indent: int = -1  # of a block text: the column of its lines
    keeps: bool = False  # of a block text: whether it ends in + and keeps the blank lines behind it
    entries: list[Entry] = field(default_factory=list)
    owner: Entry | None = None


@dataclass(slots=True, eq=False)
class Entry:
    """One key of a mapping with its value, or one item of a list. `start` is at the key, the dash or the item."""

    part: str | int
    start: int
    column: int
    holder: Node
    value: Node
    key_end: int = -1  # of a key; of an item just behind its dash
    colon: int = -1  # just behind the colon, or -1 where there is none

    @property
    def parent(self) -> Entry | None:
        """The entry that this one stands in; None at the top level."""
        return self.holder.owner

    def chain(self) -> Iterator[Entry]:
        """Yield this entry and all that it stands in, the innermost first."""
        here: Entry | None = self
        while here is not None:
            yield here
            here = here.holder.owner

    def where(self) -> Where:
        """Say where the entry stands in the data."""
        return tuple(reversed([entry.part for entry in self.chain()]))


class Layout:
    """The places of all entries of one text, which must have passed the gate."""

    def __init__(self, text: str, parsed: str | None = None) -> None:
        """Lay out a text; `parsed` stands in for it where the parser cannot read it as it is (JSON)."""
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.entries: list[Entry] = []  # in the order of the text
        self.leaves: list[tuple[int, int]] = []  # the spans of all keys and scalars, a block text's head by itself
        self.root = self._compose(parsed or text)

    def line_of(self, index: int) -> int:
        """Say in which line an index stands, counted from 0."""
        return bisect_right(self.starts, index) - 1

    def line_after(self, index: int) -> int:
        """Give the index at which the line after the one with this index begins."""
        return self.starts[min(self.line_of(index) + 1, len(self.starts) - 1)]

    def column_of(self, index: int) -> int:
        """Give the column of an index, counted from 0."""
        return index - self.starts[self.line_of(index)]

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 0, with its end."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end]

    def find(self, where: Where) -> Entry | None:
        """Find an entry, or the nearest thing it would stand in; None for the top level."""
        found: Entry | None = None
        node = self.root
        for part in where:
            if node.kind is list:
                inside = isinstance(part, int) and 0 <= part < len(node.entries)
                entry = node.entries[part] if inside and isinstance(part, int) else None
            else:
                entry = next((entry for entry in node.entries if entry.part == part), None)
            if entry is None:
                break
            found, node = entry, entry.value
        return found

    def _compose(self, parsed: str) -> Node:
        """Build the nodes from the parser's events."""
        root = node = Node(str, 0)
        above: list[Node] = []
        entry: Entry | None = None
        for event in iter(quick_parser(parsed).get_event, None):
            kind = type(event)
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                node.end = event.end_mark.index if node.flow else node.entries[-1].value.end
                node, entry = above.pop(), None
                continue
            if kind is ScalarEvent and node.kind is dict and entry is None:
                entry = self._key(event, node)
                continue
            if kind is ScalarEvent:
                value = self._scalar(event, entry, node)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                value = Node(dict if kind is MappingStartEvent else list, event.start_mark.index, flow=event.flow_style)
            else:
                continue
            if entry is None and above:
                entry = self._item(event, node, value)
            if entry is not None:
                entry.value, value.owner = value, entry
            entry = None
            if value.kind is not str:
                above.append(node)
                node = value
                root = value if len(above) == 1 else root
        return root

    def _key(self, event: Any, node: Node) -> Entry:
        start, end = event.start_mark.index, event.end_mark.index
        self.leaves.append((start, end))
        colon = _COLON.match(self.text, end)
        entry = Entry(event.value, start, event.start_mark.column, node, node, end, colon.end() if colon else -1)
        node.entries.append(entry)
        self.entries.append(entry)
        return entry

    def _item(self, event: Any, node: Node, value: Node) -> Entry:
        start, column, behind = value.start, event.start_mark.column, value.start
        if not node.flow:
            start = self._dash(node)
            column, behind = self.column_of(start), start + 1
            if value.start == value.end:
                value.start = value.end = behind
        entry = Entry(len(node.entries), start, column, node, value, behind, behind)
        node.entries.append(entry)
        self.entries.append(entry)
        return entry

    def _dash(self, node: Node) -> int:
        """Find the dash of the next item of a block list: the first one opens the list, the others open a line."""
        if not node.entries:
            return node.start
        match = _TO_THE_DASH.match(self.text, node.entries[-1].value.end)
        return match.end() if match else node.start

    def _scalar(self, event: Any, entry: Entry | None, holder: Node) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        node = Node(str, start, end, style=event.style or "")
        if node.style in ("|", ">"):
            column = entry.column if entry else self.column_of(self._dash(holder))
            self._measure_block(node, self.line_of(end), column)
        elif start == end and entry is not None:
            node.start = node.end = entry.colon if entry.colon >= 0 else entry.key_end
        elif start < end:
            self.leaves.append((start, end))
        return node

    def _measure_block(self, node: Node, after: int, column: int) -> None:
        """Find the head and the end of a block text; blank lines behind it belong to it only when it keeps them."""
        head = _BLOCK_HEAD.match(self.text, node.start)
        node.head_end = head.end() if head else node.start + 1
        node.keeps = bool(head and head["chomp"] == "+")
        first = self.line_of(node.start) + 1
        lines = [self.line(number).rstrip("\r\n") for number in range(first, after)]
        if head and head["indent"]:
            node.indent = column + int(head["indent"])
        else:
            node.indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), len(self.text))
        while lines and not node.keeps and len(lines[-1]) <= node.indent and not lines[-1].strip(" "):
            lines.pop()
        self.leaves.append((node.start, node.head_end))
        node.end = node.head_end
        if lines:
            node.end = self.starts[first + len(lines) - 1] + len(lines[-1])
            self.leaves.append((self.starts[first], node.end))
