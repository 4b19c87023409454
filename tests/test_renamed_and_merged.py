"""A plan whose file was renamed on a line that was merged: by its former code it is found as by its present one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from histories import Repository
from made_plans import Data, plan_data

HERON, KITE, LARK = "clients/heron-27.yaml", "clients/kite-1.yaml", "clients/lark-33.yaml"
TODAY = {"GOALS_TODAY": "2026-04-30"}
GOES_ON = "The plan of {} is that of {} now: goals history {} goes on."


def written(client: str = "heron-27", **more: object) -> str:
    return json.dumps(plan_data({"importance": 5} | more, client=client), indent=1)


@pytest.fixture
def repository(caseload: Path) -> Repository:
    """Give a repository with one plan, on a line called `renaming` that goes from there."""
    found = Repository(caseload)
    found.git("symbolic-ref", "HEAD", "refs/heads/main")
    found.commit("opened", {HERON: written()}, "2026-03-02")
    found.git("checkout", "--quiet", "-b", "renaming")
    return found


def merged(repository: Repository, *, pulled: bool) -> str:
    """Commit something on main and merge both lines: main into this one when it is pulled; return the merge's id."""
    repository.git("checkout", "--quiet", "main")
    repository.commit("elsewhere", {"notes.txt": "We meet on Mondays.\n"}, "2026-03-10")
    if pulled:
        repository.git("checkout", "--quiet", "renaming")
    return repository.merge("main" if pulled else "renaming", "2026-03-12")


def merged_with_a_change(repository: Repository, *, pulled: bool) -> None:
    """Change the plan under its former name on main, and merge both lines as `merged` does."""
    repository.git("checkout", "--quiet", "main")
    repository.commit("changed", {HERON: written(importance=7)}, "2026-03-10")
    if pulled:
        repository.git("checkout", "--quiet", "renaming")
    gone: dict[str, str | None] = {} if pulled else {HERON: None}
    both = gone | {KITE: written("kite-1", importance=7)}
    repository.merge("main" if pulled else "renaming", "2026-03-12", files=both)


def renamed(repository: Repository, before: str, after: str, on: str = "2026-03-05") -> str:
    plans = {f"clients/{before}.yaml": None, f"clients/{after}.yaml": written(after)}
    return repository.commit("renamed", plans, on)


def history(run: Run, client: str = "heron-27") -> Data:
    found: Data = json.loads(run("history", client, "--format", "json", env=TODAY).stdout)
    return found


def told(run: Run, client: str = "heron-27") -> list[tuple[str, str | None, str]]:
    """Give what is told of a plan, the newest first: what kind of event, what came of what, and the commit."""
    return [
        (each["kind"], each["what"] or f"{each['before']} > {each['after']}", each["commit"]["id"])
        for each in history(run, client)["events"]
    ]


@pytest.mark.parametrize("pulled", [True, False])
def test_a_plan_is_told_of_where_its_file_was_renamed(repository: Repository, run: Run, pulled: bool) -> None:
    rename = renamed(repository, "heron-27", "kite-1")
    merged(repository, pulled=pulled)
    assert history(run)["notes"] == [GOES_ON.format("heron-27", "kite-1", "kite-1")]
    assert told(run)[0] == ("renamed", "heron-27 > kite-1", rename)
    assert "plan" not in [what for kind, what, _ in told(run) if kind == "edited"]


@pytest.mark.parametrize("pulled", [True, False])
def test_the_present_plan_is_found_by_the_former_code(repository: Repository, run: Run, pulled: bool) -> None:
    renamed(repository, "heron-27", "kite-1")
    merged_with_a_change(repository, pulled=pulled)
    now = json.loads(written("kite-1", importance=7))
    for client in ("heron-27", "kite-1"):
        shown = run("show", client, "--at", "HEAD", "--format", "json", env=TODAY)
        assert (shown.code, shown.stderr) == (0, "")
        assert json.loads(shown.stdout)["plan"] == now
    repository.write(KITE, written("kite-1", importance=8))
    compared = run("diff", "heron-27", env=TODAY)
    assert (compared.code, compared.stderr) == (0, "")
    assert compared.stdout.split("\n\n", 1)[1] == "kite-1\n------\n\n- g-1: importance changed from 7 to 8\n"


@pytest.mark.parametrize("pulled", [True, False])
def test_a_plan_that_was_renamed_twice_before_the_merge(repository: Repository, run: Run, pulled: bool) -> None:
    first = renamed(repository, "heron-27", "kite-1")
    second = renamed(repository, "kite-1", "lark-33", "2026-03-06")
    merged(repository, pulled=pulled)
    assert told(run)[0] == ("renamed", "heron-27 > kite-1", first)
    assert told(run, "kite-1")[0] == ("renamed", "kite-1 > lark-33", second)
    for client in ("heron-27", "kite-1"):
        assert history(run, client)["notes"] == [GOES_ON.format(client, "lark-33", "lark-33")]
        assert json.loads(run("show", client, "--at", "HEAD", "--format", "json", env=TODAY).stdout)["plan"] == (
            json.loads(written("lark-33"))
        )


@pytest.mark.parametrize("pulled", [True, False])
def test_a_plan_that_was_taken_away_and_put_there_anew_is_told_of_where_both_came_together(
    repository: Repository, run: Run, pulled: bool
) -> None:
    away = repository.commit("away", {HERON: None}, "2026-03-05")
    repository.commit("there", {KITE: written("kite-1")}, "2026-03-06")
    merge = merged(repository, pulled=pulled)
    assert history(run)["notes"] == [GOES_ON.format("heron-27", "kite-1", "kite-1")]
    assert told(run)[:2] == [("renamed", "heron-27 > kite-1", merge), ("edited", "plan", away)]


@pytest.mark.parametrize("pulled", [True, False])
def test_a_plan_that_was_taken_away_for_good_is_gone(repository: Repository, run: Run, pulled: bool) -> None:
    other = {LARK: json.dumps(plan_data({"id": "g-9", "importance": 5}, client="lark-33"), indent=1)}
    away = repository.commit("away", {HERON: None} | other, "2026-03-05")
    merge = merged(repository, pulled=pulled)
    assert history(run)["notes"] == ["The plan of heron-27 is gone from the caseload."]
    assert told(run)[0] == ("edited", "plan", away)
    shown = run("show", "heron-27", "--at", "HEAD", env=TODAY)
    assert (shown.code, shown.stderr) == (
        3, f"goals: there was no plan for heron-27 at {merge[:7]}\n  goals history heron-27 tells its past\n"
    )  # fmt: skip


@pytest.mark.parametrize("pulled", [True, False])
def test_a_plan_that_came_back_after_the_merge_is_told_by_what_differs_from_how_it_was(
    repository: Repository, run: Run, pulled: bool
) -> None:
    repository.commit("away", {HERON: None}, "2026-03-05")
    merged(repository, pulled=pulled)
    back = repository.commit("back", {HERON: written(importance=8)}, "2026-03-20")
    assert told(run)[:2] == [("set", "importance", back), ("noted", "plan", back)]
