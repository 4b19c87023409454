"""Breaks of what is told at reviews: no rating, no words, no client, a goal left out, and nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from ..parts import active, another, review_again, told_of, two
from ..scene import Break, Change, Data, Scene
from ..ways import BLANKS, NO_LIST, all_of, dropped, lost, put
from .reviews import after, check_in

NEWEST = ("reviews", -1)
PROGRESS = (*NEWEST, "progress", 0)


def ratings(*entries: Data, **more: Any) -> Change:
    def change(scene: Scene) -> None:
        scene.progress["ratings"] = deepcopy(list(entries))
        scene.progress.update(more)

    return change


def reason(value: Any) -> Change:
    """Leave the reason for no rating blank, for the goal and for the whole review."""

    def change(scene: Scene) -> None:
        for entry in (scene.progress, scene.review):
            entry["no_rating"] = value

    return change


OF_WORKER = {"by": "w-amara", "rating": 6}
UNRATED = (
    Break("R603", "dropped", dropped(*PROGRESS, "ratings")),
    *(Break("R603", name, put(value, *PROGRESS, "ratings")) for name, value in NO_LIST),
    Break("R603", "only the worker's", ratings(OF_WORKER)),
    Break("R603", "the worker's and the mother's", ratings(OF_WORKER, {"by": "mother", "rating": 3})),
    Break("R603", "only the family's", ratings({"by": "family", "rating": 8})),
    Break("R603", "the client's is null", ratings({"by": "client", "rating": None}, OF_WORKER)),
    Break("R603", "the client's without a number", ratings({"by": "client", "client_says": "It goes."})),
    Break("R603", "the client's without a number or level", ratings({"by": "client", "rating": None, "level": None})),
    Break("R603", "no reason, null", all_of(ratings(OF_WORKER), reason(None))),
    *(Break("R603", f"the reason is {name}", all_of(ratings(), reason(blank))) for name, blank in BLANKS),
    Break("R603", "only at a check-in since", all_of(check_in(1), put([], "reviews", -2, "progress", 0, "ratings"))),
    Break("R603", "measured, but not asked", ratings(OF_WORKER, confidence=7, importance=8)),
)


def speechless(name: str, blank: str) -> Change:
    """Leave every place in which the client is quoted blank."""

    def change(scene: Scene) -> None:
        scene.progress["words"] = blank
        for rating in scene.progress["ratings"]:
            rating["client_says"] = blank
        for went in scene.progress.get("steps") or ():
            went["words"] = blank

    return change


def not_about_this(scene: Scene) -> None:
    """Quote the client at the review before, and on other goals."""
    del scene.progress["words"]
    for progress in told_of(scene, scene.goal)[:-1]:
        progress["words"] = "I stayed."


def unrated_for_a_reason(scene: Scene) -> None:
    scene.progress.update(ratings=[], no_rating="Numbers are not for me")


WORDLESS = (
    *lost("R604", "words", *PROGRESS, "words"),
    *(Break("R604", f"all quotes: {name}", speechless(name, blank)) for name, blank in BLANKS),
    Break("R604", "only at other times", not_about_this),
    Break("R604", "only at a check-in since", all_of(check_in(1), dropped("reviews", -2, "progress", 0, "words"))),
    Break("R604", "no number, for a reason, and no words", all_of(dropped(*PROGRESS, "words"), unrated_for_a_reason)),
)


def present(*others: str, **absent: Any) -> Change:
    """Meet without the client."""

    def change(scene: Scene) -> None:
        scene.review["present"] = [scene.plan["worker"], *others]
        if absent:
            scene.review["absent"] = absent["absent"]

    return change


CLIENT_AWAY = {"who": "client"}
ABSENT = (
    Break("R605", "only the worker", present()),
    *(Break("R605", f"the worker and the {who}", present(who)) for who in ("mother", "teacher", "guardian")),
    Break("R605", "absent: null", present("mother", absent=None)),
    Break("R605", "absent, and no reason", present("mother", absent=CLIENT_AWAY)),
    Break("R605", "absent, null for the reason", present("mother", absent={**CLIENT_AWAY, "because": None})),
    *(
        Break("R605", f"the reason is {name}", present("mother", absent={**CLIENT_AWAY, "because": blank}))
        for name, blank in BLANKS
    ),
    Break("R605", "a reason for somebody else", present("mother", absent={"who": "teacher", "because": "Ill"})),
    Break("R605", "absent by name, present by mistake", put(CLIENT_AWAY, *NEWEST, "absent")),
    Break("R605", "no worker either", put(["mother", "teacher"], *NEWEST, "present")),
)


def left_out(*days: int, goals: Callable[[list[Data]], list[Data]] = lambda every: every[1:]) -> Change:
    """Leave a goal out of reviews, so many days after the newest one."""

    def change(scene: Scene) -> None:
        two(scene)
        last = scene.review["on"]
        for number in days:
            review_again(scene, after(last, number), *goals(active(scene)))

    return change


def nothing_told(value: Any = ...) -> Change:
    """Meet twice without a word about any goal."""

    def change(scene: Scene) -> None:
        last = scene.review["on"]
        for number in (3, 6):
            review = review_again(scene, after(last, number))
            del review["progress"]
            if value is not ...:
                review["progress"] = value

    return change


def taken_up_and_forgotten(scene: Scene) -> None:
    """Take the goal up again after a rest, and leave it out from then on."""
    two(scene)
    on = scene.review["on"]
    rest = {"on": on, "status": "paused", "reason": "other", "because": "In hospital", "client_says": "Later."}
    scene.goal["course"] += [rest, {"on": after(on, 1), "status": "active"}]
    for number in (4, 8):
        review_again(scene, after(on, number), *active(scene)[1:])


def of_three(scene: Scene) -> None:
    while len(active(scene)) < 3:
        another(scene)
    left_out(5, 10, goals=lambda every: [every[1]])(scene)


def in_check_ins_only(scene: Scene) -> None:
    """Ask about the goal on the telephone, and leave it out when all sit down together."""
    two(scene)
    last = scene.review["on"]
    review_again(scene, after(last, 3), *active(scene)[1:])
    review_again(scene, after(last, 5), *active(scene))["kind"] = "check-in"
    review_again(scene, after(last, 8), *active(scene)[1:])


# What is not looked at for so long may be late as well.
LATE_TOO = frozenset({"R601", "R602"})
LEFT_OUT = (
    *(
        Break("R606", f"after {' and '.join(map(str, days))} days", left_out(*days), LATE_TOO)
        for days in ((1, 2), (3, 6), (7, 14), (14, 28), (3, 6, 9), (7, 14, 21, 28), (1, 20))
    ),
    Break("R606", "the last goal", left_out(4, 8, goals=lambda every: every[:-1]), LATE_TOO),
    Break("R606", "all but the last goal", left_out(4, 8, goals=lambda every: every[-1:]), LATE_TOO),
    Break("R606", "two of three", of_three, LATE_TOO),
    Break("R606", "nothing told", nothing_told(), LATE_TOO),
    *(Break("R606", f"told: {name}", nothing_told(value), LATE_TOO) for name, value in NO_LIST),
    Break("R606", "taken up again and forgotten", taken_up_and_forgotten, LATE_TOO),
    Break("R606", "asked about at check-ins only", in_check_ins_only, LATE_TOO),
)


def stuck(*numbers: int, every: int = 28, **measure: Any) -> Change:
    """Rate the goal so at further reviews, some days apart, with no change from the newest one on."""

    def change(scene: Scene) -> None:
        for entry in (scene.goal, scene.agreed):
            entry["measures"][0].update(measure)
        first = after(scene.review["on"], 1)
        for position, number in enumerate(numbers):
            review_again(scene, after(first, position * every), *active(scene), rating=number)

    return change


def told_in_between(scene: Scene) -> None:
    """Rate the same at reviews and at check-ins between them."""
    stuck(4, 4, 4, 4, 4, every=14)(scene)
    for review in scene.plan["reviews"][-4:-1:2]:
        review["kind"] = "check-in"


def declined_in_between(scene: Scene) -> None:
    """Offer a change at the last of the reviews, which the client does not want."""
    stuck(4, 4, 4)(scene)
    no = {"on": scene.today, "what": "title", "to": "Something else", "asked_by": "w-amara", "answer": "disagrees"}
    scene.goal["changes"] = [*(scene.goal.get("changes") or ()), no]


def by_level(*levels: int) -> Change:
    """Rate on the scale, and give no numbers."""

    def change(scene: Scene) -> None:
        stuck(*levels)(scene)
        for review in scene.plan["reviews"][-len(levels) :]:
            for progress in review["progress"]:
                for rating in progress["ratings"]:
                    rating["level"] = rating.pop("rating")

    return change


RATINGS = ((4, 4, 4), (0, 0, 0), (9, 9, 9), (5, 4, 3), (5, 5, 4), (6, 4, 4), (8, 1, 0), (3, 3, 3, 3), (7, 6, 5, 4))
STUCK = (
    *(Break("R607", " ".join(map(str, numbers)), stuck(*numbers)) for numbers in RATINGS),
    Break("R607", "every week", stuck(*[4] * 9, every=7)),
    Break("R607", "every second month", stuck(6, 6, 5, every=61)),
    Break("R607", "after a rise", stuck(1, 5, 5, 5)),
    Break("R607", "from 10 down", stuck(10, 9, 9)),
    Break("R607", "keep: false", stuck(2, 2, 2, keep=False)),
    Break("R607", "at check-ins, too", told_in_between),
    Break("R607", "a change was offered and declined", declined_in_between, frozenset({"P710"})),
    *(Break("R607", f"levels {levels}", by_level(*levels)) for levels in ((-1, -1, -1), (0, -1, -2), (0, 0, -1))),
)

BREAKS: tuple[Break, ...] = (*UNRATED, *WORDLESS, *ABSENT, *LEFT_OUT, *STUCK)
