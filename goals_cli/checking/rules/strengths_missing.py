"""P703: work has begun, and the plan knows none of the client's strengths."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan


@rule(
    "P703",
    "strengths-missing",
    severity=Severity.ADVICE,
    element=Element.STRENGTHS,
    hint="ask what they are good at and what has helped before: goals about CLIENT --strength TEXT",
    sources=("42 CFR 441.301(c)(2)", "Joint Commission CTS.03.01.03", "CCBHC criteria 4.e"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        about:
          strengths: [I keep going when it is hard]
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def strengths_missing(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A plan under way that holds no strengths of the client.

    Plans that start from what is wrong leave out most of the person. Strengths are what the steps can build on.
    """
    if not any(text.strip() for text in plan.about.strengths) and plan.under_way:
        yield Hit(("about", "strengths"), "the plan holds no strengths of the client")
