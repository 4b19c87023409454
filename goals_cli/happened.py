"""Owns what is left of a plan without what is dated after a day: what has not happened is not told as if it had."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from goals_cli.plan import Agreement, Change, Disagreement, Goal, LaterWords, Plan, Review, Step

_Dated = TypeVar("_Dated", Agreement, Change, Disagreement, LaterWords, Review)


def up_to(plan: Plan, day: date) -> Plan:
    """Give the plan without what is dated after a day; a goal that had not begun is not in it.

    Handovers stay: they tell who the workers are, and nothing that is shown.
    """
    return replace(
        plan,
        goals=tuple(_goal(goal, day) for goal in plan.goals if has_begun(goal, day)),
        agreements=_kept(plan.agreements, day),
        reviews=_kept(plan.reviews, day),
        disagreements=_kept(plan.disagreements, day),
        closed=plan.closed if plan.closed and plan.closed.on <= day else None,
    )


def has_begun(goal: Goal, day: date) -> bool:
    """Say whether the course of a goal had begun."""
    return any(turn.on <= day for turn in goal.course)


def later_than(plan: Plan, day: date) -> tuple[str, ...]:
    """Name by their ids what is dated after a day: goals, steps, agreements and reviews; or what holds such a thing."""
    found = [entry.id for entry in plan.agreements if entry.on > day]
    found += [entry.id for entry in plan.reviews if entry.on > day]
    for goal in plan.goals:
        days = [each.on for each in goal.course]
        days += [each.on for each in goal.changes]
        days += [each.on for each in goal.words_later]
        found += [goal.id] if max(days) > day else []
        found += [step.id for step in goal.steps if _step(step, day) is not step]
    found += ["closed"] if plan.closed and plan.closed.on > day else []
    return tuple(found)


def _goal(goal: Goal, day: date) -> Goal:
    steps = (_step(step, day) for step in goal.steps)
    return replace(
        goal,
        course=tuple(turn for turn in goal.course if turn.on <= day),
        words_later=_kept(goal.words_later, day),
        changes=_kept(goal.changes, day),
        steps=tuple(step for step in steps if step is not None),
    )


def _step(step: Step, day: date) -> Step | None:
    """Give a promise as it stood; None when it had not been made."""
    if step.promised and step.promised > day:
        return None
    done = step.done is not None and step.done > day
    back = step.taken_back is not None and step.taken_back.on > day
    if not done and not back:
        return step
    return replace(step, done=None if done else step.done, taken_back=None if back else step.taken_back)


def _kept(entries: Iterable[_Dated], day: date) -> tuple[_Dated, ...]:
    return tuple(entry for entry in entries if entry.on <= day)
