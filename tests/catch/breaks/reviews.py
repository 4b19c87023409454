"""Breaks of looking back together: too late, never, without the client, without a goal, and nothing changed."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from ..parts import active, active_since, aged, another, due_day, review_again, span, two
from ..scene import Break, Change, Scene
from ..ways import NO_LIST, all_of, dropped, put


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def late_by(days: int) -> Change:
    """Let so many days go by after the day on which the goal was to be looked at again."""
    return lambda scene: aged(scene, after(due_day(scene, scene.goal), days))


def next_on(days: int) -> Change:
    """Agree at the newest review to meet again so many days later."""
    return lambda scene: scene.review.update(next_review=after(scene.review["on"], days))


def without_next(value: Any = ...) -> Change:
    def change(scene: Scene) -> None:
        scene.review.pop("next_review", None)
        if value is not ...:
            scene.review["next_review"] = value

    return change


def check_in(on: int, **more: Any) -> Change:
    """Add a check-in so many days after the newest review, with all that is told at a review."""

    def change(scene: Scene) -> None:
        newest = scene.review
        short = {**deepcopy(newest), "kind": "check-in", "on": after(newest["on"], on), **more}
        still = {goal["id"] for goal in active(scene)}
        short["progress"] = [each for each in short["progress"] if each["goal"] in still]
        short["id"] = f"r-{short['on']:%Y%m%d}-chk{on}"
        short.pop("next_review", None)
        scene.plan["reviews"].append(short)
        aged(scene, short["on"])

    return change


def corrected_without(scene: Scene) -> None:
    """Look at the goal once more, and correct that to a review in which it was not looked at."""
    due = due_day(scene, scene.goal)
    newest = review_again(scene, after(scene.review["on"], 7), *active(scene))
    corrected = {**deepcopy(newest), "id": f"{newest['id']}c", "corrects": newest["id"]}
    corrected["progress"] = [each for each in corrected["progress"] if each["goal"] != scene.goal["id"]]
    scene.plan["reviews"].append(corrected)
    aged(scene, after(due, 1))


def left_out_once(scene: Scene) -> None:
    two(scene)
    due = due_day(scene, scene.goal)
    review_again(scene, after(scene.review["on"], 7), *active(scene)[1:])
    aged(scene, after(due, 3))


OVERDUE = (
    *(Break("R601", f"{days} days after the day that was agreed", late_by(days)) for days in (1, 2, 7, 30, 100)),
    *(Break("R601", f"none agreed, {days} days late", all_of(without_next(), late_by(days))) for days in (1, 14)),
    Break("R601", "null agreed", all_of(without_next(None), late_by(3))),
    *(
        Break("R601", f"agreed for {days} days later, one day late", all_of(next_on(days), late_by(1)))
        for days in (0, 1, 7, 200)
    ),
    Break("R601", "only a check-in since", all_of(check_in(5), late_by(1))),
    Break("R601", "only check-ins since", all_of(check_in(5), check_in(6), late_by(4))),
    Break("R601", "a later one was corrected", corrected_without),
    Break("R601", "left out of a later one", left_out_once),
)


def first_due(scene: Scene, since: date, days: int) -> None:
    aged(scene, after(since, span(scene, "first_review_days") + days))


def never(change: Change, days: int = 1) -> Change:
    """Make a change after which no goal has been reviewed, and let the days for a first review go by."""

    def change_and_wait(scene: Scene) -> None:
        since = active_since(scene.goal)
        change(scene)
        first_due(scene, since, days)

    return change_and_wait


def all_are(kind: str) -> Change:
    def change(scene: Scene) -> None:
        for review in scene.plan["reviews"]:
            review["kind"] = kind

    return change


def only_begun(scene: Scene) -> None:
    """Let every review have been the beginning of the work."""
    all_are("start")(scene)
    first_due(scene, scene.review["on"], 1)


def about_nothing(value: Any = ...) -> Change:
    def change(scene: Scene) -> None:
        for review in scene.plan["reviews"]:
            review.pop("progress", None)
            if value is not ...:
                review["progress"] = value

    return change


def never_about(scene: Scene) -> None:
    """Leave one goal out of all reviews."""
    for review in scene.plan["reviews"]:
        review["progress"] = [each for each in review.get("progress") or () if each["goal"] != scene.goal["id"]]


def all_corrected(scene: Scene) -> None:
    """Replace every review by one about nothing."""
    for review in list(scene.plan["reviews"]):
        correction = {key: value for key, value in review.items() if key != "progress"}
        scene.plan["reviews"].append({**correction, "id": f"{review['id']}c", "corrects": review["id"]})


def back_after(status: str) -> Change:
    """Let the goal rest after the newest review, and take it up again."""

    def change(scene: Scene) -> None:
        on = scene.review["on"]
        rest = {"on": on, "status": status, "reason": "other", "because": "In hospital", "client_says": "Later."}
        again = {"on": after(on, 1), "status": "active"}
        scene.goal["course"] += [rest, again]
        first_due(scene, after(on, 1), 1)

    return change


def one_never_reviewed(scene: Scene) -> None:
    new = another(scene)
    for review in scene.plan["reviews"]:
        review["progress"] = [each for each in review.get("progress") or () if each["goal"] != new["id"]]
    first_due(scene, active_since(new), 5)


# A goal that is left out of several reviews is one that nobody asks about, too.
LEFT_OUT_TOO = frozenset({"R606"})
# Without reviews, nobody has rated what was achieved either.
UNRATED_TOO = frozenset({"E803"})
FIRST_OVERDUE = (
    Break("R602", "reviews dropped", never(dropped("reviews")), UNRATED_TOO),
    *(Break("R602", f"reviews: {name}", never(put(value, "reviews")), UNRATED_TOO) for name, value in NO_LIST),
    *(
        Break("R602", f"no reviews, {days} days late", never(dropped("reviews"), days), UNRATED_TOO)
        for days in (2, 7, 60)
    ),
    Break("R602", "only check-ins", never(all_are("check-in"))),
    Break("R602", "only the beginning", only_begun),
    Break("R602", "reviews about nothing", never(about_nothing()), LEFT_OUT_TOO | UNRATED_TOO),
    *(
        Break("R602", f"reviews about {name}", never(about_nothing(value)), LEFT_OUT_TOO | UNRATED_TOO)
        for name, value in NO_LIST
    ),
    # The other goals are late as well, as time goes by.
    Break("R602", "left out of all reviews", never(never_about), LEFT_OUT_TOO | {"R601"}),
    Break("R602", "all corrected to nothing", never(all_corrected), LEFT_OUT_TOO | UNRATED_TOO),
    Break("R602", "back after a rest", back_after("paused"), frozenset({"R601"})),
    Break("R602", "back after a no", back_after("declined"), frozenset({"R601"})),
    Break("R602", "one goal more, never reviewed", one_never_reviewed, LEFT_OUT_TOO | {"R601"}),
)

BREAKS: tuple[Break, ...] = (*OVERDUE, *FIRST_OVERDUE)
