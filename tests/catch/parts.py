"""The parts of a complete plan that breaks begin with: a goal and what was agreed of it, a goal more, a review more."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, cast

from .scene import Change, Data, Scene
from .ways import day

PROFILES = Path(__file__).parents[2] / "goals_cli" / "profiles"
OTHERS = ("family", "worker", "agency", "court", "other")


@cache
def _profile(name: str) -> Data:
    return tomllib.loads((PROFILES / f"{name}.toml").read_text(encoding="utf-8"))


def span(scene: Scene, name: str) -> int:
    """Say how many days the profile of the plan gives for something."""
    return cast(int, _profile(scene.plan.get("profile") or scene.profile)[name])


def active(scene: Scene) -> list[Data]:
    """List the goals that are active."""
    return [goal for goal in scene.plan["goals"] if goal["course"][-1]["status"] == "active"]


def agreed_of(scene: Scene, goal: Data) -> Data:
    """Give what the newest agreement quotes of an active goal."""
    return next(agreed for agreed in scene.agreement["goals"] if agreed["goal"] == goal["id"])


def told_of(scene: Scene, goal: Data) -> list[Data]:
    """List what was told of a goal at all meetings, the oldest first."""
    progress = (each for review in scene.plan["reviews"] for each in review.get("progress") or ())
    return [each for each in progress if each["goal"] == goal["id"]]


def active_since(goal: Data) -> date:
    """Say on which day the goal became active last."""
    return cast(date, max(turn["on"] for turn in goal["course"] if turn["status"] == "active"))


def agreed_too(name: str, value: Any) -> Change:
    """Write a value into the goal and into what was agreed of it, so that the agreement goes on covering it."""

    def change(scene: Scene) -> None:
        for entry in (scene.goal, scene.agreed):
            entry[name] = deepcopy(value)

    return change


def neither(name: str) -> Change:
    """Take something out of the goal and of what was agreed of it."""

    def change(scene: Scene) -> None:
        for entry in (scene.goal, scene.agreed):
            entry.pop(name, None)

    return change


def without(*names: str) -> Change:
    """Take out of the goal whatever there is of these."""

    def change(scene: Scene) -> None:
        for name in names:
            scene.goal.pop(name, None)

    return change


def set_to(**values: Any) -> Change:
    """Write some fields of the goal."""

    def change(scene: Scene) -> None:
        scene.goal.update(deepcopy(values))

    return change


def another(scene: Scene) -> Data:
    """Add one more active goal, as complete as the fullest: agreed, ranked last and looked at in the same reviews."""
    number = len(scene.plan["goals"])
    new: Data = deepcopy(scene.goal)
    new.update(id=f"g-n{number}w", priority=1 + max(goal.get("priority") or 0 for goal in scene.plan["goals"]))
    new.pop("grew_from", None)
    steps = {step["id"]: f"{step['id']}{number}w" for step in new["steps"]}
    for step in new["steps"]:
        step["id"] = steps[step["id"]]
    for review in scene.plan["reviews"]:
        for progress in [each for each in review.get("progress") or () if each["goal"] == scene.goal["id"]]:
            told = deepcopy(progress)
            told["goal"] = new["id"]
            for went in told.get("steps") or ():
                went["step"] = steps[went["step"]]
            review["progress"].append(told)
    for agreement in scene.plan["agreements"]:
        for agreed in [each for each in agreement["goals"] if each["goal"] == scene.goal["id"]]:
            agreement["goals"].append({**deepcopy(agreed), "goal": new["id"]})
    scene.plan["goals"].append(new)
    return new


def two(scene: Scene) -> tuple[Data, Data]:
    """Give two active goals, the second one made when there is none."""
    if len(active(scene)) < 2:
        another(scene)
    first, second, *_ = active(scene)
    return first, second


def one_more(change: Change) -> Change:
    """Make a change in a goal that is added to the plan."""

    def add_and_change(scene: Scene) -> None:
        new = another(scene)
        goals = scene.plan["goals"]
        goals.remove(new)
        goals.insert(0, new)
        change(scene)

    return add_and_change


def only_proposed(**values: Any) -> Change:
    """Add a goal that is only proposed, with no more than these."""

    def change(scene: Scene) -> None:
        entry = {"id": "g-pr7p", **deepcopy(values), "course": [{"on": scene.today, "status": "proposed"}]}
        scene.plan["goals"].append(entry)

    return change


def aged(scene: Scene, until: date) -> None:
    """Let the time go by until a day on which nothing but a review can be late: dates and promises lie ahead of it."""
    scene.today = max(scene.today, until)
    for agreement in scene.plan["agreements"]:
        agreement.pop("follow_up", None)
    for goal in scene.plan["goals"]:
        ahead = day(scene, 30)
        for entry in [goal, *(agreed for agreed in scene.agreement["goals"] if agreed["goal"] == goal["id"])]:
            if entry.get("target_date"):
                entry["target_date"] = max(entry["target_date"], ahead)
        for step in goal.get("steps") or ():
            if step.get("due") and not step.get("done") and not step.get("taken_back"):
                step["due"] = max(step["due"], ahead)
    for requirement in scene.plan.get("requirements") or ():
        if requirement.get("until"):
            requirement["until"] = max(requirement["until"], day(scene, 30))


def review_again(scene: Scene, on: date, *goals: Data, rating: int | None = None) -> Data:
    """Add a review like the newest one, in which these goals are looked at."""
    newest: Data = deepcopy(scene.review)
    newest.update(id=f"r-{on:%Y%m%d}-n{len(scene.plan['reviews'])}w", on=on, kind="review")
    newest.pop("next_review", None)
    like = told_of(scene, scene.goal)[-1]
    newest["progress"] = []
    for goal in goals:
        progress = {**deepcopy(like), "goal": goal["id"]}
        progress.pop("steps", None)
        progress.pop("measured", None)
        if rating is not None:
            progress["ratings"] = [{"by": "client", "rating": rating}]
        newest["progress"].append(progress)
    scene.plan["reviews"].append(newest)
    aged(scene, on)
    return newest


def due_day(scene: Scene, goal: Data) -> date:
    """Say by when a goal that was reviewed is to be reviewed again."""
    reviews = [
        review
        for review in scene.plan["reviews"]
        if review.get("kind", "review") == "review" and any(each["goal"] == goal["id"] for each in review["progress"])
    ]
    last = reviews[-1]
    return cast(date, last.get("next_review") or last["on"] + timedelta(days=span(scene, "review_every_days")))
