"""Breaks of what the client answered to an agreement: a no, a day to come back to, a copy nobody knows of."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import Any

from ..parts import active, only_proposed, two
from ..scene import Break, Change, Scene
from ..ways import BLANKS, day, dropped, put
from .agreement import agreed_anew

NEWEST = ("agreements", -1)


def answered(answer: str, shown: str = "", **more: Any) -> Change:
    """Let the client have given another answer."""

    def change(scene: Scene) -> None:
        scene.agreement["client"] = {"answer": answer}
        if shown:
            scene.agreement["client"]["shown"] = shown
        scene.agreement.update(deepcopy(more))

    return change


def other(**values: Any) -> dict[str, Any]:
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
    *(
        Break("A203", f"a no, {shown}", answered("disagrees", shown), NO)
        for shown in ("signature", "spoken", "other", "not_shown")
    ),
    Break("A203", "a no", answered("disagrees"), NO),
    Break(
        "A203",
        "a no, and a yes of the guardian",
        answered("disagrees", "spoken", **other(answer="agrees", **GUARDIAN)),
        NO,
    ),
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
        Break(
            "A203",
            f"could not say, the authority is {name}",
            answered("could_not_say", **other(answer="agrees", authority=blank)),
        )
        for name, blank in (("null", None), *BLANKS)
    ),
    *(
        Break(
            "A203",
            f"could not say, the guardian: {answer}",
            answered("could_not_say", **other(answer=answer, **GUARDIAN)),
        )
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
        turn = {
            "on": scene.today,
            "status": "paused",
            "reason": "other",
            "because": "In hospital",
            "client_says": "Later.",
        }
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

BREAKS: tuple[Break, ...] = (*DECLINED, *FOLLOW_UP, *COPY)
