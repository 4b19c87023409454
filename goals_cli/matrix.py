"""Which elements of a complete plan each plan has: what a supervisor looks at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from goals_cli.checking.engine import Line
from goals_cli.checking.rules import OF_GOALS, RULES
from goals_cli.checking.terms import Terms
from goals_cli.findings import Element


class Filled(StrEnum):
    """Whether a plan has an element; nothing where nobody asks for it there."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One plan. The cells are in the order of the elements; a plan that cannot be read has none."""

    client: str
    path: str
    profile: str
    active_goals: int
    cells: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Plans down, elements across."""

    elements: tuple[Element, ...]
    rows: tuple[Row, ...]


def matrix(lines: Sequence[Line], terms: Terms) -> Matrix:
    """Make the matrix of the plans of one caseload."""
    asked_by = cache(lambda profile: _asked(terms.of_profile(profile)))
    return Matrix(tuple(Element), tuple(_row(line, asked_by) for line in lines))


def _row(line: Line, asked_by: Callable[[str], frozenset[Element]]) -> Row:
    if not line.profile:
        return Row(line.client, line.path, "", 0, ())
    asked = asked_by(line.profile) - (set() if line.active else _OF_GOALS)
    cells = (
        Filled.NO if element in line.lacks else Filled.YES if element in asked else Filled.NOT_ASKED
        for element in Element
    )
    return Row(line.client, line.path, line.profile, line.active, tuple(cells))


def _asked(terms: Terms) -> frozenset[Element]:
    """List the elements that some rule looks for."""
    return frozenset(element for rule in RULES if terms.asks(rule) for element in rule.elements)


# What only goals can lack: without an active one there is nothing to ask.
_OF_GOALS = {element for rule in OF_GOALS for element in rule.elements} - {
    element for rule in RULES if rule not in OF_GOALS for element in rule.elements
}
