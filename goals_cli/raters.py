"""Who has rated a goal, from 0 to 10 or by a level of its scale, and where client and worker can be compared."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from goals_cli.cadence import Meetings
from goals_cli.plan import CLIENT, Goal

Kind: TypeAlias = Literal["rating", "level"]
KINDS: tuple[Kind, ...] = ("rating", "level")


@dataclass(frozen=True, slots=True)
class RatedBy:
    """The newest rating that somebody gave a goal."""

    by: str
    on: date
    rating: int


@dataclass(frozen=True, slots=True)
class LevelBy:
    """The newest level at which somebody saw a goal."""

    by: str
    on: date
    level: int


@dataclass(frozen=True, slots=True)
class Pair:
    """What client and worker gave at the newest meeting at which both did."""

    on: date
    client: int
    worker: int

    @property
    def difference(self) -> int:
        """Take the client's from the worker's."""
        return self.worker - self.client


def pair(met: Meetings, goal: Goal, workers: Container[str], kind: Kind) -> Pair | None:
    """Find the newest meeting at which client and worker rated the goal in one way, and what they gave."""
    for each in met.told(goal):
        found = {rating.by: getattr(rating, kind) for rating in each.progress.ratings}
        given: dict[str, int] = {by: number for by, number in found.items() if number is not None}
        worker = next((number for by, number in given.items() if by in workers), None)
        if CLIENT in given and worker is not None:
            return Pair(each.review.on, given[CLIENT], worker)
    return None


def raters(met: Meetings, goal: Goal) -> frozenset[str]:
    """Name all who have rated the goal, in either way."""
    return frozenset({by for kind in KINDS for by, _, _ in _newest(met, goal, kind)})


def others(met: Meetings, goal: Goal, known: Container[str]) -> tuple[tuple[RatedBy, ...], tuple[LevelBy, ...]]:
    """List the newest ratings and levels of all but those who are known, the newest first."""
    return (
        tuple(RatedBy(*each) for each in _newest(met, goal, "rating") if each[0] not in known),
        tuple(LevelBy(*each) for each in _newest(met, goal, "level") if each[0] not in known),
    )


def _newest(met: Meetings, goal: Goal, kind: Kind) -> Iterator[tuple[str, date, int]]:
    """Find the newest that everybody gave who rated the goal in one way."""
    told = set[str]()
    for each in met.told(goal):
        for rating in each.progress.ratings:
            number: int | None = getattr(rating, kind)
            if number is not None and rating.by not in told:
                told.add(rating.by)
                yield rating.by, each.review.on, number
