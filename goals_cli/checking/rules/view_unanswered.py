"""V108: what somebody else thinks of a goal, and the client has not been asked about it."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Party, Plan, Status
from goals_cli.voice import said


@rule(
    "V108",
    "view-unanswered",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask what they say to it; the same --by and --who add it: goals view CLIENT --goal GOAL --client-says TEXT",
    sources=("Others complement, they do not dictate", "The plan file, rule 8: whose voice it is stays visible"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            views:
              - {by: family, who: mother, view: She should stop avoiding everything at once.}
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            views:
              - by: family
                who: mother
                view: She should stop avoiding everything at once.
                client_says: She means well. One thing at a time.
            course: [{on: 2026-06-01, status: active}]
    """,
)
def view_unanswered(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """What somebody else wants or thinks of an active goal, without what the client says to it.

    A view that stands alone reads like the last word. The client's own belongs beside it, on what was told in private
    too.
    """
    if goal.views and plan.closed is None:
        for number, view in enumerate(goal.views):
            if view.by is not Party.CLIENT and said(view.view) and not said(view.client_says):
                where = ("views", number, "client_says")
                yield Hit(where, f"the client has not said anything to view {number + 1} of goal {goal.id}")
