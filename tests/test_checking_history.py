"""What only grows is held against the last commit, and a change can be checked alone: in real repositories."""

from __future__ import annotations

import json
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from made_plans import Data, agreement, plan_data, review, save, turn

from goals_cli.checking.earlier import FEW

TODAY = "2026-06-01"
GOAL: Data = {
    "words": "I want to sleep",
    "course": [turn("2026-05-01", "proposed"), turn("2026-05-02", "active")],
    "changes": [{"on": "2026-05-02", "what": "statement", "asked_by": "client"}],
    "words_later": [{"on": "2026-05-03", "words": "and rest"}],
}


def git(folder: Path, *arguments: str) -> str:
    me = ("-c", "user.name=w-amara", "-c", "user.email=w-amara@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *me, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "plans")


def whole() -> Data:
    """Make a plan with one of everything that only grows."""
    return plan_data(
        deepcopy(GOAL),
        agreements=[agreement("2026-05-02") | {"id": "a-20260502-1"}],
        reviews=[review("2026-05-20") | {"id": "r-20260520-1"}, review("2026-05-27") | {"id": "r-20260527-1"}],
        handovers=[{"on": "2026-05-25", "from": "w-amara", "to": "w-bo"}],
    )


@pytest.fixture
def plan(caseload: Path) -> Path:
    path = save(caseload, whole())
    commit(caseload)
    return path


def found(run: Run, *arguments: str) -> list[str]:
    result = run("check", "--format", "json", *arguments, today=TODAY)
    assert result.code in (0, 1), result.stderr
    return [
        f"{item['where']}: {item['message']}"
        for item in json.loads(result.stdout)["findings"]
        if item["code"] == "F012"
    ]


def lose(path: Path, change: Any) -> None:
    data = whole()
    change(data)
    save(path.parents[1], data)


GONE = "was in the last commit and is gone or altered"
LOSSES: list[tuple[Any, str]] = [
    (lambda plan: plan["reviews"].pop(0), f"reviews: review r-20260520-1 {GONE}"),
    (lambda plan: plan.pop("reviews"), f"reviews: review r-20260520-1 {GONE}|reviews: review r-20260527-1 {GONE}"),
    (
        lambda plan: plan["reviews"][1]["progress"].clear(),
        "reviews[r-20260527-1].progress: review r-20260527-1 says something else than in the last commit: progress",
    ),
    (
        lambda plan: plan["agreements"][0].update(on="2026-05-03"),
        "agreements[a-20260502-1].on: agreement a-20260502-1 says something else than in the last commit: on",
    ),
    (lambda plan: plan["handovers"][0].update(to="w-cy"), f"handovers: the handover of 2026-05-25 {GONE}"),
    (
        lambda plan: plan["goals"][0]["course"].pop(0),
        f"goals[g-1].course: the turn of the course of 2026-05-01 of goal g-1 {GONE}",
    ),
    (
        lambda plan: plan["goals"][0]["changes"][0].update(asked_by="w-amara"),
        f"goals[g-1].changes: the change of 2026-05-02 of goal g-1 {GONE}",
    ),
    (
        lambda plan: plan["goals"][0]["words_later"][0].update(words="never mind"),
        f"goals[g-1].words_later: the entry of later words of 2026-05-03 of goal g-1 {GONE}",
    ),
    (lambda plan: plan["goals"].clear(), "goals: goal g-1 was in the last commit and is gone"),
]


@pytest.mark.parametrize(("change", "messages"), LOSSES, ids=range(len(LOSSES)))
@pytest.mark.parametrize("named", [True, False])
def test_a_loss_is_found(change: Any, messages: str, named: bool, plan: Path, run: Run) -> None:
    lose(plan, change)
    arguments = (plan.stem,) if named else ()
    assert found(run, *arguments) == messages.split("|")
    assert found(run, *arguments) == messages.split("|")


@pytest.mark.parametrize("others", [0, FEW])
@pytest.mark.parametrize("name", ["heron-27.yaml", "what we said.yaml"])
def test_a_loss_is_found_however_git_is_asked(others: int, name: str, plan: Path, run: Run) -> None:
    path = plan.rename(plan.with_name(name))
    for number in range(others):
        save(plan.parents[1], plan_data(GOAL, client=f"wren-{number + 1}"))
    commit(plan.parents[1])
    arguments = sorted(map(str, plan.parent.iterdir()))
    assert found(run, *arguments) == []
    text = path.read_text("utf-8")
    path.write_text(text.replace("2026-05-25", "2026-05-26"), encoding="utf-8")
    assert found(run, *arguments) == [f"handovers: the handover of 2026-05-25 {GONE}"]


GAINS: list[Any] = [
    lambda plan: plan["reviews"].append(review("2026-05-29")),
    lambda plan: plan["reviews"].insert(0, review("2026-05-01")),
    lambda plan: plan["reviews"].reverse(),
    lambda plan: plan["agreements"][0].update(copy={"given": "2026-05-02"}, follow_up="2026-06-20"),
    lambda plan: plan["goals"][0]["course"].append(turn("2026-05-30", "paused")),
    lambda plan: plan["goals"].append(
        {"id": "g-9", "raised": {"by": "client"}, "course": [turn("2026-05-30", "proposed")]}
    ),
    lambda plan: plan.update(worker="w-bo"),
    lambda plan: plan["goals"][0].update(statement="I sleep six hours"),
]


@pytest.mark.parametrize("change", GAINS, ids=range(len(GAINS)))
def test_what_grows_or_may_change_is_not_found(change: Any, plan: Path, run: Run) -> None:
    lose(plan, change)
    assert found(run) == []


def test_nothing_is_compared_without_a_repository_or_a_commit(tmp_path: Path, run: Run, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", tmp_path, "--no-git")
    path = save(tmp_path, whole())
    assert found(run) == []
    git(tmp_path, "init", "--quiet")
    assert found(run) == []
    commit(tmp_path)
    lose(path, lambda plan: plan["reviews"].clear())
    assert len(found(run)) == 2


def test_when_git_cannot_tell_it_is_said_and_the_rest_stands(plan: Path, run: Run) -> None:
    (plan.parents[1] / ".git" / "HEAD").write_text("nonsense", encoding="utf-8")
    result = run("check", "--quiet", today=TODAY)
    assert "A202" not in result.stdout
    assert result.stderr.startswith("goals: not compared with the last commit: git refused: ")


# A change alone


def client_of(result: Any) -> list[str]:
    return sorted({item["client"] for item in json.loads(result.stdout)["findings"]})


@pytest.fixture
def three(caseload: Path) -> Path:
    """Give three plans that are committed and have something to find, and a change in two of them."""
    for client in ("heron-27", "robin-03", "wren-15"):
        save(caseload, plan_data(GOAL, client=client))
    commit(caseload)
    for client in ("robin-03", "wren-15"):
        save(caseload, plan_data(GOAL | {"title": "Sleep"}, client=client))
    git(caseload, "add", "clients/robin-03.yaml")
    return caseload


def test_only_what_is_staged_is_told(three: Path, run: Run) -> None:
    result = run("check", "--staged", "--format", "json", today=TODAY)
    assert (client_of(result), result.stderr.split(",")[0]) == (["robin-03"], "1 plan")


def test_what_is_staged_is_checked_as_it_will_be_committed(three: Path, run: Run) -> None:
    (three / "clients" / "robin-03.yaml").write_text("a: [b\n", encoding="utf-8")
    result = run("check", "--staged", "--format", "json", today=TODAY)
    assert '"F001"' not in result.stdout
    git(three, "add", "clients/robin-03.yaml")
    save(three, plan_data(GOAL, client="robin-03"))
    result = run("check", "--staged", today=TODAY)
    assert result.stdout.startswith("clients/robin-03.yaml:2:1: F001 ")
    assert result.code == 1


def test_a_plan_that_is_staged_for_the_first_time_and_taken_away_again_is_told(three: Path, run: Run) -> None:
    path = save(three, plan_data(GOAL, client="finch-01"))
    git(three, "add", "clients/finch-01.yaml")
    path.unlink()
    assert client_of(run("check", "--staged", "--format", "json", today=TODAY)) == ["finch-01", "robin-03"]


def test_nothing_staged_is_nothing_found(caseload: Path, run: Run) -> None:
    save(caseload, plan_data(GOAL))
    result = run("check", "--staged", today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", "0 plans, nothing found\n", 0)


def test_what_differs_from_a_revision_is_told(three: Path, run: Run) -> None:
    assert client_of(run("check", "--since", "HEAD", "--format", "json", today=TODAY)) == ["robin-03", "wren-15"]


def test_what_others_did_meanwhile_is_not_told(three: Path, run: Run) -> None:
    git(three, "stash", "--quiet")
    main = git(three, "branch", "--show-current").strip()
    git(three, "checkout", "--quiet", "-b", "mine")
    save(three, plan_data(GOAL | {"title": "Mine"}, client="wren-15"))
    commit(three)
    git(three, "checkout", "--quiet", main)
    save(three, plan_data(GOAL | {"title": "Theirs"}, client="heron-27"))
    commit(three)
    git(three, "checkout", "--quiet", "mine")
    assert client_of(run("check", "--since", main, "--format", "json", today=TODAY)) == ["wren-15"]


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["--since", "nonesuch"], "goals: git knows no revision 'nonesuch'\n", 4),
        (["--since", "--all"], "goals: git knows no revision '--all'\n", 4),
        (["--since", "She wants to"], "goals: git knows no such revision\n", 4),
        (["--staged", "heron-27"], "goals: --staged and --since choose the plans themselves\n", 2),
    ],
)
def test_a_revision_that_there_is_not(arguments: list[str], message: str, code: int, three: Path, run: Run) -> None:
    result = run("check", *arguments, today=TODAY)
    assert (result.stderr.splitlines(keepends=True)[0], result.code) == (message, code)


def test_outside_of_a_repository_no_change_can_be_told(tmp_path: Path, run: Run, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", tmp_path, "--no-git")
    result = run("check", "--staged", today=TODAY)
    assert (result.stderr.splitlines()[0], result.code) == ("goals: this caseload is not in a git repository", 4)


def test_a_hook_fails_only_for_errors_of_the_file(three: Path, run: Run) -> None:
    assert run("check", "--staged", today=TODAY).code == 1
    assert run("check", "--staged", "--fail-on", "file", today=TODAY).code == 0
    (three / "clients" / "robin-03.yaml").write_text("a: [b\n", encoding="utf-8")
    git(three, "add", "clients/robin-03.yaml")
    assert run("check", "--staged", "--fail-on", "file", today=TODAY).code == 1


def test_a_repository_with_longer_ids(tmp_path: Path, run: Run, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    run("init", tmp_path)
    path = save(tmp_path, whole())
    commit(tmp_path)
    assert found(run) == []
    assert client_of(run("check", "--since", "HEAD", "--format", "json", today=TODAY)) == []
    lose(path, lambda plan: plan["reviews"].clear())
    assert len(found(run)) == 2
