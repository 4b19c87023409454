"""V112: a change that somebody else asked for, and the client has not answered."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Party, Plan, Status
from goals_cli.voice import said

# Nobody else may be held to have asked when it is not known who did.
_NOT_OTHERS = (Party.CLIENT, Party.UNCLEAR)


@rule(
    "V112",
    "change-unanswered",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask what they say to it, and add it in `answer`, a no as well as a yes: goals edit CLIENT",
    sources=("Reviewed and adjusted together", "The plan file: changes say what the client answered"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            changes:
              - {on: 2026-06-01, what: target_date, from: 2026-06-30, to: 2026-07-10, asked_by: w-amara}
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            changes:
              - {on: 2026-06-01, what: target_date, from: 2026-06-30, to: 2026-07-10, asked_by: w-amara, answer: agrees}
            course: [{on: 2026-06-01, status: active}]
    """,
)
def change_unanswered(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A change of an active goal that somebody else asked for, without the client's answer.

    A goal that is moved without asking slips away from the person whose it is, one small change at a time.
    """
    if goal.changes and plan.closed is None:
        for number, change in enumerate(goal.changes):
            if change.answer is None and said(change.asked_by) and change.asked_by not in _NOT_OTHERS:
                message = f"the change of {change.on} in goal {goal.id} does not say what the client answered"
                yield Hit(("changes", number, "answer"), message)
