"""What a merge did beyond bringing both sides together: told from the version that both sides grew from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from goals_cli.gitrepo.commits import Change
from goals_cli.history.event import Data, Event, Kind
from goals_cli.history.events import events


class Bases:
    """Finds the version that two others grew from, by the changes of one plan, the newest first."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._made: dict[str, list[int]] = {}
        for number, change in enumerate(changes):
            if change.after is not None:
                self._made.setdefault(change.after, []).append(number)

    def of(self, number: int) -> str | None:
        """Give the base of a merge, the change of that number, when the merge is to be looked at.

        There is none where the merge took over what one side alone had changed, nor of more than two sides.
        """
        change = self._changes[number]
        if len(change.before) != 2 or None in change.before or change.was != (None, None):
            return None
        ours, theirs = change.before
        if ours == theirs:
            return None
        both = self._grown_from(number, ours) & self._grown_from(number, theirs)
        base = self._changes[min(both)].after if both else None
        left = change.before if change.own else (theirs,) if change.after == ours else (ours,)
        return None if base in left else base

    def _grown_from(self, number: int, blob: str | None) -> set[int]:
        """List the changes that a version came of, it included."""
        found: set[int] = set()
        waiting = [(number, blob)]
        while waiting:
            newer, name = waiting.pop()
            places = self._made.get(name or "", [])
            at = bisect_right(places, newer)
            if at < len(places) and places[at] not in found:
                found.add(places[at])
                waiting += [(places[at], before) for before in self._changes[places[at]].before]
        return found


def done_by_merge(base: Data, ours: Data, theirs: Data, after: Data) -> list[Event]:
    """Tell what a merge did that does not follow from its two sides: what it decided, and what it left out."""
    from goals_cli.merging.three_way import merge

    data = merge(base, ours, theirs).data
    sides = [*(ours.get("conflicts") or ()), *(theirs.get("conflicts") or ())]
    left = [each for each in after.get("conflicts") or () if each not in sides]
    conflicts = [each for each in data.get("conflicts") or () if each not in left]
    found = events(data | {"conflicts": conflicts}, after)
    return [replace(each, details={"merge": True}) if each.kind is Kind.DECIDED else each for each in found]
