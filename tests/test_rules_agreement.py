"""The rules on agreements: there is one on what the goal says, and the client said yes."""

from __future__ import annotations

from typing import Any

import pytest
from made_plans import Data, agreement, plan_data, turn
from test_rules_plans import CLOSED, found, hint, severities_of

MEASURE: Data = {"id": "m-1", "what": "minutes", "target": 60}
WORDED: Data = {"statement": "I stay", "measures": [MEASURE], "target_date": "2026-06-30"}
GUARDIAN: Data = {"who": "son", "authority": "legal guardian", "answer": "agrees"}
AT_REST = ("proposed", "paused", "achieved", "ended", "declined")


def at(status: str) -> Data:
    return {"course": [turn("2026-03-02", status)]}


def agreed(on: str = "2026-03-02", answer: str = "agrees", **fields: Any) -> Data:
    """Write down an agreement on the goal as it is worded; the fields are those of the agreement."""
    return agreement(on, answer, **WORDED) | fields


def codes(*agreements: Data, **goal: Any) -> list[str]:
    """List which of the three rules on a goal's agreement find something in a worded goal."""
    data = plan_data(WORDED | goal, agreements=list(agreements))
    return [code for code in ("A201", "A202", "A203") if found(code, data)]


# A201: none


def test_a_goal_that_is_worked_on_has_an_agreement() -> None:
    data = plan_data({})
    assert found("A201", data) == [("goals[g-1]", "goal g-1 is active, but no agreement names it")]
    assert severities_of("A201", data) == ["error"]
    command = "goals agree heron-27 --goal g-1"
    assert hint("A201", data) == f"read the goal to the client and record the answer: {command}"


def test_an_agreement_on_another_goal_or_one_that_was_corrected_is_none() -> None:
    other = agreement("2026-03-09", goal="g-2")
    assert codes(other) == ["A201"]
    assert codes(agreed(), other | {"corrects": "a-20260302-1"}) == ["A201"]


@pytest.mark.parametrize("answer", ["agrees", "partly"])
def test_a_goal_as_it_was_agreed_on_owes_nothing_more(answer: str) -> None:
    assert codes(agreed(answer=answer)) == []


@pytest.mark.parametrize("answer", ["agrees", "disagrees", "could_not_say"])
@pytest.mark.parametrize("quoted", [{}, WORDED])
def test_nothing_is_asked_of_a_goal_that_nobody_works_on_or_of_a_closed_plan(answer: str, quoted: Data) -> None:
    entry = agreement("2026-03-02", answer, **quoted)
    for status in AT_REST:
        assert codes(**at(status)) == codes(entry, **at(status)) == []
    for agreements in ([], [entry]):
        closed = plan_data(WORDED, agreements=agreements, **CLOSED)
        assert [found(code, closed) for code in ("A201", "A202", "A203")] == [[], [], []]


# A202: outdated


@pytest.mark.parametrize(
    ("now", "where", "what"),
    [
        ({"statement": "I stay on"}, "statement", "statement"),
        ({"statement": None}, "statement", "statement"),
        ({"measures": [MEASURE | {"target": 20}]}, "measures", "measures"),
        ({"measures": []}, "measures", "measures"),
        ({"target_date": "2026-07-10"}, "target_date", "target date"),
        ({"statement": "I stay on", "target_date": None}, "statement", "statement and target date"),
        (
            {"statement": "I go", "measures": [], "target_date": None},
            "statement",
            "statement, measures and target date",
        ),
    ],
)
@pytest.mark.parametrize("answer", ["agrees", "partly", "could_not_say"])
def test_what_was_changed_since_it_was_agreed_on_is_named(now: Data, where: str, what: str, answer: str) -> None:
    data = plan_data(WORDED | now, agreements=[agreed(answer=answer, others=[GUARDIAN])])
    message = f"agreement a-20260302-1 quotes other words than goal g-1 has now: {what}"
    assert found("A202", data) == [(f"goals[g-1].{where}", message)]
    assert severities_of("A202", data) == ["error"]


@pytest.mark.parametrize(
    "now",
    [
        {"statement": " I\n  stay"},
        {"measures": [MEASURE | {"target": 60.0, "unit": None}]},
        {"steps": [{"id": "s-1", "who": "client", "step": "Call"}], "title": "Other", "words": "Other"},
    ],
)
def test_layout_and_what_is_not_agreed_on_make_nothing_outdated(now: Data) -> None:
    assert codes(agreed(), **now) == []


def test_the_newest_words_count_wherever_they_stand_and_what_is_corrected_does_not() -> None:
    old, new = agreement("2026-03-02", statement="I go"), agreed("2026-04-06")
    assert codes(new, old) == codes(old, new) == []
    assert codes(agreed(), agreement("2026-04-06", statement="I go")) == ["A202"]
    wrong = agreement("2026-04-06", statement="I go")
    assert codes(agreed(corrects=wrong["id"]), wrong) == []


# A203: no, or no answer, and worked on all the same


def test_work_over_a_no_is_an_error() -> None:
    data = plan_data(WORDED, agreements=[agreed(), agreed("2026-04-06", "disagrees", others=[GUARDIAN])])
    message = "goal g-1 is active, but in agreement a-20260406-1 the client said no"
    assert found("A203", data) == [("goals[g-1]", message)]
    assert severities_of("A203", data) == ["error"]
    command = "goals change, pause or decline"
    assert hint("A203", data) == f"no is an answer: {command} says how it goes on with the client"


@pytest.mark.parametrize(
    "others",
    [
        [],
        [GUARDIAN | {"authority": None}],
        [GUARDIAN | {"authority": " "}],
        [GUARDIAN | {"answer": "disagrees"}],
        [GUARDIAN | {"answer": "partly"}],
        [GUARDIAN | {"answer": None}],
    ],
)
def test_for_who_could_not_say_only_somebody_entitled_says_yes(others: list[Data]) -> None:
    data = plan_data(WORDED, agreements=[agreed(answer="could_not_say", others=others)])
    nobody = "the client could not say, and nobody entitled to consented"
    message = f"goal g-1 is active, but in agreement a-20260302-1 {nobody}"
    assert found("A203", data) == [("goals[g-1]", message)]
    asked = "ask again, or somebody with the authority to consent: goals agree heron-27 --goal g-1"
    assert hint("A203", data) == asked
    consenting = plan_data(WORDED, agreements=[agreed(answer="could_not_say", others=[*others, GUARDIAN])])
    assert found("A203", consenting) == []


def test_a_no_to_other_words_leaves_what_was_agreed_before_and_one_that_quotes_nothing_does_not() -> None:
    other, bare = agreement("2026-04-06", "disagrees", statement="I go"), agreement("2026-04-06", "disagrees")
    assert codes(agreed(), other) == []
    assert codes(agreed(), bare) == ["A203"]
    assert codes(agreed(), bare, agreed("2026-05-04")) == []


def test_where_there_is_nothing_but_a_no_it_is_told_once() -> None:
    assert codes(agreement("2026-04-06", "disagrees", statement="I go")) == ["A203"]
    assert codes(agreement("2026-04-06", "disagrees")) == ["A203"]


def answered(answer: str, on: str | None = None) -> Data:
    return {"raised": {"by": "family"}, "client_answer": {"answer": answer, "on": on}}


def test_a_no_to_a_goal_of_somebody_else_is_not_passed_over_either() -> None:
    message = "goal g-1 is active, but the client's own answer to it is no"
    for goal, agreements in [
        (answered("disagrees"), []),
        (answered("disagrees", "2026-03-02"), []),
        (answered("disagrees", "2026-04-06"), [agreed("2026-04-05")]),
    ]:
        data = plan_data(WORDED | goal, agreements=agreements)
        assert found("A203", data) == [("goals[g-1].client_answer.answer", message)]


@pytest.mark.parametrize("on", ["2026-03-02", "2026-03-01", None])
def test_a_yes_of_that_day_or_later_follows_the_no(on: str | None) -> None:
    assert codes(agreed("2026-03-02"), **answered("disagrees", on)) == []


@pytest.mark.parametrize("answer", ["agrees", "partly", "could_not_say"])
def test_another_answer_to_a_goal_of_somebody_else_is_no_no(answer: str) -> None:
    assert codes(**answered(answer, "2026-04-06")) == ["A201"]
    assert codes(agreed(), **answered(answer, "2026-04-06")) == []
