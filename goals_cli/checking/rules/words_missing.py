"""V101: a goal without words of the client."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import same_text
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status
from goals_cli.voice import raised_by_other, words_of


@rule(
    "V101",
    "words-missing",
    severity=Severity.ADVICE,
    statuses=(Status.PROPOSED, Status.ACTIVE),
    element=Element.WORDS,
    hint="ask an open question and write the answer down as it is said: goals words CLIENT --goal GOAL --words TEXT",
    sources=("42 CFR 441.301(c)", "Joint Commission CTS.03.01.03", "CARF Behavioral Health 2.C"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-06-01, status: proposed}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I want to sit through the school play and not run out.
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-06-01, status: proposed}]
    """,
)
def words_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A goal that does not hold what the client said in their own words.

    People work for what they want themselves. A goal that only holds the worker's wording cannot be recognised by
    the person whose life it is about. What somebody else said who raised the goal does not become the client's by being
    written down twice.
    """
    if plan.closed is None and all(_of_whoever_raised(goal, words) for words in words_of(goal)):
        yield Hit(("words",), f"goal {goal.id} holds no words of the client")


def _of_whoever_raised(goal: Goal, words: str) -> bool:
    return raised_by_other(goal) and same_text(words, goal.raised.words)
