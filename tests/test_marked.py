"""A page keeps apart what was filled into its sentences, and names the language of the plan's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from catalogues import HEBREW
from made_plans import PROFILE, TODAY, Data, full_data, made, plan_data
from test_pages import read

from goals_cli.history.since_agreed import since_agreed
from goals_cli.languages import other_than, speech
from goals_cli.marked import Marked, own, part
from goals_cli.plan import Plan, from_data
from goals_cli.render.reports import html
from goals_cli.sheets import PlanReport, plan_report
from goals_cli.speech import ENGLISH, Speech

DAYS = "أيام"
PAGE = replace(ENGLISH, marks=True)


def sheet(data: Data) -> PlanReport:
    since = since_agreed(data, today=TODAY, private=True)
    return plan_report(from_data(data, Plan), PROFILE, today=TODAY, private=True, others=True, since=since)


@pytest.mark.parametrize(
    ("page", "language", "named"),
    [
        ("en", "es", "es"), ("es", "es", None), ("es", "es-MX", None), ("es", "ES_mx", None), ("en", None, None),
        ("es", "est", "est"), ("pt-BR", "pt", "pt"), ("en", "no such", None), ("en", 'es" onclick="x', None),
    ],
)  # fmt: skip
def test_a_language_is_named_where_it_is_another_one(page: str, language: str | None, named: str | None) -> None:
    assert other_than(page, language) == named


def texts(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Go through all texts of a page, each with the language that it is said to be in."""
    inner = element.get("lang") or language
    if element.tag not in ("style", "desc"):
        yield inner, element.text or ""
        for each in element:
            yield from texts(each, inner)
    yield language, element.tail or ""


def test_all_of_the_plans_own_words_are_said_to_be_in_its_language() -> None:
    data = full_data("palabra") | {"language": "es", "disagreements": []}
    data["goals"][0]["language"] = "ca"
    found = [(language, text.strip()) for language, text in texts(read(html(sheet(data)))) if text.strip()]
    theirs = {"palabra", "palabra.", "something else"}  # an agreement quotes something else than the goal says
    assert len([text for _, text in found if text in theirs]) > 20
    assert {language for language, text in found if text in theirs} == {"es", "ca"}
    assert {language for language, text in found if text not in theirs} == {"en"}


def test_words_in_the_language_of_the_page_need_no_name() -> None:
    data = full_data("palabra") | {"language": "es"}
    data["goals"][0]["language"] = None
    assert {language for language, text in texts(read(html(sheet(data), speech("es")))) if "palabra" in text} == {"es"}
    assert ' lang="es"' not in html(sheet(data), speech("es")).partition("<body")[2]


MEASURED = {"measures": [{"id": "m-1", "what": DAYS, "unit": DAYS, "baseline": 0, "target": 2}]}


def lines(page: str) -> list[str]:
    return [line for line in page.split("\n") if line.startswith("<ul><li>") and DAYS in line]


def test_words_from_the_right_stay_where_a_sentence_from_the_left_has_them() -> None:
    (line,) = lines(html(sheet(plan_data(MEASURED, language="ar"))))
    word = f'<bdi lang="ar">{DAYS}</bdi>'
    assert line == (
        f'<ul><li><bdi dir="ltr">{word}: <bdi>0</bdi> {word} at the start, <bdi>2</bdi> {word} is what I want'
        "</bdi></li></ul></section>"
    )


def test_what_makes_pdf_is_told_so_by_characters() -> None:
    (line,) = lines(html(sheet(plan_data(MEASURED, language="ar")), flat=True))
    assert line == (
        f'<ul><li><bdi dir="ltr">\u2068{DAYS}\u2069: \u20680\u2069 \u2068{DAYS}\u2069 at the start, '
        f"\u20682\u2069 \u2068{DAYS}\u2069 is what I want</bdi></li></ul></section>"
    )


def test_a_pdf_from_the_left_needs_no_such_characters() -> None:
    step = {"id": "s-1", "who": "sister", "step": "Drive", "done": "2026-05-02"}
    page = html(sheet(plan_data({"steps": [step]})), flat=True)
    assert "\u2068" not in page
    assert '<li><bdi dir="ltr">2\u00a0May\u00a02026: Drive (sister)</bdi></li>' in page


@pytest.mark.parametrize("mark", ["\ufdd0", "\ufdd1", "\ufdd2"])
def test_words_that_hold_our_marks_stay_words(mark: str) -> None:
    words = f"a{mark}b"
    assert part(words) == f"\ufdd0a\\u{ord(mark):04x}b\ufdd2"
    goal = {"title": words, "statement": words, "measures": [{"id": "m-1", "what": words, "baseline": 1}]}
    page = html(sheet(plan_data(goal)))
    assert not {"\ufdd0", "\ufdd1", "\ufdd2"} & set(page)
    assert page.count(f"a\\u{ord(mark):04x}b") == 3
    assert page.count("<bdi") == page.count("</bdi>")


def test_a_sentence_within_a_sentence_is_kept_as_it_is() -> None:
    inner = PAGE.gettext("{value} at the start", value="5")
    assert inner == "\ufdd05\ufdd2 at the start"
    assert PAGE.gettext("{name}: {told}", name=PAGE.own("rest"), told=inner) == (
        "\ufdd1rest\ufdd2: \ufdd05\ufdd2 at the start"
    )
    assert PAGE.together("1.", PAGE.own("rest")) == "1. \ufdd1rest\ufdd2"
    assert PAGE.listed(["4"]) == "4"
    assert PAGE.listed(["4", "5"]) == "\ufdd04\ufdd2, \ufdd05\ufdd2"
    assert PAGE.listed([]) == ""


def test_marks_come_off_again() -> None:
    sentence = PAGE.gettext("By when: {day}.", day="today")
    assert isinstance(sentence, Marked)
    assert (sentence.bare, sentence.whole) == ("By when: today.", None)
    assert (own(" rest ").bare, own(" rest ").whole) == ("rest", "rest")
    assert Marked(f"{own('a')} {own('b')}").whole is None


def test_only_pages_have_marks() -> None:
    assert ENGLISH.own("rest") == "rest"
    assert not isinstance(ENGLISH.gettext("By when: {day}.", day="today"), Marked)


@pytest.fixture
def arabic(tmp_path: Path) -> Speech:
    path = tmp_path / "ar" / "LC_MESSAGES" / "goals.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEBREW.replace("Language: he", "Language: ar"), encoding="utf-8")
    return speech("ar", tmp_path)


def test_days_are_written_one_way_from_the_right_too(arabic: Speech) -> None:
    assert arabic.brief_day(TODAY) == "1 يونيو 2026"
    assert arabic.day(TODAY) == "1 يونيو 2026"


def test_words_from_the_left_stay_where_a_sentence_from_the_right_has_them(arabic: Speech) -> None:
    page = html(sheet(plan_data({"measures": [{"id": "m-1", "what": "days", "unit": "days", "baseline": 5}]})), arabic)
    sentence = "<bdi>5</bdi> <bdi>days</bdi> בהתחלה"
    assert f'<li><bdi dir="rtl"><bdi>days</bdi>: {sentence}</bdi></li>' in page
    assert "\u200f" not in page


def test_the_plan_is_none_of_ours() -> None:
    assert plan_report(made(language="es"), PROFILE, today=TODAY).language == "es"
