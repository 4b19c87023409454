"""Conflicts that a merge left in a plan, and what an entry says beside what was to be decided in it: pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goals_cli.auditing.record import Data, Entry
from goals_cli.merging import places
from goals_cli.planfile.changes import copied


def unsettled(plan: Data) -> list[str]:
    """List the places that a merge left to be decided: whoever decides takes one of two values for good."""
    return [str(conflict.get("where")) for conflict in plan.get("conflicts") or ()]


def without(kind: str, entry: Data, named: Sequence[str]) -> Data:
    """Give an entry without what stands at some places, which are called as a conflict calls them."""
    plan = {kind: [copied(entry)]}
    for place in named:
        if where := places.find(plan, place):
            last: Any
            *way, last = where
            holder: Any = plan
            for part in way:
                holder = holder[part]
            if isinstance(holder, list) or last in holder:
                del holder[last]
    found: Data = plan[kind][0]
    return found


def stands_at(entry: Entry, place: str) -> bool:
    """Say whether anything stands in an entry at a place, which is called as a conflict calls it."""
    return without(entry.kind.name, entry.data, (place,)) != entry.data
