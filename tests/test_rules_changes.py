"""The rules on changes that others asked for: the client answers, and their no is kept."""

from __future__ import annotations

from typing import Any

import pytest
from made_plans import Data, agreement, plan_data, turn
from test_rules_plans import CLOSED, found, severities_of


def told(code: str, **fields: Any) -> list[tuple[str, str]]:
    """List what a rule finds in the one goal of a plan, when its fields are these."""
    return found(code, plan_data(fields))


# V112: changes that others asked for


@pytest.mark.parametrize("asked_by", ["w-amara", "mother", "court", "worker"])
def test_every_change_that_somebody_else_asked_for_is_answered(asked_by: str) -> None:
    change = {"on": "2026-05-04", "what": "title", "to": "School", "asked_by": asked_by}
    answers = [{"answer": answer} for answer in ("agrees", "partly", "disagrees", "could_not_say")]
    changes = [change | answer for answer in answers]
    assert told("V112", changes=changes) == []
    message = "the change of 2026-05-04 in goal g-1 does not say what the client answered"
    assert told("V112", changes=[*changes, change]) == [("goals[g-1].changes[5].answer", message)]


@pytest.mark.parametrize("asked_by", ["client", "unclear", None, "", " "])
def test_nobody_is_held_to_have_asked_when_it_is_not_known(asked_by: str | None) -> None:
    assert told("V112", changes=[{"on": "2026-05-04", "what": "title", "asked_by": asked_by}]) == []


# V113: a no to a change, and the goal says it all the same

MEASURE: Data = {"id": "m-1", "what": "evenings", "target": 3}
SAYS = "goal g-1 says in `{}` what the client said no to on 2026-05-04"
LACKS = "goal g-1 lacks in `{}` what the client said no to taking out on 2026-05-04"
KEPT: list[tuple[Data, Data]] = [
    ({"statement": "I stay\n an hour"}, {"what": "statement", "to": "I stay an hour"}),
    ({"target_date": "2026-07-10"}, {"what": "target_date", "from": "2026-06-30", "to": "2026-07-10"}),
    ({"priority": 2}, {"what": "priority", "to": 2}),
    ({"measures": [MEASURE]}, {"what": "measures[m-1].target", "to": 3.0}),
    ({"measures": [MEASURE]}, {"what": "measures[0].target", "to": 3}),
    ({"measures": [MEASURE]}, {"what": "measures", "to": [MEASURE | {"unit": None}]}),
    ({"matters": ["Tess"]}, {"what": "matters", "to": ["Tess"]}),
    ({"statement": "I stay an hour"}, {"what": "the wording", "to": "I stay  an hour\n"}),
]


def no(**change: Any) -> Data:
    return {"on": "2026-05-04", "asked_by": "w-amara", "answer": "disagrees"} | change


def field_of(change: Data) -> str:
    what: str = change["what"]
    return "statement" if " " in what else what.partition("[")[0]


@pytest.mark.parametrize(("goal", "change"), KEPT)
def test_a_goal_that_says_what_the_client_said_no_to_is_an_error(goal: Data, change: Data) -> None:
    data = plan_data(goal | {"changes": [no(**change)]})
    field = field_of(change)
    assert [message for _, message in found("V113", data)] == [SAYS.format(field)]
    assert found("V113", data)[0][0].startswith(f"goals[g-1].{field}")
    assert severities_of("V113", data) == ["error"]
    assert found("V113", data | CLOSED) == []
    for status in ("proposed", "paused", "achieved", "ended", "declined"):
        assert found("V113", plan_data(data["goals"][0] | {"course": [turn("2026-03-02", status)]})) == []


@pytest.mark.parametrize("answer", ["agrees", "partly", "could_not_say", None])
@pytest.mark.parametrize(("goal", "change"), KEPT)
def test_without_a_no_there_is_none_that_was_passed_over(goal: Data, change: Data, answer: str | None) -> None:
    assert told("V113", **goal, changes=[no(**change) | {"answer": answer}]) == []


@pytest.mark.parametrize(
    ("goal", "change"),
    [
        ({"statement": "I stay two hours"}, {"what": "statement", "to": "I stay an hour"}),
        ({"priority": 1}, {"what": "priority", "to": 2}),
        ({"measures": [MEASURE]}, {"what": "measures[m-2].target", "to": 3}),
        ({"measures": [MEASURE | {"target": True}]}, {"what": "measures[m-1].target", "to": 1}),
        ({"statement": "I stay an hour"}, {"what": "the wording", "to": "I stay two hours"}),
        ({"statement": "I stay an hour"}, {"what": "the wording", "to": 60}),
        ({}, {"what": "the wording", "from": "I stay an hour"}),
        ({"target_date": "2026-06-30"}, {"what": "target_date", "from": "2026-06-30"}),
        ({}, {"what": "target_date"}),
        ({}, {"what": "matters", "from": []}),
    ],
)
def test_a_goal_that_has_stayed_as_it_was_is_fine(goal: Data, change: Data) -> None:
    assert told("V113", **goal, changes=[no(**change)]) == []


@pytest.mark.parametrize(
    ("goal", "change"),
    [
        ({}, {"what": "target_date", "from": "2026-06-30"}),
        ({"measures": []}, {"what": "measures[m-1]", "from": MEASURE}),
        ({"matters": []}, {"what": "matters", "from": ["Tess"], "to": None}),
    ],
)
def test_what_the_client_wanted_to_keep_is_still_there(goal: Data, change: Data) -> None:
    assert [message for _, message in told("V113", **goal, changes=[no(**change)])] == [LACKS.format(field_of(change))]


@pytest.mark.parametrize(
    ("next_one", "set_right"),
    [
        ({"to": "2026-07-10", "asked_by": "client", "answer": None}, True),
        ({"to": "2026-07-10", "answer": "agrees"}, True),
        ({"to": "2026-07-10", "answer": "partly"}, True),
        ({"to": "2026-07-10", "answer": "could_not_say"}, False),
        ({"to": "2026-07-10", "answer": None}, False),
        ({"to": "2026-08-10", "answer": "agrees"}, False),
        ({"to": "2026-07-10", "answer": "agrees", "what": "title"}, False),
    ],
)
def test_a_later_yes_to_the_same_sets_it_right(next_one: Data, set_right: bool) -> None:
    first = no(what="target_date", to="2026-07-10")
    second = first | {"on": "2026-05-18"} | next_one
    assert (told("V113", target_date="2026-07-10", changes=[first, second]) == []) is set_right
    assert told("V113", target_date="2026-07-10", changes=[second, first]) != []


def test_a_yes_to_the_whole_is_one_to_its_parts() -> None:
    first = no(what="measures[m-1]") | {"from": MEASURE}
    whole = {"on": "2026-05-18", "what": "measures", "to": [], "asked_by": "client"}
    assert told("V113", changes=[first, whole]) == []
    assert told("V113", changes=[first, whole | {"what": "measures[m-1].target"}]) != []


@pytest.mark.parametrize(
    ("on", "answer", "quoted", "set_right"),
    [
        ("2026-05-04", "agrees", "2026-07-10", True),
        ("2026-05-18", "partly", "2026-07-10", True),
        ("2026-05-03", "agrees", "2026-07-10", False),
        ("2026-05-18", "could_not_say", "2026-07-10", False),
        ("2026-05-18", "disagrees", "2026-07-10", False),
        ("2026-05-18", "agrees", "2026-06-30", False),
    ],
)
def test_an_agreement_that_quotes_it_sets_it_right_from_that_day(
    on: str, answer: str, quoted: str, set_right: bool
) -> None:
    goal = {"target_date": "2026-07-10", "changes": [no(what="target_date", to="2026-07-10")]}
    agreed = agreement(on, answer, target_date=quoted)
    assert (found("V113", plan_data(goal, agreements=[agreed])) == []) is set_right
    elsewhere = agreement(on, answer, goal="g-2", target_date=quoted)
    assert found("V113", plan_data(goal, agreements=[elsewhere])) != []
    corrected = agreement("2026-05-19", goal="g-2") | {"corrects": agreed["id"]}
    assert found("V113", plan_data(goal, agreements=[agreed, corrected])) != []
