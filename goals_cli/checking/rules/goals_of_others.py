"""V104: all active goals were raised by others."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import CLIENT, Answer, Goal, Plan, Status
from goals_cli.voice import raised_by_other

# What a goal is about; another day or another number does not make it one's own.
_WORDING = ("statement", "outcome")


@rule(
    "V104",
    "goals-of-others",
    severity=Severity.WARNING,
    hint="ask what they want for themselves, whatever it is: goals create CLIENT",
    sources=(
        "What the client wants comes first; others complement",
        "42 CFR 441.301(c)",
        "Joint Commission CTS.03.01.03: own words or ideas",
    ),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: family, who: mother}
            course: [{on: 2026-06-01, status: active}]
          - id: g-7h3n
            raised: {by: court}
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: family, who: mother}
            course: [{on: 2026-06-01, status: active}]
          - id: g-7h3n
            raised: {by: client}
            course: [{on: 2026-06-01, status: active}]
    """,
)
def goals_of_others(plan: Plan, _context: Context) -> Iterator[Hit]:
    """A plan whose active goals were all raised by somebody other than the client.

    People work for what they want themselves. When every goal is somebody else's, the plan is about the client without
    being theirs. A goal that the client has had reworded since, or whose first owner nobody remembers, is not counted
    as somebody else's.
    """
    if plan.closed is None and plan.goals:
        active = [goal for goal in plan.goals if goal.status is Status.ACTIVE]
        if active and all(raised_by_other(goal) and not _made_their_own(goal) for goal in active):
            raised = "the only active goal was" if len(active) == 1 else f"all {len(active)} active goals were"
            yield Hit(("goals",), f"{raised} raised by others than the client")


def _made_their_own(goal: Goal) -> bool:
    """Say whether the client has had a goal reworded that somebody else brought up."""
    return any(
        change.asked_by == CLIENT and change.what in _WORDING and change.answer is not Answer.DISAGREES
        for change in goal.changes
    )
