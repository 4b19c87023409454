"""Means of scores, added up one client after the other."""

from __future__ import annotations

from typing import Literal

from goals_cli.measures import NotComputed, Reason
from goals_cli.measures.attainment import Attainment


class Means:
    """The sums of the scores at the start, now, and of the change, over the clients who have all three."""

    def __init__(self) -> None:
        self.clients = 0
        self._sums = {"baseline": 0.0, "now": 0.0, "change": 0.0}

    def add(self, score: Attainment) -> None:
        """Add one client's scores; one without a change is counted elsewhere, by the reason."""
        parts = {"baseline": score.baseline, "now": score.now, "change": score.change}
        found = {name: value for name, value in parts.items() if not isinstance(value, NotComputed)}
        if len(found) == len(parts):
            self.clients += 1
            for name, value in found.items():
                self._sums[name] += value

    def of(self, name: Literal["baseline", "now", "change"]) -> float | NotComputed:
        """Give a mean; there is none over nobody."""
        return self._sums[name] / self.clients if self.clients else NotComputed(Reason.NO_GOALS)
