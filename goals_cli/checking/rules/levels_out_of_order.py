"""W413: the levels of a scale do not stand in their order."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.scales import named, turning
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W413",
    "levels-out-of-order",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="put them in the order -2, -1, 0, 1, 2, each of them once: goals edit CLIENT",
    sources=("Goal attainment scaling (Kiresuk and Sherman 1968)",),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            scale:
              - {level: -2, looks_like: I stay at home}
              - {level: 0, looks_like: I stay for 20 minutes}
              - {level: -1, looks_like: I stay for 5 minutes}
              - {level: 1, looks_like: I stay for 40 minutes}
              - {level: 2, looks_like: I stay for 60 minutes}
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
def levels_out_of_order(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A scale out of order, in its levels or in the numbers they name, or with a level that stands twice.

    Read to the client from one end to the other, a scale tells a story. Out of order it is easily misread, and a
    level that stands twice says two things.
    """
    levels = [level.level for level in goal.scale]
    if not levels or plan.closed is not None:
        return
    if levels in (sorted(set(levels)), sorted(set(levels), reverse=True)):
        if turn := turning(goal.scale):
            number, low, high = turn
            where = ("scale", number, "looks_like")
            change = f"from level {named(low.level)} to {named(high.level)} of goal {goal.id} the numbers turn round"
            yield Hit(where, f"{change}: up to there they go the other way")
        return
    twice = next((level for number, level in enumerate(levels) if level in levels[:number]), None)
    if twice is None:
        yield Hit(("scale",), f"the levels in the scale of goal {goal.id} do not stand in their order")
    else:
        again = levels.index(twice, levels.index(twice) + 1)
        yield Hit(("scale", again, "level"), f"level {named(twice)} stands twice in the scale of goal {goal.id}")
