"""Looks at all plans of a caseload together, and puts what it finds where it stands in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from goals_cli.checking.ignores import Left, left_over
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


def across(plans: Sequence[Placed], read: Open) -> Iterator[tuple[int, Left]]:
    """Look at the plans of each folder together; what is found in each, with its position among all."""
    folders: dict[Path, list[int]] = {}
    for position, (folder, _, kept) in enumerate(plans):
        if kept is not None:
            folders.setdefault(folder, []).append(position)
    for positions in folders.values():
        sketches = [kept for position in positions if (kept := plans[position][2])]
        terms = plans[positions[0]][1]
        for number, left in look(sketches, terms, partial(_read, positions, read)):
            yield positions[number], left


def _read(positions: Sequence[int], read: Open, number: int) -> Document:
    return read(positions[number])


def look(sketches: Sequence[Sketch], terms: Terms, read: Open) -> Iterator[tuple[int, Left]]:
    """Run the rules over a caseload; what is found in each plan, with its position."""

    @lru_cache(maxsize=_KEPT_OPEN)
    def document(position: int) -> Document | None:
        try:
            return read(position)
        except GoalsError:  # it was there when it was sketched, and its own check will say what is the matter
            return None

    def data(position: int) -> dict[str, Any]:
        opened = document(position)
        return opened.data if opened else {}

    found = ((rule, *hit) for rule in terms.caseload_rules() for hit in rule.check(sketches, data))
    for position, hits in groupby(sorted(found, key=lambda each: each[1]), key=lambda each: each[1]):
        opened = document(position)
        if opened is not None:
            client = sketches[position].client
            yield position, left_over(opened, [_stamped(rule, hit, opened, client, terms) for rule, _, hit in hits])


def _stamped(rule: Rule[Any], hit: Hit, document: Document, client: str, terms: Terms) -> Finding:
    return stamp(rule, hit, document, client, terms.severity(rule, proposed=_proposed(hit, document), late=False))


def _proposed(hit: Hit, document: Document) -> bool:
    """Say whether a hit is about a goal that is only proposed."""
    if hit.where[:1] != ("goals",):
        return False
    goals = document.data.get("goals", [])[int(hit.where[1]) :]  # it may have gone since it was sketched
    return bool(goals and goals[0]["course"][-1]["status"] == "proposed")
