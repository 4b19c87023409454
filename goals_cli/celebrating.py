"""What there is to be glad of in a plan: goals reached, wins, promises the client kept, numbers that have moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from goals_cli.cadence import Told
from goals_cli.measures.own import Way, moved
from goals_cli.plan import CLIENT, Goal, MeasureValue, Plan, Status
from goals_cli.private import done_days
from goals_cli.voice import said

if TYPE_CHECKING:
    from goals_cli.cadence import Meetings


class Joy(StrEnum):
    """What there is to celebrate, the greatest first."""

    REACHED = "reached"
    WIN = "win"
    STEP = "step"
    MEASURE = "measure"
    RATING = "rating"


class Celebration(NamedTuple):
    """One thing to be glad of; `first` and `now` are set for numbers that have moved."""

    kind: Joy
    on: date
    goal: str
    what: str | None = None
    first: str | None = None
    now: str | None = None


def celebrations(plan: Plan, met: Meetings, *, since: date, private: bool = False) -> tuple[Celebration, ...]:
    """List what went well from a day on, the greatest first; when no win was told since, the newest ones before.

    What was told in private is celebrated only when asked for.
    """
    done = done_days(plan, private=private)
    found: list[Celebration] = []
    for goal in plan.goals:
        told = [each for each in met.told(goal) if private or not each.progress.private]
        found += _of_goal(goal, told, since, done)
    if not any(each.kind is Joy.WIN for each in found):
        found += _last_wins(plan, met)
    rank = {kind: number for number, kind in enumerate(Joy)}
    return tuple(sorted(found, key=lambda each: (rank[each.kind], -each.on.toordinal())))


def _of_goal(
    goal: Goal, told: Sequence[Told], since: date, done: Mapping[tuple[str, str], date | None]
) -> Iterator[Celebration]:
    if goal.status is Status.ACHIEVED and goal.course[-1].on >= since:
        yield Celebration(Joy.REACHED, goal.course[-1].on, goal.id)
    recent = [each for each in told if each.review.on >= since]
    for each in recent:
        for win in each.progress.wins:
            yield Celebration(Joy.WIN, each.review.on, goal.id, win)
    for step in goal.steps:
        on = step.done or done.get((goal.id, step.id))
        if on and on >= since and said(step.step) and step.who in (CLIENT, None):
            yield Celebration(Joy.STEP, on, goal.id, step.step)
    if recent and goal.status.open:
        yield from _numbers(goal, told)


def _numbers(goal: Goal, told: Sequence[Told]) -> Iterator[Celebration]:
    """Say which numbers are better now than they were at first; none of a goal whose measures are private."""
    oldest_first = [(each.review, each.progress) for each in reversed(told)]
    newest = told[0].review.on
    for measure in goal.measures:
        found = moved(measure, oldest_first)
        if found.way in (Way.NEARER, Way.REACHED) and found.latest is not None and not measure.keep:
            what = measure.what or measure.unit
            first = _plain(found.baseline)
            yield Celebration(Joy.MEASURE, newest, goal.id, what, first, _plain(found.latest))
    ratings = [
        (review.on, rating.rating)
        for review, progress in oldest_first
        for rating in progress.ratings
        if rating.by == CLIENT and rating.rating is not None
    ]
    if ratings and ratings[-1][1] > ratings[0][1]:
        yield Celebration(Joy.RATING, ratings[-1][0], goal.id, None, str(ratings[0][1]), str(ratings[-1][1]))


def _last_wins(plan: Plan, met: Meetings) -> Iterator[Celebration]:
    known = {goal.id for goal in plan.goals}
    for review in met.reviews:
        told = [progress for progress in review.progress if progress.wins and progress.goal in known]
        if told:
            yield from (Celebration(Joy.WIN, review.on, each.goal, win) for each in told for win in each.wins)
            return


def _plain(value: MeasureValue | None) -> str | None:
    """Write a value as it is read."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return None if value is None else str(value)
