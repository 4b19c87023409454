"""Breaks of the rulers from 0 to 10: how important it is, and how sure the client is."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ..parts import active_since, one_more, set_to, told_of
from ..scene import Break, Change, Scene
from ..ways import BLANKS, NO_LIST, all_of, day


def never_asked(name: str, value: Any = ..., told: Any = ...) -> Change:
    """Take out how important it is, or how sure the client is, from the goal and from what was told of it."""

    def change(scene: Scene) -> None:
        for entry, left in [(scene.goal, value), *((each, told) for each in told_of(scene, scene.goal))]:
            entry.pop(name, None)
            if left is not ...:
                entry[name] = left

    return change


def told_elsewhere(name: str, where: str, text: Any) -> Change:
    def change(scene: Scene) -> None:
        never_asked(name)(scene)
        scene.goal[where] = text

    return change


def only_of_others(name: str) -> Change:
    """Ask for it in every goal but this one."""

    def change(scene: Scene) -> None:
        never_asked(name)(scene)
        for goal in scene.plan["goals"][1:]:
            goal[name] = 8

    return change


def without_numbers(code: str, name: str, other: str) -> tuple[Break, ...]:
    """Leave out how important it is, or how sure the client is, in more than ten ways."""
    return (
        *(
            Break(code, f"{in_goal} in the goal, {in_reviews} in reviews", never_asked(name, value, told))
            for in_goal, value in (("dropped", ...), ("null", None))
            for in_reviews, told in (("dropped", ...), ("null", None))
        ),
        Break(code, "told in the outcome only", told_elsewhere(name, "outcome", f"{name}: 8 of 10")),
        Break(code, "told in the title only", told_elsewhere(name, "title", f"The garden ({name} 9)")),
        Break(code, "told as somebody's own field", told_elsewhere(name, f"x-{name}", 9)),
        Break(code, "only the worker's weight", told_elsewhere(name, "weight", {"importance": 3, "difficulty": 1})),
        Break(code, f"only the {other}, very high", all_of(never_asked(name), set_to(**{other: 10}))),
        Break(code, "asked of other goals only", only_of_others(name)),
        Break(code, "a goal more", one_more(never_asked(name))),
        Break(code, "a goal more, null", one_more(never_asked(name, None))),
    )


def doubts(confidence: int, *ways: Change, was: int | None = None) -> Change:
    """Let the client be unsure at the newest review, and take nothing up: all promises and changes are older."""

    def change(scene: Scene) -> None:
        since = active_since(scene.goal)
        for step in scene.goal["steps"]:
            step["promised"] = since
        for entry in scene.goal.get("changes") or ():
            entry["on"] = since
        # The first agreement is older than the newest review, or was made before it on the same day.
        told = told_of(scene, scene.goal)
        told[-1]["confidence"] = confidence
        if was is not None:
            scene.goal["confidence"] = was
        scene.goal.pop("in_the_way", None)
        for each in ways:
            each(scene)

    return change


def declined_since(scene: Scene) -> None:
    """Offer a change, which the client does not want."""
    no = {"on": scene.today, "what": "title", "to": "Something else", "asked_by": "w-amara", "answer": "disagrees"}
    scene.goal["changes"] = [*(scene.goal.get("changes") or ()), no]


def doubts_told_at_check_in(confidence: int) -> Change:
    """Be unsure at a check-in after the newest review."""

    def change(scene: Scene) -> None:
        scene.goal.pop("in_the_way", None)
        on = max(scene.today, day(scene, 1))
        scene.today = on
        told = {"goal": scene.goal["id"], "confidence": confidence, "words": "I do not know any more."}
        scene.plan["reviews"].append({"id": f"r-{on:%Y%m%d}-chk1", "on": on, "kind": "check-in", "progress": [told]})

    return change


def in_the_way_at_review(value: Any) -> Change:
    return lambda scene: told_of(scene, scene.goal)[-1].update(in_the_way=deepcopy(value))


def new_wordless_step(scene: Scene) -> None:
    step = {"id": "s-n3w", "who": "client", "step": " ", "promised": scene.today, "due": day(scene, 7)}
    scene.goal["steps"].append(step)


def promises_taken_back(scene: Scene) -> None:
    """Be unsure from the beginning, with all that was promised taken back."""
    scene.goal.update(confidence=4)
    scene.goal.pop("in_the_way", None)
    for progress in told_of(scene, scene.goal):
        progress.pop("confidence", None)
    for step in scene.goal["steps"]:
        step.pop("done", None)
        step["taken_back"] = {"on": scene.today, "because": "It was too much"}


UNSURE = (
    *(Break("W410", f"{number} of 10", doubts(number)) for number in range(7)),
    Break("W410", "5 of 10, once it was 9", doubts(5, was=9)),
    Break("W410", "6 of 10, once it was 2", doubts(6, was=2)),
    *(Break("W410", f"in the way: {name}", doubts(4, set_to(in_the_way=value))) for name, value in NO_LIST),
    *(Break("W410", f"in the way: only {name}", doubts(4, set_to(in_the_way=[blank]))) for name, blank in BLANKS),
    Break("W410", "in the way at the review: blank", doubts(4, in_the_way_at_review([" "]))),
    Break("W410", "in the way at the review: null", doubts(4, in_the_way_at_review(None))),
    Break("W410", "a change was offered and declined", doubts(4, declined_since), frozenset({"P710"})),
    Break("W410", "a new step that does not say what it is", doubts(4, new_wordless_step)),
    *(Break("W410", f"{number} of 10 at a check-in", doubts_told_at_check_in(number)) for number in (0, 3, 6)),
    # Nobody promises anything any more.
    Break("W410", "all promises taken back", promises_taken_back, frozenset({"S506"})),
)

BREAKS: tuple[Break, ...] = (
    *without_numbers("W408", "importance", "confidence"), *without_numbers("W409", "confidence", "importance"),
    *UNSURE,
)  # fmt: skip
