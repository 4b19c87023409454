"""The order in which the entries of both sides stand: ours stays, what only theirs has goes in between."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from goals_cli.keys import Key, only_grows
from goals_cli.merging.places import Place

Entries = dict[Key, Any]


def order(place: Place, base: Entries, ours: Entries, theirs: Entries, kept: Collection[Key]) -> list[Key]:
    """Put the keys that are kept in order: those of ours as they stand, each of theirs where it belongs."""
    kept = set(kept)
    found = [key for key in ours if key in kept]
    if only_grows(place.names):
        _by_day(place, base, ours, theirs, found, [key for key in theirs if key in kept and key not in ours])
        return found
    before = -1  # the position of what stands before it there
    for key in theirs:
        if key in ours:
            before = found.index(key) if key in kept else before
        elif key in kept:
            before += 1
            while before < len(found) and found[before] not in base and found[before] not in theirs:
                before += 1  # behind what ours has put in the same place
            found.insert(before, key)
    return found


def _by_day(
    place: Place, base: Entries, ours: Entries, theirs: Entries, found: list[Key], missing: Sequence[Key]
) -> None:
    """Put what only theirs has by its day; on one day behind the others, but a goal's last turn stays the last."""
    yields = place.names == ("goals", "course")
    at = 0
    for key in missing:
        day = _day(theirs[key])
        while at < len(found):
            other = found[at]
            if other in theirs and other not in base and other not in ours:
                at += 1
                continue
            there = _day(ours.get(other, theirs.get(other)))
            if there > day or (yields and there == day and other not in base and other not in theirs):
                break
            at += 1
        found.insert(at, key)
        at += 1


def _day(entry: Any) -> str:
    return str(entry.get("on") or "") if isinstance(entry, dict) else ""
