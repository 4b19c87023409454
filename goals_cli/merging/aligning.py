"""Which entry of one version of a list is which of another: by what they are known by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goals_cli.keys import Key, Names, content, keyed, only_grows, same


def known(names: Names, entries: Sequence[Any] | None, before: dict[Key, Any]) -> dict[Key, Any]:
    """Put entries under the keys that they had before.

    An entry that is known by its whole content and to which something was added since is the one from before.
    """
    found = keyed(names, entries or [])
    if not only_grows(names):
        return found
    gone = [key for key in before if key not in found]
    renamed: dict[Key, Key] = {}
    for key, entry in found.items():
        if gone and key not in before:
            old = next((old for old in gone if extends(entry, before[old])), None)
            if old is not None:
                gone.remove(old)
                renamed[key] = old
    return {renamed.get(key, key): entry for key, entry in found.items()} if renamed else found


def extends(entry: Any, before: Any) -> bool:
    """Say whether an entry says all that another one says, and more."""
    if not isinstance(entry, dict) or not isinstance(before, dict):
        return False
    return all(same(value, entry.get(field)) for field, value in before.items())


def align(names: Names, old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """Say of each entry of a new version of a list at which position it stands in the old one, if it does."""
    before = keyed(names, old)
    position = {key: number for number, key in enumerate(before)}
    if len(old) == len(new) and all(content(one) == content(other) for one, other in zip(old, new, strict=True)):
        return list(range(len(old)))
    return [position.get(key) for key in known(names, new, before)]
