"""Owns what is left of a plan without what the client keeps private; ids and days stay.

What is private, whatever it says, is a private goal, step, view or later words, and what was told of a goal in private
at a meeting: the texts, who is in them other than the client and the workers, and the numbers. That there is such a
thing, on which day it is due, and that somebody has looked stay, and that a promise was kept: nobody is asked for it
again. The reports tell of plans without what is private; the sheet and the session do so unless asked for it.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from goals_cli.cadence import done_in_reviews, workers_of
from goals_cli.plan import CLIENT, Goal, Party, Plan, Progress, Raised, Review, Step, StepWent, Turn

_HIDDEN = "..."  # in place of a rhythm: that there is one decides how long a promise stands


def without_private(plan: Plan) -> Plan:
    """Give the plan without what is private; of what was told in private only which steps were done is left."""
    hidden = {goal.id for goal in plan.goals if goal.private}
    if not hidden and not _holds_private(plan):
        return plan
    known = workers_of(plan) | {CLIENT}
    goals = tuple(_bare(goal, known) if goal.private else _goal(goal, known) for goal in plan.goals)
    return replace(plan, goals=goals, reviews=tuple(_review(review, hidden) for review in plan.reviews))


def done_days(plan: Plan, *, private: bool) -> dict[tuple[str, str], date | None]:
    """Say which steps, by goal and step, the reviews call done, and since when; no day for what was told in private.

    With `private` every one has its day.
    """
    done = done_in_reviews(plan)
    if private:
        return {**done}
    openly = [replace(each, progress=tuple(p for p in each.progress if not p.private)) for each in plan.reviews]
    told = done_in_reviews(replace(plan, reviews=tuple(openly)))
    return {step: told.get(step) for step in done}


def private_parts(plan: Plan, goal: Goal) -> int:
    """Count what is private in a goal and in what was told of it; a private goal is one thing."""
    if goal.private:
        return 1
    told = [progress.private for review in plan.reviews for progress in review.progress if progress.goal == goal.id]
    parts = [part.private for parts in (goal.steps, goal.words_later, goal.views) for part in parts]
    return sum(map(bool, parts + told))


def promised_words(step: Step) -> str | None:
    """Give what was promised, the step's id when nobody wrote that down; None when it was left out as private."""
    return None if step.private and step.step is None else step.step or step.id


def _holds_private(plan: Plan) -> bool:
    parts = (part for goal in plan.goals for each in (goal.steps, goal.words_later, goal.views) for part in each)
    told = (progress for review in plan.reviews for progress in review.progress)
    return any(part.private for part in parts) or any(progress.private for progress in told)


def _bare(goal: Goal, known: frozenset[str]) -> Goal:
    return Goal(
        id=goal.id,
        private=True,
        priority=goal.priority,
        raised=Raised(goal.raised.by, on=goal.raised.on),
        target_date=goal.target_date,
        ongoing=goal.ongoing,
        steps=tuple(_step(step, known) for step in goal.steps),
        course=tuple(Turn(turn.on, turn.status, turn.reason) for turn in goal.course),
    )


def _goal(goal: Goal, known: frozenset[str]) -> Goal:
    return replace(
        goal,
        words_later=tuple(later for later in goal.words_later if not later.private),
        views=tuple(replace(view, who=None, view=None) if view.private else view for view in goal.views),
        steps=tuple(_step(step, known) if step.private else step for step in goal.steps),
    )


def _step(step: Step, known: frozenset[str]) -> Step:
    who = step.who if step.who is None or step.who in known else Party.OTHER.value
    return replace(step, step=None, who=who, every=_HIDDEN if step.every else None, private=True)


def _review(review: Review, hidden: set[str]) -> Review:
    told = (_only_done(each) if each.private or each.goal in hidden else each for each in review.progress)
    return replace(review, progress=tuple(told))


def _only_done(progress: Progress) -> Progress:
    went = tuple(StepWent(each.step, each.how) for each in progress.steps)
    return Progress(progress.goal, private=True, steps=went)
