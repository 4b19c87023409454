"""Slips of the hand that are worth a question: a promise whose day was past already when it was given."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from goals_cli.plan import Plan


@dataclass(frozen=True, slots=True)
class Slip:
    """A step whose last day, in the field `field`, is before the day it was promised."""

    goal: str
    step: str
    field: str
    day: date
    promised: date


def slips(plan: Plan, *, without: Container[str] = ()) -> tuple[Slip, ...]:
    """List the promises that were past when they were given, but for the steps in `without`."""
    return tuple(
        Slip(goal.id, step.id, field, day, step.promised)
        for goal in plan.goals
        for step in goal.steps
        if step.id not in without and step.promised
        for field, day in (("due", step.due), ("until", step.until))
        if day and day < step.promised
    )
