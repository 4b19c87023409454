"""P708: the profile asks who keeps an eye on the plan, and it does not say."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan


@rule(
    "P708",
    "monitor-missing",
    severity=Severity.ADVICE,
    element=Element.MONITOR,
    only_if_required=True,
    hint="agree on who looks whether the plan is kept to: goals set CLIENT monitor=TEXT",
    sources=("42 CFR 441.301(c)(2)",),
    bad="""
        profile: hcbs
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        profile: hcbs
        monitor: The client and w-amara, every month
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def monitor_missing(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A plan under way that does not say who keeps an eye on it, where the profile asks for that.

    A promise that nobody looks after is soon forgotten. The client should know whom to ask when something stops.
    """
    if not (plan.monitor or "").strip() and plan.under_way:
        yield Hit(("monitor",), "the plan does not say who keeps an eye on it")
