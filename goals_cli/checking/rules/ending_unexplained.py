"""E801: an ending without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Plan, Reason, Status

SAYING_NOTHING = (None, Reason.OTHER)


@rule(
    "E801",
    "ending-unexplained",
    severity=Severity.ADVICE,
    hint="add why, as the client would tell it, to where it ended: goals edit CLIENT, `because`",
    sources=("The plan file, rule 3: an ended goal owes a reason", "42 CFR 482.61: unmet goals are reviewed"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course:
              - {on: 2026-03-02, status: active}
              - {on: 2026-05-25, status: ended}
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course:
              - {on: 2026-03-02, status: active}
              - {on: 2026-05-25, status: ended, reason: moved}
    """,
)
def ending_unexplained(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A goal or a whole plan that has ended without a reason.

    Whoever reads on, the client first, should not have to guess why something stopped. What was achieved explains
    itself; a no and a pause need no reason.
    """
    for number, goal in enumerate(plan.goals):
        last = goal.course[-1]
        if last.status is Status.ENDED and last.reason in SAYING_NOTHING and not (last.because or "").strip():
            where = ("goals", number, "course", len(goal.course) - 1)
            yield Hit(where, f"goal {goal.id} ended on {last.on} without a reason")
    if plan.closed is not None and not (plan.closed.because or "").strip():
        yield Hit(("closed",), f"the plan was closed on {plan.closed.on} without a reason")
