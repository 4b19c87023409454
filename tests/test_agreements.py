"""An agreement covers exactly what was agreed, however it is typed; a correction replaces what it corrects."""

from __future__ import annotations

from typing import Any

import pytest
from made_plans import agreement, goal_data, made

from goals_cli.agreements import consented, covers, differences, in_force, latest_for, same_text, standing_for
from goals_cli.plan import AgreedGoal, Goal, from_data

MEASURE = {"id": "m-1", "what": "minutes in the hall", "unit": "minutes", "baseline": 5, "target": 60}


def quoted(**fields: Any) -> AgreedGoal:
    return from_data({"goal": "g-1"} | fields, AgreedGoal)


def goal(**fields: Any) -> Goal:
    return from_data(goal_data(**fields), Goal)


@pytest.mark.parametrize(
    ("agreed", "now"),
    [
        ({"statement": "I stay for an hour"}, {"statement": "I stay\n  for\tan hour\n"}),
        ({"statement": "I stay"}, {"statement": "  I stay \r\n"}),
        ({"statement": "caf\u00e9"}, {"statement": "cafe\u0301"}),
        ({"statement": None}, {}),
        ({"measures": [MEASURE]}, {"measures": [MEASURE | {"target": 60.0, "baseline": 5.0}]}),
        ({"measures": [MEASURE]}, {"measures": [dict(reversed(MEASURE.items())) | {"direction": None}]}),
        ({"measures": [MEASURE, {"id": "m-2"}]}, {"measures": [{"id": "m-2"}, MEASURE]}),
        ({"measures": []}, {}),
        ({"measures": [MEASURE | {"target": "<6"}]}, {"measures": [MEASURE | {"target": "less than  6.0"}]}),
        ({"measures": [MEASURE | {"target": "160-180"}]}, {"measures": [MEASURE | {"target": "160 to 180"}]}),
        ({"measures": [MEASURE | {"target": ">=3"}]}, {"measures": [MEASURE | {"target": "at least 3"}]}),
        ({"target_date": "2026-06-30"}, {"target_date": "2026-06-30"}),
        ({}, {"steps": [{"id": "s-1", "who": "client", "step": "a new one"}], "title": "new", "words": "other"}),
    ],
)
def test_the_same_in_other_clothes_is_covered(agreed: dict[str, Any], now: dict[str, Any]) -> None:
    assert covers(quoted(**agreed), goal(**now))


@pytest.mark.parametrize(
    ("agreed", "now", "field"),
    [
        ({"statement": "I stay for an hour"}, {"statement": "I stay for anhour"}, "statement"),
        ({"statement": "I stay"}, {"statement": "i stay"}, "statement"),
        ({"statement": "I stay"}, {"statement": "I\u00a0stay"}, "statement"),
        ({"statement": "I stay"}, {}, "statement"),
        ({}, {"statement": "I stay"}, "statement"),
        ({"measures": [MEASURE]}, {"measures": [MEASURE | {"target": 61}]}, "measures"),
        ({"measures": [MEASURE]}, {"measures": [MEASURE | {"target": "60"}]}, "measures"),
        ({"measures": [MEASURE | {"target": True}]}, {"measures": [MEASURE | {"target": 1}]}, "measures"),
        ({"measures": [MEASURE]}, {"measures": [MEASURE | {"id": "m-2"}]}, "measures"),
        ({"measures": [MEASURE]}, {"measures": [MEASURE | {"unit": "hours"}]}, "measures"),
        ({"measures": [MEASURE]}, {"measures": [MEASURE | {"direction": "up"}]}, "measures"),
        ({"measures": [MEASURE]}, {"measures": [MEASURE | {"kind": "yes-no"}]}, "measures"),
        ({"measures": [MEASURE]}, {"measures": [MEASURE | {"keep": True}]}, "measures"),
        ({"measures": [MEASURE]}, {"measures": [MEASURE, MEASURE]}, "measures"),
        ({"measures": [MEASURE]}, {}, "measures"),
        ({"measures": [MEASURE | {"target": "<6"}]}, {"measures": [MEASURE | {"target": "<=6"}]}, "measures"),
        ({"measures": [MEASURE | {"target": "<6"}]}, {"measures": [MEASURE | {"target": ">6"}]}, "measures"),
        ({"measures": [MEASURE | {"target": "at most 6"}]}, {"measures": [MEASURE | {"target": 6}]}, "measures"),
        ({"measures": [MEASURE | {"target": "3-4"}]}, {"measures": [MEASURE | {"target": "3-5"}]}, "measures"),
        ({"target_date": "2026-06-30"}, {"target_date": "2026-07-01"}, "target_date"),
        ({"target_date": "2026-06-30"}, {}, "target_date"),
    ],
)
def test_another_meaning_is_not_covered(agreed: dict[str, Any], now: dict[str, Any], field: str) -> None:
    assert differences(quoted(**agreed), goal(**now)) == (field,)


def test_all_differences_are_named() -> None:
    agreed = quoted(statement="one", measures=[MEASURE], target_date="2026-06-30")
    assert differences(agreed, goal()) == ("statement", "measures", "target_date")


def test_texts_that_are_absent_are_the_same_as_each_other_only() -> None:
    assert same_text(None, None)
    assert not same_text(None, "")


def test_the_newest_agreement_counts_whatever_its_place_in_the_file() -> None:
    plan = made({}, agreements=[agreement("2026-05-01"), agreement("2026-03-02")])
    found = latest_for(plan, "g-1")
    assert found is not None
    assert found[0].id == "a-20260501-1"


def test_of_two_on_one_day_the_later_entry_counts() -> None:
    plan = made({}, agreements=[agreement("2026-03-02"), agreement("2026-03-02") | {"id": "a-20260302-2"}])
    found = latest_for(plan, "g-1")
    assert found is not None
    assert found[0].id == "a-20260302-2"


def test_an_agreement_on_another_goal_is_none() -> None:
    assert latest_for(made({}, agreements=[agreement("2026-03-02", goal="g-2")]), "g-1") is None


def test_a_corrected_agreement_counts_no_longer() -> None:
    wrong, right = agreement("2026-05-01", statement="wrong"), agreement("2026-04-01", statement="right")
    plan = made({}, agreements=[wrong, right | {"corrects": wrong["id"]}])
    found = latest_for(plan, "g-1")
    assert found is not None
    assert found[1].statement == "right"


def test_corrections_of_corrections_leave_the_last_one() -> None:
    first, second, third = (agreement(on) for on in ("2026-03-01", "2026-03-02", "2026-03-03"))
    second |= {"corrects": first["id"]}
    third |= {"corrects": second["id"]}
    plan = made({}, agreements=[first, second, third])
    assert [entry.id for entry in in_force(plan.agreements)] == [third["id"]]


def test_an_entry_that_says_it_corrects_itself_is_kept() -> None:
    entry = agreement("2026-03-01")
    plan = made({}, agreements=[entry | {"corrects": entry["id"]}])
    assert [each.id for each in in_force(plan.agreements)] == [entry["id"]]


def test_a_no_to_other_words_leaves_the_agreement_before_it_standing() -> None:
    agreements = [agreement("2026-03-02", statement="old"), agreement("2026-04-02", "disagrees", statement="new")]
    plan = made({"statement": "old"}, agreements=agreements)
    found = standing_for(plan, plan.goals[0])
    assert found is not None
    assert found[0].id == "a-20260302-1"


def test_a_no_to_the_words_that_the_goal_has_stands() -> None:
    agreements = [agreement("2026-03-02", statement="old"), agreement("2026-04-02", "disagrees", statement="new")]
    plan = made({"statement": "new"}, agreements=agreements)
    found = standing_for(plan, plan.goals[0])
    assert found is not None
    assert found[0].id == "a-20260402-1"


def test_a_no_with_nothing_before_it_is_what_there_is() -> None:
    plan = made({"statement": "old"}, agreements=[agreement("2026-04-02", "disagrees", statement="new")])
    found = standing_for(plan, plan.goals[0])
    assert found is not None
    assert found[0].id == "a-20260402-1"


def test_a_no_that_quotes_nothing_is_one_to_the_goal_whatever_it_says() -> None:
    plan = made(
        {"statement": "old"},
        agreements=[agreement("2026-03-02", statement="old"), agreement("2026-04-02", "disagrees")],
    )
    found = standing_for(plan, plan.goals[0])
    assert found is not None
    assert found[0].id == "a-20260402-1"


@pytest.mark.parametrize(("answer", "goes_on"), [("could_not_say", True), ("disagrees", False)])
def test_a_guardian_speaks_for_who_could_not_say_and_not_over_a_no(answer: str, goes_on: bool) -> None:
    others = [{"who": "son", "authority": "legal guardian", "answer": "agrees"}]
    (found,) = made({}, agreements=[agreement("2026-03-02", answer) | {"others": others}]).agreements
    assert consented(found) is goes_on
