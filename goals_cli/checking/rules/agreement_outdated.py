"""A202: an active goal that says something else than what was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import differences, standing_for
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Answer, Goal, Plan, Status

_FIELDS = {"statement": "statement", "measures": "measures", "target_date": "target date"}


@rule(
    "A202",
    "agreement-outdated",
    severity=Severity.ERROR,
    statuses=(Status.ACTIVE,),
    element=Element.AGREEMENT,
    hint="agree on the words as they are now: goals agree CLIENT --goal GOAL",
    sources=("The plan file, rule 4: an agreement is bound to what was agreed", "42 CFR 441.301(c)"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            target_date: 2026-06-30
            course: [{on: 2026-06-01, status: active}]
        agreements:
          - id: a-20260601-7c1e
            on: 2026-06-01
            client: {answer: agrees, shown: spoken}
            goals:
              - goal: g-4f2k
                statement: By 30 June I stay in the school hall for 20 minutes.
                target_date: 2026-06-30
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            target_date: 2026-06-30
            course: [{on: 2026-06-01, status: active}]
        agreements:
          - id: a-20260601-7c1e
            on: 2026-06-01
            client: {answer: agrees, shown: spoken}
            goals:
              - goal: g-4f2k
                statement: |
                  By 30 June I stay in the school hall
                  for a full 60-minute event.
                target_date: 2026-06-30
    """,
)
def agreement_outdated(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal whose agreement quotes other words than the goal has now.

    The client said yes to a wording. When it is changed afterwards, they may find themselves held to something that
    they never agreed to.
    """
    standing = standing_for(plan, goal) if plan.closed is None else None
    if standing is None or standing[0].client.answer is Answer.DISAGREES:
        return  # a no is told by A203, whatever it was said to
    changed = differences(standing[1], goal)
    if changed:
        names = " and ".join(filter(None, (", ".join(_FIELDS[field] for field in changed[:-1]), _FIELDS[changed[-1]])))
        quotes = f"agreement {standing[0].id} quotes other words than goal {goal.id} has now"
        yield Hit((changed[0],), f"{quotes}: {names}")
