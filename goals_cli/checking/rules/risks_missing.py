"""P706: the profile asks for risks, and the plan names none."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan


@rule(
    "P706",
    "risks-missing",
    severity=Severity.ADVICE,
    element=Element.RISKS,
    only_if_required=True,
    hint="talk about what could go wrong and what they want done then: goals set CLIENT risks[0].risk=TEXT",
    sources=("42 CFR 441.301(c)(2)", "42 CFR 441.468(a)(4)", "CCBHC criteria 4.e"),
    bad="""
        profile: hcbs
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        profile: hcbs
        risks: [{risk: A panic on the bus, plan: Get off and ring my sister}]
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def risks_missing(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A plan under way that names no risk, where the profile asks for them.

    What could go wrong is best talked about on a quiet day, when the client can say what should be done then.
    """
    if not any(risk.risk.strip() for risk in plan.risks) and plan.under_way:
        yield Hit(("risks",), "the plan names no risk and what to do then")
