"""What the client pictures, and what others think and ask of them, is on their sheet with their words to it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from made_plans import PROFILE, TODAY, Data, made

from goals_cli.render.reports import FORMATS
from goals_cli.sheets import plan_report

VIEW: Data = {"by": "family", "who": "mother", "view": "Do it all at once.", "client_says": "One thing at a time."}
DEMAND: Data = {
    "id": "q-1", "by": "court", "who": "district court", "demands": "Twelve evenings of the course",
    "until": "2026-07-31", "consequences_explained": "2026-03-02", "client_says": "I go because I must.",
}  # fmt: skip
ASKED = "What others ask of me"


def sheet(*goals: Data, form: str = "text", private: bool = False, others: bool = True, **fields: Any) -> str:
    return FORMATS[form](plan_report(made(*goals, **fields), PROFILE, today=TODAY, private=private, others=others))


def rows(shown: str, *kinds: str) -> list[list[str]]:
    return [row[2:] for row in csv.reader(io.StringIO(shown, newline="")) if row[2] in kinds]


def test_how_the_client_pictures_it_follows_their_words() -> None:
    goal: Data = {"words": "Not run out.", "outcome": "She sees me.", "statement": "I stay."}
    assert """
In my words
  "Not run out."

How I picture it
  "She sees me."

What we want to agree on
I stay.
""" in sheet(goal)
    assert rows(sheet(goal, form="csv"), "outcome") == [["outcome", "", "client", "She sees me.", ""]]
    assert json.loads(sheet(goal, form="json"))["goals"][0]["outcome"] == "She sees me."


def test_what_others_think_is_told_with_the_clients_words_to_it() -> None:
    school: Data = {"by": "agency", "view": "We have to report it.", "client_says": "I know."}
    assert """
What others think
mother: Do it all at once.

  "One thing at a time."

The agency: We have to report it.

  "I know."
""" in sheet({"views": [VIEW, school]})
    shown = sheet({"views": [VIEW, school]}, form="csv")
    assert rows(shown, "view", "view answer") == [
        ["view", "", "mother", "Do it all at once.", ""],
        ["view answer", "", "client", "One thing at a time.", ""],
        ["view", "", "agency", "We have to report it.", ""],
        ["view answer", "", "client", "I know.", ""],
    ]


@pytest.mark.parametrize("change", [{"client_says": None}, {"client_says": " "}, {"view": None}, {"view": "\n"}])
def test_a_view_to_which_the_client_said_nothing_is_not_on_their_sheet(change: Data) -> None:
    assert "What others think" not in sheet({"views": [VIEW | change]})


@pytest.mark.parametrize("form", FORMATS)
def test_a_private_view_is_in_no_format_unless_asked_for(form: str) -> None:
    goal = {"views": [VIEW | {"private": True}]}
    hidden, shown = (sheet(goal, form=form, private=private) for private in (False, True))
    for words in ("Do it all at once.", "One thing at a time.", "mother"):
        assert words not in hidden
        assert words in shown


def test_a_private_view_is_counted_as_left_out() -> None:
    views = [VIEW | {"private": True}, VIEW | {"private": True, "client_says": None}]
    assert json.loads(sheet({"views": views}, form="json"))["left_out"] == 1  # the other one would not be on it anyway


@pytest.mark.parametrize("form", FORMATS)
def test_what_others_think_and_ask_is_on_no_sheet_unless_asked_for(form: str) -> None:
    goal: Data = {"words": "mine", "views": [VIEW, VIEW | {"private": True}]}
    alone = sheet({"words": "mine"}, form=form, others=False)
    assert sheet(goal, form=form, others=False, requirements=[DEMAND]) == alone
    shown = sheet(goal, form=form, requirements=[DEMAND])
    assert [words for words in ("Do it all at once.", "Twelve evenings of the course") if words not in shown] == []


@pytest.mark.parametrize("own", [{"by": "client", "who": None}, {"by": "client"}, {"by": "unclear", "who": "client"}])
@pytest.mark.parametrize("form", FORMATS)
def test_what_the_client_thinks_and_asks_does_not_stand_under_what_others_do(form: str, own: Data) -> None:
    goal: Data = {"words": "mine", "views": [VIEW | own, VIEW | own | {"private": True}]}
    alone = sheet({"words": "mine"}, form=form, private=True)
    for private in (False, True):
        assert sheet(goal, form=form, private=private, requirements=[DEMAND | own]) == alone
    assert sheet(goal | {"views": [VIEW]}, form=form) != alone
    assert sheet({"words": "mine"}, form=form, requirements=[DEMAND]) != alone


def test_what_others_ask_is_apart_from_the_goals_and_told_with_the_clients_words() -> None:
    bare: Data = {"id": "q-2", "by": "worker", "demands": "Be on time"}
    assert f"""
{ASKED}
---------------------

district court, until 31 July 2026: Twelve evenings of the course

  "I go because I must."

My worker: Be on time
""" in sheet({"words": "mine"}, requirements=[DEMAND, bare]) + "\n"
    shown = sheet({"words": "mine"}, form="csv", requirements=[DEMAND, bare])
    assert rows(shown, "demand", "demand answer") == [
        ["demand", "2026-07-31", "district court", "Twelve evenings of the course", ""],
        ["demand answer", "", "client", "I go because I must.", ""],
        ["demand", "", "worker", "Be on time", ""],
    ]
    demands = json.loads(sheet(form="json", requirements=[DEMAND]))["demands"]
    told = {"who": "district court", "demands": "Twelve evenings of the course", "until": "2026-07-31"}
    assert demands == [told | {"client_says": "I go because I must."}]


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        ({"until": "2026-06-01"}, True),  # the day of the sheet
        ({"until": "2026-05-31"}, False),
        ({"until": None}, True),
        ({"demands": " "}, False),
        ({"demands": None}, False),
    ],
)
def test_a_demand_is_on_the_sheet_as_long_as_it_stands(fields: Data, stands: bool) -> None:
    assert (ASKED in sheet({"words": "mine"}, requirements=[DEMAND | fields])) is stands


def test_nothing_is_asked_any_more_when_the_work_has_ended() -> None:
    assert ASKED not in sheet({"words": "mine"}, requirements=[DEMAND], closed={"on": "2026-05-30"})


@pytest.mark.parametrize(
    ("by", "who"),
    [
        ("worker", "My worker"),
        ("family", "My family"),
        ("agency", "The agency"),
        ("court", "The court"),
        ("other", "Somebody else"),
        ("unclear", "Somebody"),
        (None, "Somebody"),
    ],
)
def test_who_asks_is_named_in_plain_words(by: str | None, who: str) -> None:
    demand = {"id": "q-1", "by": by, "demands": "Be on time"}
    assert f"{who}: Be on time" in sheet({"words": "mine"}, requirements=[demand]).split("\n")
