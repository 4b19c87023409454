"""git diff and git log -p with the driver that `goals init` sets up: plans in plain sentences, by git itself."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from conftest import Run
from histories import Repository
from made_plans import Data, agreement, plan_data, review, turn

PATH = "clients/heron-27.yaml"


@pytest.fixture
def repository(caseload: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Give a caseload with a committed plan; `goals` is on the PATH, as it is once installed."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "goals").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m goals_cli "$@"\n')
    (programs / "goals").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    found = Repository(caseload)
    found.commit("the caseload", {}, "2026-03-01")
    found.commit("first", {PATH: written(plan())}, "2026-03-02")
    return found


def written(data: Data) -> str:
    return json.dumps(data, indent=1)


def plan(**more: object) -> Data:
    goal = {"title": "The play", "course": [turn("2026-03-02", "active")], "words": "I want\nto stay",
            "raised": {"by": "client", "on": "2026-03-02"}, "target_date": "2026-06-30"}  # fmt: skip
    return plan_data(goal | more, agreements=[agreement("2026-03-02", target_date="2026-06-30")])


def test_a_plan_as_plain_sentences(repository: Repository, run: Run) -> None:
    assert (
        run("textconv", PATH).stdout
        == """\
2026-03-02 plan opened by w-amara
2026-03-02 g-1: raised by the client: "I want to stay"
g-1: title: "The play"
g-1: target date: 2026-06-30
2026-03-02 agreement a-20260302-1 on g-1: the client agrees: target date 2026-06-30
2026-03-02 g-1: the work on it began
"""
    )


def changed(told: str) -> list[str]:
    """Take the lines of a diff that came or went, without the names of the files."""
    return [line for line in told.splitlines() if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")]


def test_git_diff_and_git_log_tell_what_happened(repository: Repository) -> None:
    rating = {"goal": "g-1", "ratings": [{"by": "client", "rating": 4}]}
    after = plan(target_date="2026-07-31") | {"reviews": [review("2026-03-30", progress=[rating])]}
    repository.write(PATH, written(after))
    told = [
        "-g-1: target date: 2026-06-30",
        "+g-1: target date: 2026-07-31",
        "+2026-03-30 review r-20260330-1 of g-1",
        "+2026-03-30 g-1: rating by the client: 4",
    ]
    assert changed(repository.git("diff")) == told
    repository.commit("reviewed", {}, "2026-03-30")
    assert changed(repository.git("log", "-p", "-1")) == told


def test_a_broken_plan_and_a_missing_program_leave_the_file_as_it_is(repository: Repository) -> None:
    repository.write(PATH, "goals: [\n")
    found = changed(repository.git("diff"))
    assert (found[0], found[-1]) == ("-2026-03-02 plan opened by w-amara", "+goals: [")
    first = os.environ["PATH"].split(os.pathsep)[0]
    (Path(first) / "goals").write_text("#!/bin/sh\nexit 127\n")
    found = changed(repository.git("diff"))
    assert (found[0], found[-1]) == ("-{", "+goals: [")


def test_nothing_in_a_plan_acts_on_the_terminal(repository: Repository, run: Run) -> None:
    repository.write("broken.yaml", "goals: [\n\x1b[2J\u202e")
    assert run("textconv", "broken.yaml").stdout == "goals: [\n\\x1b[2J\\u202e\n"
    repository.write(PATH, written(plan(title="a\u202eb")))
    assert "\ng-1: title: a\\u202eb\n" in run("textconv", PATH).stdout


def test_a_file_that_is_not_there(caseload: Path, run: Run) -> None:
    result = run("textconv", "nowhere.yaml")
    assert (result.code, result.stderr) == (3, "goals: nowhere.yaml cannot be read: No such file or directory\n")


def test_git_starts_it_and_nobody_is_told_to(run: Run) -> None:
    assert "textconv" not in run("--help").stdout
    assert "for git diff and git log -p" in run("textconv", "--help").stdout
