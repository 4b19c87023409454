"""`goals check` as people and machines use it: lines, hints, exit codes, JSON, and no client text unless asked for."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import Run
from made_plans import ABOUT, ACTED_UPON, HOSTILE, Data, full_data, plan_data, save, turn, whole_data

from goals_cli import schema

TODAY = "2026-06-01"
WORDS = "I want to sleep through the night"

PLAN = """\
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02
goals:
  - id: g-1
    raised: {by: client}
    statement: "\u4e2d I sleep six hours"
    course: [{on: 2026-03-02, status: active}]
agreements:
  - id: a-20260302-1
    on: 2026-03-02
    client: {answer: agrees}
    goals: [{goal: g-1, statement: I sleep seven hours}]
"""
PATH = Path("clients/heron-27.yaml")
# What this plan lacks: about the client; options, steps, words, what it is for, measure, date, importance and
# confidence of the goal; and whether a copy was given.
ADVISED = {"P703", "P704", "P705", "C301", "S506", "V101", "V107", "W402", "W405", "W408", "W409", "A205"}


@pytest.fixture
def plan(caseload: Path) -> Path:
    path = caseload / PATH
    path.write_text(PLAN, encoding="utf-8")
    return path


def complete(**fields: object) -> Data:
    return whole_data(**fields)


def test_findings_with_hints_and_a_summary(plan: Path, run: Run) -> None:
    result = run("check", today=TODAY)
    assert result.stdout == (
        f"{PATH}:6:5: R602 the first review of goal g-1 was due on 2026-03-30; it has been active since 2026-03-02\n"
        "    warning: look back together, the client first: goals review heron-27 --goal g-1 --kind review\n"
        f"{PATH}:8:5: A202 agreement a-20260302-1 quotes other words than goal g-1 has now: statement\n"
        "    error: agree on the words as they are now: goals agree heron-27 --goal g-1\n"
    )
    assert result.stderr == f"1 plan, 1 error, 1 warning, {len(ADVISED)} advice (--advice shows it)\n"
    assert result.code == 1


def test_advice_is_shown_when_asked_for(plan: Path, run: Run) -> None:
    result = run("check", "--advice", today=TODAY)
    assert (
        f"{PATH}:6:5: C301 no ways were considered for goal g-1\n"
        "    ask next time: think of other ways together, leaving it as it is among them: "
        "goals set heron-27 --goal g-1 options[0].option=TEXT\n"
    ) in result.stdout
    assert result.stderr == f"1 plan, 1 error, 1 warning, {len(ADVISED)} advice\n"


def test_the_line_with_a_caret_is_shown_when_asked_for(plan: Path, run: Run) -> None:
    result = run("check", "--show-text", today=TODAY)
    assert (
        f"{PATH}:8:5: A202 agreement a-20260302-1 quotes other words than goal g-1 has now: statement\n"
        '        statement: "\u4e2d I sleep six hours"\n'
        "        ^\n"
        "    error: agree on the words as they are now: goals agree heron-27 --goal g-1\n"
    ) in result.stdout


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("more", [[], ["--advice"]])
def test_no_text_of_the_client_is_shown_otherwise(form: str, more: list[str], caseload: Path, run: Run) -> None:
    secret = "Tess plays the donkey"
    save(caseload, full_data(secret))
    save(caseload, full_data(secret) | {"client": "robin-03", secret: secret, "opened": secret})
    for arguments in (["check"], ["check", "heron-27"], ["check", "clients/robin-03.yaml"]):
        result = run(*arguments, "--format", form, *more, today=TODAY)
        assert result.code == 1
        assert "Tess" not in result.stdout + result.stderr
        assert "donkey" not in result.stdout + result.stderr


def test_silent_when_all_is_well_and_quiet(caseload: Path, run: Run) -> None:
    save(caseload, complete())
    result = run("check", "--quiet", today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", "", 0)


def test_quiet_with_hidden_advice_is_silent_and_with_more_it_is_not(caseload: Path, run: Run) -> None:
    save(caseload, ADVICE)
    result = run("check", "--quiet", today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", "", 0)
    save(caseload, WARNING)
    assert run("check", "--quiet", today=TODAY).stderr == "1 plan, 0 errors, 1 warning, 0 advice\n"


def test_one_line_when_all_is_well(caseload: Path, run: Run) -> None:
    save(caseload, complete())
    other = plan_data(client="robin-03", opened="2026-05-25", about=ABOUT)
    save(caseload, other)
    result = run("check", today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", "2 plans, nothing found\n", 0)


def test_an_empty_caseload_is_fine(caseload: Path, run: Run) -> None:
    result = run("check", today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", "0 plans, nothing found\n", 0)


WARNING = whole_data(reviews=whole_data()["reviews"][:2])
ADVICE = plan_data({"course": [turn("2026-05-25", "proposed")]}, opened="2026-05-25")


@pytest.mark.parametrize(
    ("data", "level", "code"),
    [
        (WARNING, None, 0),
        (WARNING, "error", 0),
        (WARNING, "warning", 1),
        (WARNING, "advice", 1),
        (ADVICE, None, 0),
        (ADVICE, "warning", 0),
        (ADVICE, "advice", 1),
        (complete(), "advice", 0),
    ],
)
def test_the_level_from_which_on_it_fails(data: Data, level: str | None, code: int, caseload: Path, run: Run) -> None:
    save(caseload, data)
    result = run("check", *(["--fail-on", level] if level else []), today=TODAY)
    assert result.code == code
    assert (result.stdout != "") == (data is WARNING or (level == "advice" and data is ADVICE))


def test_an_unreadable_plan_is_a_finding_and_the_run_goes_on(plan: Path, run: Run) -> None:
    plan.with_name("bad-01.yaml").write_text("a: &anchor b\n", encoding="utf-8")
    result = run("check", today=TODAY)
    assert result.stdout.startswith("clients/bad-01.yaml:1:4: F001 ")
    assert f"{PATH}:8:5: A202 " in result.stdout
    assert result.stderr == f"2 plans, 2 errors, 1 warning, {len(ADVISED)} advice (--advice shows it)\n"
    assert result.code == 1


def test_a_file_outside_any_caseload(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    result = run("check", "plan.yaml", today=TODAY, cwd=tmp_path)
    assert "plan.yaml:8:5: A202 " in result.stdout
    assert result.code == 1


def test_no_caseload_and_no_path(tmp_path: Path, run: Run) -> None:
    result = run("check", cwd=tmp_path)
    assert result.stdout == ""
    assert result.stderr == (
        "goals: this folder is not in a caseload: no goals.toml in it or above it\n"
        "  name a plan's file; or goals init, or --caseload DIR\n"
    )
    assert result.code == 3


def test_a_caseload_elsewhere(caseload: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    for arguments in (["check"], ["check", "heron-27"]):
        result = run(*arguments, "--caseload", caseload, today=TODAY, cwd=tmp_path)
        assert "clients/heron-27.yaml:8:5: A202 " in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["owl-01"], "goals: no plan for owl-01\n  goals list shows who has one; a file is named with its ending\n", 3),
        (
            ["x/y.yaml"],
            "goals: 'x/y.yaml': no such file, and no client's code\n  goals list shows the codes there are\n",
            3,
        ),
        (
            ["--format", "xml"],
            "goals: --format: 'xml' is none of its choices\n"
            "  one of: text, json, sarif, junit, github, gitlab, markdown, csv\n",
            2,
        ),
        (
            ["--fail-on", "x"],
            "goals: --fail-on: 'x' is none of its choices\n  one of: file, error, warning, advice\n",
            2,
        ),
    ],
)
def test_what_cannot_be_meant(arguments: list[str], message: str, code: int, caseload: Path, run: Run) -> None:
    result = run("check", *arguments, today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", message, code)


def test_json_holds_everything_whatever_the_flags(plan: Path, run: Run) -> None:
    bare = run("check", "--format", "json", today=TODAY)
    for flags in (["--advice"], ["--quiet"], ["--fail-on", "advice"], ["--show-text"]):
        assert run("check", "--format", "json", *flags, today=TODAY).stdout == bare.stdout
    data = json.loads(bare.stdout)
    check_against_schema(data)
    assert list(data) == ["format", "tool", "summary", "findings"]
    assert data["format"] == "goals-check/1"
    assert data["summary"] == {"plans": 1, "findings": len(ADVISED) + 2, "ignored": 0}
    assert sorted(finding["code"] for finding in data["findings"]) == sorted([*ADVISED, "R602", "A202"])
    (outdated,) = [finding for finding in data["findings"] if finding["code"] == "A202"]
    assert outdated == {
        "code": "A202",
        "name": "agreement-outdated",
        "severity": "error",
        "client": "heron-27",
        "path": "clients/heron-27.yaml",
        "line": 8,
        "column": 5,
        "where": "goals[g-1].statement",
        "message": "agreement a-20260302-1 quotes other words than goal g-1 has now: statement",
        "hint": "agree on the words as they are now: goals agree heron-27 --goal g-1",
        "fixable": False,
    }
    assert list(outdated)[:4] == ["code", "name", "severity", "client"]


def check_against_schema(data: object) -> None:
    jsonschema.Draft202012Validator(json.loads(schema.text("check"))).validate(data)


def test_hostile_texts_and_names_keep_lines_and_json_intact(caseload: Path, run: Run) -> None:
    for number, words in enumerate(HOSTILE):
        save(caseload, full_data(words) | {"client": f"c{number}", words: words})
    (caseload / "clients" / "\x1b[2J\n::error::.yaml").write_text(PLAN, encoding="utf-8")
    shown = run("check", "--show-text", "--advice", today=TODAY)
    assert not ACTED_UPON.search(shown.stdout)
    starts = ("clients/", "    ")
    assert all(line.startswith(starts) for line in shown.stdout.splitlines())
    result = run("check", "--format", "json", today=TODAY)
    data = json.loads(result.stdout)
    check_against_schema(data)
    assert data["summary"]["plans"] == len(HOSTILE) + 1
    assert not ACTED_UPON.search(result.stdout)
    assert any(finding["path"] == "clients/\x1b[2J\n::error::.yaml" for finding in data["findings"])


def test_the_good_path_imports_nothing_heavy(caseload: Path, goals: Run, tmp_path: Path) -> None:
    save(caseload, complete())
    watch = tmp_path / "watch"
    watch.mkdir()
    (watch / "sitecustomize.py").write_text(
        "import os, sys\n"
        "leave = os._exit\n"
        "heavy = ('jsonschema', 'tabulate', 'ruamel', 'rich', 'pydantic')\n"
        "def look(code):\n"
        "    os.write(2, f'heavy: {[name for name in heavy if name in sys.modules]}\\n'.encode())\n"
        "    leave(code)\n"
        "os._exit = look\n",
        encoding="utf-8",
    )
    result = goals("check", "--quiet", today=TODAY, env={"PYTHONPATH": str(watch)})
    assert (result.stdout, result.stderr, result.code) == ("", "heavy: []\n", 0)
