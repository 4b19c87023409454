"""Breaks of what the client says to what others want, to what was heard, and to changes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ..parts import OTHERS, active_since, aged, one_more, set_to, without
from ..scene import Break, Change, Scene
from ..ways import BLANKS, all_of, day

GOAL = ("goals", 0)


def view(by: str, **more: Any) -> Change:
    """Add what somebody else thinks."""

    def change(scene: Scene) -> None:
        views = scene.goal.get("views") or []
        entry = {"by": by, "who": f"person {len(views)}", "view": "It should go faster.", **more}
        scene.goal["views"] = [*views, entry]

    return change


VIEWS = (
    *(Break("V108", f"a view of {by}", view(by)) for by in (*OTHERS, "unclear")),
    Break("V108", "the answer is empty", view("family", client_says=None)),
    *(Break("V108", f"the answer is {name}", view("family", client_says=blank)) for name, blank in BLANKS),
    Break("V108", "a view told in private", view("family", private=True)),
    Break("V108", "two views", all_of(view("family"), view("court"))),
    Break("V108", "the only one of two", all_of(view("family", client_says="We talk about it."), view("court"))),
)


def demand(by: str | None, until: int | None = None, **more: Any) -> Change:
    """Add something that is demanded of the client."""

    def change(scene: Scene) -> None:
        entry = {"id": "q-n3w7", "by": by, "demands": "Twelve evenings of a course", **more}
        if until is not None:
            entry["until"] = day(scene, until)
        scene.plan["requirements"] = [*(scene.plan.get("requirements") or ()), entry]

    return change


DEMANDS = (
    *(Break("V109", f"a demand of {by}", demand(by)) for by in (*OTHERS, "unclear")),
    Break("V109", "a demand of nobody knows whom", demand(None)),
    Break("V109", "the answer is empty", demand("court", client_says=None)),
    *(Break("V109", f"the answer is {name}", demand("court", client_says=blank)) for name, blank in BLANKS),
    *(Break("V109", f"to be met in {days} days", demand("agency", until=days)) for days in (0, 1, 90)),
)

NOT_SURE = without("heard", "heard_right")
NOT_HEARD = (
    Break("V110", "dropped", NOT_SURE),
    Break("V110", "null", set_to(heard=None, heard_right=None)),
    *(Break("V110", name, set_to(heard=blank, heard_right=None)) for name, blank in BLANKS),
    Break("V110", "blank, and nobody asked if it was right", all_of(NOT_SURE, set_to(heard="  "))),
    Break("V110", "a goal more", one_more(NOT_SURE)),
)


def later_change(**values: Any) -> Change:
    """Leave one change in the goal, made when it became active."""

    def change(scene: Scene) -> None:
        entry = {"on": active_since(scene.goal), "because": "It came up", **values}
        scene.goal["changes"] = [entry]

    return change


def later_blank(blank: str) -> Change:
    return lambda scene: scene.goal.update(words_later=[{"on": active_since(scene.goal), "words": blank}])


WRONG = all_of(without("words_later", "changes"), set_to(heard_right=False))
HEARD_WRONG = (
    Break("V111", "nothing followed", WRONG),
    Break("V111", "null followed", all_of(WRONG, set_to(words_later=None, changes=None))),
    Break("V111", "empty lists followed", all_of(WRONG, set_to(words_later=[], changes=[]))),
    *(Break("V111", f"{name} followed", all_of(WRONG, later_blank(blank))) for name, blank in BLANKS),
    Break("V111", "what was heard is not told", all_of(WRONG, without("heard"))),
    Break("V111", "a goal more", one_more(WRONG)),
    Break(
        "V111",
        "the client said no to the change that followed",
        all_of(WRONG, later_change(what="outcome", to="Another one", asked_by="w-amara", answer="disagrees")),
    ),
    Break(
        "V111",
        "only the date was moved",
        all_of(WRONG, later_change(what="target_date", to="2026-01-01", asked_by="w-amara", answer="agrees")),
    ),
    Break(
        "V111",
        "only a number was changed",
        all_of(WRONG, later_change(what="confidence", **{"from": 3}, to=4, asked_by="client")),
    ),
)


ASKERS = ("w-amara", "worker", "family", "mother", "agency", "court", "other", "the school", "doctor", "my sister")
UNANSWERED_CHANGES = (
    *(Break("V112", f"asked by {who}", later_change(what="title", to="Another title", asked_by=who)) for who in ASKERS),
    *(
        Break("V112", f"of {what}, null", later_change(what=what, to="other", asked_by="w-amara", answer=None))
        for what in ("statement", "measures", "steps", "outcome", "target_date")
    ),
    Break("V112", "a goal more", one_more(later_change(what="title", to="Another title", asked_by="agency"))),
)


def kept(what: str, value: Any = None, *, typed: Any = None, asked_by: str = "w-amara", on: int = 0) -> Change:
    """Say no to what the goal says all the same; `typed` is how the change spells it, `on` how long ago it was."""

    def change(scene: Scene) -> None:
        goal = scene.goal
        if value is not None:
            goal[what] = value
        to = typed if typed is not None else goal[what]
        refused = {"on": day(scene, -on), "what": what, "to": to, "asked_by": asked_by, "answer": "disagrees"}
        goal["changes"] = [*(goal.get("changes") or ()), refused]
        for agreement in scene.plan["agreements"]:  # older than the no
            if agreement["on"] >= refused["on"]:
                aged(scene, agreement["on"] + timedelta(days=1 + on))
                refused["on"] = day(scene, -on)

    return change


def kept_in(what: str, find: str) -> Change:
    """Say no to one value inside a list of the goal, which says it all the same."""

    def change(scene: Scene) -> None:
        entry = scene.goal[what][0]
        path = f"{what}[{entry['id']}].{find}" if "id" in entry else f"{what}[0].{find}"
        no = {"on": scene.today, "what": path, "to": entry[find], "asked_by": "w-amara", "answer": "disagrees"}
        scene.goal["changes"] = [*(scene.goal.get("changes") or ()), no]
        aged(scene, max(each["on"] for each in scene.plan["agreements"]) + timedelta(days=1))
        no["on"] = scene.today

    return change


def wording_kept(what: str) -> Change:
    """Say no to a new wording, told in other words than the name of the field."""

    def change(scene: Scene) -> None:
        kept("statement")(scene)
        scene.goal["changes"][-1]["what"] = what

    return change


def spaced(scene: Scene) -> None:
    kept("statement", typed="  ".join(scene.goal["statement"].split(" ")) + "\n")(scene)


KEPT = (
    Break("V113", "the wording", kept("statement")),
    Break("V113", "the wording, with other spaces", spaced),
    Break("V113", "the wording, asked for by the family", kept("statement", asked_by="family")),
    Break("V113", "the wording, asked for by the court", kept("statement", asked_by="court")),
    *(Break("V113", f"the wording, told as: {what}", wording_kept(what)) for what in ("wording", "the joint wording")),
    Break("V113", "the date", kept("target_date")),
    Break("V113", "the measures", kept("measures")),
    Break("V113", "the title", kept("title", "The new title")),
    Break("V113", "the outcome", kept("outcome", "I live by the sea.")),
    Break("V113", "the importance", kept("importance", 9, typed=9.0)),
    Break("V113", "the rank", kept("priority")),
    Break("V113", "what it is for", kept("matters")),
    Break("V113", "a target", kept_in("measures", "target")),
    Break("V113", "a step", kept_in("steps", "step")),
    Break("V113", "a way to go", kept_in("options", "chosen")),
)

BREAKS: tuple[Break, ...] = (*VIEWS, *DEMANDS, *NOT_HEARD, *HEARD_WRONG, *UNANSWERED_CHANGES, *KEPT)
