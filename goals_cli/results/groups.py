"""Counts of goals and of the clients behind them, in which nobody can be made out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from goals_cli.measures import NotComputed, Reason

LEAST = 5  # clients; a smaller group is not shown unless it is asked for
_HIDDEN = NotComputed(Reason.SMALL_GROUP)

Cell: TypeAlias = tuple[str, str]  # a table and one of its parts


@dataclass(frozen=True, slots=True)
class Count:
    """How many goals (or reviews, or measures), and of how many clients. In a table of clients `number` is theirs."""

    name: str
    number: int | NotComputed
    clients: int | NotComputed


@dataclass(frozen=True, slots=True)
class Table:
    """Parts that add up to a total."""

    name: str
    total: Count
    parts: tuple[Count, ...]


class Tally:
    """Adds clients up one after the other; it grows with the kinds of cells, never with the clients."""

    def __init__(self) -> None:
        self._numbers: Counter[Cell] = Counter()
        self._clients: Counter[Cell] = Counter()

    def add(self, cells: Iterable[Cell]) -> None:
        """Add all cells of one client."""
        mine = Counter(cells)
        whole = Counter[Cell]()
        for (table, _), number in mine.items():
            whole[table, ""] += number
        for cell, number in (mine + whole).items():
            self._numbers[cell] += number
            self._clients[cell] += 1

    def table(self, name: str, parts: Sequence[str], *, small_groups: bool) -> Table:
        """Give a table with all of its parts, the small ones hidden unless they are asked for."""
        clients = {part: self._clients[name, part] for part in parts}
        hidden = set[str]() if small_groups else to_hide(clients, self._clients[name, ""])
        return Table(
            name,
            self._count(name, "", hide=not small_groups and self._clients[name, ""] < LEAST),
            tuple(self._count(name, part, hide=part in hidden) for part in parts),
        )

    def _count(self, table: str, part: str, *, hide: bool) -> Count:
        cell = (table, part)
        name = part or "all"
        return Count(name, _HIDDEN, _HIDDEN) if hide else Count(name, self._numbers[cell], self._clients[cell])


def to_hide(clients: Mapping[str, int], total: int) -> set[str]:
    """Choose the parts that are not shown: the small ones, and one more where these could be worked out from the total.

    What the hidden parts hold together must be no small group. Where the same clients may stand in several parts, only
    a part that is large by itself makes sure of that. A table of so few clients that its total is hidden shows no part
    either, not even an empty one.
    """
    if total < LEAST:
        return set(clients)
    hidden = {part for part, number in clients.items() if 0 < number < LEAST}
    apart = sum(clients.values()) == total
    enough = apart and len(hidden) > 1 and sum(clients[part] for part in hidden) >= LEAST
    large = [part for part, number in clients.items() if number >= LEAST]
    if hidden and large and not enough:
        hidden.add(min(large, key=clients.__getitem__))
    return hidden
