"""Means of scores and the middle of days in the report on outcomes: neither tells of a small group that is hidden."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from made_plans import PROFILE, TODAY, Data, made, plan_data, review, save, turn

from goals_cli.measures import NotComputed, Reason
from goals_cli.measures.attainment import Attainment
from goals_cli.results import Means
from goals_cli.results.means import rounded
from goals_cli.results.of_plan import of_plan
from goals_cli.results.period import Period

HIDDEN = {"not_computed": "small-group", "of": []}


@pytest.mark.parametrize(
    ("mean", "moved", "expected"),
    [
        (52.0, 0.3, 52),
        (52.4, 0.3, 52),  # 53 is as near to 52.7, and 52 to both by steps of 2
        (51.0, 1.4, 50),  # by steps of 5
        (52.5, 1.0, 50),  # by steps of 10
        (57.5, 3.0, NotComputed(Reason.SMALL_GROUP)),
        (50.0, 6.0, NotComputed(Reason.SMALL_GROUP)),
        (57.0, 0.0, 57),
    ],
)
def test_a_mean_is_rounded_until_one_client_cannot_be_seen_in_it(
    mean: float, moved: float, expected: int | NotComputed
) -> None:
    assert rounded(mean, moved) == expected


def test_how_far_one_client_moves_a_mean_is_the_spread_over_the_others() -> None:
    means = Means()
    for score in (40.0, 40.0, 50.0, 50.0):
        means.add(Attainment("client", (), False, 30.0, score, score - 30))
    assert means.moved_by_one("now") == pytest.approx(5 / 3)
    assert means.moved_by_one("baseline") == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "goals.toml").write_text('format = "goals-caseload/1"\n', encoding="utf-8")
    (tmp_path / "clients").mkdir()
    return tmp_path


def outcomes(run: Run, folder: Path, *options: str, form: str = "json") -> Any:
    today = "2026-07-01"
    result = run("report", "outcomes", "--format", form, "--caseload", str(folder), *options, today=today)
    assert (result.stderr, result.code) == ("", 0)
    return json.loads(result.stdout) if form == "json" else result.stdout


def scored(folder: Path, *levels: int, **fields: Any) -> None:
    """Save one client for each level, from -1 on."""
    for number, level in enumerate(levels):
        goal: Data = {"id": "g-1", "baseline_level": -1, "scale": [{"level": 0}]}
        progress = [{"goal": "g-1", "ratings": [{"by": "client", "level": level}]}]
        plan = plan_data(goal, client=f"heron-{number:02}", reviews=[review("2026-04-13", progress=progress)], **fields)
        save(folder, plan)


def test_means_are_exact_where_all_that_they_are_made_of_is_shown(run: Run, folder: Path) -> None:
    scored(folder, *[1] * 7, *[0] * 5)
    client = outcomes(run, folder)["scores"][0]
    assert (client["clients"], client["baseline"]) == (12, 40.0)
    assert (client["now"], client["change"]) == (pytest.approx(50 + 70 / 12), pytest.approx(10 + 70 / 12))


def test_means_are_rounded_where_levels_are_hidden(run: Run, folder: Path) -> None:
    # Levels +1 (nine) and 0 (three) are hidden; one told otherwise moves the mean of 57.5 by 10 / 12 points.
    scored(folder, *[1] * 9, *[0] * 3)
    data = outcomes(run, folder)
    (levels,) = (table for table in data["tables"] if table["name"] == "levels-client")
    assert [part["number"] for part in levels["parts"] if part["number"] != 0] == [HIDDEN, HIDDEN]
    assert data["scores"][0] == {"by": "client", "clients": 12, "baseline": 40.0, "now": 60, "change": 20}
    (row,) = (line for line in outcomes(run, folder, form="text").split("\n") if line.startswith("rated by client"))
    assert row.split()[3:] == ["12", "40.0", "60", "20"]
    (exact, _) = outcomes(run, folder, "--small-groups")["scores"]
    assert (exact["now"], exact["change"]) == (57.5, 17.5)


def test_a_mean_that_one_client_could_move_to_the_next_ten_is_hidden(run: Run, folder: Path) -> None:
    scored(folder, *[0] * 6, *[2] * 3)  # 56.7, and 20 / 9 points to either side of it lie 54.4 and 58.9
    assert outcomes(run, folder)["scores"][0] == {
        "by": "client", "clients": 9, "baseline": 40.0, "now": HIDDEN, "change": HIDDEN,
    }  # fmt: skip


def first_reviewed(folder: Path, *days: str) -> None:
    for number, day in enumerate(days):
        save(folder, plan_data({"id": "g-1"}, client=f"heron-{number:02}", reviews=[review(day)]))


def test_the_middle_of_days_is_whole_where_reviews_in_time_or_late_are_hidden(run: Run, folder: Path) -> None:
    first_reviewed(folder, *["2026-03-07"] * 6, *["2026-03-10"] * 6)  # after 5 and 8 days
    assert outcomes(run, folder)["days_to_first_review"] == 6.5
    first_reviewed(folder, *["2026-03-07"] * 6, *["2026-03-10"] * 4, *["2026-05-30"] * 2)
    assert outcomes(run, folder)["days_to_first_review"] == 6
    assert outcomes(run, folder, "--small-groups")["days_to_first_review"] == 6.5


def test_a_plan_that_was_closed_before_the_work_began_has_no_first_review_to_wait_for() -> None:
    plan = made({"course": [turn("2026-03-02", "active")]}, opened="2026-02-01", closed={"on": "2026-02-20"})
    brought = of_plan(plan, PROFILE, Period(None, TODAY))
    assert brought is not None
    assert [part for table, part in brought.cells if table == "first-review"] == ["over-before"]
