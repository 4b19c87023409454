"""What the changes of a goal were to bring about, and whether the goal says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from goals_cli.agreements import same_text
from goals_cli.entries import parse_path
from goals_cli.errors import UsageError
from goals_cli.plan import AgreedGoal, Change, Goal


def kept_in(change: Change, entry: Goal | AgreedGoal) -> str | None:
    """Name the field in which a goal, or what was agreed of one, says what a change was to bring about.

    That may be nothing. A change that tells in a few words what it was about was one of the wording, if that says so.
    """
    field = change.what.partition(".")[0].partition("[")[0]
    if field not in Goal.__struct_fields__:
        told = isinstance(change.to, str) and same_value(change.to, entry.statement)
        return "statement" if told else None
    value = _value(entry, change.what)
    if change.to is not None:
        kept = same_value(change.to, value)
    else:
        kept = _is_empty(value) and not _is_empty(change.from_) and field in entry.__struct_fields__
    return field if kept else None


def path_of(change: Change, goal: Goal) -> tuple[str, ...]:
    """Spell where a change was made as differences are: measures, m-1, target; a few words as they are."""
    try:
        parts = parse_path(change.what)
    except UsageError:
        return ("statement",) if kept_in(change, goal) else (change.what,)
    return tuple(_id(value) or part.strip("[]") for part, value in zip(parts, on_the_way(goal, parts), strict=True))


def is_private(change: Change, goal: Goal) -> bool:
    """Say whether a change was one of something in the goal that the client keeps private."""
    try:
        parts = parse_path(change.what)
    except UsageError:
        return False
    return any(isinstance(value, dict) and value.get("private") is True for value in on_the_way(goal, parts))


def same_value(one: Any, other: Any) -> bool:
    """Say whether two values mean the same: texts however they were typed, numbers by value; empty is absent."""
    if isinstance(one, str) and isinstance(other, str):
        return same_text(one, other)
    if isinstance(one, dict) and isinstance(other, dict):
        return all(same_value(one.get(key) or None, other.get(key) or None) for key in one.keys() | other.keys())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same_value, one, other))
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def on_the_way(entry: Goal | AgreedGoal | dict[str, Any], parts: tuple[str, ...]) -> Iterator[Any]:
    """Follow a path part by part; None from where it leads to nothing."""
    value: Any = to_builtins(entry)
    for part in parts:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list | tuple):
            named = (item for number, item in enumerate(value) if part in (f"[{number}]", f"[{_id(item)}]"))
            value = next(named, None)
        else:
            value = None
        yield value


def _value(entry: Goal | AgreedGoal, what: str) -> Any:
    """Find what a change was about, by its path; None when that is a few words and no path, or there is nothing."""
    try:
        parts = parse_path(what)
    except UsageError:
        return None
    return list(on_the_way(entry, parts))[-1]


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", (), [], {})


def _id(item: Any) -> Any:
    return item.get("id") if isinstance(item, dict) else None
