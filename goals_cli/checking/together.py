"""Looks at all plans of a caseload together, and puts what it finds where it stands in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from goals_cli.checking import rules
from goals_cli.checking.registry import Hit, Rule
from goals_cli.checking.sketch import Sketch
from goals_cli.checking.stamping import stamp
from goals_cli.checking.terms import Terms
from goals_cli.errors import GoalsError
from goals_cli.findings import Finding

if TYPE_CHECKING:
    from goals_cli.planfile import Document

# Reads the plan of a sketch again, by its position.
Open: TypeAlias = Callable[[int], "Document"]
# A plan's folder, what it is checked against, and its sketch if it has one.
Placed: TypeAlias = tuple[Path, Terms, Sketch | None]
_KEPT_OPEN = 8


def across(plans: Sequence[Placed], read: Open) -> Iterator[tuple[int, Finding]]:
    """Look at the plans of each folder together; each finding with the position of its plan among all."""
    folders: dict[Path, list[int]] = {}
    for position, (folder, _, kept) in enumerate(plans):
        if kept is not None:
            folders.setdefault(folder, []).append(position)
    for positions in folders.values():
        sketches = [kept for position in positions if (kept := plans[position][2])]
        terms = plans[positions[0]][1]
        for number, finding in look(sketches, terms, partial(_read, positions, read)):
            yield positions[number], finding


def _read(positions: Sequence[int], read: Open, number: int) -> Document:
    return read(positions[number])


def look(sketches: Sequence[Sketch], terms: Terms, read: Open) -> Iterator[tuple[int, Finding]]:
    """Run the rules over a caseload; each finding with the position of the plan that it is in."""

    @lru_cache(maxsize=_KEPT_OPEN)
    def document(position: int) -> Document | None:
        try:
            return read(position)
        except GoalsError:  # it was there when it was sketched, and its own check will say what is the matter
            return None

    def data(position: int) -> dict[str, Any]:
        opened = document(position)
        return opened.data if opened else {}

    found = ((rule, *hit) for rule in rules.OF_CASELOADS if terms.asks(rule) for hit in rule.check(sketches, data))
    for rule, position, hit in sorted(found, key=lambda each: each[1]):
        opened = document(position)
        if opened is not None:
            yield position, _stamped(rule, hit, opened, sketches[position].client, terms)


def _stamped(rule: Rule[Any], hit: Hit, document: Document, client: str, terms: Terms) -> Finding:
    return stamp(rule, hit, document, client, terms.severity(rule, proposed=_proposed(hit, document), late=False))


def _proposed(hit: Hit, document: Document) -> bool:
    """Say whether a hit is about a goal that is only proposed."""
    if hit.where[:1] != ("goals",):
        return False
    goal: dict[str, Any] = document.data["goals"][hit.where[1]]
    return bool(goal["course"][-1]["status"] == "proposed")
