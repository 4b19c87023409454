"""The questions to ask at a session, which are said to the client: in their language, on a page that is not."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from catalogues import WORDS, made_up, with_hebrew
from conftest import Result, Run
from made_plans import PROFILE, Data, agreement, made, plan_data, review, save, turn
from test_pages import read as read_page
from test_pages import said

from goals_cli.languages import speech
from goals_cli.plan import Party
from goals_cli.render.reports import FORMATS
from goals_cli.render.session_questions import sentence
from goals_cli.render.terminal import width
from goals_cli.reporting_session import SessionReport, session_report
from goals_cli.session_parts import ToAsk
from goals_cli.speech import ENGLISH, Speech

TODAY = date(2026, 6, 1)
SPANISH = speech("es")
PLAY: Data = {"title": "La obra"}
STEP: Data = {"id": "s-1", "who": "client", "step": "Llamar a mi tía", "due": "2026-05-31"}
VIEW: Data = {"by": "family", "view": "Debería ir."}


def report(*goals: Data, **fields: Any) -> SessionReport:
    told = review("2026-05-03", progress=[{"goal": "g-1"}])
    plan = made(*(goals or ({},)), **({"reviews": [told]} | fields))
    return session_report(plan, PROFILE, (), today=TODAY)


def asked(goal: Data, fields: Data, language: Speech) -> list[str]:
    return [sentence(each, TODAY, language) for each in report(PLAY | goal, **fields).questions]


def changed(what: str) -> Data:
    return {"changes": [{"on": "2026-05-04", "what": what, "asked_by": "w-amara"}]}


def request(by: str) -> Data:
    return {"requests": [{"on": "2026-05-10", "by": by, "asks": "Más horas."}]}


def agreed(answer: str) -> Data:
    return {"agreements": [agreement("2026-03-02", answer) | {"follow_up": "2026-06-01"}]}


def stands_still() -> Data:
    days = ("2026-03-08", "2026-04-05", "2026-05-03")
    ratings = [{"by": "client", "rating": 4}]
    return {"reviews": [review(day, progress=[{"goal": "g-1", "ratings": ratings}]) for day in days]}


@pytest.mark.parametrize(
    ("goal", "fields", "question"),
    [
        ({}, request("client"), "Usted pidió esto: “Más horas”. ¿Qué hacemos con eso?"),
        ({}, request("mamá"), "Mamá pide esto: “Más horas”. ¿Qué le parece?"),
        ({}, request("w-ben"), "w-ben pide esto: “Más horas”. ¿Qué le parece?"),
        ({}, agreed("agrees"), "El 2 de marzo usted dijo que sí a “La obra”. ¿Qué le sirve todavía y qué no?"),
        ({}, agreed("partly"), "El 2 de marzo usted dijo que sí a una parte de “La obra”. ¿Qué quiere cambiar?"),
        ({}, agreed("disagrees"), "El 2 de marzo usted dijo que no a “La obra”. ¿Qué querría en vez de eso?"),
        ({}, agreed("could_not_say"),
         "El 2 de marzo usted no pudo decir si “La obra” le parecía bien. ¿Qué le parece hoy?"),
        (changed("statement"), {}, "El 4 de mayo cambió el texto de “La obra”. ¿Qué le parece?"),
        (changed("target_date"), {}, "El 4 de mayo cambió la fecha de “La obra”. ¿Qué le parece?"),
        (changed("measures[m-1].target"), {},
         "El 4 de mayo cambiamos en qué nos fijamos para “La obra”. ¿Qué le parece?"),
        (changed("el lugar"), {}, "El 4 de mayo esto cambió en “La obra”: el lugar. ¿Qué le parece?"),
        ({"target_date": "2026-06-29"}, {}, "Para “La obra” pusimos como fecha el 29 de junio. ¿Cómo lo ve usted?"),
        ({"target_date": "2025-05-31"}, {},
         "Para “La obra” pusimos como fecha el 31 de mayo de 2025. ¿Qué ha logrado usted, y qué sigue ahora?"),
        ({}, stands_still(), "¿Qué ayudaría con “La obra”: otra forma, un paso más pequeño, un descanso?"),
        ({"steps": [STEP]}, {}, "¿Qué ayudaría con “Llamar a mi tía”, o qué le vendría mejor?"),
        ({"steps": [STEP | {"private": True}]}, {},
         "¿Qué ayudaría con su propio paso (privado: s-1), o qué le vendría mejor?"),
        ({}, {"reviews": [review("2026-05-03", progress=[{"goal": "g-1", "in_the_way": ["La puerta cerrada"]}])]},
         "Esto lo hizo más difícil: “La puerta cerrada”. ¿Qué ha ayudado con eso desde entonces?"),
        ({"confidence": 6}, {},
         "Usted dijo que su confianza en “La obra” era de 6 sobre 10. ¿Qué haría falta para subir un punto?"),
        ({"views": [VIEW]}, {}, "Su familia dice: “Debería ir”. ¿Cómo lo ve usted?"),
        ({"views": [VIEW | {"who": "tío Juan"}]}, {}, "Tío Juan dice: “Debería ir”. ¿Cómo lo ve usted?"),
        ({"views": [VIEW | {"private": True}]}, {},
         "Hay algo que se dijo sobre “La obra” y que guardamos en privado. ¿Cómo lo ve usted?"),
        ({}, {"requirements": [{"id": "q-1", "by": "court", "demands": "Doce noches"}]},
         "El tribunal pide esto: “Doce noches”. ¿Cómo es eso para usted?"),
        ({"course": [turn("2026-03-02", "proposed")]}, {},
         "¿Qué hacemos con “La obra”: empezar, esperar o dejarlo?"),
        ({"course": [turn("2026-04-02", "paused")]}, {},
         "“La obra” está en pausa desde el 2 de abril. ¿Qué hacemos ahora con eso?"),
        ({"course": [turn("2026-03-02", "proposed")], "private": True}, {},
         "¿Qué hacemos con (privado: g-1): empezar, esperar o dejarlo?"),
        ({"course": [turn("2026-04-02", "achieved")]}, {}, "¿En qué quiere trabajar ahora?"),
    ],
)  # fmt: skip
def test_questions_in_spanish(goal: Data, fields: Data, question: str) -> None:
    assert asked(goal, fields, SPANISH) == ["¿Qué ha salido bien desde el 3 de mayo?", question]


def test_the_first_question_in_spanish_before_any_meeting() -> None:
    goal = {"course": [turn("2026-06-01", "active")]}
    assert asked(goal, {"opened": "2026-06-01", "reviews": []}, SPANISH) == ["¿De qué quiere hablar primero?"]


@pytest.mark.parametrize(("language", "question"), [
    (ENGLISH, "What would you like to talk about first?"), (SPANISH, "¿De qué quiere hablar primero?"),
])  # fmt: skip
def test_where_there_is_nothing_to_look_back_to_they_begin_with_what_the_client_likes(
    language: Speech, question: str
) -> None:
    made_of_nothing = session_report(made(opened="2026-04-01"), PROFILE, (), today=TODAY)
    assert [sentence(each, TODAY, language) for each in made_of_nothing.questions] == [question]
    assert [each.on for each in made_of_nothing.questions] == [None]


def test_something_private_is_asked_about_without_telling_it() -> None:
    assert asked({"title": "The play", "views": [VIEW | {"private": True}]}, {}, ENGLISH)[-1] == (
        'Something was said about "The play" that we keep private. How do you see it?'
    )


@pytest.mark.parametrize(
    ("what", "question"),
    [
        ("statement", 'On 4 May the wording of "The play" was changed. What do you say to it?'),
        ("measures", 'On 4 May we changed what we look at for "The play". What do you say to it?'),
        ("measures[m-1].unit", 'On 4 May we changed what we look at for "The play". What do you say to it?'),
        ("in_the_way", 'On 4 May this was changed in "The play": in the way. What do you say to it?'),
    ],
)
def test_what_was_changed_is_named_as_people_speak_of_it(what: str, question: str) -> None:
    assert asked({"title": "The play"} | changed(what), {}, ENGLISH)[1:] == [question]


@pytest.mark.parametrize(
    ("language", "questions"),
    [
        (ENGLISH, ["What should become of the goal without a name (g-1): begin, wait, or let it go?",
                   "The goal without a name (g-2) has rested since 2 April. What should become of it?"]),
        (SPANISH, ["¿Qué hacemos con la meta sin nombre (g-1): empezar, esperar o dejarlo?",
                   "La meta sin nombre (g-2) está en pausa desde el 2 de abril. ¿Qué hacemos ahora con eso?"]),
    ],
    ids=["en", "es"],
)  # fmt: skip
def test_a_goal_without_a_name_begins_a_sentence_with_a_capital(language: Speech, questions: list[str]) -> None:
    goals = {"course": [turn("2026-03-02", "proposed")]}, {"id": "g-2", "course": [turn("2026-04-02", "paused")]}
    assert [sentence(each, TODAY, language) for each in report(*goals).questions][1:] == questions


ASKING = {
    "family": ("Your family", "Su familia"), "agency": ("The agency", "La institución"),
    "court": ("The court", "El tribunal"), "other": ("Somebody else", "Otra persona"),
    "worker": ("Your worker", "Su profesional"), "unclear": ("Somebody", "Alguien"),
}  # fmt: skip


@pytest.mark.parametrize("party", [party.value for party in Party if party is not Party.CLIENT])
def test_who_asks_or_says_something_is_called_as_the_client_calls_them(party: str) -> None:
    english, spanish = ASKING[party]
    goal = {"views": [{"by": party, "view": "Go"}]}
    told = {"requirements": [{"id": "q-1", "by": party, "demands": "Come"}], **request(party)}
    assert asked(goal, told, ENGLISH)[1:] == [
        f'{english} asks for this: "Más horas". What do you say to it?',
        f'{english} says: "Go". How do you see it?',
        f'{english} asks for this: "Come". How is that for you?',
    ]
    assert asked(goal, told, SPANISH)[1:] == [
        f"{spanish} pide esto: “Más horas”. ¿Qué le parece?",
        f"{spanish} dice: “Go”. ¿Cómo lo ve usted?",
        f"{spanish} pide esto: “Come”. ¿Cómo es eso para usted?",
    ]


# Everything goes through the catalogue


def every_question() -> Iterator[ToAsk]:
    """Ask whatever is asked of plans in which people have said the same sign each time."""
    step, view = STEP | {"step": WORDS}, {"view": WORDS, "who": WORDS, "by": "other"}
    proposed, paused = [turn("2026-03-02", "proposed")], [turn("2026-04-02", "paused")]
    goals: list[Data] = [
        {"title": WORDS, "target_date": day, "confidence": 3, "steps": [step | hidden], "views": [view | hidden]}
        for day, hidden in (("2026-06-10", {}), ("2026-05-10", {"private": True}))
    ]
    parties = [{"requirements": [{"id": "q-1", "by": party, "demands": WORDS}]} for party in ASKING]
    requests = [{"on": "2026-05-10", "by": by, "asks": WORDS} for by in ("client", WORDS)]
    for goal in goals:
        yield from report(goal).questions
    for what in ("statement", "target_date", "measures", WORDS):
        yield from report({"title": WORDS} | changed(what)).questions
    for answer in ("agrees", "partly", "disagrees", "could_not_say"):
        yield from report({"title": WORDS}, **agreed(answer)).questions
    for fields in (*parties, {"requests": requests}, stands_still(), {"opened": "2026-06-01", "reviews": []}):
        yield from report({"title": WORDS}, **fields).questions
    told = review("2026-05-03", progress=[{"goal": "g-1", "in_the_way": [WORDS]}])
    yield from report({"views": [{"by": party, "view": WORDS} for party in ASKING]}, reviews=[told]).questions
    over = [turn("2026-04-02", "achieved")]
    for course, private in ((proposed, False), (paused, True), (over, False)):
        yield from report({"course": course, "private": private}).questions


def test_no_question_is_said_past_the_catalogue() -> None:
    language = made_up()
    shown = [sentence(each, TODAY, language) for each in every_question()]
    assert len(shown) > 50
    assert [each for each in shown if re.search("[A-Za-z]", re.sub("[gs]-[0-9]", "", each))] == []


# The page


def heron(**fields: Any) -> Data:
    goal = {"title": "La obra", "words": "Quiero ver la obra", "priority": 1, "steps": [STEP], "confidence": 5}
    told = review("2026-05-04", progress=[{"goal": "g-1", "words": "Me quedé"}], next_review="2026-06-02")
    return plan_data(goal, reviews=[told]) | fields


def session_in(run: Run, *options: str) -> Result:
    return run("report", "session", "heron-27", *options, today="2026-06-01")


def test_the_questions_alone_are_in_the_plans_own_language(caseload: Path, run: Run) -> None:
    save(caseload, heron(language="es"))
    result = session_in(run)
    assert (result.code, result.stderr) == (0, "")
    before, _, rest = result.stdout.partition("To ask today")
    assert rest.partition("To mend")[0] == (
        "   - ¿Qué ha salido bien desde el 4 de mayo?\n"
        "               - ¿Qué ayudaría con “Llamar a mi tía”, o qué le vendría mejor?\n"
        "               - Usted dijo que su confianza en “La obra” era de 5 sobre 10.\n"
        "                 ¿Qué haría falta para subir un punto?\n"
    )
    assert before == (
        "Before you meet heron-27 on 2026-06-01\n"
        "======================================\n"
        "\n"
        "Met last on 2026-05-04, 28 days ago. Next review: 2026-06-02, in 1 day.\n"
        "\n"
        'Last time      "Me quedé"\n'
        "               2026-05-04; not rated yet; sure: 5\n"
        "They promised  - Llamar a mi tía (by 2026-05-31, 1 day ago)\n"
    )
    assert session_in(run, "--language", "es-MX") == result
    english = session_in(run, "--language", "en")
    assert "- What went well since 4 May?\n" in english.stdout
    save(caseload, heron())
    assert session_in(run) == english
    assert session_in(run, "--language", "es") == result


def test_questions_that_are_not_translated_are_in_english_and_that_is_said(caseload: Path, run: Run) -> None:
    save(caseload, heron())
    english = session_in(run)
    save(caseload, heron(language="pt"))
    remark = "the list of questions is in English: it is not translated into 'pt' (there are: en, es)\n"
    assert session_in(run) == Result(english.stdout, remark, 0)
    assert session_in(run, "--quiet") == session_in(run, "--language", "en") == english
    assert session_in(run, "--format", "csv").stderr == ""
    save(caseload, heron(language="pt", closed={"on": "2026-05-30"}))
    assert session_in(run).stderr == ""  # nothing is asked any more


def test_what_programs_read_is_the_same_in_all_languages(caseload: Path, run: Run) -> None:
    save(caseload, heron())
    shown = {form: session_in(run, "--format", form) for form in ("csv", "json")}
    save(caseload, heron(language="es"))
    assert {form: session_in(run, "--format", form) for form in ("csv", "json")} == shown
    texts = [row[-1] for row in csv.reader(io.StringIO(shown["csv"].stdout, newline=""))]
    assert "What went well since 4 May?" in texts
    assert len(json.loads(shown["json"].stdout)["questions"]) == 3


def lists_of(page: str) -> list[tuple[str | None, str]]:
    return [(each.get("lang"), said(each)) for each in read_page(page).iter("ul")]


def test_a_page_says_in_which_language_its_questions_are(tmp_path: Path) -> None:
    for language, marked in ((SPANISH, "es"), (speech("he", with_hebrew(tmp_path)), "he"), (ENGLISH, None)):
        page = FORMATS["html"](report({"confidence": 3} | PLAY), language)
        assert [lang for lang, _ in lists_of(page)] == [marked]
        assert (read_page(page).get("lang"), read_page(page).get("dir")) == ("en", "ltr")
    ((_, spanish),) = lists_of(FORMATS["html"](report(PLAY), SPANISH))
    assert spanish == "¿Qué ha salido bien desde el 3\u00a0de\u00a0mayo?"


def test_questions_in_spanish_fit_a_terminal() -> None:
    page = FORMATS["text"](report({"confidence": 3, "steps": [STEP]} | PLAY, **request("mamá")), SPANISH)
    assert page.count("¿") == 4
    assert max(map(width, page.split("\n"))) <= 80
