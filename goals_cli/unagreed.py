"""Which active goals no agreement covers, and since when: none names them, or they say something else by now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goals_cli.agreements import differences, standing_for
from goals_cli.plan import Agreement, Answer, Goal, Plan, Status


@dataclass(frozen=True, slots=True)
class Unagreed:
    """A goal to agree on again, or for the first time when there is no `agreement`."""

    goal: Goal
    since: date
    agreement: Agreement | None


def unagreed(plan: Plan) -> Iterator[Unagreed]:
    """Find the active goals that are to be agreed on, as A201 and A202 of the check do.

    A goal owes an agreement from the day on which work on it began, and again from the change that no agreement
    covers. A no is an answer: it is not asked for again.
    """
    for goal in plan.goals if plan.closed is None else ():
        if goal.status is not Status.ACTIVE:
            continue
        standing = standing_for(plan, goal)
        if standing is None:
            yield Unagreed(goal, next(turn.on for turn in goal.course if turn.status is Status.ACTIVE), None)
        elif standing[0].client.answer is not Answer.DISAGREES and (changed := differences(standing[1], goal)):
            yield Unagreed(goal, _changed_on(goal, standing[0], changed), standing[0])


def _changed_on(goal: Goal, agreement: Agreement, fields: tuple[str, ...]) -> date:
    """Say when the goal began to say something else; the day of the agreement where no trail tells of it."""
    days = [
        change.on
        for change in goal.changes
        if change.on >= agreement.on
        and change.answer is not Answer.DISAGREES
        and re.split(r"[.\[]", change.what)[0] in fields
    ]
    return min(days, default=agreement.on)
