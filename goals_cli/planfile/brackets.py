"""Edits within brackets: a value in place of another, and new entries behind the ones that are there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from goals_cli.findings import Where
from goals_cli.planfile import emit
from goals_cli.planfile.edits import Edits, end_of
from goals_cli.planfile.gate import Data
from goals_cli.planfile.layout import Entry, Node


def written(edits: Edits, value: Any, where: Where) -> str:
    """Write the value at `where` as it stands within brackets of this file."""
    return json.dumps(value, ensure_ascii=False) if edits.as_json else emit.bracketed(value, where)


def replace(edits: Edits, entry: Entry, value: Any, where: Where) -> None:
    """Put a value in place of an entry's old one."""
    node = entry.value
    before = "" if node.start < node.end else " " if entry.colon >= 0 else ": "
    edits.put(node.start, node.end, before + written(edits, value, where))


def insert(edits: Edits, node: Node, after: Entry, added: Data, where: Where) -> None:
    """Add keys to a mapping behind one of its entries."""
    _insert(edits, node, after, [written(edits, {key: value}, where)[1:-1] for key, value in added.items()])


def append(edits: Edits, node: Node, values: Sequence[Any], where: Where, after: Entry | None = None) -> None:
    """Add items to a list that has some, behind one of them or at the end."""
    _insert(edits, node, after or node.entries[-1], [written(edits, value, where) for value in values])


def _insert(edits: Edits, node: Node, after: Entry, new: list[str]) -> None:
    """Put entries behind another, or at the end where a comment is in the way."""
    end = end_of(after)
    comma = " ," if after.value.start == after.value.end and edits.layout.text[end - 1] == ":" else ","
    following = node.entries[node.entries.index(after) + 1 :]
    if following and edits.comments.between(end, following[0].start):
        _insert(edits, node, node.entries[-1], new)
    elif following:
        edits.put(end, end, f"{comma} {', '.join(new)}")
    else:
        _insert_last(edits, node, new, comma)


def _insert_last(edits: Edits, node: Node, new: list[str], comma: str) -> None:
    """Put entries before the closing bracket: on its line, or on lines of their own where the others have them."""
    layout, text, last = edits.layout, edits.layout.text, node.entries[-1]
    end = end_of(last)
    there = _comma_behind(text, end, node.end - 1)
    closing = layout.starts[layout.line_of(node.end - 1)]
    begins = layout.line_of(last.start)
    own_lines = layout.line_of(node.start) < begins and not text[closing : node.end - 1].strip()
    if not own_lines and not edits.comments.between(end, node.end - 1):
        at, before = (end, f"{comma} ") if there < 0 else (there + 1, " ")
        edits.put(at, at, before + ", ".join(new))
        return
    if there < 0:
        edits.put(end, end, comma)
    indent = text[layout.starts[begins] : last.start]
    if indent.strip():
        indent = " " * (layout.column_of(node.end - 1) + 2)
    lines = [*(f"{indent}{entry}," for entry in new[:-1]), indent + new[-1]]
    edits.put_lines(closing, closing, lines, depth=len(indent))


def _comma_behind(text: str, start: int, end: int) -> int:
    """Find the comma between the last entry and the closing bracket, not one in a comment; -1 when there is none."""
    while start < end:
        if text[start] == ",":
            return start
        start = text.find("\n", start) if text[start] == "#" else start + 1
    return -1
