"""The rules on what follows an agreement: the day to come back to it, and a copy for the client."""

from __future__ import annotations

from datetime import date

import pytest
from made_plans import Data, agreement, plan_data
from test_rules_agreement import AT_REST, WORDED, agreed, at
from test_rules_plans import CLOSED, found, hint, severities_of

# A204: the day to come back to it


def test_a_follow_up_is_late_from_the_day_after() -> None:
    entry = agreed(answer="partly", follow_up="2026-05-04")
    data = plan_data(WORDED, agreements=[entry])
    assert found("A204", data, today=date(2026, 5, 4)) == []
    message = "agreement a-20260302-1 was to be come back to on 2026-05-04, for g-1"
    assert found("A204", data, today=date(2026, 5, 5)) == [("agreements[a-20260302-1].follow_up", message)]
    assert severities_of("A204", data) == ["warning"]
    asked = "ask again, and record what they answer now: goals agree heron-27 --goal g-1"
    assert hint("A204", data) == asked
    assert found("A204", data | CLOSED) == []


@pytest.mark.parametrize("status", AT_REST)
def test_only_a_goal_that_may_still_go_on_is_come_back_to(status: str) -> None:
    data = plan_data(WORDED | at(status), agreements=[agreed(follow_up="2026-05-04")])
    assert bool(found("A204", data)) is (status in ("proposed", "paused"))


def test_a_newer_agreement_or_a_correction_has_come_back_to_it() -> None:
    late = agreed(follow_up="2026-05-04")
    assert found("A204", plan_data(WORDED, agreements=[late, agreed("2026-04-06", "disagrees")])) == []
    assert found("A204", plan_data(WORDED, agreements=[agreed("2026-04-06", corrects=late["id"]), late])) == []
    other_goal = agreement("2026-04-06", goal="g-2")
    assert found("A204", plan_data(WORDED, {"id": "g-2"}, agreements=[late, other_goal])) != []


def test_the_goals_still_to_be_asked_about_are_named_and_the_oldest_day_stands_first_in_the_file() -> None:
    both = agreement("2026-03-02") | {"follow_up": "2026-05-04", "goals": [{"goal": "g-1"}, {"goal": "g-2"}]}
    data = plan_data({}, {"id": "g-2"}, agreements=[both])
    message = "agreement a-20260302-1 was to be come back to on 2026-05-04, for g-1, g-2"
    assert found("A204", data) == [("agreements[a-20260302-1].follow_up", message)]
    one_left = plan_data({}, {"id": "g-2"}, agreements=[both, agreement("2026-04-06")])
    assert found("A204", one_left) == [("agreements[a-20260302-1].follow_up", message.replace("g-1, g-2", "g-2"))]
    assert hint("A204", one_left).endswith("goals agree heron-27 --goal g-2")


# A205: a copy


@pytest.mark.parametrize(
    ("copy", "told"),
    [
        (None, True),
        ({}, True),
        ({"to": "client"}, True),
        ({"not_given": " "}, True),
        ({"given": "2026-03-02"}, False),
        ({"not_given": "He might find it"}, False),
    ],
)
def test_a_copy_is_given_or_there_is_a_reason(copy: Data | None, told: bool) -> None:
    data = plan_data(WORDED, agreements=[agreed(copy=copy)])
    message = "agreement a-20260302-1 does not say whether a copy was given"
    assert found("A205", data) == [("agreements[a-20260302-1].copy", message)] * told
    assert severities_of("A205", data) == ["advice"] * told
    assert found("A205", data | CLOSED) == []
    for status in AT_REST:
        assert found("A205", plan_data(WORDED | at(status), agreements=[agreed(copy=copy)])) == []


def test_only_agreements_that_stand_need_a_copy() -> None:
    new = agreed("2026-04-06", copy={"given": "2026-04-06"})
    assert found("A205", plan_data(WORDED, agreements=[agreed(), new])) == []
    assert found("A205", plan_data(WORDED, agreements=[agreed(), new | {"corrects": "a-20260302-1"}])) == []
    no_to_others = agreement("2026-04-06", "disagrees", statement="I go")
    assert [where for where, _ in found("A205", plan_data(WORDED, agreements=[agreed(), no_to_others]))] == [
        "agreements[a-20260302-1].copy"
    ]


def test_every_agreement_that_stands_is_told_once() -> None:
    second = agreement("2026-04-06", goal="g-2")
    both = agreement("2026-03-02") | {"goals": [{"goal": "g-1"}, {"goal": "g-2"}]}
    goals = [{}, {"id": "g-2"}]
    assert [where for where, _ in found("A205", plan_data(*goals, agreements=[both]))] == [
        "agreements[a-20260302-1].copy"
    ]
    assert [where for where, _ in found("A205", plan_data(*goals, agreements=[second, both]))] == [
        "agreements[a-20260406-1].copy",
        "agreements[a-20260302-1].copy",
    ]
