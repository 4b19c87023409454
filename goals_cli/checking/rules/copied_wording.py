"""K001: a goal worded as another client's is."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from goals_cli.checking.registry import Hit, PlanAt, rule
from goals_cli.checking.sketch import UNCHANGED, Sketch, alike_in_shape, marks_in, place_of, shape_of, words_of
from goals_cli.findings import Severity, Where

# A wording: the position of its plan, and its place there. What is read of it: its goal's id, and its words.
Wording = tuple[int, Where]
Read = tuple[str, tuple[str, ...]]

_MOST_PATTERNS = 4  # different texts that are remembered at one mark
_MARKS_AT_ONCE = 1 << 15
_MOST_COMPARED = 32  # wordings at one mark, each with each


@rule(
    "K001",
    "copied-wording",
    severity=Severity.WARNING,
    hint="ask this client what the goal is in their own words: goals change CLIENT --goal GOAL",
    sources=("CMS guidance to surveyors: the same scripted goals in several people's plans", "42 CFR 441.301(c)"),
    bad="""
        format: goals-plan/1
        client: heron-27
        worker: w-amara
        opened: 2026-03-02
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-03-02, status: active}]
        ---
        format: goals-plan/1
        client: robin-03
        worker: w-amara
        opened: 2026-03-02
        goals:
          - id: g-9x1p
            raised: {by: client}
            statement: By 15 July I stay in the school hall for a full 45-minute event.
            course: [{on: 2026-03-02, status: active}]
    """,
    good="""
        format: goals-plan/1
        client: heron-27
        worker: w-amara
        opened: 2026-03-02
        goals:
          - id: g-4f2k
            raised: {by: client}
            statement: By 30 June I stay in the school hall for a full 60-minute event.
            course: [{on: 2026-03-02, status: active}]
        ---
        format: goals-plan/1
        client: robin-03
        worker: w-amara
        opened: 2026-03-02
        goals:
          - id: g-9x1p
            raised: {by: client}
            statement: By 15 July I sit with my son at his concert, near the door.
            course: [{on: 2026-03-02, status: active}]
    """,
)
def copied_wording(sketches: Sequence[Sketch], plan_at: PlanAt) -> Iterator[tuple[int, Hit]]:
    """A goal whose wording, or the client's words for it, stands nearly the same in another client's plan.

    A goal that fits two people word for word was made for neither. What this client wants gets lost in it.
    """
    met = _alike_in_shape(list(_meetings(sketches)), sketches)
    if not met:
        return
    read = {wording: _read(wording, plan_at) for wording in sorted({wording for group in met for wording in group})}
    for wording, other in sorted(_pairs(met, read, sketches).items()):
        position, where = wording
        what = "is worded" if where[2] == "statement" else "has words of the client"
        goal, like = read[wording][0], read[other][0]
        yield position, Hit(where, f"goal {goal} {what} like goal {like} of {sketches[other[0]].client}")


def _meetings(sketches: Sequence[Sketch]) -> Iterator[list[Wording]]:
    """Find the wordings of several clients that have a mark in common, looking at so many marks at once."""
    amount = sum(len(sketch.marks) for sketch in sketches) // 8
    shares = [(array("Q"), array("L")) for _ in range(amount // _MARKS_AT_ONCE + 1)]
    for position, sketch in enumerate(sketches):
        for mark in marks_in(sketch):
            marks, positions = shares[(mark >> 16) % len(shares)]
            marks.append(mark)
            positions.append(position)
    while shares:
        yield from _in_common(*shares.pop(), sketches)


def _alike_in_shape(met: list[list[Wording]], sketches: Sequence[Sketch]) -> list[list[Wording]]:
    """Leave out the wordings that have no more than a stretch in common: to read them again would take much longer."""
    return [kept for group in met if len(kept := _closer(group, sketches)) > 1]


def _closer(group: list[Wording], sketches: Sequence[Sketch]) -> list[Wording]:
    if len(group) > _MOST_COMPARED:
        return group
    shapes = [shape_of(sketches[position], where) for position, where in group]
    near: set[int] = set()
    for one, other in combinations(range(len(group)), 2):
        if alike_in_shape(shapes[one], shapes[other]):
            near |= {one, other}
    return [group[number] for number in sorted(near)]


def _in_common(marks: array[int], positions: array[int], sketches: Sequence[Sketch]) -> Iterator[list[Wording]]:
    hashes = [mark >> 16 for mark in marks]
    again = {mark for mark, times in Counter(hashes).items() if times > 1}
    groups: dict[int, list[Wording]] = {}
    for number, mark in enumerate(hashes):
        if mark in again:
            groups.setdefault(mark, []).append((positions[number], place_of(marks[number])))
    for group in groups.values():
        if len({sketches[position].client for position, _ in group}) > 1:
            yield group


def _read(wording: Wording, plan_at: PlanAt) -> Read:
    """Read a wording again; it has no words when the plan was changed while it was looked at."""
    position, (_, number, field) = wording
    try:
        goal = plan_at(position)["goals"][number]
        return goal["id"], tuple(words_of(goal[field]))
    except (KeyError, IndexError, TypeError, AttributeError):
        return "", ()


def _pairs(
    met: Iterable[list[Wording]], read: dict[Wording, Read], sketches: Sequence[Sketch]
) -> dict[Wording, Wording]:
    """Say for each copy of which wording it is one; those that are like no other are left out."""
    copies: dict[Wording, Wording] = {}
    for group in met:
        patterns: list[Wording] = []
        for wording in group:
            if wording in copies:  # one that it is like is enough; the next may be like this one
                patterns[_MOST_PATTERNS - 1 :] = [wording]
                continue
            alike = [
                each for each in patterns if _of_two(sketches, each, wording) and _alike(read[each], read[wording])
            ]
            for like in alike:
                copies.setdefault(wording, like)
                copies.setdefault(like, wording)
            if not alike and len(patterns) < _MOST_PATTERNS:
                patterns.append(wording)
    return copies


def _of_two(sketches: Sequence[Sketch], one: Wording, other: Wording) -> bool:
    return sketches[one[0]].client != sketches[other[0]].client


def _alike(first: Read, second: Read) -> bool:
    """Say whether two wordings differ in no more than a word in seven."""
    one, other = first[1], second[1]
    if one == other:
        return bool(one)
    allowed = max(1, min(len(one), len(other)) // UNCHANGED)
    longer = max(len(one), len(other))
    if longer - (Counter(one) & Counter(other)).total() > allowed:
        return False
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return longer - sum(block.size for block in blocks) <= allowed
