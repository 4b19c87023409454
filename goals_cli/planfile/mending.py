"""Mends of single values in a plan's text: as what was written there, though YAML reads it as something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from goals_cli.findings import Where
from goals_cli.planfile.changes import copied, same
from goals_cli.planfile.document import Document
from goals_cli.planfile.gate import Data
from goals_cli.planfile.layout import Entry, Layout, Node

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_PERHAPS_CUT = re.compile(r"[ \t]+#[^ \t]")


class Mend(msgspec.Struct, frozen=True):
    """Another value for a place. With `takes_in` the value goes on with the comment behind it, which is none then."""

    where: Where
    value: Any
    takes_in: bool = False


def as_written(document: Document, where: Where) -> str | None:
    """Give the characters of a value without quotes, or of an item that a colon makes a mapping of one such value.

    None for what is quoted, is more than a line long, or has a comment behind it that may be part of it.
    """
    layout = document.layout()
    entry = _entry(layout, where)
    if layout is None or entry is None:
        return None
    node = entry.value
    written = layout.text[node.start : _end(node)]
    if "\n" in written or _PERHAPS_CUT.match(layout.text, _end(node)):
        return None
    return written if _is_plain(node) or _is_one_line_mapping(layout, entry) else None


def with_comment(document: Document, where: Where) -> tuple[str, str] | None:
    """Give a value without quotes and on one line, and what stands behind it on its line; None within brackets."""
    layout = document.layout()
    entry = _entry(layout, where)
    if layout is None or entry is None or entry.holder.flow or not _is_plain(entry.value):
        return None
    written = layout.text[entry.value.start : entry.value.end]
    return None if "\n" in written else (written, _rest(layout, entry.value))


def with_mends(data: Data, mends: Sequence[Mend]) -> Data:
    """Say what mends mean: the data after them. The data given is left alone."""
    wanted: Data = copied(data)
    for mend in mends:
        *way, last = mend.where
        holder: Any = wanted
        for part in way:
            holder = holder[part]
        holder[last] = copied(mend.value)
    return wanted


def mended(document: Document, mends: Sequence[Mend]) -> Document:
    """Write mends into a plan's text and prove the outcome; the same document when nothing differs. NotWritten."""
    from goals_cli.planfile.proof import prove
    from goals_cli.planfile.splice import splice

    wanted = with_mends(document.data, mends)
    if same(document.data, wanted):
        return document
    return prove(document, splice(document, wanted, [mend.where for mend in mends if mend.takes_in]), wanted)


def _entry(layout: Layout | None, where: Where) -> Entry | None:
    entry = layout.find(where) if layout else None
    return entry if entry and entry.where() == where else None


def _is_plain(node: Node) -> bool:
    return node.kind is str and not node.style


def _is_one_line_mapping(layout: Layout, item: Entry) -> bool:
    """Whether an entry is, all on one line, a mapping of one plain key and one plain value."""
    node = item.value
    if node.kind is not dict or node.flow or len(node.entries) != 1 or "\n" in layout.text[item.start : node.start]:
        return False
    entry = node.entries[0]
    quoted = layout.text[entry.start] in "\"'?"
    return not quoted and _is_plain(entry.value) and not layout.text[_end(node) :].partition("\n")[0].strip()


def _end(node: Node) -> int:
    """Give the index behind a value; a mapping whose only value is empty ends behind its colon."""
    if node.kind is dict and not node.flow:
        return max(node.end, node.entries[-1].colon)
    return node.end


def _rest(layout: Layout, node: Node) -> str:
    found = _REST_OF_LINE.match(layout.text, node.end)
    return found[0].rstrip(" \t") if found else ""
