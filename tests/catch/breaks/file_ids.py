"""Breaks of what ties a plan together: ids of things that are not there, and ids that stand on two things."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from ..scene import Break, Change, Data, Scene
from ..ways import Step, added, all_of, at, put

_A_GOAL = "g-zzzz"


def _first_two(name: str, key: str, *, last_first: bool = False) -> Change:
    """Let the newest entry of a list name itself, or the first and the newest each other."""

    def change(scene: Scene) -> None:
        first, last = at(scene, name)[0], at(scene, name)[-1]
        last[key] = first["id"] if last_first else last["id"]
        if last_first:
            first[key] = last["id"]

    return change


def _steps_exchanged(scene: Scene) -> None:
    """Tell in a review how the step of another goal went."""
    other: Data = {"id": "g-yyyy", "raised": {"by": "client"}, "words": "A thing for later."}
    course = [{"on": scene.plan["opened"], "status": "proposed"}]
    scene.plan["goals"].append(
        {**other, "course": course, "steps": [{"id": "s-yyyy", "who": "client", "step": "Wait"}]}
    )
    scene.progress["steps"] = [{"step": "s-yyyy", "how": "not_yet"}]


def _renumbered(name: str, letter: str, *inside: Step) -> Change:
    """Give the first entry another id than the one by which it is named elsewhere."""
    return put(f"{letter}-zzzz", *inside, name, 0, "id")


# What is left without its goal, when the goal has another id than everything that was said of it.
_LEFT_ALONE = frozenset({"A201", "P702", "R602", "R606"})

_UNKNOWN: tuple[Break, ...] = (
    Break("F007", "a need names a goal that is not there", added(_A_GOAL, "needs", 0, "goals")),
    Break("F007", "a need that waits, too", put([_A_GOAL], "needs", 1, "goals")),
    Break("F007", "a goal grew from one that is not there", put(_A_GOAL, "goals", 0, "grew_from")),
    Break("F007", "an agreement quotes it", added({"goal": _A_GOAL, "statement": "I sing"}, "agreements", 0, "goals")),
    Break("F007", "the newest agreement quotes it", added({"goal": _A_GOAL}, "agreements", -1, "goals")),
    Break("F007", "a review tells of it", added({"goal": _A_GOAL, "words": "Went well"}, "reviews", -1, "progress")),
    Break("F007", "the first review tells of it", added({"goal": _A_GOAL}, "reviews", 0, "progress")),
    Break(
        "F007",
        "a measure that the goal does not have",
        added({"measure": "m-9", "value": 3}, "reviews", -1, "progress", 0, "measured"),
    ),
    Break(
        "F007",
        "a step that the goal does not have",
        added({"step": "s-zzzz", "how": "partly"}, "reviews", -1, "progress", 0, "steps"),
    ),
    Break("F007", "a step of another goal", _steps_exchanged),
    Break("F007", "a correction of no agreement", put("a-20260302-zzzz", "agreements", -1, "corrects")),
    Break("F007", "a correction of no review", put("r-20260302-zzzz", "reviews", -1, "corrects")),
    Break("F007", "a goal that grew from itself", lambda scene: scene.goal.update(grew_from=scene.goal["id"])),
    Break(
        # Neither of the two counts, so that there is no agreement left.
        "F007",
        "agreements that correct each other",
        _first_two("agreements", "corrects", last_first=True),
        frozenset({"A201"}),
    ),
    Break("F007", "an agreement that corrects itself", _first_two("agreements", "corrects")),
    Break("F007", "a goal with a new id", _renumbered("goals", "g"), _LEFT_ALONE),
    Break("F007", "the first step with a new id", _renumbered("steps", "s", "goals", 0)),
)


def _again(*path: Step, **other: str | None) -> Change:
    """Put an entry into its list a second time, with its id and some of it different."""

    def change(scene: Scene) -> None:
        entries = at(scene, *path[:-1])
        entries.append({**deepcopy(entries[path[-1]]), **other})

    return change


def _goal_again(scene: Scene) -> None:
    """Write down another wish under the id of a goal."""
    course = [{"on": scene.plan["opened"], "status": "proposed"}]
    goal = {"id": scene.goal["id"], "raised": {"by": "client"}, "words": "I want to see the sea.", "course": course}
    scene.plan["goals"].append(goal)


def _step_of_other_goal(scene: Scene) -> None:
    """Let a step of a second goal have the id of one of the first."""
    _goal_again(scene)
    step = {"id": scene.goal["steps"][0]["id"], "who": "client", "step": "Look at the map"}
    scene.plan["goals"][-1] |= {"id": "g-yyyy", "steps": [step]}


def _twice() -> Iterator[Break]:
    yield Break("F008", "two goals", _goal_again)
    yield Break("F008", "two needs", _again("needs", 0, need="Another need"))
    yield Break("F008", "the same need twice", _again("needs", 1))
    yield Break("F008", "two requirements", _again("requirements", 0, demands="Come on Mondays"))
    yield Break("F008", "two agreements", _again("agreements", -1))
    yield Break("F008", "two reviews", _again("reviews", -1))
    yield Break("F008", "two steps of a goal", _again("goals", 0, "steps", 0, step="Something else"))
    yield Break("F008", "two steps of two goals", _step_of_other_goal)
    also = frozenset({"A202"})  # the agreement quotes one measure
    yield Break("F008", "two measures of a goal", _again("goals", 0, "measures", 0, what="something else"), also)
    conflicts = [{"id": "c-1", "where": "monitor"}, {"id": "c-1", "where": "finishing"}]
    yield Break("F008", "two conflicts", put(conflicts, "conflicts"), frozenset({"F016"}))
    yield Break("F008", "an agreement quotes a goal twice", _again("agreements", -1, "goals", 0))
    yield Break("F008", "a review tells of a goal twice", _again("reviews", -1, "progress", 0))
    yield Break("F008", "a client rates twice", _again("reviews", -1, "progress", 0, "ratings", 0))
    yield Break("F008", "a measure is taken twice", _again("reviews", -1, "progress", 0, "measured", 0))
    went = ({"step": "s-yyyy", "how": "partly"}, {"step": "s-yyyy", "how": "done"})
    step = {"id": "s-yyyy", "who": "client", "step": "Look at the map", "every": "week"}
    changes = (added(step, "goals", 0, "steps"), put(list(went), "reviews", -1, "progress", 0, "steps"))
    yield Break("F008", "a step went in two ways", all_of(*changes))


BREAKS = (*_UNKNOWN, *_twice())
