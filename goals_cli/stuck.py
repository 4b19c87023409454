"""Which goals do not move: the client's ratings stand still, a measure stands still, or nobody has looked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from goals_cli.cadence import Told, active_since, is_real
from goals_cli.plan import CLIENT, Answer, Goal, Measure, Review

if TYPE_CHECKING:
    from goals_cli.profile import Profile

# Over how many reviews and how long a goal stands still; and the numbers at which it is where it was to be.
LEAST, SPAN = 3, timedelta(weeks=8)
REACHED_RATING, REACHED_LEVEL = 10, 0

# What the client gave at one meeting.
Rated: TypeAlias = tuple[Review, int]


class Sign(StrEnum):
    """What shows that a goal does not move."""

    RATINGS = "ratings"
    LEVELS = "levels"
    MEASURE = "measure"
    NO_REVIEW = "no-review"


@dataclass(frozen=True, slots=True)
class Standstill:
    """What shows that a goal does not move, and since when one of these signs holds."""

    signs: tuple[Sign, ...]
    since: date


def standstill(goal: Goal, told: Sequence[Told], profile: Profile, today: date) -> Standstill | None:
    """Say how an active goal stands still; None for one that moves. `told` is newest first."""
    found = tuple(signs(goal, told, profile, today))
    if not found:
        return None
    return Standstill(tuple(sign for sign, _ in found), min(since for _, since in found))


def rated(goal: Goal, told: Sequence[Told]) -> tuple[list[Rated], list[Rated]]:
    """List what the client gave since the goal was changed last, ratings and levels apart; `told` is newest first."""
    changed = last_change(goal)
    given = [
        (each.review, rating)
        for each in told
        if each.review.on >= changed
        for rating in each.progress.ratings
        if rating.by == CLIENT
    ]
    ratings = [(review, each.rating) for review, each in given if each.rating is not None]
    return ratings, [(review, each.level) for review, each in given if each.level is not None]


def is_to_be_kept(goal: Goal) -> bool:
    """Say whether staying where they are is what the client wants."""
    return any(measure.keep for measure in goal.measures)


def standing_days(goal: Goal, told: Sequence[Told], profile: Profile) -> list[date]:
    """List the days of the reviews, the newest first, over which the client's numbers stand still for long enough."""
    ratings, levels = rated(goal, told)
    return _standing(ratings, REACHED_RATING, profile) or _standing(levels, REACHED_LEVEL, profile)


def signs(goal: Goal, told: Sequence[Told], profile: Profile, today: date) -> Iterator[tuple[Sign, date]]:
    """Say what shows that an active goal does not move, and since when; `told` is newest first.

    A goal that the client wants to keep where it is only needs to be looked at.
    """
    since = active_since(goal)
    if since is None:
        return
    looked = next((each.review.on for each in told if is_real(each.review.kind, profile)), None)
    seen = max(since, looked or since)
    if today - seen >= SPAN:
        yield Sign.NO_REVIEW, seen
    if is_to_be_kept(goal):
        return
    ratings, levels = rated(goal, told)
    for sign, given, reached in ((Sign.RATINGS, ratings, REACHED_RATING), (Sign.LEVELS, levels, REACHED_LEVEL)):
        if days := _standing(given, reached, profile):
            yield sign, days[-1]
    changed = last_change(goal)
    recent = [each for each in told if each.review.on >= changed and is_real(each.review.kind, profile)]
    stand = [days for measure in goal.measures if (days := _unmoved(measure, recent))]
    if stand and len(stand) == len(goal.measures):
        yield Sign.MEASURE, min(days[-1] for days in stand)


def last_change(goal: Goal) -> date:
    """Say when the goal, its course or what is promised for it was changed last; what the client declined was not."""
    changes = (change.on for change in goal.changes if change.answer is not Answer.DISAGREES)
    days = [*(turn.on for turn in goal.course), *changes]
    days += [step.promised for step in goal.steps if step.promised]
    return max(days + [step.taken_back.on for step in goal.steps if step.taken_back])


def _standing(given: list[Rated], reached: int, profile: Profile) -> list[date]:
    """List the days of the reviews over which the newest numbers stand still, when these are enough; else none.

    A number that was given at a check-in may show that it moves, but does not make the reviews more.
    """
    if len(given) < LEAST or given[0][1] >= reached:
        return []
    days = [review.on for review in _not_risen(given) if is_real(review.kind, profile)]
    return days if _long(days) else []


def _long(days: list[date]) -> bool:
    return len(days) >= LEAST and days[0] - days[-1] >= SPAN


def _not_risen(given: list[Rated]) -> Iterator[Review]:
    """Go back through the meetings, the newest first, as long as no number is lower than the one that came after it."""
    yield given[0][0]
    for (_, later), (review, earlier) in pairwise(given):
        if earlier < later:
            return
        yield review


def _unmoved(measure: Measure, recent: Sequence[Told]) -> list[date]:
    """List the days over which a measure has kept one value and is not where it was to be."""
    from goals_cli.measures.own import Way, moved

    values = [
        (each, measured.value)
        for each in recent
        for measured in each.progress.measured
        if measured.measure == measure.id
    ]
    if not values or moved(measure, [(each.review, each.progress) for each in reversed(recent)]).way is Way.REACHED:
        return []
    days: list[date] = []
    for each, value in values:
        if value != values[0][1] or type(value) is not type(values[0][1]):
            break
        days.append(each.review.on)
    return days if _long(days) else []
