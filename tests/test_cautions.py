"""What a worker is told before a sheet is made that may be a danger to the client."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from made_plans import Data, agreement, made, plan_data, save

from goals_cli.agreements import without_copy

TODAY = "2026-06-01"
WHY = "He reads what lies around"
NOTE = "no copy was given to the client, and agreement a-20260302-1 says why: goals show heron-27\n"
CARE = "  ask them before you print or send this sheet, and delete it then: where it lies it can be a danger\n"


def agreed(on: str, *, goal: str = "g-1", **more: object) -> Data:
    return agreement(on, goal=goal) | more


def refused(on: str = "2026-03-02", **more: object) -> Data:
    return agreed(on, copy={"not_given": WHY}, **more)


@pytest.mark.parametrize(
    ("agreements", "found"),
    [
        ([], ()),
        ([agreed("2026-03-02")], ()),
        ([agreed("2026-03-02", copy={"given": "2026-03-02"})], ()),
        ([agreed("2026-03-02", copy={"not_given": " "})], ()),
        ([refused()], ("a-20260302-1",)),
        ([refused(), agreed("2026-04-02")], ("a-20260302-1",)),
        ([refused(), agreed("2026-04-02", copy={"given": "2026-04-02"})], ()),
        ([refused(), agreed("2026-04-02", copy={"given": "2026-04-02"}, goal="g-2")], ("a-20260302-1",)),
        ([agreed("2026-03-02", copy={"given": "2026-03-02"}), refused("2026-04-02")], ("a-20260402-1",)),
        ([refused("2026-04-02", goal="g-2"), refused()], ("a-20260302-1", "a-20260402-1")),
        ([agreed("2026-03-02", copy={"not_given": WHY, "given": "2026-05-02"})], ()),
        ([refused(), agreed("2026-03-03", corrects="a-20260302-1")], ()),
    ],
)
def test_the_newest_word_on_a_copy_of_each_goal_counts(agreements: list[Data], found: tuple[str, ...]) -> None:
    assert without_copy(made({}, {"id": "g-2"}, agreements=agreements)) == found


@pytest.fixture
def heron(caseload: Path) -> Path:
    return save(caseload, plan_data({"title": "The school play"}, agreements=[refused()]))


def test_on_the_screen_the_worker_is_told_shortly(heron: Path, run: Run) -> None:
    result = run("report", "plan", "heron-27", today=TODAY)
    assert (result.code, result.stderr) == (0, NOTE)
    assert result.stdout.startswith("My plan\n")


def test_beside_the_page_of_what_changed_the_worker_is_told_too(heron: Path, run: Run) -> None:
    result = run("diff", "--since-agreed", "heron-27", env={"GOALS_TODAY": TODAY})
    assert (result.code, result.stderr) == (0, NOTE)
    assert run("diff", "--since-agreed", "heron-27", "--quiet", env={"GOALS_TODAY": TODAY}).stderr == ""


def test_before_a_file_is_written_the_worker_is_told_what_to_think_of(heron: Path, tmp_path: Path, run: Run) -> None:
    sheet = tmp_path / "sheet.html"
    result = run("report", "plan", "heron-27", "--format", "html", "--output", str(sheet), today=TODAY)
    assert (result.code, result.stdout) == (0, "")
    assert result.stderr == f"{NOTE}{CARE}written: ../sheet.html\n"
    assert "The school play" in sheet.read_text("utf-8")


def test_quiet_takes_no_caution_away_before_a_file_is_written(heron: Path, tmp_path: Path, run: Run) -> None:
    sheet = tmp_path / "sheet.html"
    result = run("report", "plan", "heron-27", "--format", "html", "-o", str(sheet), "--quiet", today=TODAY)
    assert (result.code, result.stderr) == (0, NOTE + CARE)
    assert run("report", "plan", "heron-27", "--quiet", today=TODAY).stderr == ""


def test_several_agreements_are_named_together(caseload: Path, run: Run) -> None:
    goals: list[Data] = [{}, {"id": "g-2"}]
    save(caseload, plan_data(*goals, agreements=[refused(), refused("2026-04-02", goal="g-2")]))
    assert run("report", "plan", "heron-27", today=TODAY).stderr == (
        "no copy was given to the client, and agreements a-20260302-1, a-20260402-1 say why: goals show heron-27\n"
    )


def test_the_reason_is_not_told_on_the_way(heron: Path, run: Run) -> None:
    result = run("report", "plan", "heron-27", today=TODAY)
    assert WHY not in result.stdout + result.stderr
