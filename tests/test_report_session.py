"""`goals report session`: what a worker sees in the minutes before a meeting, on one screen."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Run
from histories import Repository
from made_plans import ACTED_UPON, HOSTILE, PROFILE, Data, agreement, full_data, made, plan_data, review, save, turn
from markdown_it import MarkdownIt
from test_pages import read, structure
from test_sample_cases import CASES, DEMO_DAY, NAMES

from goals_cli import schema
from goals_cli.celebrating import Joy
from goals_cli.checking import RULES, Rule
from goals_cli.findings import Finding, Severity
from goals_cli.mending_together import ALONE, SAID_ALREADY, mended_together, with_client
from goals_cli.plan import How, Plan, ReviewKind, Status, from_data
from goals_cli.questions import Ask
from goals_cli.render.reports import FORMATS
from goals_cli.render.session_questions import sentence
from goals_cli.render.shortening import short
from goals_cli.render.terminal import width
from goals_cli.reporting_session import SessionReport, session_report
from goals_cli.session_parts import Met
from goals_cli.sheet_parts import Side

TODAY = date(2026, 6, 1)
SECRET = "only for us two"
PLAIN_SCREEN, BUSY_SCREEN = 26, 40  # lines


def session(*goals: Data, private: bool = False, findings: tuple[Finding, ...] = (), **fields: Any) -> SessionReport:
    return session_report(made(*goals, **fields), PROFILE, findings, today=TODAY, private=private)


def told(on: str, kind: str = "review", **more: Any) -> Data:
    return review(on, kind, progress=[{"goal": "g-1", **more}])


def rated(*ratings: tuple[str, int]) -> list[Data]:
    return [{"by": by, "rating": rating} for by, rating in ratings]


def finding(code: str, severity: Severity = Severity.ADVICE, goal: str = "g-1", hint: str = "ask them") -> Finding:
    where = f"goals[{goal}].statement" if goal else "about"
    return Finding(code, "a-name", severity, "heron-27", "clients/heron-27.yaml", 1, 1, where, "a message", hint)


# Last time


def test_the_newest_words_and_ratings_of_each_goal() -> None:
    report = session(
        {"id": "g-2", "title": "Sleep", "priority": 2, "words": "I want to sleep"},
        {"title": "The play", "priority": 1, "words": "first", "confidence": 4},
        reviews=[
            told("2026-05-04", words="second", ratings=rated(("w-amara", 5), ("client", 4)), confidence=6),
            told("2026-05-18", "check-in", words="third"),
        ],
    )
    assert [goal.goal for goal in report.goals] == ["g-1", "g-2"]
    play, sleep = report.goals
    assert (play.title, play.words, play.words_on) == ("The play", "third", date(2026, 5, 18))
    assert [(each.side, each.rating) for each in play.ratings] == [(Side.CLIENT, 4), (Side.WORKER, 5)]
    assert (play.rated_on, play.confidence) == (date(2026, 5, 4), 6)
    assert (sleep.words, sleep.ratings, sleep.confidence) == ("I want to sleep", (), None)


@pytest.mark.parametrize(
    ("fields", "progress", "expected"),
    [
        ({}, {"no_rating": "not a day for numbers"}, "not a day for numbers"),
        ({"no_rating": "a quiet visit"}, {}, "a quiet visit"),
        ({"no_rating": "a quiet visit"}, {"no_rating": "not a day for numbers"}, "not a day for numbers"),
        ({"no_rating": "a quiet visit"}, {"ratings": rated(("w-amara", 4))}, "a quiet visit"),
        ({"no_rating": "a quiet visit"}, {"ratings": rated(("client", 4))}, None),
        ({}, {}, None),
    ],
)
def test_why_there_is_no_number(fields: Data, progress: Data, expected: str | None) -> None:
    old = told("2026-04-06", no_rating="long ago")
    report = session({}, reviews=[old, told("2026-05-04", **progress) | fields])
    assert report.goals[0].no_rating == expected
    page = FORMATS["text"](report)
    assert (f"no number: {expected}" in page) == bool(expected)
    assert ("not rated yet" in page) == (not expected and not progress)


def test_active_goals_come_first_and_those_that_are_over_are_left_out() -> None:
    report = session(
        {"id": "g-1", "course": [turn("2026-03-02", "paused")], "priority": 1},
        {"id": "g-2", "course": [turn("2026-03-02", "proposed")], "priority": 1},
        {"id": "g-3", "priority": 2},
        {"id": "g-4", "priority": 1},
        {"id": "g-5", "course": [turn("2026-03-02", "ended")]},
        {"id": "g-6"},
    )
    assert [goal.goal for goal in report.goals] == ["g-4", "g-3", "g-6", "g-2", "g-1"]


def test_without_an_open_goal_those_that_were_spoken_of_last_are_shown() -> None:
    over = [turn("2026-03-02", "active"), turn("2026-05-18", "achieved")]
    report = session({"course": over}, {"id": "g-2", "course": over}, reviews=[told("2026-05-18", words="Done!")])
    assert [(goal.goal, goal.status, goal.words) for goal in report.goals] == [("g-1", Status.ACHIEVED, "Done!")]


def test_the_last_meeting_is_one_at_which_the_client_was_there() -> None:
    missed = review("2026-05-25", "check-in", absent={"who": "client", "because": "the bus"}, progress=[])
    alone = review("2026-05-20", "check-in", absent={"who": "sister"})
    last = Met(date(2026, 5, 20), ReviewKind.CHECK_IN, 12)
    assert session({}, reviews=[told("2026-05-04"), alone, missed]).last == last
    assert session({}, reviews=[missed]).last is None
    assert session({}, reviews=[told("2026-06-02"), told("2026-06-01")]).last == Met(TODAY, ReviewKind.REVIEW, 0)


# Promises


def test_promises_of_the_worker_come_first_each_sides_by_their_days() -> None:
    steps = [
        {"id": "s-1", "who": "client", "step": "call", "due": "2026-06-08"},
        {"id": "s-2", "who": "sister", "step": "drive", "every": "Tuesday", "until": "2026-07-01"},
        {"id": "s-3", "who": "w-amara", "step": "write"},
        {"id": "s-4", "who": "w-before", "step": "ask the school", "due": "2026-05-20"},
        {"id": "s-5", "who": "client", "step": "visit", "due": "2026-05-30"},
        {"id": "s-6", "who": "client", "step": "done", "done": "2026-05-01"},
        {"id": "s-7", "who": "client", "step": "back", "taken_back": {"on": "2026-05-01"}},
    ]
    went = [{"step": "s-5", "how": "partly"}]
    report = session(
        {"steps": steps},
        {"id": "g-2", "course": [turn("2026-03-02", "paused")], "steps": [{"id": "s-8", "step": "rest"}]},
        reviews=[told("2026-05-04", steps=went)],
        handovers=[{"on": "2026-04-01", "from": "w-before", "to": "w-amara"}],
    )
    assert [(each.side, each.id, each.days, each.went) for each in report.promises] == [
        (Side.WORKER, "s-4", -12, None),
        (Side.WORKER, "s-3", None, None),
        (Side.CLIENT, "s-5", -2, How.PARTLY),
        (Side.CLIENT, "s-1", 7, None),
        (Side.OTHER, "s-2", 30, None),
    ]


@pytest.mark.parametrize(
    ("status", "shown"),
    [("proposed", ["s-1"]), ("active", ["s-1"]), ("paused", []), ("achieved", []), ("ended", []), ("declined", [])],
)
def test_promises_of_goals_that_rest_or_are_over_are_left_out(status: str, shown: list[str]) -> None:
    goal = {"steps": [{"id": "s-1", "step": "call"}], "course": [turn("2026-03-02", status)]}
    assert [each.id for each in session(goal, reviews=[told("2026-05-04")]).promises] == shown


# What to celebrate


def joys(report: SessionReport) -> list[tuple[Joy, str | None, str | None, str | None]]:
    return [(each.kind, each.what, each.first, each.now) for each in report.celebrate]


def test_what_went_well_since_the_last_meeting_the_greatest_first() -> None:
    measures = [{"id": "m-1", "what": "minutes", "baseline": 5, "target": 60}, {"id": "m-2", "what": "calm"}]
    steps = [
        {"id": "s-1", "who": "client", "step": "call", "done": "2026-05-10"},
        {"id": "s-2", "who": "client", "step": "long ago", "done": "2026-04-10"},
        {"id": "s-3", "who": "w-amara", "step": "mine", "done": "2026-05-10"},
    ]
    report = session(
        {"measures": measures, "steps": steps},
        {"id": "g-2", "title": "Sleep", "course": [turn("2026-03-02", "active"), turn("2026-05-04", "achieved")]},
        reviews=[
            told("2026-04-06", ratings=rated(("client", 2)), wins=["an old one"]),
            told("2026-05-04", ratings=rated(("client", 4), ("w-amara", 9)), wins=["Went in alone"],
                 measured=[{"measure": "m-1", "value": 20.0}]),
        ],
    )  # fmt: skip
    assert joys(report) == [
        (Joy.REACHED, None, None, None),
        (Joy.WIN, "Went in alone", None, None),
        (Joy.STEP, "call", None, None),
        (Joy.MEASURE, "minutes", "5", "20"),
        (Joy.RATING, None, "2", "4"),
    ]
    assert report.celebrate[0].title == "Sleep"


@pytest.mark.parametrize(
    ("measure", "value", "first", "now"),
    [
        ({"baseline": 32, "target": 14}, 20, "32", "20"),
        ({"baseline": "no", "target": "yes"}, "yes", "no", "yes"),
        ({"target": 14}, 14, None, "14"),
    ],
)
def test_a_measure_that_is_nearer_to_where_it_is_to_be(
    measure: Data, value: object, first: str | None, now: str
) -> None:
    reviews = [told("2026-05-04", measured=[{"measure": "m-1", "value": value}])]
    report = session({"measures": [{"id": "m-1", "what": "w"} | measure]}, reviews=reviews)
    assert joys(report) == [(Joy.MEASURE, "w", first, now)]


@pytest.mark.parametrize(
    ("measure", "value"),
    [({"baseline": 14, "target": 4}, 20), ({"baseline": 14, "target": 4}, 14), ({"baseline": 3, "keep": True}, 3)],
)
def test_no_measure_is_celebrated_that_has_not_come_nearer(measure: Data, value: int) -> None:
    reviews = [told("2026-05-04", measured=[{"measure": "m-1", "value": value}], ratings=rated(("client", 3)))]
    assert joys(session({"measures": [{"id": "m-1", "what": "w"} | measure]}, reviews=reviews)) == []


def test_older_wins_count_when_there_is_no_newer_one() -> None:
    reviews = [told("2026-03-30", wins=["oldest"]), told("2026-04-06", wins=["old"]), told("2026-05-04")]
    assert joys(session({}, reviews=reviews)) == [(Joy.WIN, "old", None, None)]


# What seems stuck


def test_a_goal_that_stands_still() -> None:
    reviews = [told(day, ratings=rated(("client", 4))) for day in ("2026-04-01", "2026-05-01", "2026-05-29")]
    (still,) = session({"title": "The play"}, reviews=reviews).stuck
    assert (still.goal, still.title, still.since, still.days) == ("g-1", "The play", date(2026, 4, 1), 61)
    assert session({}, reviews=reviews[1:]).stuck == ()


# What to ask


def asked(report: SessionReport) -> list[str]:
    return [sentence(each, TODAY) for each in report.questions]


FRESH = told("2026-05-03")
SINCE = "What went well since 3 May?"


@pytest.mark.parametrize(
    ("goal", "fields", "expected"),
    [
        ({}, {"reviews": [FRESH]}, []),
        ({}, {"requests": [{"on": "2026-05-10", "by": "client", "asks": "A later bus."}]},
         ['You asked for this: "A later bus". What should come of it?']),
        ({}, {"requests": [{"on": "2026-05-10", "by": "mother", "asks": "More hours"}]},
         ['Mother asks for this: "More hours". What do you say to it?']),
        ({}, {"requests": [{"on": "2026-05-10", "by": "client", "asks": "More", "answered": "Yes"}]}, []),
        ({"changes": [{"on": "2026-05-04", "what": "target_date", "asked_by": "w-amara"}]}, {},
         ['On 4 May the target date of "The play" was changed. What do you say to it?']),
        ({"changes": [{"on": "2026-05-04", "what": "target_date", "asked_by": "client"}]}, {}, []),
        ({"changes": [{"on": "2026-05-04", "what": "title", "asked_by": "w-amara", "answer": "disagrees"}]}, {}, []),
        ({"target_date": "2026-06-29"}, {}, ['"The play" is planned up to 29 June. How does that look to you?']),
        ({"target_date": "2026-06-30"}, {}, []),
        ({"target_date": "2025-05-31"}, {},
         ['"The play" was planned up to 31 May 2025. What have you reached, and what should come now?']),
        ({"steps": [{"id": "s-1", "who": "client", "step": "Call my aunt", "due": "2026-05-31"}]}, {},
         ['What would help with "Call my aunt", or what would suit you better?']),
        ({"steps": [{"id": "s-1", "who": "client", "step": "Call my aunt", "due": "2026-06-01"}]}, {}, []),
        ({"steps": [{"id": "s-1", "who": "w-amara", "step": "Call", "due": "2026-05-31"}]}, {}, []),
        ({"confidence": 6}, {}, ['You were 6 of 10 sure of "The play". What would make it one higher?']),
        ({"confidence": 7}, {}, []),
        ({"views": [{"by": "family", "who": "mother", "view": "She should go."}]}, {},
         ['Mother says: "She should go". How do you see it?']),
        ({"views": [{"by": "court", "view": "Go", "client_says": "No"}]}, {}, []),
        ({}, {"requirements": [{"id": "q-1", "by": "court", "demands": "Twelve evenings"}]},
         ['The court asks for this: "Twelve evenings". How is that for you?']),
        ({"course": [turn("2026-03-02", "proposed")]}, {},
         ['What should become of "The play": begin, wait, or let it go?']),
        ({"course": [turn("2026-04-02", "paused")]}, {},
         ['"The play" has rested since 2 April. What should become of it?']),
        ({"course": [turn("2026-04-02", "achieved")]}, {}, ["What would you like to turn to next?"]),
    ],
)  # fmt: skip
def test_questions(goal: Data, fields: Data, expected: list[str]) -> None:
    report = session({"title": "The play"} | goal, **({"reviews": [FRESH]} | fields))
    assert asked(report) == [SINCE, *expected]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("agrees", 'On 2 March you agreed to "The play". What fits still, and what does not?'),
        ("partly", 'On 2 March you agreed to a part of "The play". What should be different?'),
        ("disagrees", 'On 2 March you did not agree to "The play". What would you want instead?'),
        ("could_not_say",
         'On 2 March you could not say whether you agree to "The play". What do you say to it today?'),
    ],
)  # fmt: skip
def test_an_agreement_to_come_back_to(answer: str, expected: str) -> None:
    agreed = [agreement("2026-03-02", answer) | {"follow_up": "2026-06-01"}]
    assert asked(session({"title": "The play"}, agreements=agreed, reviews=[FRESH])) == [SINCE, expected]
    later = [agreement("2026-03-02", answer) | {"follow_up": "2026-06-02"}]
    assert asked(session({}, agreements=later, reviews=[FRESH])) == [SINCE]


def test_what_was_in_the_way_is_taken_up_from_the_newest_meeting_alone() -> None:
    reviews = [told("2026-04-06", in_the_way=["long gone"]), told("2026-05-03", in_the_way=["The doors were shut"])]
    assert asked(session({}, reviews=reviews)) == [
        SINCE, 'In the way was: "The doors were shut". What has helped with it since?',
    ]  # fmt: skip


def test_a_goal_that_stands_still_is_asked_about() -> None:
    reviews = [told(day, ratings=rated(("client", 4))) for day in ("2026-03-08", "2026-04-05", "2026-05-03")]
    question = 'What would help with "The play": another way, a smaller step, a rest?'
    assert asked(session({"title": "The play"}, reviews=reviews)) == [SINCE, question]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "What went well since 2 March?"),
        ({"agreements": [agreement("2026-03-09")]}, "What went well since 9 March?"),
        ({"opened": "2025-12-24"}, "What went well since 24 December 2025?"),
        ({"opened": "2026-06-01"}, "What would you like to talk about first?"),
    ],
)
def test_the_first_question_before_any_meeting(fields: Data, expected: str) -> None:
    assert asked(session({}, **fields))[0] == expected


def test_one_question_of_each_kind_comes_before_the_second_of_any() -> None:
    goals = [{"id": f"g-{number}", "confidence": 3, "target_date": "2026-06-02"} for number in (1, 2)]
    both = review("2026-05-03", progress=[{"goal": goal["id"]} for goal in goals])
    report = session(*goals, reviews=[both])
    assert [(each.kind, each.goal) for each in report.questions] == [
        (Ask.SINCE, None),
        (Ask.TARGET_DATE, "g-1"),
        (Ask.CONFIDENCE, "g-1"),
        (Ask.TARGET_DATE, "g-2"),
        (Ask.CONFIDENCE, "g-2"),
    ]


def test_every_kind_of_question_has_its_words() -> None:
    assert all(len(sentence(question, TODAY)) > 20 for question in whole("x").questions)
    assert {question.kind for question in whole("x").questions} >= {Ask.SINCE, Ask.CHANGE, Ask.REQUEST, Ask.VIEW}


# What to mend together


def test_the_gravest_findings_come_first_and_those_of_the_worker_alone_are_left_out() -> None:
    findings = [
        finding("C301"), finding("W402"), finding("D901", Severity.WARNING), finding("V107", goal="g-2"),
        finding("V107"), finding("A202", Severity.ERROR), finding("P705", goal=""), finding("R601", Severity.WARNING),
        finding("F016", Severity.ERROR, goal=""), finding("F002", Severity.ERROR), finding("W413"),
    ]  # fmt: skip
    found = mended_together(findings, {"g-1": 1, "g-2": 2})
    assert [(each.code, goal) for goal, each in found] == [
        ("F016", None), ("A202", "g-1"), ("V107", "g-1"), ("V107", "g-2"), ("W402", "g-1"), ("C301", "g-1"),
        ("P705", None),
    ]  # fmt: skip


def test_every_rule_that_is_set_apart_is_one() -> None:
    codes = {rule.code for rule in RULES}
    assert {*ALONE, *SAID_ALREADY} <= codes
    assert len([code for code in codes if with_client(code)]) > 40


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        ("ask what it is for: goals set heron-27 --goal g-1 matters+=TEXT", "Ask what it is for"),
        ("ask: how sure are you? Then goals set heron-27 confidence=N", "Ask: how sure are you?"),
        ("give a copy, or say why: `copy` in the agreement", "Give a copy, or say why"),
        ("ask the client, then: goals need heron-27 --id n-1", "Ask the client: a message"),
        ("goals set heron-27 agreements[a-1].copy.given=DATE", "A message"),
        ("ask what holds, and decide", "Ask what holds, and decide"),
    ],
)
def test_findings_are_told_as_what_to_do_with_the_client(hint: str, told: str) -> None:
    page = FORMATS["text"](session({}, findings=(finding("V107", hint=hint),)))
    assert page.endswith(f"To mend        - {told} (V107)\ntogether")


@pytest.mark.parametrize("rule", [rule for rule in RULES if with_client(rule.code)], ids=lambda rule: rule.code)
def test_no_command_is_left_in_what_to_do(rule: Rule[Any]) -> None:
    page = FORMATS["markdown"](session({}, findings=(finding(rule.code, hint=rule.hint),)))
    (line,) = page.partition("## To mend together\n\n")[2].split("\n")
    assert "goals " not in line
    assert line.endswith(f" ({rule.code})")


def test_findings_of_one_kind_are_told_once() -> None:
    goals = ({"title": "Sleep"}, {"id": "g-2", "title": "Work"})
    hint = "ask what it is for: goals set heron-27 --goal g-1 matters+=TEXT"
    findings = (finding("V107", hint=hint), finding("V107", goal="g-2", hint=hint.replace("g-1", "g-2")))
    page = FORMATS["text"](session(*goals, findings=findings))
    assert page.endswith("To mend        - Ask what it is for - Sleep, Work (V107)\ntogether")


# What is private


def private_plan() -> Data:
    told_in_private = {
        "goal": "g-1", "words": SECRET, "wins": [SECRET], "in_the_way": [SECRET], "private": True,
        "measured": [{"measure": "m-1", "value": 4711}], "ratings": rated(("client", 9)),
    }  # fmt: skip
    goals: list[Data] = [
        {
            "title": "open",
            "words": "I want to sleep",
            "words_later": [{"on": "2026-04-01", "words": SECRET, "private": True}],
            "views": [{"by": "family", "who": SECRET, "view": SECRET, "private": True}],
            "measures": [{"id": "m-1", "what": "minutes", "baseline": 5, "target": 5000}],
            "steps": [{"id": "s-1", "who": "client", "step": SECRET, "every": SECRET, "until": "2026-05-01",
                       "private": True}],
        },
        {
            "id": "g-2", "title": SECRET, "words": SECRET, "statement": SECRET, "private": True, "confidence": 3,
            "in_the_way": [SECRET], "steps": [{"id": "s-2", "who": "w-amara", "step": SECRET}],
            "changes": [{"on": "2026-05-02", "what": SECRET, "asked_by": SECRET}],
        },
    ]  # fmt: skip
    ratings = [{"by": "client", "rating": 3}, {"by": "w-amara", "rating": 4, "client_says": SECRET}]
    in_the_goal = {"goal": "g-2", "words": SECRET, "wins": [SECRET], "in_the_way": [SECRET], "ratings": ratings}
    return plan_data(*goals, reviews=[review("2026-05-01", progress=[told_in_private, in_the_goal])])


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_private_is_in_no_format(form: str) -> None:
    report = session_report(from_data(private_plan(), Plan), PROFILE, (), today=TODAY)
    shown = FORMATS[form](report).replace("\n", " ")
    assert SECRET not in shown
    assert "4711" not in shown
    assert "only for" not in shown


def test_private_things_are_named_by_their_ids() -> None:
    report = session_report(from_data(private_plan(), Plan), PROFILE, (), today=TODAY)
    page = " ".join(FORMATS["text"](report).split())
    assert '(private: r-20260501-1) "I want to sleep" open (private: g-2) I promised' in page
    assert "I promised - (private: s-2) They promised - (private: s-1) (every ..., until 2026-05-01)" in page
    assert "What would help with your own step (private: s-1), or what would suit you better?" in page
    assert "sure" not in page
    assert report.left_out == 5


@pytest.mark.parametrize(
    ("later", "reviews", "expected"),
    [
        ([], [], None),
        ([{"on": "2026-05-10", "words": "x", "private": True}], [told("2026-05-04", words="y")], "g-1"),
        ([], [told("2026-05-04", words="y"), told("2026-05-11", words="x", private=True)], "r-20260511-1"),
        ([], [told("2026-05-04", words="x", private=True), told("2026-05-11", words="y")], None),
        ([], [told("2026-05-11", wins=["x"], private=True)], None),
        ([], [told("2026-05-11", ratings=rated(("client", 4)), private=True)], "r-20260511-1"),
        ([], [told("2026-05-04", ratings=rated(("client", 4)), private=True),
              told("2026-05-11", ratings=rated(("client", 4)))], None),
    ],
)
def test_newer_words_that_are_private_are_named_by_where_they_were_said(
    later: list[Data], reviews: list[Data], expected: str | None
) -> None:
    goal = {"words": "first", "words_later": later}
    assert session(goal, reviews=reviews).goals[0].newer_private == expected
    assert session(goal, reviews=reviews, private=True).goals[0].newer_private is None


def test_private_things_are_shown_when_asked_for() -> None:
    report = session_report(from_data(private_plan(), Plan), PROFILE, (), today=TODAY, private=True)
    assert report.left_out == 0
    assert FORMATS["json"](report).count(SECRET) > 12
    assert "4711" in FORMATS["text"](report)


# The screen


def heron() -> Data:
    steps = [
        {"id": "s-1", "who": "client", "step": "Visit the hall", "due": "2026-05-25"},
        {"id": "s-2", "who": "w-amara", "step": "Ask the school for an aisle seat and for a room to which she can go",
         "due": "2026-05-20"},
    ]  # fmt: skip
    goal = {"title": "The school play", "words": "I want to sit through the play", "steps": steps, "priority": 1}
    reviews = [
        told("2026-05-04", words="I stayed for assembly. Twenty minutes!", wins=["Stayed 20 minutes"], confidence=6,
             ratings=rated(("client", 4), ("w-amara", 5)), in_the_way=["The doors were shut"])
        | {"next_review": "2026-06-02"},
    ]  # fmt: skip
    return plan_data(goal, agreements=[agreement("2026-03-02")], reviews=reviews)


def test_the_whole_screen(caseload: Path, run: Run) -> None:
    save(caseload, heron())
    result = run("report", "session", "heron-27", today="2026-06-01")
    assert (result.stderr, result.code) == ("", 0)
    assert result.stdout == (
        "Before you meet heron-27 on 2026-06-01\n"
        "======================================\n"
        "\n"
        "Met last on 2026-05-04, 28 days ago. Next review: 2026-06-02, in 1 day.\n"
        "\n"
        'Last time      "I stayed for assembly. Twenty minutes!"\n'
        "               2026-05-04; rated: they 4, I 5; sure: 6\n"
        "I promised     - Ask the school for an aisle seat and for a room to which she\n"
        "                 can go (by 2026-05-20, 12 days ago)\n"
        "They promised  - Visit the hall (by 2026-05-25, 7 days ago)\n"
        "To celebrate   - Stayed 20 minutes (2026-05-04)\n"
        "To ask today   - What went well since 4 May?\n"
        '               - What would help with "Visit the hall", or what would suit you\n'
        "                 better?\n"
        '               - In the way was: "The doors were shut". What has helped with it\n'
        "                 since?\n"
        '               - You were 6 of 10 sure of "The school play". What would make it\n'
        "                 one higher?\n"
        "To mend        - Agreement a-20260302-1 does not say whether a copy was given\n"
        "together         (A205)\n"
        "               - Ask what it is for (V107)\n"
        "               - Say back what you understood and ask if that is it (V110)\n"
        "               and 8 more (goals check heron-27 --advice)\n"
    )


def test_what_is_overdue_or_over_is_said_without_blame() -> None:
    page = FORMATS["text"](session({}, reviews=[told("2026-04-06")]))
    assert "\nMet last on 2026-04-06, 56 days ago. A review was due on 2026-05-04.\n" in page
    page = FORMATS["text"](session({}, reviews=[told("2026-05-31")], closed={"on": "2026-05-31"}))
    assert "\nMet last on 2026-05-31, 1 day ago. The work ended on 2026-05-31.\n" in page
    assert "To ask today" not in page
    page = FORMATS["text"](session({}))
    assert "\nNo meeting has been written down yet. A review was due on 2026-03-16.\n" in page


def first_lines(**fields: Any) -> str:
    return " ".join(FORMATS["text"](session({"id": "g-1", "title": "The play"}, **fields)).split("\n\n")[1].split())


@pytest.mark.parametrize(
    ("agreements", "reviews", "expected"),
    [
        ([agreement("2026-05-29")], [],
         "Agreed on 2026-05-29, 3 days ago; no review has been written down yet. A review was due on 2026-03-16."),
        ([agreement("2026-05-29", "disagrees")], [],
         "Asked for an agreement on 2026-05-29, 3 days ago; no review has been written down yet."
         " A review was due on 2026-03-16."),
        ([agreement("2026-05-29", "partly")], [told("2026-05-25")],
         "Met last on 2026-05-25, 7 days ago. Agreed on 2026-05-29, 3 days ago. Next review: 2026-06-22, in 21 days."),
        ([agreement("2026-05-25")], [told("2026-05-25")],
         "Met last on 2026-05-25, 7 days ago. Next review: 2026-06-22, in 21 days."),
        ([agreement("2026-05-01") | {"follow_up": "2026-05-20"}], [told("2026-05-25")],
         "Met last on 2026-05-25, 7 days ago. Next review: 2026-06-22, in 21 days."
         " To come back to: the agreement of 2026-05-01 (2026-05-20, 12 days ago)."),
        ([agreement("2026-05-01") | {"follow_up": "2026-06-01"}], [told("2026-05-25")],
         "Met last on 2026-05-25, 7 days ago. Next review: 2026-06-22, in 21 days."
         " To come back to: the agreement of 2026-05-01 (2026-06-01, today)."),
        ([agreement("2026-05-01") | {"follow_up": "2026-06-02"}], [told("2026-05-25")],
         "Met last on 2026-05-25, 7 days ago. Next review: 2026-06-22, in 21 days."),
    ],
)  # fmt: skip
def test_when_they_met_agreed_and_are_to_meet(agreements: list[Data], reviews: list[Data], expected: str) -> None:
    assert first_lines(agreements=agreements, reviews=reviews) == expected


def test_more_agreements_to_come_back_to_are_counted() -> None:
    goals = {"id": "g-1"}, {"id": "g-2"}
    agreements = [
        agreement("2026-05-04") | {"follow_up": "2026-05-20"},
        agreement("2026-05-01", goal="g-2") | {"follow_up": "2026-05-11"},
    ]
    report = session(*goals, agreements=agreements, reviews=[told("2026-05-25")])
    assert [(each.id, each.agreed, each.on, each.days, each.goals) for each in report.follow_ups] == [
        ("a-20260501-1", date(2026, 5, 1), date(2026, 5, 11), -21, ("g-2",)),
        ("a-20260504-1", date(2026, 5, 4), date(2026, 5, 20), -12, ("g-1",)),
    ]
    told_of = " ".join(FORMATS["text"](report).split())
    assert "To come back to: the agreement of 2026-05-01 (2026-05-11, 21 days ago), and 1 more." in told_of
    rows = [row.split(",") for row in FORMATS["csv"](report).split("\n")]
    assert [row for row in rows if row[1] == "follow-up"] == [
        ["heron-27", "follow-up", "g-2", "a-20260501-1", "2026-05-11", "-21", "w-amara", "", ""],
        ["heron-27", "follow-up", "g-1", "a-20260504-1", "2026-05-20", "-12", "w-amara", "", ""],
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_fits_on_one_screen(name: str, caseload: Path, run: Run) -> None:
    shutil.copy(CASES / name / f"{name}.yaml", caseload / "clients")
    result = run("report", "session", name, today=DEMO_DAY)
    assert result.code == 0
    lines = result.stdout.split("\n")
    assert max(map(width, lines)) <= 80
    goals = len(json.loads(run("report", "session", name, "--format", "json", today=DEMO_DAY).stdout)["goals"])
    assert len(lines) <= (PLAIN_SCREEN if goals == 1 else BUSY_SCREEN)


def test_the_busiest_plan_is_cut_to_one_screen_and_says_so() -> None:
    long = "Ask the school for an aisle seat near a door"
    steps = [
        {"id": f"s-{number}", "who": who, "step": long, "due": "2026-05-20"}
        for number, who in enumerate(["client", "w-amara", "sister"] * 4)
    ]
    goal = {"title": long, "words": long, "steps": steps, "confidence": 2}
    goals = [goal | {"id": f"g-{number}"} for number in range(9)]
    findings = tuple(finding(code) for code in ("V101", "V107", "W401", "W402", "C301", "S501"))
    report = session(*goals, findings=findings)
    lines = FORMATS["text"](report).split("\n")
    assert max(map(width, lines)) <= 80
    assert len(lines) <= BUSY_SCREEN
    assert lines.count("               and 34 more (goals show heron-27)") == 2
    assert "               and 35 more (goals show heron-27)" in lines
    assert "               and 7 more (goals list heron-27)" in lines
    assert lines[-1] == "               and 4 more (goals check heron-27 --advice)"
    assert len(json.loads(FORMATS["json"](report))["promises"]) == 108


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "short"),
        ("two\nlines ", "two lines"),
        ("exactly ten", "exactly ten"),
        ("one word, another", "one word ..."),
        ("x" * 20, "xxxxxxxxx ..."),
    ],
)
def test_long_texts_are_cut_between_words(text: str, shown: str) -> None:
    assert short(text, 13) == shown
    assert len(short(text, 13)) <= 13


@pytest.mark.parametrize(
    ("asks", "quoted"),
    [
        ("More hours.", "More hours"),
        ("More hours...\n", "More hours"),
        ("more " * 30 + "hours.", "more " * 19 + "..."),
    ],
)
def test_a_question_shows_that_what_it_quotes_is_cut(asks: str, quoted: str) -> None:
    (_, question) = session(requests=[{"on": "2026-05-01", "by": "mother", "asks": asks}]).questions[:2]
    assert sentence(question, TODAY) == f'Mother asks for this: "{quoted}". What do you say to it?'


def test_a_code_is_written_as_it_is() -> None:
    (_, question) = session(requests=[{"on": "2026-05-01", "by": "w-ben", "asks": "More hours"}]).questions[:2]
    assert sentence(question, TODAY) == 'w-ben asks for this: "More hours". What do you say to it?'


# The formats


def whole(words: str, hint: str = "ask them") -> SessionReport:
    data = full_data(words)
    goal = data["goals"][0]
    goal["changes"][0]["asked_by"] = words or "x"
    goal["views"].append({"by": "family", "who": words, "view": words or "x"})
    data["requests"] = [{"on": "2026-05-01", "by": by, "asks": words} for by in (words, "client")]
    return session_report(from_data(data, Plan), PROFILE, (finding("V107", hint=hint),), today=TODAY, private=True)


COLUMNS = ["client", "section", "goal", "id", "on", "days", "who", "value", "text"]
every_hostile_text = pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])


@every_hostile_text
def test_every_format_carries_whatever_is_written(words: str) -> None:
    text, page = FORMATS["text"](whole(words)), FORMATS["markdown"](whole(words))
    assert not ACTED_UPON.search(text + page)
    assert "\u200d" in words or max(map(width, text.split("\n"))) <= 80
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if words.strip():
        expected = [token.type for token in tokens.parse(FORMATS["markdown"](whole("words")))]
        assert [token.type for token in tokens.parse(page)] == expected
        assert structure(read(FORMATS["html"](whole(words)))) == structure(read(FORMATS["html"](whole("words"))))
    header, *rows = csv.reader(io.StringIO(FORMATS["csv"](whole(words)), newline=""))
    assert header == COLUMNS
    assert {len(row) for row in rows} == {len(header)}
    data = json.loads(FORMATS["json"](whole(words)))
    if words.strip():
        assert data["goals"][0]["words"] == words
        fits(data)


def fits(data: object) -> None:
    definition = json.loads(schema.text("report-session"), object_hook=closed)
    kind = jsonschema.Draft202012Validator
    kind.check_schema(definition)
    kind(definition, format_checker=kind.FORMAT_CHECKER).validate(data)


def closed(mapping: Data) -> Data:
    return mapping | {"additionalProperties": False} if isinstance(mapping.get("properties"), dict) else mapping


@pytest.mark.parametrize("name", NAMES)
def test_json_of_every_sample_fits_its_schema(name: str, caseload: Path, run: Run) -> None:
    shutil.copy(CASES / name / f"{name}.yaml", caseload / "clients")
    result = run("report", "session", name, "--format", "json", today=DEMO_DAY)
    fits(json.loads(result.stdout))


def test_json_of_an_empty_plan_has_the_same_keys() -> None:
    empty, full = (json.loads(FORMATS["json"](report)) for report in (session(), whole("x")))
    assert list(empty) == list(full)
    fits(empty)


def test_rows_for_a_spreadsheet(caseload: Path, run: Run) -> None:
    save(caseload, heron())
    shown = run("report", "session", "heron-27", "--format", "csv", today="2026-06-01").stdout
    rows = list(csv.reader(io.StringIO(shown, newline="")))
    assert rows[:8] == [
        COLUMNS,
        ["heron-27", "agreed", "", "a-20260302-1", "2026-03-02", "-91", "client", "agrees", ""],
        ["heron-27", "words", "g-1", "", "2026-05-04", "", "client", "", "I stayed for assembly. Twenty minutes!"],
        ["heron-27", "rating", "g-1", "", "2026-05-04", "", "client", "4", ""],
        ["heron-27", "rating", "g-1", "", "2026-05-04", "", "w-amara", "5", ""],
        ["heron-27", "promise", "g-1", "s-2", "2026-05-20", "-12", "w-amara", "",
         "Ask the school for an aisle seat and for a room to which she can go"],
        ["heron-27", "promise", "g-1", "s-1", "2026-05-25", "-7", "client", "", "Visit the hall"],
        ["heron-27", "celebrate-win", "g-1", "", "2026-05-04", "", "", "", "Stayed 20 minutes"],
    ]  # fmt: skip
    assert ["heron-27", "ask-since", "", "", "2026-05-04", "", "", "", "What went well since 4 May?"] in rows


def test_the_columns_of_csv_are_in_the_help(run: Run) -> None:
    words = " ".join(run("report", "session", "--help").stdout.split()).replace(" (below 0 when passed)", "")
    assert f"{', '.join(COLUMNS[:-1])} and {COLUMNS[-1]}" in words


# The command


def test_every_format_on_the_command_line(caseload: Path, run: Run) -> None:
    save(caseload, heron())
    shown = {form: run("report", "session", "heron-27", "--format", form, today="2026-06-01") for form in FORMATS}
    assert {result.code for result in shown.values()} == {0}
    assert shown["markdown"].stdout.startswith("# Before you meet heron-27 on 2026-06-01\n")
    assert shown["html"].stdout.startswith("<!DOCTYPE html>\n")
    assert json.loads(shown["json"].stdout)["format"] == "goals-report-session/1"
    result = run("report", "session", "heron-27", "--output", "today.txt", today="2026-06-01")
    assert (result.stdout, result.stderr) == ("", "written: today.txt\n")
    assert Path("today.txt").read_text("utf-8") == shown["text"].stdout


def test_what_is_left_out_is_told_unless_it_is_to_be_quiet(caseload: Path, run: Run) -> None:
    save(caseload, private_plan())
    call = ("report", "session", "heron-27")
    assert run(*call, today="2026-06-01").stderr == "left out as private: 5 (--private shows it)\n"
    assert run(*call, "--quiet", today="2026-06-01").stderr == ""
    assert run(*call, "--private", today="2026-06-01").stderr == ""


def test_the_screen_of_an_earlier_day(caseload: Path, run: Run) -> None:
    repository = Repository(caseload)
    path, data = "clients/heron-27.yaml", heron()
    repository.commit("before", {path: json.dumps(data | {"reviews": []})}, "2026-05-03")
    repository.commit("met", {path: json.dumps(data)}, "2026-05-04")
    shown = run("report", "session", "heron-27", "--at", "2026-05-03", today="2026-06-01").stdout
    assert shown.startswith(
        "Before you meet heron-27 on 2026-05-03\n"
        "======================================\n\n"
        "Agreed on 2026-03-02, 62 days ago; no review has been written down yet. A review\n"
        "was due on 2026-03-30.\n"
    )
    assert "(by 2026-05-20, in 17 days)" in shown
    assert "Met last on 2026-05-04" in run("report", "session", "heron-27", "--at", "HEAD").stdout


def test_a_client_that_there_is_not_and_a_plan_that_cannot_be_read(caseload: Path, run: Run) -> None:
    result = run("report", "session", "owl-01", today="2026-06-01")
    assert (result.stdout, result.code) == ("", 3)
    assert result.stderr.startswith("goals: no plan for owl-01\n")
    save(caseload, heron()).write_text("a: &anchor b\n", encoding="utf-8")
    result = run("report", "session", "heron-27", today="2026-06-01")
    assert (result.stdout, result.code) == ("", 3)
    assert result.stderr.startswith("goals: clients/heron-27.yaml:1:4: ")
