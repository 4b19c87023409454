"""Deciding a conflict: one of its values, or another one, goes in the place, and the conflict out of the plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from goals_cli.errors import NotFound
from goals_cli.keys import same
from goals_cli.merging import places
from goals_cli.merging.references import entries
from goals_cli.planfile.changes import copied

Data = dict[str, Any]


def is_clash(conflict: Data) -> bool:
    """Say whether a conflict tells that two entries had one id: both stay, and there is nothing to put in place."""
    return str(conflict.get("where")).endswith("].id")


def is_turn(conflict: Data) -> bool:
    """Say whether a conflict tells that a goal went two ways: what is decided is one more turn of its course."""
    return str(conflict.get("where")).endswith("].course")


def decided(data: Data, conflict: Data, value: Any, *, today: date) -> Data:
    """Give the plan with a conflict decided; None takes out what stands there."""
    result: Data = copied(data)
    left = [entry for entry in entries(result, "conflicts") if entry.get("id") != conflict["id"]]
    result["conflicts"] = left
    if not left:
        del result["conflicts"]
    if not is_clash(conflict):
        _put(result, conflict, copied(value), today)
    return result


def _put(data: Data, conflict: Data, value: Any, today: date) -> None:
    last: Any
    where = places.find(data, str(conflict["where"]))
    if where is None:
        hint = f"take {conflict['id']} out of `conflicts` with goals edit, when it is decided"
        raise NotFound(f"conflict {conflict['id']} is about a place that is not in the plan any more", hint)
    *way, last = where
    holder: Any = data
    for part in way:
        holder = holder[part]
    if is_turn(conflict):
        course = holder[last]
        if course[-1].get("status") != value:
            course.append({"on": today.isoformat(), "status": value})
    elif value is None:
        if isinstance(holder, list) or last in holder:
            del holder[last]
    elif not (_was_deleted(conflict) and same(value, _kept(conflict))):
        holder[last] = value


def _was_deleted(conflict: Data) -> bool:
    """Say whether one side had taken out what the other changed; that stands there, maybe with more in it since."""
    return conflict.get("ours") is None or conflict.get("theirs") is None


def _kept(conflict: Data) -> Any:
    return conflict.get("theirs") if conflict.get("ours") is None else conflict.get("ours")
