"""What the reports have in common: how they name a goal, and put together what is of one worker's clients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from goals_cli.plan import Goal


class OfWorker(Protocol):
    """A line of a report: of a client whose plan some worker carries."""

    @property
    def worker(self) -> str: ...


_Line = TypeVar("_Line", bound=OfWorker)


def by_worker(lines: Iterable[_Line]) -> dict[str, list[_Line]]:
    """Put the lines of a report together that are of one worker's clients, in the order of the workers' codes."""
    found: dict[str, list[_Line]] = {}
    for line in lines:
        found.setdefault(line.worker, []).append(line)
    return dict(sorted(found.items()))


def name_of(goal: Goal) -> str:
    """Name a goal for the worker's own screen: its title, or the beginning of what it says, or its id."""
    return next((text.strip() for text in (goal.title, goal.statement, goal.words) if text and text.strip()), goal.id)


def names_of(goals: Sequence[Goal]) -> str | None:
    """Name goals together, those that the client keeps private by their ids; None when they all are."""
    if all(goal.private for goal in goals):
        return None
    return "; ".join(f"(private: {goal.id})" if goal.private else name_of(goal) for goal in goals)
