"""Owns what is left of a plan without the words that the client keeps private; ids, days and numbers stay."""

from __future__ import annotations

from msgspec.structs import replace

from goals_cli.plan import Goal, Plan, Progress, Raised, Review, Step, Turn

_HIDDEN = "..."  # in place of a rhythm: that there is one decides how long a promise stands


def without_private(plan: Plan) -> Plan:
    """Give the plan without private words; what was told of a goal in private is not in it at all."""
    hidden = {goal.id for goal in plan.goals if goal.private}
    goals = tuple(_bare(goal) if goal.private else _goal(goal) for goal in plan.goals)
    return replace(plan, goals=goals, reviews=tuple(_review(review, hidden) for review in plan.reviews))


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


def _bare(goal: Goal) -> Goal:
    return Goal(
        id=goal.id,
        private=True,
        priority=goal.priority,
        raised=Raised(goal.raised.by, on=goal.raised.on),
        target_date=goal.target_date,
        ongoing=goal.ongoing,
        importance=goal.importance,
        confidence=goal.confidence,
        steps=tuple(map(_step, goal.steps)),
        course=tuple(Turn(turn.on, turn.status, turn.reason) for turn in goal.course),
    )


def _goal(goal: Goal) -> Goal:
    return replace(
        goal,
        words_later=tuple(later for later in goal.words_later if not later.private),
        views=tuple(replace(view, who=None, view=None) if view.private else view for view in goal.views),
        steps=tuple(_step(step) if step.private else step for step in goal.steps),
    )


def _step(step: Step) -> Step:
    return replace(step, step=None, every=_HIDDEN if step.every else None, private=True)


def _review(review: Review, hidden: set[str]) -> Review:
    told = (progress for progress in review.progress if not progress.private)
    return replace(review, progress=tuple(_numbers(each) if each.goal in hidden else each for each in told))


def _numbers(progress: Progress) -> Progress:
    return Progress(
        progress.goal,
        ratings=tuple(replace(rating, client_says=None) for rating in progress.ratings),
        importance=progress.importance,
        confidence=progress.confidence,
        steps=tuple(replace(went, words=None) for went in progress.steps),
    )
