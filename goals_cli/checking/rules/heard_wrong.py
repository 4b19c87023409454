"""V111: what was said back to the client was not right, and it was left so."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import CLIENT, Answer, Goal, Plan, Status
from goals_cli.voice import said

_YES = (Answer.AGREES, Answer.PARTLY)
# By when, how important or how sure: another number sets nothing right that was misheard.
_SAYING_NOTHING = ("target_date", "ongoing", "priority", "importance", "confidence")


@rule(
    "V111",
    "heard-wrong",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask once more, and add what they say: goals words CLIENT --goal GOAL --words TEXT",
    sources=("Listen actively, and say back what was heard", "The plan file, rule 1: the words stay as they were said"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I sleep on the sofa since October.
            heard: You would like to sleep through the night again.
            heard_right: false
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: I sleep on the sofa since October.
            heard: You would like to sleep through the night again.
            heard_right: false
            words_later: [{on: 2026-06-01, words: Sleeping isn't it. I want to go into that room.}]
            course: [{on: 2026-06-01, status: active}]
    """,
)
def heard_wrong(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal that was not understood as it was meant, with nothing after that to set it right.

    The client has said that it is something else. Work on what the worker heard is work on the wrong goal.
    """
    if goal.heard_right is False and plan.closed is None and not _set_right(goal):
        message = f"what was said back to the client of goal {goal.id} was not right, and nothing has followed since"
        yield Hit(("heard_right",), message)


def _set_right(goal: Goal) -> bool:
    """Say whether the client has said more, or had a part in changing what the goal says, since then."""
    return any(said(later.words) for later in goal.words_later) or any(
        change.answer in _YES or (change.answer is None and change.asked_by == CLIENT)
        for change in goal.changes
        if change.what.strip() not in _SAYING_NOTHING
    )
