"""What a merge decided, and what was decided after it, is told as that, and blames nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from histories import Repository
from made_plans import Data, agreement, plan_data, turn
from test_history import PATH, written

from goals_cli.history.event import hidden
from goals_cli.history.events import events
from goals_cli.merging.three_way import merge
from goals_cli.render.event_words import sentence

AGREED = [agreement("2026-03-02", target_date="2026-06-30")]


def plan(target_date: str | None, *conflicts: Data, **goal: Any) -> Data:
    more = {"conflicts": list(conflicts)} if conflicts else {}
    return plan_data({"target_date": target_date} | goal, agreements=AGREED, **more)


def conflict(where: str = "goals[g-1].target_date", **sides: Any) -> Data:
    return {"id": "c-1", "where": where} | (sides or {"ours": "2026-07-01", "theirs": "2026-07-15"})


def sentences(before: Data, after: Data) -> list[str]:
    return [sentence(each) for each in events(before, after)]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-07-01", "g-1: decided: target date 2026-07-01, the other value was 2026-07-15"),
        ("2026-07-15", "g-1: decided: target date 2026-07-15, the other value was 2026-07-01"),
        ("2026-08-01", "g-1: decided: target date 2026-08-01, the other values were 2026-07-01; 2026-07-15"),
    ],
)  # fmt: skip
def test_a_decision_is_no_change_outside_a_review(now: str, told: str) -> None:
    assert sentences(plan("2026-07-01", conflict()), plan(now)) == [told]


def test_what_else_was_changed_with_a_decision_is_told_beside_it() -> None:
    before = plan("2026-07-01", conflict(), confidence=3)
    assert sentences(before, plan("2026-07-15", confidence=4)) == [
        "g-1: confidence changed from 3 to 4",
        "g-1: decided: target date 2026-07-15, the other value was 2026-07-01",
    ]


def test_a_decision_on_part_of_a_measure_and_on_a_step() -> None:
    measure, step = {"id": "m-1", "target": 60}, {"id": "s-1", "step": "Visit", "due": "2026-03-16"}
    before = plan(None, conflict("goals[g-1].measures[m-1].target", ours=60, theirs=40),
                  conflict("goals[g-1].steps[s-1].due", ours="2026-03-16", theirs="2026-03-20") | {"id": "c-2"},
                  measures=[measure], steps=[step])  # fmt: skip
    after = plan(None, measures=[measure | {"target": 40}], steps=[step | {"due": "2026-03-20"}])
    assert sentences(before, after) == [
        "g-1: decided: target of m-1 40, the other value was 60",
        "g-1: decided: due of s-1 2026-03-20, the other value was 2026-03-16",
    ]


def test_a_decision_to_take_out_what_one_side_had_taken_out() -> None:
    step = {"id": "s-1", "step": "Visit", "who": "client"}
    before = plan(None, conflict("goals[g-1].steps[s-1]", theirs=step, base=step), steps=[step])
    assert sentences(before, plan(None, steps=[])) == [
        "g-1: decided: step s-1 nothing, the other value was step Visit, who client"
    ]


def test_a_decision_on_a_turn_and_on_two_entries_with_one_id() -> None:
    course = [turn("2026-03-02", "active"), turn("2026-04-01", "paused")]
    before = plan(None, conflict("goals[g-1].course", ours="paused", theirs="active"),
                  conflict("agreements[a-1].id", ours="a-1", theirs="a-2") | {"id": "c-2"}, course=course)  # fmt: skip
    after = plan(None, course=[*course, turn("2026-04-02", "active")])
    assert sentences(before, after) == [
        "g-1: taken up again",
        "g-1: decided: course active, the other value was paused",
        "decided: a-1 and a-2 both stay",
    ]


def test_what_is_undecided_is_noted_with_its_goal() -> None:
    assert sentences(plan("2026-07-01"), plan("2026-07-01", conflict())) == [
        "g-1: noted: conflict c-1: where goals[g-1].target_date, ours 2026-07-01, theirs 2026-07-15"
    ]


@pytest.mark.parametrize(
    "goal",
    [{"private": True, "title": "Secret"},
     {"steps": [{"id": "s-1", "private": True, "step": "Secret"}], "title": "x"}],
)  # fmt: skip
def test_what_is_private_is_decided_without_its_words(goal: Data) -> None:
    where = "goals[g-1].steps[s-1].step" if "steps" in goal else "goals[g-1].title"
    undecided = plan(None, conflict(where, ours="Secret", theirs="Hidden"), **goal)
    for before, after in ((undecided, plan(None, **goal)), (plan(None, **goal), undecided)):
        told = [hidden(each) for each in events(before, after)]
        assert [(each.before, each.after, each.private) for each in told] == [(None, None, True)]
        assert "(private)" in sentence(told[0])


def test_a_decision_names_the_step_that_it_is_about() -> None:
    step = {"id": "s-1", "step": "Visit", "due": "2026-03-16"}
    before = plan(None, conflict("goals[g-1].steps[s-1].due", ours="2026-03-16", theirs="2026-03-20"), steps=[step])
    [event] = events(before, plan(None, steps=[step]))
    assert (event.goal, event.id, event.what) == ("g-1", "s-1", "steps.s-1.due")


@pytest.fixture
def parted(caseload: Path) -> Repository:
    """Give a repository in which two branches moved a goal's day, each to another one."""
    found = Repository(caseload)
    found.git("symbolic-ref", "HEAD", "refs/heads/main")
    found.commit("first", {PATH: written(plan("2026-06-30"))}, "2026-03-02")
    found.git("checkout", "--quiet", "-b", "side")
    found.commit("side", {PATH: written(THEIRS)}, "2026-03-11")
    found.git("checkout", "--quiet", "main")
    found.commit("main", {PATH: written(OURS)}, "2026-03-10")
    return found


OURS, THEIRS = plan("2026-07-01"), plan("2026-07-15", confidence=4)
KEPT = "- g-1: target date: the merge kept {} (the other side had {})"


LATER = {"GOALS_TODAY": "2026-04-01"}


def of_the_merge(run: Run, on: str = "2026-03-12") -> list[str]:
    """Give what the history of the plan tells of a day, and see that the history of all plans tells the same."""
    options = ("--since", on, "--until", on)
    found, of_all = (
        [f"- {' '.join(each.split())}" for each in run("history", *which, *options, env=LATER).stdout.split("\n- ")[1:]]
        for which in (("heron-27",), ("--no-cache",))
    )
    assert of_all == found
    return found


@pytest.mark.parametrize(
    ("merged", "told"),
    [
        (plan("2026-07-01", confidence=4), [KEPT.format("2026-07-01", "2026-07-15")]),
        (plan("2026-07-15", confidence=4), [KEPT.format("2026-07-15", "2026-07-01")]),
        (plan("2026-08-01", confidence=4), [KEPT.format("2026-08-01", "2026-07-01; 2026-07-15").replace(
            "other side had", "sides had")]),
        (OURS, [KEPT.format("2026-07-01", "2026-07-15"), "- g-1: confidence 4 taken out"]),
    ],
)  # fmt: skip
def test_a_merge_tells_which_side_it_took(parted: Repository, run: Run, merged: Data, told: list[str]) -> None:
    parted.merge("side", "2026-03-12", files={PATH: written(merged)})
    assert of_the_merge(run) == told


def test_a_conflict_that_was_committed_is_told_of_and_then_its_decision(parted: Repository, run: Run) -> None:
    undecided = merge(plan("2026-06-30"), OURS, THEIRS).data
    [entry] = undecided["conflicts"]
    parted.merge("side", "2026-03-12", files={PATH: written(undecided)})
    parted.commit("decided", {PATH: written(THEIRS)}, "2026-03-13")
    where = "where goals[g-1].target_date, base 2026-06-30, ours 2026-07-01, theirs 2026-07-15"
    assert of_the_merge(run) == [f"- g-1: noted: conflict {entry['id']}: {where}"]
    assert of_the_merge(run, "2026-03-13") == [
        "- g-1: decided: target date 2026-07-15, the other value was 2026-07-01"
    ]


def test_a_merge_that_takes_what_one_side_alone_changed_has_nothing_to_tell(caseload: Path, run: Run) -> None:
    repository = Repository(caseload)
    repository.git("symbolic-ref", "HEAD", "refs/heads/main")
    repository.commit("first", {PATH: written(plan("2026-06-30"))}, "2026-03-02")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("side", {PATH: written(THEIRS)}, "2026-03-11")
    repository.git("checkout", "--quiet", "main")
    repository.commit("elsewhere", {"notes": "x"}, "2026-03-10")
    repository.merge("side", "2026-03-12")
    assert of_the_merge(run) == []


def test_a_merge_that_leaves_out_what_the_other_side_did_tells_so(caseload: Path, run: Run) -> None:
    repository = Repository(caseload)
    repository.git("symbolic-ref", "HEAD", "refs/heads/main")
    repository.commit("first", {PATH: written(plan("2026-06-30"))}, "2026-03-02")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("side", {PATH: written(plan("2026-06-30", confidence=4))}, "2026-03-11")
    repository.git("checkout", "--quiet", "main")
    repository.commit("elsewhere", {"notes": "x"}, "2026-03-10")
    repository.merge("side", "2026-03-12", "-s", "ours")
    assert of_the_merge(run) == ["- g-1: confidence 4 taken out"]
