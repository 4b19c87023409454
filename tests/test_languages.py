"""The languages of the client's pages: whole catalogues, days and numbers, and that adding one takes no code."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import get_decimal_symbol
from catalogues import (
    FILES,
    HEBREW,
    PACKAGE,
    TEMPLATE,
    WORDS,
    Circled,
    asked_for,
    made_up,
    messages,
    places,
    read,
    with_hebrew,
)
from conftest import Result, Run
from fullplan import FULL_PLAN
from fullplan import places as all_places
from made_plans import PROFILE, TODAY, Data, agreement, full_data, plan_data, review, save, turn
from test_pages import read as read_page
from test_pages import said, the
from test_reporting import heron
from test_sample_cases import NAMES, plan_path
from test_session_questions import every_question

from goals_cli import planfile
from goals_cli.errors import NotFound
from goals_cli.history.since_agreed import since_agreed
from goals_cli.languages import closest, codes, speech, tag
from goals_cli.plan import Party, Plan, from_data, takes_words
from goals_cli.render import since_agreed as since_page
from goals_cli.render.reports import FORMATS, text
from goals_cli.render.screen import SIGNS, Screen
from goals_cli.render.session_questions import sentence
from goals_cli.render.terminal import width
from goals_cli.sheets import PlanReport, plan_report
from goals_cli.speech import ENGLISH, N_, Speech

SPANISH = speech("es")


def report_on(data: Data, **options: Any) -> PlanReport:
    since = since_agreed(data, today=TODAY, private=True)
    return plan_report(from_data(data, Plan), PROFILE, today=TODAY, private=True, others=True, since=since, **options)


def since_pages(data: Data, language: Speech) -> list[str]:
    """Write the page of what changed since the client agreed, in each format that people read."""
    found = since_agreed(data, today=TODAY, private=True)
    return [since_page.FORMATS[form](found, language) for form in since_page.IN_WORDS]


# Which languages there are


def test_the_languages_are_english_and_those_with_a_catalogue(tmp_path: Path) -> None:
    assert codes() == ("en", "es")
    assert codes(tmp_path) == ("en",)
    assert codes(with_hebrew(tmp_path)) == ("en", "he")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("es", "es"), ("ES", "es"), ("es-MX", "es"), ("es_419", "es"), (" es ", "es"), ("en-GB", "en"),
        ("pt", None), ("est", None), ("e", None), ("", None), ("Spanish", None), ("es please", None), ("es-", None),
        ("español", None), ("../es", None), ("es\n", "es"), ("\x1b[2J", None),
    ],
)  # fmt: skip
def test_somebody_is_spoken_to_in_the_closest_language(wanted: str, found: str | None) -> None:
    assert closest(wanted) == found


def test_a_closer_catalogue_is_taken_first(tmp_path: Path) -> None:
    for name in ("pt", "pt_BR"):
        path = tmp_path / name / "LC_MESSAGES" / "goals.po"
        path.parent.mkdir(parents=True)
        path.write_text(HEBREW.replace("Language: he", f"Language: {name}"), encoding="utf-8")
    assert codes(tmp_path) == ("en", "pt", "pt-BR")
    assert [closest(wanted, tmp_path) for wanted in ("pt", "pt-br", "pt-PT")] == ["pt", "pt-BR", "pt"]
    brazil = speech("pt-BR", tmp_path)
    assert (brazil.code, brazil.direction, brazil.gettext("My plan")) == ("pt-BR", "ltr", "התוכנית שלי")


def test_a_language_that_there_is_not() -> None:
    with pytest.raises(NotFound, match="there is no catalogue for 'xx'"):
        speech("xx")


@pytest.mark.parametrize("words", ["", " ", "Spanish", "e", 'es"', "es es", "<b>", None, "-es", "es--MX"])
def test_what_is_no_name_of_a_language_is_not_told_to_a_browser(words: str | None) -> None:
    assert tag(words) is None


# Catalogues


def test_the_template_holds_what_the_code_says() -> None:
    told = {
        (message.context, message.id): ({path for path, _ in message.locations}, tuple(message.auto_comments))
        for message in messages(read(TEMPLATE))
    }
    assert len(told) > 100
    assert told == asked_for(), "the pages say something else now: make words"


def test_there_is_a_catalogue() -> None:
    assert [path.parents[1].name for path in FILES] == ["es"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parents[1].name)
def test_a_catalogue_is_whole(path: Path) -> None:
    catalogue = read(path)
    found = messages(catalogue)
    assert [message.id for message in found if message.fuzzy] == []
    assert [message.id for message in found if not message.string] == []
    assert list(catalogue.obsolete) == []
    assert {(message.context, message.id) for message in found} == set(asked_for())
    assert [message.id for message in found if places(str(message.id)) != places(str(message.string))] == []
    assert str(catalogue.locale) == path.parents[1].name == str(Locale.parse(path.parents[1].name))
    assert [message.id for message in found if message.locations == []] == []


# Everything that is said goes through the catalogue


def without_words(data: Data) -> Data:
    """Put one sign for all that people said, so that what is left is ours."""
    made = json.loads(json.dumps(data))
    for where, value in list(all_places(made)):
        code = value in ("client", "worker") or str(value).startswith("w-")
        if isinstance(value, str) and where and takes_words(where) and not code:
            inside = made
            for part in where[:-1]:
                inside = inside[part]
            inside[where[-1]] = WORDS
    return made


def turns() -> Iterator[Data]:
    """Write down plans that differ in what the sheet says of them."""
    for status in ("proposed", "active", "paused", "achieved"):
        yield plan_data({"course": [turn("2026-03-02", status)]}, {"id": "g-2", "ongoing": True})
    yield plan_data({"course": [turn("2026-03-02", "ended")]}, closed={"on": "2026-05-30"})
    yield plan_data()
    for raiser in ("family", "worker", "agency", "court", "other", "unclear"):
        yield plan_data({"raised": {"by": raiser}})
    for who in Party:
        view = {"by": who.value, "view": WORDS, "client_says": WORDS}
        demanded = {"id": "q-1", "by": who.value, "demands": WORDS, "until": "2026-06-30", "client_says": WORDS}
        yield plan_data({"outcome": WORDS, "views": [view]}, requirements=[demanded])
    for answer in ("agrees", "partly", "disagrees", "could_not_say"):
        first = {"answer": answer, "client_says": WORDS}
        yield plan_data({"raised": {"by": "family", "words": WORDS}, "client_answer": first})
        for statement in (WORDS, WORDS + WORDS):
            agreed = agreement("2026-03-02", answer, statement=WORDS)
            yield plan_data({"statement": statement}, agreements=[agreed])
    yield plan_data({"measures": [{"id": f"m-{number}", "target": target, "keep": number == 3, "baseline": True}
                                  for number, target in enumerate(("<6", ">6", "at most 3", "at least 3", "1.5-2",
                                                                   "fewer than 4", "yes", False))]})  # fmt: skip


def rhythms() -> Iterator[Data]:
    every = ("day", "morning", "afternoon", "evening", "night", "week", "two weeks", "weekend", "month", "year",
             "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", WORDS)  # fmt: skip
    steps = [{"id": f"s-{number}", "who": "client", "step": WORDS, "every": each} for number, each in enumerate(every)]
    yield plan_data({"steps": steps, "scale": [{"level": level, "looks_like": WORDS} for level in range(-2, 3)]})
    for level in (0, 1):
        told = review("2026-05-11", progress=[{"goal": "g-1", "ratings": [{"by": "client", "level": level}]}])
        measures = [{"id": f"m-{way}", "what": WORDS, "direction": way} for way in ("up", "down")]
        goal = {"baseline_level": 0, "measures": measures}
        yield plan_data(goal, reviews=[told], next_review="2026-06-20")


def changes() -> Iterator[Data]:
    """Write down a goal in which everything changed, asked for by everybody, with and without a reason."""
    before: Data = {"id": "m-1", "what": WORDS, "unit": WORDS, "baseline": 1, "target": 2, "direction": "up",
                    "kind": "number", "keep": False}  # fmt: skip
    after = {"id": "m-1", "what": f"{WORDS}{WORDS}", "baseline": 2, "target": 3, "direction": "down",
             "kind": "yes-no", "keep": True}  # fmt: skip
    asked = [
        {"on": "2026-04-02", "what": "statement", "asked_by": who, "answer": "agrees"} | reason
        for who in ("client", "w-amara", WORDS)
        for reason in ({}, {"because": WORDS, "client_says": WORDS})
    ]
    quoted: Data = {"statement": WORDS, "target_date": "2026-06-30", "measures": [before]}
    goal: Data = {"statement": f"{WORDS}{WORDS}", "target_date": "2026-07-10", "changes": asked}
    for measures in ([after], [after | {"id": "m-2"}], []):
        yield plan_data(goal | {"measures": measures}, agreements=[agreement("2026-03-02", **quoted)])
    for answer in ("agrees", "partly", "disagrees", "could_not_say", None):
        for words in ({}, {"client_says": WORDS}):
            for to in (WORDS + WORDS, WORDS):
                change: Data = {"on": "2026-04-02", "what": "statement", "to": to, "answer": answer} | words
                answered = goal | {"changes": [change], "measures": [before], "target_date": "2026-06-30"}
                yield plan_data(answered, agreements=[agreement("2026-03-02", **quoted)])
    no = {"on": "2026-04-02", "what": "target_date", "to": "2026-06-20", "answer": "disagrees", "client_says": WORDS}
    yield plan_data({"statement": WORDS, "changes": [no]}, agreements=[agreement("2026-03-02", statement=WORDS)])
    said = {"on": "2026-04-02", "about": WORDS, "client_says": WORDS, "handled": WORDS}
    yield plan_data({}, disagreements=[said])
    yield plan_data({"statement": WORDS}, agreements=[agreement("2026-03-02")])
    yield plan_data({"statement": WORDS}, agreements=[agreement("2026-03-02", statement=WORDS)])
    yield plan_data({"statement": None}, agreements=[agreement("2026-03-02", statement=WORDS)])


def later() -> Iterator[Data]:
    """Write down goals that took another turn since the client agreed, and promises of everybody since."""
    steps = [
        {"id": f"s-{number}", "who": who, "step": WORDS, "promised": "2026-04-02"} | rest
        for number, (who, rest) in enumerate(
            (who, rest)
            for who in ("client", "w-amara", WORDS)
            for rest in ({}, {"due": "2026-06-30"}, {"done": "2026-05-02"}, {"taken_back": {"on": "2026-05-04"}})
        )
    ]
    for status in ("proposed", "active", "paused", "achieved", "ended", "declined"):
        goal = {"course": [turn("2026-03-02", "active"), turn("2026-04-10", status)], "steps": steps}
        yield plan_data(goal, {"id": "g-2", "title": WORDS}, agreements=[agreement("2026-03-02")])


def undecided() -> Iterator[Data]:
    """Write down what a merge left undecided, of what was agreed and of something else."""
    quoted = {"statement": WORDS, "target_date": "2026-06-30"}
    for where, value in (("target_date", "2026-06-20"), ("statement", WORDS + WORDS), ("course", None)):
        conflict = {"id": "c-1", "where": f"goals[g-1].{where}", "ours": value}
        yield plan_data(quoted, agreements=[agreement("2026-03-02", **quoted)], conflicts=[conflict])


def plans() -> list[tuple[str, Data]]:
    cases = [(name, without_words(msgspec.to_builtins(planfile.read(plan_path(name)).data))) for name in NAMES]
    made = [*turns(), *rhythms(), *changes(), *later(), *undecided()]
    made += map(without_words, (full_data(WORDS), FULL_PLAN, heron()))
    return [*cases, *((f"made-{number}", data) for number, data in enumerate(made))]


PLANS = plans()


@pytest.mark.parametrize("data", [data for _, data in PLANS], ids=[name for name, _ in PLANS])
def test_nothing_is_said_past_the_catalogue(data: Data) -> None:
    report, language = report_on(data), made_up()
    body = said(the(read_page(FORMATS["html"](report, language)), "body"))
    sheets = (body, FORMATS["markdown"](report, language), text(report, language, screen=Screen(marks=SIGNS)))
    for shown in (*sheets, *since_pages(data, language)):
        assert re.findall("[A-Za-z]+|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]\\.[0-9]", shown) == []


def test_everything_in_the_catalogue_is_said_somewhere() -> None:
    language = made_up()
    assert isinstance(language.sentences, Circled)
    for _, data in PLANS:
        FORMATS["html"](report_on(data), language)
        text(report_on(data), language, screen=Screen(marks=SIGNS))
        since_pages(data, language)
    for question in every_question():
        sentence(question, TODAY, language)
    assert language.sentences.asked == set(asked_for())


def test_pages_in_spanish_fit_a_terminal() -> None:
    shown = [(name, FORMATS["text"](report_on(data), SPANISH)) for name, data in PLANS]
    shown += [(name, since_pages(data, SPANISH)[0]) for name, data in PLANS]
    assert [(name, page) for name, page in shown if max(map(width, page.split("\n"))) > 80] == []


# Days and numbers


@pytest.mark.parametrize("month", range(1, 13))
def test_english_days_are_those_of_the_library_that_knows_all_languages(month: int) -> None:
    for on in (date(2026, month, 2), date(1999, month, 28)):
        assert ENGLISH.day(on) == format_date(on, "long", "en_GB")
        assert ENGLISH.brief_day(on) == format_date(on, "medium", "en_GB")
        assert ENGLISH.day_of_year(on) == format_skeleton("MMMMd", on, locale="en_GB")
    assert ENGLISH.decimal == get_decimal_symbol("en_GB")


def test_days_in_spanish() -> None:
    assert SPANISH.day(date(2026, 3, 2)) == "2 de marzo de 2026"
    assert SPANISH.brief_day(date(2026, 9, 30)) == "30 sept 2026"
    spoken = [SPANISH.spoken_day(date(year, 3, 2), date(2026, 9, 30)) for year in (2025, 2026, 2027)]
    assert spoken == ["2 de marzo de 2025", "2 de marzo", "2 de marzo de 2027"]


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        (7.5, "7.5 mg", "7,5 mg"),
        (7.0, "7 mg", "7 mg"),
        (840, "840 mg", "840 mg"),
        (-0.25, "-0.25 mg", "-0,25 mg"),
        ("<1.50", "less than 1.50 mg", "menos de 1,50 mg"),
        ("160.5-180", "between 160.5 and 180 mg", "entre 160,5 y 180 mg"),
        ("at least 3", "at least 3 mg", "al menos 3 mg"),
        (True, "yes mg", "sí mg"),
        ("no", "no mg", "no mg"),
        ("v1.5", "v1.5 mg", "v1.5 mg"),
    ],
)
def test_numbers_on_the_sheet(value: object, english: str, spanish: str) -> None:
    report = report_on(plan_data({"measures": [{"id": "m-1", "what": "x", "unit": "mg", "baseline": value}]}))
    assert f"- x: {english} at the start\n" in FORMATS["text"](report)
    assert f"- x: {spanish} al empezar\n" in FORMATS["text"](report, SPANISH)


@pytest.mark.parametrize(
    ("what", "unit", "value", "said"),
    [
        ("days a week in the garden", "days", 1, "1"),
        ("Days a week in the garden", "days", 1.0, "1"),
        ("days a week in the garden", "days", 2, "2 days"),
        ("days a week in the garden", "days", "<2", "less than 2 days"),
        ("time in the garden", "hours", 1, "1 hours"),
        ("days a week in the garden", None, 1, "1"),
        ("yes or no", "yes", True, "yes yes"),
    ],
)
def test_a_one_has_no_unit_where_what_is_measured_says_it(
    what: str, unit: str | None, value: object, said: str
) -> None:
    report = report_on(plan_data({"measures": [{"id": "m-1", "what": what, "unit": unit, "target": value}]}))
    assert f"- {what}: {said} is what I want\n" in FORMATS["text"](report)


def test_what_programs_read_is_the_same_in_all_languages() -> None:
    report = report_on(heron())
    for form in ("csv", "json"):
        assert FORMATS[form](report, SPANISH) == FORMATS[form](report)
    since = since_agreed(heron(), today=TODAY)
    assert since_page.FORMATS["json"](since, SPANISH) == since_page.FORMATS["json"](since)


# On the command line


@pytest.fixture
def plan(caseload: Path) -> Path:
    return save(caseload, heron() | {"language": "es"})


def sheet_in(run: Run, *options: str) -> Result:
    return run("report", "plan", "heron-27", *options, today="2026-06-01")


def test_the_sheet_is_in_the_plans_own_language(plan: Path, run: Run) -> None:
    result = sheet_in(run)
    assert (result.code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "Mi plan\n=======\n\nFecha: 1 de junio de 2026. Nuestra próxima cita: 22 de junio de 2026.\n"
    )
    assert sheet_in(run, "--language", "es") == result
    english = sheet_in(run, "--language", "en")
    assert english.stdout.startswith("My plan\n=======\n\nAs of 1 June 2026. Our next meeting: 22 June 2026.\n")
    save(plan.parents[1], heron())
    assert sheet_in(run) == english
    for regional in ("es-MX", "es_419", "ES"):
        assert sheet_in(run, "--language", regional) == result
    save(plan.parents[1], heron() | {"language": "es-MX"})
    assert sheet_in(run) == result


def since_in(run: Run, *options: str) -> Result:
    return run("diff", "--since-agreed", "heron-27", *options, today="2026-06-01")


def test_what_changed_since_the_client_agreed_is_in_the_plans_own_language(plan: Path, run: Run) -> None:
    result = since_in(run)
    assert (result.code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "Qué ha cambiado desde que lo acordamos\n======================================\n\nFecha: 1 de junio de 2026.\n"
    )
    assert since_in(run, "--language", "es") == since_in(run, "--language", "es-MX") == result
    english = since_in(run, "--language", "en")
    assert english.stdout.startswith(
        "What changed since you agreed\n=============================\n\nAs of 1 June 2026.\n"
    )
    as_json = since_in(run, "--format", "json")
    assert since_in(run, "--format", "json", "--language", "en") == as_json
    save(plan.parents[1], heron())
    assert since_in(run) == english
    assert since_in(run, "--format", "json") == as_json
    save(plan.parents[1], heron() | {"language": "pt"})
    remark = "the page is in English: it is not translated into 'pt' (there are: en, es)\n"
    assert since_in(run) == Result(english.stdout, remark, 0)
    assert since_in(run, "--quiet") == english
    assert since_in(run, "--format", "json") == as_json


def test_what_changed_since_the_client_agreed_in_spanish(plan: Path, run: Run) -> None:
    goal = {
        "title": "La obra de teatro", "statement": "Me quedo media hora", "target_date": "2026-07-10",
        "measures": [{"id": "m-1", "what": "horas en la sala", "target": 0.5}],
        "changes": [
            {"on": "2026-04-02", "what": "statement", "asked_by": "client", "answer": "agrees",
             "because": "una hora es mucho", "client_says": "¡Mejor así!"},
            {"on": "2026-04-03", "what": "target_date", "asked_by": "w-amara", "answer": "agrees"},
        ],
        "steps": [{"id": "s-1", "who": "w-amara", "step": "Hablar con la escuela", "promised": "2026-04-02",
                   "due": "2026-06-30"}],
        "course": [turn("2026-03-02", "active"), turn("2026-04-10", "paused")],
    }  # fmt: skip
    quoted: Data = {"statement": "Me quedo una hora", "target_date": "2026-06-30",
                    "measures": [{"id": "m-1", "what": "horas en la sala", "target": 1.5}]}  # fmt: skip
    save(plan.parents[1], plan_data(goal, agreements=[agreement("2026-03-02", **quoted)]) | {"language": "es"})
    assert (
        since_in(run).stdout
        == """\
Qué ha cambiado desde que lo acordamos
======================================

Fecha: 1 de junio de 2026.

La obra de teatro
-----------------

Dije que sí a esto el 2 de marzo de 2026.

Lo que escribimos
Antes:

  "Me quedo una hora"

Ahora:

  "Me quedo media hora"

El 2 de abril de 2026 dije que sí a esto: “¡Mejor así!”

Adónde quiero llegar (horas en la sala)
Antes: 1,5. Ahora: 0,5.

Todavía no he dicho qué pienso de esto. Puedo decir que sí, que no, o qué quiero
cambiar.

Para cuándo
Antes: 30 de junio de 2026. Ahora: 10 de julio de 2026.

Dije que sí a esto el 3 de abril de 2026.

Cómo llegamos a esto
- 2 de abril de 2026: lo pedí yo. El motivo: una hora es mucho.
- 3 de abril de 2026: lo pidió mi profesional.

Pusimos esta meta en pausa el 10 de abril de 2026.

Promesas nuevas
- 2 de abril de 2026: Hablar con la escuela (mi profesional), para el 30 de
  junio de 2026
"""
    )


def test_a_difference_between_two_points_is_for_people_at_work_and_in_english(plan: Path, run: Run) -> None:
    said_so = (
        "goals: --language goes with --since-agreed, the page for a client\n"
        "  goals diff --since-agreed CLIENT --language CODE\n"
    )
    for asked in ((), ("heron-27",), ("main~1..main", "heron-27")):
        assert run("diff", *asked, "--language", "es") == Result("", said_so, 2)


def test_a_language_that_is_none_of_the_choices(plan: Path, run: Run) -> None:
    message = "goals: --language: 'xx' is none of its choices\n  one of: en, es\n"
    assert sheet_in(run, "--language", "xx") == Result("", message, 2)
    said_so = "goals: --language: what was given is none of its choices\n  one of: en, es\n"
    assert sheet_in(run, "--language", "En español") == Result("", said_so, 2)
    assert since_in(run, "--language", "xx") == Result("", message, 2)


@pytest.mark.parametrize(
    ("language", "named"),
    [("pt", "'pt'"), ("pt-BR", "'pt-BR'"), ("Tigrinya, please", "the plan's language")],
)
def test_a_plan_in_a_language_without_a_catalogue(language: str, named: str, plan: Path, run: Run) -> None:
    save(plan.parents[1], heron() | {"language": language})
    english = sheet_in(run, "--language", "en")
    remark = f"the sheet is in English: it is not translated into {named} (there are: en, es)\n"
    assert sheet_in(run) == Result(english.stdout, remark, 0)
    assert sheet_in(run, "--quiet") == english == Result(english.stdout, "", 0)
    for form in ("csv", "json"):
        assert sheet_in(run, "--format", form).stderr == ""


def test_the_shell_completes_languages(caseload: Path, goals: Run) -> None:
    typed = "goals\nreport\nplan\nheron-27\n--language\ne"
    asked = {"_GOALS_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": "5"}
    assert goals(env=asked).stdout.split() == ["en", "es"]


def test_an_english_page_needs_no_knowledge_of_other_languages(caseload: Path) -> None:
    save(caseload, heron())
    script = (
        "import sys; from goals_cli.__main__ import run; "
        "run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    )

    def loaded(*options: str) -> bool:
        done = subprocess.run([sys.executable, "-c", script, *options], capture_output=True, text=True, check=True)
        return "babel" in done.stderr.split()

    sheet, since = ("report", "plan", "heron-27"), ("diff", "--since-agreed", "heron-27")
    assert (loaded(*sheet), loaded(*sheet, "--format", "html"), loaded(*since)) == (False, False, False)
    assert (loaded(*sheet, "--language", "es"), loaded(*since, "--language", "es")) == (True, True)


def test_another_language_is_a_folder_and_no_code(caseload: Path, tmp_path: Path) -> None:
    save(caseload, heron() | {"language": "he"})
    shutil.copytree(PACKAGE, tmp_path / "goals_cli", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent / "schemas", tmp_path / "schemas")
    with_hebrew(tmp_path / "goals_cli" / "locale")

    def goals(*options: str) -> Result:
        command = [sys.executable, "-m", "goals_cli", "report", "plan", "heron-27", "--today", "2026-06-01", *options]
        env = {**os.environ, "PYTHONPATH": str(tmp_path)}
        done = subprocess.run(command, capture_output=True, env=env, check=False)
        return Result(done.stdout.decode(), done.stderr.decode(), done.returncode)

    shown = goals()
    assert (shown.code, shown.stderr) == (0, "")
    assert shown.stdout.startswith("התוכנית שלי\n===========\n\n\u200fנכון לתאריך 1 ביוני 2026\u200f. ")
    assert goals("--language", "he") == shown
    assert goals("--language", "xx").stderr.endswith("\n  one of: en, es, he\n")


# Pages


@pytest.fixture
def hebrew(tmp_path: Path) -> Speech:
    return speech("he", with_hebrew(tmp_path))


def page_in(speaks: Speech, **goal: Any) -> Any:
    data = heron()
    data["goals"][0] |= goal
    return read_page(FORMATS["html"](report_on(data), speaks))


def test_a_page_says_in_which_language_it_is(hebrew: Speech) -> None:
    heads = [page_in(language) for language in (ENGLISH, SPANISH, hebrew)]
    assert [(head.get("lang"), head.get("dir")) for head in heads] == [("en", "ltr"), ("es", "ltr"), ("he", "rtl")]
    assert [said(the(head, "title")) for head in heads] == ["My plan", "Mi plan", "התוכנית שלי"]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("es", "es"), ("es_MX", "es-MX"), ("en", None), ("EN", None), (None, None), ("Spanish", None),
        ('es" onclick="x', None),
    ],
)  # fmt: skip
def test_the_clients_words_say_in_which_language_they_are(language: str | None, marked: str | None) -> None:
    quotes = list(page_in(ENGLISH, language=language).iter("blockquote"))
    assert [quote.get("lang") for quote in quotes] == [marked, None]


def test_words_in_the_language_of_the_page_are_not_marked() -> None:
    quotes = list(page_in(SPANISH, language="es").iter("blockquote"))
    assert [quote.get("lang") for quote in quotes] == [None, None]


def test_no_line_of_a_page_ends_within_a_day() -> None:
    body = said(the(page_in(SPANISH), "body"))
    assert "2\u00a0de\u00a0marzo\u00a0de\u00a02026" in body
    assert "2 de marzo" not in body
    for language, day in ((ENGLISH, "20 Jun 2026"), (SPANISH, "20 jun 2026")):
        cells = ["".join(each.itertext()) for each in page_in(language).iter("span") if each.get("class") == "day"]
        assert day.replace(" ", "\u00a0") in cells
    assert "\u00a0" not in FORMATS["text"](report_on(heron()), SPANISH)
    assert "\u00a0" not in FORMATS["markdown"](report_on(heron()), SPANISH)


def test_a_page_from_the_right_differs_in_direction_and_words_alone(hebrew: Speech) -> None:
    def shape(element: Any) -> Any:
        left_out = {"class", "data-label", "lang", "dir", "x", "x1", "x2", "cx", "points"}
        kept = sorted((name, value) for name, value in element.items() if name not in left_out)
        return (element.tag, kept, [shape(each) for each in element])

    english, mirrored = page_in(ENGLISH), page_in(hebrew)
    assert shape(mirrored) == shape(english)
    (left,), (right,) = ([each for each in page.iter() if each.get("class") == "dot"] for page in (english, mirrored))
    assert float(left.get("cx")) + float(right.get("cx")) == 560


def test_words_of_another_script_do_not_turn_a_sentence_from_the_right(hebrew: Speech) -> None:
    assert hebrew.gettext("{value} at the start", value="5 minutes") == "\u200f5 minutes\u200f בהתחלה"
    assert hebrew.gettext("In my words") == "במילים שלי"
    assert SPANISH.gettext("{value} at the start", value="5 minutos") == "5 minutos al empezar"


def test_marking_a_sentence_does_not_change_it() -> None:
    assert N_("My plan") == "My plan"
