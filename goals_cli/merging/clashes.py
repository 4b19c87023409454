"""Two different entries under one id, made on both sides: one keeps the id, the other gets a new one everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from goals_cli.entries import all_ids
from goals_cli.keys import content, same
from goals_cli.merging.conflicts import Conflict
from goals_cli.merging.contents import drawn, written
from goals_cli.merging.references import entries
from goals_cli.planfile.changes import copied

Data = dict[str, Any]

# What makes an entry the one it is; of a goal without words, its wording.
_MADE_BY = {
    "needs": ("need",),
    "requirements": ("by", "demands"),
    "agreements": ("on", "worker"),
    "reviews": ("on", "kind"),
    "steps": ("who", "step", "promised"),
    "measures": ("what",),
}
_KINDS = ("goals", "needs", "requirements", "agreements", "reviews", "steps", "measures")
_DAY = len("a-20260302-")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry with an id: the goal it is in, if it is in one, and what it says."""

    goal: str
    data: Data


def separated(base: Data, ours: Data, theirs: Data) -> tuple[Data, Data, list[Conflict]]:
    """Give the two versions with a new id for one of each two entries that clash, and say which they are."""
    if not any(_clashing(kind, base, ours, theirs) for kind in _KINDS):
        return ours, theirs, []
    ours, theirs = copied(ours), copied(theirs)
    taken = all_ids(base) | all_ids(ours) | all_ids(theirs)
    conflicts = []
    for kind in _KINDS:
        for name in _clashing(kind, base, ours, theirs):
            one, other = _found(kind, ours)[name], _found(kind, theirs)[name]
            ours_keeps = (written(one.data), one.goal) < (written(other.data), other.goal)
            loser, side = (other, theirs) if ours_keeps else (one, ours)
            fresh = drawn(_start(kind, loser.data), written(loser.data), taken)
            taken.add(fresh)
            old = str(loser.data["id"])
            goal = min(one.goal, other.goal)
            where = f"goals[{goal}].{kind}[{old}].id" if goal else f"{kind}[{old}].id"
            _rename(kind, side, loser, fresh, base)
            ids = (old, fresh) if ours_keeps else (fresh, old)
            conflicts.append(Conflict(where, None, *ids))
    return ours, theirs, conflicts


def moved(before: Data, after: Data) -> Data:
    """Give a version with the ids that its entries have after a merge, where that gave one of theirs to another entry.

    The version itself comes back when it has all its ids still.
    """
    found = before
    for kind in _KINDS:
        for name, fresh in _moves(kind, found, after):
            found = copied(before) if found is before else found
            _rename(kind, found, _found(kind, found)[name], fresh, {})
    return found


def _moves(kind: str, before: Data, after: Data) -> list[tuple[str, str]]:
    """List the entries of a kind whose id is that of another one now, with the ids under which they stand."""
    one, other = _found(kind, before), _found(kind, after)
    fresh = [entry for name, entry in other.items() if name not in one]
    moves = []
    for name in sorted(one.keys() & other.keys()) if fresh else ():
        if not _is_one(kind, one[name], other[name]):
            alike = [entry for entry in fresh if _is_one(kind, one[name], entry)]
            moves += [(name, str(alike[0].data["id"]))] if len(alike) == 1 else []
    return moves


def _clashing(kind: str, base: Data, ours: Data, theirs: Data) -> list[str]:
    """List the ids that both sides have newly given to entries of a kind that are not the same one."""
    one, other = _found(kind, ours), _found(kind, theirs)
    both = (one.keys() & other.keys()) - _found(kind, base).keys() if one and other else set()
    return sorted(name for name in both if not _is_one(kind, one[name], other[name]))


def _found(kind: str, data: Data) -> dict[str, _Entry]:
    """Put the entries of a kind under their ids; measures have ids of their own in each goal."""
    if kind not in ("steps", "measures"):
        return {entry["id"]: _Entry("", entry) for entry in entries(data, kind) if isinstance(entry.get("id"), str)}
    found: dict[str, _Entry] = {}
    for goal in entries(data, "goals"):
        named = (entry for entry in entries(goal, kind) if isinstance(entry.get("id"), str))
        for entry in named:
            name = f"{goal.get('id')} {entry['id']}" if kind == "measures" else str(entry["id"])
            found.setdefault(name, _Entry(str(goal.get("id")), entry))
    return found


def _is_one(kind: str, one: _Entry, other: _Entry) -> bool:
    """Say whether two entries with one id, made apart, are the same one."""
    if one.goal != other.goal:
        return False
    if kind != "goals":
        return all(same(one.data.get(name), other.data.get(name)) for name in _MADE_BY[kind])
    has_words = one.data.get("words") or other.data.get("words")
    names = ("raised", "words") if has_words else ("raised", "title", "statement")
    return all(same(one.data.get(name), other.data.get(name)) for name in names)


def _start(kind: str, entry: Data) -> str:
    """Give what an id of a kind begins with: its letter, and the day where it has one."""
    name = str(entry["id"])
    return name[:_DAY] if kind in ("agreements", "reviews") else name[:2]


def _rename(kind: str, data: Data, entry: _Entry, fresh: str, base: Data) -> None:
    """Give an entry another id, wherever its side names it."""
    old = str(entry.data["id"])
    entry.data["id"] = fresh
    for holder, field in _NAMED_BY[kind](data, entry):
        value = holder.get(field)
        if isinstance(value, list):
            holder[field] = [fresh if item == old else item for item in value]
        elif value == old:
            holder[field] = fresh
    if entry.goal:
        _rename_in_changes(data, entry.goal, old, fresh, base)


def _rename_in_changes(data: Data, goal_id: str, old: str, fresh: str, base: Data) -> None:
    """Follow into what was changed in the goal since both sides parted."""
    before = {content(change) for goal in entries(base, "goals") for change in entries(goal, "changes")}
    for goal in entries(data, "goals"):
        if goal.get("id") == goal_id:
            for change in entries(goal, "changes"):
                if content(change) not in before:
                    change["what"] = str(change.get("what")).replace(f"[{old}]", f"[{fresh}]")


Naming = Iterator[tuple[Data, str]]


def _naming_goals(data: Data, _entry: _Entry) -> Naming:
    yield from ((need, "goals") for need in entries(data, "needs"))
    yield from ((goal, "grew_from") for goal in entries(data, "goals"))
    yield from ((agreed, "goal") for one in entries(data, "agreements") for agreed in entries(one, "goals"))
    yield from ((progress, "goal") for one in entries(data, "reviews") for progress in entries(one, "progress"))


def _naming_steps(data: Data, _entry: _Entry) -> Naming:
    for review in entries(data, "reviews"):
        for progress in entries(review, "progress"):
            yield from ((step, "step") for step in entries(progress, "steps"))


def _naming_measures(data: Data, entry: _Entry) -> Naming:
    for agreement in entries(data, "agreements"):
        for agreed in entries(agreement, "goals"):
            if agreed.get("goal") == entry.goal:
                yield from ((measure, "id") for measure in entries(agreed, "measures"))
    for review in entries(data, "reviews"):
        for progress in entries(review, "progress"):
            if progress.get("goal") == entry.goal:
                yield from ((measured, "measure") for measured in entries(progress, "measured"))


def _nowhere(_data: Data, _entry: _Entry) -> Naming:
    yield from ()


def _correcting(kind: str) -> Callable[[Data, _Entry], Naming]:
    def naming(data: Data, _entry: _Entry) -> Naming:
        yield from ((entry, "corrects") for entry in entries(data, kind))

    return naming


_NAMED_BY: dict[str, Callable[[Data, _Entry], Naming]] = {
    "goals": _naming_goals,
    "needs": _nowhere,
    "requirements": _nowhere,
    "agreements": _correcting("agreements"),
    "reviews": _correcting("reviews"),
    "steps": _naming_steps,
    "measures": _naming_measures,
}
