"""What the reports say, that nothing private slips through, and that every format carries whatever people write."""

from __future__ import annotations

import csv as standard_csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from made_plans import (
    ACTED_UPON,
    HOSTILE,
    PROFILE,
    TODAY,
    Data,
    agreement,
    full_data,
    goal_data,
    made,
    plan_data,
    review,
    save,
    turn,
)
from markdown_it import MarkdownIt

from goals_cli import schema
from goals_cli.cadence import workers_of
from goals_cli.caseload import Caseload, Settings
from goals_cli.findings import Element
from goals_cli.history.since_agreed import since_agreed
from goals_cli.matrix import Filled, Matrix, Row
from goals_cli.plan import Answer, Plan, Status, from_data
from goals_cli.render import report_caseload, report_due, sheet_rows
from goals_cli.render.csv import guarded
from goals_cli.render.layouts import LAYOUTS, Layout
from goals_cli.render.reports import FORMATS
from goals_cli.render.terminal import width
from goals_cli.reporting import name_of
from goals_cli.reporting_caseload import CaseloadReport, CaseloadSum, ClientLine, caseload_report
from goals_cli.reporting_due import DueEntry, DueReport, DueSum, Kind, due_report
from goals_cli.sheet_parts import Agreed, Promised, Raised, Rated, Said, Side, Win
from goals_cli.sheets import plan_report
from goals_cli.surveying import Unreadable

if TYPE_CHECKING:
    from goals_cli.render.layouts import Report

SECRET = "only for us two"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "goals.toml").write_text('format = "goals-caseload/1"\n', encoding="utf-8")
    return tmp_path


def opened(folder: Path) -> Caseload:
    return Caseload(folder, Settings("default"))


def sheet(*goals: Data, private: bool = False, **fields: Any) -> Any:
    return plan_report(made(*goals, **fields), PROFILE, today=TODAY, private=private, others=True)


# The client's sheet


def test_active_goals_come_first_each_kind_in_the_clients_own_ranking() -> None:
    def goal(identifier: str, status: str, priority: int | None) -> Data:
        return {"id": identifier, "priority": priority, "course": [turn("2026-03-02", status)]}

    report = sheet(
        goal("g-a", "achieved", 1),
        goal("g-b", "proposed", 1),
        goal("g-c", "active", None),
        goal("g-d", "active", 2),
        goal("g-e", "active", 1),
        goal("g-f", "paused", 1),
        goal("g-h", "ended", 1),
        goal("g-j", "declined", 1),
    )
    assert [each.id for each in report.goals] == ["g-e", "g-d", "g-c", "g-b", "g-f", "g-a"]
    assert report.goals[-1].status is Status.ACHIEVED


def test_the_clients_words_are_in_the_order_in_which_they_were_said() -> None:
    later = [{"on": "2026-04-01", "words": "second"}, {"on": "2026-05-01", "words": "third"}]
    goal = {"words": "first", "raised": {"by": "client", "on": "2026-03-02"}, "words_later": later}
    (shown,) = sheet(goal).goals
    assert shown.words == (
        Said(date(2026, 3, 2), "first"),
        Said(date(2026, 4, 1), "second"),
        Said(date(2026, 5, 1), "third"),
    )


@pytest.mark.parametrize(
    ("agreements", "expected"),
    [
        ([], None),
        ([agreement("2026-03-02", statement="one")], Agreed(date(2026, 3, 2), Answer.AGREES, True)),
        ([agreement("2026-03-02", statement="old")], Agreed(date(2026, 3, 2), Answer.AGREES, False)),
        ([agreement("2026-03-02", "partly", statement="one")], Agreed(date(2026, 3, 2), Answer.PARTLY, True)),
    ],
)
def test_what_was_agreed_is_held_against_what_the_goal_says(agreements: list[Data], expected: Agreed | None) -> None:
    (shown,) = sheet({"statement": "one"}, agreements=agreements).goals
    assert shown.agreed == expected


def test_promises_are_kept_apart_and_those_taken_back_say_so() -> None:
    steps = [
        {"id": "s-1", "who": "client", "step": "call", "due": "2026-06-02"},
        {"id": "s-2", "who": "w-amara", "step": "ask", "done": "2026-05-01"},
        {"id": "s-3", "who": "w-before", "step": "write"},
        {"id": "s-4", "who": "sister", "step": "drive", "every": "Tuesday", "until": "2026-07-01"},
        {"id": "s-5", "who": "client", "step": "no more", "taken_back": {"on": "2026-05-01"}},
        {"id": "s-6", "who": "client"},
        {"id": "s-7", "step": "mine"},
    ]
    handovers = [{"on": "2026-04-01", "from": "w-before", "to": "w-amara"}]
    (shown,) = sheet({"steps": steps}, handovers=handovers).goals
    assert shown.steps == (
        Promised("s-1", Side.CLIENT, "client", "call", date(2026, 6, 2), None, None, None, None, False),
        Promised("s-2", Side.WORKER, "w-amara", "ask", None, None, None, date(2026, 5, 1), None, True),
        Promised("s-3", Side.WORKER, "w-before", "write", None, None, None, None, None, False),
        Promised("s-4", Side.OTHER, "sister", "drive", None, "Tuesday", date(2026, 7, 1), None, None, False),
        Promised("s-5", Side.CLIENT, "client", "no more", None, None, None, None, date(2026, 5, 1), False),
        Promised("s-7", Side.CLIENT, "client", "mine", None, None, None, None, None, False),
    )


def test_a_step_that_only_a_review_calls_done_is_done() -> None:
    told = review("2026-05-01", progress=[{"goal": "g-1", "steps": [{"step": "s-1", "how": "done"}]}])
    (shown,) = sheet({"steps": [{"id": "s-1", "who": "client", "step": "call"}]}, reviews=[told]).goals
    assert shown.steps[0].done == date(2026, 5, 1)


def test_ratings_and_wins_come_from_every_meeting_that_stands() -> None:
    def told(on: str, rating: int | None, win: str, **more: Any) -> Data:
        progress = {"goal": "g-1", "ratings": [{"by": "client", "rating": rating}], "wins": [win]}
        return review(on, "check-in", progress=[progress]) | more

    wrong, right = told("2026-05-08", 9, "wrong"), told("2026-05-09", 3, "right", corrects="r-20260508-1")
    reviews = [told("2026-05-01", 0, "began"), wrong, right, told("2026-05-15", None, "no number")]
    (shown,) = sheet({}, reviews=reviews).goals
    assert shown.ratings == (
        Rated(date(2026, 5, 1), Side.CLIENT, "client", 0),
        Rated(date(2026, 5, 9), Side.CLIENT, "client", 3),
    )
    assert [win.win for win in shown.wins] == ["began", "right", "no number"]
    assert shown.wins[0] == Win(date(2026, 5, 1), "began")


def test_the_newest_value_of_a_measure_is_shown() -> None:
    def told(on: str, value: object) -> Data:
        return review(on, progress=[{"goal": "g-1", "measured": [{"measure": "m-1", "value": value}]}])

    measures = [{"id": "m-1", "what": "minutes", "baseline": 5, "target": 60}, {"id": "m-2", "what": "calm"}]
    (shown,) = sheet({"measures": measures}, reviews=[told("2026-05-08", 0), told("2026-04-08", 20)]).goals
    first, second = shown.measures
    assert (first.latest, first.latest_on) == (0, date(2026, 5, 8))
    assert (second.latest, second.latest_on) == (None, None)


def private_plan() -> Data:
    step = {"id": "s-1", "who": "client", "step": SECRET, "due": "2026-05-01", "private": True}
    told = {
        "goal": "g-1",
        "words": SECRET,
        "wins": [SECRET],
        "measured": [{"measure": "m-1", "value": 4711}],
        "private": True,
    }
    goals: list[Data] = [
        {
            "title": "open",
            "words_later": [{"on": "2026-04-01", "words": SECRET, "private": True}],
            "views": [{"by": "family", "who": "aunt", "view": SECRET, "private": True}],
            "measures": [{"id": "m-1", "what": "minutes"}],
            "steps": [step],
        },
        {"id": "g-2", "title": SECRET, "words": SECRET, "statement": SECRET, "private": True},
    ]
    agreements = [agreement("2026-03-02", goal="g-2", statement=SECRET) | {"follow_up": "2026-05-01"}]
    return plan_data(*goals, reviews=[review("2026-05-01", progress=[told])], agreements=agreements)


def every_report(folder: Path, plan: Plan, **options: Any) -> Iterator[Report]:
    since = since_agreed(private_plan(), today=TODAY)
    yield plan_report(plan, PROFILE, today=TODAY, others=True, since=since, **options)
    yield caseload_report(opened(folder), today=TODAY)
    yield due_report(opened(folder), today=TODAY, until=date(2026, 12, 31))


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_private_is_in_no_report(form: str, folder: Path) -> None:
    save(folder, private_plan())
    for report in every_report(folder, from_data(private_plan(), Plan)):
        assert not getattr(report, "unreadable", ())
        shown = FORMATS[form](report).replace("\n", " ")
        assert SECRET not in shown
        assert "4711" not in shown


def test_what_is_private_is_on_the_sheet_when_asked_for() -> None:
    plan = from_data(private_plan(), Plan)
    hidden = plan_report(plan, PROFILE, today=TODAY)
    shown = plan_report(plan, PROFILE, today=TODAY, private=True)
    assert (hidden.left_out, shown.left_out) == (4, 0)
    assert [goal.id for goal in hidden.goals] == ["g-1"]
    assert [goal.id for goal in shown.goals] == ["g-1", "g-2"]
    assert FORMATS["text"](shown).count(SECRET) == 6


def test_private_things_that_are_due_are_named_by_their_ids(folder: Path) -> None:
    save(folder, private_plan())
    report = due_report(opened(folder), today=TODAY, until=TODAY)
    assert [(entry.kind, entry.goals, entry.id, entry.what) for entry in report.entries] == [
        (Kind.AGREEMENT, ("g-1",), None, "open"),
        (Kind.REVIEW, ("g-2",), None, None),
        (Kind.FOLLOW_UP, ("g-2",), "a-20260302-1", None),
        (Kind.CLIENT_PROMISE, ("g-1",), "s-1", None),
        (Kind.REVIEW, ("g-1",), None, "open"),
    ]
    assert "(private: s-1)" in FORMATS["text"](report)
    assert "Review: (private: g-2)" in FORMATS["text"](report)


# The caseload, and what is due


def busy_plan() -> Data:
    steps = [
        {"id": "s-1", "who": "client", "step": "call", "due": "2026-05-31"},
        {"id": "s-2", "who": "w-amara", "step": "ask the school", "due": "2026-05-20"},
        {"id": "s-3", "who": "sister", "step": "drive", "due": "2026-05-30"},
        {"id": "s-4", "who": "w-amara", "step": "write", "due": "2026-06-01"},
    ]
    goals = [
        {"title": "The play", "steps": steps, "target_date": "2026-06-01"},
        {"id": "g-2", "course": [turn("2026-03-02", "proposed")], "target_date": "2026-05-01"},
        {"id": "g-3", "course": [turn("2026-03-02", "paused")]},
        {"id": "g-4", "course": [turn("2026-03-02", "achieved")]},
        {"id": "g-5", "course": [turn("2026-03-02", "ended")]},
        {"id": "g-6", "course": [turn("2026-03-02", "declined")]},
    ]
    agreements = [agreement("2026-03-02", target_date="2026-06-01") | {"follow_up": "2026-05-20"}]
    reviews = [review("2026-05-04", next_review="2026-06-01"), review("2026-05-18", "check-in")]
    return plan_data(*goals, agreements=agreements, reviews=reviews)


def test_a_client_in_the_caseload(folder: Path) -> None:
    save(folder, busy_plan())
    report = caseload_report(opened(folder), today=TODAY)
    assert report.clients == (
        ClientLine(
            client="heron-27",
            worker="w-amara",
            opened=date(2026, 3, 2),
            closed=None,
            proposed=1,
            active=1,
            paused=1,
            achieved=1,
            ended=1,
            declined=1,
            last_review=date(2026, 5, 4),
            next_review=date(2026, 6, 1),
            review_overdue=False,
            worker_overdue=1,
            client_overdue=1,
            others_overdue=1,
            follow_ups_overdue=1,
            agreements_due=0,
            undecided=0,
        ),
    )


def test_a_review_is_overdue_from_the_day_after(folder: Path) -> None:
    save(folder, busy_plan())
    (line,) = caseload_report(opened(folder), today=date(2026, 6, 2)).clients
    assert (line.review_overdue, line.worker_overdue) == (True, 2)


def test_nothing_is_overdue_when_the_work_has_ended(folder: Path) -> None:
    save(folder, busy_plan() | {"closed": {"on": "2026-05-30"}})
    (line,) = caseload_report(opened(folder), today=TODAY).clients
    assert (line.closed, line.next_review, line.worker_overdue) == (date(2026, 5, 30), None, 0)
    assert due_report(opened(folder), today=TODAY, until=TODAY).entries == ()
    assert "closed 2026-05-30" in FORMATS["text"](caseload_report(opened(folder), today=TODAY))


def test_what_is_due_is_in_order_of_days_and_the_workers_own_comes_first(folder: Path) -> None:
    save(folder, busy_plan())
    report = due_report(opened(folder), today=TODAY, until=date(2026, 6, 1))
    assert report.entries == (
        due_entry("2026-05-20", -12, Kind.WORKER_PROMISE, "w-amara", "s-2", "ask the school"),
        due_entry("2026-05-20", -12, Kind.FOLLOW_UP, "w-amara", "a-20260302-1", "The play"),
        due_entry("2026-05-30", -2, Kind.OTHERS_PROMISE, "sister", "s-3", "drive"),
        due_entry("2026-05-31", -1, Kind.CLIENT_PROMISE, "client", "s-1", "call"),
        due_entry("2026-06-01", 0, Kind.WORKER_PROMISE, "w-amara", "s-4", "write"),
        due_entry("2026-06-01", 0, Kind.REVIEW, "w-amara", None, "The play"),
        due_entry("2026-06-01", 0, Kind.TARGET_DATE, "w-amara", None, "The play"),
    )


def due_entry(on: str, days: int, kind: Kind, who: str, identifier: str | None, what: str) -> DueEntry:
    return DueEntry(date.fromisoformat(on), days, "heron-27", "w-amara", kind, who, ("g-1",), identifier, what)


def test_goals_to_be_reviewed_on_one_day_are_one_entry(folder: Path) -> None:
    save(folder, plan_data({"title": "one"}, {"id": "g-2", "title": "two"}))
    entries = due_report(opened(folder), today=TODAY, until=TODAY).entries
    assert [(entry.kind, entry.goals, entry.what) for entry in entries] == [
        (Kind.AGREEMENT, ("g-1", "g-2"), "one; two"),
        (Kind.REVIEW, ("g-1", "g-2"), "one; two"),
    ]


def test_a_goal_is_named_by_its_title_or_what_it_says() -> None:
    goals = made({"title": "title", "words": "words"}, {"title": " ", "statement": "statement"}, {"words": "words"}, {})
    assert [name_of(goal) for goal in goals.goals] == ["title", "statement", "words", "g-1"]


def test_everyone_who_carried_the_plan_is_its_worker() -> None:
    plan = made(
        {}, handovers=[{"on": "2026-04-01", "from": "w-one", "to": "w-two"}, {"on": "2026-05-01", "to": "w-amara"}]
    )
    assert workers_of(plan) == {"worker", "w-amara", "w-one", "w-two"}


def test_a_plan_that_cannot_be_read_is_named_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    save(folder, busy_plan())
    (folder / "clients" / "bad-01.yaml").write_text("a: [b\n", encoding="utf-8")
    save(folder, plan_data({"target_date": "June"}, client="bad-02"))
    save(folder, plan_data({}, client="bad-03", profile="nonesuch"))
    for report in (caseload_report(opened(folder), today=TODAY), due_report(opened(folder), today=TODAY, until=TODAY)):
        assert [(each.client, each.path) for each in report.unreadable] == [
            ("bad-01", "clients/bad-01.yaml"),
            ("bad-02", "clients/bad-02.yaml"),
            ("bad-03", "clients/bad-03.yaml"),
        ]
        assert all("bad-0" in each.problem or "nonesuch" in each.problem for each in report.unreadable)
    assert [line.client for line in caseload_report(opened(folder), today=TODAY).clients] == ["heron-27"]


# The formats


def hostile_reports(words: str) -> tuple[Report, ...]:
    plan = from_data(full_data(words), Plan)
    line: Data = dict.fromkeys(ClientLine.__slots__, 1) | {"opened": TODAY, "closed": None, "last_review": None}
    line |= {"client": words, "worker": words, "next_review": TODAY, "review_overdue": True}
    unreadable = (Unreadable(words, words, words),)
    one = CaseloadSum(**dict.fromkeys(CaseloadSum.__slots__, 1) | {"worker": words})
    due = DueSum(words, dict.fromkeys(Kind, 1), dict.fromkeys(Kind, 2))
    cells = (tuple(Filled) * len(Element))[: len(Element)]
    held = (Row(words, words, words, 1, cells), Row("", words, "", 0, ()))
    matrix = Matrix(tuple(Element), held)
    entries = [
        DueEntry(TODAY, days, words, words, kind, words, (words,), words, words) for kind in Kind for days in (-1, 1)
    ]
    return (
        plan_report(
            plan, PROFILE, today=TODAY, private=True, others=True,
            since=since_agreed(full_data(words), today=TODAY, private=True),
        ),
        CaseloadReport(
            TODAY, words, "client", one, (one, one), (ClientLine(**line), ClientLine(**line)), matrix, unreadable
        ),
        DueReport(TODAY, TODAY, words, "day", due, (due, due), tuple(entries), unreadable),
    )


every_hostile_text = pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])
ROWS = {"PlanReport": sheet_rows.rows, "CaseloadReport": report_caseload.rows, "DueReport": report_due.rows}
COLUMNS = {
    "PlanReport": ["client", "goal", "what", "on", "who", "text", "value"],
    "CaseloadReport": [
        "client", "worker", "opened", "closed", "proposed", "active", "paused", "achieved", "ended", "declined",
        "last_review", "next_review", "review_overdue", "worker_overdue", "client_overdue", "others_overdue",
        "follow_ups_overdue", "agreements_due", "undecided",
        *Element,
    ],
    "DueReport": ["on", "days", "client", "worker", "kind", "who", "goals", "id", "what"],
}  # fmt: skip


@every_hostile_text
def test_text_is_safe_and_fits(words: str) -> None:
    for report in hostile_reports(words):
        shown = FORMATS["text"](report)
        assert not ACTED_UPON.search(shown)
        if "\u200d" not in words:
            assert max(map(width, shown.split("\n"))) <= 80


@every_hostile_text
def test_markdown_has_the_same_structure_whatever_is_written(words: str) -> None:
    for report, plain_report in zip(hostile_reports(words), hostile_reports("words"), strict=True):
        shown = FORMATS["markdown"](report)
        assert not ACTED_UPON.search(shown)
        if words.strip():
            assert structure(shown) == structure(FORMATS["markdown"](plain_report))


def structure(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    inside = {child.type for token in tokens for child in token.children or []}
    assert inside <= {"text", "text_special", "softbreak", "hardbreak"}
    return [token.type for token in tokens if "paragraph" not in token.type and token.type != "inline"]


@every_hostile_text
def test_csv_has_its_rows_and_fixed_columns(words: str) -> None:
    for report in hostile_reports(words):
        kind = type(report).__name__
        shown = FORMATS["csv"](report)
        header, *rows = standard_csv.reader(io.StringIO(shown, newline=""))
        expected = [
            ["" if cell is None else guarded(cell) if isinstance(cell, str) else str(cell) for cell in row]
            for row in ROWS[kind](report)  # type: ignore[operator]
        ]
        assert header == COLUMNS[kind]
        assert rows == expected
        assert not ACTED_UPON.search(shown)


@every_hostile_text
def test_json_fits_its_schema_and_holds_the_texts_as_they_are(words: str) -> None:
    for report, name in zip(hostile_reports(words), ("report-plan", "report-caseload", "report-due"), strict=True):
        shown = FORMATS["json"](report)
        data = json.loads(shown)
        assert not ACTED_UPON.search(shown)
        assert words in texts(data) or not words.strip()
        if words:
            check_against_schema(name, data)


def check_against_schema(name: str, data: object) -> None:
    definition = json.loads(schema.text(name))
    kind = jsonschema.Draft202012Validator
    kind.check_schema(definition)
    kind(definition, format_checker=kind.FORMAT_CHECKER).validate(data)


def texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for item in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from texts(item)


def test_json_names_every_field_in_its_schema_and_no_other() -> None:
    for report, name in zip(hostile_reports("x"), ("report-plan", "report-caseload", "report-due"), strict=True):
        closed = json.loads(schema.text(name), object_hook=close)
        jsonschema.Draft202012Validator(closed).validate(json.loads(FORMATS["json"](report)))


def close(mapping: Data) -> Data:
    return mapping | {"additionalProperties": False} if isinstance(mapping.get("properties"), dict) else mapping


@pytest.mark.parametrize("found", LAYOUTS.values(), ids=lambda found: found.name)
def test_every_kind_of_report_has_its_columns_and_its_schema(found: Layout) -> None:
    assert f"goals-{found.name}/1" in schema.text(found.name)
    assert len(found.columns) > 5


def test_a_report_loads_the_layout_of_no_other() -> None:
    code = (
        "import sys\n"
        "from goals_cli.render.layouts import LAYOUTS\n"
        "LAYOUTS['DueReport'].columns\n"
        "print(sorted(name for name in sys.modules if name.startswith('goals_cli.render.report')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['goals_cli.render.report_due']\n"


def test_keys_of_json_do_not_depend_on_what_is_there(folder: Path) -> None:
    empty = plan_report(made(), PROFILE, today=TODAY)
    full = hostile_reports("x")[0]
    assert list(json.loads(FORMATS["json"](empty))) == list(json.loads(FORMATS["json"](full)))
    folder.joinpath("clients").mkdir()
    for report in (caseload_report(opened(folder), today=TODAY), due_report(opened(folder), today=TODAY, until=TODAY)):
        other = next(each for each in hostile_reports("x") if type(each) is type(report))
        assert list(json.loads(FORMATS["json"](report))) == list(json.loads(FORMATS["json"](other)))


# Whole pages


def heron() -> Data:
    steps = [
        {
            "id": "s-1",
            "who": "client",
            "step": "Visit the hall when it is empty",
            "due": "2026-03-16",
            "done": "2026-03-14",
        },
        {"id": "s-2", "who": "w-amara", "step": "Ask the school for an aisle seat", "due": "2026-06-20"},
        {"id": "s-3", "who": "client", "step": "Breathe with the app", "every": "day", "until": "2026-06-27"},
        {"id": "s-4", "who": "sister", "step": "Come along", "due": "2026-06-30"},
    ]
    measure = {"id": "m-1", "what": "time I stayed", "unit": "minutes", "baseline": 5.0, "target": 60}
    measures = [measure, {"id": "m-2", "what": "I went", "target": True, "keep": True}, {"id": "m-3"}]
    play = {
        "title": "The school play",
        "words": "I want to sit through the play.\nI never want to panic again.",
        "raised": {"by": "client", "on": "2026-03-02"},
        "statement": "I stay in the hall to the end.",
        "target_date": "2026-06-30",
        "measures": measures,
        "steps": steps,
    }
    rest = {"id": "g-2", "course": [turn("2026-03-02", "proposed")], "words": "Sleep"}
    ratings = [{"by": "client", "rating": 4}, {"by": "w-amara", "rating": 5}]
    told = {
        "goal": "g-1",
        "ratings": ratings,
        "wins": ["Stayed 20 minutes"],
        "measured": [{"measure": "m-1", "value": 20}],
    }
    quoted: Data = {"statement": play["statement"], "measures": measures, "target_date": "2026-06-30"}
    return plan_data(
        play,
        rest,
        about={"what_matters": ["Being there for Tess"], "strengths": ["I keep going when it is hard"]},
        agreements=[agreement("2026-03-02", **quoted)],
        reviews=[review("2026-05-25", progress=[told], next_review="2026-06-22")],
    )


HERON_TEXT = """\
My plan
=======

As of 1 June 2026. Our next meeting: 22 June 2026.

1. The school play
------------------

In my words
  "I want to sit through the play.
  I never want to panic again."

What we agreed
I stay in the hall to the end.

By when: 30 June 2026. I agreed to this on 2 March 2026.

What I do
What                  When
--------------------  ---------------------------
Breathe with the app  every day until 27 Jun 2026

What my worker does
What                              When
--------------------------------  --------------
Ask the school for an aisle seat  by 20 Jun 2026

What others do
Who     What        When
------  ----------  --------------
sister  Come along  by 30 Jun 2026

How we will know
- time I stayed: 5 minutes at the start, 60 minutes is what I want, 20 minutes
  on 25 May 2026
- I went: yes is what I want to keep
- What we look at

Done
- 14 March 2026: Visit the hall when it is empty

What went well
- 25 May 2026: Stayed 20 minutes

2. My goal
----------

We are still talking about this one.

In my words
  "Sleep"

What matters to me
------------------

- Being there for Tess

What I am good at
-----------------

- I keep going when it is hard

How to ask for a change
-----------------------

- This is my plan. I can ask for a change at any time.
- I can tell my worker, call, or write. I do not have to wait for our next
  meeting.
- I can say no to a part of it. I can change my mind.
- My worker writes down what I ask for. Then we talk about it.
- I can reach my worker here: ________________________

What changed since I agreed
---------------------------

Nothing. What we wrote down still stands.

How far along I am, from 0 to 10
--------------------------------

1. The school play
On           I said    My worker said
-----------  --------  ----------------
25 May 2026  4         5"""


def test_the_whole_sheet() -> None:
    since = since_agreed(heron(), today=TODAY)
    report = plan_report(from_data(heron(), Plan), PROFILE, today=TODAY, since=since)
    assert FORMATS["text"](report) == HERON_TEXT


def test_what_changed_since_the_client_agreed_is_on_the_sheet() -> None:
    data = heron()
    goal = data["goals"][0]
    goal |= {"statement": "I stay for half of it.", "target_date": "2026-07-10"}
    goal["measures"] = [goal["measures"][0] | {"target": 30}, *goal["measures"][1:]]
    goal["changes"] = [
        {"on": "2026-04-02", "what": "statement", "asked_by": "client", "because": "It is long", "answer": "agrees"},
        {"on": "2026-04-09", "what": "target_date", "asked_by": "w-amara", "answer": "agrees"},
    ]
    report = plan_report(from_data(data, Plan), PROFILE, today=TODAY, since=since_agreed(data, today=TODAY))
    assert """
What changed since I agreed
---------------------------

1. The school play
- What we wrote down: then "I stay in the hall to the end."; now "I stay for
  half of it." I agreed to this on 2 April 2026.
- What I want to get to (time I stayed): then 60; now 30. I have not said what I
  think of this yet. I can say yes, no, or what should be different.
- By when: then 30 June 2026; now 10 July 2026. I agreed to this on 9 April
  2026.

How that came about:

- 2 April 2026: I asked for it, because: It is long.
- 9 April 2026: my worker asked for it.

How far along""" in FORMATS["text"](report)


def test_a_plan_that_has_ended_is_not_asked_about() -> None:
    data = heron() | {"closed": {"on": "2026-05-30"}}
    report = plan_report(from_data(data, Plan), PROFILE, today=TODAY)
    assert "How to ask for a change" not in FORMATS["text"](report)


SCALE: Data = {
    "scale": [
        {"level": -2, "looks_like": "I stay at home"},
        {"level": -1},
        {"level": 0, "looks_like": "I stay to the end"},
        {"level": 2, "looks_like": "I sit in front"},
    ],
    "baseline_level": -2,
}


def leveled(on: str, level: int, **more: object) -> Data:
    """Write down a review at which the client said on which level they are, and the worker said another one."""
    ratings = [{"by": "client", "level": level, **more}, {"by": "w-amara", "level": 2}]
    return review(on, progress=[{"goal": "g-1", "ratings": ratings}])


def test_the_scale_is_shown_in_words_and_where_the_client_is_on_it() -> None:
    data = plan_data(SCALE, reviews=[leveled("2026-05-11", -1), leveled("2026-05-25", 1)])
    report = plan_report(from_data(data, Plan), PROFILE, today=TODAY)
    lines = [
        "- Much more than we expect: I sit in front",
        "- More than we expect (here on 25 May 2026)",
        "- What we expect: I stay to the end",
        "- Less than we expect",
        "- Much less than we expect: I stay at home (here at the start)",
    ]
    assert "\n".join(["", "How far it may go", *lines]) in FORMATS["text"](report)
    assert "\n".join(["### How far it may go", "", *lines, ""]) in FORMATS["markdown"](report) + "\n"
    assert [line for line in FORMATS["csv"](report).split("\n") if ",level" in line] == [
        "heron-27,g-1,level,,,I sit in front,2",
        "heron-27,g-1,level,,,,1",
        "heron-27,g-1,level now,2026-05-25,client,,1",
        "heron-27,g-1,level,,,I stay to the end,0",
        "heron-27,g-1,level,,,,-1",
        "heron-27,g-1,level,,,I stay at home,-2",
        "heron-27,g-1,level at the start,,,I stay at home,-2",
    ]
    assert json.loads(FORMATS["json"](report))["goals"][0]["scale"] == [
        {"level": 2, "looks_like": "I sit in front", "at_start": False, "said_on": None},
        {"level": 1, "looks_like": None, "at_start": False, "said_on": "2026-05-25"},
        {"level": 0, "looks_like": "I stay to the end", "at_start": False, "said_on": None},
        {"level": -1, "looks_like": None, "at_start": False, "said_on": None},
        {"level": -2, "looks_like": "I stay at home", "at_start": True, "said_on": None},
    ]


def test_a_level_that_was_both_at_the_start_and_now_is_said_once() -> None:
    report = plan_report(from_data(plan_data(SCALE, reviews=[leveled("2026-05-11", -2)]), Plan), PROFILE, today=TODAY)
    line = "- Much less than we expect: I stay at home (here at the start, here on 11 May"
    assert line in FORMATS["text"](report).split("\n")


def test_a_level_told_in_private_is_not_on_the_sheet() -> None:
    told = leveled("2026-05-11", 0)
    told["progress"][0]["private"] = True
    report = plan_report(from_data(plan_data(SCALE, reviews=[told]), Plan), PROFILE, today=TODAY)
    assert "11 May 2026" not in FORMATS["text"](report)


def test_a_goal_without_a_scale_has_none_on_the_sheet() -> None:
    report = plan_report(from_data(plan_data({}), Plan), PROFILE, today=TODAY)
    assert "How far it may go" not in FORMATS["text"](report)


@pytest.mark.parametrize(
    ("target", "sentence", "cell"),
    [
        ("<6", "- pieces: 9 % at the start, less than 6 % is what I want", "less than 6"),
        ("160-180", "- pieces: 9 % at the start, between 160 and 180 % is what I want", "between 160 and 180"),
        ("at most 3", "- pieces: 9 % at the start, at most 3 % is what I want", "at most 3"),
        ("yes", "- pieces: 9 % at the start, yes % is what I want", "yes"),
    ],
)
def test_a_bound_or_a_range_is_shown_in_words(target: str, sentence: str, cell: str) -> None:
    measure = {"id": "m-1", "what": "pieces", "unit": "%", "baseline": 9, "target": target}
    report = plan_report(from_data(plan_data({"measures": [measure]}), Plan), PROFILE, today=TODAY)
    assert sentence in FORMATS["text"](report).split("\n")
    assert f"heron-27,g-1,target,,,pieces,{cell}" in FORMATS["csv"](report).split("\n")
    assert json.loads(FORMATS["json"](report))["goals"][0]["measures"][0]["target"] == target


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ({"direction": "down"}, "less is better"),
        ({"direction": "up", "baseline": 9}, "9 a week at the start, more is better"),
        ({"direction": "down", "target": 3}, "3 a week is what I want, less is better"),
        (
            {"direction": "up", "baseline": 9, "target": 3},
            "9 a week at the start, 3 a week is what I want, more is better",
        ),
        ({"direction": "down", "baseline": 9, "target": 3}, "9 a week at the start, 3 a week is what I want"),
        ({"direction": "down", "target": "at most 3"}, "at most 3 a week is what I want"),
        ({"baseline": 9}, "9 a week at the start"),
    ],
)  # fmt: skip
def test_which_way_is_better_is_said_where_start_and_target_do_not_tell(measure: Data, told: str) -> None:
    data = plan_data({"measures": [{"id": "m-1", "what": "calls", "unit": "a week"} | measure]})
    report = plan_report(from_data(data, Plan), PROFILE, today=TODAY)
    page = FORMATS["markdown"](report)
    assert f"- calls: {told}\n" in page
    way = measure.get("direction")
    rows = [f"heron-27,g-1,direction,,,calls,{way}"] if way else []
    assert [line for line in FORMATS["csv"](report).split("\n") if "direction" in line] == rows
    assert json.loads(FORMATS["json"](report))["goals"][0]["measures"][0]["direction"] == way


def test_no_way_is_better_of_a_yes_or_a_no() -> None:
    measure = {"id": "m-1", "what": "I went", "kind": "yes-no", "target": "yes", "direction": "up"}
    report = plan_report(from_data(plan_data({"measures": [measure]}), Plan), PROFILE, today=TODAY)
    assert "- I went: yes is what I want\n" in FORMATS["markdown"](report)


def test_a_sheet_shows_no_codes() -> None:
    shown = FORMATS["text"](plan_report(from_data(heron(), Plan), PROFILE, today=TODAY))
    assert not [code for code in ("heron", "w-amara", "g-1", "s-1", "m-1", "r-2026", "a-2026") if code in shown]


@pytest.mark.parametrize(
    ("goal", "fields", "sentence"),
    [
        ({"statement": "new"}, {"agreements": [agreement("2026-03-02", statement="old")]}, "What we want to agree on"),
        (
            {"statement": "new"},
            {"agreements": [agreement("2026-03-02", statement="old")]},
            "It has been changed since I agreed on 2 March 2026. We need to talk about it.",
        ),
        (
            {"statement": "no"},
            {"agreements": [agreement("2026-03-02", "disagrees", statement="no")]},
            "On 2 March 2026 I did not agree to this.",
        ),
        (
            {"statement": "a"},
            {"agreements": [agreement("2026-03-02", "partly", statement="a")]},
            "On 2 March 2026 I agreed to a part of this.",
        ),
        (
            {"statement": "a"},
            {"agreements": [agreement("2026-03-02", "could_not_say", statement="a")]},
            "On 2 March 2026 I could not say whether I agree.",
        ),
        ({"statement": "a"}, {}, "What we want to agree on"),
        ({"course": [turn("2026-05-02", "paused")]}, {}, "We paused this one on 2 May 2026."),
        ({"course": [turn("2026-05-02", "achieved")]}, {}, "I reached this one on 2 May 2026."),
        ({"course": [turn("2026-05-02", "declined")]}, {}, "There are no goals on this sheet."),
        ({}, {}, "We still have to choose a day for our next meeting."),
        ({}, {"closed": {"on": "2026-05-30"}}, "We ended our work together on 30 May 2026."),
    ],
)
def test_sentences_on_the_sheet(goal: Data, fields: Data, sentence: str) -> None:
    report = plan_report(from_data(plan_data(goal, **fields), Plan), PROFILE, today=TODAY)
    shown = FORMATS["text"](report)
    assert sentence in shown.split("\n") or f"As of 1 June 2026. {sentence}" in shown


def test_the_whole_report_on_what_is_due(folder: Path) -> None:
    save(folder, busy_plan())
    report = due_report(opened(folder), today=TODAY, until=date(2026, 6, 15))
    assert FORMATS["text"](report) == "\n".join(
        [
            "Due by 2026-06-15, seen on 2026-06-01",
            "=====================================",
            "",
            "Overdue",
            "-------",
            "",
            "On          Days    Client    What                 Who",
            "----------  ------  --------  -------------------  -------",
            "2026-05-20  12 ago  heron-27  ask the school       w-amara",
            "2026-05-20  12 ago  heron-27  Follow-up: The play  w-amara",
            "2026-05-30  2 ago   heron-27  drive                sister",
            "2026-05-31  1 ago   heron-27  call                 client",
            "",
            "To come",
            "-------",
            "",
            "On          Days    Client    What                   Who",
            "----------  ------  --------  ---------------------  -------",
            "2026-06-01  today   heron-27  write                  w-amara",
            "2026-06-01  today   heron-27  Review: The play       w-amara",
            "2026-06-01  today   heron-27  Target date: The play  w-amara",
        ]
    )


def test_the_whole_report_on_the_caseload(folder: Path) -> None:
    save(folder, busy_plan())
    save(folder, plan_data(client="robin-03"))
    assert FORMATS["text"](caseload_report(opened(folder), today=date(2026, 6, 2))) == "\n".join(
        [
            "Caseload on 2026-06-02",
            "======================",
            "",
            "Client    Worker    Goals        Last review    Next review    Overdue",
            "--------  --------  -----------  -------------  -------------  ----------",
            "heron-27  w-amara   1 active,    2026-05-04     2026-06-01     review;",
            "                    1 proposed,                                follow-up;",
            "                    1 paused                                   promises:",
            "                                                               worker 2,",
            "                                                               others 1,",
            "                                                               client 1",
            "robin-03  w-amara",
        ]
    )


def test_empty_reports_say_so(folder: Path) -> None:
    (folder / "clients").mkdir(exist_ok=True)
    assert FORMATS["text"](due_report(opened(folder), today=TODAY, until=TODAY)).endswith("\n\nNothing is due.")
    shown = FORMATS["text"](caseload_report(opened(folder), today=TODAY))
    assert shown.endswith("\n\nThere are no clients in this caseload yet.")


def test_goal_data_is_a_valid_plan() -> None:
    assert schema.accepts(full_data("words"))
    assert schema.accepts(heron())
    assert schema.accepts(plan_data(goal_data()))


def test_a_goal_that_somebody_else_raised_says_so() -> None:
    raised = {"by": "other", "who": "doctor", "words": "Reduce the score"}
    report = sheet({"raised": raised, "words": None})
    assert report.goals[0].raised == Raised("doctor", "Reduce the score")
    assert 'This was brought up by doctor.\n\n  "Reduce the score"' in FORMATS["text"](report)
    assert "This was brought up by my worker." in FORMATS["text"](sheet({"raised": {"by": "worker"}}))
    assert sheet({}).goals[0].raised is None


def test_the_last_sheet_holds_what_the_work_was_about() -> None:
    goal = {"course": [turn("2026-05-02", "ended")], "steps": [{"id": "s-1", "who": "client", "step": "call"}]}
    (shown,) = sheet(goal, closed={"on": "2026-05-30"}).goals
    assert shown.status is Status.ENDED
    assert shown.steps == ()  # nobody waits for it any more
    assert sheet(goal).goals == ()
