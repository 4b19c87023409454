"""Tells what single changes of plans did, as far as the versions before and after can be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.event import Data
from goals_cli.history.events import events_of_merge
from goals_cli.history.lines import written
from goals_cli.history.privacy import NOTHING, Private, marked
from goals_cli.history.states import State, States, are_one_plan

# Events as `lines.written` gives them; a sentence that says why there are none; None when the version before cannot be
# read, so that whatever happened is told from an older one on.
Told = bytes | str | None


_AT_ONCE = 200  # changes whose contents are read together


class Asked(NamedTuple):
    """A change of which somebody wants to know what it did: the path, ids of blobs, and the day of its commit."""

    path: str
    before: tuple[str | None, ...]
    after: str | None
    was: tuple[str | None, ...]  # the path in each parent, where it was another one
    day: date


def asked(change: Change) -> Asked:
    """Take of a change what is needed to tell of it."""
    return Asked(change.path, change.before, change.after, change.was, change.commit.committed.date())


class Telling:
    """Tells of one change after the other, the newest first."""

    def __init__(self, read: Reader) -> None:
        self._states = States(read)
        self._private: dict[str, Private] = {}  # by path: what is private in any version that was looked at
        self.newly_private = False  # whether something is private that was not in the version before

    def told(self, changes: Sequence[Asked]) -> list[Told]:
        """Tell what each of some changes did.

        They are looked at plan by plan: what two versions have in common is at hand then, for the processor too.
        """
        order = sorted(range(len(changes)), key=lambda place: changes[place].path)
        found: list[Told] = [None] * len(changes)
        for start in range(0, len(order), _AT_ONCE):
            places = order[start : start + _AT_ONCE]
            self._states.fetch(blob for place in places for blob in (changes[place].after, *changes[place].before))
            for place in places:
                found[place] = self._told(changes[place])
        return found

    def _told(self, change: Asked) -> Told:
        after = self._states.of(change.after)
        if after.problem:
            return after.problem
        before = [self._states.of(blob, after) for blob in change.before]
        if len(before) == 1 and before[0].problem and after.data is not None:
            return None
        if change.after not in change.before:
            self._states.forget(change.after)  # its next older version is what is held against the one before
        former = [_same_plan(each.data, after.data, was) for each, was in zip(before, change.was, strict=True)]
        private = self._known_private(change, after, before)
        return written(marked(events_of_merge(former, after.data), private), change.day)

    def _known_private(self, change: Asked, after: State, before: Sequence[State]) -> Private:
        """Add what these versions keep private to what newer ones do, also under the name that the file had before."""
        was = NOTHING.union(*(each.private for each in before))
        self.newly_private = self.newly_private or not after.private <= was
        private = self._private.get(change.path, NOTHING) | after.private | was
        if private:
            for path in (change.path, *filter(None, change.was)):
                self._private[path] = private | self._private.get(path, NOTHING)
        return private

    def since(self, before: str | None, change: Asked) -> bytes:
        """Tell what happened from a version that can be read up to the one that a change made."""
        former, after = self._states.of(before), self._states.of(change.after)
        private = self._known_private(change, after, [former])
        return written(marked(events_of_merge([former.data], after.data), private), change.day)


def _same_plan(before: Data | None, after: Data | None, was: str | None) -> Data | None:
    """Leave out what stood in a file of another name, when that was another client's plan."""
    if was is None or before is None or after is None or are_one_plan(before, after):
        return before
    return None
