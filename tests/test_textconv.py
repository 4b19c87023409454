"""git diff and git log -p with the driver that `goals init` sets up: plans in plain words, by git itself."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from copy import deepcopy
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from histories import Repository
from made_plans import Data, agreement, plan_data, review, turn

from goals_cli import planfile
from goals_cli.render.plain_plan import lines

SAMPLE_CASES = Path(__file__).parents[1] / "sample-cases"
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


def test_a_plan_line_by_line_in_plain_words(repository: Repository, run: Run) -> None:
    assert (
        run("textconv", PATH).stdout
        == """\
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02
goal g-1, raised, by: client
goal g-1, raised, on: 2026-03-02
goal g-1, course on 2026-03-02: active
goal g-1, title: "The play"
goal g-1, words: "I want to stay"
goal g-1, target date: 2026-06-30
agreement a-20260302-1, on: 2026-03-02
agreement a-20260302-1, client, answer: agrees
agreement a-20260302-1, goal g-1, target date: 2026-06-30
"""
    )


def leaves(part: Any, *way: Any) -> Iterator[tuple[Any, ...]]:
    """Give the way to each single value."""
    if isinstance(part, dict | list):
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            yield from leaves(value, *way, key)
    else:
        yield way


def other(value: Any) -> Any:
    """Give another value of the same kind."""
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int | float) else f"{value}x"


@pytest.mark.parametrize("case", sorted(folder.name for folder in SAMPLE_CASES.iterdir() if folder.is_dir()))
def test_no_change_is_silent(case: str) -> None:
    """Whatever single value says something else, one line or more does, too."""
    content = (SAMPLE_CASES / case / f"{case}.yaml").read_text("utf-8")
    data = planfile.parse(content.encode(), "").data
    as_it_is = list(lines(data))
    ways = list(leaves(data))
    assert len(ways) > 20
    for way in ways:
        changed = deepcopy(data)
        *owners, last = way
        place: Any = reduce(lambda part, key: part[key], owners, changed)
        place[last] = other(place[last])
        assert list(lines(changed)) != as_it_is, way


def changed(told: str) -> list[str]:
    """Take the lines of a diff that came or went, without the names of the files."""
    return [line for line in told.splitlines() if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")]


def test_git_diff_and_git_log_tell_what_happened(repository: Repository) -> None:
    rating = {"goal": "g-1", "ratings": [{"by": "client", "rating": 4}]}
    after = plan(target_date="2026-07-31") | {"reviews": [review("2026-03-30", progress=[rating])]}
    repository.write(PATH, written(after))
    told = [
        "-goal g-1, target date: 2026-06-30",
        "+goal g-1, target date: 2026-07-31",
        "+review r-20260330-1, on: 2026-03-30",
        "+review r-20260330-1, kind: review",
        "+review r-20260330-1, progress of g-1, rating by client: 4",
    ]
    assert changed(repository.git("diff")) == told
    repository.commit("reviewed", {}, "2026-03-30")
    assert changed(repository.git("log", "-p", "-1")) == told


def test_a_slip_in_one_place_leaves_the_rest_of_a_plan_as_it_was(repository: Repository) -> None:
    repository.write(PATH, written(plan() | {"worker": {"w-amara": [None, ["w-ben"]]}, "opened": 5}))
    assert changed(repository.git("diff")) == [
        "-worker: w-amara", "-opened: 2026-03-02", "+worker, w-amara: w-ben", "+opened: 5"
    ]  # fmt: skip


def test_a_broken_plan_and_a_missing_program_leave_the_file_as_it_is(repository: Repository) -> None:
    repository.write(PATH, "goals: [\n")
    found = changed(repository.git("diff"))
    assert (found[0], found[-1]) == ("-format: goals-plan/1", "+goals: [")
    first = os.environ["PATH"].split(os.pathsep)[0]
    (Path(first) / "goals").write_text("#!/bin/sh\nexit 127\n")
    found = changed(repository.git("diff"))
    assert (found[0], found[-1]) == ("-{", "+goals: [")


def test_nothing_in_a_plan_acts_on_the_terminal(repository: Repository, run: Run) -> None:
    repository.write("broken.yaml", "goals: [\n\x1b[2J\u202e")
    assert run("textconv", "broken.yaml").stdout == "goals: [\n\\x1b[2J\\u202e\n"
    repository.write(PATH, written(plan(title="a\u202eb")))
    assert "\ngoal g-1, title: a\\u202eb\n" in run("textconv", PATH).stdout


def test_a_file_that_is_not_there(caseload: Path, run: Run) -> None:
    result = run("textconv", "nowhere.yaml")
    assert (result.code, result.stderr) == (3, "goals: nowhere.yaml cannot be read: No such file or directory\n")


def test_git_starts_it_and_nobody_is_told_to(run: Run) -> None:
    assert "textconv" not in run("--help").stdout
    assert "for git diff and git log -p" in run("textconv", "--help").stdout
