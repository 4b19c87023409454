"""Breaks of whose voice it is: words, answers, ranks and what was heard."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ..parts import OTHERS, active, active_since, aged, another, one_more, only_proposed, set_to, two, without
from ..scene import Break, Change, Scene
from ..ways import BLANKS, all_of, day, dropped, lost, lost_list, put
from ..wordings import WORKERS_WORDS

GOAL = ("goals", 0)
ANSWER = {"answer": "agrees", "client_says": "Yes, I want that too."}


def emptied_later(scene: Scene) -> None:
    """Leave nothing but blanks of what the client has added, too."""
    scene.goal["words_later"] = [{"on": scene.today, "words": " "}]


def move_words(to: str) -> Change:
    """Put the client's words where somebody else's belong."""

    def change(scene: Scene) -> None:
        scene.goal[to] = scene.goal.pop("words")

    return change


def asked_by_others(goal: dict[str, Any]) -> None:
    """Leave no change that the client has asked for."""
    for change in goal.get("changes") or ():
        if change.get("asked_by") in (None, "client"):
            change.update(asked_by="w-amara", answer="agrees")


def raised(by: str, **values: Any) -> dict[str, Any]:
    return {"raised": {"by": by, "who": "somebody", **values}}


def copied_from_mother(*, later: bool) -> Change:
    """Put down what the mother said as if the client had said it."""

    def change(scene: Scene) -> None:
        said = "He should get up in the morning like everybody else."
        raised_by = {"by": "family", "who": "mother", "words": said}
        answer = {"answer": "partly", "client_says": "Not every day."}
        goal = {"raised": raised_by, "client_answer": answer}
        goal |= {"words_later": [{"on": scene.today, "words": said}]} if later else {"words": f"{said}\n"}
        only_proposed(**goal)(scene)

    return change


NO_LATER = without("words_later")
WORDS = (
    *(
        Break(each.code, each.name, all_of(NO_LATER, each.change))
        for each in (*lost("V101", "words", *GOAL, "words"),)
    ),
    Break("V101", "words dropped, later ones blank", all_of(emptied_later, dropped(*GOAL, "words"))),
    Break("V101", "words blank, later ones blank", all_of(emptied_later, put(" \n", *GOAL, "words"))),
    *(Break("V101", f"words put down as {to}", all_of(NO_LATER, move_words(to))) for to in ("heard", "outcome")),
    Break("V101", "what the mother said, copied", copied_from_mother(later=False)),
    Break("V101", "what the mother said, copied later", copied_from_mother(later=True)),
    Break("V101", "a goal more without words", one_more(all_of(NO_LATER, dropped(*GOAL, "words")))),
    Break("V101", "a proposed goal without words", only_proposed(raised={"by": "client"})),
    Break("V101", "a proposed goal in the worker's wording", only_proposed(raised={"by": "unclear"}, statement="I eat.")),
)

WORKERS_VOICE = (
    *(
        Break("V102", f"words: {text}", all_of(NO_LATER, put(text, *GOAL, "words")))
        for text in WORKERS_WORDS
    ),
    Break(
        "V102",
        "all words, first and later",
        set_to(words="Client will comply.", words_later=[]),
    ),
    Break("V102", "a proposed goal", only_proposed(raised={"by": "client"}, words="Client will find a flat.")),
    Break("V102", "a goal more", one_more(all_of(NO_LATER, put("Patient will lose weight.", *GOAL, "words")))),
)


def by_code(scene: Scene) -> None:
    scene.goal["words"] = f"{scene.plan['client']} will keep a diary of her sleep."


WORKERS_VOICE += (Break("V102", "the client's code for a name", all_of(NO_LATER, by_code)),)


def not_asked(by: str) -> Change:
    """Let an active goal be somebody else's, with neither an answer nor an agreement."""

    def change(scene: Scene) -> None:
        goal = scene.goal
        goal["raised"]["by"] = by
        goal.pop("client_answer", None)
        for agreement in scene.plan["agreements"]:
            agreement["goals"] = [each for each in agreement["goals"] if each["goal"] != goal["id"]]

    return change


WISH = "Somebody should ask me about that."
UNANSWERED = (
    *(
        Break("V103", f"a goal of {by} was only proposed", only_proposed(**raised(by), words=WISH))
        for by in OTHERS
    ),
    *(
        Break("V103", f"the answer to a goal of {by} is empty", only_proposed(**raised(by), words=WISH, client_answer=None))
        for by in OTHERS
    ),
    # Work goes on without having asked: no agreement either, and nothing of the client's own in the plan.
    *(
        Break("V103", f"an active goal of {by} without an answer", not_asked(by), frozenset({"A201", "V104"}))
        for by in OTHERS
    ),
    Break(
        "V103",
        "what the client said stands nowhere",  # they have not been heard at all
        only_proposed(**raised("family", words="He has to see a doctor.")),
        frozenset({"V101"}),
    ),
)


def of_others(*parties: str, answered: bool = True) -> Change:
    """Let all active goals have been raised by others."""

    def change(scene: Scene) -> None:
        for number, goal in enumerate(active(scene)):
            goal["raised"] = {**goal["raised"], "by": parties[number % len(parties)], "who": "somebody"}
            if answered:
                goal["client_answer"] = {**ANSWER}
            asked_by_others(goal)

    return change


def only_theirs_goes_on(status: str, **more: str) -> Change:
    """Leave the client's own goals behind, and go on with one of somebody else's."""

    def change(scene: Scene) -> None:
        new = another(scene)
        for goal in active(scene):
            goal["course"].append({"on": scene.today, "status": status, **more})
        new["course"].pop()
        new["raised"]["by"] = "agency"
        new["client_answer"] = {**ANSWER}
        asked_by_others(new)

    return change


def declined_theirs(scene: Scene) -> None:
    """The client wanted a change, and was then said to be against it."""
    of_others("family")(scene)
    on = active_since(scene.goal)
    change = {"on": on, "what": "title", "to": "Another title", "asked_by": "client", "answer": "disagrees"}
    scene.goal["changes"] = [change]


ENDED = {"reason": "other", "because": "It is done with", "client_says": "I have enough of it."}
OF_OTHERS = (
    *(Break("V104", f"all are of {by}", of_others(by)) for by in OTHERS),
    *(Break("V104", f"all are of {by}, and answered in the agreement", of_others(by, answered=False)) for by in OTHERS),
    Break("V104", "of one and another", of_others("family", "court")),
    Break("V104", "two goals, both of others", all_of(lambda scene: void(another(scene)), of_others("worker", "agency"))),
    Break("V104", "the client's own rest", only_theirs_goes_on("paused", **ENDED)),
    Break("V104", "the client's own were ended", only_theirs_goes_on("ended", **ENDED)),
    Break("V104", "the client's own were declined", only_theirs_goes_on("declined", **ENDED)),
    Break("V104", "what the client had changed was declined", declined_theirs),
)


def void(_: object) -> None:
    """Leave a value aside."""


def unranked(which: slice, value: str = "dropped") -> Change:
    """Take the rank from some of the active goals."""

    def change(scene: Scene) -> None:
        two(scene)
        for goal in active(scene)[which]:
            goal.pop("priority")
            if value == "null":
                goal["priority"] = None

    return change


def back_without_rank(scene: Scene) -> None:
    """A goal comes back after a rest, and nobody has asked where it stands now."""
    new = another(scene)
    on = active_since(new)
    new["course"] = [*new["course"][:-1], {"on": on, "status": "paused", "reason": "other", **ENDED}, new["course"][-1]]
    new.pop("priority")


WHICH = (
    ("the first", slice(0, 1)), ("the second", slice(1, 2)), ("the last", slice(-1, None)),
    ("all but the first", slice(1, None)), ("all", slice(None)),
)  # fmt: skip
RANKLESS = (
    *(
        Break("V105", f"{told}: {value}", unranked(which, value))
        for told, which in WHICH
        for value in ("dropped", "null")
    ),
    Break("V105", "a goal more", one_more(dropped(*GOAL, "priority"))),
    Break("V105", "back after a rest", back_without_rank),
)


def rank(*ranks: float, goals: int = 2) -> Change:
    """Give the first active goals these ranks, and the others some of their own."""

    def change(scene: Scene) -> None:
        while len(active(scene)) < goals:
            another(scene)
        for number, goal in enumerate(active(scene)):
            goal["priority"] = ranks[number] if number < len(ranks) else 500 + number

    return change


SAME_RANK = (
    *(Break("V106", f"both are number {number}", rank(number, number)) for number in (1, 2, 3, 7, 10, 1000)),
    Break("V106", "1 and 1.0", rank(1, 1.0)),
    Break("V106", "the last two of three", rank(1, 2, 2, goals=3)),
    Break("V106", "the first and the last of three", rank(1, 2, 1, goals=3)),
    Break("V106", "three in one place", rank(1, 1, 1, goals=3)),
    Break("V106", "two and two", rank(1, 1, 2, 2, goals=4)),
    Break("V106", "the first two of four", rank(3, 3, 1, 2, goals=4)),
)

FOR_NOTHING = (
    *lost_list("V107", "what it is for", *GOAL, "matters"),
    Break("V107", "blanks only, two of them", put(["", "  "], *GOAL, "matters")),
    Break("V107", "a goal more", one_more(dropped(*GOAL, "matters"))),
)


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


WRONG = all_of(without("words_later", "changes"), set_to(heard_right=False))
HEARD_WRONG = (
    Break("V111", "nothing followed", WRONG),
    Break("V111", "null followed", all_of(WRONG, set_to(words_later=None, changes=None))),
    Break("V111", "empty lists followed", all_of(WRONG, set_to(words_later=[], changes=[]))),
    *(
        Break("V111", f"{name} followed", all_of(WRONG, lambda scene, blank=blank: later_blank(scene, blank)))
        for name, blank in BLANKS
    ),
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


def later_blank(scene: Scene, blank: str) -> None:
    scene.goal["words_later"] = [{"on": active_since(scene.goal), "words": blank}]


ASKERS = ("w-amara", "worker", "family", "mother", "agency", "court", "other", "the school", "doctor", "my sister")
UNANSWERED_CHANGES = (
    *(
        Break("V112", f"asked by {who}", later_change(what="title", to="Another title", asked_by=who))
        for who in ASKERS
    ),
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

BREAKS: tuple[Break, ...] = (
    *WORDS, *WORKERS_VOICE, *UNANSWERED, *OF_OTHERS, *RANKLESS, *SAME_RANK, *FOR_NOTHING, *VIEWS, *DEMANDS, *NOT_HEARD,
    *HEARD_WRONG, *UNANSWERED_CHANGES, *KEPT,
)  # fmt: skip
