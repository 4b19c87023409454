"""F009: days in an order that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goals_cli.agreements import Dated, placed_in_force
from goals_cli.checking.context import Context
from goals_cli.checking.days import in_the_work, told
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity, Where
from goals_cli.plan import Goal, Plan


@rule(
    "F009",
    "days-out-of-order",
    severity=Severity.ERROR,
    hint="look at the year first; when the work began earlier, correct `opened`: goals edit CLIENT",
    sources=("The plan file, rule 7: every date is a day", "The plan file, rule 5: what only grows"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-1a, who: client, step: Visit the hall, promised: 2026-05-02, done: 2025-05-16}
            course: [{on: 2026-05-02, status: proposed}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            steps:
              - {id: s-1a, who: client, step: Visit the hall, promised: 2026-05-02, done: 2026-05-16}
            course: [{on: 2026-05-02, status: proposed}]
    """,
)
def days_out_of_order(plan: Plan, _context: Context) -> Iterator[Hit]:
    """Something is said to have happened before it could, or after the work together had ended.

    What is due is counted from these days. With a wrong one, a review of the client's goal comes too late or is never
    missed.
    """
    found = [*_of_goals(plan), *_of_meetings(plan), *_of_closing(plan)]
    yield from found
    opened, said = plan.opened, {hit.where for hit in found}
    for day, where in in_the_work(plan):
        if day < opened and where not in said:
            yield Hit(where, f"{told(plan, where)} on {day}, before the plan was opened ({opened})")


def _of_goals(plan: Plan) -> Iterator[Hit]:
    for number, goal in enumerate(plan.goals):
        raised, answer = goal.raised.on, goal.client_answer
        if raised and answer and answer.on and answer.on < raised:
            message = f"goal {goal.id} was answered on {answer.on}, before it was raised ({raised})"
            yield Hit(("goals", number, "client_answer", "on"), message)
        yield from _of_steps(goal, number)


def _of_steps(goal: Goal, number: int) -> Iterator[Hit]:
    for position, step in enumerate(goal.steps):
        if step.promised is None:
            continue
        where: Where = ("goals", number, "steps", position)
        if step.done and step.done < step.promised:
            message = f"step {step.id} was done on {step.done}, before it was promised ({step.promised})"
            yield Hit((*where, "done"), message)
        if step.taken_back and step.taken_back.on < step.promised:
            message = f"step {step.id} was taken back on {step.taken_back.on}, before it was promised ({step.promised})"
            yield Hit((*where, "taken_back", "on"), message)


def _of_meetings(plan: Plan) -> Iterator[Hit]:
    """Look at agreements and reviews, what they are about and what is to follow them."""
    raised = {goal.id: goal.raised.on for goal in plan.goals}
    for number, agreement in placed_in_force(plan.agreements):
        made = f"agreement {agreement.id} was made on {agreement.on}"
        if agreement.follow_up and agreement.follow_up < agreement.on:
            message = f"{made}, after the day of its follow-up ({agreement.follow_up})"
            yield Hit(("agreements", number, "follow_up"), message)
        for agreed in agreement.goals:
            day = raised.get(agreed.goal)
            if day and agreement.on < day:
                yield Hit(("agreements", number, "on"), f"{made}, before goal {agreed.goal} was raised ({day})")
    for number, review in placed_in_force(plan.reviews):
        if review.next_review and review.next_review < review.on:
            message = f"review {review.id} took place on {review.on}, after the day of the next one"
            yield Hit(("reviews", number, "next_review"), f"{message} ({review.next_review})")


def _of_closing(plan: Plan) -> Iterator[Hit]:
    """Look at the end of the work; a correction may be written down after it."""
    if plan.closed is None:
        return
    closed = plan.closed.on
    if closed < plan.opened:
        yield Hit(("closed", "on"), f"the plan was closed on {closed}, before it was opened ({plan.opened})")
        return
    yield from _after_closing(plan, "agreements", plan.agreements, closed)
    yield from _after_closing(plan, "reviews", plan.reviews, closed)


def _after_closing(plan: Plan, name: str, entries: Sequence[Dated], closed: date) -> Iterator[Hit]:
    for number, entry in placed_in_force(entries):
        if entry.on > closed and entry.corrects is None:
            where: Where = (name, number, "on")
            yield Hit(where, f"{told(plan, where)} on {entry.on}, after the plan was closed ({closed})")
