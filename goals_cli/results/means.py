"""Means of scores, added up one client after the other."""

from __future__ import annotations

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
        self._lowest: dict[str, float] = {}
        self._highest: dict[str, float] = {}

    def add(self, score: Attainment) -> None:
        """Add one client's scores; one without a change is counted elsewhere, by the reason."""
        parts = {"baseline": score.baseline, "now": score.now, "change": score.change}
        found = {name: value for name, value in parts.items() if not isinstance(value, NotComputed)}
        if len(found) == len(parts):
            self.clients += 1
            for name, value in found.items():
                self._sums[name] += value
                self._lowest[name] = min(value, self._lowest.get(name, value))
                self._highest[name] = max(value, self._highest.get(name, value))

    def of(self, name: Name) -> float | NotComputed:
        """Give a mean; there is none over nobody."""
        return self._sums[name] / self.clients if self.clients else NotComputed(Reason.NO_GOALS)

    def moved_by_one(self, name: Name) -> float:
        """Say how far one client more or less, who scores as others do, moves a mean of at least two."""
        mean = self._sums[name] / self.clients
        return max(mean - self._lowest[name], self._highest[name] - mean) / (self.clients - 1)


def rounded(mean: float, moved: float) -> float | NotComputed:
    """Round a mean to the finest step at which it stays the same when it is moved so far, either way."""
    for step in STEPS:
        nearest = {round(value / step) * step for value in (mean - moved, mean, mean + moved)}
        if len(nearest) == 1:
            return float(nearest.pop())
    return NotComputed(Reason.SMALL_GROUP)
