"""The rules on choice: ways were looked at from both sides, and the client chose one for a reason."""

from __future__ import annotations

from typing import Any

import pytest
from made_plans import Data, plan_data, turn
from test_rules_plans import CLOSED, found, hint, severities_of

STEPS: Data = {"option": "Small steps", "for": ["My pace"], "against": ["Months"]}
PILLS: Data = {"option": "Medication", "for": ["Faster"], "against": ["Numb"]}
CHOSEN: Data = {"chosen": True, "because": "I want to feel ready"}
BLANK: Data = {"option": " \n"}

# Options in which one rule finds something, the place, and the whole message.
WEIGHED: dict[str, tuple[list[Data], str, str]] = {
    "C301": ([STEPS | CHOSEN], "options", "one way was considered for goal g-1"),
    "C302": ([STEPS, PILLS], "options", "none of the 2 ways considered for goal g-1 was chosen"),
    "C303": (
        [STEPS | CHOSEN, PILLS | CHOSEN],
        "options[2].chosen",
        "2 ways are put down as chosen for goal g-1",
    ),
    "C304": (
        [STEPS, PILLS | {"chosen": True}],
        "options[2].because",
        "option 2 of goal g-1 was chosen, and the plan does not say why",
    ),
    "C305": (
        [STEPS | CHOSEN, PILLS | {"against": []}],
        "options[2]",
        "option 2 of goal g-1 does not say what speaks against it",
    ),
}
every_rule = pytest.mark.parametrize("code", WEIGHED)


def told(code: str, *options: Data, **goal: Any) -> list[tuple[str, str]]:
    """List what a rule finds in a goal with these options."""
    return found(code, plan_data({"options": list(options)} | goal))


@every_rule
def test_it_is_found_where_it_stands_and_alone(code: str) -> None:
    options, where, message = WEIGHED[code]
    assert {each: told(each, *options) for each in WEIGHED if told(each, *options)} == {
        code: [(f"goals[g-1].{where}", message)]
    }
    assert severities_of(code, plan_data({"options": options})) == ["advice"]


@every_rule
@pytest.mark.parametrize("status", ["proposed", "paused", "achieved", "ended", "declined"])
def test_only_a_goal_that_is_worked_on_is_asked_about_ways(code: str, status: str) -> None:
    assert told(code, *WEIGHED[code][0], course=[turn("2026-03-02", status)]) == []


@every_rule
def test_a_closed_plan_is_left_alone(code: str) -> None:
    assert found(code, plan_data({"options": WEIGHED[code][0]}, **CLOSED)) == []


@every_rule
@pytest.mark.parametrize("options", [[STEPS | CHOSEN, PILLS], [PILLS, STEPS, STEPS | CHOSEN]])
def test_a_way_chosen_for_a_reason_among_others_is_a_choice(code: str, options: list[Data]) -> None:
    assert told(code, *options) == []


# C301, C302: how many ways there were, and whether one of them was chosen


@pytest.mark.parametrize(
    ("options", "ways"), [([], "no ways were"), ([BLANK], "no ways were"), ([BLANK, STEPS], "one way was")]
)
def test_a_way_that_is_blank_is_none(options: list[Data], ways: str) -> None:
    assert told("C301", *options) == [("goals[g-1].options", f"{ways} considered for goal g-1")]
    assert told("C302", *options) == []
    command = f"goals set heron-27 --goal g-1 options[{len(options)}].option=TEXT"
    expected = f"think of other ways together, leaving it as it is among them: {command}"
    assert hint("C301", plan_data({"options": options})) == expected


@pytest.mark.parametrize("again", [{}, {"against": ["It rains"]}, {"option": f"{STEPS['option'].upper()}. "}])
def test_the_same_way_twice_is_one(again: Data) -> None:
    expected = [("goals[g-1].options", "one way was considered for goal g-1")]
    assert told("C301", STEPS, STEPS | again) == expected
    assert told("C301", STEPS, STEPS | again, PILLS) == []


def test_of_several_ways_one_is_chosen() -> None:
    message = "none of the 3 ways considered for goal g-1 was chosen"
    refused = STEPS | {"chosen": False}
    assert told("C302", refused, PILLS, BLANK, refused) == [("goals[g-1].options", message)]
    assert told("C302", refused, PILLS | {"chosen": True}) == []


# C303, C304: one way, and why


def test_every_way_too_many_is_counted_and_the_first_of_them_shown() -> None:
    three = [STEPS, STEPS | CHOSEN, PILLS | CHOSEN, PILLS | CHOSEN]
    assert told("C303", *three) == [("goals[g-1].options[3].chosen", "3 ways are put down as chosen for goal g-1")]
    command = "goals set heron-27 --goal g-1 options[2].chosen=false"
    expected = f"ask which one they choose for now: {command} takes this one back"
    assert hint("C303", plan_data({"options": three})) == expected
    assert told("C303", STEPS | CHOSEN, PILLS | {"chosen": False}) == []


@pytest.mark.parametrize("because", [None, "", " \n"])
def test_a_reason_is_one_in_words(because: str | None) -> None:
    options = [STEPS | CHOSEN | {"because": because}, PILLS]
    message = "option 1 of goal g-1 was chosen, and the plan does not say why"
    assert told("C304", *options) == [("goals[g-1].options[1].because", message)]
    command = "goals set heron-27 --goal g-1 options[0].because=TEXT"
    assert hint("C304", plan_data({"options": options})) == f"ask what made them choose it: {command}"


def test_a_way_that_was_not_chosen_needs_no_reason() -> None:
    assert told("C304", STEPS | {"chosen": False}, PILLS) == []


# C305: both sides


@pytest.mark.parametrize(
    ("sides", "unsaid", "asked"),
    [
        ({"for": []}, "speaks for it", "for"),
        ({"for": [" "]}, "speaks for it", "for"),
        ({"for": None}, "speaks for it", "for"),
        ({"against": ["", "\n"]}, "speaks against it", "against"),
        ({"for": [], "against": []}, "speaks for it and what speaks against it", "for"),
    ],
)
def test_every_way_is_looked_at_from_both_sides(sides: Data, unsaid: str, asked: str) -> None:
    options = [STEPS | CHOSEN, PILLS | sides]
    assert told("C305", *options) == [("goals[g-1].options[2]", f"option 2 of goal g-1 does not say what {unsaid}")]
    command = f"goals set heron-27 --goal g-1 options[1].{asked}+=TEXT"
    assert hint("C305", plan_data({"options": options})) == f"ask what speaks {asked} it, for them: {command}"


def test_every_one_sided_way_is_told() -> None:
    one_sided = STEPS | {"for": []}
    assert [where for where, _ in told("C305", one_sided, PILLS, one_sided)] == [
        "goals[g-1].options[1]",
        "goals[g-1].options[3]",
    ]
    assert told("C305", STEPS, STEPS | {"against": ["", "Months"]}) == []
