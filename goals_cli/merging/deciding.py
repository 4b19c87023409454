"""Deciding a conflict: one of its values, or another one, goes in the place, and the conflict out of the plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from goals_cli.entries import inside
from goals_cli.errors import NotFound
from goals_cli.keys import same
from goals_cli.merging import places
from goals_cli.merging.references import entries, without
from goals_cli.planfile.changes import copied

Data = dict[str, Any]


def is_clash(conflict: Data) -> bool:
    """Say whether a conflict tells that two entries had one id: both stay, and there is nothing to put in place."""
    return str(conflict.get("where")).endswith("].id")


def is_turn(conflict: Data) -> bool:
    """Say whether a conflict tells that a goal went two ways: what is decided is one more turn of its course."""
    return str(conflict.get("where")).endswith("].course")


def decided_along(data: Data, conflict: Data, value: Any) -> list[Data]:
    """List the other conflicts that are decided with one: those about its place, and in what is taken out with it."""
    place = str(conflict["where"])
    found = []
    for other in entries(data, "conflicts"):
        if is_clash(conflict) or is_clash(other):
            continue
        where = str(other.get("where"))
        is_inside = value is None and where.startswith((f"{place}.", f"{place}["))
        if other.get("id") != conflict["id"] and (where == place or is_inside):
            found.append(other)
    return found


def standing(data: Data, conflict: Data) -> Any:
    """Give what stands now in the place of a conflict; None where there is nothing."""
    where = places.find(data, str(conflict["where"]))
    value = None if where is None else inside(data, where)
    return value[-1].get("status") if is_turn(conflict) and value else value


def decided(data: Data, conflict: Data, value: Any, *, today: date) -> Data:
    """Give the plan with a conflict decided; None takes out what stands there, and its id where it is listed."""
    result: Data = copied(data)
    gone = {conflict["id"], *(other["id"] for other in decided_along(data, conflict, value))}
    left = [entry for entry in entries(result, "conflicts") if entry.get("id") not in gone]
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
        _turn(holder[last], value, today)
    elif value is None:
        if isinstance(holder, list) and where[:-1] == ("goals",):
            without(data, str(holder[last].get("id")))
        if isinstance(holder, list) or last in holder:
            del holder[last]
    elif not (_was_deleted(conflict) and same(value, _kept(conflict))):
        holder[last] = value


def _turn(course: list[Data], status: Any, today: date) -> None:
    """Let a goal take the turn that is decided once more, with its reason and what was said of it."""
    if course[-1].get("status") != status:
        taken = next((turn for turn in reversed(course) if turn.get("status") == status), {"status": status})
        course.append({"on": today.isoformat()} | {name: part for name, part in taken.items() if name != "on"})


def _was_deleted(conflict: Data) -> bool:
    """Say whether one side had taken out what the other changed; that stands there, maybe with more in it since."""
    return conflict.get("ours") is None or conflict.get("theirs") is None


def _kept(conflict: Data) -> Any:
    return conflict.get("theirs") if conflict.get("ours") is None else conflict.get("ours")
