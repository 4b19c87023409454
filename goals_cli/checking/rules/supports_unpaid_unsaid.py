"""P711: the profile asks whether supports are paid, and one does not say."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan


@rule(
    "P711",
    "supports-unpaid-unsaid",
    severity=Severity.ADVICE,
    element=Element.PAID_SUPPORTS,
    only_if_required=True,
    hint="say whether it is paid help or not: goals edit CLIENT, `paid: true` or `paid: false`",
    sources=("42 CFR 441.301(c)(2)", "42 CFR 441.540(b)(5)"),
    bad="""
        profile: hcbs
        about:
          supports: [{who: sister, help: Looks after Tess on Tuesdays}]
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        profile: hcbs
        about:
          supports: [{who: sister, help: Looks after Tess on Tuesdays, paid: false}]
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def supports_unpaid_unsaid(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A support that does not say whether it is paid, where the profile asks for that.

    Family and friends are easily counted on without being asked. Seen apart from paid help, it shows how much they do.
    """
    if plan.about.supports and plan.under_way:
        for number, support in enumerate(plan.about.supports):
            if support.paid is None:
                where = ("about", "supports", number, "paid")
                yield Hit(where, f"support {number + 1} does not say whether it is paid")
