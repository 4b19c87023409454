"""Breaks of what only grows: since the last commit something has gone, or says something else."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ..scene import Break, Change, Scene
from ..ways import Step, all_of, dropped, moved, put


def _keep(scene: Scene) -> None:
    """Commit the plan as it is, with a little more in it, so that every list has something to lose."""
    opened = scene.plan["opened"]
    handover = {"on": opened, "from": "w-lena", "to": scene.plan["worker"], "because": "Moved", "client_says": "Fine."}
    scene.plan["handovers"] = [handover]
    start = {"id": "r-20260101-yyyy", "on": opened, "kind": "check-in", "no_rating": "We only said hello"}
    scene.plan["reviews"].insert(0, start)
    scene.committed = deepcopy(scene.plan)


def _since(change: Change) -> Change:
    return all_of(_keep, change)


def _goal_gone(scene: Scene) -> None:
    scene.plan["goals"].append(
        {"id": "g-yyyy", "raised": {"by": "client"}, "words": "The sea.", "course": [_turn(scene, "proposed")]}
    )
    scene.committed = deepcopy(scene.plan)
    scene.plan["goals"].pop()


def _turn_gone(scene: Scene) -> None:
    """Take back that a goal rested for a day."""
    paused, again = _turn(scene, "paused"), _turn(scene, "active")
    scene.goal["course"] += [paused, again]
    scene.committed = deepcopy(scene.plan)
    del scene.goal["course"][-2:]


def _turn(scene: Scene, status: str) -> dict[str, Any]:
    return {"on": scene.review["on"], "status": status}


def _rated_otherwise(scene: Scene) -> None:
    rating = scene.progress["ratings"][0]
    rating["rating"] = (rating["rating"] + 3) % 11


_PROGRESS: tuple[Step, ...] = ("reviews", -1, "progress", 0)
_LOST: tuple[tuple[str, Change, str], ...] = (
    ("the first agreement gone", dropped("agreements", 0), ""),
    ("all agreements gone", put([], "agreements"), "A201"),
    ("agreements not even empty", dropped("agreements"), "A201"),
    ("an agreement on another day", moved(1, "agreements", 0, "on"), ""),
    ("another answer in an agreement", put("partly", "agreements", 0, "client", "answer"), ""),
    ("another wording in an agreement", put("I sing", "agreements", 0, "goals", 0, "statement"), ""),
    ("an agreement with another id", put("a-20260302-yyyy", "agreements", 0, "id"), ""),
    ("the first review gone", dropped("reviews", 0), ""),
    ("all reviews gone", dropped("reviews"), "R602 E803"),
    ("another rating", _rated_otherwise, ""),
    ("no rating any more", put([], *_PROGRESS, "ratings"), "R603"),
    ("other words in a review", put("Very well.", *_PROGRESS, "words"), ""),
    ("no words in a review", dropped(*_PROGRESS, "words"), "R604"),
    ("a win gone", put([], *_PROGRESS, "wins"), ""),
    ("a measured value altered", put(77, *_PROGRESS, "measured", 0, "value"), ""),
    ("a review on another day", moved(-1, "reviews", -1, "on"), ""),
    ("a change gone", put([], "goals", 0, "changes"), ""),
    ("another answer to a change", put("partly", "goals", 0, "changes", 0, "answer"), ""),
    ("another asker of a change", put("family", "goals", 0, "changes", 0, "asked_by"), ""),
    ("a turn gone", dropped("goals", 0, "course", 0), ""),
    ("a turn on another day", moved(1, "goals", 0, "course", -1, "on"), ""),
    ("later words gone", dropped("goals", 0, "words_later"), ""),
    ("later words reworded", put("I would rather not say.", "goals", 0, "words_later", 0, "words"), ""),
    ("a handover gone", dropped("handovers"), ""),
    ("a handover without what the client said", dropped("handovers", 0, "client_says"), ""),
    ("a disagreement gone", put([], "disagreements"), ""),
    ("a disagreement reworded", put("Nothing much", "disagreements", 0, "about"), ""),
    ("a request gone", put(None, "requests"), ""),
    ("a request reworded", put("To meet on Mondays", "requests", 0, "asks"), ""),
)

BREAKS = (
    *(Break("F012", name, _since(change), frozenset(also.split())) for name, change, also in _LOST),
    Break("F012", "a goal gone", _goal_gone),
    Break("F012", "a rest of a goal gone", _turn_gone),
)
