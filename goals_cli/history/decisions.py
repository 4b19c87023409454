"""What a merge left undecided in a plan, and what was decided: a decision is no change that went round the commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goals_cli.entries import inside
from goals_cli.history.event import Data, Event, Kind, private_goals
from goals_cli.history.fields import compared, differences
from goals_cli.keys import same
from goals_cli.merging.deciding import is_clash, is_turn
from goals_cli.merging.places import find

_TOLD_AS = (Kind.EDITED, Kind.SET, Kind.NOTED, Kind.WORDED)
_LISTS = {"s-": "steps", "a-": "agreements", "r-": "reviews"}


class Decisions:
    """The conflicts of a plan that came, and those that were decided, between two of its states."""

    def __init__(self, before: Data, after: Data) -> None:
        self._before = before
        self._after = after
        self._found = compared(("conflicts",), before.get("conflicts"), after.get("conflicts"))
        self._places = [_spelled(str(each["where"])) for each in self._found.gone]

    def explain(self, event: Event) -> bool:
        """Say whether an event is what was decided."""
        if event.kind not in _TOLD_AS:
            return False
        place = _place(event)
        return any(place == each or place.startswith(f"{each}.") for each in self._places)

    def events(self) -> Iterator[Event]:
        """Tell of what is undecided, and of what was decided."""
        for entry in self._found.new:
            yield self._event(Kind.NOTED, entry, what=f"conflicts.{entry['id']}", after=entry)
        for old, now in self._found.altered:
            for each in differences(("conflicts",), old, now):
                what = f"conflicts.{now['id']}.{each.spelled}"
                yield self._event(Kind.SET, now, what=what, before=each.before, after=each.after)
        for entry in self._found.gone:
            yield self._decided(entry)

    def _decided(self, entry: Data) -> Event:
        sides = [entry.get("ours"), entry.get("theirs")]
        if is_clash(entry):
            return self._event(Kind.DECIDED, entry, what="id", after=sides)
        where = find(self._after, str(entry["where"]))
        now = inside(self._after, where) if where is not None else None
        if is_turn(entry):
            now = now[-1].get("status") if now else None
        others = [side for side in sides if not same(side, now)]
        what = _field(str(entry["where"]))
        before = others if len(others) > 1 else others[0] if others else None
        return self._event(Kind.DECIDED, entry, what=what, before=before, after=now)

    def _event(self, kind: Kind, entry: Data, *, what: str, before: Any = None, after: Any = None) -> Event:
        parts = _spelled(str(entry["where"])).split(".")
        goal = parts[1] if parts[0] == "goals" and len(parts) > 1 else None
        named = next((part for part in reversed(parts) if part[:2] in _LISTS), None) if kind is Kind.DECIDED else None
        private = self._hides(entry, parts)
        return Event(kind, goal=goal, id=named, what=what, before=before, after=after, private=private)

    def _hides(self, entry: Data, parts: list[str]) -> bool:
        """Say whether a conflict is about what the client keeps private, on either side of it."""
        if not private_goals(self._before, self._after).isdisjoint(parts):
            return True
        if any(isinstance(value, dict) and value.get("private") for value in entry.values()):
            return True
        return any(_is_private(plan, str(entry["where"])) for plan in (self._before, self._after))


def _is_private(plan: Data, place: str) -> bool:
    where = find(plan, place) or ()
    way = (inside(plan, where[:length]) for length in range(len(where) + 1))
    return any(isinstance(value, dict) and value.get("private") is True for value in way)


def _spelled(where: str) -> str:
    """Spell the place of a conflict as differences are: goals.g-4f2k.measures.m-1.target."""
    return where.replace("[", ".").replace("]", "")


def _field(where: str) -> str:
    """Spell the place of a conflict from its goal on."""
    path = _spelled(where)
    return path.split(".", 2)[-1] if path.startswith("goals.") and path.count(".") > 1 else path


def _place(event: Event) -> str:
    """Spell the place that an event is about, from the plan on."""
    entry = _LISTS.get((event.id or "")[:2])
    what = event.what or ""
    if entry:
        what = f"{entry}.{event.id}" + ("" if what == entry else f".{what}")
    return f"goals.{event.goal}" + ("" if what == "goals" else f".{what}") if event.goal else what
