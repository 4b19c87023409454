"""A goal is followed to the id that a merge gave it, since both sides had made one under the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from histories import Repository
from made_plans import Data, plan_data, turn
from test_history import PATH, TODAY, written

from goals_cli.merging.three_way import merge

SLEEP, WORK = "I want to sleep", "I want to work"


def goal(name: str, words: str, on: str, **more: object) -> Data:
    raised = {"by": "client", "on": on}
    return {"id": name, "raised": raised, "words": words, "course": [turn(on, "proposed")]} | more


def plan(*more: Data) -> Data:
    return plan_data({"title": "The play"}, *more)


def others(*more: Data) -> str:
    return written(plan(*more))


SLEEPING = goal("g-2", SLEEP, "2026-03-05")
WORKING = goal("g-2", WORK, "2026-03-03")
MERGED = merge(plan(), plan(SLEEPING), plan(WORKING | {"importance": 4})).data
FRESH = next(each["id"] for each in MERGED["goals"] if each["id"] not in ("g-1", "g-2"))
KEPT_IS_WORK = next(each["words"] for each in MERGED["goals"] if each["id"] == "g-2") == WORK


@pytest.fixture
def merged(caseload: Path) -> Repository:
    """Give a repository in which two lines made a goal g-2 each, and their merge gave one of them another id."""
    found = Repository(caseload)
    found.git("symbolic-ref", "HEAD", "refs/heads/main")
    found.commit("first", {PATH: others()}, "2026-03-02")
    found.git("checkout", "--quiet", "-b", "side")
    found.commit("work", {PATH: others(WORKING)}, "2026-03-03")
    found.commit("work more", {PATH: others(WORKING | {"importance": 4})}, "2026-03-04")
    found.git("checkout", "--quiet", "main")
    found.commit("sleep", {PATH: others(SLEEPING)}, "2026-03-05")
    found.merge("side", "2026-03-06", files={PATH: written(MERGED)})
    later = [each | {"confidence": 8} if each["id"] == FRESH else each for each in MERGED["goals"]]
    found.commit("later", {PATH: written(MERGED | {"goals": later})}, "2026-03-07")
    return found


def told(run: Run, *arguments: str) -> list[tuple[str, str, str]]:
    result = run("history", "heron-27", "--format", "json", *arguments, env=TODAY)
    assert result.code == 0, result.stderr
    events = json.loads(result.stdout)["events"]
    return [(each["on"], each["goal"], each["kind"]) for each in events if each["goal"] in ("g-2", FRESH)]


SLEPT = [("2026-03-05", "g-2", "raised")]
WORKED = [("2026-03-04", "g-2", "noted"), ("2026-03-03", "g-2", "raised")]
CONFLICT = ("2026-03-06", "g-2", "noted")
LATER = ("2026-03-07", FRESH, "noted")


def test_what_was_told_under_the_old_id_belongs_to_the_goal_that_had_it(merged: Repository, run: Run) -> None:
    kept, other = (WORKED, SLEPT) if KEPT_IS_WORK else (SLEPT, WORKED)
    assert told(run, "--goal", FRESH) == [LATER, *other]
    assert told(run, "--goal", "g-2") == [CONFLICT, *kept]
    assert told(run) == [LATER, CONFLICT, *SLEPT, *WORKED]
    assert told(run, "--goal", "g-1") == []


def test_the_history_says_from_when_on(merged: Repository, run: Run) -> None:
    commit = merged.git("rev-parse", "--short=7", "HEAD~1")
    said = f"Up to the merge of commit {commit} two goals had the id g-2: one of them is {FRESH} since."
    result = json.loads(run("history", "heron-27", "--format", "json", env=TODAY).stdout)
    assert result["notes"] == [said]


def test_one_goal_that_came_by_two_ways_is_one(caseload: Path, run: Run) -> None:
    repository = Repository(caseload)
    repository.git("symbolic-ref", "HEAD", "refs/heads/main")
    repository.commit("first", {PATH: others()}, "2026-03-02")
    one, other = goal("g-2", WORK, "2026-03-03"), goal("g-3", SLEEP, "2026-03-05")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("work", {PATH: others(one)}, "2026-03-03")
    repository.git("checkout", "--quiet", "main")
    repository.commit("both", {PATH: others(one, other)}, "2026-03-05")
    grown = goal("g-4", "Something else", "2026-03-06")
    repository.merge("side", "2026-03-06", files={PATH: others(one, other, grown)})
    assert json.loads(run("history", "heron-27", "--format", "json", env=TODAY).stdout)["notes"] == []
    assert [on for on, *_ in told(run, "--goal", "g-2")] == ["2026-03-03"]
