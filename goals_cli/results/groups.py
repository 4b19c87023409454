"""Counts of goals and of the clients behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from goals_cli.measures import NotComputed

WHOLE = ""  # the part of a table that stands for all of it

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
        self.numbers: Counter[Cell] = Counter()
        self.clients: Counter[Cell] = Counter()

    def add(self, cells: Iterable[Cell]) -> None:
        """Add all cells of one client."""
        mine = list(cells)
        mine += [(table, WHOLE) for table, _ in mine]
        self.numbers.update(mine)
        self.clients.update(set(mine))
