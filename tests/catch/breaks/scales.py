"""Breaks of the levels of a scale: gaps, order, overlaps, and two things at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..parts import one_more, set_to
from ..scene import Break, Change, Scene
from ..ways import BLANKS, all_of, dropped, put
from ..wordings import OVERLAPPING, SCALES, TWO_THINGS

GOAL = ("goals", 0)


def scale(texts: Iterable[Any], levels: Iterable[int] = range(-2, 3)) -> Change:
    return set_to(scale=[{"level": level, "looks_like": text} for level, text in zip(levels, texts, strict=True)])


GOOD = SCALES[0]


def level_emptied(position: int, value: Any) -> Change:
    return all_of(scale(GOOD), put(value, *GOAL, "scale", position, "looks_like"))


GAPS = (
    *(
        Break("W412", f"level {n - 2}: dropped", all_of(scale(SCALES[n % 4]), dropped(*GOAL, "scale", n)))
        for n in range(5)
    ),
    *(Break("W412", f"level {n - 2}: null", level_emptied(n, None)) for n in range(5)),
    *(
        Break("W412", f"level {n % 5 - 2}: {name}", level_emptied(n % 5, blank))
        for n, (name, blank) in enumerate(BLANKS)
    ),
    Break("W412", "no text", all_of(scale(GOOD), dropped(*GOAL, "scale", 4, "looks_like"))),
    Break("W412", "only the ends", scale((GOOD[0], GOOD[4]), (-2, 2))),
    Break("W412", "only the expected one", scale((GOOD[2],), (0,))),
    Break("W412", "only levels, no texts", set_to(scale=[{"level": level} for level in range(-2, 3)])),
    Break("W412", "a goal more", one_more(all_of(scale(GOOD), dropped(*GOAL, "scale", 0)))),
)

ORDERS = (
    (-1, -2, 0, 1, 2), (-2, 0, -1, 1, 2), (-2, -1, 1, 0, 2), (-2, -1, 0, 2, 1), (2, -1, 0, 1, -2), (0, 1, 2, -1, -2),
    (0, -1, -2, 1, 2), (-1, 0, 1, 2, -2), (2, -2, -1, 0, 1), (1, 2, 0, -1, -2), (2, 1, 0, -2, -1),
)  # fmt: skip


def level_again(level: int, at_end: bool) -> Change:
    """Let one level stand twice, with another text."""

    def change(scene: Scene) -> None:
        scale(SCALES[3])(scene)
        entry = {"level": level, "looks_like": "I sing a song with the others"}
        scene.goal["scale"].insert(5 if at_end else level + 3, entry)

    return change


OUT_OF_ORDER = (
    *(Break("W413", f"{order}", scale([SCALES[3][n + 2] for n in order], order)) for order in ORDERS),
    *(Break("W413", f"level {level} twice", level_again(level, at_end=False)) for level in range(-2, 3)),
    *(Break("W413", f"level {level} again at the end", level_again(level, at_end=True)) for level in range(-2, 2)),
    Break("W413", "a goal more", one_more(scale(SCALES[3], ORDERS[0]))),
)


def between(low: str, high: str) -> Change:
    """Put two texts on levels 0 and +1, between others that are told apart by everybody."""
    return scale(("I am not there", "I sit in the car", low, high, "The judge writes to me"))


def copied_level(source: int, target: int) -> Change:
    texts = list(SCALES[3])
    texts[target] = texts[source]
    return scale(texts)


OVERLAPS = (
    *(Break("W414", f"{low} / {high}", between(low, high)) for low, high in OVERLAPPING),
    *(Break("W414", f"level {b - 2} copied from {a - 2}", copied_level(a, b)) for a, b in ((0, 1), (2, 4), (3, 2))),
    Break("W414", "a goal more", one_more(between(*OVERLAPPING[0]))),
)

TWO_AT_ONCE = (
    *(Break("W415", f"{low} / {high}", between(low, high)) for low, high in TWO_THINGS),
    Break("W415", "a goal more", one_more(between(*TWO_THINGS[0]))),
)

BREAKS: tuple[Break, ...] = (*GAPS, *OUT_OF_ORDER, *OVERLAPS, *TWO_AT_ONCE)
