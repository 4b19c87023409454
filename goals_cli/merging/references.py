"""Which entries of a plan name which others by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]
# A kind of entry, its id (of a measure with its goal's), and the id of the entry that names it.
Reference = tuple[str, str, str]


def references(data: Data) -> set[Reference]:
    """List what names what."""
    return set(_references(data))


def newly(data: Data, base: Data) -> set[tuple[str, str]]:
    """List the kinds and ids of what is named where it was not named before."""
    return {(kind, name) for kind, name, _ in references(data) - references(base)}


def entries(holder: Any, field: str) -> Iterator[Data]:
    """Go through the entries of a list, if there is one."""
    listed = holder.get(field) if isinstance(holder, dict) else None
    yield from (entry for entry in listed if isinstance(entry, dict)) if isinstance(listed, list) else ()


def _references(data: Data) -> Iterator[Reference]:
    for need in entries(data, "needs"):
        named = need.get("goals")
        yield from (("goals", str(goal), str(need.get("id"))) for goal in (named if isinstance(named, list) else ()))
    for goal in entries(data, "goals"):
        if goal.get("grew_from"):
            yield "goals", str(goal["grew_from"]), str(goal.get("id"))
    for agreement in entries(data, "agreements"):
        name = str(agreement.get("id"))
        for agreed in entries(agreement, "goals"):
            yield "goals", str(agreed.get("goal")), name
            for measure in entries(agreed, "measures"):
                yield "measures", f"{agreed.get('goal')} {measure.get('id')}", name
    for review in entries(data, "reviews"):
        name = str(review.get("id"))
        for progress in entries(review, "progress"):
            yield "goals", str(progress.get("goal")), name
            for measured in entries(progress, "measured"):
                yield "measures", f"{progress.get('goal')} {measured.get('measure')}", name
            for step in entries(progress, "steps"):
                yield "steps", str(step.get("step")), name
