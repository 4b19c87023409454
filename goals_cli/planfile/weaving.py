"""Another version of a plan's data into its text: entries go and come anywhere, with the comments that are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from goals_cli.errors import NotWritten
from goals_cli.findings import Where
from goals_cli.planfile import blocks, brackets, emit
from goals_cli.planfile.changes import same
from goals_cli.planfile.comments import Comments
from goals_cli.planfile.document import Document
from goals_cli.planfile.edits import Edits
from goals_cli.planfile.following import Align
from goals_cli.planfile.gate import Data
from goals_cli.planfile.layout import Entry, Layout, Node
from goals_cli.planfile.splice import Splice, add_keys, replace, spliced

_HINT = "make this change with `goals edit`"


@dataclass(frozen=True, slots=True)
class _There:
    """What another text has in a place: the value, and where it stands."""

    value: Any
    node: Node


def weave(document: Document, wanted: Data, align: Align, source: Document | None = None) -> Splice:
    """Write the data that is wanted into a plan's text; whether that came out right is for the proof to say.

    Entries that are new here and stand in the text of the source as they are wanted are taken as they stand there.
    """
    layout = document.layout()
    if layout is None:
        raise NotWritten(f"{document.name}: this JSON is laid out too oddly to be changed; nothing was written", _HINT)
    edits = Edits(layout, as_json=document.is_json())
    found = None if source is None or source.is_json() or document.is_json() else source.layout()
    weaving = _Weaving(edits, align, found, Comments(found) if found else None)
    there = _There(source.data, found.root) if source and found else None
    weaving.differ(document.data, wanted, layout.root, (), there)
    return spliced(document, edits)


@dataclass(frozen=True, slots=True)
class _Weaving:
    """One text being woven, and the other one that entries may be taken from."""

    edits: Edits
    align: Align
    source: Layout | None
    comments: Comments | None

    def differ(self, old: Any, new: Any, node: Node, where: Where, there: _There | None) -> None:
        """Find the smallest values that differ and have each of them written anew."""
        if same(old, new):
            return
        if isinstance(old, dict) and isinstance(new, dict) and old and new and self._can_lose(node, new):
            self._mapping(old, new, node, where, there)
        elif (
            isinstance(old, list) and isinstance(new, list) and old and new and self._list(old, new, node, where, there)
        ):
            pass
        elif node.owner is None:
            raise NotWritten("the plan as a whole would have to be written anew; nothing was written", _HINT)
        else:
            self._replace(old, new, node, node.owner, where)

    def _replace(self, old: Any, new: Any, node: Node, entry: Entry, where: Where) -> None:
        """Write a whole value anew, within brackets where it was and still fits."""
        if not new and node.entries and not node.flow:
            blocks.remove_comments_around(self.edits, node)
        if node.flow and node.entries and new and isinstance(new, node.kind) and emit.fits(new, entry.column):
            self.edits.put(node.start, node.end, brackets.written(self.edits, new, where))
        else:
            replace(self.edits, entry, new, where, filling=old in (None, [], {}))

    def _can_lose(self, node: Node, new: Data) -> bool:
        """Whether the keys that are gone can go by themselves."""
        gone = [entry for entry in node.entries if entry.part not in new]
        if len(gone) == len(node.entries):
            return False
        return not gone or (not node.flow and all(blocks.begins_its_line(self.edits, entry) for entry in gone))

    def _mapping(self, old: Data, new: Data, node: Node, where: Where, there: _There | None) -> None:
        for entry in node.entries:
            key = str(entry.part)
            if key in new:
                self.differ(old[key], new[key], entry.value, (*where, key), _inside(there, key))
            else:
                blocks.remove(self.edits, entry)
        added = {key: value for key, value in new.items() if key not in old}
        if added:
            texts: blocks.Texts = {
                key: self._text(value, _entry(there, key), _inside(there, key)) for key, value in added.items()
            }
            add_keys(self.edits, node, added, where, texts)

    def _list(self, old: list[Any], new: list[Any], node: Node, where: Where, there: _There | None) -> bool:
        """Weave a list; say whether that can be done."""
        names = tuple(part for part in where if isinstance(part, str))
        positions = self.align(names, old, new)
        kept = [position for position in positions if position is not None]
        gone = [entry for entry in node.entries if entry.part not in kept]
        if not kept or any(one >= other for one, other in pairwise(kept)):
            return False
        in_front = positions[0] is None
        if node.flow and (gone or in_front):
            return False
        if not node.flow and not all(blocks.begins_its_line(self.edits, entry) for entry in node.entries[:1] + gone):
            return False
        for entry in gone:
            blocks.remove(self.edits, entry)
        elsewhere = self._elsewhere(names, new, there)
        for number, position in enumerate(positions):
            if position is not None:
                entry = node.entries[position]
                self.differ(
                    old[position], new[number], entry.value, (*where, position), _inside(there, elsewhere[number])
                )
        for after, numbers in _groups(positions):
            self._insert(node, after, {number: new[number] for number in numbers}, where, there, elsewhere)
        return True

    def _elsewhere(self, names: tuple[str, ...], new: list[Any], there: _There | None) -> Sequence[int | None]:
        """Say where in the other text each entry stands."""
        if there is None or not isinstance(there.value, list):
            return [None] * len(new)
        return self.align(names, there.value, new)

    def _insert(
        self, node: Node, after: int | None, values: dict[int, Any], where: Where, there: _There | None,
        elsewhere: Sequence[int | None],
    ) -> None:  # fmt: skip
        """Put new entries of a list behind another one, or in front."""
        beside = None if after is None else node.entries[after]
        if node.flow:
            brackets.append(self.edits, node, list(values.values()), where, beside)
            return
        texts: dict[str | int, list[str] | None] = {}
        for at, (number, value) in enumerate(values.items()):
            place = elsewhere[number]
            texts[at] = self._text(value, _entry(there, place), _inside(there, place))
        if beside is None:
            blocks.prepend(self.edits, node, list(values.values()), where, texts)
        else:
            blocks.append(self.edits, node, list(values.values()), where, beside, texts)

    def _text(self, value: Any, entry: Entry | None, there: _There | None) -> list[str] | None:
        """Take an entry as it stands in the other text, with its comments; None where it does not stand there so."""
        source, comments = self.source, self.comments
        if source is None or comments is None or entry is None or there is None or entry.holder.flow:
            return None
        if (
            not same(there.value, value)
            or source.text[source.starts[source.line_of(entry.start)] : entry.start].strip()
        ):
            return None
        first, behind = comments.lines_of(entry)
        lines = [source.line(number).rstrip("\r\n") for number in range(first, behind)]
        margin = " " * entry.column
        if not all(line.startswith(margin) or not line.strip() for line in lines):
            return None
        return [line[entry.column :] for line in lines]


def _groups(positions: Sequence[int | None]) -> list[tuple[int | None, list[int]]]:
    """Put the entries that are new together, by the position of the old one that they stand behind."""
    groups: list[tuple[int | None, list[int]]] = []
    after: int | None = None
    for number, position in enumerate(positions):
        if position is not None:
            after = position
        elif groups and groups[-1][0] == after:
            groups[-1][1].append(number)
        else:
            groups.append((after, [number]))
    return groups


def _entry(there: _There | None, part: str | int | None) -> Entry | None:
    """Find an entry in the other text."""
    if there is None or part is None:
        return None
    return next((entry for entry in there.node.entries if entry.part == part), None)


def _inside(there: _There | None, part: str | int | None) -> _There | None:
    """Go on in the other text to an entry's value, if there is one."""
    entry = _entry(there, part)
    if there is None or entry is None or not isinstance(there.value, dict | list):
        return None
    inner: Any = there.value
    return _There(inner[part], entry.value)
