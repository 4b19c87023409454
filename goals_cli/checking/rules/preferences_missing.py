"""P704: work has begun, and the plan knows none of the client's preferences."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan


@rule(
    "P704",
    "preferences-missing",
    severity=Severity.ADVICE,
    element=Element.PREFERENCES,
    hint="ask how they like things: when, where, how they want to be spoken to: goals about CLIENT --preference TEXT",
    sources=("42 CFR 441.301(c)(2)", "CCBHC criteria 4.e"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        about:
          preferences: [Mornings; plain words]
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def preferences_missing(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A plan under way that holds no preferences of the client.

    When, where and how they want help decides whether somebody can take it. It costs one question to ask.
    """
    if not any(text.strip() for text in plan.about.preferences) and plan.under_way:
        yield Hit(("about", "preferences"), "the plan holds no preferences of the client")
