"""Breaks of what was agreed: nothing, other words, a no, a day to come back to, a copy nobody knows of."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any

from ..parts import another, without
from ..scene import Break, Change, Data, Scene
from ..ways import day, dropped, put

NEWEST = ("agreements", -1)
GOAL = ("goals", 0)


def nowhere_named(scene: Scene) -> None:
    """Leave the goal out of all that was agreed."""
    for agreement in scene.plan["agreements"]:
        agreement["goals"] = [each for each in agreement["goals"] if each["goal"] != scene.goal["id"]]


def no_goals(value: Any = ...) -> Change:
    """Leave the agreements, but nothing that was agreed in them."""

    def change(scene: Scene) -> None:
        for agreement in scene.plan["agreements"]:
            del agreement["goals"]
            if value is not ...:
                agreement["goals"] = deepcopy(value)

    return change


def one_more_unagreed(scene: Scene) -> None:
    new = another(scene)
    for agreement in scene.plan["agreements"]:
        agreement["goals"] = [each for each in agreement["goals"] if each["goal"] != new["id"]]


def named_for_another(scene: Scene) -> None:
    """The agreement names another goal twice over, so to say, and this one never."""
    nowhere_named(scene)
    scene.plan["goals"].append({"id": "g-0n1y", "raised": {"by": "client"}, "words": "I want to see the sea.",
                                "course": [{"on": day(scene, -1), "status": "proposed"}]})  # fmt: skip
    scene.agreement["goals"].append({"goal": "g-0n1y"})


def corrected_without(scene: Scene) -> None:
    """Replace every agreement by one that leaves the goal out."""
    old = scene.plan["agreements"]
    new = deepcopy(old)
    for number, (before, after) in enumerate(zip(old, new, strict=True)):
        after["id"] = f"a-{after['on']:%Y%m%d}-c{number}w"
        after["corrects"] = before["id"]
        after["goals"] = [each for each in after["goals"] if each["goal"] != scene.goal["id"]]
    scene.plan["agreements"] = old + new


def begun_without_asking(scene: Scene) -> None:
    """Begin to work on a goal that was only wanted some day."""
    one_more_unagreed(scene)
    new = scene.plan["goals"][-1]
    for review in scene.plan["reviews"]:
        review["progress"] = [each for each in review.get("progress") or () if each["goal"] != new["id"]]
    for step in new["steps"]:
        step["promised"] = scene.today
        for key in ("done", "due"):
            step.pop(key, None)
        step["due"] = day(scene, 7)
    new["course"] = [{"on": day(scene, -1), "status": "proposed"}, {"on": scene.today, "status": "active"}]


def other_id(scene: Scene) -> None:
    """The goal was written anew under another id, and everything but the agreement follows."""
    old, new = scene.goal["id"], "g-new7"
    scene.goal["id"] = new
    for review in scene.plan["reviews"]:
        for progress in review.get("progress") or ():
            if progress["goal"] == old:
                progress["goal"] = new
    for need in scene.plan["needs"]:
        if "goals" in need:
            need["goals"] = [new if each == old else each for each in need["goals"]]


def begun_after_a_no(scene: Scene) -> None:
    begun_without_asking(scene)
    no = {"on": scene.today, "status": "declined", "reason": "not-wanted-now", "client_says": "No."}
    scene.plan["goals"][-1]["course"].insert(1, no)


MISSING = (
    Break("A201", "dropped", dropped("agreements")),
    Break("A201", "null", put(None, "agreements")),
    Break("A201", "an empty list", put([], "agreements")),
    Break("A201", "agreements on nothing", no_goals()),
    Break("A201", "agreements on null", no_goals(None)),
    Break("A201", "agreements on an empty list", no_goals([])),
    Break("A201", "agreements on other goals", nowhere_named),
    Break("A201", "agreements on a goal only proposed", named_for_another),
    Break("A201", "a goal more", one_more_unagreed),
    Break("A201", "corrected without the goal", corrected_without),
    Break("A201", "a goal begun today", begun_without_asking),
    Break("A201", "a goal begun after a no", begun_after_a_no),
    # The agreements go on naming the old one.
    Break("A201", "a goal under another id", other_id, frozenset({"F007"})),
)


def changed(change: Callable[[Data], None]) -> Change:
    """Change the goal and leave the agreement as it was."""
    return lambda scene: change(scene.goal)


def quoted(change: Callable[[Data], None]) -> Change:
    """Change what the agreement quotes and leave the goal as it is."""
    return lambda scene: change(scene.agreed)


def words(old: str, new: str) -> Callable[[Data], None]:
    def change(entry: Data) -> None:
        entry["statement"] = entry["statement"].replace(old, new, 1)

    return change


def measure(**values: Any) -> Callable[[Data], None]:
    return lambda entry: entry["measures"][0].update(values)


def target(by: float) -> Callable[[Data], None]:
    def change(entry: Data) -> None:
        entry["measures"][0]["target"] += by

    return change


def later(days: int) -> Callable[[Data], None]:
    def change(entry: Data) -> None:
        entry["target_date"] += timedelta(days=days)

    return change


def one_measure_more(entry: Data) -> None:
    entry["measures"].append({"id": "m-2", "what": "visits", "baseline": 0, "target": 2})


def emptied(name: str, value: Any) -> Callable[[Data], None]:
    return lambda entry: entry.update({name: value})


CHANGES: tuple[tuple[str, Callable[[Data], None]], ...] = (
    ("another first word", words("By", "Before")),
    ("a not", words(" I ", " I do not ")),
    ("everything else", emptied("statement", "I do what is asked of me 5 days a week.")),
    ("capital letters", lambda entry: entry.update(statement=entry["statement"].upper())),
    ("the end left away", lambda entry: entry.update(statement=entry["statement"][:-12])),
    ("a sentence more", lambda entry: entry.update(statement=entry["statement"] + " I never miss it.")),
    ("the target raised", target(1)),
    ("the target raised by a little", target(0.5)),
    ("the unit", measure(unit="times a day")),
    ("what is measured", measure(what="how often I did it")),
    ("the direction", measure(direction="down")),
    ("to be kept", measure(keep=True)),
    ("a measure more", one_measure_more),
    ("a day later", later(1)),
    ("a week sooner", later(-7)),
    ("a month later", later(31)),
)


OUTDATED = (
    *(Break("A202", f"the goal: {name}", changed(change)) for name, change in CHANGES),
    *(Break("A202", f"the quote: {name}", quoted(change)) for name, change in CHANGES),
    *(
        Break("A202", f"the quote without {name}", dropped(*NEWEST, "goals", 0, name))
        for name in ("statement", "measures", "target_date")
    ),
    *(
        Break("A202", f"the quote with no {name}", put(None, *NEWEST, "goals", 0, name))
        for name in ("statement", "measures", "target_date")
    ),
    Break("A202", "the goal without a date", without("target_date"), frozenset({"W405"})),
    Break("A202", "the goal without wording", without("statement"), frozenset({"W401"})),
    Break("A202", "every quote in a newer agreement, of other words", lambda scene: agreed_anew(scene)),
)


def agreed_anew(scene: Scene) -> None:
    """Agree today on words that the goal does not have."""
    newer = {**deepcopy(scene.agreement), "id": f"a-{scene.today:%Y%m%d}-n3ww", "on": scene.today}
    newer["copy"] = {"given": scene.today, "to": "client"}
    for agreed in newer["goals"]:
        agreed["statement"] = f"{agreed['statement']} And I mean it."
    scene.plan["agreements"].append(newer)


BREAKS: tuple[Break, ...] = (*MISSING, *OUTDATED)
