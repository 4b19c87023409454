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


def recorded(data: Data, kind: str, name: str) -> list[str]:
    """List the agreements and reviews that name an entry, and would name nothing without it.

    A measure that an agreement quotes is known by that.
    """
    found = [holder for each, named, holder in references(data) if (each, named) == (kind, name)]
    for_good = {str(entry.get("id")) for listed in ("agreements", "reviews") for entry in entries(data, listed)}
    quoted = {str(entry.get("id")) for entry in entries(data, "agreements")} & set(found)
    return [] if kind == "measures" and quoted else sorted(for_good & set(found))


def without(data: Data, goal: str) -> None:
    """Take a goal's id out of the needs that list it and the goals that grew from it."""
    for need in entries(data, "needs"):
        if isinstance(need.get("goals"), list) and goal in need["goals"]:
            need["goals"] = [name for name in need["goals"] if name != goal]
    for grown in entries(data, "goals"):
        if grown.get("grew_from") == goal:
            del grown["grew_from"]


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
