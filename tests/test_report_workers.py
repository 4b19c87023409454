"""`goals report caseload` and `goals report due` for a supervisor: each worker and all, one alone, the matrix."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Result, Run
from histories import Repository
from made_plans import Data, agreement, plan_data, review, save, turn
from test_sample_cases import CASES, DEMO_DAY, NAMES

from goals_cli.commands import report_caseload, report_due
from goals_cli.findings import Element
from goals_cli.render.reports import FORMATS
from goals_cli.render.screen import Screen
from goals_cli.reporting_caseload import SORTS as CASELOAD_SORTS
from goals_cli.reporting_due import SORTS as DUE_SORTS
from goals_cli.reporting_due import DueReport, DueSum, Kind
from goals_cli.speech import NO_BREAK

TODAY = "2026-06-01"


@pytest.fixture
def three(caseload: Path) -> Path:
    """Give the plans of three clients, two of w-amara's and one of w-lena's, and of one with whom the work is over."""
    steps = [
        {"id": "s-1", "who": "client", "step": "Call", "due": "2026-05-31"},
        {"id": "s-2", "who": "w-amara", "step": "Ask", "due": "2026-05-20"},
        {"id": "s-3", "who": "sister", "step": "Drive", "due": "2026-06-10"},
    ]
    ours = {"title": "The play", "steps": steps}
    agreements = [agreement("2026-03-02") | {"follow_up": "2026-05-20"}]
    begun = [agreement("2026-03-02", goal="g-2")]
    save(caseload, plan_data(ours, agreements=agreements, reviews=[review("2026-05-25", next_review="2026-06-22")]))
    save(caseload, plan_data({"title": "The bed"}, client="robin-03", worker="w-lena"))
    paused = {"title": "The bus", "course": [turn("2026-05-25", "paused")]}
    save(caseload, plan_data(paused, {"id": "g-2", "title": "The bank"}, client="swift-70", agreements=begun,
                             reviews=[review("2026-05-20", goal="g-2", next_review="2026-06-08")]))  # fmt: skip
    save(caseload, plan_data({}, client="tern-36", worker="w-lena", closed={"on": "2026-05-30"}))
    return caseload


def report(run: Run, name: str, *options: str) -> Any:
    result = run("report", name, "--format", "json", *options, today=TODAY)
    assert (result.stderr, result.code) == ("", 0)
    return json.loads(result.stdout)


# The caseload


CASELOAD = """\
Caseload on 2026-06-01
======================

Each worker, and all
--------------------

Worker    Clients    Closed    Goals               Overdue
--------  ---------  --------  ------------------  ------------------------
w-amara   2          0         2 active, 1 paused  follow-ups 1; promises:
                                                   worker 1, client 1
w-lena    2          1         2 active            reviews 1; agreements 1
all       4          1         4 active, 1 paused  reviews 1; follow-ups 1;
                                                   agreements 1; promises:
                                                   worker 1, client 1

Each client
-----------

Client    Worker    Goals      Last review    Next review    Overdue
--------  --------  ---------  -------------  -------------  ------------
heron-27  w-amara   1 active   2026-05-25     2026-06-22     follow-up;
                                                             promises:
                                                             worker 1,
                                                             client 1
robin-03  w-lena    1 active                  2026-03-30     review;
                                                             agreements 1
swift-70  w-amara   1 active,  2026-05-20     2026-06-08
                    1 paused
tern-36   w-lena    1 active                  closed
                                              2026-05-30
"""


def test_each_worker_and_all(three: Path, run: Run) -> None:
    assert run("report", "caseload", today=TODAY).stdout == CASELOAD


def test_the_sums_of_workers_make_that_of_all(three: Path, run: Run) -> None:
    data = report(run, "caseload")
    assert [each["worker"] for each in data["workers"]] == ["w-amara", "w-lena"]
    assert data["all"] == {
        "worker": None, "clients": 4, "closed": 1, "proposed": 0, "active": 4, "paused": 1, "achieved": 0, "ended": 0,
        "declined": 0, "reviews_overdue": 1, "worker_overdue": 1, "client_overdue": 1, "others_overdue": 0,
        "follow_ups_overdue": 1, "agreements_due": 1, "undecided": 0,
    }  # fmt: skip
    for key in data["all"].keys() - {"worker"}:
        assert data["all"][key] == sum(each[key] for each in data["workers"])


@pytest.mark.parametrize(
    ("options", "clients"),
    [
        ([], ["heron-27", "robin-03", "swift-70", "tern-36"]),
        (["--sort", "client"], ["heron-27", "robin-03", "swift-70", "tern-36"]),
        (["--sort", "worker"], ["heron-27", "swift-70", "robin-03", "tern-36"]),
        (["--sort", "review"], ["robin-03", "swift-70", "heron-27", "tern-36"]),
        (["--sort", "overdue"], ["heron-27", "robin-03", "swift-70", "tern-36"]),
        (["--worker", "w-lena"], ["robin-03", "tern-36"]),
    ],
)
def test_the_caseload_in_order_and_narrowed(options: list[str], clients: list[str], three: Path, run: Run) -> None:
    data = report(run, "caseload", *options)
    assert [each["client"] for each in data["clients"]] == clients
    assert data["all"]["clients"] == len(clients)


def test_one_worker_alone_needs_no_sums(three: Path, run: Run) -> None:
    shown = run("report", "caseload", "--worker", "w-lena", today=TODAY).stdout
    assert shown.startswith("Caseload on 2026-06-01, clients of w-lena\n")
    assert "Each worker" not in shown
    assert "w-amara" not in shown


# The matrix


def test_the_matrix_is_that_of_the_check(three: Path, run: Run) -> None:
    checked = run("check", "--matrix", "--format", "csv", today=TODAY).stdout
    _, *expected = csv.reader(io.StringIO(checked, newline=""))
    header, *rows = csv.reader(
        io.StringIO(run("report", "caseload", "--matrix", "--format", "csv", today=TODAY).stdout, newline="")
    )
    assert header[-len(Element) :] == [*Element]
    assert [(row[0], *row[-len(Element) :]) for row in rows] == [(row[0], *row[4:]) for row in expected]
    data = report(run, "caseload", "--matrix")["matrix"]
    assert data["elements"] == [*Element]
    assert [
        [each["client"], each["path"], each["profile"], str(each["active_goals"]), *each["cells"]]
        for each in data["rows"]
    ] == expected
    assert report(run, "caseload")["matrix"] is None


def test_a_plan_in_the_wrong_file_is_unread_in_the_matrix_too(three: Path, run: Run) -> None:
    plans = three / "clients"
    (plans / "wren-15.yaml").write_bytes((plans / "heron-27.yaml").read_bytes())
    result = run("report", "caseload", "--matrix", "--format", "json", today=TODAY)
    found = json.loads(result.stdout)
    assert result.code == 3
    assert [each["client"] for each in found["unreadable"]] == ["wren-15"]
    rows = [(each["client"], bool(each["cells"])) for each in found["matrix"]["rows"]]
    assert sorted(rows) == sorted([*((line["client"], True) for line in found["clients"]), ("wren-15", False)])


def test_the_matrix_stands_below_the_caseload(three: Path, run: Run) -> None:
    plain, shown = (run("report", "caseload", *options, today=TODAY).stdout for options in ([], ["--matrix"]))
    assert shown.startswith(plain + "\nWhat the plans hold\n-------------------\n\n")
    matrix = shown.removeprefix(plain).split("\n\n")[1].split("\n")
    checked = run("check", "--matrix", today=TODAY).stdout.split("\n\n")[0].split("\n")
    assert matrix == checked
    assert "\nMarks: x there, - lacking, blank not asked for here, ? cannot be read.\n" in shown


def test_the_matrix_is_in_the_order_of_the_report(three: Path, run: Run) -> None:
    rows = report(run, "caseload", "--matrix", "--sort", "review")["matrix"]["rows"]
    assert [each["client"] for each in rows] == ["robin-03", "swift-70", "heron-27", "tern-36"]


def test_a_plan_that_cannot_be_read_has_its_row_last_and_in_nobodys_caseload(three: Path, run: Run) -> None:
    (three / "clients" / "bad-01.yaml").write_text("a: [b\n", encoding="utf-8")
    result = run("report", "caseload", "--matrix", "--format", "json", today=TODAY)
    assert result.code == 3
    last = json.loads(result.stdout)["matrix"]["rows"][-1]
    assert last == {"client": "bad-01", "path": "clients/bad-01.yaml", "profile": "", "active_goals": 0, "cells": []}
    marks = next(line for line in run("report", "caseload", "--matrix", today=TODAY).stdout.split("\n")
                 if line.startswith("bad-01 "))  # fmt: skip
    assert set(marks.split()[1:]) == {"?"}
    result = run("report", "caseload", "--matrix", "--worker", "w-lena", "--format", "json", today=TODAY)
    assert [each["client"] for each in json.loads(result.stdout)["matrix"]["rows"]] == ["robin-03", "tern-36"]


def test_the_matrix_of_the_past(three: Path, run: Run) -> None:
    repository = Repository(three)
    repository.git("checkout", "--quiet", "-B", "main")
    repository.commit("plans", {}, "2026-06-01")
    then = report(run, "caseload", "--matrix")["matrix"]["rows"]
    path = three / "clients" / "heron-27.yaml"
    data: Data = json.loads(path.read_text("utf-8"))
    data["goals"][0]["words"] = "I want to sit through the play"
    path.write_text(json.dumps(data), encoding="utf-8")
    now = report(run, "caseload", "--matrix")["matrix"]["rows"]
    assert now != then
    assert report(run, "caseload", "--matrix", "--at", "main")["matrix"]["rows"] == then


def test_many_columns_fit_under_heads_that_stand_upright() -> None:
    from goals_cli.render.tables import upright

    heads = ("Client", *(f"element {letter}" for letter in "abcdefghijklmnopqrstuvwxy"))
    lines = upright(heads, [("a-client-with-a-long-code", *("x" * 25)), ("heron-27", *("-" * 25))]).split("\n")
    assert max(map(len, lines)) <= 80
    names, marks = [line[:25].rstrip() for line in lines[9:]], [line[25:] for line in lines[9:]]
    assert (names, marks) == (["a-client-with-a-long-code", "heron-27"], [" x" * 25, " -" * 25])
    assert ["".join(line.ljust(80)[26 + 2 * n] for line in lines[:9]) for n in range(25)] == [*heads[1:]]


def test_what_a_merge_left_undecided_is_told_before_what_is_overdue(three: Path, run: Run) -> None:
    conflicts = [{"id": f"c-{n}", "where": "goals[g-1].title", "ours": "a", "theirs": "b"} for n in (1, 2)]
    save(three, plan_data({"title": "The bed"}, client="robin-03", worker="w-lena", conflicts=conflicts))
    save(three, plan_data({}, client="tern-36", worker="w-lena", closed={"on": "2026-05-30"}, conflicts=conflicts[:1]))
    data = report(run, "caseload", "--sort", "overdue")
    assert [(each["client"], each["undecided"]) for each in data["clients"]] == [
        ("robin-03", 2), ("heron-27", 0), ("tern-36", 1), ("swift-70", 0),
    ]  # fmt: skip
    assert [each["undecided"] for each in (*data["workers"], data["all"])] == [0, 3, 3]
    page = run("report", "caseload", "--worker", "w-lena", "--format", "markdown", today=TODAY).stdout
    assert page.endswith(
        "| robin-03 | w-lena | 1 active |  | 2026-03-30 | undecided 2; review; agreements 1 |\n"
        "| tern-36 | w-lena | 1 active |  | closed 2026-05-30 | undecided 1 |\n"
    )


# What is due


DUE = """\
Due by 2026-06-15, seen on 2026-06-01
=====================================

Each worker, and all
--------------------

Worker    Overdue    What is overdue      To come    What is to come
--------  ---------  -------------------  ---------  ------------------
w-amara   3          worker's             2          reviews 1, others'
                     promises 1,                     promises 1
                     follow-ups 1,
                     client's promises 1
w-lena    2          reviews 1,           0
                     agreements 1
all       5          worker's             2          reviews 1, others'
                     promises 1,                     promises 1
                     reviews 1,
                     agreements 1,
                     follow-ups 1,
                     client's promises 1

Overdue
-------

On          Days    Client    Worker    What                 Who
----------  ------  --------  --------  -------------------  -------
2026-03-02  91 ago  robin-03  w-lena    Agreement: The bed   w-lena
2026-03-30  63 ago  robin-03  w-lena    Review: The bed      w-lena
2026-05-20  12 ago  heron-27  w-amara   Ask                  w-amara
2026-05-20  12 ago  heron-27  w-amara   Follow-up: The play  w-amara
2026-05-31  1 ago   heron-27  w-amara   Call                 client

To come
-------

On          Days    Client    Worker    What              Who
----------  ------  --------  --------  ----------------  -------
2026-06-08  in 7    swift-70  w-amara   Review: The bank  w-amara
2026-06-10  in 9    heron-27  w-amara   Drive             sister
"""


def test_what_is_due_for_each_worker_and_in_all(three: Path, run: Run) -> None:
    assert run("report", "due", today=TODAY).stdout == DUE


@pytest.mark.parametrize("columns", [20, 30, 40, 60, 70, 80])
def test_a_count_stands_on_the_line_of_its_word(columns: int) -> None:
    number = {kind: 100 + place for place, kind in enumerate(Kind)}
    sums = [DueSum(worker, number, number) for worker in ("w-amara", "w-lena", None)]
    shown = FORMATS["text"](DueReport(date(2026, 6, 1), date(2026, 6, 15), None, "day", sums[2], (*sums[:2],), (), ()),
                            screen=Screen(columns))  # fmt: skip
    ends = [re.findall(r"[a-z-]+ [0-9]+\b", line) for line in shown.split("\n")]
    assert max(map(len, shown.split("\n"))) <= columns
    assert NO_BREAK not in shown
    told = [found for line in ends for found in line]
    words = ("promises", "reviews", "agreements", "follow-ups", "dates", "promises", "promises")
    for word, many in zip(words, number.values(), strict=True):
        assert told.count(f"{word} {many}") == 6


def test_a_promise_of_nobody_in_particular_is_the_clients_as_in_all_else(run: Run, caseload: Path) -> None:
    save(caseload, plan_data({"steps": [{"id": "s-1", "step": "Call", "due": "2026-05-31"}]}))
    due = [each for each in report(run, "due")["entries"] if each["id"] == "s-1"]
    assert [(each["kind"], each["who"]) for each in due] == [("client-promise", "client")]


def test_what_is_due_is_counted_by_its_kind(three: Path, run: Run) -> None:
    data = report(run, "due")
    assert [each["worker"] for each in data["workers"]] == ["w-amara", "w-lena"]
    for when in ("overdue", "to_come"):
        for kind in Kind:
            days = [each["days"] for each in data["entries"] if each["kind"] == kind]
            number = sum((day < 0) == (when == "overdue") for day in days)
            assert data["all"][when][kind] == number == sum(each[when][kind] for each in data["workers"])


@pytest.mark.parametrize(
    ("options", "clients"),
    [
        ([], ["robin-03", "robin-03", "heron-27", "heron-27", "heron-27", "swift-70", "heron-27"]),
        (["--sort", "day"], ["robin-03", "robin-03", "heron-27", "heron-27", "heron-27", "swift-70", "heron-27"]),
        (["--sort", "client"], ["heron-27", "heron-27", "heron-27", "heron-27", "robin-03", "robin-03",
                                "swift-70"]),
        (["--sort", "worker"], ["heron-27", "heron-27", "heron-27", "swift-70", "heron-27", "robin-03", "robin-03"]),
        (["--sort", "kind"], ["heron-27", "robin-03", "swift-70", "robin-03", "heron-27", "heron-27", "heron-27"]),
        (["--worker", "w-lena"], ["robin-03", "robin-03"]),
    ],
)  # fmt: skip
def test_what_is_due_in_order_and_narrowed(options: list[str], clients: list[str], three: Path, run: Run) -> None:
    assert [each["client"] for each in report(run, "due", *options)["entries"]] == clients


def test_what_is_due_for_one_worker_alone(three: Path, run: Run) -> None:
    shown = run("report", "due", "--worker", "w-lena", today=TODAY).stdout
    assert shown.startswith("Due by 2026-06-15, seen on 2026-06-01, clients of w-lena\n")
    assert "Each worker" not in shown
    assert "w-amara" not in shown


def test_the_choices_are_those_that_the_reports_know() -> None:
    assert (tuple(CASELOAD_SORTS), tuple(DUE_SORTS)) == (report_caseload.SORTS, report_due.SORTS)
    assert tuple(Kind) == report_due.KINDS


@pytest.mark.parametrize("name", ["caseload", "due"])
@pytest.mark.parametrize("options", [["--worker", "Lena Berg"], ["--sort", "size"]])
def test_what_is_no_choice(name: str, options: list[str], caseload: Path, run: Run) -> None:
    result = run("report", name, *options, today=TODAY)
    assert (result.stdout, result.code) == ("", 2)
    assert "Lena" not in result.stderr


# A slip in a worker's code must not look as if there were nothing to do


@pytest.mark.parametrize("name", ["caseload", "due", "stuck", "voice"])
@pytest.mark.parametrize(
    ("worker", "meant"),
    [("w-nobody", ""), ("w-lenna", "did you mean w-lena? "), ("w-amra", "did you mean w-amara? ")],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_worker_whom_no_plan_names(name: str, worker: str, meant: str, form: str, three: Path, run: Run) -> None:
    hint = f"  {meant}goals report caseload shows whose each is\n"
    for _ in range(2):  # what is remembered of the plans changes nothing
        result = run("report", name, "--worker", worker, "--format", form, "--output", "out", today=TODAY)
        assert result == Result("", f"goals: no plan names {worker} as its worker\n{hint}", 3)
        assert not Path("out").exists()


def test_a_worker_who_may_be_named_where_nobody_can_read_it(three: Path, run: Run) -> None:
    (three / "clients" / "bad-01.yaml").write_text("a: [b\n", encoding="utf-8")
    result = run("report", "due", "--worker", "w-nobody", today=TODAY)
    hint = "goals report caseload shows whose each is"
    assert result == Result("", f"goals: no plan that can be read names w-nobody as its worker\n  {hint}\n", 3)


@pytest.mark.parametrize(
    ("name", "nothing"),
    [("due", "Nothing is due."), ("stuck", "No goal stands still."), ("voice", "There are no open goals.")],
)
def test_a_worker_with_whose_clients_there_is_nothing_to_do(name: str, nothing: str, three: Path, run: Run) -> None:
    save(three, plan_data(client="finch-83", worker="w-noor"))
    result = run("report", name, "--worker", "w-noor", today=TODAY)
    assert (result.stderr, result.code) == ("", 0)
    assert result.stdout.endswith(f"\n\n{nothing}\n")


def test_a_worker_of_the_past(three: Path, run: Run) -> None:
    repository = Repository(three)
    repository.git("checkout", "--quiet", "-B", "main")
    repository.commit("plans", {}, TODAY)
    for code in ("robin-03", "tern-36"):
        (three / "clients" / f"{code}.yaml").unlink()
    gone = run("report", "stuck", "--worker", "w-lena", today=TODAY)
    assert (gone.stdout, gone.code) == ("", 3)
    assert run("report", "due", "--worker", "w-lena", "--at", "main").code == 0


# Agreements that are to be made


SAYS = {"title": "The play", "statement": "I stay for an hour"}
SHORTER = agreement("2026-04-01", statement="I stay for 20 minutes")


@pytest.mark.parametrize(
    ("goal", "agreements", "expected"),
    [
        ({"course": [turn("2026-02-02", "proposed"), turn("2026-05-04", "active")]}, [], ("2026-05-04", -28, None)),
        ({"course": [turn("2026-02-02", "proposed")]}, [], None),
        ({"course": [turn("2026-02-02", "active"), turn("2026-03-02", "paused")]}, [], None),
        (SAYS, [agreement("2026-04-01", statement="I  stay for an hour")], None),
        (SAYS, [SHORTER], ("2026-04-01", -61, "a-20260401-1")),
        (SAYS | {"changes": [{"on": "2026-05-25", "what": "statement"}]}, [SHORTER],
         ("2026-05-25", -7, "a-20260401-1")),
        (SAYS | {"changes": [{"on": "2026-03-25", "what": "statement"}, {"on": "2026-05-25", "what": "title"},
                             {"on": "2026-05-26", "what": "statement", "answer": "disagrees"}]},
         [SHORTER], ("2026-04-01", -61, "a-20260401-1")),
        (SAYS, [agreement("2026-04-01", "disagrees", statement="I stay for an hour")], None),
        (SAYS, [agreement("2026-04-01", "could_not_say", statement="I stay for an hour")], None),
    ],
)  # fmt: skip
def test_an_agreement_is_due_where_none_covers_an_active_goal(
    goal: Data, agreements: list[Data], expected: tuple[str, int, str | None] | None, caseload: Path, run: Run
) -> None:
    save(caseload, plan_data(goal, agreements=agreements))
    entries = [each for each in report(run, "due")["entries"] if each["kind"] == "agreement"]
    assert [(each["on"], each["days"], each["id"]) for each in entries] == ([expected] if expected else [])
    assert report(run, "caseload")["clients"][0]["agreements_due"] == len(entries)
    save(caseload, plan_data(goal, agreements=agreements, closed={"on": "2026-05-30"}))
    assert report(run, "caseload")["all"]["agreements_due"] == len(report(run, "due")["entries"]) == 0


@pytest.mark.parametrize("name", NAMES)
def test_agreements_are_due_where_the_check_says_so(name: str, caseload: Path, run: Run) -> None:
    shutil.copy(CASES / name / f"{name}.yaml", caseload / "clients")
    found = json.loads(run("check", name, "--format", "json", today=DEMO_DAY).stdout)["findings"]
    asked = {re.search(r"goal (g-\S+)", each["message"])[1] for each in found if each["code"] in ("A201", "A202")}
    entries = json.loads(run("report", "due", "--format", "json", today=DEMO_DAY).stdout)["entries"]
    assert {goal for each in entries if each["kind"] == "agreement" for goal in each["goals"]} == asked


# What is due, by its kind and whether it is overdue


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        (["--overdue"], ["agreement", "review", "worker-promise", "follow-up", "client-promise"]),
        (["--kind", "review"], ["review", "review"]),
        (["--kind", "review", "--overdue"], ["review"]),
        (["--kind", "follow-up", "--kind", "agreement"], ["agreement", "follow-up"]),
        (["--kind", "others-promise", "--overdue"], []),
        (["--kind", "review", "--worker", "w-lena"], ["review"]),
    ],
)
def test_what_is_due_narrowed_by_kind(options: list[str], kinds: list[str], three: Path, run: Run) -> None:
    data = report(run, "due", *options)
    assert [each["kind"] for each in data["entries"]] == kinds
    assert sum(data["all"]["overdue"].values()) + sum(data["all"]["to_come"].values()) == len(kinds)


@pytest.mark.parametrize(
    ("options", "page"),
    [
        (["--kind", "target-date"], "Due by 2026-06-15, seen on 2026-06-01: target dates\n"
         "===================================================\n\nNothing of this is due.\n"),
        (["--kind", "others-promise", "--overdue"], "Overdue on 2026-06-01: others' promises\n"
         "=======================================\n\nNothing of this is overdue.\n"),
        (["--overdue", "--kind", "review", "--kind", "agreement"], None),
    ],
)  # fmt: skip
def test_the_page_says_what_was_asked_for(options: list[str], page: str | None, three: Path, run: Run) -> None:
    shown = run("report", "due", *options, today=TODAY).stdout
    if page:
        assert shown == page
    else:
        assert shown.startswith("Overdue on 2026-06-01: reviews, agreements\n")
        assert "To come\n" not in shown


def test_a_kind_that_there_is_not(three: Path, run: Run) -> None:
    result = run("report", "due", "--kind", "review", "--kind", "birthday", today=TODAY)
    message = f"goals: --kind: 'birthday' is none of its choices\n  one of: {', '.join(Kind)}\n"
    assert result == Result("", message, 2)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("due", {"reviews 1", "agreements 1", "follow-ups 1", "promises 1"}),
        ("caseload", {"1 active", "1 paused", "2 active", "4 active", "reviews 1", "agreements 1", "follow-ups 1",
                      "worker 1", "client 1"}),
    ],
)  # fmt: skip
def test_a_number_stays_with_the_word_it_counts_and_no_more(name: str, held: set[str], three: Path, run: Run) -> None:
    """A browser breaks a word for which a column has no room, so what is held together is no longer than a word."""
    page = run("report", name, "--format", "html", today=TODAY).stdout
    found = re.findall(f"[^ <>]*{NO_BREAK}[^ <>,;]*", page)
    assert {each.replace(NO_BREAK, " ") for each in found} == held
