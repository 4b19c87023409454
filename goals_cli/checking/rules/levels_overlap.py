"""W414: two levels of a scale fit at the same time."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.scales import named, overlapping, same
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W414",
    "levels-overlap",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="let each level begin where the one below ends: goals edit CLIENT: `scale`",
    sources=("Goal attainment scaling (Kiresuk and Sherman 1968)",),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            scale:
              - {level: -2, looks_like: I stay at home}
              - {level: -1, looks_like: I stay for 5 minutes}
              - {level: 0, looks_like: I stay for 20 minutes}
              - {level: 1, looks_like: I stay for more than 20 minutes}
              - {level: 2, looks_like: I stay for more than 40 minutes}
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
def levels_overlap(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """Two levels of a scale that can be true at the same time, or say the same.

    When one evening fits two levels, the rating hangs on who rates. Somebody who has come far may then be told a
    lower one.
    """
    if not goal.scale or plan.closed is not None:
        return
    for number, low, high in same(goal.scale):
        message = f"levels {named(low.level)} and {named(high.level)} of goal {goal.id} say the same"
        yield Hit(("scale", number, "looks_like"), message)
    for number, low, high in overlapping(goal.scale):
        message = f"levels {named(low.level)} and {named(high.level)} of goal {goal.id} overlap: one number fits both"
        yield Hit(("scale", number, "looks_like"), message)
