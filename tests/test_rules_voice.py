"""The rules on whose voice it is: what they find, in which words and where, and what they leave alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made_plans import Data, plan_data, turn
from test_rules_plans import CLOSED, found, hint, severities_of

WORKERS_WORDS = "Client will attend all sessions."
OWN_WORDS = "I want to sit through the play."
TO_SCHOOL: Data = {"raised": {"by": "family", "who": "mother"}}
OTHER_DAY: Data = {"on": "2026-05-04", "what": "target_date", "from": "2026-06-30", "to": "2026-07-10"}

# A goal in which one rule finds something, the place, and the whole message.
OF_ONE_GOAL: dict[str, tuple[Data, str, str]] = {
    "V101": ({}, "goals[g-1].words", "goal g-1 holds no words of the client"),
    "V102": (
        {"words": WORKERS_WORDS},
        "goals[g-1].words",
        "the words in goal g-1 read like the worker's, not like the client's own",
    ),
    "V103": (
        TO_SCHOOL,
        "goals[g-1].client_answer",
        "goal g-1 was raised by somebody else, and the client has not answered",
    ),
    "V107": ({}, "goals[g-1].matters", "goal g-1 is not tied to what matters to the client"),
    "V108": (
        {"views": [{"by": "family", "who": "mother", "view": "Stop it"}]},
        "goals[g-1].views[1].client_says",
        "the client has not said anything to view 1 of goal g-1",
    ),
    "V110": (
        {"words": OWN_WORDS},
        "goals[g-1].heard",
        "the plan does not say how the words in goal g-1 were said back to the client",
    ),
    "V111": (
        {"words": OWN_WORDS, "heard": "You like plays", "heard_right": False},
        "goals[g-1].heard_right",
        "what was said back to the client of goal g-1 was not right, and nothing has followed since",
    ),
    "V112": (
        {"changes": [OTHER_DAY | {"asked_by": "w-amara"}]},
        "goals[g-1].changes[1].answer",
        "the change of 2026-05-04 in goal g-1 does not say what the client answered",
    ),
}
IN_DRAFTS = ("V101", "V102", "V103")
every_rule_of_goals = pytest.mark.parametrize("code", OF_ONE_GOAL)


def lies(code: str, **fields: Any) -> list[tuple[str, str]]:
    """List what a rule finds in the one goal of a plan, when its fields are these."""
    return found(code, plan_data(fields))


@every_rule_of_goals
def test_it_is_found_where_it_stands_in_a_goal_that_is_worked_on(code: str) -> None:
    goal, where, message = OF_ONE_GOAL[code]
    assert lies(code, **goal) == [(where, message)]


@every_rule_of_goals
@pytest.mark.parametrize("status", ["proposed", "paused", "achieved", "ended", "declined"])
def test_nobody_is_asked_about_a_goal_at_rest_and_little_about_a_draft(code: str, status: str) -> None:
    goal, where, message = OF_ONE_GOAL[code]
    expected = [(where, message)] if status == "proposed" and code in IN_DRAFTS else []
    assert lies(code, **goal, course=[turn("2026-03-02", status)]) == expected


@every_rule_of_goals
def test_a_closed_plan_is_left_alone(code: str) -> None:
    assert found(code, plan_data(OF_ONE_GOAL[code][0], **CLOSED)) == []


@every_rule_of_goals
def test_that_the_client_was_not_asked_about_work_going_on_is_an_error_and_the_rest_advice(code: str) -> None:
    goal = OF_ONE_GOAL[code][0]
    course = [turn("2026-03-02", "proposed")]
    assert severities_of(code, plan_data(goal)) == ["error" if code == "V103" else "advice"]
    assert severities_of(code, plan_data(goal | {"course": course})) == ["advice"] * (code in IN_DRAFTS)


# V101, V107: what is not there


@pytest.mark.parametrize("words", ["", " \n", None])
def test_blank_words_are_none(words: str | None) -> None:
    assert lies("V101", words=words, words_later=[{"on": "2026-05-04", "words": " "}]) != []
    assert lies("V101", words=words, words_later=[{"on": "2026-05-04", "words": "Sing."}]) == []


def test_what_somebody_else_said_is_not_the_clients_for_being_written_down_twice() -> None:
    said = "She has to go to school."
    raised = {"by": "family", "who": "mother", "words": said}
    assert lies("V101", words=f" {said}\n", raised=raised) != []
    assert lies("V101", words_later=[{"on": "2026-05-04", "words": said}], raised=raised) != []
    assert lies("V101", words=said, words_later=[{"on": "2026-05-04", "words": "Sing."}], raised=raised) == []
    assert lies("V101", words=said, raised=raised | {"by": "client"}) == []


@pytest.mark.parametrize(("matters", "told"), [([], True), ([" ", "\n"], True), (["", "Tess"], False)])
def test_a_goal_is_for_something(matters: list[str], told: bool) -> None:
    assert bool(lies("V107", matters=matters)) is told


# V103, V104: whose goal it is


@pytest.mark.parametrize("party", ["family", "worker", "agency", "court", "other"])
def test_whoever_else_has_raised_a_goal_the_client_is_asked(party: str) -> None:
    assert lies("V103", raised={"by": party}) == [OF_ONE_GOAL["V103"][1:]]


@pytest.mark.parametrize("party", ["client", "unclear"])
def test_nobody_is_held_to_have_raised_what_they_did_not(party: str) -> None:
    assert lies("V103", raised={"by": party}) == []
    assert lies("V104", raised={"by": party}) == []


@pytest.mark.parametrize("answer", ["agrees", "partly", "disagrees", "could_not_say"])
def test_any_answer_will_do_here_or_in_an_agreement(answer: str) -> None:
    assert lies("V103", **TO_SCHOOL, client_answer={"answer": answer}) == []
    asked = {"id": "a-20260302-1", "on": "2026-03-02", "client": {"answer": answer}, "goals": [{"goal": "g-1"}]}
    assert found("V103", plan_data(TO_SCHOOL, agreements=[asked])) == []
    assert found("V103", plan_data(TO_SCHOOL, agreements=[asked | {"goals": [{"goal": "g-2"}]}])) != []
    corrected = {"id": "a-20260303-1", "on": "2026-03-03", "client": {"answer": "agrees"}, "corrects": "a-20260302-1"}
    assert found("V103", plan_data(TO_SCHOOL, agreements=[asked, corrected])) != []


def goals_raised_by(*parties: str, status: str = "active", **fields: Any) -> Data:
    """Write down a plan of goals that these have raised; the fields are those of the last one."""
    goals: list[Data] = [{"id": f"g-{number}", "raised": {"by": by}} for number, by in enumerate(parties, 1)]
    goals[-1] |= {"course": [turn("2026-03-02", status)]} | fields
    return plan_data(*goals)


def test_a_plan_of_nothing_but_what_others_want_is_a_warning() -> None:
    one, several = goals_raised_by("court"), goals_raised_by("court", "family", "worker")
    assert found("V104", one) == [("goals", "the only active goal was raised by others than the client")]
    assert found("V104", several) == [("goals", "all 3 active goals were raised by others than the client")]
    assert severities_of("V104", several) == ["warning"]
    assert found("V104", several | CLOSED) == []
    assert found("V104", plan_data()) == []


@pytest.mark.parametrize("party", ["client", "unclear"])
def test_one_goal_of_the_clients_own_is_enough_if_it_is_worked_on(party: str) -> None:
    assert found("V104", goals_raised_by("court", "family", party)) == []
    for status in ("proposed", "paused", "achieved", "ended", "declined"):
        expected = [("goals", "the only active goal was raised by others than the client")]
        assert found("V104", goals_raised_by("court", party, status=status)) == expected


def test_no_active_goal_is_nobody_elses() -> None:
    assert found("V104", goals_raised_by("court", status="paused")) == []


@pytest.mark.parametrize(
    ("change", "own"),
    [
        ({"what": "statement", "asked_by": "client"}, True),
        ({"what": "outcome", "asked_by": "client", "answer": "agrees"}, True),
        ({"what": "statement", "asked_by": "client", "answer": "disagrees"}, False),
        ({"what": "statement", "asked_by": "w-amara", "answer": "agrees"}, False),
        ({"what": "statement"}, False),
        ({"what": "target_date", "asked_by": "client"}, False),
    ],
)
def test_a_goal_that_the_client_has_had_reworded_is_theirs(change: Data, own: bool) -> None:
    data = goals_raised_by("court", changes=[{"on": "2026-05-04", "to": "To be home"} | change])
    assert (found("V104", data) == []) is own


# V105, V106: what comes first


def ranked(*ranks: int | None, **fields: Any) -> Data:
    """Write down a plan of active goals with these ranks; the fields are those of the last one."""
    goals: list[Data] = [{"id": f"g-{number}", "priority": rank} for number, rank in enumerate(ranks, 1)]
    goals[-1] |= fields
    return plan_data(*goals)


@pytest.mark.parametrize(
    ("ranks", "where", "message"),
    [
        ((1, None), "goals[g-2].priority", "the client has not ranked 1 of 2 active goals: g-2"),
        ((None, 1, None), "goals[g-1].priority", "the client has not ranked 2 of 3 active goals: g-1, g-3"),
        ((None, None), "goals[g-1].priority", "the client has not ranked 2 of 2 active goals: g-1, g-2"),
    ],
)
def test_several_active_goals_have_a_rank_each(ranks: tuple[int | None, ...], where: str, message: str) -> None:
    assert found("V105", ranked(*ranks)) == [(where, message)]
    assert severities_of("V105", ranked(*ranks)) == ["advice"]
    assert found("V105", ranked(*ranks) | CLOSED) == []


def test_every_goal_behind_the_first_on_the_same_rank_is_told() -> None:
    assert found("V106", ranked(2, 1, 2, 2)) == [
        ("goals[g-3].priority", "goal g-3 has the same rank as goal g-1: 2"),
        ("goals[g-4].priority", "goal g-4 has the same rank as goal g-1: 2"),
    ]
    assert severities_of("V106", ranked(1, 1)) == ["advice"]
    assert found("V106", ranked(1, 1) | CLOSED) == []


@pytest.mark.parametrize("status", ["proposed", "paused", "achieved", "ended", "declined"])
def test_goals_that_nobody_works_on_need_no_rank_of_their_own(status: str) -> None:
    rest = [turn("2026-03-02", status)]
    assert found("V105", ranked(1, 2, None, course=rest)) == []
    assert found("V106", ranked(1, 2, 2, course=rest)) == []


def test_one_goal_needs_no_rank_and_different_ranks_are_fine() -> None:
    assert found("V105", ranked(None)) == []
    for ranks in ((1, 2), (3, 1, 7)):
        assert found("V105", ranked(*ranks)) == found("V106", ranked(*ranks)) == []
    assert found("V106", ranked(None, None)) == []


# V108, V109: what others think and demand


def test_every_view_that_the_client_has_not_answered_is_told() -> None:
    view = {"by": "family", "view": "Stop it"}
    answered, empty, own = view | {"client_says": "No"}, {"by": "court", "view": " "}, view | {"by": "client"}
    views = [answered, view | {"client_says": "\n", "private": True}, empty, own, view | {"by": "unclear"}]
    assert lies("V108", views=views) == [
        (f"goals[g-1].views[{n}].client_says", f"the client has not said anything to view {n} of goal g-1")
        for n in (2, 5)
    ]


def requirement(**fields: Any) -> Data:
    return plan_data(requirements=[{"id": "q-1", "by": "court", "demands": "Twelve evenings"} | fields])


def test_a_demand_is_answered_by_the_client_while_it_lasts() -> None:
    expected = [("requirements[q-1].client_says", "the client has not said anything to requirement q-1")]
    for fields in ({}, {"client_says": " "}, {"by": None}, {"by": "agency"}, {"consequences_explained": "2026-03-02"}):
        assert found("V109", requirement(**fields)) == expected
    assert severities_of("V109", requirement()) == ["advice"]
    for fields in ({"client_says": "I must"}, {"by": "client"}):
        assert found("V109", requirement(**fields)) == []
    assert found("V109", requirement() | CLOSED) == []
    last_day = requirement(until="2026-05-04")
    assert found("V109", last_day, today=date(2026, 5, 4)) == expected
    assert found("V109", last_day, today=date(2026, 5, 5)) == []


def test_the_hint_names_the_demand() -> None:
    command = "goals set heron-27 requirements[q-1].client_says=TEXT"
    assert hint("V109", requirement()) == f"ask what they say to it: {command}"
