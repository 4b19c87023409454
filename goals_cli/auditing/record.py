"""What only grows in a plan, entry by entry, and what was lost of it on the way from one state to another: pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from goals_cli.agreements import same_text
from goals_cli.keys import content

Data = dict[str, Any]

Key = tuple[str, ...]  # what an entry is known by

_REFERENCES = frozenset({"id", "goal", "step", "measure", "corrects"})


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


@dataclass(frozen=True, slots=True)
class Loss:
    """An entry that is not there any more, or says something else in `fields`; `entry` is None for a whole goal."""

    goal: str | None
    entry: Entry | None
    fields: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """Where it stood and what it was known by, without anybody's words."""
        return self.entry.about if self.entry else f"goals {self.goal}"

    @property
    def key(self) -> int:
        """What tells it from every other loss in this plan, in this run."""
        return self.entry.identity if self.entry else hash(self.about)


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


def losses(before: Data, after: Data, *, merged: Collection[Data] = ()) -> Iterator[Loss]:
    """Say what of the record in one state the other has lost.

    An entry may have gained keys, and what was empty may have been filled. A merge, of which `merged` are the states in
    all parents, may also have joined what each side added to an entry, and have given an entry another id that is new.
    """
    unsettled = _unsettled(before) + (_unsettled(after) if merged else [])
    for loss in _all_losses(before, after, merged):
        if not _explained(loss, unsettled):
            yield loss


def _all_losses(before: Data, after: Data, merged: Collection[Data]) -> Iterator[Loss]:
    """Compare list by list."""
    goals = {goal["id"]: goal for goal in after.get("goals") or ()}
    for kind in OF_PLAN:
        yield from _of_list(kind, None, before.get(kind.name) or [], after.get(kind.name) or [], merged)
    for goal in before.get("goals") or ():
        now = goals.get(goal["id"])
        if now is goal:
            continue
        if now is None:
            yield Loss(goal["id"], None)
            continue
        for kind in OF_GOAL:
            yield from _of_list(kind, goal["id"], goal.get(kind.name) or [], now.get(kind.name) or [], merged)


def _of_list(
    kind: Kind, goal: str | None, old: Sequence[Data], there: Sequence[Data], merged: Collection[Data]
) -> Iterator[Loss]:
    """Compare one list; most have only grown at their end, which is told soonest."""
    if old != there[: len(old)]:
        for data in old:
            if data not in there and (loss := _loss(Entry(kind, goal, data), there, merged)):
                yield loss


def _loss(entry: Entry, candidates: Sequence[Data], merged: Collection[Data]) -> Loss | None:
    keyed = [(Entry(entry.kind, entry.goal, each).key, each) for each in candidates]
    joined = bool(merged)
    changed = [fields_changed(entry, each, merged=joined) for key, each in keyed if key == entry.key]
    if not all(changed) or any(not fields_changed(entry, each, merged=joined) for each in candidates):
        return None
    if merged and "id" in entry.data:
        taken = {each.key for parent in merged for each in entries(parent)}
        if _under_another_id(entry, [each for key, each in keyed if key not in taken]):
            return None
    return Loss(entry.goal, entry, min(changed, key=len, default=()))


def fields_changed(entry: Entry, now: Data, *, merged: bool = False) -> tuple[str, ...]:
    """Name the fields in which an entry does not say any more what it said."""
    changed = [name for name, value in entry.data.items() if not held(now.get(name), value)]
    if not merged:
        # More goals in an agreement are more consent than was given; what is corrected counts no more.
        if entry.kind.name == "agreements" and "goals" not in changed and not _same_quotes(now, entry.data):
            changed.append("goals")
        if now.get("corrects") and not entry.data.get("corrects"):
            changed.append("corrects")
    return tuple(changed)


def held(now: Any, before: Any) -> bool:
    """Say whether all that was there is there still; what was empty may have been filled."""
    if before in (None, [], {}):
        return True
    if isinstance(before, dict):
        return isinstance(now, dict) and all(held(now.get(key), value) for key, value in before.items())
    if isinstance(before, list):
        return isinstance(now, list) and all(any(held(item, old) for item in now) for old in before)
    if isinstance(before, str):
        return isinstance(now, str) and same_text(now, before)
    return bool(before == now) and isinstance(before, bool) is isinstance(now, bool)


def _same_quotes(now: Data, before: Data) -> bool:
    quotes = before.get("goals") or []
    return all(any(held(old, quote) for old in quotes) for quote in now.get("goals") or [])


def _under_another_id(entry: Entry, candidates: Sequence[Data]) -> bool:
    bare = _without_references(entry.data)
    return any(held(_without_references(candidate), bare) for candidate in candidates)


def _without_references(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_references(item) for key, item in value.items() if key not in _REFERENCES}
    return [_without_references(item) for item in value] if isinstance(value, list) else value


def _unsettled(plan: Data) -> list[str]:
    """List the places that a merge left to be decided: whoever decides takes one of two values for good."""
    return [str(conflict.get("where")) for conflict in plan.get("conflicts") or ()]


def _explained(loss: Loss, places: Sequence[str]) -> bool:
    """Say whether all that was lost of an entry is what was to be decided."""
    entry = loss.entry
    if entry is None:
        return False
    if "id" not in entry.data:
        return (f"goals[{entry.goal}].{entry.kind.name}" if entry.goal else entry.kind.name) in places
    start = f"{entry.kind.name}[{entry.data['id']}]."
    fields = {re.split(r"[.\[]", place[len(start) :])[0] for place in places if place.startswith(start)}
    return bool(loss.fields) and fields.issuperset(loss.fields)
