"""R605: the newest review took place without the client, and the plan does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.cadence import is_real
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.reviews import client_was_there
from goals_cli.checking.wording import said
from goals_cli.findings import Severity
from goals_cli.plan import CLIENT, Plan


@rule(
    "R605",
    "client-absent-unexplained",
    severity=Severity.ADVICE,
    hint="note why, without blame: goals edit CLIENT: `absent: {who: client, because: TEXT}` in the review",
    sources=("42 CFR 441.301(c): led by the individual", "What the client wants comes first"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260525-a1f3
            on: 2026-05-25
            kind: review
            present: [w-amara, teacher]
            progress: [{goal: g-4f2k}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-03-02, status: active}]
        reviews:
          - id: r-20260525-a1f3
            on: 2026-05-25
            kind: review
            present: [w-amara, teacher]
            absent: {who: client, because: In hospital}
            progress: [{goal: g-4f2k}]
    """,
)
def client_absent_unexplained(plan: Plan, context: Context) -> Iterator[Hit]:
    """The newest review took place without the client, and nothing says why.

    A plan is reviewed with the person it belongs to. When that could not be, the reason helps to make the next
    meeting one that they can come to.
    """
    if plan.closed is not None:
        return
    reviews = context.meetings(plan).reviews
    newest = next((review for review in reviews if is_real(review.kind, context.profile)), None)
    if newest is None or client_was_there(newest):
        return
    absent = newest.absent
    if absent is None or absent.who != CLIENT or not said(absent.because):
        number = next(number for number, review in enumerate(plan.reviews) if review is newest)
        message = f"review {newest.id} took place without the client, and no reason is told"
        yield Hit(("reviews", number, "absent"), message)
