"""W404: a measure whose target is where the client stands already."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, MeasureValue, Plan, Status


@rule(
    "W404",
    "measure-unmoving",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.MEASURE,
    hint="mend the number, or say that it is to be kept: goals edit CLIENT: `keep: true` beside the measure",
    sources=("The plan file: `keep`", "Bovend'Eerdt and others 2009: the quantity"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            measures:
              - {id: m-1, what: nights in my own bed, unit: nights, baseline: 30, target: 30}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            measures:
              - {id: m-1, what: nights in my own bed, unit: nights, baseline: 30, target: 30, keep: true}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def measure_unmoving(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A measure that begins where it is to end, although nothing says that it is to be kept.

    A target such as at most 3 is reached by all numbers up to it. Either one of the two is a slip, or staying where
    they are is what the client wants. Then the plan should say so, and nobody will take it for a lack of progress.
    """
    if plan.closed is not None:
        return
    for number, measure in enumerate(goal.measures):
        if measure.baseline is None or measure.keep is True:
            continue
        where = ("measures", number, "target")
        if _value(measure.baseline) == _value(measure.target):
            yield Hit(where, f"measure {measure.id} of goal {goal.id} has the same baseline and target")
        elif _in_range(measure.baseline, measure.target):
            yield Hit(where, f"the baseline of measure {measure.id} of goal {goal.id} meets its target already")


def _in_range(baseline: MeasureValue, target: MeasureValue | None) -> bool:
    """Say whether a number lies in the range that the target asks for."""
    if not isinstance(target, str) or isinstance(baseline, bool | str):
        return False
    from goals_cli.ranges import read

    wanted = read(target)
    return wanted is not None and wanted.holds(baseline)


def _value(value: MeasureValue | None) -> int | float | str | None:
    """Take true for yes, which compares equal to the number 1 otherwise."""
    return ("no", "yes")[value] if isinstance(value, bool) else value
