"""How far things have come, in numbers that never stand for more than they are; what cannot be computed says why.

Ratings of different people are never put together, and nothing is left out of a number to make it computable: one goal
without a number leaves the whole without, by the name of the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a number cannot be given."""

    NO_GOALS = "no-goals"
    NO_RATING = "no-rating"
    ONE_RATING = "one-rating"
    NO_LEVEL = "no-level"
    NO_BASELINE = "no-baseline"
    LEVEL_UNKNOWN = "level-unknown"
    WEIGHT_MISSING = "weight-missing"
    WEIGHT_ZERO = "weight-zero"
    NO_VALUE = "no-value"
    NO_TARGET = "no-target"
    NO_DIRECTION = "no-direction"
    NOT_A_NUMBER = "not-a-number"
    SMALL_GROUP = "small-group"


@dataclass(frozen=True, slots=True)
class NotComputed:
    """A number that cannot be given. `of` names the goals or measures that it fails for, by their ids."""

    not_computed: Reason
    of: tuple[str, ...] = ()
