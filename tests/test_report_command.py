"""`goals report` on the command line: formats, times, what is private, and plans that cannot be read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run
from made_plans import agreement, plan_data, review, save

from goals_cli.render.reports import FORMATS

TODAY = "2026-06-01"
SECRET = "only for us two"


@pytest.fixture
def heron(caseload: Path) -> Path:
    steps = [
        {"id": "s-1", "who": "client", "step": "Visit the hall", "due": "2026-06-10"},
        {"id": "s-2", "who": "w-amara", "step": "Ask the school", "due": "2026-05-20"},
        {"id": "s-3", "who": "client", "step": SECRET, "private": True},
    ]
    goal = {"title": "The school play", "words": "I want to sit through the play", "steps": steps}
    reviews = [review("2026-05-25", next_review="2026-06-29")]
    return save(caseload, plan_data(goal, agreements=[agreement("2026-03-02")], reviews=reviews))


@pytest.mark.parametrize("arguments", [["plan", "heron-27"], ["caseload"], ["due"]])
def test_every_report_in_every_format(arguments: list[str], heron: Path, run: Run) -> None:
    shown = {
        form: run("report", *arguments, "--format", form, today=TODAY) for form in FORMATS
    }
    assert {result.code for result in shown.values()} == {0}
    assert shown["text"].stdout == run("report", *arguments, today=TODAY).stdout
    assert shown["markdown"].stdout.startswith("# ")
    assert shown["html"].stdout.startswith("<!DOCTYPE html>\n")
    header, *rows = csv.reader(io.StringIO(shown["csv"].stdout, newline=""))
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    assert json.loads(shown["json"].stdout)["format"] == f"goals-report-{arguments[0]}/1"


@pytest.mark.parametrize("arguments", [["plan", "heron-27"], ["caseload"], ["due"]])
def test_the_columns_of_csv_are_in_the_help(arguments: list[str], heron: Path, run: Run) -> None:
    header = run("report", *arguments, "--format", "csv", today=TODAY).stdout.split("\n")[0].split(",")
    words = set(
        run("report", arguments[0], "--help").stdout.replace(",", " ").replace(";", " ").replace(":", " ").split()
    )
    assert not set(header) - {word.rstrip(".") for word in words}


def test_what_is_private_stays_off_the_sheet_and_the_worker_is_told(heron: Path, run: Run) -> None:
    result = run("report", "plan", "heron-27", today=TODAY)
    assert SECRET not in result.stdout
    assert "private" not in result.stdout
    assert result.stderr == "left out as private: 1 (--private puts it on the sheet)\n"
    assert run("report", "plan", "heron-27", "--quiet", today=TODAY).stderr == ""


def test_what_is_private_is_on_the_sheet_when_asked_for(heron: Path, run: Run) -> None:
    result = run("report", "plan", "heron-27", "--private", today=TODAY)
    assert SECRET in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("within", "last", "kinds"),
    [
        (None, "2026-06-15", ["worker-promise", "client-promise"]),
        ("0d", "2026-06-01", ["worker-promise"]),
        ("8d", "2026-06-09", ["worker-promise"]),
        ("9d", "2026-06-10", ["worker-promise", "client-promise"]),
        ("2w", "2026-06-15", ["worker-promise", "client-promise"]),
        ("4w", "2026-06-29", ["worker-promise", "client-promise", "review"]),
        ("1m", "2026-07-01", ["worker-promise", "client-promise", "review"]),
        ("12m", "2027-06-01", ["worker-promise", "client-promise", "review"]),
    ],
)
def test_how_far_to_look_ahead(within: str | None, last: str, kinds: list[str], heron: Path, run: Run) -> None:
    options = ["--within", within] if within else []
    data = json.loads(run("report", "due", "--format", "json", *options, today=TODAY).stdout)
    assert data["until"] == last
    assert [entry["kind"] for entry in data["entries"]] == kinds


@pytest.mark.parametrize(
    ("today", "within", "last"),
    [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2028-01-31", "1m", "2028-02-29"),
        ("2026-11-30", "3m", "2027-02-28"),
    ],
)
def test_months_end_on_their_last_day(
    today: str, within: str, last: str, caseload: Path, run: Run
) -> None:
    result = run("report", "due", "--format", "json", "--within", within, today=today)
    assert json.loads(result.stdout)["until"] == last


@pytest.mark.parametrize("within", ["", "d", "14", "-1d", "1y", "1.5w", "99999d", "\u0661d", "1 d"])
def test_what_is_no_time(within: str, caseload: Path, run: Run) -> None:
    result = run("report", "due", f"--within={within}", today=TODAY)
    message = "goals: --within needs a time\n  write days, weeks or months: 14d, 2w or 1m\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)


def test_an_unknown_format(caseload: Path, run: Run) -> None:
    result = run("report", "due", "--format", "docx")
    message = "goals: --format: 'docx' is none of its choices\n  one of: text, markdown, html, csv, json, pdf\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)


@pytest.mark.parametrize("report", ["caseload", "due"])
def test_a_plan_that_cannot_be_read_is_named_and_the_rest_is_printed(report: str, heron: Path, run: Run) -> None:
    heron.with_name("bad-01.yaml").write_text("a: &anchor b\n", encoding="utf-8")
    result = run("report", report, today=TODAY)
    assert "heron-27" in result.stdout
    assert result.stderr.startswith("goals: clients/bad-01.yaml:1:4: ")
    assert result.stderr.count("\n") == 1
    assert result.code == 3


def test_a_client_that_there_is_not(caseload: Path, run: Run) -> None:
    result = run("report", "plan", "owl-01", today=TODAY)
    assert (result.stdout, result.code) == ("", 3)
    assert result.stderr.startswith("goals: no plan for owl-01\n")


def test_the_sheet_of_a_plan_that_cannot_be_read(heron: Path, run: Run) -> None:
    heron.write_text("a: &anchor b\n", encoding="utf-8")
    result = run("report", "plan", "heron-27", today=TODAY)
    assert (result.stdout, result.code) == ("", 3)
    assert result.stderr.startswith("goals: clients/heron-27.yaml:1:4: ")


@pytest.mark.parametrize("kind", ["caseload", "due", "stuck", "voice", "outcomes"])
@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
def test_a_page_names_the_plans_that_are_not_in_it(kind: str, form: str, heron: Path, run: Run) -> None:
    line = "Not in this report, since {} cannot be read: {}"
    numbers = kind == "outcomes"  # for somebody who knows no client
    one, two = ("1 plan", "2 plans") if numbers else ("bad-01", "bad-01, bad-02")
    for number, (which, codes) in enumerate((("it", one), ("they", two)), 1):
        heron.with_name(f"bad-0{number}.yaml").write_text("a: &anchor b\n", encoding="utf-8")
        result = run("report", kind, "--format", form, "--output", "out", today=TODAY)
        assert result.code == 3
        page = Path("out").read_text("utf-8")
        told = line.format(which, codes).replace("\\", "") in page.replace("\\", "")
        assert told is (form != "csv")
        assert "anchor" not in page


# A file may be named for a person: no report says that name, whoever it is for, and whoever runs it is told.


@pytest.fixture
def misnamed(heron: Path) -> Path:
    heron.with_name("bad-01.yaml").write_text("a: &anchor b\n", encoding="utf-8")
    heron.with_name("Maria Lopez.yaml").write_text("a: 1\n", encoding="utf-8")
    return heron


NAMED = (
    "goals: clients/bad-01.yaml:1:4: an anchor (&) stands here\n"
    "goals: clients/Maria Lopez.yaml is not read: its name is no client's code; rename it to the client's code, such as"
    " heron-27.yaml\n"
)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("caseload --matrix", "bad-01, 1 file whose name is no client's code"),
        ("due", "bad-01, 1 file whose name is no client's code"),
        ("stuck", "bad-01, 1 file whose name is no client's code"),
        ("voice", "bad-01, 1 file whose name is no client's code"),
        ("outcomes", "1 plan, 1 file whose name is no client's code"),
        ("outcomes --small-groups", "1 plan, 1 file whose name is no client's code"),
    ],
)
@pytest.mark.parametrize("form", FORMATS)
def test_no_report_says_what_a_file_is_named_for_that_is_no_code(
    kind: str, line: str, form: str, misnamed: Path, run: Run
) -> None:
    result = run("report", *kind.split(), "--format", form, "--output", "out", today=TODAY)
    assert (result.stderr, result.code) == (f"written: out\n{NAMED}", 3)
    page = Path("out").read_text("utf-8")
    assert "Maria" not in page
    assert ("bad-01" in page) is (form != "csv" and "outcomes" not in kind)
    if form == "text":
        last = " ".join(page.rpartition("\n\n")[2].split())
        assert last == f"Not in this report, since they cannot be read: {line}"
    if form == "json":
        told = json.loads(page)
        assert told["misnamed"] == 1
        left = told["unreadable"]
        assert left == 1 if "outcomes" in kind else [each["client"] for each in left] == ["bad-01"]


def test_the_files_are_counted_when_they_are_more(misnamed: Path, run: Run) -> None:
    misnamed.with_name("bad-01.yaml").unlink()
    misnamed.with_name("Ana.yml").write_text("a: 1\n", encoding="utf-8")
    last = run("report", "due", today=TODAY).stdout.rpartition("\n\n")[2]
    assert last == "Not in this report, since they cannot be read: 2 files whose name is no client's\ncode\n"
