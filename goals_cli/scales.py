"""A goal's attainment scale as the client sees it: what each level looks like, and where they were and are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goals_cli.plan import CLIENT, Goal, Progress, Review

LOWEST, HIGHEST = -2, 2
# What a level means where nobody has described it, the best first.
MEANINGS = {
    2: "much more than expected",
    1: "more than expected",
    0: "what both expect",
    -1: "less than expected",
    -2: "much less than expected",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One level from -2 to 2, 0 the expected one.

    `at_start` says that the client was there when the goal was set; `said_on` is the day on which they last said where
    they are, when it was here.
    """

    level: int
    looks_like: str | None
    at_start: bool
    said_on: date | None


def signed(level: int) -> str:
    """Write a level with its sign."""
    return f"{level:+}" if level else "0"


def stages(goal: Goal, told: Sequence[tuple[Review, Progress]]) -> tuple[Stage, ...]:
    """List the levels of a goal that are described or were spoken of, best first; `told` is in order of its days."""
    looks = {entry.level: entry.looks_like for entry in goal.scale}
    said = [
        (rating.level, review.on)
        for review, progress in told
        for rating in progress.ratings
        if rating.by == CLIENT and rating.level is not None
    ]
    level, on = said[-1] if said else (None, None)
    levels = {*looks, *(known for known in (goal.baseline_level, level) if known is not None)}
    return tuple(
        Stage(each, looks.get(each), each == goal.baseline_level, on if each == level else None)
        for each in sorted(levels, reverse=True)
    )
