"""Breaks of when something is to be done: no day, and a day that has passed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..parts import one_more, only_proposed, told_of
from ..scene import Break, Change, Data, Scene
from ..ways import BLANKS, day
from .steps import of_client, of_others

STEP = {"id": "s-n3w", "step": "Write the letter"}


def step(who: str, *, proposed: bool = False, told: tuple[str, ...] = (), **days: Any) -> Change:
    """Add a step; numbers are days from today. `told` is how the last reviews said that it went."""

    def change(scene: Scene) -> None:
        if proposed:
            only_proposed(raised={"by": "client"}, words="I want to swim in the sea.")(scene)
        goal = scene.plan["goals"][-1] if proposed else scene.goal
        made = {**STEP, "who": scene.plan["worker"] if who == "the worker's code" else who}
        made |= {key: day(scene, value) if isinstance(value, int) else value for key, value in days.items()}
        goal["steps"] = [*(goal.get("steps") or ()), made]
        if told:
            for progress, how in zip(reversed(told_of(scene, scene.goal)), reversed(told), strict=False):
                progress["steps"] = [*(progress.get("steps") or ()), {"step": STEP["id"], "how": how}]

    return change


def open_again(of: Callable[[Data], bool], *, said: str = "") -> Change:
    """Find that a step which was put down as done was not."""

    def change(scene: Scene) -> None:
        found = next(each for each in scene.goal["steps"] if of(each) and each.get("done"))
        del found["done"]
        untold_of(scene, found["id"])
        if said:
            told_of(scene, scene.goal)[-1].setdefault("steps", []).append({"step": found["id"], "how": said})

    return change


def untold_of(scene: Scene, name: str) -> None:
    for progress in told_of(scene, scene.goal):
        progress["steps"] = [each for each in progress.get("steps") or () if each["step"] != name]


def undated(*keys: str) -> Change:
    """Take the days from all steps that are still to come."""

    def change(scene: Scene) -> None:
        for each in scene.goal["steps"]:
            if not each.get("done"):
                for key in ("due", "every", "until"):
                    each.pop(key, None)
                each.update(dict.fromkeys(keys))

    return change


UNDATED = (
    Break("S503", "days dropped", undated()),
    Break("S503", "days null", undated("due", "every", "until")),
    *(Break("S503", f"a step more of {who}", step(who)) for who in ("client", "the worker's code", "sister")),
    Break("S503", "a step more, with the day it was promised", step("client", promised=-1)),
    Break("S503", "a step more, null for every day", step("client", due=None, every=None, until=None)),
    *(Break("S503", f"a step more, how often: {name}", step("client", every=blank)) for name, blank in BLANKS),
    Break("S503", "a step more, told of as not yet done", step("client", told=("not_yet",))),
    Break("S503", "a step more, told of as partly done", step("the worker's code", told=("partly",))),
    Break("S503", "a goal more", one_more(step("client"))),
)

AGO = (1, 2, 3, 7, 14, 30, 90, 365)


def handed_over(scene: Scene) -> None:
    """Let the worker before have promised something that is late."""
    step("w-before", due=-2)(scene)
    handover = {"on": scene.plan["opened"], "from": "w-before", "to": scene.plan["worker"], "because": "She moved"}
    scene.plan["handovers"] = [{**handover, "client_says": "A pity."}]


def before_the_day(of: Callable[[Data], bool]) -> Change:
    """Move what was still to come to yesterday."""

    def change(scene: Scene) -> None:
        found = next(each for each in scene.goal["steps"] if of(each) and not each.get("done") and each.get("due"))
        found["due"] = day(scene, -1)

    return change


def late(code: str, who: str, of: Callable[[Data], bool]) -> tuple[Break, ...]:
    """Let a step be late, in many ways."""
    return (
        *(Break(code, f"due {days} days ago", step(who, due=-days)) for days in AGO),
        Break(code, "what was to come was due yesterday", before_the_day(of)),
        Break(code, "put down as done, and was not", open_again(of)),
        Break(code, "put down as done, told of as not yet", open_again(of, said="not_yet")),
        Break(code, "told of as partly done", step(who, due=-1, told=("partly",))),
        Break(code, "told of as not yet done", step(who, due=-1, told=("not_yet",))),
        Break(code, "taken back is null", step(who, due=-4, taken_back=None)),
        Break(code, "done is null", step(who, due=-4, done=None)),
        Break(code, "in a goal only proposed", step(who, due=-1, proposed=True)),
        Break(code, "with a rhythm besides", step(who, due=-1, every="week")),
        Break(code, "a goal more", one_more(before_the_day(of))),
    )


LATE_OF_WORKER = (
    *late("S504", "the worker's code", of_others),
    Break("S504", "promised by 'worker'", step("worker", due=-1)),
    Break("S504", "promised by the worker before", handed_over),
)
LATE_OF_CLIENT = (
    *late("S505", "client", of_client),
    *(Break("S505", f"a step of {who}", step(who, due=-1)) for who in ("sister", "the school", "w-somebody")),
    Break("S505", "a step of nobody knows whom", step("", due=-1)),
)

BREAKS: tuple[Break, ...] = (*UNDATED, *LATE_OF_WORKER, *LATE_OF_CLIENT)
