"""Ratings from 0 to 10, each rater's on their own, and what counts as a change.

Method: Goal-Based Outcomes (D. Law). Rule of change: as published by NHS England for goal-based outcomes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goals_cli.measures import NotComputed, Reason
from goals_cli.plan import Progress, Review

RELIABLE = 3  # how many points of a goal's 0 to 10 count as a change
RULE = "NHS England, goal-based outcomes, per goal: 3 points or more up is improved, 3 or more down deteriorated"
RULE_PERSON = "Per person: improved with a goal improved and none deteriorated, deteriorated with any goal deteriorated"


class Verdict(StrEnum):
    """What the rule of change calls a difference of ratings."""

    IMPROVED = "improved"
    NO_CHANGE = "no-change"
    DETERIORATED = "deteriorated"


@dataclass(frozen=True, slots=True)
class Given:
    """A rating, and the day on which it was given; 0 is one too."""

    on: date
    rating: int


@dataclass(frozen=True, slots=True)
class Change:
    """From which rating to which, and what the rule calls it."""

    first: Given
    last: Given
    change: int
    verdict: Verdict


def given(told: Iterable[tuple[Review, Progress]], by: str) -> list[Given]:
    """List the ratings that one person gave a goal; `told` is in the order of its days."""
    return [
        Given(review.on, rating.rating)
        for review, progress in told
        for rating in progress.ratings
        if rating.by == by and rating.rating is not None
    ]


def change(ratings: Sequence[Given]) -> Change | NotComputed:
    """Take the first rating from the last; one rating alone says nothing of a change."""
    if len(ratings) < 2:
        return NotComputed(Reason.ONE_RATING if ratings else Reason.NO_RATING)
    first, last = ratings[0], ratings[-1]
    points = last.rating - first.rating
    return Change(first, last, points, verdict(points))


def verdict(points: float) -> Verdict:
    """Judge one goal by the published rule: at least 3 points either way are a change (NHS England).

    Another threshold, 2.45 points of a mean over goals, is quoted in places. It is not this rule, and the two can
    disagree: of the changes 2, 2 and 3 one is an improvement here, and their mean lies below 2.45.
    """
    if points >= RELIABLE:
        return Verdict.IMPROVED
    return Verdict.DETERIORATED if points <= -RELIABLE else Verdict.NO_CHANGE


def of_person(verdicts: Iterable[Verdict]) -> Verdict | NotComputed:
    """Judge a person by the same rule: one goal that deteriorated outweighs all that improved (NHS England)."""
    found = set(verdicts)
    if not found:
        return NotComputed(Reason.NO_RATING)
    for each in (Verdict.DETERIORATED, Verdict.IMPROVED):
        if each in found:
            return each
    return Verdict.NO_CHANGE
