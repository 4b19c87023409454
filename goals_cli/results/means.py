"""Means of scores, added up one client after the other."""

from __future__ import annotations

import math
from typing import Literal, TypeAlias

from goals_cli.measures import NotComputed, Reason
from goals_cli.measures.attainment import Attainment

Name: TypeAlias = Literal["baseline", "now", "change"]
STEPS = (1, 2, 5, 10)  # points to which a mean is rounded


class Means:
    """The sums of the scores at the start, now, and of the change, over the clients who have all three."""

    def __init__(self) -> None:
        self.clients = 0
        self._sums = {"baseline": 0.0, "now": 0.0, "change": 0.0}
        self._squares = {"baseline": 0.0, "now": 0.0, "change": 0.0}

    def add(self, score: Attainment) -> None:
        """Add one client's scores; one without a change is counted elsewhere, by the reason."""
        parts = {"baseline": score.baseline, "now": score.now, "change": score.change}
        found = {name: value for name, value in parts.items() if not isinstance(value, NotComputed)}
        if len(found) == len(parts):
            self.clients += 1
            for name, value in found.items():
                self._sums[name] += value
                self._squares[name] += value * value

    def of(self, name: Name) -> float | NotComputed:
        """Give a mean; there is none over nobody."""
        return self._sums[name] / self.clients if self.clients else NotComputed(Reason.NO_GOALS)

    def moved_by_one(self, name: Name) -> float:
        """Say how far one client more or less, who scores about as the others do, moves a mean of at least two.

        That is the spread of the scores: always one client at least lies no further from the mean.
        """
        mean = self._sums[name] / self.clients
        return math.sqrt(max(self._squares[name] / self.clients - mean * mean, 0)) / (self.clients - 1)


def rounded(mean: float, moved: float) -> int | NotComputed:
    """Round a mean to the finest step at which it stays the same when it is moved so far, either way."""
    for step in STEPS:
        nearest = {round(value / step) * step for value in (mean - moved, mean, mean + moved)}
        if len(nearest) == 1:
            return nearest.pop()
    return NotComputed(Reason.SMALL_GROUP)
