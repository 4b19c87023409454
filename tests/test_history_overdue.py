"""Promises that were overdue stay in the history, whatever became of them later, with the worker of that time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from histories import Repository
from made_plans import Data, plan_data, turn
from test_history import PATH, goal, written

from goals_cli.history.event import Event
from goals_cli.history.events import events
from goals_cli.render.event_words import sentence

TODAY = {"GOALS_TODAY": "2026-06-30"}
WAS_DUE = 'g-1: step s-1 "Ask the school", promised by w-amara, was due on 2026-03-20'


@pytest.fixture
def repository(caseload: Path) -> Repository:
    """Give the repository of a caseload in which a worker's promise is due on 20 March."""
    found = Repository(caseload)
    found.git("symbolic-ref", "HEAD", "refs/heads/main")
    found.commit("first", {PATH: written(promised())}, "2026-03-02")
    return found


def promised(**step: Any) -> Data:
    plan = plan_data(goal())
    plan["goals"][0]["steps"][0] |= step
    return plan


def moved(due: str | None, **step: Any) -> str:
    return written(promised(due=due, **step))


def missed(run: Run) -> list[str]:
    """Tell of what was overdue, in sentences, and check that each is told of the day after."""
    told = json.loads(run("history", "heron-27", "--format", "json", env=TODAY).stdout)["events"]
    found = [each for each in told if each["kind"] == "overdue"]
    assert all(each["on"] > each["before"] for each in found)
    names = Event.__struct_fields__
    return [sentence(Event(**{name: each[name] for name in names})) for each in found]


def test_a_promise_that_was_moved_when_its_day_had_passed(repository: Repository, run: Run) -> None:
    repository.commit("moved", {PATH: moved("2026-07-01")}, "2026-03-23")
    assert missed(run) == [f"{WAS_DUE}, moved to 2026-07-01 on 2026-03-23"]


def test_a_promise_that_was_moved_in_time(repository: Repository, run: Run) -> None:
    repository.commit("moved", {PATH: moved("2026-07-01")}, "2026-03-20")
    assert missed(run) == []


def test_a_promise_that_was_moved_again_and_again_is_told_once_for_each_day(repository: Repository, run: Run) -> None:
    for number, (due, on) in enumerate(
        [("2026-04-10", "2026-03-23"), ("2026-03-20", "2026-03-24"), ("2026-04-10", "2026-03-25"),
         ("2026-05-10", "2026-04-12")]
    ):  # fmt: skip
        repository.commit(str(number), {PATH: moved(due)}, on)
    assert missed(run) == [
        WAS_DUE.replace("2026-03-20", "2026-05-10"),
        WAS_DUE.replace("2026-03-20", "2026-04-10") + ", moved to 2026-05-10 on 2026-04-12",
        f"{WAS_DUE}, moved to 2026-04-10 on 2026-03-23",
    ]


def test_a_promise_that_was_taken_out_or_lost_its_day(repository: Repository, run: Run) -> None:
    repository.commit("none", {PATH: moved(None)}, "2026-03-23")
    assert missed(run) == [f"{WAS_DUE}, its day was taken out on 2026-03-23"]
    repository.commit("out", {PATH: written(plan_data(goal(steps=[])))}, "2026-03-24")
    assert missed(run) == [f"{WAS_DUE}, its day was taken out on 2026-03-23"]


@pytest.mark.parametrize("later", [plan_data(goal(steps=[])), plan_data()])
def test_a_promise_that_was_taken_out_with_or_without_its_goal(repository: Repository, run: Run, later: Data) -> None:
    repository.commit("out", {PATH: written(later)}, "2026-03-23")
    assert missed(run) == [f"{WAS_DUE}, taken out of the file on 2026-03-23"]


def test_a_promise_in_a_plan_that_was_taken_away(repository: Repository, run: Run) -> None:
    repository.commit("gone", {PATH: None}, "2026-03-23")
    assert missed(run) == [WAS_DUE]


def test_a_promise_that_is_moved_and_not_committed(repository: Repository, run: Run) -> None:
    repository.write(PATH, moved("2026-07-01"))
    assert missed(run) == [f"{WAS_DUE}, moved to 2026-07-01 on 2026-06-30"]


def test_a_promise_that_was_kept_in_time_as_came_out_later(repository: Repository, run: Run) -> None:
    repository.commit("moved", {PATH: moved("2026-07-01")}, "2026-03-23")
    repository.commit("done", {PATH: moved("2026-07-01", done="2026-03-19")}, "2026-03-24")
    assert missed(run) == []


def test_a_promise_that_two_lines_of_work_moved_is_told_once(repository: Repository, run: Run) -> None:
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("side", {PATH: moved("2026-07-01")}, "2026-03-23")
    repository.git("checkout", "--quiet", "main")
    repository.commit("main", {PATH: moved("2026-07-01", title="x")}, "2026-03-24")
    repository.merge("side", "2026-03-25", files={PATH: moved("2026-07-01")})
    assert missed(run) == [f"{WAS_DUE}, moved to 2026-07-01 on 2026-03-23"]


HANDOVER = {"on": "2026-04-01", "from": "w-amara", "to": "w-ben"}


def test_the_worker_of_an_overdue_promise_is_who_carried_the_plan_then(repository: Repository, run: Run) -> None:
    repository.commit("handed over", {PATH: written(promised() | {"worker": "w-ben", "handovers": [HANDOVER]})},
                      "2026-04-01")  # fmt: skip
    told = json.loads(run("history", "heron-27", "--format", "json", env=TODAY).stdout)["events"]
    assert [(each["kind"], each["worker"]) for each in told][:2] == [
        ("handed-over", "w-amara"), ("overdue", "w-amara"),
    ]  # fmt: skip


def test_a_first_commit_after_a_handover_names_the_worker_of_each_day() -> None:
    course = [turn("2026-03-02", "proposed"), turn("2026-03-20", "active"), turn("2026-04-02", "paused")]
    plan = plan_data({"course": course, "title": "x"}, worker="w-cleo", handovers=[
        {"on": "2026-04-01", "from": "w-ben", "to": "w-cleo"}, {"on": "2026-03-09", "from": "w-amara", "to": "w-ben"},
    ])  # fmt: skip
    assert [(each.kind, each.on, each.worker) for each in events(None, plan)] == [
        ("opened", "2026-03-02", "w-amara"), ("raised", "2026-03-02", "w-amara"), ("noted", None, "w-cleo"),
        ("started", "2026-03-20", "w-ben"), ("paused", "2026-04-02", "w-cleo"),
        ("handed-over", "2026-04-01", "w-ben"), ("handed-over", "2026-03-09", "w-amara"),
    ]  # fmt: skip
    assert sentence(next(iter(events(None, plan)))) == "plan opened by w-amara"


def test_what_is_told_of_the_day_of_a_handover_after_it_names_the_new_worker() -> None:
    before = plan_data({}, worker="w-ben", handovers=[HANDOVER])
    course = [turn("2026-03-02", "active"), turn("2026-04-01", "paused")]
    [event] = events(before, plan_data({"course": course}, worker="w-ben", handovers=[HANDOVER]))
    assert (event.kind, event.worker) == ("paused", "w-ben")
