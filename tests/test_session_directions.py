"""On the worker's page, words that are read from the right stay apart from the English sentence around them."""

from __future__ import annotations

import pytest
from made_plans import Data, review
from test_pages import read, said
from test_report_session import finding, session

from goals_cli.marked import END, OWN, PART
from goals_cli.render.reports import FORMATS
from goals_cli.reporting_session import SessionReport

STEP, SISTERS, WIN, DOORS, TITLE, SISTER = "לנשום!", "לבוא (2)", "נשארתי 20 דקות", "הדלתות, 3", "הצגה (2026)", "אחות"


def from_the_right() -> SessionReport:
    """Give what there is to know of a goal of which everything was said in Hebrew."""
    steps = [
        {"id": "s-1", "who": "client", "step": STEP, "due": "2026-06-10"},
        {"id": "s-2", "who": SISTER, "step": SISTERS, "due": "2026-06-11"},
    ]
    goal: Data = {"title": TITLE, "words": "מילים", "confidence": 5, "steps": steps}
    other: Data = {"id": "g-2", "title": TITLE}
    progress = {"goal": "g-1", "wins": [WIN], "in_the_way": [DOORS], "confidence": 5}
    conflict = {"id": "c-1", "where": "goals[g-1].target_date", "ours": "2026-06-20", "theirs": "2026-06-30"}
    met = [review("2026-05-25", progress=[progress])]
    return session(goal, other, reviews=met, conflicts=[conflict], findings=(finding("V107"),))


def apart(shown: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give each sentence on a page that runs from the left, with what is kept apart in it."""
    sentences = [*read(shown).iter("p"), *(item[0] for item in read(shown).iter("li"))]
    return [
        (said(each), tuple(said(inner) for inner in each.iter("bdi") if inner is not each))
        for each in sentences
        if each.get("dir") == "ltr"
    ]


@pytest.mark.parametrize(
    ("sentence", "kept_apart"),
    [
        (f"{STEP} (by 2026-06-10, in 9 days)", STEP),
        (f"{SISTER}: {SISTERS} (by 2026-06-11, in 10 days)", SISTER),
        (f"{SISTER}: {SISTERS} (by 2026-06-11, in 10 days)", SISTERS),
        (f"{WIN} (2026-05-25)", WIN),
        (f'In the way was: "{DOORS}". What has helped with it since?', DOORS),
        (f'You were 5 of 10 sure of "{TITLE}". What would make it one higher?', TITLE),
        (f'By when, for "{TITLE}": nothing or 20 June 2026 or 30 June 2026 (c-1)', TITLE),
        (f"Ask them: a message - {TITLE} (V107)", TITLE),
        (f"{TITLE}; not rated yet; sure: 5", TITLE),
    ],
)
def test_what_people_said_goes_its_own_way_and_the_sentence_the_way_of_the_page(sentence: str, kept_apart: str) -> None:
    (found,) = [inner for shown, inner in apart(FORMATS["html"](from_the_right())) if shown == sentence]
    assert kept_apart in found


@pytest.mark.parametrize("form", FORMATS)
def test_what_keeps_words_apart_is_in_no_format(form: str) -> None:
    shown = FORMATS[form](from_the_right())
    assert TITLE in shown
    assert {PART, OWN, END}.isdisjoint(shown)


def test_words_that_hold_our_own_marks_show_them() -> None:
    shown = FORMATS["html"](session({"title": f"{OWN}a{END}", "confidence": 3}))
    assert f"\\u{ord(OWN):04x}a\\u{ord(END):04x}" in shown
    assert {PART, OWN, END}.isdisjoint(shown)
