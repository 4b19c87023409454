"""W402: an active goal without a measure."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Plan, Status


@rule(
    "W402",
    "measure-missing",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.MEASURE,
    hint="ask: how will we both see it? Then goals edit CLIENT: `measures`, each with what, baseline and target",
    sources=("CARF Behavioral Health 2.C: measurable", "42 CFR 482.61", "Joint Commission CTS.03.01.03"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            measures:
              - {id: m-1, what: minutes I stayed in a full hall, unit: minutes, baseline: 5, target: 60}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def measure_missing(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """An active goal with nothing by which both could see how far it has come.

    Somebody who cannot see progress may believe that there is none. A measure can be as plain as minutes, days or a
    yes; a scale of levels is one too.
    """
    if not goal.measures and not goal.scale and plan.closed is None:
        yield Hit(("measures",), f"goal {goal.id} has no measure")
