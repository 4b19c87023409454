"""Entries on their way into a plan: paths spelled out, ids filled in, fields in the model's order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from goals_cli import plan, planfile
from goals_cli.caseload import new_id
from goals_cli.errors import UsageError
from goals_cli.findings import Where

Data = dict[str, Any]

_PATH = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*|\[[A-Za-z0-9-]{1,40}\]")
_ID = re.compile(r"[a-z]-[0-9a-z-]{1,30}")
_ID_LETTERS = {"goals": "g", "steps": "s", "measures": "m", "needs": "n", "requirements": "q"}


def parse_path(text: str) -> tuple[str, ...]:
    """Split `measures[m-1].target` into its parts; a part in brackets is a position from 0 or an id."""
    parts = _PATH.findall(text)
    if not parts or parts[0].startswith("[") or ".".join(parts).replace(".[", "[") != text:
        hint = "write it like title, measures[0].unit or measures[m-1].target"
        raise UsageError(f"{_quoted(text)} is not the path of a field", hint)
    return tuple(parts)


def _quoted(text: str) -> str:
    """Repeat what was typed when it looks like a path; it may be the client's words with the path left out."""
    return repr(text) if re.fullmatch(r"[\w.+\[\]-]{1,60}", text) else "what stands before the ="


def split_assignment(text: str) -> tuple[str, str, bool]:
    """Split `PATH=VALUE` or `PATH+=VALUE` into path, value text and whether it adds to a list."""
    path, equals, value = text.partition("=")
    if not equals:
        raise UsageError("an assignment has no =", "write PATH=VALUE, or PATH+=VALUE to add to a list")
    _refuse_unwritable(_quoted(path.removesuffix("+")), value)
    return path.removesuffix("+"), value, path.endswith("+")


def _refuse_unwritable(field: str, value: str) -> None:
    """Refuse a value that says nothing or cannot be kept; an empty one empties the field."""
    empties = "nothing behind the = empties a field"
    if value and not value.strip():
        raise UsageError(f"{field} would be blank", empties)
    if not planfile.can_be_written(value):
        raise UsageError(f"{field} would hold a control character", "type it again without what cannot be seen")
    if value and planfile.resolve_scalar(value) is None:
        hint = f"{empties}; a text that is this very word is put there with --from"
        raise UsageError(f"{field} cannot be set to {value}", hint)


def assignment(data: Data, start: Where, text: str) -> planfile.Change:
    """Turn `PATH=VALUE` below `start` into the change of `data` that it asks for."""
    path, value_text, adds = split_assignment(text)
    return assigned(data, start, parse_path(path), value_text, adds=adds)


def assigned(data: Data, start: Where, parts: Sequence[str], value: object, *, adds: bool = False) -> planfile.Change:
    """Make the change that puts `value` where `parts` lead from `start`, making what is missing on the way.

    A text is read as a plain scalar where the field may hold something else; an empty one empties the field.
    """
    where, rest = _walk(data, start, parts)
    target = (*where, *rest)
    if isinstance(value, str) and not plan.takes_text(target):
        value = planfile.resolve_scalar(value)
    value = None if value == "" else value
    if value is None and (adds or rest):
        raise UsageError("there is no value to put there", "an empty value empties a field that holds something")
    if not rest:
        return _put(data, where, with_ids(value, where, all_ids(data)), adds=adds)
    value = [value] if adds else value
    for part in reversed(rest[1:]):
        value = [value] if isinstance(part, int) else {part: value}
    new_at = where if isinstance(rest[0], int) else (*where, rest[0])
    value = with_ids(value, new_at, all_ids(data))
    return planfile.Append(where, value) if isinstance(rest[0], int) else planfile.Set(new_at, value)


def _put(data: Data, where: Where, value: object, *, adds: bool) -> planfile.Change:
    """Set or add to a field that is there already."""
    field = where[-1]
    if not adds and isinstance(field, int):
        hint = "a path may go on to its fields; goals edit changes a text"
        raise UsageError("a whole entry of a list cannot be set over", hint)
    if not adds:
        return planfile.Set(where, value)
    if not isinstance(at(data, where), list | None):
        raise UsageError(f"`{field}` is no list", "write PATH=VALUE to set it")
    return planfile.Append(where, value)


def _walk(data: Data, start: Where, parts: Sequence[str]) -> tuple[Where, Where]:
    """Follow `parts` as far as the data goes: what is there, and what is still to be made."""
    value: Any = at(data, start)
    where: Where = start
    for number, part in enumerate(parts):
        key = _position(value, part) if part.startswith("[") else part
        _fits(value, key, spelled(data, where, start))
        here, last = inside(value, (key,)), number == len(parts) - 1
        if here is None and not (last and isinstance(value, dict) and key in value):
            return where, (key, *(_new_position(rest) for rest in parts[number + 1 :]))
        where, value = (*where, key), here
    return where, ()


def _fits(value: object, key: str | int, here: str) -> None:
    """Refuse a path that goes on differently from what is there; `here` is the path so far."""
    if value is None or isinstance(value, dict if isinstance(key, str) else list):
        return
    if isinstance(value, list):
        raise UsageError(f"{here} is a list", f"say which entry, {here}[0] or by its id, or add a text with {here}+=")
    what = "list" if isinstance(key, int) else "mapping"
    raise UsageError(f"{here} is no {what}", "see goals schema plan for the fields")


def _position(value: object, part: str) -> int:
    """Find the position that `[0]` or `[m-1]` means in a list; one past its end means a new entry."""
    name = part[1:-1]
    entries = value if isinstance(value, list) else []
    if not name.isdigit():
        for number, entry in enumerate(entries):
            if isinstance(entry, dict) and entry.get("id") == name:
                return number
        raise UsageError(f"no entry {name} in that list", "its position names a new entry, [0] the first")
    if int(name) > len(entries):
        raise UsageError(f"position {name} is beyond the end of a list of {len(entries)}", "positions count from 0")
    return int(name)


def _new_position(part: str) -> str | int:
    if not part.startswith("["):
        return part
    if part != "[0]":
        raise UsageError(f"no entry {part[1:-1]}: that list is still empty", "its first entry is [0]")
    return 0


def at(data: Data, where: Where) -> Any:
    """Get the value at `where`."""
    value: Any = data
    for part in where:
        value = value[part]
    return value


def spelled(data: Data, where: Where, start: Where = ()) -> str:
    """Write a place as the path that leads to it from `start`, entries by their id where they have one."""
    text, value = "", at(data, start)
    for part in where[len(start) :]:
        value = inside(value, (part,))
        name = str(value.get("id")) if isinstance(value, dict) else ""
        text += f"[{name if _ID.fullmatch(name) else part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


def inside(value: Any, where: Where) -> Any:
    """Get the value at `where`, None where there is none."""
    try:
        return at(value, where)
    except (KeyError, IndexError, TypeError):
        return None


def ordered(data: Mapping[str, Any], where: Where = ()) -> Data:
    """Put the fields of an entry, and of all in it, into the order in which a plan writes them; unknown ones last."""
    rank = {key: number for number, key in enumerate(plan.field_order(where))}
    keys = sorted(data, key=lambda key: rank.get(key, len(rank)))
    return {key: _ordered_value(data[key], (*where, key)) for key in keys}


def _ordered_value(value: Any, where: Where) -> Any:
    if isinstance(value, Mapping):
        return ordered(value, where)
    if isinstance(value, list):
        return [_ordered_value(item, where) for item in value]
    return value


def with_ids(value: Any, where: Where, taken: set[str]) -> Any:
    """Give an id to every entry in `value`, which is to stand at `where`, that needs one and has none."""
    if isinstance(value, list):
        return [with_ids(item, where, taken) for item in value]
    if not isinstance(value, dict):
        return value
    filled = {key: with_ids(item, (*where, key), taken) for key, item in value.items()}
    kind = next((part for part in reversed(where) if isinstance(part, str)), "")
    if kind in _ID_LETTERS and "id" in plan.field_order(where) and not filled.get("id"):
        filled["id"] = new_id(_ID_LETTERS[kind], taken)
        taken.add(filled["id"])
    return ordered(filled, where)


def complete_goal(fields: Data, *, worker: str, today: date, taken: Iterable[str]) -> Data:
    """Fill in what a goal may leave out: its id, who raised it and when, its course, and the ids of its parts."""
    goal = {key: value for key, value in fields.items() if value not in (None, [])}
    raised = goal.get("raised", {})
    if isinstance(raised, dict):
        goal["raised"] = {"by": plan.CLIENT, "on": today.isoformat()} | _filled(raised)
    goal.setdefault("course", [{"on": today.isoformat(), "status": plan.Status.PROPOSED.value}])
    taken = {*taken, *all_ids(goal)}
    if isinstance(goal.get("steps"), list):
        goal["steps"] = [complete_step(item, worker=worker, today=today, taken=taken) for item in goal["steps"]]
    return dict(with_ids(goal, ("goals",), taken))


def complete_step(step: Any, *, worker: str, today: date, taken: set[str]) -> Any:
    """Fill in what a step may leave out: its id, whose it is, and the day it was promised."""
    if not isinstance(step, dict):
        return step
    filled = {"who": plan.CLIENT, "promised": today.isoformat()} | _filled(step)
    if filled["who"] == plan.Party.WORKER:
        filled["who"] = worker
    return with_ids(filled, ("goals", 0, "steps"), taken)


def _filled(fields: Data) -> Data:
    """Leave out what is empty, so that it does not stand in the way of what is filled in."""
    return {key: value for key, value in fields.items() if value is not None}


def all_ids(entry: plan.Plan | Data) -> set[str]:
    """Collect every id in a plan or in a part of one, so that a fresh one can keep clear of them."""
    if isinstance(entry, plan.Plan):
        return set(_model_ids(entry))
    return set(_ids(entry))


def _model_ids(model: plan.Plan) -> Iterator[str]:
    for goal in model.goals:
        yield goal.id
        yield from (step.id for step in goal.steps)
        yield from (measure.id for measure in goal.measures)
    yield from (need.id for need in model.needs)
    yield from (requirement.id for requirement in model.requirements)
    yield from (agreement.id for agreement in model.agreements)
    yield from (review.id for review in model.reviews)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for item in value.values():
            yield from _ids(item)
    elif isinstance(value, list):
        for item in value:
            yield from _ids(item)
