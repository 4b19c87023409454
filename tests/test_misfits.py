"""What does not fit is said in whole, plain sentences, with a hint, and without the text of the plan."""

from __future__ import annotations

import math
from typing import Any

import pytest
from fullplan import FULL_PLAN, changed

from goals_cli import schema
from goals_cli.findings import Where

MINIMAL: dict[str, Any] = {"format": "goals-plan/1", "client": "wren-3", "worker": "w-1", "opened": "2026-03-02"}
GOAL: dict[str, Any] = {
    "id": "g-1",
    "raised": {"by": "client"},
    "course": [{"on": "2026-03-02", "status": "proposed"}],
}
G: Where = ("goals", 0)
QUOTES = 'did you mean quotes? put a " before and after it'
DAY = "should be a real day, written year-month-day, like 2026-03-02"
NEW = [
    (("strenths",), [], "`strenths` is not known here", "a field of your agency's own begins with `x-`"),
    (("about", "strenths"), [], "`strenths` is not known here", "did you mean `strengths`?"),
    (("Goals",), [], "`Goals` is not known here", "did you mean `goals`?"),
    (("about", "What matters"), [], "there is a key that is not known here", "did you mean `what_matters`?"),
    (
        ("What matters",),
        [],
        "there is a key that is not known here",
        "it belongs in `about`: is it indented like its neighbours?",
    ),
    (("statement",), "", "`statement` is not known here", "it belongs in a goal: is it indented like its neighbours?"),
    ((*G, "finishing"), "", "`finishing` is not known here",
     "it belongs in the plan itself: is it indented like its neighbours?"),
    (("who",), "", "`who` is not known here", "a field of your agency's own begins with `x-`"),
    (
        (*G, "I told him, and then"),
        "he left",
        "there is a key that is not known here",
        "if it is part of a text, put the text in quotes",
    ),
    (("x" * 41,), 1, "there is a key that is not known here", "if it is part of a text, put the text in quotes"),
]  # fmt: skip
TARGET = "a number, true or false, yes or no, or a bound or range such as at most 3, <6 or 160-180"
WRONG: list[tuple[Where, Any, str, str]] = [
    (("about",), "x", "`about` should be a group of fields",
     "write its fields below it, further in: `what_matters`, `strengths`, `preferences`, `supports`"),
    ((*G, "raised"), "client", "`raised` should be a group of fields",
     "write its fields below it, further in: `by`, `who`, `on`, `words`"),
    ((*G, "raised"), None, "`raised` is empty, and is needed",
     "write its fields below it, further in: `by`, `who`, `on`, `words`"),
    ((*G, "raised", "by"), "mother", "`by` should be client, family, worker, agency, court, other or unclear",
     "did you mean `other`?"),
    ((*G, "raised", "by"), "me", "`by` should be client, family, worker, agency, court, other or unclear", ""),
    ((*G, "raised", "by"), None, "`by` is empty, and is needed",
     "it should be client, family, worker, agency, court, other or unclear"),
    ((*G, "course"), [], "`course` is empty, and is needed",
     "write at least one entry below it, each behind a dash and a space"),
    ((*G, "course"), None, "`course` is empty, and is needed",
     "write at least one entry below it, each behind a dash and a space"),
    ((*G, "course"), "active", "`course` should be a list", "put a dash and a space before each entry: `- `"),
    ((*G, "course", 0), None, "entry 1 of `course` is empty", "write something behind the dash, or take the line away"),
    ((*G, "course", 1, "status"), "Active", "`status` should be proposed, active, paused, achieved, ended or declined",
     "did you mean `active`?"),
    ((*G, "course", 1, "status"), True, "`status` should be proposed, active, paused, achieved, ended or declined", ""),
    (("about", "strengths"), "x", "`strengths` should be a list", "put a dash and a space before each entry: `- `"),
    (("about", "strengths", 1), 7, "entry 2 of `strengths` should be text", QUOTES),
    (("about", "strengths", 1), None, "entry 2 of `strengths` is empty",
     "write something behind the dash, or take the line away"),
    (("about", "strengths", 1), {"Note": "x"}, "entry 2 of `strengths` should be text",
     "did you mean quotes? a colon and a space after a word make a field of that word"),
    ((*G, "words"), True, "`words` should be text", QUOTES),
    ((*G, "words"), 12.5, "`words` should be text", QUOTES),
    ((*G, "words"), ["x"], "`words` should be text", "write it without a dash"),
    ((*G, "heard_right"), "yes", "`heard_right` should be true or false",
     "write true or false, without quotes; yes and no are text"),
    ((*G, "importance"), 11, "`importance` should be a whole number from 0 to 10", ""),
    ((*G, "importance"), "9", "`importance` should be a whole number from 0 to 10",
     "write it in digits, without quotes"),
    ((*G, "measures", 0, "target"), "often", f"`target` should be {TARGET}", ""),
    ((*G, "measures", 0, "target"), 10**13,
     "`target` should be a number from -1000000000000 to 1000000000000", ""),
    ((*G, "measures", 0, "target"), [3], f"`target` should be {TARGET}",
     "write it without a dash"),
    ((*G, "target_date"), "30.6.2026", f"`target_date` {DAY}", ""),
    ((*G, "target_date"), 20260630, f"`target_date` {DAY}", ""),
    ((*G, "target_date"), "2026-06-31", "`target_date` is not a day in the calendar", "that month has fewer days"),
    (("opened",), None, "`opened` is empty, and is needed", f"it {DAY}"),
    (("client",), "Mrs Smith", "`client` should be a code of small letters, digits and dashes, like heron-27", ""),
    (("client",), "null", "`client` is a word that computers take for something else",
     "choose another; it should be a code of small letters, digits and dashes, like heron-27"),
    (("profile",), "../mine", "`profile` should be a name of small letters, digits and dashes, like default", ""),
    (("format",), "goals-plan", "`format` should be goals-plan/1", ""),
    (("format",), 1, "`format` should be goals-plan/1", ""),
    (("reviews", 1, "progress", 0, "ratings", 0, "level"), 3, "`level` should be a whole number from -2 to 2", ""),
    (("needs", 0, "goals", 1), "bike", "entry 2 of `goals` should be the id of a goal, like g-4f2k", ""),
    (("agreements", 0, "id"), "a-7c1e", "`id` should be the id of an agreement, like a-20260302-7c1e", ""),
]  # fmt: skip


@pytest.mark.parametrize(("where", "value", "message", "hint"), NEW)
def test_what_is_said_of_keys_that_are_not_known(where: Where, value: object, message: str, hint: str) -> None:
    assert schema.problems(changed(where, value)) == [schema.Problem(where, message, hint, unknown_key=True)]


@pytest.mark.parametrize(("where", "value", "message", "hint"), WRONG)
def test_what_is_said_of_values(where: Where, value: object, message: str, hint: str) -> None:
    assert schema.problems(changed(where, value)) == [schema.Problem(where, message, hint)]


def test_what_is_said_of_what_is_missing() -> None:
    data = {"format": "goals-plan/1", "goals": [{"id": "g-1", "raised": {}, "weight": {}}]}
    assert [(problem.where, problem.message, problem.hint) for problem in schema.problems(data)] == [
        (("client",), "`client` is missing",
         "add it: the code by which the client is known here, never their name"),
        (("worker",), "`worker` is missing", "add it: the code of the worker who carries this plan"),
        (("opened",), "`opened` is missing", "add it: the day on which the work together began"),
        (("goals", 0, "course"), "`course` is missing in entry 1 of `goals`",
         "add it: the dated path of the goal; the last entry says where it stands now, "
         "and entries are only ever added"),
        (("goals", 0, "raised", "by"), "`by` is missing in `raised`",
         "add it: who brought the goal up: the client, the family, the worker, an agency, a court, other, or unclear "
         "when nobody remembers"),
        (("goals", 0, "weight", "importance"), "`importance` is missing in `weight`",
         "add it: how important the goal is, from 0 to 3"),
        (("goals", 0, "weight", "difficulty"), "`difficulty` is missing in `weight`",
         "add it: how hard the goal is, from 0 to 3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "part", "message", "fields"),
    [
        (None, "plan", "the plan is empty", "`format`, `client`, `worker`, `opened`"),
        ([], "plan", "the plan should be a group of fields", "`format`, `client`, `worker`, `opened`"),
        ("text", "goal", "the goal should be a group of fields", "`id`, `title`, `private`, `priority`"),
        (math.nan, "review", "the review should be a group of fields", "`id`, `on`, `kind`, `present`"),
        (None, "agreement", "the agreement is empty", "`id`, `on`, `worker`, `client`"),
    ],
)
def test_what_is_said_of_the_whole(data: object, part: str, message: str, fields: str) -> None:
    assert schema.problems(data, part) == [
        schema.Problem((), message, f"write its fields below it, further in: {fields}")
    ]


@pytest.mark.parametrize("version", [2, 17])
def test_a_later_format_is_told_alone(version: int) -> None:
    data = {**FULL_PLAN, "format": f"goals-plan/{version}", "later": True, "opened": None}
    assert schema.problems(data) == [
        schema.Problem(
            ("format",),
            f"the plan is written in goals-plan/{version}, and this version of goals reads goals-plan/1",
            "install a newer version of goals",
            newer_format=True,
        )
    ]


@pytest.mark.parametrize(
    "written", ["goals-plan/0", "goals-plan/2\n", "goals-plan/02", "goals-plan/٢", "goals-plan/2 of mine"]
)
def test_what_is_no_later_format(written: str) -> None:
    assert schema.problems({**MINIMAL, "format": written}) == [
        schema.Problem(("format",), "`format` should be goals-plan/1", "")
    ]


def test_problems_stand_in_the_order_of_the_data() -> None:
    data = {"zebra": 1, "goals": [{**GOAL, "importance": 11, "id": 1}, 5], **MINIMAL, "opened": "today", "ant": 2}
    assert [problem.where for problem in schema.problems(data)] == [
        ("zebra",), ("goals", 0, "id"), ("goals", 0, "importance"), ("goals", 1), ("opened",), ("ant",),
    ]  # fmt: skip
