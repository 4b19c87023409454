"""Breaks of what was agreed: nothing, other words, a no, a day to come back to, a copy nobody knows of."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any

from ..parts import active, another, only_proposed, two, without
from ..scene import Break, Change, Data, Scene
from ..ways import BLANKS, day, dropped, put

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


def answered(answer: str, shown: str | None = None, **more: Any) -> Change:
    """Let the client have given another answer."""

    def change(scene: Scene) -> None:
        scene.agreement["client"] = {"answer": answer}
        if shown:
            scene.agreement["client"]["shown"] = shown
        scene.agreement.update(deepcopy(more))

    return change


def other(**values: Any) -> dict[str, list[Data]]:
    """Name somebody who was there besides."""
    return {"others": [{"who": "her son", **values}]}


def no_later(scene: Scene) -> None:
    """Agree once, and say no to the same words today."""
    agreed_anew(scene)
    for agreed, before in zip(scene.agreement["goals"], scene.plan["agreements"][-2]["goals"], strict=True):
        agreed.update(deepcopy(before))
    scene.agreement["client"] = {"answer": "disagrees", "shown": "spoken"}


def corrected_to_no(scene: Scene) -> None:
    corrected = {**deepcopy(scene.agreement), "id": f"a-{scene.today:%Y%m%d}-c7ww", "corrects": scene.agreement["id"]}
    corrected["client"] = {"answer": "disagrees", "shown": "spoken"}
    scene.plan["agreements"].append(corrected)


# Some profiles ask how a disagreement was handled.
NO = frozenset({"P710"})


def no_since(days: int) -> Change:
    """Say no, after the agreement, to a goal that the agency wants."""

    def change(scene: Scene) -> None:
        scene.goal["raised"].update(by="agency")
        on = max(scene.agreement["on"] + timedelta(days=1), day(scene, -days))
        scene.goal["client_answer"] = {"answer": "disagrees", "on": on, "client_says": "I do not want it any more."}

    return change


GUARDIAN = {"authority": "legal guardian", "shown": "signature"}
DECLINED = (
    *(Break("A203", f"a no, {shown}", answered("disagrees", shown), NO) for shown in ("signature", "spoken", "other", "not_shown")),
    Break("A203", "a no", answered("disagrees"), NO),
    Break("A203", "a no, and a yes of the guardian", answered("disagrees", "spoken", **other(answer="agrees", **GUARDIAN)), NO),
    Break("A203", "a no to the same words today", no_later, NO),
    Break("A203", "a yes corrected to a no", corrected_to_no, NO),
    # When it was the only one, no active goal is the client's own any more.
    Break("A203", "a no on the day after", no_since(10_000), NO | {"V104"}),
    Break("A203", "a no today", no_since(0), NO | {"V104"}),
    *(Break("A203", f"could not say, {shown}", answered("could_not_say", shown)) for shown in ("other", "not_shown")),
    Break("A203", "could not say, others null", answered("could_not_say", others=None)),
    Break("A203", "could not say, no others", answered("could_not_say", others=[])),
    Break("A203", "could not say, somebody without authority", answered("could_not_say", **other(answer="agrees"))),
    *(
        Break("A203", f"could not say, the authority is {name}", answered("could_not_say", **other(answer="agrees", authority=blank)))
        for name, blank in (("null", None), *BLANKS)
    ),
    *(
        Break("A203", f"could not say, the guardian: {answer}", answered("could_not_say", **other(answer=answer, **GUARDIAN)))
        for answer in ("disagrees", "could_not_say", None)
    ),
    Break("A203", "could not say, the guardian did not either", answered("could_not_say", **other(**GUARDIAN))),
)


def follow_up(days: int, **client: Any) -> Change:
    """Promise to come back on a day that has passed since; the agreement is at least as old."""

    def change(scene: Scene) -> None:
        agreement = scene.agreement
        agreement["follow_up"] = max(agreement["on"], day(scene, -days))
        if client:
            agreement["client"] = client

    return change


def on_day_of_agreement(scene: Scene) -> None:
    scene.agreement["follow_up"] = scene.agreement["on"]


def for_proposed(answer: str) -> Change:
    """Promise to come back for a goal that is only proposed."""

    def change(scene: Scene) -> None:
        only_proposed(raised={"by": "client"}, words="I want to ride a bus alone.")(scene)
        scene.plan["agreements"].append(
            {
                "id": f"a-{day(scene, -9):%Y%m%d}-pr7p",
                "on": day(scene, -1),
                "client": {"answer": answer, "shown": "spoken"},
                "follow_up": day(scene, -1),
                "goals": [{"goal": "g-pr7p"}],
            }
        )
        scene.plan["goals"][-1]["course"][0]["on"] = day(scene, -1)

    return change


def newer_on_another(scene: Scene) -> None:
    """Come back for one goal of two, and leave the other."""
    first, _ = two(scene)
    on_day_of_agreement(scene)
    newer = {**deepcopy(scene.agreement), "id": f"a-{scene.today:%Y%m%d}-n3ww", "on": scene.today}
    newer["copy"] = {"given": scene.today}
    del newer["follow_up"]
    newer["goals"] = [agreed for agreed in newer["goals"] if agreed["goal"] != first["id"]]
    scene.plan["agreements"].append(newer)


def for_paused(scene: Scene) -> None:
    on_day_of_agreement(scene)
    for goal in active(scene):
        turn = {"on": scene.today, "status": "paused", "reason": "other", "because": "In hospital", "client_says": "Later."}
        goal["course"].append(turn)


FOLLOW_UP = (
    *(Break("A204", f"{days} days ago", follow_up(days)) for days in (1, 2, 3, 7, 14, 30, 365)),
    Break("A204", "on the day of the agreement", on_day_of_agreement),
    Break("A204", "agreed in part", follow_up(1, answer="partly", shown="spoken")),
    Break("A204", "a no to a goal only proposed", for_proposed("disagrees"), NO),
    Break("A204", "could not say, a goal only proposed", for_proposed("could_not_say")),
    Break("A204", "goals that rest", for_paused),
    Break("A204", "come back to for another goal only", newer_on_another),
)


def copy(value: Any) -> Change:
    return put(value, *NEWEST, "copy")


def agreed_today_without_copy(scene: Scene) -> None:
    agreed_anew(scene)
    for agreed in scene.agreement["goals"]:
        agreed["statement"] = agreed_of_goal(scene, agreed["goal"])
    del scene.agreement["copy"]


def agreed_of_goal(scene: Scene, name: str) -> Any:
    return next(goal["statement"] for goal in scene.plan["goals"] if goal["id"] == name)


COPY = (
    Break("A205", "dropped", dropped(*NEWEST, "copy")),
    Break("A205", "null", copy(None)),
    Break("A205", "nothing in it", copy({})),
    Break("A205", "no day", copy({"given": None})),
    Break("A205", "to whom, and no day", copy({"to": "client"})),
    Break("A205", "to whom, and null for the day", copy({"given": None, "to": "client"})),
    Break("A205", "null for why not", copy({"not_given": None})),
    *(Break("A205", f"why not: {name}", copy({"not_given": blank})) for name, blank in BLANKS),
    Break("A205", "nothing anywhere", copy({"given": None, "to": None, "not_given": ""})),
    Break("A205", "only the agency's own note", copy({"x-sent": "yes"})),
    Break("A205", "agreed anew without one", agreed_today_without_copy),
)

BREAKS: tuple[Break, ...] = (*MISSING, *OUTDATED, *DECLINED, *FOLLOW_UP, *COPY)
