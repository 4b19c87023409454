"""Breaks of endings: no reason, no word of the client, no last rating."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..scene import Break, Change, Data, Scene
from ..ways import NOTHING

_OPEN = ("proposed", "active", "paused")


def _ended(turn: Data, progress: Data | None = None) -> Change:
    """Add a goal that ended on the day of the newest review, and say what that review tells of it."""

    def change(scene: Scene) -> None:
        on = scene.review["on"]
        opened = scene.plan["opened"]
        course = [{"on": opened, "status": "proposed"}, {"on": opened, "status": "active"}, {"on": on, **turn}]
        goal = {"id": "g-yyyy", "raised": {"by": "client"}, "words": "I want to see the sea.", "course": course}
        scene.plan["goals"].append(goal)
        if progress is not None:
            scene.review["progress"].append({"goal": "g-yyyy", **progress})

    return change


def _closed(closing: Data) -> Change:
    """Close the plan today, and end with it whatever goes on."""

    def change(scene: Scene) -> None:
        for goal in scene.plan["goals"]:
            if goal["course"][-1]["status"] in _OPEN:
                goal["course"].append({"on": scene.today, "status": "ended", "reason": "service-ended"})
        scene.plan["closed"] = {"on": scene.today, **closing}

    return change


_SAID: Data = {"client_says": "It was good while it lasted."}
_RATED: Data = {"ratings": [{"by": "client", "rating": 7}], "words": "Good."}


def _without_reason() -> Iterator[Break]:
    yield Break("E801", "ended: no reason", _ended({"status": "ended", **_SAID}))
    yield Break("E801", "ended: reason null", _ended({"status": "ended", "reason": None, **_SAID}))
    yield Break("E801", "ended: another reason", _ended({"status": "ended", "reason": "other", **_SAID}))
    for name, value in NOTHING:
        yield Break("E801", f"ended because of {name}", _ended({"status": "ended", "because": value, **_SAID}))
        other = {"status": "ended", "reason": "other", "because": value, **_SAID}
        yield Break("E801", f"ended for another reason: {name}", _ended(other))
        yield Break("E801", f"closed because of {name}", _closed({"because": value, **_SAID}))
    yield Break("E801", "closed: no reason", _closed(_SAID))


def _unheard() -> Iterator[Break]:
    over: tuple[Data, ...] = ({"status": "ended", "reason": "moved"}, {"status": "achieved", "reason": "reached"})
    for turn in over:
        rated = {"ratings": _RATED["ratings"]} if turn["status"] == "achieved" else None
        yield Break("E802", f"{turn['status']}: not a word", _ended(turn, rated))
        for name, value in NOTHING:
            yield Break("E802", f"{turn['status']}: {name}", _ended({**turn, "client_says": value}, rated))
            if rated:
                yield Break("E802", f"no word in the review: {name}", _ended(turn, {**rated, "words": value}))
    because = {"because": "The work is done"}
    yield Break("E802", "closed: not a word", _closed(because))
    for name, value in NOTHING:
        yield Break("E802", f"closed: {name}", _closed({**because, "client_says": value}))


def _unrated() -> Iterator[Break]:
    turn = {"status": "achieved", "reason": "reached", **_SAID}
    yield Break("E803", "in no review", _ended(turn))
    told: tuple[tuple[str, Any], ...] = (
        ("no ratings", {}),
        ("ratings null", {"ratings": None}),
        ("no rating among them", {"ratings": []}),
        ("the worker's alone", {"ratings": [{"by": "w-amara", "rating": 9}]}),
        ("the sister's alone", {"ratings": [{"by": "sister", "rating": 9}]}),
        ("the client's without a number", {"ratings": [{"by": "client"}]}),
        ("the client's with null", {"ratings": [{"by": "client", "rating": None, "level": None}]}),
        ("only what the client said of a rating", {"ratings": [{"by": "client", "client_says": "High up"}]}),
        ("no reason for no rating", {"no_rating": None}),
        ("an empty reason", {"no_rating": ""}),
        ("a blank reason", {"no_rating": "  "}),
        ("a reason of line ends", {"no_rating": "\n\n"}),
        ("only measured", {"measured": []}),
    )
    for name, progress in told:
        yield Break("E803", name, _ended(turn, {"words": "I was at the sea.", **progress}))
    yield Break("E803", "rated before, and not at the end", _rated_before)


def _rated_before(scene: Scene) -> None:
    """Let the client's rating be in a check-in before the review at the end."""
    _ended({"status": "achieved", "reason": "reached", **_SAID}, {"words": "I was at the sea."})(scene)
    before = {"on": scene.review["on"], "kind": "check-in", "progress": [{"goal": "g-yyyy", **_RATED}]}
    scene.plan["reviews"].insert(-1, {"id": "r-20260101-yyyy", **before})


BREAKS = (*_without_reason(), *_unheard(), *_unrated())
