"""P705: work has begun, and the plan names nobody who supports the client."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan


@rule(
    "P705",
    "supports-missing",
    severity=Severity.ADVICE,
    element=Element.SUPPORTS,
    hint="ask who helps, paid or not; that there is nobody is worth knowing too: goals about CLIENT --support WHO:HELP",
    sources=("42 CFR 441.301(c)(2)", "Care Act 2014 s.25(3)"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        about:
          supports: [{who: sister, help: Looks after Tess on Tuesdays}]
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def supports_missing(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A plan under way that names nobody who supports the client.

    Most help comes from people who are there anyway. A plan that does not know them may work past them.
    """
    if not any(support.who.strip() for support in plan.about.supports) and plan.under_way:
        yield Hit(("about", "supports"), "the plan names nobody who supports the client")
