"""V103: a goal raised by somebody else that the client has not answered."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import latest_for
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status
from goals_cli.voice import raised_by_other


@rule(
    "V103",
    "client-answer-missing",
    severity=Severity.ERROR,
    statuses=(Status.PROPOSED, Status.ACTIVE),
    element=Element.ANSWER,
    hint="ask what they say to it, a no as well as a yes: goals set CLIENT --goal GOAL client_answer.answer=WORD",
    sources=("What the client wants comes first; others complement", "42 CFR 441.301(c)"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: family, who: mother, words: She has to go to school every day.}
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: family, who: mother, words: She has to go to school every day.}
            client_answer: {answer: partly, on: 2026-06-01, client_says: Not every day. Not yet.}
            course: [{on: 2026-06-01, status: active}]
    """,
)
def client_answer_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A goal that somebody else brought up, and no answer of the client to it.

    What others want may become the client's own goal, in part or not at all. Until they have been asked, it is
    somebody else's; any answer will do, a no among them.
    """
    if raised_by_other(goal) and goal.client_answer is None and plan.closed is None and not latest_for(plan, goal.id):
        yield Hit(("client_answer",), f"goal {goal.id} was raised by somebody else, and the client has not answered")
