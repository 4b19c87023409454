"""What is dated after the day of a report or a page has not happened yet, and is told nowhere as if it had."""

from __future__ import annotations

import json
import re
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

TODAY, LATER = "2026-06-01", "2027-02-01"
RATED = [{"by": "client", "rating": 6}, {"by": "w-amara", "rating": 2}]
STEPS: list[Data] = [
    {"id": "s-1", "who": "client", "step": "Call", "promised": "2026-03-02", "due": "2026-05-20"},
    {"id": "s-2", "who": "w-amara", "step": "Ask", "promised": "2026-03-02", "due": "2026-05-20"},
    {"id": "s-3", "who": "client", "step": "Drive", "due": "2026-05-21"},
]
REVIEW = review("2026-05-04", progress=[{"goal": "g-1", "words": "So far so good"}])
AGREED = agreement("2026-03-02") | {"follow_up": "2026-05-20"}


def so_far() -> Data:
    goal = {"title": "The play", "steps": STEPS, "words": "I want to go"}
    return plan_data(goal, reviews=[REVIEW], agreements=[AGREED])


def with_what_is_to_come() -> Data:
    """Write down the same plan, and in every list that has days something of next year."""
    told = {"goal": "g-1", "ratings": RATED, "words": "Next year", "wins": ["Won"], "confidence": 2,
            "in_the_way": ["Rain"], "steps": [{"step": "s-3", "how": "done"}]}  # fmt: skip
    done, back, standing = STEPS
    steps = [
        done | {"done": LATER}, back | {"taken_back": {"on": LATER}}, standing,
        {"id": "s-4", "who": "client", "step": "Fly", "promised": LATER, "due": "2026-05-01"},
    ]  # fmt: skip
    goal = {
        "title": "The play", "steps": steps, "words": "I want to go",
        "course": [turn("2026-03-02", "active"), turn(LATER, "achieved")],
        "changes": [{"on": LATER, "what": "statement", "asked_by": "w-amara"}],
        "words_later": [{"on": LATER, "words": "I have gone"}],
        "client_answer": {"answer": "disagrees", "on": LATER},
    }  # fmt: skip
    another = {"id": "g-2", "title": "The bus", "course": [turn(LATER, "active")]}
    return plan_data(
        goal, another,
        reviews=[REVIEW, review(LATER, progress=[told], next_review="2027-03-01", corrects=REVIEW["id"])],
        agreements=[AGREED, agreement(LATER, "disagrees")],
        requests=[{"on": LATER, "by": "mother", "asks": "More"}],
        disagreements=[{"on": LATER, "about": "The time"}],
        closed={"on": LATER},
    )  # fmt: skip


@pytest.mark.parametrize("report", ["session heron-27", "caseload", "due", "stuck", "voice", "outcomes --small-groups"])
@pytest.mark.parametrize("form", FORMATS)
def test_no_report_tells_of_what_is_to_come(report: str, form: str, caseload: Path, run: Run) -> None:
    told = []
    for data in (so_far(), with_what_is_to_come()):
        save(caseload, data)
        result = run("report", *report.split(), "--format", form, today=TODAY)
        assert (result.stderr, result.code) == ("", 0)
        told.append(_without_findings(result.stdout, form, report))
    assert told[0] == told[1]
    assert LATER not in told[1]


def _without_findings(text: str, form: str, report: str) -> Any:
    """Leave out what is to be mended in the file: a day that lies ahead is."""
    if form == "json":
        return json.dumps({key: value for key, value in json.loads(text).items() if key != "mend"})
    if "session" not in report:
        return text
    if form == "csv":
        return "\n".join(line for line in text.split("\n") if ",mend," not in line)
    told, _, _ = text.partition("To mend")
    return told.rstrip().removesuffix("##").rstrip() if form != "html" else re.sub(r"<[^>]*>|\s+", "", told)


def test_it_is_told_when_it_has_happened(caseload: Path, run: Run) -> None:
    save(caseload, with_what_is_to_come())
    line = json.loads(run("report", "caseload", "--format", "json", today=LATER).stdout)["clients"][0]
    assert (line["closed"], line["achieved"], line["active"]) == (LATER, 1, 1)


def test_a_plan_of_which_all_has_happened_is_left_as_it_is() -> None:
    data = with_what_is_to_come()
    plan = made(**{key: value for key, value in data.items() if key != "goals"})
    assert as_of(plan, date(2027, 2, 1)) is plan
    assert as_of(plan, date(2027, 1, 31)) is not plan


# The client's pages


DAY = date(2026, 4, 20)
TOLD = {"goal": "g-1", "ratings": [{"by": "client", "rating": 9}], "wins": ["I drove"]}


def step(**fields: Any) -> Data:
    return {"id": "s-1", "who": "client", "step": "Call", "promised": "2026-03-02"} | fields


def sheet(data: Data) -> str:
    report = plan_report(from_data(data, Plan), PROFILE, today=DAY, since=since_agreed(data, today=DAY))
    return FORMATS["text"](report)


QUOTED = {"statement": "I drive."}
GOAL: Data = {"title": "Driving", "words": "I want to drive", "statement": "I drive."}
COVERED = agreement("2026-03-02", **QUOTED)


@pytest.mark.parametrize(
    ("goal", "fields", "ids"),
    [
        ({}, {"reviews": [review("2027-04-01", progress=[TOLD], next_review="2027-05-01")]}, ("r-20270401-1",)),
        ({}, {"agreements": [COVERED, agreement("2026-05-01", "disagrees", **QUOTED)]}, ("a-20260501-1",)),
        ({}, {"closed": {"on": "2026-05-01"}}, ("closed",)),
        ({"course": [turn("2026-03-02", "active"), turn("2026-04-21", "achieved")]}, {}, ("g-1",)),
        ({"words_later": [{"on": "2026-04-21", "words": "No more"}]}, {}, ("g-1",)),
        ({"changes": [{"on": "2026-04-21", "what": "statement", "asked_by": "client"}]}, {}, ("g-1",)),
        ({"steps": [step(promised="2026-04-21")]}, {}, ("s-1",)),
    ],
)
def test_the_sheet_is_the_same_without_it(goal: Data, fields: Data, ids: tuple[str, ...]) -> None:
    common: Data = {"agreements": [COVERED]}
    data = plan_data(GOAL | goal, **(common | fields))
    assert sheet(data) == sheet(plan_data(GOAL, **common))
    assert later_than(from_data(data, Plan), DAY) == ids


@pytest.mark.parametrize("fields", [{"done": "2026-04-21"}, {"taken_back": {"on": "2026-04-21"}}])
def test_a_promise_that_is_kept_or_taken_back_later_still_stands(fields: Data) -> None:
    data = plan_data(GOAL | {"steps": [step(**fields)]}, agreements=[COVERED])
    assert sheet(data) == sheet(plan_data(GOAL | {"steps": [step()]}, agreements=[COVERED]))
    assert later_than(from_data(data, Plan), DAY) == ("s-1",)


def test_what_happened_on_the_day_itself_has_happened() -> None:
    day = DAY.isoformat()
    goal = GOAL | {
        "course": [turn("2026-03-02", "active"), turn(day, "achieved")],
        "words_later": [{"on": day, "words": "It was good"}],
        "steps": [step(promised=day, done=day)],
    }
    plan = made(goal, agreements=[agreement(day, **QUOTED)], reviews=[review(day, progress=[TOLD])])
    assert as_of(plan, DAY) == plan
    assert later_than(plan, DAY) == ()


def test_a_goal_that_has_not_begun_is_not_there() -> None:
    later = goal_data(id="g-2", title="Flying", course=[turn("2026-04-21", "active")])
    data = plan_data(GOAL, later, agreements=[COVERED, agreement("2026-03-02", goal="g-2") | {"id": "a-20260302-2"}])
    assert [goal.id for goal in as_of(from_data(data, Plan), DAY).goals] == ["g-1"]
    assert "Flying" not in sheet(data)
    assert "Flying" not in since_page.text(since_agreed(data, today=DAY))
    assert later_than(from_data(data, Plan), DAY) == ("g-2",)


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
    assert since_page.text(since_agreed(plan_data(goal, agreements=[COVERED]), today=DAY)) == """\
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
    save(caseload, plan_data(goal, agreements=[COVERED], reviews=[slip]))
    result = run("report", "plan", "heron-27", today="2026-04-20")
    assert (result.code, result.stderr) == (0, "left out as dated after 2026-04-20: r-20270401-1, g-1\n")
    assert "I drove" not in result.stdout
    assert run("report", "plan", "heron-27", "--quiet", today="2026-04-20").stderr == ""
    assert run("report", "plan", "heron-27", today="2027-04-01").stderr == ""


def test_statuses_are_those_of_the_day() -> None:
    plan = made({"course": [turn("2026-03-02", "active"), turn("2026-04-21", "paused")]})
    assert as_of(plan, DAY).goals[0].status is Status.ACTIVE
