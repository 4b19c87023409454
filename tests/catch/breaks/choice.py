"""Breaks of the choice: too few ways, none or several chosen, no reason, one side only."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ..parts import one_more, set_to
from ..scene import Break, Change, Data, Scene
from ..ways import BLANKS, all_of, dropped, lost, lost_list, put

OPTIONS = ("goals", 0, "options")
FIRST = (*OPTIONS, 0)  # the chosen one
SECOND = (*OPTIONS, 1)

MORE: tuple[Data, ...] = (
    {"option": "Leave it as it is", "for": ["It costs nothing"], "against": ["Nothing changes"]},
    {"option": "Ask my cousin to do it", "for": ["He is good at it"], "against": ["It would not be mine"]},
)


def keep(*positions: int) -> Change:
    """Leave only some of the ways."""

    def change(scene: Scene) -> None:
        scene.goal["options"] = [scene.goal["options"][position] for position in positions]

    return change


def twice(**values: Any) -> Change:
    """Put the same way down twice, and no other."""

    def change(scene: Scene) -> None:
        first = scene.goal["options"][0]
        second = {**deepcopy(first), "chosen": False, **values}
        scene.goal["options"] = [first, second]

    return change


def second_named(name: str) -> Change:
    """Leave nothing of the second way but what speaks for and against it."""

    def change(scene: Scene) -> None:
        keep(0, 1)(scene)
        scene.goal["options"][1]["option"] = name

    return change


def again_in_capitals(scene: Scene) -> None:
    twice(option=f" {scene.goal['options'][0]['option'].upper()}.")(scene)


FEW = (
    Break("C301", "dropped", dropped(*OPTIONS)),
    Break("C301", "null", put(None, *OPTIONS)),
    Break("C301", "an empty list", put([], *OPTIONS)),
    Break("C301", "only the chosen one", keep(0)),
    Break("C301", "only one that was not chosen", keep(1)),
    Break("C301", "the same way twice", twice()),
    Break("C301", "the same way twice, with another reason against it", twice(against=["It rains"])),
    Break("C301", "the same way twice, typed otherwise", again_in_capitals),
    *(Break("C301", f"the second is {name}", second_named(blank)) for name, blank in BLANKS),
    Break("C301", "a goal more", one_more(dropped(*OPTIONS))),
)


def nothing_chosen(value: Any = ..., *, reason: bool = True) -> Change:
    """Take the choice back without choosing anything else."""

    def change(scene: Scene) -> None:
        for option in scene.goal["options"]:
            option.pop("chosen", None)
            if value is not ...:
                option["chosen"] = value
            if not reason:
                option.pop("because", None)

    return change


def without_the_chosen(scene: Scene) -> None:
    scene.goal["options"] = [*scene.goal["options"][1:], *deepcopy(MORE)]


def other_ways(chosen: Any = ...) -> Change:
    """Begin anew with two other ways."""

    def change(scene: Scene) -> None:
        scene.goal["options"] = deepcopy(list(MORE))
        if chosen is not ...:
            for option in scene.goal["options"]:
                option["chosen"] = chosen

    return change


def refused_one(scene: Scene) -> None:
    """Say no to one way, which says yes to no other."""
    nothing_chosen(reason=False)(scene)
    scene.goal["options"][1]["chosen"] = False


def only_elsewhere(scene: Scene) -> None:
    nothing_chosen()(scene)
    scene.goal["outcome"] = scene.goal["options"][0]["option"]


NONE_CHOSEN = (
    Break("C302", "dropped", nothing_chosen()),
    Break("C302", "null", nothing_chosen(None)),
    Break("C302", "false", nothing_chosen(False)),
    Break("C302", "dropped with the reason", nothing_chosen(reason=False)),
    Break("C302", "null without a reason", nothing_chosen(None, reason=False)),
    Break("C302", "false without a reason", nothing_chosen(False, reason=False)),
    Break("C302", "the chosen one is gone", without_the_chosen),
    Break("C302", "other ways", other_ways()),
    Break("C302", "other ways, null", other_ways(None)),
    Break("C302", "other ways, false", other_ways(False)),
    Break("C302", "only a no to one", refused_one),
    Break("C302", "told in the outcome only", only_elsewhere),
    Break("C302", "a goal more", one_more(nothing_chosen())),
)


def choose(*positions: int, ways: int = 2, because: str = "I like that one, too") -> Change:
    """Choose further ways, each with a reason."""

    def change(scene: Scene) -> None:
        options = scene.goal["options"]
        for entry in MORE:
            if len(options) < ways:
                options.append(deepcopy(entry))
        for position in positions:
            options[position].update(chosen=True)
            options[position].setdefault("because", because)

    return change


def one_more_chosen(first: bool) -> Change:
    def change(scene: Scene) -> None:
        entry = {**deepcopy(MORE[0]), "chosen": True, "because": "Why not"}
        scene.goal["options"].insert(0 if first else len(scene.goal["options"]), entry)

    return change


def chosen_copy(scene: Scene) -> None:
    copied = {**deepcopy(scene.goal["options"][0]), "option": "The same, on Sundays only"}
    scene.goal["options"].append(copied)


SEVERAL_CHOSEN = (
    Break("C303", "the second, too", choose(1)),
    Break("C303", "the second, too, for the same reason", choose(1, because="I want it to be mine")),
    Break("C303", "the last of three, too", choose(-1, ways=3)),
    Break("C303", "all of three", choose(0, 1, 2, ways=3)),
    Break("C303", "all of four", choose(0, 1, 2, 3, ways=4)),
    Break("C303", "the third of four, too", choose(2, ways=4)),
    Break("C303", "the last two of four", all_of(choose(2, 3, ways=4), put(False, *FIRST, "chosen"))),
    Break("C303", "one more at the end", one_more_chosen(first=False)),
    Break("C303", "one more at the beginning", one_more_chosen(first=True)),
    Break("C303", "a copy of the chosen one", chosen_copy),
    Break("C303", "a goal more", one_more(choose(1))),
)


def choice_moved(scene: Scene) -> None:
    """Choose another way, and leave the reason where it was."""
    scene.goal["options"][0]["chosen"] = False
    scene.goal["options"][1]["chosen"] = True


def reason_put_into(side: str) -> Change:
    def change(scene: Scene) -> None:
        option = scene.goal["options"][0]
        option[side].append(option.pop("because"))

    return change


UNEXPLAINED = (
    *lost("C304", "why", *FIRST, "because"),
    Break("C304", "another way was chosen", choice_moved),
    *(Break("C304", f"told among what speaks {side} it", reason_put_into(side)) for side in ("for", "against")),
    Break("C304", "a goal more", one_more(dropped(*FIRST, "because"))),
)


def both_sides(value: Any = ...) -> Change:
    def change(scene: Scene) -> None:
        for side in ("for", "against"):
            del scene.goal["options"][0][side]
            if value is not ...:
                scene.goal["options"][0][side] = deepcopy(value)

    return change


def all_on_one_side(scene: Scene) -> None:
    option = scene.goal["options"][1]
    option["for"] += option.pop("against")


ONE_SIDED = (
    *(
        each
        for side in ("for", "against")
        for number, option in enumerate((FIRST, SECOND))
        for each in lost_list("C305", f"what speaks {side} way {number + 1}", *option, side)
    ),
    Break("C305", "neither side", both_sides()),
    Break("C305", "neither side, null", both_sides(None)),
    Break("C305", "neither side, empty", both_sides([])),
    Break("C305", "neither side, blank", both_sides(["", " "])),
    Break("C305", "all on one side", all_on_one_side),
    Break("C305", "one more way", lambda scene: scene.goal["options"].append({"option": "Wait"})),
    Break("C305", "a goal more", one_more(dropped(*SECOND, "for"))),
    Break(
        "C305", "other ways", set_to(options=[{**MORE[0], "chosen": True, "because": "Why not"}, {"option": "Wait"}])
    ),
)

BREAKS: tuple[Break, ...] = (*FEW, *NONE_CHOSEN, *SEVERAL_CHOSEN, *UNEXPLAINED, *ONE_SIDED)
