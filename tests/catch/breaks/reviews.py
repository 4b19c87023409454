"""Breaks of looking back together: too late, never, without the client, without a goal, and nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from ..parts import active, active_since, aged, another, due_day, review_again, span, told_of, two
from ..scene import Break, Change, Data, Scene
from ..ways import BLANKS, NO_LIST, all_of, day, dropped, lost, put

NEWEST = ("reviews", -1)
PROGRESS = (*NEWEST, "progress", 0)


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def late_by(days: int) -> Change:
    """Let so many days go by after the day on which the goal was to be looked at again."""
    return lambda scene: aged(scene, after(due_day(scene, scene.goal), days))


def next_on(days: int) -> Change:
    """Agree at the newest review to meet again so many days later."""
    return lambda scene: scene.review.update(next_review=after(scene.review["on"], days))


def without_next(value: Any = ...) -> Change:
    def change(scene: Scene) -> None:
        scene.review.pop("next_review", None)
        if value is not ...:
            scene.review["next_review"] = value

    return change


def check_in(on: int, **more: Any) -> Change:
    """Add a check-in so many days after the newest review, with all that is told at a review."""

    def change(scene: Scene) -> None:
        newest = scene.review
        short = {**deepcopy(newest), "kind": "check-in", "on": after(newest["on"], on), **more}
        still = {goal["id"] for goal in active(scene)}
        short["progress"] = [each for each in short["progress"] if each["goal"] in still]
        short["id"] = f"r-{short['on']:%Y%m%d}-chk{on}"
        short.pop("next_review", None)
        scene.plan["reviews"].append(short)
        aged(scene, short["on"])

    return change


def corrected_without(scene: Scene) -> None:
    """Look at the goal once more, and correct that to a review in which it was not looked at."""
    due = due_day(scene, scene.goal)
    newest = review_again(scene, after(scene.review["on"], 7), *active(scene))
    corrected = {**deepcopy(newest), "id": f"{newest['id']}c", "corrects": newest["id"]}
    corrected["progress"] = [each for each in corrected["progress"] if each["goal"] != scene.goal["id"]]
    scene.plan["reviews"].append(corrected)
    aged(scene, after(due, 1))


def left_out_once(scene: Scene) -> None:
    two(scene)
    due = due_day(scene, scene.goal)
    review_again(scene, after(scene.review["on"], 7), *active(scene)[1:])
    aged(scene, after(due, 3))


OVERDUE = (
    *(Break("R601", f"{days} days after the day that was agreed", late_by(days)) for days in (1, 2, 7, 30, 100)),
    *(Break("R601", f"none agreed, {days} days late", all_of(without_next(), late_by(days))) for days in (1, 14)),
    Break("R601", "null agreed", all_of(without_next(None), late_by(3))),
    *(
        Break("R601", f"agreed for {days} days later, one day late", all_of(next_on(days), late_by(1)))
        for days in (0, 1, 7, 200)
    ),
    Break("R601", "only a check-in since", all_of(check_in(5), late_by(1))),
    Break("R601", "only check-ins since", all_of(check_in(5), check_in(6), late_by(4))),
    Break("R601", "a later one was corrected", corrected_without),
    Break("R601", "left out of a later one", left_out_once),
)


def first_due(scene: Scene, since: date, days: int) -> None:
    aged(scene, after(since, span(scene, "first_review_days") + days))


def never(change: Change, days: int = 1) -> Change:
    """Make a change after which no goal has been reviewed, and let the days for a first review go by."""

    def change_and_wait(scene: Scene) -> None:
        since = active_since(scene.goal)
        change(scene)
        first_due(scene, since, days)

    return change_and_wait


def all_are(kind: str) -> Change:
    def change(scene: Scene) -> None:
        for review in scene.plan["reviews"]:
            review["kind"] = kind

    return change


def only_begun(scene: Scene) -> None:
    """Let every review have been the beginning of the work."""
    all_are("start")(scene)
    first_due(scene, scene.review["on"], 1)


def about_nothing(value: Any = ...) -> Change:
    def change(scene: Scene) -> None:
        for review in scene.plan["reviews"]:
            review.pop("progress", None)
            if value is not ...:
                review["progress"] = value

    return change


def never_about(scene: Scene) -> None:
    """Leave one goal out of all reviews."""
    for review in scene.plan["reviews"]:
        review["progress"] = [each for each in review.get("progress") or () if each["goal"] != scene.goal["id"]]


def all_corrected(scene: Scene) -> None:
    """Replace every review by one about nothing."""
    for review in list(scene.plan["reviews"]):
        correction = {key: value for key, value in review.items() if key != "progress"}
        scene.plan["reviews"].append({**correction, "id": f"{review['id']}c", "corrects": review["id"]})


def back_after(status: str) -> Change:
    """Let the goal rest after the newest review, and take it up again."""

    def change(scene: Scene) -> None:
        on = scene.review["on"]
        rest = {"on": on, "status": status, "reason": "other", "because": "In hospital", "client_says": "Later."}
        again = {"on": after(on, 1), "status": "active"}
        scene.goal["course"] += [rest, again]
        first_due(scene, again["on"], 1)

    return change


def one_never_reviewed(scene: Scene) -> None:
    new = another(scene)
    for review in scene.plan["reviews"]:
        review["progress"] = [each for each in review.get("progress") or () if each["goal"] != new["id"]]
    first_due(scene, active_since(new), 5)


# A goal that is left out of several reviews is one that nobody asks about, too.
LEFT_OUT_TOO = frozenset({"R606"})
# Without reviews, nobody has rated what was achieved either.
UNRATED_TOO = frozenset({"E803"})
FIRST_OVERDUE = (
    Break("R602", "reviews dropped", never(dropped("reviews")), UNRATED_TOO),
    *(Break("R602", f"reviews: {name}", never(put(value, "reviews")), UNRATED_TOO) for name, value in NO_LIST),
    *(Break("R602", f"no reviews, {days} days late", never(dropped("reviews"), days), UNRATED_TOO) for days in (2, 7, 60)),
    Break("R602", "only check-ins", never(all_are("check-in"))),
    Break("R602", "only the beginning", only_begun),
    Break("R602", "reviews about nothing", never(about_nothing()), LEFT_OUT_TOO | UNRATED_TOO),
    *(Break("R602", f"reviews about {name}", never(about_nothing(value)), LEFT_OUT_TOO | UNRATED_TOO) for name, value in NO_LIST),
    # The other goals are late as well, as time goes by.
    Break("R602", "left out of all reviews", never(never_about), LEFT_OUT_TOO | {"R601"}),
    Break("R602", "all corrected to nothing", never(all_corrected), LEFT_OUT_TOO | UNRATED_TOO),
    Break("R602", "back after a rest", back_after("paused"), frozenset({"R601"})),
    Break("R602", "back after a no", back_after("declined"), frozenset({"R601"})),
    Break("R602", "one goal more, never reviewed", one_never_reviewed, LEFT_OUT_TOO | {"R601"}),
)


def ratings(*entries: Data, **more: Any) -> Change:
    def change(scene: Scene) -> None:
        scene.progress["ratings"] = deepcopy(list(entries))
        scene.progress.update(more)

    return change


def reason(value: Any) -> Change:
    """Leave the reason for no rating blank, for the goal and for the whole review."""
    return lambda scene: void([entry.update(no_rating=value) for entry in (scene.progress, scene.review)])


def void(_: object) -> None:
    """Leave a value aside."""


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

BREAKS: tuple[Break, ...] = (
    *OVERDUE, *FIRST_OVERDUE, *UNRATED, *WORDLESS, *ABSENT, *LEFT_OUT, *STUCK,
)  # fmt: skip
