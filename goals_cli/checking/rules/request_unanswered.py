"""P714: a request that has waited for an answer for more than a month."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Plan

DAYS = 31  # a month is time enough to find out


@rule(
    "P714",
    "request-unanswered",
    severity=Severity.ADVICE,
    element=Element.REQUESTS,
    hint="answer it, a no with its reason too, and write that beside it: goals edit CLIENT, `answered`",
    sources=("42 CFR 441.301(c)(1)", "Care Act 2014 s.27(1)(b)"),
    bad="""
        requests:
          - {on: 2026-04-20, by: client, asks: To meet every second week}
    """,
    good="""
        requests:
          - {on: 2026-04-20, by: client, asks: To meet every second week, answered: Yes from May on}
    """,
)
def request_unanswered(plan: Plan, context: Context) -> Iterator[Hit]:
    """A request that has stood without an answer for more than a month.

    Whoever asks for a change of their plan and hears nothing does not ask again.
    """
    if plan.requests and plan.closed is None:
        for number, request in enumerate(plan.requests):
            if not (request.answered or "").strip() and context.passed(request.on, DAYS):
                yield Hit(("requests", number, "answered"), f"the request of {request.on} has no answer yet")
