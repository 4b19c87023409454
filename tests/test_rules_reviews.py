"""The rules on reviews: overdue ones, the client's rating and words, their absence, and goals that nobody looks at."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from made_plans import TODAY, Data, plan_data, review, turn
from test_rules_plans import ALL, CLOSED, found

from goals_cli import planfile
from goals_cli.checking import Terms, check_document
from goals_cli.findings import Severity
from goals_cli.profile import Profile

HERE = "goals[g-1]"
# As the others, but that a short meeting is a review too.
SHORT = Profile("short", 28, 28, check_in_is_review=True)
# A profile by which first and later reviews are told apart.
QUARTERLY = Profile("quarterly", review_every_days=90, first_review_days=30)
WORKER_ONLY: Data = {"present": ["w-amara"]}


def met(on: str, kind: str = "review", rating: int | None = None, goal: str = "g-1", **fields: Any) -> Data:
    """Write down a meeting at which a goal was rated by the client, or not; `fields` are those of the review."""
    ratings = [] if rating is None else [{"by": "client", "rating": rating}]
    return review(on, kind, progress=[{"goal": goal, "ratings": ratings}]) | fields


def told(on: str = "2026-05-25", kind: str = "review", **progress: Any) -> Data:
    """Write down a meeting at which this was told of the goal."""
    return review(on, kind, progress=[{"goal": "g-1"} | progress])


def first_due(on: str, since: str = "2026-03-02") -> list[tuple[str, str]]:
    return [(HERE, f"the first review of goal g-1 was due on {on}; it has been active since {since}")]


def due(on: str, last: str) -> list[tuple[str, str]]:
    return [(HERE, f"the review of goal g-1 was due on {on}; the last one was on {last}")]


def unrated(review_id: str = "r-20260525-1") -> list[tuple[str, str]]:
    return [(HERE, f"review {review_id} has no rating of goal g-1 by the client, and no reason")]


def unquoted(review_id: str = "r-20260525-1") -> list[tuple[str, str]]:
    return [(HERE, f"review {review_id} holds no words of the client on goal g-1")]


def left_out(one: str, other: str) -> list[tuple[str, str]]:
    return [(HERE, f"goal g-1 was left out of the last reviews, on {one} and {other}")]


def stuck(since: str, until: str) -> list[tuple[str, str]]:
    how = f"have not risen from {since} to {until}, and nothing was changed meanwhile"
    return [(HERE, f"the client's ratings of goal g-1 {how}")]


FLAT = [met(on, rating=4) for on in ("2026-03-30", "2026-04-27", "2026-05-25")]
OTHERS = [met(on, goal="g-2") for on in ("2026-04-27", "2026-05-25")]
ABSENT = [("reviews[r-20260525-1].absent", "review r-20260525-1 took place without the client, and no reason is told")]
# The reviews in which each rule finds one thing, and what it says where.
CASES: dict[str, tuple[list[Data], list[tuple[str, str]]]] = {
    "R601": ([met("2026-04-27")], due("2026-05-25", "2026-04-27")),
    "R602": ([], first_due("2026-03-30")),
    "R603": ([told()], unrated()),
    "R604": ([told()], unquoted()),
    "R605": ([told() | WORKER_ONLY], ABSENT),
    "R606": (OTHERS, left_out("2026-04-27", "2026-05-25")),
    "R607": (FLAT, stuck("2026-03-30", "2026-05-25")),
}
every_case = pytest.mark.parametrize("code", CASES)
of_goals = pytest.mark.parametrize("code", [code for code in CASES if code != "R605"])


@every_case
def test_what_is_found_in_an_active_goal(code: str) -> None:
    reviews, expected = CASES[code]
    assert found(code, plan_data({}, reviews=reviews)) == expected


@of_goals
@pytest.mark.parametrize("status", ["proposed", "paused", "achieved", "ended", "declined"])
def test_nothing_is_asked_of_a_goal_that_is_not_active(code: str, status: str) -> None:
    goal = {"course": [turn("2026-03-02", "active"), turn("2026-03-03", status)]}
    assert found(code, plan_data(goal, reviews=CASES[code][0])) == []


@every_case
def test_nothing_is_asked_of_a_closed_plan(code: str) -> None:
    assert found(code, plan_data({}, reviews=CASES[code][0], **CLOSED)) == []


@every_case
@pytest.mark.parametrize("required", [frozenset(), ALL])
def test_what_is_overdue_is_a_warning_and_the_rest_advice_unless_required(code: str, required: frozenset[str]) -> None:
    document = planfile.parse(json.dumps(plan_data({}, reviews=CASES[code][0])).encode(), "plan.json")
    terms = Terms(Profile("some", 28, 28, required=required))
    severities = [each.severity for each in check_document(document, terms, today=TODAY).findings if each.code == code]
    warned = code in ("R601", "R602") or (code == "R603" and required)
    assert severities == [Severity.WARNING if warned else Severity.ADVICE]


# R601 and R602: overdue


@pytest.mark.parametrize(
    ("course", "on", "since"),
    [
        ([turn("2026-03-02", "proposed"), turn("2026-03-09", "active")], "2026-04-08", "2026-03-09"),
        ([turn("2026-03-02", "active"), turn("2026-04-02", "active")], "2026-04-01", "2026-03-02"),
        (
            [turn("2026-03-02", "active"), turn("2026-03-09", "paused"), turn("2026-04-06", "active")],
            "2026-05-06",
            "2026-04-06",
        ),
    ],
)
def test_the_first_review_counts_from_the_start_of_the_work(course: list[Data], on: str, since: str) -> None:
    data = plan_data({"course": course})
    last = date.fromisoformat(on)
    assert found("R602", data, profile=QUARTERLY, today=last) == []
    assert found("R602", data, profile=QUARTERLY, today=last + timedelta(days=1)) == first_due(on, since)
    assert found("R601", data, profile=QUARTERLY, today=last + timedelta(days=1)) == []


def test_a_later_review_counts_from_the_last_one() -> None:
    data = plan_data({}, reviews=[met("2026-03-02"), met("2026-03-30")])
    assert found("R601", data, profile=QUARTERLY, today=date(2026, 6, 28)) == []
    assert found("R601", data, profile=QUARTERLY, today=date(2026, 6, 29)) == due("2026-06-28", "2026-03-30")
    assert found("R602", data, profile=QUARTERLY, today=date(2026, 6, 29)) == []


@pytest.mark.parametrize("agreed", ["2026-04-06", "2026-05-31"])
def test_the_day_that_was_agreed_on_counts_instead(agreed: str) -> None:
    data = plan_data({}, reviews=[met("2026-03-30", next_review=agreed)])
    last = date.fromisoformat(agreed)
    assert found("R601", data, today=last) == []
    assert found("R601", data, today=last + timedelta(days=1)) == due(agreed, "2026-03-30")


def test_after_a_start_it_is_still_the_first_review_that_is_to_come() -> None:
    start = met("2026-03-09", "start")
    assert found("R602", plan_data({}, reviews=[start]), profile=QUARTERLY) == first_due("2026-04-08")
    agreed = start | {"next_review": "2026-04-20"}
    assert found("R602", plan_data({}, reviews=[agreed]), profile=QUARTERLY) == first_due("2026-04-20")
    for reviews in ([start], [agreed]):
        assert found("R601", plan_data({}, reviews=reviews), profile=QUARTERLY) == []


def test_after_a_pause_the_first_review_is_to_come_again() -> None:
    course = [turn("2026-01-05", "active"), turn("2026-03-16", "paused"), turn("2026-04-20", "active")]
    data = plan_data({"course": course}, reviews=[met("2026-03-09", next_review="2026-04-06")])
    assert found("R602", data) == first_due("2026-05-18", "2026-04-20")
    assert found("R601", data) == []


def test_a_check_in_puts_a_review_off_only_where_the_profile_says_so() -> None:
    check_in = met("2026-05-18", "check-in", next_review="2026-09-01")
    once, never = plan_data({}, reviews=[met("2026-04-20"), check_in]), plan_data({}, reviews=[check_in])
    assert found("R601", once) == due("2026-05-18", "2026-04-20")
    assert found("R602", never) == first_due("2026-03-30")
    for code in ("R601", "R602"):
        assert found(code, once, profile=SHORT) == []
        assert found(code, never, profile=SHORT) == []
    old = plan_data({}, reviews=[met("2026-04-27", "check-in")])
    assert found("R601", old, profile=SHORT) == due("2026-05-25", "2026-04-27")


def test_each_goal_has_its_own_reviews() -> None:
    data = plan_data({}, {"id": "g-2"}, {"id": "g-3"}, reviews=[met("2026-04-27"), met("2026-05-25", goal="g-2")])
    assert found("R601", data) == due("2026-05-25", "2026-04-27")
    assert [where for where, _ in found("R602", data)] == ["goals[g-3]"]


def test_a_corrected_review_counts_no_longer() -> None:
    wrong, right = met("2026-05-25"), met("2026-04-06", corrects="r-20260525-1")
    assert found("R601", plan_data({}, reviews=[wrong, right])) == due("2026-05-04", "2026-04-06")
    assert found("R601", plan_data({}, reviews=[met("2026-05-25", corrects="r-20260406-1"), met("2026-04-06")])) == []


# R603 and R604: the client's rating and words at the newest review


@pytest.mark.parametrize("rating", [{"rating": 0}, {"rating": 10}, {"level": 0}, {"level": -2}])
def test_zero_is_a_rating_and_so_is_a_level(rating: Data) -> None:
    assert found("R603", plan_data({}, reviews=[told(ratings=[{"by": "client"} | rating])])) == []
    assert found("R603", plan_data({}, reviews=[told(ratings=[{"by": "w-amara"} | rating])])) == unrated()
    assert found("R603", plan_data({}, reviews=[told(ratings=[{"by": "client"}])])) == unrated()


def test_a_reason_for_no_rating_is_an_answer_and_for_no_questions_at_all_leaves_words_out_too() -> None:
    of_goal, of_meeting = told(no_rating="No numbers today"), told() | {"no_rating": "A quiet visit"}
    assert [found("R603", plan_data({}, reviews=[each])) for each in (of_goal, of_meeting)] == [[], []]
    assert found("R604", plan_data({}, reviews=[of_goal])) == unquoted()
    assert found("R604", plan_data({}, reviews=[of_meeting])) == []
    blank = plan_data({}, reviews=[told(no_rating=" ") | {"no_rating": "\n"}])
    assert (found("R603", blank), found("R604", blank)) == (unrated(), unquoted())


@pytest.mark.parametrize(
    "progress",
    [
        {"words": "I stayed"},
        {"ratings": [{"by": "w-amara", "rating": 5, "client_says": "You saw more than I felt"}]},
        {"ratings": [{"by": "client", "rating": 4, "client_says": "Half way"}]},
        {"steps": [{"step": "s-1", "how": "done", "words": "It was easy"}]},
    ],
)
def test_the_client_is_quoted_wherever_it_stands(progress: Data) -> None:
    assert found("R604", plan_data({}, reviews=[told(**progress)])) == []


@pytest.mark.parametrize(
    "progress",
    [
        {"words": " \n"},
        {"said_how": "By a gesture"},
        {"wins": ["Stayed 20 minutes"], "in_the_way": ["The doors were shut"]},
        {"ratings": [{"by": "client", "rating": 4, "client_says": ""}]},
        {"steps": [{"step": "s-1", "how": "done"}]},
    ],
)
def test_what_the_client_is_not_quoted_in_holds_no_words(progress: Data) -> None:
    assert found("R604", plan_data({}, reviews=[told(**progress)])) == unquoted()


def answered(on: str, kind: str = "review") -> Data:
    return told(on, kind, ratings=[{"by": "client", "rating": 4}], words="It goes")


both = pytest.mark.parametrize(("code", "missing"), [("R603", unrated), ("R604", unquoted)])


@both
def test_only_the_newest_review_of_the_goal_counts(code: str, missing: Any) -> None:
    before, after = answered("2026-05-18"), answered("2026-05-26")
    assert found(code, plan_data({}, reviews=[before, told()])) == missing()
    assert found(code, plan_data({}, reviews=[after, told()])) == []
    other = met("2026-05-26", goal="g-2")
    assert found(code, plan_data({}, reviews=[before, other])) == []
    assert found(code, plan_data({}, reviews=[told(), other])) == missing()
    assert found(code, plan_data({})) == []


@both
def test_a_check_in_needs_no_answer_and_gives_none_unless_it_is_a_review(code: str, missing: Any) -> None:
    short, rated = told("2026-05-26", "check-in"), answered("2026-05-26", "check-in")
    assert found(code, plan_data({}, reviews=[answered("2026-05-25"), short])) == []
    assert found(code, plan_data({}, reviews=[told(), rated])) == missing()
    assert found(code, plan_data({}, reviews=[answered("2026-05-25"), short]), profile=SHORT) == missing("r-20260526-1")
    assert found(code, plan_data({}, reviews=[told(), rated]), profile=SHORT) == []


@both
def test_a_corrected_review_owes_nothing_and_answers_nothing(code: str, missing: Any) -> None:
    wrong, right = told(), answered("2026-05-24") | {"corrects": "r-20260525-1"}
    assert found(code, plan_data({}, reviews=[wrong, right])) == []
    taken = [answered("2026-05-25"), told("2026-05-24") | {"corrects": "r-20260525-1"}]
    assert found(code, plan_data({}, reviews=taken)) == missing("r-20260524-1")


@both
def test_somebody_who_was_not_there_is_not_asked(code: str, missing: Any) -> None:
    absent = {"absent": {"who": "client", "because": "In hospital"}}
    for who in (absent, {"absent": {"who": "client"}}, WORKER_ONLY):
        assert found(code, plan_data({}, reviews=[told() | who])) == []
    for who in ({"present": ["client"]}, {"present": []}, {"absent": {"who": "mother"}}):
        assert found(code, plan_data({}, reviews=[told() | who])) == missing()


# R605: the client was not there


@pytest.mark.parametrize(
    "who",
    [
        WORKER_ONLY,
        {"absent": {"who": "client"}},
        {"absent": {"who": "client", "because": " "}},
        {"present": ["w-amara", "mother"], "absent": {"who": "mother", "because": "Ill"}},
        {"present": ["client"], "absent": {"who": "client"}},
    ],
)
def test_a_review_without_the_client_says_why(who: Data) -> None:
    assert found("R605", plan_data({}, reviews=[told() | who])) == ABSENT


@pytest.mark.parametrize(
    "who",
    [
        {},
        {"present": []},
        {"present": ["w-amara", "client"]},
        {"present": ["w-amara"], "absent": {"who": "client", "because": "In hospital"}},
        {"absent": {"who": "client", "because": "In hospital"}},
        {"present": ["client"], "absent": {"who": "mother"}},
    ],
)
def test_a_reason_or_nothing_told_of_who_was_there_will_do(who: Data) -> None:
    assert found("R605", plan_data({}, reviews=[told() | who])) == []


def test_only_the_newest_review_of_the_plan_is_asked_about() -> None:
    alone = told() | WORKER_ONLY
    assert found("R605", plan_data({}, reviews=[told("2026-05-18"), alone])) == ABSENT
    assert found("R605", plan_data({}, reviews=[alone, met("2026-05-26", goal="g-2")])) == []
    assert found("R605", plan_data({}, reviews=[told("2026-05-26"), alone])) == []
    assert found("R605", plan_data({}, reviews=[alone, told("2026-05-24") | {"corrects": alone["id"]}])) == []
    assert found("R605", plan_data({})) == []


def test_a_check_in_without_the_client_needs_no_reason_unless_it_is_a_review() -> None:
    data = plan_data({}, reviews=[told("2026-05-18"), told(kind="check-in") | WORKER_ONLY])
    assert found("R605", data) == []
    assert found("R605", data, profile=SHORT) == ABSENT


# R606: left out


def test_a_goal_is_left_out_once_two_reviews_have_gone_by() -> None:
    assert found("R606", plan_data({}, reviews=OTHERS[1:])) == []
    same_day = OTHERS[1] | {"id": "r-20260525-2"}
    assert found("R606", plan_data({}, reviews=[OTHERS[1], same_day])) == []
    more = [met("2026-03-30", goal="g-2"), *OTHERS]
    assert found("R606", plan_data({}, reviews=more)) == left_out("2026-04-27", "2026-05-25")
    assert found("R606", plan_data({}, reviews=more[::-1])) == left_out("2026-04-27", "2026-05-25")
    without = [review(on, progress=[]) for on in ("2026-04-27", "2026-05-25")]
    assert found("R606", plan_data({}, reviews=without)) == left_out("2026-04-27", "2026-05-25")


@pytest.mark.parametrize(("kind", "on", "expected"), [
    ("review", "2026-04-20", True),
    ("review", "2026-04-27", False),
    ("review", "2026-05-26", False),
    ("start", "2026-05-26", False),
    ("check-in", "2026-05-26", True),
])  # fmt: skip
def test_it_counts_from_the_last_review_of_the_goal(kind: str, on: str, expected: bool) -> None:
    looked_at = met(on, kind) | {"id": "r-20260401-1"}
    there = left_out("2026-04-27", "2026-05-25") if expected else []
    assert found("R606", plan_data({}, reviews=[*OTHERS, looked_at])) == there


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ([turn("2026-04-26", "active")], True),
        ([turn("2026-04-27", "active")], False),
        ([turn("2026-03-02", "active"), turn("2026-04-27", "active")], True),
        ([turn("2026-03-02", "active"), turn("2026-04-06", "paused"), turn("2026-04-26", "active")], True),
        ([turn("2026-03-02", "active"), turn("2026-04-06", "paused"), turn("2026-04-27", "active")], False),
    ],
)
def test_it_counts_from_the_start_of_the_work_and_anew_after_a_pause(course: list[Data], expected: bool) -> None:
    there = left_out("2026-04-27", "2026-05-25") if expected else []
    assert found("R606", plan_data({"course": course}, reviews=OTHERS)) == there


def test_check_ins_and_starts_leave_nothing_out_unless_a_check_in_is_a_review() -> None:
    for kind in ("check-in", "start"):
        short = [each | {"kind": kind} for each in OTHERS]
        assert found("R606", plan_data({}, reviews=short)) == []
        expected = left_out("2026-04-27", "2026-05-25") if kind == "check-in" else []
        assert found("R606", plan_data({}, reviews=short), profile=SHORT) == expected
    looked_at = met("2026-05-26", "check-in")
    assert found("R606", plan_data({}, reviews=[*OTHERS, looked_at]), profile=SHORT) == []


def test_a_corrected_review_leaves_nothing_out() -> None:
    right = met("2026-05-24", corrects=OTHERS[1]["id"])
    assert found("R606", plan_data({}, reviews=[*OTHERS, right])) == []


def test_goals_that_are_looked_at_in_turns_are_not_left_out() -> None:
    turns = [met("2026-03-30", goal="g-2"), met("2026-04-27", goal="g-3")]
    assert found("R606", plan_data({}, reviews=turns)) == []
    again = [*turns, met("2026-05-25", goal="g-2")]
    assert found("R606", plan_data({}, reviews=again)) == left_out("2026-04-27", "2026-05-25")


# R607: stuck


def rated(*ratings: int, first: date = date(2026, 3, 30), every: int = 28, kind: str = "review") -> list[Data]:
    """Write down a meeting every so many days, with the client's ratings."""
    days = (str(first + timedelta(days=every * number)) for number in range(len(ratings)))
    return [met(on, kind, rating) for on, rating in zip(days, ratings, strict=True)]


@pytest.mark.parametrize("ratings", [(4, 4, 4), (6, 5, 4), (6, 6, 5), (0, 0, 0), (9, 9, 9), (10, 9, 9)])
def test_ratings_that_stand_still_or_fall_are_stuck(ratings: tuple[int, ...]) -> None:
    assert found("R607", plan_data({}, reviews=rated(*ratings))) == stuck("2026-03-30", "2026-05-25")


@pytest.mark.parametrize("ratings", [(4, 4), (4, 4, 5), (4, 5, 4), (3, 4, 4), (10, 10, 10)])
def test_two_ratings_a_rise_or_the_end_of_the_ruler_are_not(ratings: tuple[int, ...]) -> None:
    assert found("R607", plan_data({}, reviews=rated(*ratings))) == []


def test_it_counts_from_the_last_rise() -> None:
    assert found("R607", plan_data({}, reviews=rated(2, 4, 4, 3))) == stuck("2026-04-27", "2026-06-22")


@pytest.mark.parametrize(("every", "expected"), [(27, False), (28, True)])
def test_it_takes_eight_weeks(every: int, expected: bool) -> None:
    assert bool(found("R607", plan_data({}, reviews=rated(4, 4, 4, every=every)))) == expected
    weekly = plan_data({}, reviews=rated(*[4] * (9 if expected else 8), every=7))
    assert bool(found("R607", weekly)) == expected


def test_it_takes_three_reviews_and_a_check_in_is_none_unless_the_profile_says_so() -> None:
    short = plan_data({}, reviews=rated(4, 4, 4, kind="check-in"))
    assert found("R607", short) == []
    assert found("R607", short, profile=SHORT) == stuck("2026-03-30", "2026-05-25")
    mixed = [*FLAT[::2], *rated(4, 4, first=date(2026, 4, 6), kind="check-in")]
    assert found("R607", plan_data({}, reviews=mixed)) == []


def test_a_rise_at_a_check_in_is_a_rise() -> None:
    risen = met("2026-05-11", "check-in", 5)
    assert found("R607", plan_data({}, reviews=[*FLAT, risen])) == []
    fallen = met("2026-05-11", "check-in", 4)
    assert found("R607", plan_data({}, reviews=[*FLAT, fallen])) == stuck("2026-03-30", "2026-05-25")


def test_a_review_without_a_rating_by_the_client_neither_counts_nor_breaks_the_row() -> None:
    worker = told("2026-05-26", ratings=[{"by": "w-amara", "rating": 8}])
    assert found("R607", plan_data({}, reviews=[*FLAT, worker])) == stuck("2026-03-30", "2026-05-25")
    assert found("R607", plan_data({}, reviews=[*FLAT[:2], worker])) == []
    other = met("2026-05-26", rating=4, goal="g-2")
    assert found("R607", plan_data({}, reviews=[*FLAT[:2], other])) == []


@pytest.mark.parametrize("levels", [(-1, -1, -1), (0, -1, -2)])
def test_levels_stand_still_too_below_what_was_expected(levels: tuple[int, ...]) -> None:
    days = ("2026-03-30", "2026-04-27", "2026-05-25")
    reviews = [told(on, ratings=[{"by": "client", "level": level}]) for on, level in zip(days, levels, strict=True)]
    assert found("R607", plan_data({}, reviews=reviews)) == stuck("2026-03-30", "2026-05-25")
    reached = [told(on, ratings=[{"by": "client", "level": 0}]) for on in days]
    assert found("R607", plan_data({}, reviews=reached)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda on: {"changes": [{"on": on, "what": "target_date"}]},
        lambda on: {"steps": [{"id": "s-1", "promised": on}]},
        lambda on: {"steps": [{"id": "s-1", "promised": "2026-03-02", "taken_back": {"on": on}}]},
        lambda on: {"course": [turn("2026-03-02", "paused"), turn(on, "active")]},
    ],
    ids=["change", "new step", "step taken back", "pause"],
)
def test_a_change_begins_the_count_anew(change: Any) -> None:
    assert found("R607", plan_data(change("2026-03-30"), reviews=FLAT)) == stuck("2026-03-30", "2026-05-25")
    assert found("R607", plan_data(change("2026-03-31"), reviews=FLAT)) == []


def test_a_change_that_the_client_declined_was_none() -> None:
    declined = {"on": "2026-05-04", "what": "target_date", "answer": "disagrees"}
    assert found("R607", plan_data({"changes": [declined]}, reviews=FLAT)) == stuck("2026-03-30", "2026-05-25")
    assert found("R607", plan_data({"changes": [declined | {"answer": "agrees"}]}, reviews=FLAT)) == []


def test_staying_where_they_are_may_be_the_point() -> None:
    measures = [{"id": "m-1"}, {"id": "m-2", "keep": True}]
    assert found("R607", plan_data({"measures": measures}, reviews=FLAT)) == []
    assert found("R607", plan_data({"measures": measures[:1]}, reviews=FLAT)) == stuck("2026-03-30", "2026-05-25")


def test_a_corrected_review_neither_counts_nor_rises() -> None:
    wrong = met("2026-05-11", rating=5)
    right = met("2026-05-12", rating=4, corrects=wrong["id"])
    assert found("R607", plan_data({}, reviews=[*FLAT, wrong, right])) == stuck("2026-03-30", "2026-05-25")
    gone = told("2026-05-26") | {"corrects": FLAT[1]["id"]}
    assert found("R607", plan_data({}, reviews=[*FLAT, gone])) == []
