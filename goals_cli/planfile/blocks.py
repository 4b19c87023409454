"""Edits in block style: a value in place of another, new keys of a mapping, new items of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace as with_
from itertools import pairwise
from typing import Any

from goals_cli.findings import Where
from goals_cli.planfile import brackets, emit
from goals_cli.planfile.edits import Edits, end_of, indented
from goals_cli.planfile.gate import Data
from goals_cli.planfile.layout import Entry, Node

_NONE: Mapping[str | int, list[str] | None] = {}


def replace(edits: Edits, entry: Entry, value: Any, where: Where, *, filling: bool) -> None:
    """Put a value in place of an entry's old one; `filling` when that was empty."""
    lines = (
        _collection(edits, entry, value, where, filling)
        if isinstance(value, dict | list)
        else _scalar(edits, entry, value, where)
    )
    _put(edits, entry, lines[0], lines[1:])


# Entries as lines that stand in another text, from the column of the entry on; None where they are to be written.
Texts = Mapping[str | int, list[str] | None]


def insert(edits: Edits, node: Node, after: Entry | None, added: Data, where: Where, texts: Texts = _NONE) -> None:
    """Add keys to a mapping behind one of its entries; None stands for its beginning."""
    first = node.entries[0]
    lines: list[str] = []
    for key, value in added.items():
        if lines and _is_airy(edits, node, value):
            lines.append("")
        own = texts.get(key)
        lines += own or emit.entry(key, value, (*where, key), style=edits.style, column=first.column)
    lines = indented(lines, first.column)
    if after is None and _can_go_first(edits, first):
        start = edits.layout.starts[edits.layout.line_of(first.start)]
        edits.put_lines(start, start, lines, depth=first.column)
    else:
        _put_behind(edits, after or first, lines, airy=_is_airy(edits, node, next(iter(added.values()))))


def append(
    edits: Edits, node: Node, values: Sequence[Any], where: Where, after: Entry | None = None, texts: Texts = _NONE
) -> None:
    """Add items to a list that has some, behind one of them or at the end, in the manner of that one."""
    last = after or node.entries[-1]
    airy = _is_airy_list(edits, node)
    _put_behind(edits, last, _items(edits, last, values, where, texts, airy), airy=airy)


def prepend(edits: Edits, node: Node, values: Sequence[Any], where: Where, texts: Texts) -> None:
    """Add items before the first one of a list, which begins its line."""
    first = node.entries[0]
    airy = _is_airy_list(edits, node)
    lines = _items(edits, first, values, where, texts, airy)
    start = edits.layout.starts[edits.comments.lines_of(first)[0]]
    edits.put_lines(start, start, [*lines, *[""] * airy], depth=first.column)


def remove(edits: Edits, entry: Entry) -> None:
    """Take an entry out that begins its line, with the comments that belong to it and the blank lines around it."""
    layout = edits.layout
    first, behind = edits.comments.lines_of(entry)
    last = len(layout.starts) - 1
    while first and not layout.line(first - 1).strip() and (behind == last or not layout.line(behind).strip()):
        first -= 1
    edits.put_lines(layout.starts[first], layout.starts[behind], [], depth=entry.column)


def remove_comments_around(edits: Edits, node: Node) -> None:
    """Take out the comments above the first entry and below the last one that belong to these."""
    layout, first, last = edits.layout, node.entries[0], node.entries[-1]
    above, start = edits.comments.lines_of(first)[0], layout.line_of(first.start)
    below, behind = layout.line_of(end_of(last)) + 1, edits.comments.lines_of(last)[1]
    for one, other in ((above, start), (below, behind)):
        edits.put_lines(layout.starts[one], layout.starts[other], [], depth=first.column)


def begins_its_line(edits: Edits, entry: Entry) -> bool:
    """Say whether nothing but spaces stands before an entry on its line."""
    start = edits.layout.starts[edits.layout.line_of(entry.start)]
    return not edits.layout.text[start : entry.start].strip(" ")


def _items(edits: Edits, beside: Entry, values: Sequence[Any], where: Where, texts: Texts, airy: bool) -> list[str]:
    """Write items in the manner of one beside them."""
    flow = beside.value.flow if beside.value.kind is dict else None
    lines: list[str] = []
    for number, value in enumerate(values):
        if lines and airy:
            lines.append("")
        as_beside = flow if isinstance(value, dict) else None
        own = texts.get(number)
        lines += own or emit.item(value, where, style=_style_at(edits, beside), column=beside.column, flow=as_beside)
    return indented(lines, beside.column)


def _is_airy_list(edits: Edits, node: Node) -> bool:
    """Whether blank lines stand between the items of a list."""
    return len(node.entries) > 1 and _blank_between(edits, node.entries[-2], node.entries[-1])


# What stands behind a colon or dash (the first line) and below it (the others)


def _collection(edits: Edits, entry: Entry, value: Any, where: Where, filling: bool) -> list[str]:
    flow = False if filling else None
    if _is_crowded(edits, entry, value):
        return [brackets.written(edits, value, where)]
    if isinstance(entry.part, str):
        lines = emit.entry("k", value, where, style=edits.style, column=entry.column, flow=flow)
        return [lines[0][len("k:") :].strip(), *indented(lines[1:], entry.column)]
    style = _style_at(edits, entry)
    lines = emit.item(value, where, style=style, column=entry.column, flow=flow)
    return [lines[0][style.gap :], *indented(lines[1:], entry.column)]


def _scalar(edits: Edits, entry: Entry, value: Any, where: Where) -> list[str]:
    """Write a scalar; a text keeps the quotes or the indentation of the one before it."""
    node = entry.value
    indent = edits.style.map_step if isinstance(entry.part, str) else edits.style.gap
    if node.head_end >= 0 and 0 < node.indent - entry.column < 10:
        indent = node.indent - entry.column
    lines = emit.scalar_lines(value, where, indent=indent, style=node.style if node.style in ("'", '"') else None)
    gap = edits.comments.gap_at(edits.layout.line_of(edits.layout.line_after(end_of(entry))))
    if lines[1:] and gap and gap[0].column >= entry.column + indent:
        return [brackets.written(edits, value, where)]  # the comment below would become part of a block of text
    return [lines[0], *indented(lines[1:], entry.column)]


def _is_crowded(edits: Edits, entry: Entry, value: Any) -> bool:
    """Whether a comment behind or below an entry would belong to a part of the new value, were that in block style."""
    below = edits.layout.line_after(end_of(entry))
    gap = edits.comments.gap_at(edits.layout.line_of(below))
    if isinstance(entry.part, str):
        inner = entry.column + (edits.style.map_step if isinstance(value, dict) else edits.style.dash)
    elif edits.comments.between(end_of(entry), below):
        return True
    else:
        inner = entry.column + edits.style.gap
    return any(comment.owner is entry and comment.column + comment.attached > inner for comment in gap)


def _style_at(edits: Edits, item: Entry) -> emit.Style:
    """Give the file's style, with the distance between dash and text that a neighbour has."""
    gap = item.value.start - item.start
    same_line = edits.layout.line_of(item.start) == edits.layout.line_of(item.value.start)
    return with_(edits.style, gap=gap) if same_line and 1 < gap < 8 else edits.style


# Where it goes


def _put(edits: Edits, entry: Entry, inline: str, body: list[str]) -> None:
    """Replace a value by what stands behind the colon or dash and the lines below it."""
    layout, node = edits.layout, entry.value
    behind = entry.colon if entry.colon >= 0 else node.start
    later = layout.line_of(behind) < layout.line_of(node.start)
    depth = entry.column + 1
    if node.kind is not str and not node.flow and later:
        if inline:
            edits.put(behind, behind, f" {inline}")
        edits.put_lines(layout.starts[layout.line_of(node.start)], layout.line_after(node.end), body, depth=depth)
        return
    head_end = node.head_end if node.head_end >= 0 else node.end
    if inline:
        edits.put(node.start, head_end, inline if node.start < head_end else f" {inline}")
    else:
        edits.put(behind, head_end, "")
    below = layout.line_after(head_end)
    edits.put_lines(below, layout.line_after(node.end) if node.end > head_end else below, body, depth=depth)


def _put_behind(edits: Edits, entry: Entry, lines: list[str], *, airy: bool) -> None:
    """Put lines behind an entry and the comments that belong to it, before blank lines."""
    layout = edits.layout
    at = layout.line_after(end_of(entry))
    gap = edits.comments.gap_at(layout.line_of(at))
    own = [comment for comment in gap if comment.owner and any(entry is owner for owner in comment.owner.chain())]
    blank_before, blank_after = airy and not _keeps(entry.value), False
    if own:
        last = own[-1]
        at = layout.starts[last.line + 1]
        # A blank line keeps a comment with what stands above it, and parts what follows from what stands here now.
        blank_before = airy or last.column <= entry.column
        blank_after = not last.attached and any(comment.line == last.line + 1 for comment in gap)
    edits.put_lines(at, at, [*[""] * blank_before, *lines, *[""] * blank_after], depth=entry.column)


def _can_go_first(edits: Edits, first: Entry) -> bool:
    """Whether something can go before a mapping's first entry: it begins its line, and no comment stands above it."""
    layout = edits.layout
    line = layout.line_of(first.start)
    begins = not layout.text[layout.starts[line] : first.start].strip(" ")
    return begins and line > 0 and bool(first.parent) and not layout.line(line - 1).lstrip().startswith("#")


def _is_airy(edits: Edits, node: Node, value: Any) -> bool:
    """Whether a blank line goes before a new key: only before sections of the plan, where the file does so."""
    if node.owner is not None or not isinstance(value, dict | list) or not value:
        return False
    sections = [entry for entry in node.entries if entry.value.kind is not str and not entry.value.flow]
    pairs = pairwise(node.entries)
    return not sections or any(_blank_between(edits, one, other) for one, other in pairs)


def _blank_between(edits: Edits, one: Entry, other: Entry) -> bool:
    layout = edits.layout
    first, last = layout.line_of(layout.line_after(end_of(one))), layout.line_of(other.start)
    return any(not layout.line(number).strip() for number in range(first, last))


def _keeps(node: Node) -> bool:
    """Whether blank lines behind a value would become part of it."""
    while node.entries:
        node = node.entries[-1].value
    return node.keeps
