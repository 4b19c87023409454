"""P709: the profile asks how both will know that the work can end, and the plan does not say."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan


@rule(
    "P709",
    "finishing-missing",
    severity=Severity.ADVICE,
    element=Element.FINISHING,
    only_if_required=True,
    hint="ask how they will know that they no longer need you: goals set CLIENT finishing=TEXT",
    sources=("Joint Commission CTS.03.01.03",),
    bad="""
        profile: behavioral-health
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        profile: behavioral-health
        finishing: When I have been to two plays without you
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def finishing_missing(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A plan that does not say how both will know that the work can end, where the profile asks for it.

    Help that knows where it ends leaves the client in charge of their life, and makes the ending something to look for.
    """
    if not (plan.finishing or "").strip() and plan.under_way:
        yield Hit(("finishing",), "the plan does not say how both will know that the work can end")
