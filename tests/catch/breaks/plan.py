"""Breaks of the plan as a whole: needs without an answer, and what a complete plan holds besides its goals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from goals_cli.profile import profile

from ..scene import Break, Change, Scene
from ..ways import BLANKS, Step, added, all_of, dated, day, dropped, lost, lost_list, profiled, put, under

_DAYS_LATE = (1, 2, 5, 14, 30, 60, 150, 400, 900)


def _complete_within(scene: Scene) -> int:
    """Say after how many days the plan was to stand."""
    return profile(scene.plan.get("profile", scene.profile)).complete_within_days


def _draft(scene: Scene) -> None:
    """Take the plan back to the first conversation: nothing has been taken up yet."""
    for goal in scene.plan["goals"]:
        goal["course"] = [{"on": scene.plan["opened"], "status": "proposed"}]
        goal.setdefault("words", "I'll think about it.")
        for later in ("steps", "changes", "words_later"):
            goal.pop(later, None)
    for later in ("agreements", "reviews", "disagreements", "requests"):
        del scene.plan[later]


def _opened(scene: Scene, days: int) -> None:
    """Let the plan be so many days old."""
    scene.plan["opened"] = day(scene, -days)
    for goal in scene.plan.get("goals") or ():
        goal["course"][0]["on"] = scene.plan["opened"]


def _no_goal(scene: Scene) -> None:
    """Leave a plan without any goal, with needs that wait."""
    _draft(scene)
    del scene.plan["goals"], scene.plan["needs"][0]


def _late(before: Change, days: int) -> Change:
    def change(scene: Scene) -> None:
        before(scene)
        _opened(scene, _complete_within(scene) + days)

    return change


def _without_goal_for(days: int, *more: Change) -> Change:
    """Leave a plan without any goal for some days, in which it need not stand yet."""
    return all_of(_no_goal, lambda scene: _opened(scene, days), *more)


def _unfinished() -> Iterator[Break]:
    for days in _DAYS_LATE:
        yield Break("P701", f"only proposed, {days} days late", _late(_draft, days))
    for days in (1, 20, 300):
        yield Break("P701", f"no goal, {days} days late", _late(_no_goal, days))
    yield Break("P701", "an empty list of goals", all_of(_late(_no_goal, 7), put([], "goals")))
    yield Break("P701", "goals: null", all_of(_late(_no_goal, 7), put(None, "goals")))
    for days in (15, 16, 20, 24, 29, 30):
        yield Break("P713", f"no goal for {days} days", _without_goal_for(days))
    yield Break("P713", "an empty list of goals", _without_goal_for(21, put([], "goals")))
    yield Break("P713", "goals: null", _without_goal_for(21, put(None, "goals")))
    yield Break("P713", "nothing but what a file needs", _without_goal_for(17, dropped("needs"), dropped("about")))
    yield Break("P713", "no need either", _without_goal_for(28, put([], "needs")))


def _needs() -> Iterator[Break]:
    yield from lost("P702", "not now", "needs", 1, "not_now")
    for name, value in (("null", None), ("an empty list", [])):
        yield Break("P702", f"goals of a need: {name}", put(value, "needs", 0, "goals"))
    yield Break("P702", "goals of a need: dropped", dropped("needs", 0, "goals"))
    yield Break("P702", "a new need", added({"id": "n-yyyy", "need": "The stairs are dark"}, "needs"))
    yield Break("P702", "a need without a word", added({"id": "n-yyyy"}, "needs"))
    # A goal that is not there is no answer.
    yield Break("P702", "a goal that is not there", put(["g-zzzz"], "needs", 0, "goals"), frozenset({"F007"}))


def _nobody(code: str) -> Iterator[Break]:
    yield Break(code, "supports: dropped", dropped("about", "supports"))
    yield Break(code, "supports: null", put(None, "about", "supports"))
    yield Break(code, "supports: an empty list", put([], "about", "supports"))
    for name, blank in BLANKS:
        support = {"who": blank, "help": "Shopping", "paid": True}
        yield Break(code, f"supported by {name}", put([support], "about", "supports"))


def _risks() -> Iterator[Break]:
    yield Break("P706", "risks: dropped", dropped("risks"))
    yield Break("P706", "risks: null", put(None, "risks"))
    yield Break("P706", "risks: an empty list", put([], "risks"))
    # Of a risk that is not named, it cannot be said what to do then.
    for name, blank in BLANKS:
        yield Break("P706", f"a risk that is {name}", put([{"risk": blank}], "risks"), frozenset({"P707"}))


def _unhandled() -> Iterator[Break]:
    yield from lost("P710", "handled", "disagreements", 0, "handled")

    def newer_no(scene: Scene) -> None:
        """Let the client agree in part, after the last disagreement that was told of."""
        scene.agreement["client"]["answer"] = "partly"
        scene.agreement["on"] = scene.today
        scene.plan["disagreements"][0]["on"] = scene.today - timedelta(days=1)

    yield Break("P710", "a partly that no entry tells of", profiled("hcbs", newer_no))


def _unsaid() -> Iterator[Break]:
    first: tuple[Step, ...] = ("about", "supports", 0, "paid")
    last: tuple[Step, ...] = ("about", "supports", -1, "paid")
    yield Break("P711", "first: dropped", dropped(*first))
    yield Break("P711", "first: null", put(None, *first))
    yield Break("P711", "last: dropped", dropped(*last))
    yield Break("P711", "last: null", put(None, *last))
    further: tuple[dict[str, Any], ...] = (
        {"who": "aunt"},
        {"who": "aunt", "help": "Cooks on Sundays"},
        {"who": "day centre", "how_often": "on Mondays"},
        {"who": "driver", "help": "Drives me", "how_often": "on Mondays", "paid": None},
        {"who": "aunt", "x-paid": True},
        {"who": "aunt", "help": None, "paid": None},
    )
    for number, support in enumerate(further, 1):
        yield Break("P711", f"a further support, {number}", added(support, "about", "supports"))


def _requests() -> Iterator[Break]:
    for each in lost("P714", "answered", "requests", 0, "answered"):
        yield Break("P714", each.name, all_of(dated(-40, "requests", 0, "on"), each.change))
    for days in (32, 90, 400):
        request = {"by": "sister", "asks": "To come along"}

        def asked(scene: Scene, days: int = days, request: dict[str, str] = request) -> None:
            scene.plan["requests"].append({"on": day(scene, -days), **request})

        yield Break("P714", f"asked {days} days ago", asked)


BREAKS = (
    *_unfinished(),
    *_needs(),
    *lost_list("P703", "strengths", "about", "strengths"),
    *lost_list("P704", "preferences", "about", "preferences"),
    *_nobody("P705"),
    *under("hcbs", _risks()),
    *lost("P707", "what to do then", "risks", 0, "plan"),
    *under("hcbs", lost("P708", "who keeps an eye on it", "monitor")),
    *under("behavioral-health", lost("P709", "when the work can end", "finishing")),
    *_unhandled(),
    *under("hcbs", _unsaid()),
    *under("hcbs", lost("P712", "culture", "about", "culture")),
    *_requests(),
)
