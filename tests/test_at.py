"""`--at`: plans, reports and checks as they stood at a commit or at the end of a day, also what was overdue then."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Run
from histories import Repository
from made_plans import Data, plan_data, turn

PATH = "clients/heron-27.yaml"
TODAY = {"GOALS_TODAY": "2026-04-30"}


def plan(**more: object) -> Data:
    step = {"id": "s-1", "who": "w-amara", "step": "Ask the school", "promised": "2026-03-02", "due": "2026-03-20"}
    goal = {"title": "The play", "course": [turn("2026-03-02", "active")], "steps": [step | more]}
    return plan_data(goal | {"raised": {"by": "client", "on": "2026-03-02"}})


def written(data: Data) -> str:
    return json.dumps(data, indent=1)


@pytest.fixture
def repository(caseload: Path) -> Repository:
    """Give a repository in which a plan was written down, forgotten for a while, and brought up to date."""
    found = Repository(caseload)
    found.git("symbolic-ref", "HEAD", "refs/heads/main")
    found.commit("the caseload", {}, "2026-03-01")
    found.commit("opened", {PATH: written(plan())}, "2026-03-02")
    found.commit("done", {PATH: written(plan(done="2026-04-01"))}, "2026-04-01")
    found.write(PATH, written(plan(done="2026-04-02")))
    return found


def shown(run: Run, at: str) -> Data:
    result = run("show", "heron-27", "--at", at, "--format", "json", env=TODAY)
    assert result.code == 0, result.stderr
    found: Data = json.loads(result.stdout)["plan"]
    return found


def test_a_plan_as_it_stood_then(repository: Repository, run: Run) -> None:
    first = repository.git("rev-parse", "HEAD~1")
    for at in (first, first[:8], "HEAD~1", "main~1", "2026-03-02", "2026-03-31"):
        assert shown(run, at) == plan()
    for at in ("HEAD", "main", "2026-04-01", "2026-04-30"):
        assert shown(run, at) == plan(done="2026-04-01")
    assert run("show", "heron-27", "--at", "HEAD~1", env=TODAY).stdout == written(plan()) + "\n"


def test_a_day_counts_by_when_it_was_committed_on_the_branch_itself(repository: Repository, run: Run) -> None:
    repository.git("checkout", "--quiet", "--force", "-b", "side", "HEAD~1")
    repository.commit("side", {PATH: written(plan(due="2026-03-25"))}, "2026-03-10")
    repository.git("checkout", "--quiet", "main")
    repository.merge("side", "2026-04-05", files={PATH: written(plan(due="2026-03-25", done="2026-04-01"))})
    assert shown(run, "2026-03-15") == plan()
    assert shown(run, "2026-04-05") == plan(due="2026-03-25", done="2026-04-01")


def test_a_plan_whose_file_had_another_name(repository: Repository, run: Run) -> None:
    repository.commit("renamed", {PATH: None, "clients/wren-15.yaml": written(plan() | {"client": "wren-15"})},
                      "2026-04-10")  # fmt: skip
    result = run("show", "wren-15", "--at", "2026-03-02", "--format", "json", env=TODAY)
    assert json.loads(result.stdout)["plan"] == plan()


def test_a_plan_is_found_by_the_code_that_the_client_had_before(repository: Repository, run: Run) -> None:
    for on, old, new in (("2026-04-10", "heron-27", "wren-15"), ("2026-04-11", "wren-15", "lark-33")):
        renamed = {f"clients/{old}.yaml": None, f"clients/{new}.yaml": written(plan() | {"client": new})}
        repository.commit("renamed", renamed, on)
    for client in ("heron-27", "wren-15", "lark-33"):
        for day, code in (("2026-03-02", "heron-27"), ("2026-04-10", "wren-15"), ("2026-04-11", "lark-33")):
            result = run("show", client, "--at", day, "--format", "json", env=TODAY)
            assert json.loads(result.stdout)["plan"] == plan() | {"client": code}


def test_nobody_is_shown_the_plan_of_another_client_that_was_taken_away_at_the_same_time(
    repository: Repository, run: Run
) -> None:
    goal = {"id": "g-9", "words": "Something else", "raised": {"by": "client", "on": "2026-03-02"}}
    other = written(plan() | {"client": "wren-15", "goals": [plan()["goals"][0] | goal]})
    swapped = repository.commit("swapped", {PATH: None, "clients/wren-15.yaml": other}, "2026-04-10")
    assert repository.git("diff-tree", "-r", "-M", "--name-status", swapped).splitlines()[1][:1] == "R"
    root = repository.git("rev-parse", "--short=7", "HEAD~1")
    for words, at, client, there in (
        (("show", "wren-15"), "HEAD~1", "wren-15", root),
        (("report", "plan", "wren-15"), "2026-04-01", "wren-15", root),
        (("check", "wren-15"), "HEAD~1", "wren-15", root),
        (("show", "heron-27"), "HEAD", "heron-27", swapped[:7]),
    ):
        result = run(*words, "--at", at, env=TODAY)
        assert (result.code, result.stdout, result.stderr) == (
            3, "", f"goals: there was no plan for {client} at {there}\n  goals history {client} tells its past\n"
        )  # fmt: skip


def test_a_plan_is_checked_under_the_name_that_its_file_had(repository: Repository, run: Run) -> None:
    repository.commit("renamed", {PATH: None, "clients/wren-15.yaml": written(plan() | {"client": "wren-15"})},
                      "2026-04-10")  # fmt: skip
    result = run("check", "wren-15", "--at", "2026-03-02", "--advice", "--format", "json", env=TODAY)
    found = json.loads(result.stdout)["findings"]
    assert {each["client"] for each in found} == {"heron-27"}
    assert "F004" not in {each["code"] for each in found}


def test_what_was_overdue_then(repository: Repository, run: Run) -> None:
    def overdue(command: str, at: str) -> list[Data]:
        found: list[Data] = json.loads(run("report", command, "--format", "json", "--at", at, env=TODAY).stdout)
        assert isinstance(found, dict)
        assert found["today"] == at
        listed: list[Data] = found["entries" if command == "due" else "clients"]
        return listed

    assert [each["worker_overdue"] for each in overdue("caseload", "2026-03-20")] == [0]
    assert [each["worker_overdue"] for each in overdue("caseload", "2026-03-21")] == [1]
    assert [each["worker_overdue"] for each in overdue("caseload", "2026-04-01")] == [0]
    promises = [each for each in overdue("due", "2026-03-21") if each["kind"] == "worker-promise"]
    assert [(each["id"], each["days"]) for each in promises] == [("s-1", -1)]
    assert [each for each in overdue("due", "2026-04-01") if each["kind"] == "worker-promise"] == []
    assert run("report", "caseload", "--at", "2026-03-01", env=TODAY).stdout == (
        "Caseload on 2026-03-01\n======================\n\nThere are no clients in this caseload yet.\n"
    )


@pytest.mark.parametrize("report", ["stuck", "voice"])
def test_the_goals_of_then(report: str, repository: Repository, run: Run) -> None:
    def told(at: str) -> tuple[str, int]:
        data = json.loads(run("report", report, "--format", "json", "--at", at, env=TODAY).stdout)
        return data["today"], len(data["goals"])

    assert told("2026-03-01") == ("2026-03-01", 0)
    assert told("2026-04-27") == ("2026-04-27", 1)


def test_the_outcomes_of_then(repository: Repository, run: Run) -> None:
    def overdue(at: str) -> tuple[str, str, list[int]]:
        shown = run("report", "outcomes", "--small-groups", "--format", "json", "--at", at, env=TODAY).stdout
        data = json.loads(shown)
        (table,) = (table for table in data["tables"] if table["name"] == "first-review")
        found = [part["number"] for part in table["parts"] if part["name"] in ("to-come", "overdue")]
        return data["today"], data["last_day"], found

    assert overdue("2026-03-01") == ("2026-03-01", "2026-03-01", [0, 0])
    assert overdue("2026-03-02") == ("2026-03-02", "2026-03-02", [1, 0])
    assert overdue("2026-04-30") == ("2026-04-30", "2026-04-30", [0, 1])


def test_the_sheet_of_then(repository: Repository, run: Run) -> None:
    then = run("report", "plan", "heron-27", "--at", "2026-03-10", env=TODAY)
    assert (then.code, then.stderr) == (0, "")
    assert then.stdout.startswith("My plan\n=======\n\nAs of 10 March 2026. ")
    assert "Ask the school  by 20 Mar 2026" in then.stdout
    assert (
        "- 1 April 2026: Ask the school (my worker)"
        in run("report", "plan", "heron-27", "--at", "HEAD", env=TODAY).stdout
    )


def codes(run: Run, *arguments: str) -> list[str]:
    result = run("check", "--format", "json", "--no-cache", *arguments, env=TODAY)
    return [each["code"] for each in json.loads(result.stdout)["findings"] if each["code"] == "S504"]


def test_what_a_check_would_have_found(repository: Repository, run: Run) -> None:
    assert codes(run, "--at", "2026-03-20") == []
    assert codes(run, "--at", "2026-03-31") == ["S504"] == codes(run, "heron-27", "--at", "2026-03-31")
    assert codes(run, "--at", "2026-04-01") == []
    first = repository.git("rev-parse", "--short=7", "HEAD~1")
    result = run("check", "heron-27", "--at", "2026-03-31", env=TODAY)
    assert result.stderr.startswith(f"as it stood at {first}, on 2026-03-31\n1 plan, ")
    line = next(number for number, text in enumerate(written(plan()).split("\n"), 1) if '"due"' in text)
    assert f"\nclients/heron-27.yaml:{line}:6: S504 step s-1 of goal g-1" in result.stdout


def test_the_past_is_not_compared_with_the_last_commit(repository: Repository, run: Run) -> None:
    repository.commit("more", {PATH: written(plan() | {"handovers": [{"on": "2026-04-20", "to": "w-amara"}]})},
                      "2026-04-20")  # fmt: skip
    result = run("check", "--at", "HEAD~1", "--format", "json", env=TODAY)
    assert "F012" not in result.stdout


def test_a_broken_plan_of_then_is_a_finding(repository: Repository, run: Run) -> None:
    repository.commit("broken", {PATH: "goals: [\n"}, "2026-04-05")
    name = repository.git("rev-parse", "--short=7", "HEAD")
    assert [each["code"] for each in json.loads(
        run("check", "--at", "HEAD", "--format", "json", env=TODAY).stdout)["findings"]] == ["F001"]  # fmt: skip
    result = run("show", "heron-27", "--at", "HEAD", env=TODAY)
    assert (result.code, result.stderr.splitlines()[0][:45]) == (3, f"goals: clients/heron-27.yaml at {name}:2:1: ")
    report = run("report", "caseload", "--at", "HEAD", env=TODAY)
    assert (report.code, report.stderr[:45]) == (3, f"goals: clients/heron-27.yaml at {name}:2:1: ")


def test_what_is_asked_for_in_vain(repository: Repository, run: Run, tmp_path: Path,
                                   monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    root = repository.git("rev-parse", "--short=7", "HEAD~2")
    asked = {
        ("show", "heron-27", "--at", "2026-02-01"): (
            3, "nothing was committed on or before 2026-02-01\n  the first commit is of 2026-03-01"),
        ("show", "heron-27", "--at", "HEAD~2"): (
            3, f"there was no plan for heron-27 at {root}\n  goals history heron-27 tells its past"),
        ("check", "wren-15", "--at", "HEAD~2"): (
            3, f"there was no plan for wren-15 at {root}\n  goals history wren-15 tells its past"),
        ("report", "due", "--at", "nowhere"): (
            4, "git knows no revision 'nowhere'\n  git log --oneline lists commits, git branch branches"),
        ("report", "due", "--at", "feature/main^2~3"): (
            4, "git knows no revision 'feature/main^2~3'\n  git log --oneline lists commits, git branch branches"),
        ("check", "--at", "HEAD", "--staged"): (
            2, "--at goes with no --staged, --since or --fix\n  the past is not mended"),
        ("show", "heron-27", "--at", "--output=x"): (
            4, "git knows no such revision\n  git log --oneline lists commits, git branch branches"),
    }  # fmt: skip
    for arguments, (code, message) in asked.items():
        result = run(*arguments, env=TODAY)
        assert (result.code, result.stderr) == (code, f"goals: {message}\n")
    run("init", tmp_path / "bare", "--no-git")
    monkeypatch.chdir(tmp_path / "bare")
    result = run("report", "due", "--at", "HEAD", env=TODAY)
    assert (result.code, result.stderr) == (
        4, "goals: this caseload is in no git repository: nothing of its past is known\n  git init begins one\n"
    )  # fmt: skip
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("report", "due", "--at", "HEAD", env=TODAY)
    assert (result.code, result.stderr) == (
        4, "goals: git was not found: nothing of the past can be read\n  install git\n"
    )  # fmt: skip


def test_a_caseload_that_lay_in_another_folder_then(repository: Repository, run: Run, tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    old = repository.git("rev-parse", "--short=7", "HEAD")
    (repository.folder / "moved").mkdir()
    repository.git("mv", "goals.toml", "clients", "moved/")
    repository.commit("moved", {}, "2026-04-20")
    monkeypatch.chdir(repository.folder / "moved")
    for words in (("show", "heron-27"), ("report", "due"), ("check",)):
        result = run(*words, "--at", "HEAD~1", env=TODAY)
        assert (result.code, result.stdout, result.stderr) == (3, "", (
            f"goals: there was no caseload in this folder at {old}\n"
            "  git log --follow -- goals.toml shows whether it lay in another one\n"
        ))  # fmt: skip
    notes = json.loads(run("diff", "HEAD~1", "--format", "json", env=TODAY).stdout)["notes"]
    assert notes == [f"There was no caseload in this folder at {old}."]


def test_a_shallow_clone_says_that_it_begins_later(repository: Repository, run: Run, tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "clone"), here=False)
    monkeypatch.chdir(tmp_path / "clone")
    result = run("show", "heron-27", "--at", "2026-03-02", env=TODAY)
    assert (result.code, result.stderr) == (3, (
        "goals: nothing was committed on or before 2026-03-02\n"
        "  the first commit that this clone holds is of 2026-04-01; git fetch --unshallow gets the others\n"
    ))  # fmt: skip
    result = run("check", "--at", "HEAD~1", env=TODAY)
    assert (result.code, result.stderr) == (4, (
        "goals: git knows no revision 'HEAD~1'\n"
        "  this clone holds only the latest commits: git fetch --unshallow gets the others\n"
    ))  # fmt: skip


def test_a_partial_clone_says_what_it_does_not_hold(repository: Repository, run: Run, tmp_path: Path,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    first = repository.git("rev-parse", "--short=7", "HEAD~1")
    repository.git("config", "uploadpack.allowFilter", "true")
    source, clone = f"file://{repository.folder}", tmp_path / "clone"
    repository.git("clone", "--quiet", "--filter=blob:none", source, str(clone), here=False)
    monkeypatch.chdir(clone)
    result = run("show", "heron-27", "--at", "HEAD~1", env=TODAY)
    assert (result.code, result.stderr) == (
        4, f"goals: this clone does not hold the plan of heron-27 at {first}\n"
           "  git clone without --filter gets everything\n"
    )  # fmt: skip
    report = run("report", "caseload", "--at", "HEAD~1", env=TODAY)
    assert (report.code, report.stderr) == (3, f"goals: this clone does not hold the plan of heron-27 at {first}\n")
    assert f"The version of commit {first} is left out: this clone does not hold it." in run(
        "history", "heron-27", env=TODAY
    ).stdout  # fmt: skip


def test_a_check_does_without_the_plans_that_a_partial_clone_lacks(
    repository: Repository, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wren = {"clients/wren-15.yaml": written(plan(due="2026-03-10") | {"client": "wren-15"})}
    repository.commit("wren", wren | {PATH: written(plan(due="2026-03-10"))}, "2026-04-10")
    repository.commit("done again", {PATH: written(plan(done="2026-04-11"))}, "2026-04-11")
    first = repository.git("rev-parse", "--short=7", "HEAD~1")
    repository.git("config", "uploadpack.allowFilter", "true")
    source, clone = f"file://{repository.folder}", tmp_path / "clone"
    repository.git("clone", "--quiet", "--filter=blob:none", source, str(clone), here=False)
    monkeypatch.chdir(clone)
    lacking = f"goals: this clone does not hold the plan of heron-27 at {first}\n"
    at = f"as it stood at {first}, on 2026-04-10\n"
    whole = run("check", "wren-15", "--at", "HEAD~1", env=TODAY)
    assert "clients/wren-15.yaml" in whole.stdout
    assert whole.code == 1
    assert whole.stderr.startswith(f"{at}1 plan, ")
    rest = run("check", "--at", "HEAD~1", env=TODAY)
    assert (rest.stdout, rest.stderr, rest.code) == (whole.stdout, whole.stderr + lacking, 3)
    calm = run("check", "heron-27", "--at", "HEAD~1", "--quiet", env=TODAY)
    assert (calm.stdout, calm.stderr, calm.code) == ("", lacking, 3)
    matrix = run("check", "--matrix", "--at", "HEAD~1", env=TODAY)
    alone = run("check", "wren-15", "--matrix", "--at", "HEAD~1", env=TODAY)
    assert matrix == replace(alone, stderr=at + lacking, code=3)
