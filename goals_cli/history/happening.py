"""What happened: an event on its day, with the commit that brought it, and what there is to say beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goals_cli.gitrepo.commits import Commit, Standing
from goals_cli.history.event import Event

if TYPE_CHECKING:
    from goals_cli.history.renumbered import Renumbered


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on its day; `commit` is None for what is not committed, and for what only the calendar tells."""

    on: date
    event: Event
    commit: Commit | None
    path: str | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened, the newest first; `notes` say in a sentence each what could not be looked at.

    `renumbered` are the goals that a merge gave another id.
    """

    client: str
    happenings: tuple[Happening, ...]
    notes: tuple[str, ...]
    renumbered: tuple[Renumbered, ...] = ()

    def id_then(self, goal: str, happening: Happening) -> str:
        """Give the id by which something that happened speaks of a goal; none where its id meant another goal."""
        for each in self.renumbered:
            if happening.commit and happening.commit.id in each.commits and goal in (each.since, each.before):
                return each.before if goal == each.since else ""
        return goal


def of_standing(standing: Standing) -> Iterator[str]:
    """Say what there is to know before a history is read."""
    if not standing.repository:
        yield "This caseload is in no git repository: only the present plan can be told of."
    elif standing.tip is None:
        yield "Nothing has been committed yet: only the present plan can be told of."
    if standing.shallow:
        yield (
            "This clone holds only the latest commits: what they began with is told of as if the oldest had brought it "
            "(git fetch --unshallow gets the others)."
        )
    if standing.tip and standing.branch is None:
        yield f"No branch is checked out: this is the history up to the commit {standing.tip[:7]}."


def day_of(event: Event, otherwise: date) -> date:
    """Give the day that an event is told of; another one where it tells none."""
    try:
        return date.fromisoformat(event.on) if event.on else otherwise
    except ValueError:
        return otherwise
