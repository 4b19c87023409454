"""W415: two things change from one level of a scale to the next."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.scales import changing_two_things, named
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W415",
    "levels-two-things",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="let one number change from level to level, or make two goals of it: goals edit CLIENT: `scale`",
    sources=("Goal attainment scaling (Kiresuk and Sherman 1968)",),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            scale:
              - {level: -2, looks_like: I stay at home}
              - {level: -1, looks_like: I stay for 5 minutes}
              - {level: 0, looks_like: I stay for 20 minutes}
              - {level: 1, looks_like: I stay for 40 minutes on 2 days a week}
              - {level: 2, looks_like: I stay for 60 minutes on 3 days a week}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            scale:
              - {level: -2, looks_like: I stay at home}
              - {level: -1, looks_like: I stay for 5 minutes}
              - {level: 0, looks_like: I stay for 20 minutes}
              - {level: 1, looks_like: I stay for 40 minutes}
              - {level: 2, looks_like: I stay for 60 minutes}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def levels_two_things(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A level of a scale that differs from the one below in two numbers at once.

    Somebody who walks longer but not more often fits neither of the two. What counts for the client is then left to
    whoever fills in the form.
    """
    if not goal.scale or plan.closed is not None:
        return
    for number, low, high in changing_two_things(goal.scale):
        message = f"from level {named(low.level)} to {named(high.level)} of goal {goal.id} more than one number changes"
        yield Hit(("scale", number, "looks_like"), message)
