"""Changes into the text of a plan: only the touched values are written anew, every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from goals_cli.errors import NotWritten
from goals_cli.findings import Where
from goals_cli.plan import field_order
from goals_cli.planfile import blocks, brackets
from goals_cli.planfile.changes import same
from goals_cli.planfile.document import Document
from goals_cli.planfile.edits import Edit, Edits
from goals_cli.planfile.gate import Data
from goals_cli.planfile.layout import Entry, Node
from goals_cli.planfile.source import MARK

_HINT = "make this change with `goals edit`"


@dataclass(frozen=True, slots=True)
class Splice:
    """What came of the changes: the new bytes, and the spans of the old text that do not stay as they were.

    `taken_in` are the beginnings of the comments that became part of the value before them.
    """

    content: bytes
    touched: tuple[tuple[int, int], ...]
    taken_in: tuple[int, ...] = ()


def splice(document: Document, wanted: Data, cut: Sequence[Where] = ()) -> Splice:
    """Write the data that is wanted into a plan's text. Whether that came out right is for the proof to say.

    The values at `cut` are wanted with the comment that stands behind each of them on its line.
    """
    layout = document.layout()
    if layout is None:
        raise NotWritten(f"{document.name}: this JSON is laid out too oddly to be changed; nothing was written", _HINT)
    edits = Edits(layout, as_json=document.is_json())
    _differ(edits, document.data, wanted, layout.root, ())
    return spliced(document, edits, tuple(_take_in(edits, where) for where in cut))


def spliced(document: Document, edits: Edits, taken_in: tuple[int, ...] = ()) -> Splice:
    """Put edits into a plan's text, unless two of them touch the same. Raises NotWritten."""
    in_order = edits.in_order()
    for one, other in pairwise(in_order):
        if one.end > other.start:
            raise NotWritten(f"{document.name}: these changes touch the same text; nothing was written", _HINT)
    return Splice(_content(document, edits.layout.text, in_order), tuple(edit.touched for edit in in_order), taken_in)


def _take_in(edits: Edits, where: Where) -> int:
    """Take away the comment behind a value; give its beginning."""
    layout, entry = edits.layout, edits.layout.find(where)
    if entry is None:
        raise LookupError(f"there is nothing at {where}")
    end = layout.line_after(entry.value.end) - 1
    end -= layout.text[end - 1] == "\r"
    edits.put(entry.value.end, end, "")
    return layout.text.index("#", entry.value.end, end)


def _content(document: Document, text: str, edits: Sequence[Edit]) -> bytes:
    """Put the edits into the text; a byte order mark stays, and so does a last line without an end."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    new = "".join([*parts, text[at:]])
    grows = any(edit.start == len(text) for edit in edits)
    if not document.content.endswith(b"\n") and not grows:
        new = new.removesuffix("\n").removesuffix("\r")
    return (MARK if document.content.startswith(MARK) else b"") + new.encode()


def _differ(edits: Edits, old: Any, new: Any, node: Node, where: Where) -> None:
    """Find the smallest values that differ and have each of them written anew; `old` and `new` do differ."""
    if isinstance(old, dict) and isinstance(new, dict) and old and old.keys() <= new.keys():
        for entry in node.entries:
            _differ_entry(edits, old[entry.part], new[entry.part], entry, where)
        added = {key: value for key, value in new.items() if key not in old}
        if added:
            add_keys(edits, node, added, where)
    elif isinstance(old, list) and isinstance(new, list) and 0 < len(old) <= len(new):
        for entry in node.entries:
            _differ_entry(edits, old[int(entry.part)], new[int(entry.part)], entry, where)
        if len(new) > len(old):
            _append(edits, node, new[len(old) :], where)
    elif node.owner is not None:
        replace(edits, node.owner, new, where, filling=old in (None, [], {}))


def _differ_entry(edits: Edits, old: Any, new: Any, entry: Entry, where: Where) -> None:
    if not same(old, new):
        _differ(edits, old, new, entry.value, (*where, entry.part))


def replace(edits: Edits, entry: Entry, value: Any, where: Where, *, filling: bool) -> None:
    """Put a value in place of an entry's old one; `filling` when that was empty."""
    if entry.holder.flow:
        brackets.replace(edits, entry, value, where)
    else:
        blocks.replace(edits, entry, value, where, filling=filling)


def _append(edits: Edits, node: Node, values: Sequence[Any], where: Where) -> None:
    if node.flow:
        brackets.append(edits, node, values, where)
    else:
        blocks.append(edits, node, values, where)


def add_keys(edits: Edits, node: Node, added: Data, where: Where, texts: blocks.Texts | None = None) -> None:
    """Put new keys behind the ones that go before them in the model; unknown ones at the end."""
    order = {name: number for number, name in enumerate(field_order(where))}
    known = sorted((entry for entry in node.entries if entry.part in order), key=lambda entry: order[str(entry.part)])
    groups: dict[int, tuple[Entry | None, Data]] = {}
    for key in sorted(added, key=lambda key: order.get(key, len(order))):
        if key in order:
            after = next((entry for entry in reversed(known) if order[str(entry.part)] < order[key]), None)
        else:
            after = node.entries[-1]
        if after is None and node.flow:
            after = node.entries[0]
        groups.setdefault(after.start if after else -1, (after, {}))[1][key] = added[key]
    for after, group in groups.values():
        if node.flow and after:
            brackets.insert(edits, node, after, group, where)
        else:
            blocks.insert(edits, node, after, group, where, texts or {})
