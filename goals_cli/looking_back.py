"""What client and worker look back on before they go on: last time's words and ratings, and the promises of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goals_cli.agreements import in_force
from goals_cli.cadence import done_in_reviews, standing
from goals_cli.plan import CLIENT, Goal, MeasureValue, Plan, Progress, Rating, Review, Step


@dataclass(frozen=True, slots=True)
class LastTime:
    """What was said of a goal last.

    `words` are the client's newest words, with their day; `ratings` those of the newest meeting that has any, the
    client's first, with its day; `measured` what each measure showed last, by its id. Days are None when unknown.
    """

    words: str | None
    words_on: date | None
    ratings: tuple[Rating, ...]
    rated_on: date | None
    measured: dict[str, MeasureValue]


@dataclass(frozen=True, slots=True)
class Promise:
    """A step that still stands; `overdue` when its last day is past."""

    step: Step
    by_client: bool
    overdue: bool


def last_time(plan: Plan, goal: Goal, *, without: str | None = None) -> LastTime:
    """Find what was said of a goal last, in the reviews that no later one corrects; `without` the one under way."""
    meetings = list(reversed(told_before(plan, goal, without=without)))
    rated = next(((review, progress) for review, progress in meetings if progress.ratings), None)
    words, words_on = _last_words(goal, meetings)
    return LastTime(
        words,
        words_on,
        ratings=tuple(sorted(rated[1].ratings, key=lambda rating: rating.by != CLIENT)) if rated else (),
        rated_on=rated[0].on if rated else None,
        measured={item.measure: item.value for _, progress in reversed(meetings) for item in progress.measured},
    )


def told_before(plan: Plan, goal: Goal, *, without: str | None = None) -> list[tuple[Review, Progress]]:
    """List what was told of a goal in the order of its days; `without` the review under way."""
    return [meeting for meeting in reversed(_newest_first(plan, goal)) if meeting[0].id != without]


def promises(plan: Plan, goal: Goal, *, today: date) -> tuple[Promise, ...]:
    """List the steps of a goal that still stand, those of the worker and others before the client's, by their days."""
    steps = standing(goal, done_in_reviews(plan))
    found = [Promise(step, step.who in (CLIENT, None), _last_day(step) < today) for step in steps]
    return tuple(sorted(found, key=lambda promise: (promise.by_client, _last_day(promise.step))))


def _last_day(step: Step) -> date:
    return step.due or step.until or date.max


def _newest_first(plan: Plan, goal: Goal) -> list[tuple[Review, Progress]]:
    return [
        (review, progress)
        for review in reversed(in_force(plan.reviews))
        for progress in review.progress
        if progress.goal == goal.id
    ]


def _last_words(goal: Goal, meetings: list[tuple[Review, Progress]]) -> tuple[str | None, date | None]:
    """Choose the client's newest words: of a meeting, said later, or the first ones."""
    said = [(later.on, later.words) for later in goal.words_later]
    said += [(review.on, progress.words) for review, progress in reversed(meetings) if progress.words]
    if not said:
        return goal.words, goal.raised.on
    on, words = max(said, key=lambda one: one[0])
    return words, on
