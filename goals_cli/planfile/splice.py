"""Changes into the text of a plan: only the touched values are written anew, every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goals_cli.errors import NotWritten
from goals_cli.findings import Where
from goals_cli.plan import field_order
from goals_cli.planfile.changes import Change, apply, same
from goals_cli.planfile.document import Document
from goals_cli.planfile.gate import Data
from goals_cli.planfile.layout import Entry, Node
from goals_cli.planfile.places import Edit, Places
from goals_cli.planfile.source import MARK


@dataclass(frozen=True, slots=True)
class Splice:
    """What came of the changes: the new bytes, and the spans of the old text that were written anew."""

    content: bytes
    replaced: tuple[tuple[int, int], ...]


def splice(document: Document, changes: Sequence[Change]) -> Splice:
    """Write changes into a plan's text. Whether that came out right is for the proof to say."""
    places = Places(document.layout(), as_json=document.is_json())
    _differ(places, document.data, apply(document.data, changes), places.layout.root, ())
    edits = sorted(places.edits, key=lambda edit: (edit.start, edit.end > edit.start, -edit.depth))
    for one, other in zip(edits, edits[1:], strict=False):
        if one.end > other.start:
            raise NotWritten(f"{document.name}: these changes touch the same text; nothing was written", "Make them one by one.")
    return Splice(_content(document, places.layout.text, edits), tuple((edit.start, edit.end) for edit in edits))


def _content(document: Document, text: str, edits: Sequence[Edit]) -> bytes:
    """Put the edits into the text and make bytes of it, with the byte order mark and without a last line end as before."""
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


def _differ(places: Places, old: Any, new: Any, node: Node, where: Where) -> None:
    """Find the smallest values that differ and have each of them written anew; `old` and `new` do differ."""
    if isinstance(old, dict) and isinstance(new, dict) and old and old.keys() <= new.keys():
        for entry in node.entries:
            _differ_entry(places, old[entry.part], new[entry.part], entry, where)
        added = [key for key in new if key not in old]
        if added:
            _add_keys(places, node, {key: new[key] for key in added}, where)
    elif isinstance(old, list) and isinstance(new, list) and 0 < len(old) <= len(new):
        for entry in node.entries:
            _differ_entry(places, old[int(entry.part)], new[int(entry.part)], entry, where)
        if len(new) > len(old):
            places.append(node, new[len(old) :], where)
    elif node.owner is not None:
        places.replace(node.owner, new, where, filling=old in (None, [], {}))


def _differ_entry(places: Places, old: Any, new: Any, entry: Entry, where: Where) -> None:
    if not same(old, new):
        _differ(places, old, new, entry.value, (*where, entry.part))


def _add_keys(places: Places, node: Node, added: Data, where: Where) -> None:
    """Put new keys behind the ones that go before them in the model; unknown ones at the end."""
    order = {name: number for number, name in enumerate(field_order(where))}
    there = [entry for entry in node.entries if entry.part in order]
    behind: dict[int, tuple[Entry | None, Data]] = {}
    for key in sorted(added, key=lambda key: order.get(key, len(order))):
        before = [entry for entry in there if key in order and order[str(entry.part)] < order[key]]
        after = node.entries[-1] if key not in order else max(before, key=lambda e: order[str(e.part)], default=None)
        behind.setdefault(after.start if after else -1, (after, {}))[1][key] = added[key]
    for after, group in behind.values():
        places.insert(node, after, group, where)
