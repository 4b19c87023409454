"""What is dated after the day of the client's pages is not told on them as if it had happened."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from made_plans import PROFILE, Data, agreement, goal_data, made, plan_data, review, save, turn

from goals_cli.as_of import as_of, later_than
from goals_cli.history.since_agreed import since_agreed
from goals_cli.plan import Plan, Status, from_data
from goals_cli.render import since_agreed as since_page
from goals_cli.render.reports import FORMATS
from goals_cli.sheets import plan_report

TODAY = date(2026, 4, 20)
TOLD = {"goal": "g-1", "ratings": [{"by": "client", "rating": 9}], "wins": ["I drove"]}


def step(**fields: Any) -> Data:
    return {"id": "s-1", "who": "client", "step": "Call", "promised": "2026-03-02"} | fields


def sheet(data: Data) -> str:
    report = plan_report(from_data(data, Plan), PROFILE, today=TODAY, since=since_agreed(data, today=TODAY))
    return FORMATS["text"](report)


QUOTED = {"statement": "I drive."}
GOAL: Data = {"title": "Driving", "words": "I want to drive", "statement": "I drive."}
AGREED = agreement("2026-03-02", **QUOTED)


@pytest.mark.parametrize(
    ("goal", "fields", "ids"),
    [
        ({}, {"reviews": [review("2027-04-01", progress=[TOLD], next_review="2027-05-01")]}, ("r-20270401-1",)),
        ({}, {"agreements": [AGREED, agreement("2026-05-01", "disagrees", **QUOTED)]}, ("a-20260501-1",)),
        ({}, {"closed": {"on": "2026-05-01"}}, ("closed",)),
        ({"course": [turn("2026-03-02", "active"), turn("2026-04-21", "achieved")]}, {}, ("g-1",)),
        ({"words_later": [{"on": "2026-04-21", "words": "No more"}]}, {}, ("g-1",)),
        ({"changes": [{"on": "2026-04-21", "what": "statement", "asked_by": "client"}]}, {}, ("g-1",)),
        ({"steps": [step(promised="2026-04-21")]}, {}, ("s-1",)),
    ],
)
def test_the_sheet_is_the_same_without_it(goal: Data, fields: Data, ids: tuple[str, ...]) -> None:
    common: Data = {"agreements": [AGREED]}
    data = plan_data(GOAL | goal, **(common | fields))
    assert sheet(data) == sheet(plan_data(GOAL, **common))
    assert later_than(from_data(data, Plan), TODAY) == ids


@pytest.mark.parametrize("fields", [{"done": "2026-04-21"}, {"taken_back": {"on": "2026-04-21"}}])
def test_a_promise_that_is_kept_or_taken_back_later_still_stands(fields: Data) -> None:
    data = plan_data(GOAL | {"steps": [step(**fields)]}, agreements=[AGREED])
    assert sheet(data) == sheet(plan_data(GOAL | {"steps": [step()]}, agreements=[AGREED]))
    assert later_than(from_data(data, Plan), TODAY) == ("s-1",)


def test_what_happened_on_the_day_itself_has_happened() -> None:
    day = TODAY.isoformat()
    goal = GOAL | {
        "course": [turn("2026-03-02", "active"), turn(day, "achieved")],
        "words_later": [{"on": day, "words": "It was good"}],
        "steps": [step(promised=day, done=day)],
    }
    plan = made(goal, agreements=[agreement(day, **QUOTED)], reviews=[review(day, progress=[TOLD])])
    assert as_of(plan, TODAY) == plan
    assert later_than(plan, TODAY) == ()


def test_a_goal_that_has_not_begun_is_not_there() -> None:
    later = goal_data(id="g-2", title="Flying", course=[turn("2026-04-21", "active")])
    data = plan_data(GOAL, later, agreements=[AGREED, agreement("2026-03-02", goal="g-2") | {"id": "a-20260302-2"}])
    assert [goal.id for goal in as_of(from_data(data, Plan), TODAY).goals] == ["g-1"]
    assert "Flying" not in sheet(data)
    assert "Flying" not in since_page.text(since_agreed(data, today=TODAY))
    assert later_than(from_data(data, Plan), TODAY) == ("g-2",)


def test_an_entry_that_a_later_one_corrects_still_stands() -> None:
    wrong = review("2026-04-10", progress=[TOLD])
    right = review("2027-04-10", progress=[TOLD | {"wins": ["I flew"]}], corrects=wrong["id"])
    shown = sheet(plan_data(GOAL, reviews=[wrong, right]))
    assert "- 10 April 2026: I drove" in shown
    assert "I flew" not in shown


def test_the_worker_that_a_plan_is_handed_over_by_later_is_the_worker_still() -> None:
    handover = {"on": "2026-05-01", "from": "w-before", "to": "w-amara"}
    data = plan_data(GOAL | {"steps": [step(who="w-before")]}, handovers=[handover])
    assert "What my worker does\n" in sheet(data)


def test_the_page_of_what_changed_tells_nothing_that_comes_later() -> None:
    goal = GOAL | {
        "course": [turn("2026-03-02", "active"), turn("2026-05-02", "achieved")],
        "steps": [step(done="2026-05-02")],
    }
    assert since_page.text(since_agreed(plan_data(goal, agreements=[AGREED]), today=TODAY)) == """\
What changed since you agreed
=============================

As of 20 April 2026.

Driving
-------

You agreed to this on 2 March 2026.

What we wrote down then still stands, word for word."""


def test_the_worker_is_told_what_was_left_out(caseload: Path, run: Run) -> None:
    slip = review("2027-04-01", progress=[TOLD])
    goal = GOAL | {"course": [turn("2026-03-02", "active"), turn("2026-04-21", "achieved")]}
    save(caseload, plan_data(goal, agreements=[AGREED], reviews=[slip]))
    result = run("report", "plan", "heron-27", today="2026-04-20")
    assert (result.code, result.stderr) == (0, "left out as dated after 2026-04-20: r-20270401-1, g-1\n")
    assert "I drove" not in result.stdout
    assert run("report", "plan", "heron-27", "--quiet", today="2026-04-20").stderr == ""
    assert run("report", "plan", "heron-27", today="2027-04-01").stderr == ""


def test_statuses_are_those_of_the_day() -> None:
    plan = made({"course": [turn("2026-03-02", "active"), turn("2026-04-21", "paused")]})
    assert as_of(plan, TODAY).goals[0].status is Status.ACTIVE
