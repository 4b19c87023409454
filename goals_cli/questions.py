"""What is open between client and worker and can only be asked: the questions for the next meeting, as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from goals_cli.cadence import Told, active_since, follow_ups_due, meetings
from goals_cli.looking_back import promises
from goals_cli.measures.rulers import newest_confidence, to_adjust
from goals_cli.plan import Answer, Goal, Party, Plan, Status
from goals_cli.private import promised_words
from goals_cli.stuck import standstill
from goals_cli.voice import said

if TYPE_CHECKING:
    from goals_cli.profile import Profile

SOON = timedelta(weeks=4)  # before the day that was chosen for a goal


class Ask(StrEnum):
    """What a question is about, the most pressing first."""

    SINCE = "since"
    REQUEST = "request"
    AGREEMENT = "agreement"
    CHANGE = "change"
    TARGET_DATE = "target-date"
    STUCK = "stuck"
    STEP = "step"
    IN_THE_WAY = "in-the-way"
    CONFIDENCE = "confidence"
    VIEW = "view"
    REQUIREMENT = "requirement"
    PROPOSED = "proposed"
    PAUSED = "paused"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `about` is what it quotes, None when there is nothing to quote or it is private.

    `on` is the day that it looks back or ahead to, `who` whose wish or view it is about, `number` the client's newest
    confidence, `step` the id of a step, and `answer` what they answered to an agreement.
    """

    kind: Ask
    goal: Goal | None = None
    on: date | None = None
    about: str | None = None
    who: str | None = None
    step: str | None = None
    number: int | None = None
    answer: Answer | None = None


def questions(plan: Plan, profile: Profile, *, since: date, today: date) -> tuple[Question, ...]:
    """List what to ask at the next meeting, the most pressing first, and of each kind one before any second one.

    `since` is the day from which they look back. `plan` holds no more than what may be quoted.
    """
    if plan.closed is not None:
        return ()
    found = [*_of_plan(plan, since, today)]
    met = meetings(plan)
    for goal in sorted(plan.goals, key=lambda goal: goal.priority or len(plan.goals) + 1):
        found += _of_goal(plan, goal, met.told(goal), profile, today)
    rank = {kind: number for number, kind in enumerate(Ask)}
    count: Counter[Ask] = Counter()
    ranked = []
    for question in sorted(found, key=lambda question: rank[question.kind]):
        count[question.kind] += 1
        ranked.append((count[question.kind], rank[question.kind], question))
    return tuple(question for *_, question in sorted(ranked, key=lambda each: each[:2]))


def _of_plan(plan: Plan, since: date, today: date) -> Iterator[Question]:
    begun = bool(plan.goals or plan.reviews)  # without, there is nothing to look back to or to go on from
    yield Question(Ask.SINCE, on=since if begun else None)
    for request in plan.requests:
        if not said(request.answered):
            yield Question(Ask.REQUEST, on=request.on, about=request.asks, who=request.by)
    goals = {goal.id: goal for goal in plan.goals}
    for follow_up in follow_ups_due(plan, today):
        answer = follow_up.agreement.client.answer
        for agreed in follow_up.goals:
            yield Question(Ask.AGREEMENT, goals.get(agreed.goal), follow_up.agreement.on, answer=answer)
    for requirement in plan.requirements:
        if not said(requirement.client_says) and said(requirement.demands):
            yield Question(Ask.REQUIREMENT, about=requirement.demands, who=requirement.who or requirement.by)
    if begun and not any(goal.status.open for goal in plan.goals):
        yield Question(Ask.NEXT)


def _of_goal(plan: Plan, goal: Goal, told: Sequence[Told], profile: Profile, today: date) -> Iterator[Question]:
    if goal.status is Status.PROPOSED:
        yield Question(Ask.PROPOSED, goal)
    elif goal.status is Status.PAUSED:
        yield Question(Ask.PAUSED, goal, goal.course[-1].on)
    if goal.status is not Status.ACTIVE:
        return
    for change in goal.changes:
        if change.answer is None and said(change.asked_by) and change.asked_by not in (Party.CLIENT, Party.UNCLEAR):
            yield Question(Ask.CHANGE, goal, change.on, change.what, change.asked_by)
    if goal.target_date is not None and goal.target_date - today <= SOON:
        yield Question(Ask.TARGET_DATE, goal, goal.target_date)
    if still := standstill(goal, told, profile, today):
        yield Question(Ask.STUCK, goal, still.since)
    for promise in promises(plan, goal, today=today):
        if promise.by_client and promise.overdue:
            step = promise.step
            yield Question(Ask.STEP, goal, step.due or step.until, promised_words(step), step=step.id)
    yield from _last_told(goal, told)
    for view in goal.views:
        if view.by is not Party.CLIENT and (said(view.view) or view.private) and not said(view.client_says):
            yield Question(Ask.VIEW, goal, about=view.view, who=view.who or view.by)


def _last_told(goal: Goal, told: Sequence[Told]) -> Iterator[Question]:
    """Take up what was in the way at the newest meeting, and how sure the client was."""
    since = active_since(goal) or date.min
    for each in told[:1]:
        if each.review.on >= since:
            for hurdle in each.progress.in_the_way:
                yield Question(Ask.IN_THE_WAY, goal, each.review.on, hurdle)
    sure = newest_confidence(goal, (each.progress for each in told))
    if to_adjust(sure):
        yield Question(Ask.CONFIDENCE, goal, number=sure)
