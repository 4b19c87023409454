"""P710: a disagreement that nobody has said how it was handled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goals_cli.agreements import in_force
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Answer, Plan

SAID = {Answer.PARTLY: "agrees in part", Answer.DISAGREES: "disagrees"}


@rule(
    "P710",
    "disagreement-unhandled",
    severity=Severity.ADVICE,
    element=Element.DISAGREEMENTS,
    hint="say what was done about it, the client's view first: goals edit CLIENT, under disagreements",
    sources=("42 CFR 441.301(c)(1)", "The plan file, rule 9: no is an answer"),
    bad="""
        disagreements:
          - {on: 2026-05-04, about: Who comes to the reviews}
    """,
    good="""
        disagreements:
          - {on: 2026-05-04, about: Who comes to the reviews, handled: We meet without the agency first}
    """,
)
def disagreement_unhandled(plan: Plan, context: Context) -> Iterator[Hit]:
    """A disagreement without a word on how it was handled.

    To disagree is the client's good right. What counts is that it was heard and that something came of it. Where the
    profile asks for it, the newest agreement on a goal with a no or a "partly" needs an entry of that day or later.
    """
    if plan.closed is not None:
        return
    for number, disagreement in enumerate(plan.disagreements):
        if not (disagreement.handled or "").strip():
            message = f"the disagreement of {disagreement.on} does not say how it was handled"
            yield Hit(("disagreements", number, "handled"), message)
    if Element.DISAGREEMENTS in context.profile.required:
        yield from _untold(plan)


def _untold(plan: Plan) -> Iterator[Hit]:
    """Find the newest agreements on open goals that hold a no which no disagreement entry tells of."""
    told = max((disagreement.on for disagreement in plan.disagreements), default=date.min)
    still_open = {goal.id for goal in plan.goals if goal.status.open}
    for agreement in reversed(in_force(plan.agreements)):
        named = still_open.intersection(agreed.goal for agreed in agreement.goals)
        still_open -= named
        if named and agreement.client.answer in SAID and agreement.on > told:
            said = f"in agreement {agreement.id} the client {SAID[agreement.client.answer]}"
            where = ("agreements", plan.agreements.index(agreement))
            yield Hit(where, f"{said}, and no entry in disagreements tells how that was handled")
