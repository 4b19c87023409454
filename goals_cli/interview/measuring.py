"""The questions about measures: what is looked at, from where to where it shall go, and which way is better."""

from __future__ import annotations

from typing import Any

from goals_cli import ranges
from goals_cli.interview.asking import Talk, Unclear
from goals_cli.interview.keeping import GoalKept
from goals_cli.measures import NotComputed, own
from goals_cli.plan import Direction, Measure, MeasureValue
from goals_cli.planfile import resolve_scalar

YES_NO = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no"}
LARGEST_VALUE = 10**12  # of a measure
_BETTER = {"more": Direction.UP, "less": Direction.DOWN}


def ask_measures(talk: Talk, kept: GoalKept) -> None:
    """Ask what both will look at, one after the other."""
    for what in talk.several("How will you both see it? Something to count or to look at."):
        measure: dict[str, Any] = {"id": kept.fresh_id("m"), "what": what}
        kept.keep(measures=[measure])
        if unit := talk.text("Counted in what? minutes, times a week ...", help="Enter when it is a yes or no."):
            kept.keep(measures=[measure := measure | {"unit": unit}])
        for key, question, read in (
            ("baseline", "Where is it now? A number, or yes or no.", read_value),
            ("target", "Where shall it be? A number, yes or no, or like: at most 3, <6, 160-180.", read_target),
        ):
            value = talk.read(question, read)
            if value is not None:
                kind = {"kind": "yes-no"} if value in YES_NO else {}
                kept.keep(measures=[measure := measure | kind | {key: value}])
        _ask_direction(talk, kept, measure)
        talk.say("Anything else to look at? Enter alone goes on.")


def _ask_direction(talk: Talk, kept: GoalKept, measure: dict[str, Any]) -> None:
    """Ask which way is better for what is counted, where its start and its target do not say so by themselves."""
    known = Measure(measure["id"], baseline=measure.get("baseline"), target=measure.get("target"))
    counted = measure.keys() & {"unit", "baseline", "target"} and "kind" not in measure
    if counted and isinstance(own.direction(known), NotComputed):
        better = talk.choice("Which way is better?", _BETTER, help="Whether more of it is better, or less.")
        if better:
            kept.keep(measures=[measure | {"direction": better.value}])


def read_value(answer: str) -> MeasureValue:
    """Read what a measure shows."""
    value = YES_NO.get(answer.casefold()) or resolve_scalar(answer)
    if value in YES_NO:
        return str(value)
    if not isinstance(value, int | float) or abs(value) > LARGEST_VALUE:
        raise Unclear("A number like 20 or 1.5, please, or yes or no.")
    return value


def read_target(answer: str) -> MeasureValue:
    """Read where a measure shall be: a bound or a range, or what it may show."""
    text = " ".join(answer.casefold().split())
    if ranges.read(text):
        return text
    try:
        return read_value(answer)
    except Unclear:
        raise Unclear("A number like 20, please, or yes or no, or at most 3, <6, 160-180.") from None
