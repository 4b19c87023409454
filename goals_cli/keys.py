"""What makes two entries of a plan the same, as the plan file defines it; history and merging stand on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from marshal import dumps
from operator import is_
from typing import Any

# The names of the fields on the way to a list, without positions: ("goals", "steps").
Names = tuple[str, ...]
# What an entry is known by, and which of those with this key it is, from 0 on.
Key = tuple[Hashable, int]

# Lists whose entries are known by some of their fields. The longest way that ends like a list's own counts.
_KNOWN_BY: dict[Names, Names] = {
    ("needs",): ("id",),
    ("requirements",): ("id",),
    ("goals",): ("id",),
    ("steps",): ("id",),
    ("measures",): ("id",),
    ("agreements",): ("id",),
    ("reviews",): ("id",),
    ("conflicts",): ("id",),
    ("progress",): ("goal",),
    ("agreements", "goals"): ("goal",),
    ("agreements", "others"): ("who", "authority"),
    ("ratings",): ("by",),
    ("measured",): ("measure",),
    ("progress", "steps"): ("step",),
    ("scale",): ("level",),
    ("options",): ("option",),
    ("views",): ("by", "who"),
    ("supports",): ("who",),
    ("risks",): ("risk",),
}
# Lists that only grow: an entry is never changed and never taken away, and what was wrong is corrected by a new one.
_ONLY_GROW: frozenset[Names] = frozenset(
    {
        ("agreements",),
        ("reviews",),
        ("handovers",),
        ("disagreements",),
        ("requests",),
        ("goals", "changes"),
        ("goals", "course"),
        ("goals", "words_later"),
    }
)


def only_grows(names: Names) -> bool:
    """Say whether the entries of a list are never changed and never taken away."""
    return names in _ONLY_GROW


def keyed(names: Names, entries: Iterable[Any]) -> dict[Key, Any]:
    """Put the entries of a list under what they are known by, in their order.

    An entry whose list has no such fields, or that lacks all of them, is known by its whole content; a text is known by
    itself. Of several with one key, each is another one.
    """
    fields = _known_by(names)
    found: dict[Key, Any] = {}
    count: dict[Hashable, int] = {}
    for entry in entries:
        key = _key(entry, fields)
        number = count.get(key, 0)
        count[key] = number + 1
        found[key, number] = entry
    return found


def content(value: Any) -> Hashable:
    """Turn data into something that compares by value: 1 is 1.0 and not true, absent as null, keys in any order."""
    if isinstance(value, dict):
        return frozenset((key, content(item)) for key, item in value.items() if item is not None)
    if isinstance(value, list):
        return tuple(content(item) for item in value)
    return (type(value).__name__ if isinstance(value, bool | str) else "", value)


def same(one: Any, other: Any) -> bool:
    """Say whether two pieces of data are the same by value."""
    if one is other:
        return True
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    if isinstance(one, dict) and isinstance(other, dict):
        if _written_alike(one, other):
            return True
        for key, value in one.items():
            there = other.get(key)
            if value is not there and not same(value, there):
                return False
        return all(value is None or key in one for key, value in other.items())
    if isinstance(one, list) and isinstance(other, list):
        if len(one) == len(other) and all(map(is_, one, other)):
            return True
        return _written_alike(one, other) or (len(one) == len(other) and all(map(same, one, other)))
    return bool(one == other) and isinstance(one, bool) is isinstance(other, bool)


def _written_alike(one: Any, other: Any) -> bool:
    """Say whether two pieces of data are the same to the letter, which is told far sooner than by value."""
    return bool(one == other) and dumps(one, 2) == dumps(other, 2)


def _known_by(names: Names) -> Names:
    """Find the fields that an entry of a list is known by; none where only its content tells."""
    if names[-1:] == ("goals",) and names not in (("goals",), ("agreements", "goals")):
        return ()  # a need names its goals by their ids
    for length in (2, 1):
        fields = _KNOWN_BY.get(names[-length:])
        if fields and len(names) >= length:
            return fields
    return ()


def _key(entry: Any, fields: Names) -> Hashable:
    if fields and isinstance(entry, dict):
        known = tuple(content(entry.get(field)) for field in fields)
        if any(entry.get(field) is not None for field in fields):
            return known
    return content(entry)
