"""Follows an entry of one version of a plan's data into another version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from goals_cli.findings import Where

# Says of each entry of a new version of a list, by the fields' names on the way to it, where it stood in the old one.
Align = Callable[[tuple[str, ...], Sequence[Any], Sequence[Any]], Sequence[int | None]]


class Following:
    """Finds for places in one version of the data the places of the same entries in another one."""

    def __init__(self, old: Any, new: Any, align: Align) -> None:
        self._old = old
        self._new = new
        self._align = align
        self._known: dict[Where, dict[int, int]] = {}  # for each list that was met where its entries are

    def place(self, where: Where) -> Where | None:
        """Give the place of an entry in the other version; None when it is not there any more."""
        found = self.nearest(where)
        return found if len(found) == len(where) else None

    def nearest(self, where: Where) -> Where:
        """Give the place of an entry in the other version, as far as the way to it goes there."""
        old, new = self._old, self._new
        names: tuple[str, ...] = ()
        found: list[str | int] = []
        for depth, part in enumerate(where):
            here: str | int | None
            if isinstance(part, str):
                names = (*names, part)
                here = part if isinstance(new, dict) and part in new else None
            else:
                here = self._positions(where[:depth], names, old, new).get(part)
            if here is None:
                break
            old, new = old[part], new[here]
            found.append(here)
        return tuple(found)

    def _positions(self, where: Where, names: tuple[str, ...], old: Any, new: Any) -> dict[int, int]:
        if where not in self._known:
            positions = self._align(names, old, new) if isinstance(new, list) else ()
            self._known[where] = {at: number for number, at in enumerate(positions) if at is not None}
        return self._known[where]
