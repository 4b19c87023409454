"""W412: a scale that does not say what each level looks like."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.scales import named
from goals_cli.checking.wording import said
from goals_cli.findings import Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W412",
    "levels-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    hint="ask what they would look like; 0 is what you both expect: goals create CLIENT --goal GOAL --scale LEVEL=TEXT",
    sources=("Goal attainment scaling (Kiresuk and Sherman 1968)", "HL7 Person-Centered Outcomes guide"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            scale:
              - {level: -1, looks_like: I stay for 5 minutes}
              - {level: 0, looks_like: I stay for 20 minutes}
              - {level: 1, looks_like: I stay for 40 minutes}
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
def levels_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A scale that has been begun and does not say what all five levels look like.

    The levels above the expected one are where a good surprise can be seen, those below where a hard time can be
    told from a standstill. With gaps, a rating has nothing to point to.
    """
    if not goal.scale or plan.closed is not None:
        return
    there = {level.level for level in goal.scale if said(level.looks_like)}
    missing = [named(level) for level in range(-2, 3) if level not in there]
    if missing:
        levels = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        yield Hit(("scale",), f"the scale of goal {goal.id} does not say what {levels} would look like")
