"""A204: the day to come back to an agreement has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goals_cli.cadence import follow_ups_due
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Plan


@rule(
    "A204",
    "follow-up-passed",
    severity=Severity.WARNING,
    hint="ask again, and record what the client answers now: goals agree CLIENT",
    sources=("The plan file: `follow_up` is the day to come back to an agreement", "42 CFR 441.301(c)"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-05-18, status: proposed}]
        agreements:
          - id: a-20260518-7c1e
            on: 2026-05-18
            client: {answer: could_not_say, shown: not_shown}
            follow_up: 2026-05-25
            goals: [{goal: g-4f2k}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-05-18, status: proposed}]
        agreements:
          - id: a-20260518-7c1e
            on: 2026-05-18
            client: {answer: could_not_say, shown: not_shown}
            follow_up: 2026-05-25
            goals: [{goal: g-4f2k}]
          - id: a-20260525-b2c8
            on: 2026-05-25
            client: {answer: agrees, shown: spoken}
            goals: [{goal: g-4f2k}]
    """,
)
def follow_up_passed(plan: Plan, context: Context) -> Iterator[Hit]:
    """An agreement that was to be come back to by now, and no newer one on the same goals.

    To ask again next week is a promise. Somebody who could not answer, or said yes in part, is waiting to be asked.
    """
    if not any(agreement.follow_up for agreement in plan.agreements):
        return
    for follow_up in follow_ups_due(plan, date.max):
        if context.passed(follow_up.due):
            agreement = follow_up.agreement
            goals = ", ".join(agreed.goal for agreed in follow_up.goals)
            where = ("agreements", plan.agreements.index(agreement), "follow_up")
            hint = f"ask again, and record what they answer now: goals agree CLIENT --goal {follow_up.goals[0].goal}"
            yield Hit(where, f"agreement {agreement.id} was to be come back to on {follow_up.due}, for {goals}", hint)
