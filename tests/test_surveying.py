"""What plans brought to a report is remembered: it changes no report, keeps no word to itself, and may be gone."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from made_plans import Data, plan_data, review, save, turn

from goals_cli import planfile, remembering
from goals_cli.caseload import Caseload, at
from goals_cli.history.moments import Past
from goals_cli.render.reports import FORMATS
from goals_cli.reporting_caseload import caseload_report
from goals_cli.reporting_due import due_report
from goals_cli.reporting_stuck import stuck_report
from goals_cli.reporting_voice import voice_report
from goals_cli.results import outcomes_report
from goals_cli.results.period import Period

TODAY = date(2026, 10, 1)
SECRET = "Nobody was ever told"
GOAL: Data = {
    "title": SECRET,
    "words": SECRET,
    "course": [turn("2026-05-01", "active")],
    "steps": [{"id": "s-1", "step": SECRET, "who": "w-amara", "due": "2026-06-01", "promised": "2026-05-01"}],
}
REPORTS: dict[str, Callable[[Caseload, date], Any]] = {
    "caseload": lambda caseload, day: caseload_report(caseload, today=day),
    "due": lambda caseload, day: due_report(caseload, today=day, until=day),
    "stuck": lambda caseload, day: stuck_report(caseload, today=day),
    "voice": lambda caseload, day: voice_report(caseload, today=day),
    "outcomes": lambda caseload, day: outcomes_report(caseload, today=day, period=Period(None, day), small_groups=True),
}
each = pytest.mark.parametrize("name", REPORTS)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the memories of a test to itself, and believe every state of a file at once."""
    monkeypatch.setenv("GOALS_CACHE_DIR", str(tmp_path / "home"))
    monkeypatch.setattr(remembering, "_SETTLED", -1)
    return tmp_path / "home"


@pytest.fixture
def plans(caseload: Path) -> Path:
    """Give a caseload of three plans, which are committed."""
    for client in ("heron-27", "robin-03", "wren-15"):
        write(caseload, client)
    commit(caseload)
    return caseload


def write(caseload: Path, client: str, **besides: object) -> Path:
    progress = [{"goal": "g-1", "ratings": [{"by": "client", "rating": 4}]}]
    reviews = [review(f"2026-0{month}-10", progress=progress) for month in (5, 7, 9)]
    return save(caseload, plan_data(GOAL, client=client, **({"reviews": reviews} | besides)))


def commit(caseload: Path) -> None:
    me = ("-c", "user.name=w-amara", "-c", "user.email=w-amara@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "add", "--all"], cwd=caseload, check=True)
    subprocess.run(["git", *me, "commit", "--quiet", "--message", "plans"], cwd=caseload, check=True)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every plan that is read."""
    seen: list[str] = []
    real = planfile.read

    def noting(path: Path, name: str) -> object:
        seen.append(path.stem)
        return real(path, name)

    monkeypatch.setattr(planfile, "read", noting)
    return seen


@pytest.mark.parametrize(("small_groups", "kept"), [(True, ["heron-27", "robin-03", "wren-15"]), (False, ["robin-03"])])
def test_the_outcome_of_what_is_private_is_kept_only_where_the_last_commit_holds_it(
    small_groups: bool, kept: list[str], plans: Path, read: list[str]
) -> None:
    progress = [{"goal": "g-1", "private": True, "ratings": [{"by": "client", "rating": 9}]}]
    write(plans, "heron-27", reviews=[review("2026-05-10", progress=progress)])
    save(plans, plan_data(GOAL | {"private": True}, client="wren-15"))
    period = Period(None, TODAY)
    first = outcomes_report(at(plans), today=TODAY, period=period, small_groups=small_groups)
    read.clear()
    assert outcomes_report(at(plans), today=TODAY, period=period, small_groups=small_groups) == first
    assert sorted({"heron-27", "robin-03", "wren-15"} - set(read)) == kept
    commit(plans)
    for _ in range(2):
        read.clear()
        assert outcomes_report(at(plans), today=TODAY, period=period, small_groups=small_groups) == first
    assert read == []


def told(name: str, caseload: Path, day: date = TODAY) -> str:
    return FORMATS["json"](REPORTS[name](at(caseload), day))


@each
def test_what_did_not_change_is_not_read_and_the_report_is_the_same(name: str, plans: Path, read: list[str]) -> None:
    first = told(name, plans)
    assert read == ["heron-27", "robin-03", "wren-15"]
    assert told(name, plans) == first
    assert len(read) == 3
    write(plans, "robin-03", worker="w-bo", closed={"on": "2026-09-20", "by": "w-bo"})
    changed = told(name, plans)
    assert read[3:] == ["robin-03"]
    assert changed != first
    (plans / "clients" / "wren-15.yaml").unlink()
    assert "wren-15" not in told(name, plans)
    write(plans, "wren-15")
    assert told(name, plans) == changed


@each
def test_on_another_day_it_is_another_report(name: str, plans: Path, home: Path) -> None:
    reports = {}
    for days in (0, -200, 30, 0):
        day = TODAY + timedelta(days=days)
        reports[day] = told(name, plans, day)
        for file in home.iterdir():
            file.unlink()
        assert told(name, plans, day) == reports[day]


def test_what_else_is_asked_makes_another_report(plans: Path) -> None:
    caseload = at(plans)
    near, far = (due_report(caseload, today=TODAY, until=TODAY + timedelta(days=days)) for days in (0, 400))
    assert len(near.entries) < len(far.entries)
    small = outcomes_report(caseload, today=TODAY, period=Period(TODAY, TODAY), small_groups=True)
    assert small != outcomes_report(caseload, today=TODAY, period=Period(None, TODAY), small_groups=True)


@each
def test_only_the_owner_can_read_it_and_words_are_in_it_that_git_holds_too(name: str, plans: Path, home: Path) -> None:
    told(name, plans)
    (file,) = home.iterdir()
    assert [stat.S_IMODE(place.stat().st_mode) for place in (home, file)] == [0o700, 0o600]
    assert (SECRET.encode() in file.read_bytes()) == (name in ("due", "stuck", "voice"))


@each
def test_words_that_were_not_committed_are_not_kept(name: str, plans: Path, home: Path, read: list[str]) -> None:
    path = plans / "clients" / "robin-03.yaml"
    path.write_text(path.read_text("utf-8").replace(SECRET, "Only said today"), encoding="utf-8")
    first = told(name, plans)
    (file,) = home.iterdir()
    assert b"Only said today" not in file.read_bytes()
    read.clear()
    assert told(name, plans) == first
    assert read == (["robin-03"] if name in ("due", "stuck", "voice") else [])


@each
def test_without_a_repository_no_words_are_kept(name: str, tmp_path: Path, home: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "goals.toml").write_text('format = "goals-caseload/1"\n', encoding="utf-8")
    write(tmp_path / "bare", "heron-27")
    first = told(name, tmp_path / "bare")
    assert told(name, tmp_path / "bare") == first
    assert all(SECRET.encode() not in file.read_bytes() for file in home.iterdir())


def test_words_of_another_day_go_when_nothing_is_left_to_remember(plans: Path, home: Path) -> None:
    told("stuck", plans)
    (file,) = home.iterdir()
    assert SECRET.encode() in file.read_bytes()
    for plan in (plans / "clients").iterdir():
        plan.unlink()
    told("stuck", plans, TODAY + timedelta(days=1))
    assert SECRET.encode() not in file.read_bytes()


@each
def test_a_memory_cut_anywhere_counts_as_empty(name: str, plans: Path, home: Path) -> None:
    first = told(name, plans)
    (file,) = home.iterdir()
    whole = file.read_bytes()
    for length in range(0, len(whole), 101):
        file.write_bytes(whole[:length])
        assert told(name, plans) == first
    file.chmod(0o644)
    assert told(name, plans) == first


@each
def test_a_memory_that_is_no_memory_counts_as_empty(name: str, plans: Path, home: Path) -> None:
    first = told(name, plans)
    (file,) = home.iterdir()
    whole = file.read_bytes()
    at_words = whole.find(SECRET.encode()) if SECRET.encode() in whole else whole.find(b"heron-27") + 2
    file.write_bytes(whole[:at_words] + b"\xff\xfe" + whole[at_words + 2 :])
    assert told(name, plans) == first
    file.unlink()
    file.mkdir()
    assert told(name, plans) == first
    if hasattr(os, "mkfifo"):
        file.rmdir()
        os.mkfifo(file, 0o600)
        assert told(name, plans) == first


@each
def test_a_plan_whose_profile_there_is_not_is_named(name: str, plans: Path) -> None:
    write(plans, "robin-03", profile="nonesuch")
    (unread,) = REPORTS[name](at(plans), TODAY).unreadable
    assert unread.client == "robin-03"
    column = (plans / "clients" / "robin-03.yaml").read_text("utf-8").index('"profile"') + 1
    assert unread.problem == f"{unread.path}:1:{column}: there is no profile 'nonesuch'"


@each
def test_a_plan_that_cannot_be_read_is_named_every_time(name: str, plans: Path) -> None:
    (plans / "clients" / "robin-03.yaml").write_text("a: &anchor b\n", encoding="utf-8")
    first = told(name, plans)
    assert told(name, plans) == first
    assert [plan.client for plan in REPORTS[name](at(plans), TODAY).unreadable] == ["robin-03"]


def test_of_the_past_nothing_is_remembered(plans: Path, home: Path) -> None:
    from goals_cli.history.moments import moment

    past = Past(at(plans), moment(plans, "HEAD"))
    assert len(caseload_report(at(plans), today=TODAY, past=past).clients) == 3
    assert not home.exists()
