"""What two people do at the same time, through real merges, rebases, cherry-picks and stashes; and with git alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from merge_scenarios import PLAN, SCENARIOS, Scenario
from test_merging import canonical

from goals_cli import planfile, schema
from goals_cli.errors import UnreadablePlan
from goals_cli.merging.three_way import merge

README = Path(__file__).parents[1] / "README.md"
WAYS = ("merge", "rebase", "cherry-pick", "stash")
TOLD = list(zip(SCENARIOS, cycle(WAYS), strict=False))
NAME = "clients/heron-27.yaml"


class Repository:
    """A caseload in a real repository, in which git finds this checkout's program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan = folder / NAME
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        who = {f"GIT_{role}_{field}": value for role in ("AUTHOR", "COMMITTER")
               for field, value in (("NAME", "w-amara"), ("EMAIL", "w-amara@example.org"))}  # fmt: skip
        self.environment = {**os.environ, **who, "PATH": path, "GIT_EDITOR": "true"}

    def try_(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def git(self, *arguments: str) -> str:
        done = self.try_(*arguments)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    def commit(self, content: str | bytes | None) -> None:
        if content is not None:
            self.plan.write_bytes(content.encode() if isinstance(content, str) else content)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "heron-27")

    def bring_together(self, way: str, base: str | None, ours: str, theirs: str) -> subprocess.CompletedProcess[str]:
        """Let two sides grow from one plan, and bring them together in one of four ways."""
        self.commit(base)
        self.git("branch", "--move", "--force", "main")
        if way == "stash" and base is not None:
            self.plan.write_text(theirs, encoding="utf-8")
            self.git("stash", "--quiet")
            self.commit(ours)
            return self.try_("stash", "pop")
        mine, other = (theirs, ours) if way == "rebase" else (ours, theirs)  # a rebase goes upon what is ours then
        self.git("checkout", "--quiet", "-b", "other")
        self.commit(other)
        self.git("checkout", "--quiet", "main")
        self.commit(mine)
        command = {"merge": "merge", "rebase": "rebase", "cherry-pick": "cherry-pick"}.get(way, "merge")
        return self.try_(command, "other", *(["--no-edit"] if command == "merge" else []))


@pytest.fixture
def repository(caseload: Path) -> Repository:
    return Repository(caseload)


def texts(scenario: Scenario) -> tuple[str | None, str, str]:
    return scenario.base, scenario.ours(PLAN), scenario.theirs(PLAN)


def words_of(text: str) -> list[str]:
    """List the comments of a plan, without what stands before them."""
    return re.findall(r"# .*$", text, re.MULTILINE)


@pytest.mark.parametrize(("scenario", "way"), TOLD, ids=[f"{each.name}: {way}" for each, way in TOLD])
def test_nothing_is_lost_and_the_plan_can_be_read(repository: Repository, scenario: Scenario, way: str) -> None:
    base, ours, theirs = texts(scenario)
    done = repository.bring_together(way, base, ours, theirs)
    text = repository.plan.read_text("utf-8")
    data = planfile.parse(text.encode(), NAME).data
    assert schema.problems(data) == []
    assert tuple(entry["where"] for entry in data.get("conflicts", [])) == scenario.conflicts
    assert (done.returncode == 0) is (not scenario.conflicts), done.stdout + done.stderr
    assert repository.git("ls-files", "--unmerged") == "" or scenario.conflicts
    assert [part for part in scenario.there if part not in text] == []
    assert [part for part in scenario.gone if part in text] == []
    assert [words for words in words_of(ours) if words not in text] == []


def plainly(scenario: Scenario, way: str, repository: Repository) -> str:
    """Say what git does without goals: "unreadable", "wrong" or "right"."""
    (repository.folder / ".gitattributes").unlink()
    base, ours, theirs = texts(scenario)
    repository.bring_together(way, base, ours, theirs)
    before: dict[str, Any] = planfile.parse(base.encode(), NAME).data if base else {}
    sides = [planfile.parse(side.encode(), NAME).data for side in (ours, theirs)]
    try:
        data = planfile.parse(repository.plan.read_bytes(), NAME).data
    except UnreadablePlan:
        return "unreadable"
    return "right" if canonical(data) == canonical(merge(before, *sides).data) else "wrong"


def test_the_readme_says_what_git_does_alone(tmp_path: Path, run: Run) -> None:
    seen: list[str] = []
    found: list[str] = []
    for number, (scenario, way) in enumerate(TOLD):
        folder = tmp_path / str(number)
        assert run("init", folder, "--worker", "w-amara").code == 0
        seen.append(plainly(scenario, way, Repository(folder)))
        if seen[-1] != "right":
            checked = run("check", "--caseload", folder, today="2026-04-20")
            assert checked.code == 1
            found += re.findall(r":\d+:\d+: (F\d+) ", checked.stdout)
    told = re.search(
        r"With git alone, of (\d+) such cases (\d+) end in a file that is no plan any more, (\d+) in one that says "
        r"something wrong, and (\d+) as they should",
        " ".join(README.read_text("utf-8").split()),
    )
    assert told
    counts = [len(seen), *(seen.count(kind) for kind in ("unreadable", "wrong", "right"))]
    assert [int(number) for number in told.groups()] == counts
    # The check finds all that can be seen: the marks, and what is named and not there; not what was taken out.
    assert Counter(found) == {"F001": counts[1], "F007": counts[2] - 1}
