"""P707: a risk, and nothing about what to do then."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan


@rule(
    "P707",
    "risk-without-plan",
    severity=Severity.ADVICE,
    element=Element.RISKS,
    hint="ask what they want done when it happens, and write it beside the risk: goals edit CLIENT",
    sources=("42 CFR 441.301(c)(2)", "42 CFR 441.468(a)(4)"),
    bad="""
        risks: [{risk: A panic on the bus}]
    """,
    good="""
        risks: [{risk: A panic on the bus, plan: Get off and ring my sister}]
    """,
)
def risk_without_plan(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A risk that the plan names without saying what to do then.

    To have a risk written down helps nobody on the day. What the client wants done then does, and they know best.
    """
    if plan.risks and plan.closed is None:
        for number, risk in enumerate(plan.risks):
            if not (risk.plan or "").strip():
                yield Hit(("risks", number, "plan"), f"risk {number + 1} has nothing about what to do then")
