"""Compares two states of an entry field by field, and lists entry by entry, by what makes two entries the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goals_cli import keys
from goals_cli.keys import Names


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says something else: its path from the entry on, spelled measures.m-1.target."""

    path: tuple[str, ...]
    before: Any
    after: Any

    @property
    def spelled(self) -> str:
        return ".".join(self.path)

    @property
    def added(self) -> bool:
        """Whether there was nothing before."""
        return _is_nothing(self.before)


@dataclass(frozen=True, slots=True)
class Compared:
    """The entries of a list: new ones, those of which something differs, and those that are gone."""

    new: tuple[Any, ...]
    altered: tuple[tuple[Any, Any], ...]
    gone: tuple[Any, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.altered or self.gone)


_NOTHING = Compared((), (), ())


def compared(names: Names, before: list[Any] | None, after: list[Any] | None) -> Compared:
    """Compare a list by the keys of its entries; an entry that got another key beside what it held is the same one."""
    if before is after:
        return _NOTHING
    before, after = _without_common_ends(before or [], after or [])
    if not (before and after):
        return Compared(tuple(after), (), tuple(before))
    old, now = keys.keyed(names, before), keys.keyed(names, after)
    altered = [(old[key], now[key]) for key in old if key in now and not keys.same(old[key], now[key])]
    gone = [entry for key, entry in old.items() if key not in now]
    new = [entry for key, entry in now.items() if key not in old]
    for entry in list(gone):
        grown = next((each for each in new if isinstance(each, dict) and holds(each, entry)), None)
        if grown is not None:
            gone.remove(entry)
            new.remove(grown)
            altered.append((entry, grown))
    return Compared(tuple(new), tuple(altered), tuple(gone))


def _without_common_ends(before: list[Any], after: list[Any]) -> tuple[list[Any], list[Any]]:
    """Leave out what two lists begin and end with alike, as far as a glance tells."""
    most = min(len(before), len(after))
    start = next((number for number in range(most) if before[number] is not after[number]), most)
    most -= start
    ends = next((number for number in range(most) if before[-1 - number] is not after[-1 - number]), most)
    return before[start : len(before) - ends], after[start : len(after) - ends]


def holds(now: Any, before: Any) -> bool:
    """Say whether all that an entry held is there still."""
    if not (isinstance(now, dict) and isinstance(before, dict)):
        return keys.same(now, before)
    return all(holds(now.get(key), value) for key, value in before.items() if value is not None)


def differences(
    names: Names, before: Mapping[str, Any], after: Mapping[str, Any], *, without: Collection[str] = ()
) -> Iterator[Difference]:
    """Compare two states of a mapping, down to the single fields; `without` names fields that others look after."""
    return _of_mapping(names, (), before, after, without)


def named(entry: Any) -> tuple[str, ...]:
    """Name an entry by what is no word of the client's: its id, its day, its level, or who it is of."""
    if not isinstance(entry, dict):
        return ()
    for field in ("id", "goal", "measure", "on", "level", "by"):
        if entry.get(field) is not None:
            return (str(entry[field]),)
    return ()


def _of_mapping(
    names: Names,
    path: tuple[str, ...],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    without: Collection[str] = (),
) -> Iterator[Difference]:
    for field, old in before.items():
        now = after.get(field)
        if old is not now and field not in without:
            yield from _field((*names, field), (*path, field), old, now)
    if not after.keys() <= before.keys():
        for field, now in after.items():
            if field not in before and field not in without:
                yield from _field((*names, field), (*path, field), None, now)


def _field(names: Names, path: tuple[str, ...], before: Any, after: Any) -> Iterator[Difference]:
    if keys.same(before, after) or (_is_nothing(before) and _is_nothing(after)):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _of_mapping(names, path, before, after)
    elif _are_entries(before, after):
        yield from _list(names, path, before or [], after or [])
    else:
        yield Difference(path, before, after)


def _list(names: Names, path: tuple[str, ...], before: list[Any], after: list[Any]) -> Iterator[Difference]:
    found = compared(names, before, after)
    for entry in found.gone:
        yield Difference((*path, *named(entry)), entry, None)
    for old, now in found.altered:
        called = named(now)
        for each in differences(names, old, now) if isinstance(now, dict) else [Difference((), old, now)]:
            yield Difference((*path, *called, *each.path), each.before, each.after)
    for entry in found.new:
        yield Difference((*path, *named(entry)), None, entry)


def _are_entries(before: Any, after: Any) -> bool:
    """Tell lists whose entries are told of one by one from texts that came or went together."""
    if isinstance(before, list) and isinstance(after, list) and before and after:
        return True
    lists = [each for each in (before, after) if not _is_nothing(each)]
    return all(isinstance(each, list) and isinstance(each[0], dict) for each in lists)


def _is_nothing(value: Any) -> bool:
    return value is None or value in ([], {})
