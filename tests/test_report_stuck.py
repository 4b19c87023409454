"""`goals report stuck`: which goals stand still, since when, and what shows it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Run
from made_plans import ACTED_UPON, HOSTILE, PROFILE, Data, agreement, made, plan_data, review, save, turn
from markdown_it import MarkdownIt

from goals_cli import schema
from goals_cli.cadence import meetings
from goals_cli.commands import report_stuck as command
from goals_cli.render.reports import FORMATS
from goals_cli.render.terminal import width
from goals_cli.reporting_stuck import SORTS, StuckLine, StuckReport, StuckSum
from goals_cli.stuck import Sign, signs
from goals_cli.surveying import Unreadable

TODAY = date(2026, 7, 1)
SECRET = "only for us two"


def told(on: str, rating: int | None = None, kind: str = "review", **more: Any) -> Data:
    fields = {"ratings": [{"by": "client", "rating": rating}]} if rating is not None else {}
    return review(on, kind, progress=[{"goal": "g-1", **fields, **more}])


def level(on: str, number: int) -> Data:
    return told(on, ratings=[{"by": "client", "level": number}])


def measured(on: str, value: object) -> Data:
    return told(on, measured=[{"measure": "m-1", "value": value}])


DAYS = ("2026-04-06", "2026-05-04", "2026-06-01")
STILL = [told(on, 4) for on in DAYS]
MEASURE = {"measures": [{"id": "m-1", "baseline": 5, "target": 60}]}
APRIL, JUNE = date(2026, 4, 6), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("goal", "reviews", "expected"),
    [
        ({}, STILL, [(Sign.RATINGS, APRIL)]),
        ({}, [told(on, rating) for on, rating in zip(DAYS, (5, 4, 3), strict=True)], [(Sign.RATINGS, APRIL)]),
        ({}, [told(on, rating) for on, rating in zip(DAYS, (4, 4, 5), strict=True)], []),
        ({}, [told(on, 10) for on in DAYS], []),
        ({}, [told(on, 0) for on in DAYS], [(Sign.RATINGS, APRIL)]),
        ({}, STILL[1:], []),
        ({}, [told(on, 4) for on in ("2026-04-07", "2026-05-04", "2026-06-01")], []),
        ({}, [level(on, -1) for on in DAYS], [(Sign.LEVELS, APRIL)]),
        ({}, [level(on, 0) for on in DAYS], []),
        (MEASURE, [measured(on, 20) for on in DAYS], [(Sign.MEASURE, APRIL)]),
        (MEASURE, [measured(on, 60) for on in DAYS], []),
        (MEASURE, [measured(DAYS[0], 10), *(measured(on, 20) for on in DAYS[1:])], []),
        ({"changes": [{"on": "2026-05-11", "what": "statement"}]}, STILL, []),
        ({"changes": [{"on": "2026-05-11", "what": "statement", "answer": "disagrees"}]}, STILL,
         [(Sign.RATINGS, APRIL)]),
        ({"measures": [{"id": "m-1", "keep": True}]}, STILL, []),
        ({"course": [turn("2026-03-02", "active"), turn("2026-06-08", "paused")]}, STILL, []),
        ({}, [], [(Sign.NO_REVIEW, date(2026, 3, 2))]),
        ({}, [told("2026-05-06", 4)], [(Sign.NO_REVIEW, date(2026, 5, 6))]),
        ({}, [told("2026-05-07", 4)], []),
        ({}, [told("2026-06-20", 4, "check-in")], [(Sign.NO_REVIEW, date(2026, 3, 2))]),
        ({"measures": [{"id": "m-1", "keep": True}]}, [], [(Sign.NO_REVIEW, date(2026, 3, 2))]),
        ({"course": [turn("2026-06-20", "active")]}, [], []),
    ],
)  # fmt: skip
def test_what_shows_that_a_goal_stands_still(
    goal: Data, reviews: list[Data], expected: list[tuple[Sign, date]]
) -> None:
    plan = made(goal, reviews=reviews)
    assert list(signs(plan.goals[0], meetings(plan).told(plan.goals[0]), PROFILE, TODAY)) == expected


def test_one_measure_that_moves_is_enough() -> None:
    measures = [*MEASURE["measures"], {"id": "m-2", "baseline": 1, "target": 9}]
    reviews = [
        told(on, measured=[{"measure": "m-1", "value": 20}, {"measure": "m-2", "value": number}])
        for number, on in enumerate(DAYS, 2)
    ]
    plan = made({"measures": measures}, reviews=reviews)
    assert list(signs(plan.goals[0], meetings(plan).told(plan.goals[0]), PROFILE, TODAY)) == []


@pytest.fixture
def caseload_of_three(caseload: Path) -> Path:
    both = [{"by": "client", "rating": 4}, {"by": "w-amara", "rating": 6}]
    reviews = [*STILL[:2], told(DAYS[2], ratings=both, confidence=5)]
    save(caseload, plan_data({"title": "The school play"}, reviews=reviews, agreements=[agreement("2026-03-02")]))
    save(caseload, plan_data({"title": SECRET, "private": True}, client="robin-03", worker="w-lena"))
    save(caseload, plan_data({}, client="swift-70", closed={"on": "2026-06-01"}))
    return caseload


def test_a_line_says_what_there_is_to_know(caseload_of_three: Path, run: Run) -> None:
    data = json.loads(run("report", "stuck", "--format", "json", today="2026-07-01").stdout)
    assert [line["goal"] for line in data["goals"]] == ["g-1", "g-1"]
    assert data["goals"][1] == {
        "client": "heron-27", "worker": "w-amara", "goal": "g-1", "title": "The school play", "signs": ["ratings"],
        "since": "2026-04-06", "days": 86, "changed": "2026-03-02", "client_rating": 4, "worker_rating": 6,
        "confidence": 5, "confidence_low": True, "client_level": None, "worker_level": None,
    }  # fmt: skip
    assert data["goals"][0]["title"] is None


def test_a_goal_that_stands_still_by_levels_shows_them_and_no_confidence_is_not_low(caseload: Path, run: Run) -> None:
    levels = [told(on, ratings=[{"by": "client", "level": -1}, {"by": "w-amara", "level": 0}]) for on in DAYS]
    save(caseload, plan_data({"title": "Walks"}, reviews=levels, agreements=[agreement("2026-03-02")]))
    shown = run("report", "stuck", "--format", "csv", today="2026-07-01").stdout
    assert shown.split("\n")[1] == "heron-27,w-amara,g-1,Walks,levels,2026-04-06,86,2026-03-02,,,,,-1,0"
    data = json.loads(run("report", "stuck", "--format", "json", today="2026-07-01").stdout)["goals"][0]
    assert (data["confidence"], data["confidence_low"], data["client_level"]) == (None, None, -1)
    page = " ".join(run("report", "stuck", today="2026-07-01").stdout.split())
    assert "levels client at level -1, worker at level 0" in page


def test_the_whole_page(caseload_of_three: Path, run: Run) -> None:
    result = run("report", "stuck", today="2026-07-01")
    assert (result.stderr, result.code) == ("", 0)
    assert result.stdout == (
        "Goals that do not move on 2026-07-01\n"
        "====================================\n\n"
        "When a goal does not move, it is mostly the plan that does not fit. The client\n"
        "knows best what would help: another way, a smaller step, a rest, or another\n"
        "goal.\n\n"
        "Each worker, and all\n"
        "--------------------\n\n"
        "Worker    Clients    Goals    What shows it\n"
        "--------  ---------  -------  ----------------------\n"
        "w-amara   1          1        ratings 1\n"
        "w-lena    1          1        no review 1\n"
        "all       2          2        ratings 1, no review 1\n\n"
        "Each goal\n"
        "---------\n\n"
        "Client    Worker    Goal             Since       Stands still    Rated\n"
        "--------  --------  ---------------  ----------  --------------  ------------\n"
        "robin-03  w-lena    (private: g-1)   2026-03-02  no review\n"
        "heron-27  w-amara   The school play  2026-04-06  ratings         client 4,\n"
        "                                                                 worker 6,\n"
        "                                                                 confidence 5\n"
    )


def test_the_sums_of_workers_make_that_of_all(caseload_of_three: Path, run: Run) -> None:
    data = json.loads(run("report", "stuck", "--format", "json", today="2026-07-01").stdout)
    signs = {"ratings": 1, "levels": 0, "measure": 0, "no-review": 1}
    assert data["all"] == {"worker": None, "clients": 2, "goals": 2, "signs": signs}
    assert [each["worker"] for each in data["workers"]] == ["w-amara", "w-lena"]
    for key in ("clients", "goals"):
        assert data["all"][key] == sum(each[key] for each in data["workers"])


@pytest.mark.parametrize(
    ("options", "clients"),
    [
        ([], ["robin-03", "heron-27"]),
        (["--sort", "days"], ["robin-03", "heron-27"]),
        (["--sort", "client"], ["heron-27", "robin-03"]),
        (["--sort", "worker"], ["heron-27", "robin-03"]),
        (["--sort", "rating"], ["heron-27", "robin-03"]),
        (["--worker", "w-lena"], ["robin-03"]),
        (["--sign", "ratings"], ["heron-27"]),
        (["--sign", "no-review"], ["robin-03"]),
        (["--sign", "no-review", "--sign", "ratings", "--sort", "client"], ["heron-27", "robin-03"]),
        (["--sign", "measure"], []),
        (["--sign", "no-review", "--worker", "w-amara"], []),
    ],
)
def test_sorting_and_narrowing(options: list[str], clients: list[str], caseload_of_three: Path, run: Run) -> None:
    data = json.loads(run("report", "stuck", "--format", "json", *options, today="2026-07-01").stdout)
    assert [line["client"] for line in data["goals"]] == clients
    assert data["all"]["goals"] == len(clients)


def test_the_page_says_which_signs_were_asked_for(caseload_of_three: Path, run: Run) -> None:
    title = "Goals that do not move on 2026-07-01, clients of w-lena: ratings, no review"
    options = ("--sign", "no-review", "--sign", "ratings", "--worker", "w-lena")
    data = json.loads(run("report", "stuck", *options, "--format", "json", today="2026-07-01").stdout)
    assert data["asked_signs"] == ["ratings", "no-review"]
    fits(data, "report-stuck")
    shown = run("report", "stuck", *options, today="2026-07-01").stdout
    assert shown.startswith(f"{title}\n{'=' * len(title)}\n\nWhen ")
    title = "Goals that do not move on 2026-07-01: measure"
    shown = run("report", "stuck", "--sign", "measure", today="2026-07-01").stdout
    assert shown == f"{title}\n{'=' * len(title)}\n\nNo goal stands still in this way.\n"


def test_a_sign_that_there_is_not(caseload: Path, run: Run) -> None:
    result = run("report", "stuck", "--sign", "mood", today="2026-07-01")
    message = "goals: --sign: 'mood' is none of its choices\n  one of: ratings, levels, measure, no-review\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)


def test_whoever_is_at_work_is_no_filter(caseload_of_three: Path, run: Run) -> None:
    result = run("report", "stuck", "--format", "json", today="2026-07-01", env={"GOALS_WORKER": "w-lena"})
    assert len(json.loads(result.stdout)["goals"]) == 2


def test_what_cannot_be_sorted_by_or_is_no_worker(caseload: Path, run: Run) -> None:
    result = run("report", "stuck", "--sort", "size")
    message = "goals: --sort: 'size' is none of its choices\n  one of: days, client, worker, rating\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)
    result = run("report", "stuck", "--worker", "Ann Smith")
    assert (result.stdout, result.code) == ("", 2)
    assert "Ann" not in result.stderr


def test_the_choices_are_those_that_the_report_knows() -> None:
    assert tuple(SORTS) == command.SORTS
    assert tuple(Sign) == command.SIGNS


def test_nothing_stands_still(caseload: Path, run: Run) -> None:
    assert run("report", "stuck", today="2026-07-01").stdout.endswith("\n\nNo goal stands still.\n")


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_private_is_in_no_format(form: str, caseload_of_three: Path, run: Run) -> None:
    shown = run("report", "stuck", "--format", form, today="2026-07-01").stdout
    assert SECRET not in shown
    assert "robin-03" in shown


def whole(words: str) -> StuckReport:
    line = StuckLine(words, words, words, words, tuple(Sign), TODAY, 1, TODAY, 0, 10, 3, True, -2, 2)
    both = StuckSum(words, 1, 2, dict.fromkeys(Sign, 2))
    return StuckReport(TODAY, None, "days", both, (both, both), (line, line), (Unreadable(words, words, words),))


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])
def test_every_format_carries_whatever_is_written(words: str) -> None:
    text, page = FORMATS["text"](whole(words)), FORMATS["markdown"](whole(words))
    assert not ACTED_UPON.search(text + page)
    assert "\u200d" in words or max(map(width, text.split("\n"))) <= 80
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if words.strip():
        expected = [token.type for token in tokens.parse(FORMATS["markdown"](whole("words")))]
        assert [token.type for token in tokens.parse(page)] == expected
    header, *rows = csv.reader(io.StringIO(FORMATS["csv"](whole(words)), newline=""))
    assert header == [
        "client", "worker", "goal", "title", "signs", "since", "days", "changed", "client_rating", "worker_rating",
        "confidence", "confidence_low", "client_level", "worker_level",
    ]  # fmt: skip
    assert [len(row) for row in rows] == [len(header)] * 2
    assert rows[0][4:] == ["ratings levels measure no-review", "2026-07-01", "1", "2026-07-01", "0", "10", "3", "yes",
                           "-2", "2"]  # fmt: skip
    data = json.loads(FORMATS["json"](whole(words)))
    assert data["goals"][0]["title"] == words
    if words:
        fits(data, "report-stuck")


def fits(data: object, name: str) -> None:
    definition = json.loads(schema.text(name), object_hook=closed)
    kind = jsonschema.Draft202012Validator
    kind.check_schema(definition)
    kind(definition, format_checker=kind.FORMAT_CHECKER).validate(data)


def closed(mapping: Data) -> Data:
    return mapping | {"additionalProperties": False} if isinstance(mapping.get("properties"), dict) else mapping


def test_the_columns_of_csv_are_in_the_help(run: Run) -> None:
    words = " ".join(run("report", "stuck", "--help").stdout.split())
    header = FORMATS["csv"](whole("x")).split("\n")[0].split(",")
    assert f"{', '.join(header[:-1])} and {header[-1]}" in words


def test_a_plan_that_cannot_be_read_is_named_and_the_rest_is_printed(caseload_of_three: Path, run: Run) -> None:
    (caseload_of_three / "clients" / "bad-01.yaml").write_text("a: &anchor b\n", encoding="utf-8")
    result = run("report", "stuck", today="2026-07-01")
    assert "heron-27" in result.stdout
    assert result.stderr.startswith("goals: clients/bad-01.yaml:1:4: ")
    assert result.code == 3
