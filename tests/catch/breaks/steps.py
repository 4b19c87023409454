"""Breaks of what was promised: nothing, only by one side, without a day, or late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..parts import one_more, told_of
from ..scene import Break, Change, Data, Scene
from ..ways import NOTHING, all_of


def of_client(step: Data) -> bool:
    return bool(step["who"] == "client")


def of_others(step: Data) -> bool:
    return not of_client(step)


def anybody(_: Data) -> bool:
    return True


def untold(scene: Scene) -> None:
    """Leave in the reviews no word about steps that the goal does not have any more."""
    there = {step["id"] for step in scene.goal.get("steps") or ()}
    for progress in told_of(scene, scene.goal):
        progress["steps"] = [each for each in progress.get("steps") or () if each["step"] in there]


def no_steps(value: Any = ...) -> Change:
    def change(scene: Scene) -> None:
        del scene.goal["steps"]
        if value is not ...:
            scene.goal["steps"] = value
        untold(scene)

    return change


def take_back(step: Data, scene: Scene, **more: str) -> None:
    step.pop("done", None)
    step["taken_back"] = {"on": scene.today, **more}


def each_step(of: Callable[[Data], bool], mend: Callable[[Data, Scene], None]) -> Change:
    """Change every step of somebody."""

    def change(scene: Scene) -> None:
        for step in filter(of, scene.goal["steps"]):
            mend(step, scene)

    return change


def taken_back(of: Callable[[Data], bool], **more: str) -> Change:
    return each_step(of, lambda step, scene: take_back(step, scene, **more))


def emptied(of: Callable[[Data], bool], value: Any) -> Change:
    """Leave of the promises only who made them."""
    return each_step(of, lambda step, _: step.update(step=value))


def wordless(of: Callable[[Data], bool]) -> Change:
    return each_step(of, lambda step, _: step.__delitem__("step"))


def gone(of: Callable[[Data], bool]) -> Change:
    """Drop every step of somebody."""

    def change(scene: Scene) -> None:
        scene.goal["steps"] = [step for step in scene.goal["steps"] if not of(step)]
        untold(scene)

    return change


def only(of: Callable[[Data], bool], number: int) -> Change:
    """Leave one step of somebody, and nothing of the others."""

    def change(scene: Scene) -> None:
        scene.goal["steps"] = [step for step in scene.goal["steps"] if of(step)][number : number + 1]
        untold(scene)

    return change


def one_gone_others_back(of: Callable[[Data], bool]) -> Change:
    """Drop one step of somebody, and let the rest of theirs be taken back."""

    def change(scene: Scene) -> None:
        steps = scene.goal["steps"]
        steps.remove(next(filter(of, steps)))
        taken_back(of)(scene)
        untold(scene)

    return change


def gone_and_back(dropped: Callable[[Data], bool], back: Callable[[Data], bool]) -> Change:
    return all_of(gone(dropped), taken_back(back))


NOTHING_PROMISED = (
    Break("S506", "dropped", no_steps()),
    Break("S506", "null", no_steps(None)),
    Break("S506", "an empty list", no_steps([])),
    Break("S506", "all taken back", taken_back(anybody)),
    Break("S506", "all taken back, with a reason", taken_back(anybody, because="It was too much at once")),
    Break("S506", "the client's dropped, the others' taken back", gone_and_back(of_client, of_others)),
    Break("S506", "the others' dropped, the client's taken back", gone_and_back(of_others, of_client)),
    Break("S506", "no step says what it is", wordless(anybody)),
    *(Break("S506", f"what each step is: {name}", emptied(anybody, value)) for name, value in NOTHING),
    Break("S506", "a goal more", one_more(no_steps())),
    Break("S506", "a goal more, all taken back", one_more(taken_back(anybody))),
)


def given_to(of: Callable[[Data], bool], who: Any) -> Change:
    """Let somebody else have promised the steps."""

    def mend(step: Data, scene: Scene) -> None:
        step["who"] = scene.plan["worker"] if who == "the worker's code" else who

    return each_step(of, mend)


def nobodys(of: Callable[[Data], bool]) -> Change:
    return each_step(of, lambda step, _: step.__delitem__("who"))


def one_sided(code: str, left_out: Callable[[Data], bool], left: Callable[[Data], bool]) -> tuple[Break, ...]:
    """Leave the promises to one side, in many ways."""
    return (
        Break(code, "dropped", gone(left_out)),
        Break(code, "taken back", taken_back(left_out)),
        Break(code, "taken back, with a reason", taken_back(left_out, because="There was no time")),
        Break(code, "one dropped, the rest taken back", one_gone_others_back(left_out)),
        Break(code, "one step left, the oldest", only(left, 0)),
        Break(code, "one step left, the newest", only(left, 1)),
        Break(code, "no step says what it is", wordless(left_out)),
        *(Break(code, f"what each step is: {name}", emptied(left_out, value)) for name, value in NOTHING),
        Break(code, "a goal more", one_more(gone(left_out))),
    )


ONLY_OF_CLIENT = (
    *one_sided("S501", of_others, of_client),
    Break("S501", "all are the client's now", given_to(of_others, "client")),
    Break("S501", "nobody knows whose the others are", nobodys(of_others)),
    *(Break("S501", f"whose the others are: {name}", given_to(of_others, value)) for name, value in NOTHING),
)
ONLY_OF_OTHERS = (
    *one_sided("S502", of_client, of_others),
    *(
        Break("S502", f"all are promised by {who}", given_to(of_client, who))
        for who in ("the worker's code", "worker", "sister", "w-somebody", "the school")
    ),
)

BREAKS: tuple[Break, ...] = (*NOTHING_PROMISED, *ONLY_OF_CLIENT, *ONLY_OF_OTHERS)
