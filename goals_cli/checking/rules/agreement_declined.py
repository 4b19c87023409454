"""A203: an active goal that the client has said no to, or could not say."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import consented, standing_for
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Agreement, Answer, Goal, Plan, Status

# For the client who could not say; the rule's own hint is about a no.
_ASK_AGAIN = "ask again, or somebody with the authority to consent: goals agree CLIENT --goal GOAL"


@rule(
    "A203",
    "agreement-declined",
    severity=Severity.ERROR,
    statuses=(Status.ACTIVE,),
    element=Element.AGREEMENT,
    hint="no is an answer: goals change, pause or decline says how it goes on with the client",
    sources=("The plan file, rule 9: no is an answer", "42 CFR 441.301(c)"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-06-01, status: active}]
        agreements:
          - id: a-20260601-7c1e
            on: 2026-06-01
            client: {answer: disagrees, shown: spoken}
            goals:
              - {goal: g-4f2k, statement: By 30 June I stay in the school hall for a full 60-minute event.}
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-06-01, status: active}]
        agreements:
          - id: a-20260601-7c1e
            on: 2026-06-01
            client: {answer: could_not_say, shown: not_shown}
            others: [{who: son, authority: legal guardian, answer: agrees, shown: signature}]
            goals:
              - {goal: g-4f2k, statement: By 30 June I stay in the school hall for a full 60-minute event.}
    """,
)
def agreement_declined(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal that the client said no to, or could not answer, and nobody entitled to consented.

    Work that goes on over a no is not the client's any more. Somebody with authority may consent for a client who
    cannot say; their answer stands beside the client's and does not hide it.
    """
    if plan.closed is not None:
        return
    standing = standing_for(plan, goal)
    agreement = standing[0] if standing else None
    if agreement and agreement.client.answer is Answer.DISAGREES:
        yield Hit((), f"goal {goal.id} is active, but in agreement {agreement.id} the client said no")
    elif agreement and not consented(agreement):
        nobody = "the client could not say, and nobody entitled to consented"
        yield Hit((), f"goal {goal.id} is active, but in agreement {agreement.id} {nobody}", _ASK_AGAIN)
    elif _said_no_since(goal, agreement):
        yield Hit(("client_answer", "answer"), f"goal {goal.id} is active, but the client's own answer to it is no")


def _said_no_since(goal: Goal, agreement: Agreement | None) -> bool:
    """Say whether the client's own answer to a goal is a no, and nothing that was agreed on has followed it."""
    answer = goal.client_answer
    if answer is None or answer.answer is not Answer.DISAGREES:
        return False
    return agreement is None or (answer.on is not None and agreement.on < answer.on)
