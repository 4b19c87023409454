"""What one commit did to one plan: the states before and after, and what of the record came and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goals_cli.auditing.losses import Loss, losses
from goals_cli.auditing.record import Data, Entry, Kind, entries, lists
from goals_cli.auditing.saying import held
from goals_cli.gitrepo.commits import Commit
from goals_cli.keys import same
from goals_cli.merging.clashes import moved

States = tuple[Data | None, ...]


@dataclass(frozen=True)
class Turn:
    """One commit and one plan. `before` holds the state in each parent; None where there was none.

    `late_days` is how long after its day an entry may be committed, as the plan's profile has it.
    """

    commit: Commit
    path: str
    client: str
    before: States
    after: Data | None
    late_days: int

    @property
    def merged(self) -> bool:
        """Whether several lines of work came together."""
        return len(self.commit.parents) > 1

    @property
    def _taken_over(self) -> bool:
        """Whether the state is that of a parent as it was."""
        return any(before is self.after for before in self.before)

    @cached_property
    def parents(self) -> States:
        """The states before, with the ids that their entries have now.

        Where both sides of a merge made entries of the same id, it gives one of them another id, in whatever names it.
        A rebase does so in a commit of one parent: there it is looked for when something seems to be lost.
        """
        if self.after is None or self._taken_over or not (self.merged or self._seems_lost):
            return self.before
        found = tuple(moved(before, self.after) if before else None for before in self.before)
        if all(now is before for now, before in zip(found, self.before, strict=True)):
            return self.before
        return found if len(self._lost(found)) <= len(self._seems_lost) else self.before

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """What of the record in any parent is not there any more, or says something else."""
        return tuple(loss for loss in self._all_lost if not loss.decided)

    @property
    def decided(self) -> tuple[Loss, ...]:
        """What says something else since somebody decided what a merge had left to be decided."""
        return tuple(loss for loss in self._all_lost if loss.decided)

    @cached_property
    def _all_lost(self) -> tuple[Loss, ...]:
        return self._seems_lost if self.parents is self.before else self._lost(self.parents)

    def brings(self, loss: Loss) -> bool:
        """Say whether a merge has what an entry says now from its parents, rather than made it itself."""
        if not self.merged or loss.entry is None or loss.now is None:
            return False
        sources = [
            each.data for before in self.parents if before for each in entries(before) if each.key == loss.entry.key
        ]
        return all(any(same(loss.now.get(name), each.get(name)) for each in sources) for name in loss.fields)

    @cached_property
    def _seems_lost(self) -> tuple[Loss, ...]:
        return self._lost(self.before)

    def _lost(self, parents: States) -> tuple[Loss, ...]:
        if self.after is None:
            return ()
        found: dict[int, Loss] = {}
        there = [before for before in parents if before]
        for before in there:
            for loss in losses(before, self.after, merged=there if self.merged else ()):
                found.setdefault(loss.key, loss)
        for loss in self._put_in(parents) if self.merged and not self._taken_over else ():
            found.setdefault(loss.key, loss)
        return tuple(found.values())

    def _put_in(self, parents: States) -> Iterator[Loss]:
        """Find what a merge put into an agreement or a review that none of its parents has in there.

        What each side added comes together in a merge; it adds nothing of its own.
        """
        old = [{entry.key: entry for entry in entries(before)} for before in parents if before]
        for entry in entries(self.after or {}):
            if "id" in entry.data and any(entry.key in parent for parent in old):
                sources = [parent[entry.key].data for parent in old if entry.key in parent]
                fields = tuple(name for name in ("goals", "corrects") if not _comes_from(entry.data, sources, name))
                if fields:
                    yield Loss(None, entry, fields, entry.data)

    @cached_property
    def new(self) -> tuple[Entry, ...]:
        """The entries that no parent has."""
        states = [before for before in self.parents if before]
        only = states[0] if len(states) == 1 else None
        parents = [lists(before, self.after if only else None) for before in states]
        found: list[Entry] = []
        for place, now in lists(self.after or {}, only).items():
            old = [parent.get(place, []) for parent in parents]
            if not any(each is now for each in old):
                found += _new(*place, now, old)
        return tuple(found)

    @property
    def committed(self) -> date:
        """The day of the commit, where it was made."""
        return self.commit.committed.date()

    @cached_property
    def days(self) -> tuple[tuple[Entry, date], ...]:
        """The new entries with their days."""
        return tuple((entry, day) for entry in self.new if (day := entry.day))


def _new(kind: Kind, goal: str | None, now: Sequence[Data], old: Sequence[Sequence[Data]]) -> Iterator[Entry]:
    """Find what a list has and none of the parents' lists has: by what it is known by, and then by what it says."""
    rest = old
    if len(old) == 1:  # of what is the very same object there is no more than before
        there, now = now, _without(now, old[0])
        if not now:
            return
        first = kind.known_by[0]  # what differs in this has another key
        values = {data.get(first) for data in now}
        old = [[data for data in old[0] if data.get(first) in values]]
        rest = [_without(old[0], there)]
    present = [(entry, entry.key) for entry in _entries(kind, goal, now)]
    counts = [Counter(entry.key for entry in _entries(kind, goal, each)) for each in rest]
    count = Counter(key for _, key in present)
    more = {key for key, number in count.items() if all(number > each[key] for each in counts)}
    if more:
        known = {entry.identity for each in old for entry in _entries(kind, goal, each) if entry.key in more}
        yield from (entry for entry, key in present if key in more and entry.identity not in known)


def _entries(kind: Kind, goal: str | None, listed: Sequence[Data]) -> Iterator[Entry]:
    return (Entry(kind, goal, data) for data in listed)


def _without(entries: Sequence[Data], others: Sequence[Data]) -> list[Data]:
    there = set(map(id, others))
    return [data for data in entries if id(data) not in there]


def _comes_from(entry: Data, sources: Sequence[Data], name: str) -> bool:
    """Say whether all that stands in a field stands in that of a source."""
    values = entry.get(name) or []
    if not isinstance(values, list):
        return any(entry[name] == source.get(name) for source in sources)
    return all(any(held(quote, value) for source in sources for quote in source.get(name) or ()) for value in values)
