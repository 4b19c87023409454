"""Many plans are checked in several processes with the same outcome as in one, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_plans import PROFILE, TODAY, plan_data, save, turn

from goals_cli.checking import Target, Terms, check_all, running
from goals_cli.processes import processors


@pytest.fixture
def targets(tmp_path: Path) -> list[Target]:
    """Make 25 plans, some with more to find than others, and one that cannot be read."""
    goals = [{"course": [turn("2026-05-01", "active")]}, {"words": "I want to sleep"}, {}]
    paths = [save(tmp_path, plan_data(goals[number % 3], client=f"heron-{number:02}")) for number in range(25)]
    paths[7].write_bytes(b"a: [b\n")
    return [Target(path, path.name, Terms(PROFILE)) for path in paths]


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_find_the_same(jobs: int, targets: list[Target], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = check_all(targets, today=TODAY)
    monkeypatch.setattr(running, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr(running, "CHUNK", 4)
    done: list[int] = []
    together = check_all(targets, today=TODAY, jobs=jobs, progress=done.append)
    assert together == alone
    assert [finding.path for finding in alone.findings if finding.code == "F001"] == ["heron-07.yaml"]
    assert done == [0, 4, 4, 4, 4, 4, 4, 1]


def test_few_plans_are_checked_in_this_process(targets: list[Target], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise AssertionError

    monkeypatch.setattr(running, "pool", refuse)
    done: list[int] = []
    check_all(targets, today=TODAY, jobs=8, progress=done.append)
    assert done == [0, *[1] * 25]


def test_there_is_a_processor() -> None:
    assert processors() >= 1
