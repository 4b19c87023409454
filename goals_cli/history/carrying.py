"""Says who carried a plan on a day: its handovers tell of days before the one who carries it now."""

from __future__ import annotations

from collections.abc import Collection

from goals_cli.history.event import Data


def carrier(plan: Data, day: str, *, new: Collection[int] = ()) -> str | None:
    """Name the worker who carried a plan on a day. Those handovers that are `new`, by their ids, came at its end."""
    later: Data | None = None
    for entry in plan.get("handovers") or ():
        if (entry["on"] > day or (entry["on"] == day and id(entry) in new)) and (
            later is None or entry["on"] < later["on"]
        ):
            later = entry
    return (later.get("from") if later else None) or plan.get("worker")


def new_handovers(before: Data, after: Data) -> frozenset[int]:
    """Name the handovers that are not in a plan's earlier state."""
    known = before.get("handovers") or ()
    return frozenset(id(entry) for entry in after.get("handovers") or () if entry not in known)
