"""Remembers what was decided after a merge, and holds it against how the entries began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goals_cli.auditing.deciding import stands_at
from goals_cli.auditing.losses import Loss
from goals_cli.auditing.record import Key
from goals_cli.auditing.turn import Turn


class Decisions:
    """Decisions about agreements and reviews, the newest first as the history is walked.

    Two people may add something to one entry, each in their way, which a merge leaves to be decided. What an entry said
    when it was first committed both of them had, and neither may change it: a conflict about that is a made-up one.
    """

    def __init__(self) -> None:
        self._later: defaultdict[Key, list[tuple[Turn, Loss]]] = defaultdict(list)

    def unfounded(self, turn: Turn) -> Iterator[tuple[Turn, Loss]]:
        """Give the decisions of later turns about what an entry of this one said from the start."""
        for loss in turn.decided:
            if loss.entry:
                self._later[loss.entry.key].append((turn, loss))
        for entry in turn.new if self._later else ():
            for later, loss in self._later.get(entry.key, ()):
                if any(stands_at(entry, place) for place in loss.decided):
                    yield later, loss
