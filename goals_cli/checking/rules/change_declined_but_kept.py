"""V113: the client said no to a change, and the goal says it all the same."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import in_force
from goals_cli.changes import kept_in, same_value
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import CLIENT, Answer, Goal, Plan, Status


@rule(
    "V113",
    "change-declined-but-kept",
    severity=Severity.ERROR,
    statuses=(Status.ACTIVE,),
    hint="no is an answer: go back to what it said before, or find words together: goals change CLIENT --goal GOAL",
    sources=("The plan file, rule 9: no is an answer", "Reviewed and adjusted together", "42 CFR 441.301(c)"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            target_date: 2026-06-30
            changes:
              - on: 2026-06-01
                what: target_date
                from: 2026-08-31
                to: 2026-06-30
                asked_by: w-amara
                answer: disagrees
            course: [{on: 2026-06-01, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            target_date: 2026-08-31
            changes:
              - on: 2026-06-01
                what: target_date
                from: 2026-08-31
                to: 2026-06-30
                asked_by: w-amara
                answer: disagrees
            course: [{on: 2026-06-01, status: active}]
    """,
)
def change_declined_but_kept(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal that says what the client said no to when the change was asked for.

    A no that is written down and passed over is worse than one that nobody asked for. A later yes of the client, to the
    same change or in an agreement that quotes it, sets it right.
    """
    if plan.closed is None:
        for number, change in enumerate(goal.changes):
            if change.answer is not Answer.DISAGREES:
                continue
            field = kept_in(change, goal)
            if field and not _agreed_later(number, goal, plan):
                told = f"goal {goal.id} says in `{field}` what the client said no to on {change.on}"
                if change.to is None:
                    told = f"goal {goal.id} lacks in `{field}` what the client said no to taking out on {change.on}"
                yield Hit((field,), told)


def _agreed_later(number: int, goal: Goal, plan: Plan) -> bool:
    """Say whether the client has said yes since, to the same in another change or in an agreement that quotes it."""
    declined = goal.changes[number]
    for change in goal.changes[number + 1 :]:
        to_the_same = change.what == declined.what and same_value(change.to, declined.to)
        if (to_the_same or _is_within(declined.what, change.what)) and _is_yes(change.answer, change.asked_by):
            return True
    return any(
        agreed.goal == goal.id and kept_in(declined, agreed)
        for agreement in in_force(plan.agreements)
        if agreement.on >= declined.on and _is_yes(agreement.client.answer)
        for agreed in agreement.goals
    )


def _is_within(part: str, whole: str) -> bool:
    """Say whether a path leads into what another one leads to."""
    return part.startswith((f"{whole}.", f"{whole}["))


def _is_yes(answer: Answer | None, asked_by: str | None = None) -> bool:
    return answer in (Answer.AGREES, Answer.PARTLY) or (answer is None and asked_by == CLIENT)
