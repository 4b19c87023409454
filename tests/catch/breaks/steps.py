"""Breaks of what was promised: nothing, only by one side, without a day, or late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..parts import one_more, only_proposed, told_of
from ..scene import Break, Change, Data, Scene
from ..ways import BLANKS, NOTHING, all_of, day


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
    return each_step(of, lambda step, _: void(step.pop("step")))


def void(_: object) -> None:
    """Leave a value aside."""


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
    return each_step(of, lambda step, _: void(step.pop("who")))


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

BREAKS: tuple[Break, ...] = (
    *NOTHING_PROMISED, *ONLY_OF_CLIENT, *ONLY_OF_OTHERS, *UNDATED, *LATE_OF_WORKER, *LATE_OF_CLIENT,
)  # fmt: skip
