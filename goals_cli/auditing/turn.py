"""What one commit did to one plan: the states before and after, and what of the record came and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goals_cli.auditing.record import Data, Entry, Loss, entries, held, losses
from goals_cli.gitrepo.commits import Commit


@dataclass(frozen=True)
class Turn:
    """One commit and one plan. `before` holds the state in each parent; None where there was none.

    `late_days` is how long after its day an entry may be committed, as the plan's profile has it.
    """

    commit: Commit
    path: str
    client: str
    before: tuple[Data | None, ...]
    after: Data | None
    late_days: int

    @property
    def merged(self) -> bool:
        """Whether several lines of work came together."""
        return len(self.commit.parents) > 1

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """What of the record in any parent is not there any more, or says something else."""
        if self.after is None:
            return ()
        found: dict[int, Loss] = {}
        for before in self.before:
            for loss in losses(before, self.after, merged=self.merged) if before else ():
                found.setdefault(loss.key, loss)
        for loss in self._put_in() if self.merged else ():
            found.setdefault(loss.key, loss)
        return tuple(found.values())

    def _put_in(self) -> Iterator[Loss]:
        """Find what a merge put into an agreement or a review that none of its parents has in there.

        What each side added comes together in a merge; it adds nothing of its own.
        """
        old = [{entry.key: entry for entry in entries(before)} for before in self.before if before]
        for entry in entries(self.after or {}):
            if "id" in entry.data and any(entry.key in parent for parent in old):
                sources = [parent[entry.key].data for parent in old if entry.key in parent]
                fields = tuple(name for name in ("goals", "corrects") if not _comes_from(entry.data, sources, name))
                if fields:
                    yield Loss(None, entry, fields)

    @cached_property
    def new(self) -> tuple[Entry, ...]:
        """The entries that no parent has."""
        if self.after is None:
            return ()
        parents = [Counter(entry.key for entry in entries(before)) for before in self.before if before]
        present = [(entry, entry.key) for entry in entries(self.after)]
        now = Counter(key for _, key in present)
        more = {key for key, count in now.items() if all(count > parent[key] for parent in parents)}
        if not more:
            return ()
        known = {entry.identity for before in self.before if before for entry in entries(before) if entry.key in more}
        return tuple(entry for entry, key in present if key in more and entry.identity not in known)

    @property
    def committed(self) -> date:
        """The day of the commit, where it was made."""
        return self.commit.committed.date()

    def days(self) -> Iterator[tuple[Entry, date]]:
        """Give the new entries with their days."""
        for entry in self.new:
            try:
                yield entry, date.fromisoformat(str(entry.data.get("on")))
            except ValueError:
                continue


def _comes_from(entry: Data, sources: Sequence[Data], name: str) -> bool:
    """Say whether all that stands in a field stands in that of a source."""
    values = entry.get(name) or []
    if not isinstance(values, list):
        return any(entry[name] == source.get(name) for source in sources)
    return all(any(held(quote, value) for source in sources for quote in source.get(name) or ()) for value in values)
