"""Putting a mapping in the plan's own vocabulary into what stands there: single fields set, list entries added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goals_cli import entries
from goals_cli.entries import Data
from goals_cli.errors import UsageError
from goals_cli.findings import Where
from goals_cli.planfile import Append, Change, Set

# What makes two entries of a list the same; entries of other lists are the same when they are equal.
_KEYS = {
    "measures": ("id",),
    "requirements": ("id",),
    "needs": ("id",),
    "supports": ("who",),
    "risks": ("risk",),
    "options": ("option",),
    "views": ("by", "who"),
    "scale": ("level",),
}

# A change, the place where its value will stand, and the place in the mapping that it comes from.
Placed = tuple[Change, Where, Where]


def filled(present: Data, fields: Data, where: Where, *, over: bool, source: Where = ()) -> Iterator[Placed]:
    """Make the changes that put `fields` into the mapping at `where`; empty fields say nothing.

    A single field that says something else already is set over, or without `over` refused with its path.
    """
    for key, value in fields.items():
        here, there, standing = (*where, key), (*source, key), present.get(key)
        if value is None or value == standing:
            continue
        if over and key == "scale" and (levels := _between(standing, value)):
            yield Set(here, levels), here, there
        elif isinstance(value, list) and isinstance(standing, list | None):
            yield from _filled_list(standing or [], value, here, over=over, source=there)
        elif isinstance(value, dict) and isinstance(standing, dict):
            yield from filled(standing, value, here, over=over, source=there)
        elif standing is None or over:
            yield Set(here, value), here, there
        else:
            raise UsageError(f"`{key}` stands there already and says something else", _way_over(here))


def _between(standing: Any, told: Any) -> list[Data]:
    """Put new levels of a scale between those that stand there, in their order; nothing when they go to its end."""
    if not _are_levels(standing) or not _are_levels(told):
        return []
    levels = [entry["level"] for entry in standing]
    if all(entry["level"] in levels or entry["level"] > max(levels) for entry in told):
        return []
    merged = {entry["level"]: dict(entry) for entry in standing}
    for entry in told:
        merged[entry["level"]] = merged.get(entry["level"], {}) | entry
    return [merged[level] for level in sorted(merged)]


def _are_levels(entries: Any) -> bool:
    """Say whether these are the levels of a scale, and not something of that name of an agency's own."""
    return bool(
        isinstance(entries, list)
        and entries
        and all(isinstance(entry, dict) and isinstance(entry.get("level"), int) for entry in entries)
    )


def _filled_list(standing: list[Any], items: list[Any], where: Where, *, over: bool, source: Where) -> Iterator[Placed]:
    after = list(standing)
    for number, item in enumerate(items):
        there = (*source, number)
        position = _position_of(item, after, _KEYS.get(str(where[-1]), ()))
        if position is None:
            yield Append(where, item), (*where, len(after)), there
            after.append(item)
        elif isinstance(item, dict):
            yield from filled(after[position], item, (*where, position), over=over, source=there)
            after[position] = after[position] | item


def _position_of(item: Any, standing: list[Any], keys: tuple[str, ...]) -> int | None:
    """Find the entry that `item` is about."""
    for position, entry in enumerate(standing):
        if item == entry:
            return position
        both = keys and isinstance(item, dict) and isinstance(entry, dict)
        if both and [item.get(key) for key in keys] == [entry.get(key) for key in keys]:
            return position
    return None


def _way_over(where: Where) -> str:
    """Say how a field is set over."""
    start = where[2:] if where[0] == "goals" else where
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in start).removeprefix(".")
    return f"goals set {'CLIENT --goal ID' if where[0] == 'goals' else 'CLIENT'} '{path}=...' sets it over"


def source_of(where: Where, placed: list[Placed]) -> Where:
    """Find where in the mapping that was handed in the value at a place of the plan comes from; empty when nowhere."""
    around = [(stands, source) for _, stands, source in placed if where[: len(stands)] == stands]
    if around:
        stands, source = max(around, key=lambda pair: len(pair[0]))
        return (*source, *where[len(stands) :])
    inside = [(stands, source) for _, stands, source in placed if stands[: len(where)] == where]
    return inside[0][1][: len(where) - len(inside[0][0])] if inside else ()


def completed(data: Data, fields: Data, where: Where) -> Data:
    """Order the fields of a mapping that is to be put at `where`, and give an id to new entries in its lists."""
    taken = entries.all_ids(data) | entries.all_ids(fields)
    return {key: entries.with_ids(value, (*where, key), taken) for key, value in entries.ordered(fields, where).items()}
