"""Owns the rule that what is dated after their day has not happened yet: a slip, or a day of the past.

What a goal says stays as it is in the file: on which day it was put so is not known of each field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from msgspec.structs import replace

from goals_cli.plan import Goal, Plan, Step


class _Dated(Protocol):
    @property
    def on(self) -> date: ...


_Entry = TypeVar("_Entry", bound=_Dated)


def as_of(plan: Plan, day: date) -> Plan:
    """Give the plan as far as it had come at the end of a day; it is the same one when all of it had happened."""
    if max(_days(plan)) <= day:
        return plan
    return replace(
        plan,
        goals=tuple(_goal(goal, day) for goal in plan.goals if has_begun(goal, day)),
        agreements=_by(plan.agreements, day),
        reviews=_by(plan.reviews, day),
        disagreements=_by(plan.disagreements, day),
        requests=_by(plan.requests, day),
        closed=plan.closed if plan.closed and plan.closed.on <= day else None,
    )


def has_begun(goal: Goal, day: date) -> bool:
    """Say whether the course of a goal had begun."""
    return any(turn.on <= day for turn in goal.course)


def later_than(plan: Plan, day: date) -> tuple[str, ...]:
    """Name by their ids what is dated after a day: goals, steps, agreements and reviews; or what holds such a thing."""
    found = [agreement.id for agreement in plan.agreements if agreement.on > day]
    found += [review.id for review in plan.reviews if review.on > day]
    for goal in plan.goals:
        found += [goal.id] if max(_goal_days(goal)) > day else []
        found += [step.id for step in goal.steps if (step.promised or day) > day or _step(step, day) != step]
    found += ["closed"] if plan.closed and plan.closed.on > day else []
    return tuple(found)


def _goal(goal: Goal, day: date) -> Goal:
    answered = goal.client_answer
    return replace(
        goal.as_of(day),
        client_answer=None if answered and answered.on and answered.on > day else answered,
        words_later=_by(goal.words_later, day),
        changes=_by(goal.changes, day),
        steps=tuple(_step(step, day) for step in goal.steps if step.promised is None or step.promised <= day),
    )


def _step(step: Step, day: date) -> Step:
    done = step.done if step.done and step.done <= day else None
    taken_back = step.taken_back if step.taken_back and step.taken_back.on <= day else None
    return replace(step, done=done, taken_back=taken_back)


def _by(entries: Sequence[_Entry], day: date) -> tuple[_Entry, ...]:
    return tuple(entry for entry in entries if entry.on <= day)


def _days(plan: Plan) -> Iterator[date]:
    """Name the days on which something has happened."""
    yield date.min
    for entries in (plan.agreements, plan.reviews, plan.disagreements, plan.requests):
        yield from (entry.on for entry in entries)
    if plan.closed:
        yield plan.closed.on
    for goal in plan.goals:
        yield from _goal_days(goal)
        if goal.client_answer and goal.client_answer.on:
            yield goal.client_answer.on
        for step in goal.steps:
            yield from filter(None, (step.promised, step.done, step.taken_back and step.taken_back.on))


def _goal_days(goal: Goal) -> Iterator[date]:
    for dated in (goal.course, goal.words_later, goal.changes):
        yield from (entry.on for entry in dated)
