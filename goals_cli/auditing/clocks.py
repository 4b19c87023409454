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
        # Of all that was made from a commit, the one with the earliest time, and that.
        self._earliest: dict[str, tuple[float, Commit]] = {}
        self._told: set[str] = set()

    def hits(self, commit: Commit) -> Iterator[tuple[Commit, Hit]]:
        """Say which commits have a time that cannot be, now that this one is known.

        Little by little a clock can be set back by weeks: so it is held against everything below, not the next alone.
        """
        yield from self._against(None, commit)
        children = self._children.pop(commit.id, [])
        for child in children:
            yield from self._against(commit, child)
        own = commit.committed.timestamp(), commit
        earliest = self._earliest.pop(commit.id, own)
        if earliest[0] < own[0]:
            if earliest[1].id not in self._told and not any(child is earliest[1] for child in children):
                yield from self._against(commit, earliest[1])
        else:
            earliest = own
        for parent in commit.parents:
            self._children.setdefault(parent, []).append(commit)
            if parent not in self._earliest or earliest[0] < self._earliest[parent][0]:
                self._earliest[parent] = earliest

    def _against(self, parent: Commit | None, child: Commit) -> Iterator[tuple[Commit, Hit]]:
        for hit in clock_set_back.check(child, parent, self._today):
            self._told.add(child.id)
            yield child, hit
