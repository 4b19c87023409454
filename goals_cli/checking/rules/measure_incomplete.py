"""W403: a measure that does not say from where to where."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.checking.wording import said
from goals_cli.findings import Element, Severity
from goals_cli.plan import Goal, Measure, Plan, Status

# What a reader calls a key.
_CALLED = {"what": "description"}


@rule(
    "W403",
    "measure-incomplete",
    severity=Severity.ADVICE,
    statuses=(Status.ACTIVE,),
    element=Element.MEASURE,
    hint="ask where they are now and where they want to be: goals edit CLIENT: `baseline` and `target` of the measure",
    sources=("Bovend'Eerdt and others 2009: the quantity", "42 CFR 482.61: observable and measurable"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            measures:
              - {id: m-1, what: minutes I stayed in a full hall, unit: minutes, target: 60}
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            measures:
              - {id: m-1, what: minutes I stayed in a full hall, unit: minutes, baseline: 5, target: 60}
            course: [{on: 2026-03-02, status: active}]
    """,
)
def measure_incomplete(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A measure that lacks what it looks at, where the client stood, or where they want to be.

    Twenty minutes are a win for somebody who could not stay for five. Without a beginning and an end, a number says
    nothing about how far the client has come.
    """
    if plan.closed is not None:
        return
    for number, measure in enumerate(goal.measures):
        lacking = list(_lacking(measure))
        if lacking:
            missing = " and no ".join(_CALLED.get(key, key) for key in lacking)
            yield Hit(("measures", number, lacking[0]), f"measure {measure.id} of goal {goal.id} has no {missing}")


def _lacking(measure: Measure) -> Iterator[str]:
    """Name what is not said; a yes or no begins as the other one, and what is kept is said once."""
    if not said(measure.what):
        yield "what"
    kept = measure.keep is True
    yes_or_no = measure.kind == "yes-no" or isinstance(measure.target, bool) or measure.target in ("yes", "no")
    if measure.baseline is None and not yes_or_no and not (kept and measure.target is not None):
        yield "baseline"
    if measure.target is None and not (kept and measure.baseline is not None):
        yield "target"
