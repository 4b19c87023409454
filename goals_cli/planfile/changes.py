"""Requested changes as values, and what they mean for a plan's data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goals_cli.findings import Where
from goals_cli.planfile.gate import Data


@dataclass(frozen=True, slots=True)
class Set:
    """Set a key of a mapping; the last part of `where` is the key. Missing mappings on the way are made."""

    where: Where
    value: Any


@dataclass(frozen=True, slots=True)
class Append:
    """Append to the list at `where`; it is made when it is absent or empty."""

    where: Where
    value: Any


Change = Set | Append


def apply(data: Data, changes: Sequence[Change]) -> Data:
    """Say what changes mean: the data after them. The data given is left alone."""
    result: Data = copied(data)
    for change in changes:
        *way, last = change.where
        holder = _holder(result, tuple(way))
        if isinstance(change, Set):
            if not isinstance(last, str) or not isinstance(holder, dict):
                raise LookupError(f"no key can be set at {change.where}")
            holder[last] = copied(change.value)
        else:
            _list_at(holder, last, change.where).append(copied(change.value))
    return result


def copied(value: Any) -> Any:
    """Copy plain data deeply; tuples become lists."""
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [copied(item) for item in value]
    return value


def same(one: Any, other: Any) -> bool:
    """Compare plain data with types (1 is neither True nor 1.0) and without the order of keys."""
    if one.__class__ is not other.__class__:
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def _holder(data: Data, way: Where) -> Any:
    """Walk to where a change happens, making missing mappings."""
    here: Any = data
    for part in way:
        if isinstance(here, dict) and isinstance(part, str):
            if here.get(part) is None:
                here[part] = {}
            here = here[part]
        elif isinstance(here, list) and isinstance(part, int) and 0 <= part < len(here):
            here = here[part]
        else:
            raise LookupError(f"there is nothing at {way}")
    return here


def _list_at(holder: Any, last: str | int, where: Where) -> list[Any]:
    if isinstance(holder, dict) and isinstance(last, str) and holder.get(last) is None:
        holder[last] = []
    if isinstance(holder, dict | list):
        found = holder[last]  # type: ignore[index]  # a key of the mapping or a position in the list
        if isinstance(found, list):
            return found
    raise LookupError(f"there is no list at {where}")
