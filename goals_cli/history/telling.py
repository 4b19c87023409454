"""Tells what single changes of plans did, as far as the versions before and after can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.event import Data
from goals_cli.history.events import events_of_merge
from goals_cli.history.happening import day_of
from goals_cli.history.lines import written
from goals_cli.history.merges import done_by_merge
from goals_cli.history.pairing import paired
from goals_cli.history.privacy import NOTHING, Private, marked
from goals_cli.history.returning import events_of_return
from goals_cli.history.states import State, States, are_one_plan


class Unsure(NamedTuple):
    """What an older version may tell otherwise, and what was private in any newer one.

    `events` are those of a plan that was not there before and tells of earlier days: perhaps it had been taken away.
    They are None when the version before cannot be read: whatever happened is to be told from an older one on.
    """

    private: Private
    events: bytes | None = None


# Events as `lines.written` gives them, or a sentence that says why there are none.
Told = bytes | Unsure | str


_AT_ONCE = 200  # changes whose contents are read together


class Asked(NamedTuple):
    """A change of which somebody wants to know what it did: the plan, ids of blobs, and the day of its commit.

    A plan is called by the path that its file had last: all that is known of it is needed where it had another one.
    """

    plan: str
    before: tuple[str | None, ...]
    after: str | None
    was: tuple[str | None, ...]  # the path in each parent, where it was another one
    day: date
    base: str | None  # of a merge that is to be looked at: what both its sides grew from


def asked(change: Change, plan: str, base: str | None = None) -> Asked:
    """Take of a change what is needed to tell of it."""
    return Asked(plan, change.before, change.after, change.was, change.commit.committed.date(), base)


class Telling:
    """Tells of one change after the other, the newest first."""

    def __init__(self, read: Reader) -> None:
        self._states = States(read)
        self._private: dict[str, Private] = {}  # by plan: what is private in any version that was looked at
        self.newly_private = False  # whether something is private that was not in the version before

    def told_apart(self, changes: Sequence[Change]) -> Iterator[Change]:
        """Put plans that one commit took away together with those that they became, and apart what are two plans."""
        for change in paired(changes, self._states):
            if len(change.before) > 1 or self._is_one_plan(change):
                yield change
                continue
            yield Change(change.commit, change.path, (None,), change.after, (None,))
            yield Change(change.commit, change.was[0] or change.path, change.before, None, (None,))

    def _is_one_plan(self, change: Change) -> bool:
        before, after = self._states.of(change.before[0]).data, self._states.of(change.after).data
        return change.was[0] is None or before is None or after is None or are_one_plan(before, after)

    def told(self, changes: Sequence[Asked]) -> list[Told]:
        """Tell what each of some changes did.

        They are looked at plan by plan: what two versions have in common is at hand then, for the processor too.
        """
        order = sorted(range(len(changes)), key=lambda place: changes[place].plan)
        found: list[Told] = [b""] * len(changes)
        for start in range(0, len(order), _AT_ONCE):
            places = order[start : start + _AT_ONCE]
            some = [changes[place] for place in places]
            self._states.fetch(blob for each in some for blob in (each.after, each.base, *each.before))
            for place in places:
                found[place] = self._told(changes[place])
        return found

    def _told(self, change: Asked) -> Told:
        after = self._states.of(change.after)
        if after.problem:
            return after.problem
        before = [self._states.of(blob, after) for blob in change.before]
        if len(before) == 1 and before[0].problem and after.data is not None:
            return Unsure(self._known_private(change.plan, after, ()))
        if change.after not in change.before:
            self._states.forget(change.after)  # its next older version is what is held against the one before
        former = [_same_plan(each.data, after.data, was) for each, was in zip(before, change.was, strict=True)]
        private = self._known_private(change.plan, after, before)
        found = done_by_merge(self._states.of(change.base).data, former, after.data)
        found = events_of_merge(former, after.data) if found is None else found
        told = written(marked(found, private), change.day)
        if change.before == (None,) and any(day_of(each, change.day) < change.day for each in found):
            return Unsure(private, told)
        return told

    def _known_private(self, plan: str, after: State, before: Sequence[State]) -> Private:
        """Add what these versions keep private to what newer ones do."""
        was = NOTHING.union(*(each.private for each in before))
        self.newly_private = self.newly_private or not after.private <= was
        private = self._private.get(plan, NOTHING) | after.private | was
        if private:
            self._private[plan] = private
        return private

    def since(self, before: str | None, change: Change, private: Private) -> bytes:
        """Tell what happened from a version that can be read up to the one that a change made."""
        former, after = self._states.of(before), self._states.of(change.after)
        found = events_of_merge([former.data], after.data)
        return written(marked(found, private | former.private), change.commit.committed.date())

    def since_it_went(self, last: str, change: Change, private: Private) -> bytes | None:
        """Tell of a plan that is back, from the version that was taken away; None when that was another plan."""
        former, after = self._states.of(last), self._states.of(change.after)
        found = events_of_return(former.data, after.data)
        if found is None:
            return None
        return written(marked(found, private | former.private), change.commit.committed.date())


def _same_plan(before: Data | None, after: Data | None, was: str | None) -> Data | None:
    """Leave out what stood in a file of another name, when that was another client's plan."""
    if was is None or before is None or after is None or are_one_plan(before, after):
        return before
    return None
