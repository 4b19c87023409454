"""Breaks of whose voice it is: words, answers, ranks and what was heard."""

from __future__ import annotations

from typing import Any

from ..parts import OTHERS, active, active_since, another, one_more, only_proposed, set_to, two, without
from ..scene import Break, Change, Scene
from ..ways import all_of, dropped, lost, lost_list, put
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
        goal: dict[str, Any] = {"raised": raised_by, "client_answer": answer}
        goal |= {"words_later": [{"on": scene.today, "words": said}]} if later else {"words": f"{said}\n"}
        only_proposed(**goal)(scene)

    return change


NO_LATER = without("words_later")
WORDS = (
    *(Break(each.code, each.name, all_of(NO_LATER, each.change)) for each in lost("V101", "words", *GOAL, "words")),
    Break("V101", "words dropped, later ones blank", all_of(emptied_later, dropped(*GOAL, "words"))),
    Break("V101", "words blank, later ones blank", all_of(emptied_later, put(" \n", *GOAL, "words"))),
    *(Break("V101", f"words put down as {to}", all_of(NO_LATER, move_words(to))) for to in ("heard", "outcome")),
    Break("V101", "what the mother said, copied", copied_from_mother(later=False)),
    Break("V101", "what the mother said, copied later", copied_from_mother(later=True)),
    Break("V101", "a goal more without words", one_more(all_of(NO_LATER, dropped(*GOAL, "words")))),
    Break("V101", "a proposed goal without words", only_proposed(raised={"by": "client"})),
    Break(
        "V101", "a proposed goal in the worker's wording", only_proposed(raised={"by": "unclear"}, statement="I eat.")
    ),
)


def by_code(scene: Scene) -> None:
    scene.goal["words"] = f"{scene.plan['client']} will keep a diary of her sleep."


WORKERS_VOICE = (
    Break("V102", "the client's code for a name", all_of(NO_LATER, by_code)),
    *(Break("V102", f"words: {text}", all_of(NO_LATER, put(text, *GOAL, "words"))) for text in WORKERS_WORDS),
    Break(
        "V102",
        "all words, first and later",
        set_to(words="Client will comply.", words_later=[]),
    ),
    Break("V102", "a proposed goal", only_proposed(raised={"by": "client"}, words="Client will find a flat.")),
    Break("V102", "a goal more", one_more(all_of(NO_LATER, put("Patient will lose weight.", *GOAL, "words")))),
)


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
    *(Break("V103", f"a goal of {by} was only proposed", only_proposed(**raised(by), words=WISH)) for by in OTHERS),
    *(
        Break(
            "V103",
            f"the answer to a goal of {by} is empty",
            only_proposed(**raised(by), words=WISH, client_answer=None),
        )
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


def one_goal_more(scene: Scene) -> None:
    another(scene)


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
    Break("V104", "two goals, both of others", all_of(one_goal_more, of_others("worker", "agency"))),
    Break("V104", "the client's own rest", only_theirs_goes_on("paused", **ENDED)),
    Break("V104", "the client's own were ended", only_theirs_goes_on("ended", **ENDED)),
    Break("V104", "the client's own were declined", only_theirs_goes_on("declined", **ENDED)),
    Break("V104", "what the client had changed was declined", declined_theirs),
)


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

BREAKS: tuple[Break, ...] = (
    *WORDS, *WORKERS_VOICE, *UNANSWERED, *OF_OTHERS, *RANKLESS, *SAME_RANK, *FOR_NOTHING,
)  # fmt: skip
