"""What can happen in a plan: one event, and its kinds."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from enum import StrEnum
from typing import Any

import msgspec
from msgspec.structs import replace

from goals_cli import keys

Data = dict[str, Any]
_PARTIES = ("client", "family", "worker", "agency", "court", "other", "unclear")  # called by their part alone
NOT_HELD = "this clone does not hold it"  # of a version whose content git left out


class Kind(StrEnum):
    """What happened."""

    OPENED = "opened"
    RAISED = "raised"
    WORDED = "worded"
    SAID = "said"
    ASKED = "asked"  # for a change that was not made
    CHANGED = "changed"
    AGREED = "agreed"
    REVIEWED = "reviewed"
    RATED = "rated"
    MEASURED = "measured"
    WON = "won"
    PROMISED = "promised"
    DONE = "done"
    WENT = "went"  # a step that was looked at and is not done
    OVERDUE = "overdue"
    TAKEN_BACK = "taken-back"
    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"
    DECLINED = "declined"
    HANDED_OVER = "handed-over"
    CLOSED = "closed"
    REOPENED = "reopened"
    RENAMED = "renamed"
    DECIDED = "decided"  # what a merge had left undecided, or decided itself
    NOTED = "noted"  # something that was not there before
    SET = "set"  # something that may be set over
    EDITED = "edited"  # something that no command changes or takes away without a trail


class Event(msgspec.Struct, frozen=True):
    """One thing that happened. Days are ISO dates; what does not apply is None."""

    kind: Kind
    on: str | None = None  # the day it is told of; None when only the commit tells
    goal: str | None = None
    goals: tuple[str, ...] = ()  # of an agreement or a review
    id: str | None = None  # of the step, need, measure, agreement or review
    what: str | None = None  # which field
    who: str | None = None  # who did it: client, a worker's code, family ...
    worker: str | None = None  # who carried the plan then, or made the agreement
    before: Any = None
    after: Any = None
    because: str | None = None
    reason: str | None = None
    asked_by: str | None = None
    answer: str | None = None
    shown: str | None = None
    client_says: str | None = None
    corrects: str | None = None
    details: Data | None = None  # what else there is to say, by the names that it has in the plan
    private: bool = False

    @property
    def key(self) -> Hashable:
        """What tells it from another one, whatever stood there before it."""
        return (self.kind, self.on, self.goal, self.id, self.what, self.who, keys.content(self.after))

    def of_goal(self, goal: str) -> bool:
        """Say whether it is about a goal."""
        return goal == self.goal or goal in self.goals


def rest_of(entry: Data, told: Collection[str]) -> Data | None:
    """Give what there is to say of an entry beside the fields that an event has for it; None when nothing."""
    rest = {name: value for name, value in entry.items() if name not in told and value is not None and value != []}
    return rest or None


def private_goals(before: Data, after: Data) -> frozenset[str]:
    """Name the goals that the client keeps private in one of two states.

    Those that are spoken of and in neither of them are among them: whether they were private nobody can say.
    """
    goals = [goal for plan in (before, after) for goal in plan.get("goals") or ()]
    spoken_of = frozenset(
        entry["goal"]
        for plan in (before, after)
        for entries, parts in (("agreements", "goals"), ("reviews", "progress"))
        for each in plan.get(entries) or ()
        for entry in each.get(parts) or ()
    )
    gone = spoken_of.difference(goal["id"] for goal in goals)
    return gone.union(goal["id"] for goal in goals if goal.get("private"))


def hidden(event: Event) -> Event:
    """Take the words out of an event that the client keeps private, and who is in it beside client and workers."""
    if not event.private:
        return event
    known = event.who in (None, event.worker, *_PARTIES) or str(event.who).startswith("w-")
    who = event.who if known else "other"
    return replace(event, who=who, before=None, after=None, because=None, client_says=None, details=None)
