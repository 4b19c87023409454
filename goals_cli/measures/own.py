"""Measures of the client's and worker's own: a unit, a direction, where it began and where it is to go.

Values of different measures are never put together, since a night is not a minute; what can be counted over many is
which way each has moved, seen from its own target.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from goals_cli.measures import NotComputed, Reason
from goals_cli.plan import Direction, Measure, MeasureValue, Number, Progress, Review
from goals_cli.ranges import Range, read


class Way(StrEnum):
    """Which way a measure has moved from its baseline, and whether it is where it was to be."""

    REACHED = "reached"
    NEARER = "nearer"
    SAME = "same"
    FURTHER = "further"


@dataclass(frozen=True, slots=True)
class Moved:
    """The newest value of a measure. `change` is that from the baseline, as a plain difference."""

    measure: str
    unit: str | None
    baseline: MeasureValue | None
    latest: MeasureValue | None
    change: Number | NotComputed
    way: Way | NotComputed


def moved(measure: Measure, told: Iterable[tuple[Review, Progress]]) -> Moved:
    """Compare the newest value of a measure with its baseline and target; `told` is in the order of its days."""
    values = [
        measured.value for _, progress in told for measured in progress.measured if measured.measure == measure.id
    ]
    latest = _plain(values[-1]) if values else None
    baseline, target = _plain(measure.baseline), _plain(measure.target)
    measure = Measure(
        measure.id, unit=measure.unit, baseline=baseline, target=target, direction=measure.direction, keep=measure.keep
    )
    change = _change(baseline, latest)
    return Moved(measure.id, measure.unit, measure.baseline, latest, change, _way(measure, latest, change))


def direction(measure: Measure) -> Direction | NotComputed:
    """Say which way is better: as the measure says, or else from its baseline to its target."""
    if measure.direction is not None:
        return measure.direction
    wanted = _wanted(measure.target)
    if isinstance(wanted, NotComputed):
        return wanted
    if wanted.low == -math.inf or wanted.high == math.inf:
        return Direction.DOWN if wanted.low == -math.inf else Direction.UP
    if not _is_number(measure.baseline) or wanted.holds(float(measure.baseline or 0)):
        return NotComputed(Reason.NO_DIRECTION)
    return Direction.UP if float(measure.baseline or 0) < wanted.low else Direction.DOWN


def _change(baseline: MeasureValue | None, latest: MeasureValue | None) -> Number | NotComputed:
    if latest is None:
        return NotComputed(Reason.NO_VALUE)
    if baseline is None:
        return NotComputed(Reason.NO_BASELINE)
    if isinstance(baseline, bool | str) or isinstance(latest, bool | str):
        return NotComputed(Reason.NOT_A_NUMBER)
    return latest - baseline


def _way(measure: Measure, latest: MeasureValue | None, change: Number | NotComputed) -> Way | NotComputed:
    if latest is None:
        return NotComputed(Reason.NO_VALUE)
    if _reached(measure, latest):
        return Way.REACHED
    if isinstance(latest, bool | str) and type(latest) is type(measure.baseline) and latest == measure.baseline:
        return Way.SAME
    if isinstance(change, NotComputed):
        return change
    if measure.target is None and measure.direction is None:
        return NotComputed(Reason.NO_TARGET)
    wanted = _wanted(measure.target)
    if isinstance(wanted, Range) and wanted.low < wanted.high and math.isfinite(wanted.high - wanted.low):
        return _towards(wanted, measure.baseline, latest)
    if change == 0:
        return Way.SAME
    better = direction(measure)
    if isinstance(better, NotComputed):
        return Way.FURTHER if measure.keep else better
    return Way.NEARER if (change > 0) == (better is Direction.UP) else Way.FURTHER


def _towards(wanted: Range, *values: MeasureValue | None) -> Way:
    """Compare how far two values are from a range with two ends, which can be missed on either side."""
    first, last = (max(wanted.low - float(value or 0), float(value or 0) - wanted.high, 0) for value in values)
    return Way.SAME if first == last else Way.NEARER if last < first else Way.FURTHER


def _reached(measure: Measure, latest: MeasureValue) -> bool:
    """Say whether a value is where it was to be; beyond a number, on the better side, is there too."""
    if isinstance(latest, bool | str) or isinstance(measure.target, bool):
        return type(latest) is type(measure.target) and latest == measure.target
    wanted = _wanted(measure.target)
    if isinstance(wanted, NotComputed):
        return False
    if wanted.holds(latest):
        return True
    better = direction(measure)
    if isinstance(measure.target, str) or isinstance(better, NotComputed):
        return False
    return latest > wanted.high if better is Direction.UP else latest < wanted.low


def _wanted(target: MeasureValue | None) -> Range | NotComputed:
    """Read a target as the numbers that it asks for."""
    if target is None:
        return NotComputed(Reason.NO_TARGET)
    if isinstance(target, bool):
        return NotComputed(Reason.NOT_A_NUMBER)
    if isinstance(target, str):
        return read(" ".join(target.split())) or NotComputed(Reason.NOT_A_NUMBER)
    return Range(target, False, target, False)


def _plain(value: MeasureValue | None) -> MeasureValue | None:
    """Take a written yes or no for what it means."""
    return {"yes": True, "no": False}.get(value.strip(), value) if isinstance(value, str) else value


def _is_number(value: MeasureValue | None) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
