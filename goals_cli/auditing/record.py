"""What only grows in a plan, entry by entry: pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from goals_cli.keys import content

Data = dict[str, Any]

Key = tuple[str, ...]  # what an entry is known by


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each
class Kind:
    """A list that only grows: where it stands, how one entry is called, and the fields that it is known by."""

    name: str
    word: str
    known_by: tuple[str, ...]


OF_PLAN = (
    Kind("agreements", "agreement", ("id",)),
    Kind("reviews", "review", ("id",)),
    Kind("handovers", "handover", ("on",)),
    Kind("disagreements", "disagreement", ("on", "about")),
    Kind("requests", "request", ("on", "asks")),
)
OF_GOAL = (
    Kind("changes", "change", ("on", "what")),
    Kind("course", "turn", ("on", "status")),
    Kind("words_later", "entry of later words", ("on",)),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, and the goal it stands in."""

    kind: Kind
    goal: str | None
    data: Data

    @property
    def key(self) -> Key:
        """What it is known by, in the whole plan."""
        return (self.kind.name, self.goal or "", *[str(self.data.get(field)) for field in self.kind.known_by])

    @property
    def identity(self) -> int:
        """What tells it from every other entry of the plan, in this run: two without ids may be of one day."""
        return hash(self.key if "id" in self.data else (*self.key, content(self.data)))

    @property
    def day(self) -> date | None:
        """The day that it is about; None where none that can be read is told."""
        try:
            return date.fromisoformat(str(self.data.get("on")))
        except ValueError:
            return None

    @property
    def about(self) -> str:
        """Where it stands and what it is known by, without anybody's words."""
        known = self.data.get("id") or self.data.get("on")
        return " ".join(each for each in (self.goal, self.kind.name, str(known)) if each)

    @property
    def called(self) -> str:
        """How it is called to the user: by ids and days alone."""
        within = f" of goal {self.goal}" if self.goal else ""
        if "id" in self.data:
            return f"{self.kind.word} {self.data['id']}"
        return f"the {self.kind.word} of {self.data.get('on')}{within}"


def entries(plan: Data) -> Iterator[Entry]:
    """Give every entry that is never changed and never taken away."""
    for (kind, goal), listed in lists(plan).items():
        for data in listed:
            yield Entry(kind, goal, data)


def lists(plan: Data, beside: Data | None = None) -> dict[tuple[Kind, str | None], list[Data]]:
    """Give every list that only grows, by its kind and the goal it stands in; those of two goals of one id together.

    What the state `beside` holds as the very same object, a list or a goal, is left out.
    """
    other = beside or {}
    found: dict[tuple[Kind, str | None], list[Data]] = {}
    for kind in OF_PLAN:
        if (listed := plan.get(kind.name)) and listed is not other.get(kind.name):
            found[kind, None] = listed
    same = set(map(id, other.get("goals") or ()))
    for goal in plan.get("goals") or ():
        for kind in OF_GOAL if id(goal) not in same else ():
            if listed := goal.get(kind.name):
                place = kind, goal["id"]
                found[place] = [*found[place], *listed] if place in found else listed
    return found
