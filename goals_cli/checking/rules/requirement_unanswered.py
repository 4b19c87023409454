"""V109: something is demanded of the client, and they have not been asked about it."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Party, Plan
from goals_cli.voice import said


@rule(
    "V109",
    "requirement-unanswered",
    severity=Severity.ADVICE,
    hint="ask what they say to it, and add it in `client_says`: goals edit CLIENT",
    sources=("What the client wants comes first", "The plan file: requirements stand apart from goals"),
    bad="""
        requirements:
          - {id: q-3x8m, by: court, demands: Twelve evenings of the course on anger}
    """,
    good="""
        requirements:
          - id: q-3x8m
            by: court
            demands: Twelve evenings of the course on anger
            client_says: I go because I must. Maybe I'll hear something.
    """,
)
def requirement_unanswered(plan: Plan, context: Context) -> Iterator[Hit]:
    """Something that is demanded of the client from outside, without what they say to it.

    A demand stays when the client says no to it, but it does not take their voice. What they say often shows how it can
    be met. A demand whose last day has passed is left alone.
    """
    if plan.requirements and plan.closed is None:
        for number, requirement in enumerate(plan.requirements):
            open_ = requirement.by is not Party.CLIENT and not said(requirement.client_says)
            if open_ and not (requirement.until and context.passed(requirement.until)):
                message = f"the client has not said anything to requirement {requirement.id}"
                hint = f"ask what they say to it: goals set CLIENT requirements[{requirement.id}].client_says=TEXT"
                yield Hit(("requirements", number, "client_says"), message, hint)
