"""Breaks of days and courses: what happened before it could, what is still to come, what cannot follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..scene import Break, Change, Data, Scene
from ..ways import Step, all_of, at, dated, day, moved

_YEAR = -366


def _with(key: str, days: int, *path: Step) -> Change:
    """Add an entry with a day so many days from the opening of the plan."""

    def change(scene: Scene) -> None:
        entry = at(scene, *path)
        entry[key] = _from_opening(scene, days)

    return change


def _from_opening(scene: Scene, days: int) -> date:
    return date.fromordinal(scene.plan["opened"].toordinal() + days)


def _entry(name: str, days: int, entry: Data, *inside: Step) -> Change:
    """Put an entry with a day so many days from the opening into a list that need not be there yet."""

    def change(scene: Scene) -> None:
        holder = at(scene, *inside)
        holder[name] = [*holder.get(name, ()), {"on": _from_opening(scene, days), **entry}]

    return change


_HANDOVER = {"from": "w-lena", "to": "w-amara", "because": "Moved", "client_says": "Fine."}
_LATER = {"words": "And by the sea, if it can be."}


def _taken_back(scene: Scene) -> None:
    step = scene.goal["steps"][2]
    step |= {"promised": _from_opening(scene, 3), "taken_back": {"on": scene.plan["opened"], "because": "He did it"}}


def _answered_first(scene: Scene) -> None:
    """Let the client answer to a goal before anybody raised it."""
    scene.goal["raised"] = {"by": "family", "on": scene.plan["opened"]}
    scene.goal["client_answer"] = {"answer": "agrees", "on": _from_opening(scene, -3), "client_says": "Yes."}


def _too_early() -> Iterator[Break]:
    yield Break("F009", "a step done before it was promised", moved(_YEAR, "goals", 0, "steps", 0, "done"))
    yield Break("F009", "a step done a day before", _step_done_a_day_early)
    yield Break("F009", "a step taken back before it was promised", _taken_back)
    yield Break("F009", "an answer before the goal was raised", _answered_first, frozenset({"V104"}))
    yield Break("F009", "the first agreement in the year before", moved(_YEAR, "agreements", 0, "on"))
    yield Break("F009", "a goal raised after it was agreed on", _raised_late)
    # A goal that rests is in no newer agreement, so that its follow-up has passed as well.
    yield Break("F009", "a follow-up before the agreement", _follow_up_first, frozenset({"A204"}))
    yield Break("F009", "a follow-up a year too early", _with("follow_up", _YEAR, "agreements", 0), frozenset({"A204"}))
    # What is due is counted from that day; it is long past.
    yield Break(
        "F009", "the next review before the last", moved(_YEAR, "reviews", -1, "next_review"), frozenset({"R601"})
    )
    # It was before the work on any goal, too, and may have been the only one.
    early = frozenset({"R602"})
    yield Break("F009", "a review before the plan was opened", moved(_YEAR * 3, "reviews", 0, "on"), early)
    yield Break("F009", "a turn before the plan was opened", moved(_YEAR, "goals", 0, "course", 0, "on"))
    yield Break("F009", "a change before the plan was opened", moved(_YEAR * 3, "goals", 0, "changes", 0, "on"))
    yield Break("F009", "later words before the plan was opened", _entry("words_later", -40, _LATER, "goals", 0))
    yield Break("F009", "a handover before the plan was opened", _entry("handovers", -9, _HANDOVER))
    yield Break("F009", "the plan opened today", dated(0, "opened"))
    yield Break("F009", "the plan opened in the next year", dated(366, "opened"), frozenset({"F010"}))
    closed = {"because": "The work is done", "client_says": "It was good."}
    yield Break("F009", "closed before it was opened", _closed(-3, closed), _CLOSED)
    yield Break("F009", "closed before the last review", _closed(1, closed), _CLOSED)


# The work ended before a goal that is still active began, or with it.
_CLOSED = frozenset({"F011"})
# What is due is counted from that day; it is long past.
_OVERDUE = frozenset({"R601"})


def _step_done_a_day_early(scene: Scene) -> None:
    step = scene.goal["steps"][0]
    step["done"] = date.fromordinal(step["promised"].toordinal() - 1)


def _raised_late(scene: Scene) -> None:
    scene.goal["raised"]["on"] = date.fromordinal(scene.agreement["on"].toordinal() + 1)


def _follow_up_first(scene: Scene) -> None:
    scene.plan["agreements"][0]["follow_up"] = date.fromordinal(scene.plan["agreements"][0]["on"].toordinal() - 1)


def _closed(days: int, more: Data) -> Change:
    def change(scene: Scene) -> None:
        scene.plan["closed"] = {"on": _from_opening(scene, days), **more}

    return change


def _to_come() -> Iterator[Break]:
    """Put on a day that is still to come what is told of as having been."""
    for days in (2, 30, 365):
        # The next review is planned for an earlier day, and a goal that was over by the real one is told of too late.
        follows = frozenset({"F009", "F011", "E803"})
        yield Break("F010", f"a review in {days} days", dated(days, "reviews", -1, "on"), follows)
    yield Break("F010", "a check-in", _future_entry("reviews", {"id": "r-20260302-yyyy", "kind": "check-in"}))
    yield Break("F010", "an agreement", dated(9, "agreements", -1, "on"))
    yield Break("F010", "a step that was done", dated(2, "goals", 0, "steps", 2, "done"))
    yield Break("F010", "a step that was promised", dated(2, "goals", 0, "steps", 2, "promised"))
    yield Break("F010", "a step that was taken back", _taken_back_some_day)
    yield Break("F010", "a change", dated(90, "goals", 0, "changes", 0, "on"))
    yield Break("F010", "words said later", dated(366, "goals", 0, "words_later", 0, "on"))
    yield Break("F010", "a turn", _future_turn)
    yield Break("F010", "a goal raised", dated(5, "goals", 0, "raised", "on"), frozenset({"F009"}))
    yield Break("F010", "a copy given", dated(366, "agreements", -1, "copy", "given"))
    yield Break("F010", "a request", dated(21, "requests", 0, "on"))
    yield Break("F010", "a disagreement", dated(3, "disagreements", 0, "on"))
    yield Break("F010", "consequences explained", dated(40, "requirements", 0, "consequences_explained"))
    yield Break("F010", "a handover", _future_entry("handovers", _HANDOVER))


def _taken_back_some_day(scene: Scene) -> None:
    scene.goal["steps"][2]["taken_back"] = {"on": day(scene, 8), "because": "Somebody else will do it"}


def _future_entry(name: str, entry: Data) -> Change:
    def change(scene: Scene) -> None:
        scene.plan[name] = [*scene.plan.get(name, ()), {**entry, "on": day(scene, 30)}]

    return change


def _future_turn(scene: Scene) -> None:
    """Let an achievement be told of before the day."""
    course = [{"on": scene.plan["opened"], "status": "proposed"}]
    turn = {"on": day(scene, 12), "status": "declined", "client_says": "No."}
    goal = {"id": "g-yyyy", "raised": {"by": "client"}, "words": "I want to see the sea.", "course": [*course, turn]}
    scene.plan["goals"].append(goal)


def _course(*turns: tuple[int, str], **more: Any) -> Change:
    """Add a goal with a course, in days from the opening of the plan; it is one that owes nothing."""

    def change(scene: Scene) -> None:
        course = [
            {"on": _from_opening(scene, days), "status": status, "reason": "moved", "client_says": "So be it."}
            for days, status in turns
        ]
        goal = {"id": "g-yyyy", "raised": {"by": "client"}, "words": "I want to see the sea.", "course": course}
        scene.plan["goals"].append({**goal, **more})

    return change


def _told_of(name: str, entry: Data) -> Change:
    """Tell of the added goal in an entry of today."""
    return lambda scene: scene.plan[name].append({"on": scene.today, **entry})


_ENDED = ((0, "proposed"), (1, "active"), (2, "ended"))
_DECLINED = ((0, "proposed"), (1, "declined"))
_REVIEW = {"id": "r-20260302-yyyy", "kind": "check-in", "progress": [{"goal": "g-yyyy", "words": "Still there."}]}
_AGREEMENT = {
    "id": "a-20260302-yyyy", "client": {"answer": "agrees", "shown": "spoken"}, "copy": {"not_given": "By phone"},
    "goals": [{"goal": "g-yyyy"}],
}  # fmt: skip
_WITHOUT_RATING = frozenset({"E803"})  # there is no review of the added goal


def _impossible() -> Iterator[Break]:
    for status in ("paused", "ended", "declined"):
        yield Break("F011", f"begins with {status}", _course((0, status)))
    yield Break("F011", "begins with achieved", _course((0, "achieved")))
    yield Break("F011", "ended before it was active", _course((0, "proposed"), (9, "active"), (5, "ended")))
    yield Break("F011", "declined before it was proposed", _course((3, "proposed"), (1, "declined")))
    yield Break("F011", "achieved a year too early", _achieved_early, _WITHOUT_RATING | {"F009"})
    yield Break("F011", "active twice", _active_twice)
    yield Break("F011", "paused twice", _course((0, "proposed"), (1, "active"), (2, "paused"), (3, "paused")))
    yield Break("F011", "ended twice", _course(*_ENDED, (3, "ended")))
    yield Break("F011", "turns exchanged", _turns_exchanged)
    yield Break("F011", "reviewed after the end", all_of(_course(*_ENDED), _told_of("reviews", _REVIEW)))
    agreed = all_of(_course(*_ENDED), _told_of("agreements", _AGREEMENT))
    yield Break("F011", "agreed on after the end", agreed)
    declined = all_of(_course(*_DECLINED), _told_of("agreements", _AGREEMENT))
    yield Break("F011", "agreed on after a no", declined)
    yield Break("F011", "active in a closed plan", _close)
    yield Break("F011", "active after the closing", all_of(_close_early, _after_closing))


def _achieved_early(scene: Scene) -> None:
    _course((0, "proposed"), (2, "active"), (-300, "achieved"))(scene)


def _active_twice(scene: Scene) -> None:
    scene.goal["course"].append({"on": scene.today, "status": "active"})


def _turns_exchanged(scene: Scene) -> None:
    """Exchange the first turn and a no that was taken back."""
    scene.goal["course"].insert(0, {"on": scene.today, "status": "proposed"})


def _close(scene: Scene) -> None:
    scene.plan["closed"] = {"on": scene.today, "because": "The work is done", "client_says": "It was good."}


def _close_early(scene: Scene) -> None:
    _close(scene)
    for goal in scene.plan["goals"]:
        if goal["course"][-1]["status"] in ("active", "paused", "proposed"):
            goal["course"].append({"on": scene.today, "status": "declined", "client_says": "Not any more."})


def _after_closing(scene: Scene) -> None:
    scene.plan["closed"]["on"] = scene.review["on"]
    for goal in scene.plan["goals"]:
        goal["course"] = [turn for turn in goal["course"] if turn["on"] <= scene.review["on"]]
    scene.goal["course"] += [
        {"on": scene.review["on"], "status": "paused"},
        {"on": scene.today, "status": "active"},
    ]
    for goal in scene.plan["goals"][1:]:
        if goal["course"][-1]["status"] == "active":
            goal["course"].append({"on": scene.review["on"], "status": "paused"})


BREAKS = (*_too_early(), *_to_come(), *_impossible())
