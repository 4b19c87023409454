"""What two versions of a plan say differently of a goal, and nobody has decided yet, as values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from goals_cli.keys import same
from goals_cli.plan import Goal, Measure, Plan

OTHER = "other"  # something of the goal of which the client's pages tell no more
_PARTS = ("statement", "target_date", "measures")
_PLACE = re.compile(r"goals\[(?P<goal>[^\]]+)\]\.(?P<part>\w+)(?:\[(?P<entry>[^\]]+)\])?(?:\.(?P<field>\w+))?")


@dataclass(frozen=True, slots=True)
class Undecided:
    """One part of a goal: its field, that of a measure too, and what it may come to be, what stands there first.

    `measure` is what is measured. A part of which no more is told has no values.
    """

    id: str
    field: str
    measure: str | None
    values: tuple[Any, ...]


def undecided_in(plan: Plan, goal: Goal, *, private: bool) -> tuple[Undecided, ...]:
    """List what is undecided in a goal, of what is private only when asked for."""
    return tuple(_found(plan, goal, private=private))


def _found(plan: Plan, goal: Goal, *, private: bool) -> Iterator[Undecided]:
    hidden = set() if private else {step.id for step in goal.steps if step.private}
    for conflict in plan.conflicts:
        place = _PLACE.fullmatch(conflict.where)
        if place is None or place["goal"] != goal.id:
            continue
        part, entry, field = place["part"], place["entry"], place["field"]
        if part in _PARTS and (part == "measures") == (entry is not None):
            measure = next((each for each in goal.measures if each.id == entry), None)
            stands = [] if entry and not field else [_standing(measure or goal, field or part)]
            what = measure.what or measure.unit if measure else None
            yield Undecided(conflict.id, field or part, what, _distinct((*stands, conflict.ours, conflict.theirs)))
        elif not (part == "steps" and entry in hidden) and (private or part not in ("views", "words_later")):
            yield Undecided(conflict.id, OTHER, None, ())


def _standing(holder: Goal | Measure, field: str) -> Any:
    """Give what stands in a field now, as the file writes it."""
    stands = getattr(holder, field, None)
    return stands.isoformat() if isinstance(stands, date) else stands


def _distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    kept: list[Any] = []
    for value in values:
        if not any(same(value, other) for other in kept):
            kept.append(value)
    return tuple(kept)
