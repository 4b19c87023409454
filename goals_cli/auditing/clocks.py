"""Holds the time of each commit against the times of those that were made from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goals_cli.auditing.registry import Hit
from goals_cli.auditing.tamperings.clock_set_back import clock_set_back
from goals_cli.gitrepo.commits import Commit


class Clocks:
    """Takes the commits of a history, each before those that it was made from."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._children: dict[str, list[Commit]] = {}
        self._earliest: dict[str, Commit] = {}  # of all that was made from a commit, the one with the earliest time
        self._told: set[str] = set()

    def hits(self, commit: Commit) -> Iterator[tuple[Commit, Hit]]:
        """Say which commits have a time that cannot be, now that this one is known.

        Little by little a clock can be set back by weeks: so it is held against everything below, not the next alone.
        """
        yield from self._against(None, commit)
        children = self._children.pop(commit.id, [])
        for child in children:
            yield from self._against(commit, child)
        earliest = self._earliest.pop(commit.id, commit)
        if earliest.id not in self._told and earliest not in children:
            yield from self._against(commit, earliest)
        earliest = min(earliest, commit, key=_time)
        for parent in commit.parents:
            self._children.setdefault(parent, []).append(commit)
            self._earliest[parent] = min(self._earliest.get(parent, earliest), earliest, key=_time)

    def _against(self, parent: Commit | None, child: Commit) -> Iterator[tuple[Commit, Hit]]:
        for hit in clock_set_back.check(child, parent, self._today):
            self._told.add(child.id)
            yield child, hit


def _time(commit: Commit) -> float:
    return commit.committed.timestamp()
