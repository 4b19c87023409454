"""The days on which, by what a plan says, something happened; corrected entries are left aside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goals_cli.agreements import placed_in_force
from goals_cli.findings import Where
from goals_cli.plan import Plan

Happened = Iterator[tuple[date, Where]]

# What happened, by a key of the place that tells of it.
_SENTENCES = {
    "raised": "goal {id} was raised",
    "client_answer": "goal {id} was answered",
    "words_later": "more was said about goal {id}",
    "changes": "a change of goal {id} was talked about",
    "promised": "step {id} was promised",
    "done": "step {id} was done",
    "taken_back": "step {id} was taken back",
    "opened": "the plan was opened",
    "closed": "the plan was closed",
    "requirements": "the consequences of requirement {id} were explained",
    "agreements": "agreement {id} was made",
    "reviews": "review {id} took place",
    "handovers": "the plan was handed over",
    "disagreements": "there was a disagreement",
    "requests": "something was asked for",
}


def in_the_work(plan: Plan) -> Happened:
    """Yield the days of what can only have happened while there was a plan, with their places."""
    for number, agreement in placed_in_force(plan.agreements):
        yield agreement.on, ("agreements", number, "on")
    for number, review in placed_in_force(plan.reviews):
        yield review.on, ("reviews", number, "on")
    for number, handover in enumerate(plan.handovers):
        yield handover.on, ("handovers", number, "on")
    for number, goal in enumerate(plan.goals):
        for position, turn in enumerate(goal.course):
            yield turn.on, ("goals", number, "course", position, "on")
        for position, change in enumerate(goal.changes):
            yield change.on, ("goals", number, "changes", position, "on")
        for position, later in enumerate(goal.words_later):
            yield later.on, ("goals", number, "words_later", position, "on")
        for position, step in enumerate(goal.steps):
            if step.done:
                yield step.done, ("goals", number, "steps", position, "done")
            if step.taken_back:
                yield step.taken_back.on, ("goals", number, "steps", position, "taken_back", "on")


def around_the_work(plan: Plan) -> Happened:
    """Yield the days of the rest: what may have happened before there was a plan, or after."""
    yield plan.opened, ("opened",)
    if plan.closed:
        yield plan.closed.on, ("closed", "on")
    for number, requirement in enumerate(plan.requirements):
        if requirement.consequences_explained:
            yield requirement.consequences_explained, ("requirements", number, "consequences_explained")
    for number, agreement in placed_in_force(plan.agreements):
        if agreement.copy and agreement.copy.given:
            yield agreement.copy.given, ("agreements", number, "copy", "given")
    for number, disagreement in enumerate(plan.disagreements):
        yield disagreement.on, ("disagreements", number, "on")
    for number, request in enumerate(plan.requests):
        yield request.on, ("requests", number, "on")
    for number, goal in enumerate(plan.goals):
        if goal.raised.on:
            yield goal.raised.on, ("goals", number, "raised", "on")
        if goal.client_answer and goal.client_answer.on:
            yield goal.client_answer.on, ("goals", number, "client_answer", "on")
        for position, step in enumerate(goal.steps):
            if step.promised:
                yield step.promised, ("goals", number, "steps", position, "promised")


def told(plan: Plan, where: Where) -> str:
    """Say what happened on the day at a place, as the beginning of a sentence that goes on with the day."""
    match where:
        case ("goals", int(number), "steps", int(position), str(key), *_):
            return _SENTENCES[key].format(id=plan.goals[number].steps[position].id)
        case ("goals", int(number), "course", int(position), _):
            goal = plan.goals[number]
            return f"goal {goal.id} became {goal.course[position].status.value}"
        case ("agreements", int(number), "copy", _):
            return f"a copy of agreement {plan.agreements[number].id} was given"
        case (str(key), int(number), *rest):
            entry = getattr(plan, key)[number]
            return _SENTENCES[str(rest[0]) if key == "goals" else key].format(id=getattr(entry, "id", ""))
    return _SENTENCES[str(where[0])]
