"""Turns results into a table of at most 100 columns."""

from __future__ import annotations

import math

from .comparing import Result
from .timing import Cost, Spread, ratios


def rows(result: Result) -> str:
    """Write one comparison: a line for each command and each peer's ratio, then what else there is to say."""
    lines = [f"{result.title}", _line("", "wall ms", "processor ms", "peak MiB")]
    lines += [_costs(name, costs) for name, costs in zip(result.names, result.costs, strict=True)]
    faster = result.target.kind == "times faster"
    for name, others in zip(result.names[1:], result.costs[1:], strict=True):
        start = f"{name} / {result.subject}" if faster else f"{result.subject} / {name}"
        pairs = (others, result.costs[0]) if faster else (result.costs[0], others)
        wall, cpu, memory = (ratios(*pairs, figure) for figure in ("wall", "cpu", "memory"))
        lines.append(_line(start, spread(wall, 2), spread(cpu, 2), spread(memory, 2)))
    lines += [f"  {note}" for note in result.notes]
    if result.target.value is not None:
        lines.append(f"  {verdict(result, result.target.kind, result.target.value)}")
    return "\n".join(lines)


def verdict(result: Result, kind: str, value: float) -> str:
    """Say what was to be reached and whether it was."""
    ours, peer = result.costs[0], result.costs[1]
    limit = f"{value:g}"
    match kind:
        case "seconds":
            figure = Spread.of([cost.wall for cost in ours]).middle
            wanted, reached = f"under {limit} s", figure < value
        case "times faster":
            figure = ratios(peer, ours, "wall").middle
            wanted, reached = f"at least {limit} times faster", figure >= value
        case "memory":
            figure = ratios(ours, peer, "memory").middle
            wanted, reached = f"at most {limit} times the memory of {result.names[1]}", figure <= value
        case _:
            figure = ratios(ours, peer, "wall").middle
            wanted, reached = f"at most {limit} times {result.names[1]}", figure <= value
    return f"target: {wanted}; measured {figure:.2f}: {'reached' if reached else 'NOT REACHED'}"


def _costs(name: str, costs: list[Cost]) -> str:
    walls, processors = (Spread.of([1000 * getattr(cost, figure) for cost in costs]) for figure in ("wall", "cpu"))
    memory = Spread.of([cost.memory for cost in costs])
    return _line(name, _time(walls), _time(processors), spread(memory, 1))


def _time(milliseconds: Spread) -> str:
    return spread(milliseconds, 3 if milliseconds.high < 1 else 1)


def _line(name: str, wall: str, cpu: str, memory: str) -> str:
    return f"  {name:<26} {wall:>25} {cpu:>25} {memory:>18}".rstrip()


def spread(values: Spread, digits: int) -> str:
    """Write a median with its smallest and largest value; nothing where the system does not tell."""
    if math.isnan(values.middle):
        return "-"
    if values.high >= 1000:
        digits = 0
    middle, low, high = (f"{value:,.{digits}f}" for value in (values.middle, values.low, values.high))
    return f"{middle} ({low}-{high})"
