"""What was lost of the record on the way from one state of a plan to another: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from goals_cli.auditing.deciding import Question, asked, questions, standing, without
from goals_cli.auditing.record import OF_GOAL, OF_PLAN, Data, Entry, Kind, entries
from goals_cli.auditing.saying import fields_changed, held
from goals_cli.keys import content, same


@dataclass(frozen=True, slots=True)
class Loss:
    """An entry that is not there any more, or says something else in `fields`; `entry` is None for a whole goal.

    `now` is what stands in its place; with `twice`, beside it under the same id. `decided` are the places that explain
    all of it, since a merge had left them to be decided, and `asked` those of its questions that an earlier one left.
    """

    goal: str | None
    entry: Entry | None
    fields: tuple[str, ...] = ()
    now: Data | None = None
    twice: bool = False
    decided: tuple[str, ...] = ()
    asked: tuple[Question, ...] = ()

    @property
    def called(self) -> str:
        """How what was lost is called to the user."""
        return self.entry.called if self.entry else f"goal {self.goal}"

    @property
    def change(self) -> tuple[int, int]:
        """What tells in this run what the entry said and what it says now."""
        return hash(content(self.entry.data)) if self.entry else 0, hash(content(self.now))

    @property
    def about(self) -> str:
        """Where it stood and what it was known by, without anybody's words."""
        return self.entry.about if self.entry else f"goals {self.goal}"

    @property
    def key(self) -> int:
        """What tells it from every other loss in this plan, in this run."""
        return self.entry.identity if self.entry else hash(self.about)


def losses(before: Data, after: Data, *, merged: Collection[Data] = ()) -> Iterator[Loss]:
    """Say what of the record in one state the other has lost.

    An entry may have gained keys, and what was empty may have been filled. A merge, of which `merged` are the states in
    all parents, may also have joined what each side added to an entry, and have given an entry another id that is new.
    """
    left = questions(before)
    for loss in _all_losses(before, after, merged):
        yield _explained(loss, left, after, merged) if left or merged else loss


def _all_losses(before: Data, after: Data, merged: Collection[Data]) -> Iterator[Loss]:
    """Compare list by list."""
    yield from _doubled_goals(before, after, merged)
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


def _doubled_goals(before: Data, after: Data, merged: Collection[Data]) -> Iterator[Loss]:
    """Find goals beside which another one was put under the same id."""
    listed = after.get("goals") or ()
    if listed is not before.get("goals") and len({goal["id"] for goal in listed}) < len(listed):
        sources = merged or (before,)
        known = {(goal["id"], content(goal)) for parent in sources for goal in parent.get("goals") or ()}
        former = Counter(name for name, _ in known)
        for name, number in Counter(goal["id"] for goal in listed).items():
            if 0 < former[name] < number:
                yield Loss(name, None, ("id",), twice=True)


def _of_list(
    kind: Kind, goal: str | None, old: Sequence[Data], there: Sequence[Data], merged: Collection[Data]
) -> Iterator[Loss]:
    """Compare one list; most are the very same, or have only grown at their end, which is told soonest."""
    if not old or there is old:
        return
    grown = old == there[: len(old)]
    for data in old if not grown else ():
        if data not in there and (loss := _loss(Entry(kind, goal, data), there, merged)):
            yield loss
    if kind.known_by == ("id",) and len(there) > len({data["id"] for data in there}):
        yield from _doubled(kind, old, there, merged)


def _doubled(kind: Kind, old: Sequence[Data], there: Sequence[Data], merged: Collection[Data]) -> Iterator[Loss]:
    """Find what was put beside an entry under the id of that one, and says something else."""
    known = {data["id"]: Entry(kind, None, data) for data in old}
    from_parents = [data for parent in merged for data in parent.get(kind.name) or ()]
    for data in there:
        entry = known.get(data["id"])
        if entry and data not in old and data not in from_parents:
            stays = any(not fields_changed(entry, each, merged=True) for each in there if each is not data)
            fields = fields_changed(entry, data)
            if stays and fields:
                yield Loss(None, entry, fields, data, twice=True)


def _loss(entry: Entry, candidates: Sequence[Data], merged: Collection[Data]) -> Loss | None:
    keyed = [(Entry(entry.kind, entry.goal, each).key, each) for each in candidates]
    joined = bool(merged)
    changed = [(fields_changed(entry, each, merged=joined), each) for key, each in keyed if key == entry.key]
    if not all(fields for fields, _ in changed):
        return None
    if any(not fields_changed(entry, each, merged=joined) for each in candidates):
        return None
    if changed and merged and "id" in entry.data and _has_another_id(entry, [each for _, each in keyed], merged):
        return None
    fields, now = min(changed, key=lambda each: len(each[0]), default=((), None))
    return Loss(entry.goal, entry, fields, now)


def _has_another_id(entry: Entry, candidates: Sequence[Data], merged: Collection[Data]) -> bool:
    """Say whether a merge gave an entry an id that is new, since another entry of another parent has its own."""
    name, bare = entry.data["id"], _without_id(entry.data)
    others = {each.data["id"] for parent in merged for each in entries(parent) if each.kind is entry.kind}
    takes_it = (each for parent in merged for each in parent.get(entry.kind.name) or () if each["id"] == name)
    stands = [each for each in candidates if each["id"] == name]
    if not any(held(now, other) for other in takes_it if not held(other, entry.data) for now in stands):
        return False
    return any(held(_without_id(each), bare) for each in candidates if each["id"] not in others)


def _without_id(data: Data) -> Data:
    return {key: value for key, value in data.items() if key != "id"}


def _explained(loss: Loss, left: Sequence[Question], after: Data, merged: Collection[Data]) -> Loss:
    """Note whether all that was lost of an entry is what was to be decided in it.

    As long as the question stands, nothing is decided: what is there is one of the two values.
    """
    entry, now = loss.entry, loss.now
    if entry is None or now is None or "id" not in entry.data or loss.twice:
        return loss
    kind = entry.kind.name
    versions = [each.data for parent in merged for each in entries(parent) if each.key == entry.key]
    of_merge = asked(kind, versions)
    here = {each.place for each in of_merge}
    start = f"{kind}[{entry.data['id']}]."
    before = [each for each in left if each.place.startswith(start) and each.place not in here]
    stands = {each.place for each in questions(after)}
    own = [each for each in (*of_merge, *before) if _is_decided(each, entry, now, stands, versions)]
    places = tuple(dict.fromkeys(each.place for each in own))
    if not places:
        return loss
    rest = replace(entry, data=without(kind, entry.data, places))
    changed = fields_changed(rest, without(kind, now, places), merged=bool(merged))
    return loss if changed else replace(loss, decided=places, asked=tuple(each for each in own if each in before))


def _is_decided(
    question: Question, entry: Entry, now: Data, stands: Collection[str], versions: Sequence[Data]
) -> bool:
    """Say whether something else stands in an entry where a question was, and may."""
    kind, place = entry.kind.name, question.place
    value = standing(kind, now, place)
    if same(standing(kind, entry.data, place), value):
        return False
    return (
        place not in stands
        or question.offers(value)
        or any(same(standing(kind, each, place), value) for each in versions)
    )
