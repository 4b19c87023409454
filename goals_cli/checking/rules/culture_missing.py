"""P712: the profile asks for culture, and the plan says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan


@rule(
    "P712",
    "culture-missing",
    severity=Severity.ADVICE,
    element=Element.CULTURE,
    only_if_required=True,
    hint="ask which customs, faith or language matter to them; none is an answer: goals about CLIENT --culture TEXT",
    sources=("42 CFR 441.301(c)(1)", "CCBHC criteria 4.b"),
    bad="""
        profile: hcbs
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        profile: hcbs
        about: {culture: Friday is for the family}
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def culture_missing(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A plan that says nothing of the client's culture, where the profile asks for it.

    Faith, language and custom decide what help fits into a life. Only the client can say which of it matters.
    """
    if not (plan.about.culture or "").strip() and plan.under_way:
        yield Hit(("about", "culture"), "the plan says nothing of the client's culture")
