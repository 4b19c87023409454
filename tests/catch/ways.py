"""Ways in which anything in a plan can be broken: dropped, emptied, moved in time, written anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from .scene import Break, Change, Scene

Step = str | int

# What people and programs leave where nothing was said; blank texts of every kind of white space.
BLANKS: tuple[tuple[str, str], ...] = (
    ("an empty text", ""),
    ("a space", " "),
    ("two spaces", "  "),
    ("a tab", "\t"),
    ("an empty line", "\n"),
    ("lines of spaces", " \n  \n"),
    ("a no-break space", "\u00a0"),
    ("a wide space", "\u3000"),
)
NOTHING: tuple[tuple[str, Any], ...] = (("null", None), *BLANKS)
NO_LIST: tuple[tuple[str, Any], ...] = (("null", None), ("an empty list", []))


def at(scene: Scene, *path: Step) -> Any:
    """Give what stands at a place in the plan."""
    here: Any = scene.plan
    for step in path:
        here = here[step]
    return here


def dropped(*path: Step) -> Change:
    """Take out what stands at a place."""

    def change(scene: Scene) -> None:
        del at(scene, *path[:-1])[path[-1]]

    return change


def spelt(path: tuple[Step, ...]) -> str:
    """Write a place for the name of a break."""
    return ".".join(map(str, path))


def put(value: Any, *path: Step) -> Change:
    """Write a value at a place."""

    def change(scene: Scene) -> None:
        at(scene, *path[:-1])[path[-1]] = value

    return change


def added(value: Any, *path: Step) -> Change:
    """Put a further entry at the end of the list at a place."""

    def change(scene: Scene) -> None:
        at(scene, *path).append(value)

    return change


def moved(days: int, *path: Step) -> Change:
    """Move the day at a place."""

    def change(scene: Scene) -> None:
        at(scene, *path[:-1])[path[-1]] += timedelta(days=days)

    return change


def dated(days: int, *path: Step) -> Change:
    """Put the day at a place so many days from today."""

    def change(scene: Scene) -> None:
        at(scene, *path[:-1])[path[-1]] = day(scene, days)

    return change


def all_of(*changes: Change) -> Change:
    """Make several changes, in their order."""

    def change(scene: Scene) -> None:
        for each in changes:
            each(scene)

    return change


def rewritten(rewrite: Callable[[str], str]) -> Change:
    """Change the text of the file after the data was written."""

    def change(scene: Scene) -> None:
        scene.rewrite = rewrite

    return change


def day(scene: Scene, days: int) -> date:
    """Say which day it is so many days from today."""
    return scene.today + timedelta(days=days)


def lost(code: str, what: str, *path: Step, also: Iterable[str] = ()) -> tuple[Break, ...]:
    """Lose a text in ten ways: taken out, null, and blank in every way."""
    follows = frozenset(also)
    emptied = (Break(code, f"{what}: {name}", put(value, *path), follows) for name, value in NOTHING)
    return (Break(code, f"{what}: dropped", dropped(*path), follows), *emptied)


def lost_list(code: str, what: str, *path: Step, also: Iterable[str] = ()) -> tuple[Break, ...]:
    """Lose a list of texts in more than ten ways: taken out, null, empty, and with nothing but blanks in it."""
    follows = frozenset(also)
    ways = (*NO_LIST, *((f"only {name}", [blank]) for name, blank in BLANKS))
    emptied = (Break(code, f"{what}: {name}", put(value, *path), follows) for name, value in ways)
    return (Break(code, f"{what}: dropped", dropped(*path), follows), *emptied)


def profiled(name: str, change: Change) -> Change:
    """Make a change in a plan to which a profile applies, by the caseload's settings or by the plan's own word."""

    def with_profile(scene: Scene) -> None:
        scene.profile = name
        if "profile" in scene.plan:
            scene.plan["profile"] = name
        change(scene)

    return with_profile


def under(name: str, breaks: Iterable[Break]) -> tuple[Break, ...]:
    """Try breaks where a profile applies that asks for what is broken."""
    return tuple(replace(each, change=profiled(name, each.change)) for each in breaks)
