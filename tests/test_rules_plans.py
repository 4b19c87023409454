"""The rules on plans as a whole: what they find on which day, in which words, and what they leave alone."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from made_plans import ABOUT, TODAY, Data, agreement, plan_data, turn

from goals_cli import planfile
from goals_cli.checking import RULES, Terms, check_document
from goals_cli.findings import Element, Severity
from goals_cli.profile import Profile

ALL = frozenset(element.value for element in Element)
# A profile that requires everything, so that the rules that look only where they are asked to look too.
DEMANDING = Profile("demanding", 28, 28, complete_within_days=60, required=ALL)
LENIENT = Profile("lenient", 28, 28, complete_within_days=60)
OF_A_WHOLE_PLAN = (
    Element.GOALS, Element.NEEDS, Element.STRENGTHS, Element.PREFERENCES, Element.SUPPORTS, Element.PAID_SUPPORTS,
    Element.CULTURE, Element.RISKS, Element.MONITOR, Element.FINISHING, Element.DISAGREEMENTS, Element.REQUESTS,
)  # fmt: skip
PROPOSED: Data = {"course": [turn("2026-03-02", "proposed")]}
CLOSED: Data = {"closed": {"on": "2026-05-04", "because": "Done", "client_says": "Thank you"}}


def found(code: str, data: Data, *, today: date = TODAY, profile: Profile = DEMANDING) -> list[tuple[str, str]]:
    """List the places and messages of one rule's findings."""
    document = planfile.parse(json.dumps(data).encode(), "plan.json")
    findings = check_document(document, Terms(profile), today=today).findings
    return [(each.where, each.message) for each in findings if each.code == code]


def hint(code: str, data: Data) -> str:
    document = planfile.parse(json.dumps(data).encode(), "plan.json")
    return next(
        each.hint for each in check_document(document, Terms(DEMANDING), today=TODAY).findings if each.code == code
    )


def severities_of(code: str, data: Data) -> list[str]:
    """List the severities of one rule's findings, with a profile that requires nothing."""
    document = planfile.parse(json.dumps(data).encode(), "plan.json")
    findings = check_document(document, Terms(LENIENT), today=TODAY).findings
    return [each.severity.value for each in findings if each.code == code]


@pytest.mark.parametrize("element", OF_A_WHOLE_PLAN)
def test_every_element_of_a_plan_as_a_whole_has_a_rule(element: Element) -> None:
    assert [rule.code for rule in RULES if element in rule.elements]


# P701: a plan that should stand by now


@pytest.mark.parametrize(
    ("goals", "so_far"), [([PROPOSED], "no goal has left `proposed` yet"), ([], "there is no goal yet")]
)
def test_a_plan_is_unfinished_from_the_day_after(goals: list[Data], so_far: str) -> None:
    data = plan_data(*goals)
    assert found("P701", data, today=date(2026, 5, 1)) == []
    assert found("P701", data, today=date(2026, 5, 2)) == [
        ("opened", f"the plan was opened on 2026-03-02 and was to stand 60 days later; {so_far}")
    ]


@pytest.mark.parametrize("status", ["active", "paused", "declined", "ended", "achieved"])
def test_a_plan_in_which_a_goal_was_ever_taken_up_or_answered_is_not_unfinished(status: str) -> None:
    taken_up = {"id": "g-2", "course": [turn("2026-03-02", status), turn("2026-03-09", "proposed")]}
    assert found("P701", plan_data(PROPOSED, taken_up)) == []


def test_a_closed_plan_is_not_unfinished() -> None:
    assert found("P701", plan_data(PROPOSED, **CLOSED)) == []


# P702: a need that nobody has said anything to

UNANSWERED = "has neither a goal nor the client's words for leaving it for later"


@pytest.mark.parametrize(
    "need", [{}, {"goals": []}, {"goals": ["g-9"]}, {"not_now": " \n"}, {"goals": ["g-9"], "not_now": ""}]
)
def test_a_need_without_a_goal_that_exists_and_without_a_not_now_is_unanswered(need: Data) -> None:
    data = plan_data({}, needs=[{"id": "n-1", "goals": ["g-1"]}, {"id": "n-2", "need": "Rent"} | need])
    assert found("P702", data) == [("needs[n-2]", f"need n-2 {UNANSWERED}")]
    assert (
        hint("P702", data) == "ask the client, then: goals need heron-27 --id n-2 --goal GOAL, or with --not-now TEXT"
    )


@pytest.mark.parametrize("need", [{"goals": ["g-9", "g-1"]}, {"not_now": "Later"}])
@pytest.mark.parametrize("status", ["proposed", "declined", "ended"])
def test_any_goal_and_any_not_now_answers_a_need(need: Data, status: str) -> None:
    data = plan_data({"course": [turn("2026-03-02", status)]}, needs=[{"id": "n-1"} | need])
    assert found("P702", data) == []


def test_a_new_plan_has_two_weeks_for_needs_and_a_closed_one_owes_nothing() -> None:
    data = plan_data(needs=[{"id": "n-1"}])
    assert found("P702", data, today=date(2026, 3, 16)) == []
    assert found("P702", data, today=date(2026, 3, 17)) == [("needs[n-1]", f"need n-1 {UNANSWERED}")]
    assert found("P702", data | CLOSED) == []


# P703 to P706, P708, P709, P712: what a plan under way holds

MISSING: list[tuple[str, str, str, Data]] = [
    ("P703", "about.strengths", "the plan holds no strengths of the client", {"about": ABOUT}),
    ("P704", "about.preferences", "the plan holds no preferences of the client", {"about": ABOUT}),
    ("P705", "about.supports", "the plan names nobody who supports the client", {"about": ABOUT}),
    ("P706", "risks", "the plan names no risk and what to do then", {"risks": [{"risk": "Panic"}]}),
    ("P708", "monitor", "the plan does not say who keeps an eye on it", {"monitor": "w-amara"}),
    (
        "P709",
        "finishing",
        "the plan does not say how both will know that the work can end",
        {"finishing": "Two plays"},
    ),
    ("P712", "about.culture", "the plan says nothing of the client's culture", {"about": {"culture": "None"}}),
]
EMPTY: Data = {
    "about": {"strengths": [" "], "preferences": ["", "\n"], "supports": [{"who": " "}], "culture": " "},
    "risks": [{"risk": " ", "plan": "Ring my sister"}],
    "monitor": " ",
    "finishing": " ",
}
every_lack = pytest.mark.parametrize(("code", "where", "message", "filled"), MISSING, ids=[each[0] for each in MISSING])


@every_lack
def test_what_a_plan_under_way_lacks(code: str, where: str, message: str, filled: Data) -> None:
    assert found(code, plan_data({})) == [(where, message)]
    assert found(code, plan_data({}, **EMPTY)) == [(where, message)]
    assert found(code, plan_data({}, **filled)) == []


@every_lack
def test_nothing_of_that_is_asked_of_a_draft_a_rest_or_a_closed_plan(
    code: str, where: str, message: str, filled: Data
) -> None:
    for status in ("proposed", "paused", "ended", "declined", "achieved"):
        assert found(code, plan_data({"course": [turn("2026-03-02", status)]})) == []
    assert found(code, plan_data({}, **CLOSED)) == []
    assert found(code, plan_data()) == []


@pytest.mark.parametrize("code", ["P706", "P708", "P709", "P711", "P712"])
def test_what_only_some_profiles_ask_for_is_left_alone_by_others(code: str) -> None:
    data = plan_data({}, about={"supports": [{"who": "sister"}]})
    assert found(code, data) != []
    assert found(code, data, profile=LENIENT) == []


def test_what_is_required_is_a_warning_once_the_plan_is_due() -> None:
    document = planfile.parse(json.dumps(plan_data({})).encode(), "plan.json")

    def severities(profile: Profile, today: date) -> set[Severity]:
        checked = check_document(document, Terms(profile), today=today).findings
        return {each.severity for each in checked if each.code in ("P703", "P704", "P705")}

    assert severities(DEMANDING, date(2026, 5, 1)) == {Severity.ADVICE}
    assert severities(DEMANDING, date(2026, 5, 2)) == {Severity.WARNING}
    assert severities(LENIENT, date(2026, 5, 2)) == {Severity.ADVICE}


# P707: a risk, and nothing about what to do then


def test_every_risk_has_something_to_do_then() -> None:
    risks = [{"risk": "Panic"}, {"risk": "Eviction", "plan": "Call the advice centre"}, {"risk": "Fall", "plan": " "}]
    data = plan_data({}, risks=risks)
    assert found("P707", data) == [
        ("risks[1].plan", "risk 1 has nothing about what to do then"),
        ("risks[3].plan", "risk 3 has nothing about what to do then"),
    ]
    assert found("P707", data | CLOSED) == []
    assert found("P707", plan_data({}, risks=risks[1:2])) == []


# P710: disagreements


def disagreement(on: str, **fields: Any) -> Data:
    return {"on": on, "about": "Who comes"} | fields


def test_a_disagreement_says_how_it_was_handled() -> None:
    told = [
        disagreement("2026-03-02"),
        disagreement("2026-04-06", handled="We asked"),
        disagreement("2026-05-04", handled=" "),
    ]
    data = plan_data({}, disagreements=told)
    expected = [
        ("disagreements[1].handled", "the disagreement of 2026-03-02 does not say how it was handled"),
        ("disagreements[3].handled", "the disagreement of 2026-05-04 does not say how it was handled"),
    ]
    assert found("P710", data) == expected
    assert found("P710", data, profile=LENIENT) == expected
    assert found("P710", data | CLOSED) == []


@pytest.mark.parametrize(("answer", "said"), [("partly", "agrees in part"), ("disagrees", "disagrees")])
def test_a_no_needs_an_entry_of_that_day_or_later_where_it_is_required(answer: str, said: str) -> None:
    data = plan_data({}, agreements=[agreement("2026-03-02"), agreement("2026-04-06", answer)])
    message = f"in agreement a-20260406-1 the client {said}, and no entry in disagreements tells how that was handled"
    assert found("P710", data) == [("agreements[a-20260406-1]", message)]
    earlier, same_day = (
        data | {"disagreements": [disagreement(on, handled="We asked")]} for on in ("2026-04-05", "2026-04-06")
    )
    assert found("P710", earlier) == [("agreements[a-20260406-1]", message)]
    assert found("P710", same_day) == []
    assert found("P710", data, profile=LENIENT) == []


@pytest.mark.parametrize("answer", ["agrees", "could_not_say"])
def test_other_answers_are_no_disagreement(answer: str) -> None:
    assert found("P710", plan_data({}, agreements=[agreement("2026-04-06", answer)])) == []


def test_a_no_that_a_newer_agreement_a_correction_or_an_ending_has_settled_needs_no_entry() -> None:
    no, yes = agreement("2026-04-06", "disagrees"), agreement("2026-05-04")
    assert found("P710", plan_data({}, agreements=[no, yes])) == []
    assert found("P710", plan_data({}, agreements=[agreement("2026-04-01") | {"corrects": no["id"]}, no])) == []
    declined = {"course": [turn("2026-03-02", "active"), turn("2026-04-06", "declined")]}
    assert found("P710", plan_data(declined, agreements=[no])) == []


# P711: whether supports are paid


def test_every_support_says_whether_it_is_paid() -> None:
    supports = [{"who": "sister", "paid": False}, {"who": "aide"}, {"who": "nurse", "paid": True}]
    assert found("P711", plan_data({}, about={"supports": supports})) == [
        ("about.supports[2].paid", "support 2 does not say whether it is paid")
    ]
    assert found("P711", plan_data({}, about={"supports": supports[::2]})) == []
    assert found("P711", plan_data(PROPOSED, about={"supports": supports})) == []
    assert found("P711", plan_data({})) == []


# P713: no goal at all


def test_a_plan_without_a_goal_is_seen_between_the_first_weeks_and_the_day_it_is_to_stand() -> None:
    expected = [("goals", "the plan was opened on 2026-03-02 and holds no goal yet")]
    days = {date(2026, 3, 16): [], date(2026, 3, 17): expected, date(2026, 5, 1): expected, date(2026, 5, 2): []}
    assert {day: found("P713", plan_data(), today=day) for day in days} == days
    assert found("P701", plan_data(), today=date(2026, 5, 2)) != []


def test_a_proposed_goal_is_a_goal_and_a_closed_plan_needs_none() -> None:
    day = date(2026, 4, 1)
    assert found("P713", plan_data(PROPOSED), today=day) == []
    assert found("P713", plan_data(closed={"on": "2026-03-20"}), today=day) == []


# P714: a request without an answer


def test_a_request_waits_a_month_for_its_answer() -> None:
    request = {"on": "2026-05-01", "by": "client", "asks": "Other days"}
    data = plan_data({}, requests=[request | {"answered": "Yes"}, request])
    assert found("P714", data, today=date(2026, 6, 1)) == []
    assert found("P714", data, today=date(2026, 6, 2)) == [
        ("requests[2].answered", "the request of 2026-05-01 has no answer yet")
    ]
    assert found("P714", plan_data({}, requests=[request | {"answered": " "}]), today=date(2026, 6, 2)) != []
    assert found("P714", data | CLOSED, today=date(2026, 6, 2)) == []
    assert found("P714", plan_data({}, requests=[request | {"answered": "No"}]), today=date(2026, 6, 2)) == []
