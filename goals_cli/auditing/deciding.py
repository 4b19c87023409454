"""Conflicts that a merge left in a plan, and what an entry says where something was to be decided: pure."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from goals_cli.auditing.record import Data
from goals_cli.entries import inside
from goals_cli.keys import content, same
from goals_cli.merging import places
from goals_cli.merging.three_way import merge
from goals_cli.planfile.changes import copied


class Question(NamedTuple):
    """A conflict, by what it says: whoever decides it takes one of two values, or another one, for good."""

    id: str
    place: str
    values: frozenset[Hashable]

    def offers(self, value: Any) -> bool:
        """Say whether a value is one of the two."""
        return content(value) in self.values


def questions(plan: Data | None) -> list[Question]:
    """List what a merge left to be decided in a plan."""
    found = (plan or {}).get("conflicts") or ()
    return [Question(str(each.get("id")), str(each.get("where")), _both(each)) for each in found]


def _both(conflict: Data) -> frozenset[Hashable]:
    return frozenset(content(conflict.get(side)) for side in ("ours", "theirs"))


def asked(kind: str, versions: Sequence[Data]) -> list[Question]:
    """List what a merge of these versions of one entry has to ask, as none was there before."""
    return [
        Question("", conflict.where, frozenset({content(conflict.ours), content(conflict.theirs)}))
        for one, other in combinations(versions, 2)
        for conflict in merge({}, {kind: [one]}, {kind: [other]}).conflicts
        if not conflict.is_of_an_id
    ]


def is_founded(question: Question, parents: Sequence[Data | None]) -> bool:
    """Say whether a merge of these had to ask this: each side had put something else there."""
    if len(parents) < 2:
        return False
    kind, _, rest = question.place.partition("[")
    name = rest.partition("]")[0]
    held = [each for plan in parents for each in (plan or {}).get(kind) or () if each.get("id") == name]
    if kind == "goals":
        said = [each["words"] for each in held if each.get("words")]
        return question.place == f"goals[{name}].words" and any(not same(said[0], each) for each in said[1:])
    return any(each.place == question.place for each in asked(kind, held))


def without(kind: str, entry: Data, named: Sequence[str]) -> Data:
    """Give an entry without what stands at some places, which are called as a conflict calls them."""
    plan = {kind: [copied(entry)]}
    for place in named:
        if where := places.find(plan, place):
            last: Any
            *way, last = where
            holder: Any = plan
            for part in way:
                holder = holder[part]
            if isinstance(holder, list) or last in holder:
                del holder[last]
    found: Data = plan[kind][0]
    return found


def standing(kind: str, entry: Data, place: str) -> Any:
    """Give what stands in an entry at a place, which is called as a conflict calls it; None where nothing does."""
    plan = {kind: [entry]}
    where = places.find(plan, place)
    return None if where is None else inside(plan, where)
