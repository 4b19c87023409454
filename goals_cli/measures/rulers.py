"""The rulers: how important a goal is to the client and how confident they are, from 0 to 10, at the start and now.

Source: motivational interviewing. Below 7 of confidence both adjust the plan together: "What would it take to get one
higher?" Nothing is judged by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from goals_cli.measures import NotComputed, Reason
from goals_cli.plan import Goal, Progress, Review

ADJUST_BELOW = 7  # of confidence


@dataclass(frozen=True, slots=True)
class Ruler:
    """The first number and the newest one; the change needs two."""

    first: int | NotComputed
    last: int | NotComputed
    change: int | NotComputed


def ruler(goal: Goal, told: Iterable[tuple[Review, Progress]], which: Literal["importance", "confidence"]) -> Ruler:
    """Read one ruler of a goal: what was said when it was set, then at the meetings in the order of their days."""
    at_start: int | None = getattr(goal, which)
    later: list[int | None] = [getattr(progress, which) for _, progress in told]
    numbers = [number for number in (at_start, *later) if number is not None]
    if not numbers:
        nothing = NotComputed(Reason.NO_RATING)
        return Ruler(nothing, nothing, nothing)
    moved = numbers[-1] - numbers[0] if len(numbers) > 1 else NotComputed(Reason.ONE_RATING)
    return Ruler(numbers[0], numbers[-1], moved)


def newest_confidence(goal: Goal, newest_first: Iterable[Progress]) -> int | None:
    """Find how sure the client said they are the last time they said it, at a meeting or when the goal was set."""
    said = (progress.confidence for progress in newest_first)
    return next((number for number in said if number is not None), goal.confidence)


def to_adjust(confidence: int | None) -> bool:
    """Say whether a confidence is one to talk over: below 7."""
    return confidence is not None and confidence < ADJUST_BELOW
