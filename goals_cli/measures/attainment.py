"""Attainment scores: how far several scaled goals have come together, at the start and now.

Source: Kiresuk and Sherman 1968, Goal attainment scaling; weights after Turner-Stokes. The article of 2009 that many
programs follow carries an erratum of its publisher for its formulas.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goals_cli.measures import NotComputed, Reason
from goals_cli.plan import Goal, Progress, Review, ReviewKind

RHO = 0.3  # how much the attainment of one goal is expected to go with that of another
MIDDLE, SPREAD = 50.0, 10.0
LEVELS = range(-2, 3)

CAVEAT = "Levels are ranks, not amounts; read T with the levels it is made of, and never as a verdict on anybody."


@dataclass(frozen=True, slots=True)
class Scaled:
    """What one goal brings to a score: its level when the scale was made, the newest one, and its weight.

    `level_on` is the day of the newest level; `older` says that the goal was reviewed later without one.
    """

    goal: str
    baseline: int | None
    level: int | None
    weight: int | None
    level_on: date | None = None
    older: bool = False


@dataclass(frozen=True, slots=True)
class Attainment:
    """The scores of one rater over the same goals with the same weights, with all that they are made of."""

    by: str
    goals: tuple[Scaled, ...]
    weighted: bool
    baseline: float | NotComputed
    now: float | NotComputed
    change: float | NotComputed


def score(levels: Sequence[int], weights: Sequence[float] | None = None) -> float | NotComputed:
    """Compute T = 50 + 10 * sum(w*x) / sqrt((1 - rho) * sum(w^2) + rho * (sum w)^2), rho 0.3 (Kiresuk, Sherman 1968).

    The levels x go from -2 to 2, 0 being the expected one. Without weights all goals count alike. A weight of 0 would
    drop its goal without a word, so there is no score with one.
    """
    if not levels:
        return NotComputed(Reason.NO_GOALS)
    if any(level not in LEVELS for level in levels):
        return NotComputed(Reason.LEVEL_UNKNOWN)
    each = [1.0] * len(levels) if weights is None else weights
    if any(weight <= 0 for weight in each):
        return NotComputed(Reason.WEIGHT_ZERO)
    reached = sum(weight * level for weight, level in zip(each, levels, strict=True))
    return MIDDLE + SPREAD * reached / divisor(levels, each)


def divisor(_levels: Sequence[int], weights: Sequence[float]) -> float:
    """Compute what T is divided by; it depends on the weights alone, never on what was reached."""
    return math.sqrt((1 - RHO) * sum(weight * weight for weight in weights) + RHO * sum(weights) ** 2)


def attainment(goals: Sequence[Scaled], by: str) -> Attainment:
    """Compute the scores of one rater at the start and now, and the change between them."""
    weights = _weights(goals)
    if isinstance(weights, NotComputed):
        return Attainment(by, tuple(goals), True, weights, weights, weights)
    baseline = _score(goals, [goal.baseline for goal in goals], weights, Reason.NO_BASELINE)
    now = _score(goals, [goal.level for goal in goals], weights, Reason.NO_LEVEL)
    return Attainment(by, tuple(goals), weights is not None, baseline, now, difference(baseline, now))


def difference(baseline: float | NotComputed, now: float | NotComputed) -> float | NotComputed:
    """Take one score from the other; where one is missing, so is the change."""
    if isinstance(now, NotComputed):
        return now
    return baseline if isinstance(baseline, NotComputed) else now - baseline


def is_scaled(goal: Goal, told: Sequence[tuple[Review, Progress]]) -> bool:
    """Say whether a goal has a scale: levels that are described, one to begin at, or one that was given."""
    given = any(rating.level is not None for _, progress in told for rating in progress.ratings)
    return bool(goal.scale) or goal.baseline_level is not None or given


def scaled(goal: Goal, told: Sequence[tuple[Review, Progress]], by: str) -> Scaled:
    """Collect what a goal brings to the score of one rater; `told` is in the order of its days.

    The weight is importance times difficulty, each from 0 to 3 (Turner-Stokes).
    """
    weight = goal.weight.importance * goal.weight.difficulty if goal.weight else None
    level, level_on, older = _newest(told, by)
    return Scaled(goal.id, goal.baseline_level, level, weight, level_on, older)


def newest_level(told: Sequence[tuple[Review, Progress]], by: str) -> int | None:
    """Find the newest level that one rater gave; `told` is in the order of its days."""
    return _newest(told, by)[0]


def _newest(told: Sequence[tuple[Review, Progress]], by: str) -> tuple[int | None, date | None, bool]:
    """Find the newest level of one rater, its day, and whether a later meeting that asks for one went without."""
    older = False
    for review, progress in reversed(told):
        mine = [rating for rating in reversed(progress.ratings) if rating.by == by]
        level = next((rating.level for rating in mine if rating.level is not None), None)
        if level is not None:
            return level, review.on, older
        older = older or review.kind is not ReviewKind.CHECK_IN or any(rating.rating is not None for rating in mine)
    return None, None, False


def _weights(goals: Sequence[Scaled]) -> list[float] | NotComputed | None:
    """Give the weights, None where no goal has one."""
    missing = tuple(goal.goal for goal in goals if goal.weight is None)
    if len(missing) == len(goals):
        return None
    if missing:
        return NotComputed(Reason.WEIGHT_MISSING, missing)
    zero = tuple(goal.goal for goal in goals if goal.weight == 0)
    return NotComputed(Reason.WEIGHT_ZERO, zero) if zero else [float(goal.weight or 0) for goal in goals]


def _score(
    goals: Sequence[Scaled], levels: Sequence[int | None], weights: Sequence[float] | None, lacking: Reason
) -> float | NotComputed:
    """Compute a score over all of the goals, or say for which there is no level."""
    without = tuple(goal.goal for goal, level in zip(goals, levels, strict=True) if level is None)
    if without:
        return NotComputed(lacking, without)
    return score([level for level in levels if level is not None], weights)
