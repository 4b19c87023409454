"""What is due, and when: counted from real reviews, with corrections honoured, and nothing while a goal rests."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made_plans import PROFILE, TODAY, agreement, made, review, turn

from goals_cli.cadence import (
    active_since,
    follow_ups_due,
    last_meeting,
    last_review,
    last_review_day,
    next_meeting,
    next_review,
    profile_for,
    promises_due,
    review_due,
    target_dates_due,
)
from goals_cli.errors import NotFound
from goals_cli.looking_back import promises
from goals_cli.plan import Plan
from goals_cli.profile import Profile, profile


def due(plan: Plan, applies: Profile = PROFILE) -> str | None:
    found = review_due(plan, plan.goals[0], applies)
    return str(found) if found else None


def test_the_first_review_counts_from_the_start_of_the_work() -> None:
    plan = made({"course": [turn("2026-03-02", "proposed"), turn("2026-03-09", "active")]})
    assert due(plan) == "2026-03-23"


@pytest.mark.parametrize("status", ["proposed", "paused", "achieved", "ended", "declined"])
def test_no_review_is_due_unless_the_goal_is_active(status: str) -> None:
    plan = made({"course": [turn("2026-03-02", "active"), turn("2026-03-09", status)]})
    assert due(plan) is None
    assert next_review(plan, PROFILE) is None


def test_no_review_is_due_when_the_work_has_ended() -> None:
    assert due(made({}, closed={"on": "2026-04-01"})) is None


def test_a_review_moves_the_next_one_by_the_cadence() -> None:
    assert due(made({}, reviews=[review("2026-03-30")])) == "2026-04-27"


def test_after_a_start_the_first_review_is_still_to_come() -> None:
    assert due(made({}, reviews=[review("2026-03-30", "start")])) == "2026-04-13"


def test_a_check_in_moves_nothing() -> None:
    reviews = [review("2026-03-30"), review("2026-04-20", "check-in", next_review="2026-09-01")]
    assert due(made({}, reviews=reviews)) == "2026-04-27"


def test_the_day_agreed_at_the_last_review_counts() -> None:
    assert due(made({}, reviews=[review("2026-03-30", next_review="2026-06-15")])) == "2026-06-15"


def test_a_review_of_another_goal_moves_nothing() -> None:
    plan = made({}, {"id": "g-2"}, reviews=[review("2026-03-30", goal="g-2")])
    assert due(plan) == "2026-03-16"
    assert next_review(plan, PROFILE) == date(2026, 3, 16)


def test_the_newest_review_counts_whatever_its_place_in_the_file() -> None:
    assert due(made({}, reviews=[review("2026-05-01"), review("2026-03-30")])) == "2026-05-29"


def test_a_corrected_review_counts_no_longer() -> None:
    wrong = review("2026-05-20")
    right = review("2026-04-20") | {"corrects": wrong["id"]}
    assert due(made({}, reviews=[wrong, right])) == "2026-05-18"


def test_after_a_pause_the_count_begins_anew() -> None:
    course = [turn("2026-01-05", "active"), turn("2026-02-01", "paused"), turn("2026-05-25", "active")]
    plan = made({"course": course}, reviews=[review("2026-01-20", next_review="2026-02-17")])
    assert due(plan) == "2026-06-08"


def test_a_review_on_the_day_of_the_restart_counts() -> None:
    course = [turn("2026-01-05", "active"), turn("2026-02-01", "paused"), turn("2026-05-25", "active")]
    assert due(made({"course": course}, reviews=[review("2026-05-25")])) == "2026-06-22"


def test_being_agreed_on_again_does_not_begin_anew() -> None:
    plan = made({"course": [turn("2026-03-02", "active"), turn("2026-04-02", "active")]})
    assert active_since(plan.goals[0]) == date(2026, 3, 2)
    assert due(plan) == "2026-03-16"


def test_a_goal_that_is_not_active_has_no_start() -> None:
    plan = made({"course": [turn("2026-03-02", "active"), turn("2026-04-02", "paused")]})
    assert active_since(plan.goals[0]) is None


def test_the_calendar_ends_in_the_year_9999() -> None:
    assert due(made({"course": [turn("9999-12-30", "active")]})) == "9999-12-31"


def test_last_review_and_last_meeting_differ_by_check_ins() -> None:
    plan = made({}, {"id": "g-2"}, reviews=[review("2026-03-30"), review("2026-04-06", "check-in")])
    first, second = plan.goals
    assert getattr(last_review(plan, first, PROFILE), "id", None) == "r-20260330-1"
    assert getattr(last_meeting(plan, first), "id", None) == "r-20260406-1"
    assert getattr(last_meeting(plan), "id", None) == "r-20260406-1"
    assert last_review(plan, second, PROFILE) is None
    assert last_meeting(plan, second) is None


def test_a_check_in_is_a_review_where_the_profile_says_so() -> None:
    reviews = [review("2026-03-30"), review("2026-04-20", "check-in")]
    short = Profile("short", review_every_days=28, first_review_days=14, check_in_is_review=True)
    plan = made({}, {"id": "g-2"}, reviews=reviews)
    assert getattr(last_review(plan, plan.goals[0], short), "id", None) == "r-20260420-1"
    assert due(plan, short) == "2026-05-18"
    assert last_review_day(plan, short) == date(2026, 4, 20)
    assert last_review_day(plan, PROFILE) == date(2026, 3, 30)
    assert last_review_day(made({}), PROFILE) is None


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ([review("2026-05-25", "check-in", next_review="2026-06-01")], "2026-06-01"),
        ([review("2026-05-25"), review("2026-05-26", "check-in", next_review="2026-05-31")], "2026-06-22"),
        ([review("2026-05-25", next_review="2026-07-01")], "2026-07-01"),
        ([], "2026-03-16"),
    ],
)
def test_the_next_meeting_is_the_one_set_last_else_the_next_review(reviews: list[Any], expected: str) -> None:
    assert str(next_meeting(made({}, reviews=reviews), PROFILE, today=TODAY)) == expected


def test_there_is_no_next_meeting_when_the_work_has_ended() -> None:
    plan = made({}, reviews=[review("2026-05-25", next_review="2026-07-01")], closed={"on": "2026-05-25"})
    assert next_meeting(plan, PROFILE, today=TODAY) is None


STEPS = [
    {"id": "s-1", "who": "client", "step": "call", "due": "2026-05-01"},
    {"id": "s-2", "who": "w-amara", "step": "ask", "due": "2026-05-01"},
    {"id": "s-3", "who": "w-amara", "step": "write", "due": "2026-04-01"},
    {"id": "s-4", "who": "client", "step": "too late to count", "due": "2026-06-02"},
    {"id": "s-5", "who": "client", "step": "no day", "every": "day", "until": "2026-05-01"},
    {"id": "s-6", "who": "client", "step": "kept", "due": "2026-05-01", "done": "2026-05-20"},
    {"id": "s-7", "who": "client", "step": "withdrawn", "due": "2026-05-01", "taken_back": {"on": "2026-04-01"}},
]


def promised(plan: Plan, by: date = TODAY) -> list[str]:
    return [promise.step.id for promise in promises_due(plan, by)]


def test_open_promises_with_a_day_are_due_the_workers_before_the_clients() -> None:
    plan = made({"steps": STEPS})
    assert promised(plan) == ["s-3", "s-2", "s-1"]
    assert [promise.by_client for promise in promises_due(plan, TODAY)] == [False, False, True]


def test_a_promise_is_due_on_its_day() -> None:
    assert promised(made({"steps": STEPS}), date(2026, 4, 1)) == ["s-3"]
    assert promised(made({"steps": STEPS}), date(2026, 3, 31)) == []


@pytest.mark.parametrize(("status", "expected"), [("proposed", 3), ("active", 3), ("paused", 0), ("ended", 0)])
def test_nothing_is_due_on_a_goal_that_rests_or_is_over(status: str, expected: int) -> None:
    plan = made({"steps": STEPS, "course": [turn("2026-03-02", "active"), turn("2026-03-09", status)]})
    assert len(promised(plan)) == expected


def test_no_promise_is_due_when_the_work_has_ended() -> None:
    assert promised(made({"steps": STEPS}, closed={"on": "2026-05-01"})) == []


def told(on: str, how: str, **fields: Any) -> dict[str, Any]:
    return review(on, progress=[{"goal": "g-1", "steps": [{"step": "s-3", "how": how}]}], **fields)


def test_a_step_that_a_review_calls_done_is_not_due() -> None:
    assert promised(made({"steps": STEPS}, reviews=[told("2026-05-01", "done")])) == ["s-2", "s-1"]


@pytest.mark.parametrize("how", ["partly", "not_yet"])
def test_the_newest_word_on_a_step_counts(how: str) -> None:
    plan = made({"steps": STEPS}, reviews=[told("2026-05-01", "done"), told("2026-05-08", how)])
    assert promised(plan) == ["s-3", "s-2", "s-1"]


def test_what_a_corrected_review_said_of_a_step_counts_no_longer() -> None:
    wrong = told("2026-05-01", "done")
    right = told("2026-05-02", "not_yet", corrects=wrong["id"]) | {"on": "2026-04-30"}
    assert promised(made({"steps": STEPS}, reviews=[wrong, right])) == ["s-3", "s-2", "s-1"]


@pytest.mark.parametrize("told_of", [(), ("done",), ("partly",), ("done", "not_yet"), ("not_yet", "done")])
def test_what_stands_is_the_same_before_a_meeting_and_in_what_is_due(told_of: tuple[str, ...]) -> None:
    steps = [{"id": "s-3", "step": "call", "due": "2026-04-01"} | rest for rest in ({}, {"every": "week"})]
    reviews = [told(f"2026-05-0{number}", how) for number, how in enumerate(told_of, 1)]
    for step in steps:
        plan = made({"steps": [step]}, reviews=reviews)
        before_a_meeting = [(each.step.id, each.by_client) for each in promises(plan, plan.goals[0], today=TODAY)]
        assert before_a_meeting == [(each.step.id, each.by_client) for each in promises_due(plan, TODAY)]
        assert before_a_meeting == ([] if told_of[-1:] == ("done",) and "every" not in step else [("s-3", True)])


def follow_up(on: str, day: str | None, **agreed: Any) -> dict[str, Any]:
    return agreement(on, **agreed) | {"follow_up": day}


def test_a_follow_up_is_due_on_its_day() -> None:
    plan = made({}, agreements=[follow_up("2026-03-02", "2026-06-01")])
    assert [(each.agreement.id, each.due) for each in follow_ups_due(plan, TODAY)] == [("a-20260302-1", TODAY)]
    assert follow_ups_due(plan, date(2026, 5, 31)) == []


def test_a_newer_agreement_on_the_goal_settles_the_follow_up() -> None:
    plan = made({}, agreements=[follow_up("2026-03-02", "2026-04-01"), agreement("2026-03-09")])
    assert follow_ups_due(plan, TODAY) == []


def test_a_newer_agreement_on_another_goal_does_not_settle_it() -> None:
    agreements = [follow_up("2026-03-02", "2026-04-01"), agreement("2026-03-09", goal="g-2")]
    plan = made({}, {"id": "g-2"}, agreements=agreements)
    assert [each.agreement.id for each in follow_ups_due(plan, TODAY)] == ["a-20260302-1"]


def test_a_follow_up_on_a_goal_that_is_over_is_not_due() -> None:
    agreements = [follow_up("2026-03-02", "2026-04-01")]
    plan = made({"course": [turn("2026-03-02", "active"), turn("2026-05-01", "ended")]}, agreements=agreements)
    assert follow_ups_due(plan, TODAY) == []


def test_a_corrected_agreement_has_no_follow_up() -> None:
    wrong = follow_up("2026-03-02", "2026-04-01")
    right = follow_up("2026-03-03", None) | {"corrects": wrong["id"]}
    assert follow_ups_due(made({}, agreements=[wrong, right]), TODAY) == []


def test_no_follow_up_is_due_when_the_work_has_ended() -> None:
    plan = made({}, agreements=[follow_up("2026-03-02", "2026-04-01")], closed={"on": "2026-05-01"})
    assert follow_ups_due(plan, TODAY) == []


def test_a_plans_own_profile_comes_before_the_caseloads() -> None:
    assert profile_for(made({}), PROFILE) is PROFILE
    other = Profile("other", review_every_days=90, first_review_days=90)
    assert profile_for(made({}, profile="default"), other) == profile("default")


def test_a_profile_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotFound, match="nonesuch"):
        profile_for(made({}, profile="nonesuch"), PROFILE)


def test_a_target_date_is_due_on_its_day_while_the_goal_is_active() -> None:
    goals = [
        {"id": f"g-{status}", "target_date": "2026-06-01", "course": [turn("2026-03-02", status)]}
        for status in ("active", "proposed", "paused", "achieved", "ended", "declined")
    ]
    plan = made(*goals, {"id": "g-none"})
    assert [(goal.id, day) for goal, day in target_dates_due(plan, TODAY)] == [("g-active", TODAY)]
    assert target_dates_due(plan, date(2026, 5, 31)) == []
    assert target_dates_due(made(*goals, closed={"on": "2026-05-01"}), TODAY) == []
