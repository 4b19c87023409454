"""The rules on steps: who promised what and by when, the worker's promises as plainly as the client's, and no blame."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from made_plans import TODAY, Data, plan_data, review, turn
from test_rules_plans import CLOSED, DEMANDING, LENIENT, found

from goals_cli import planfile
from goals_cli.checking import Terms, check_document
from goals_cli.findings import Finding, Severity
from goals_cli.profile import Profile

DUE = "2026-05-25"
TAKEN_BACK: Data = {"taken_back": {"on": "2026-05-20"}}


def step(number: int = 1, who: str | None = "client", **fields: Any) -> Data:
    """Write down a step; without `who` when it is None."""
    return {"id": f"s-{number}", "step": "Visit the hall"} | ({"who": who} if who else {}) | fields


def steps(*each: Data) -> Data:
    return {"steps": list(each)}


def findings(code: str, data: Data, profile: Profile = LENIENT, today: date = TODAY) -> list[Finding]:
    document = planfile.parse(json.dumps(data).encode(), "plan.json")
    return [each for each in check_document(document, Terms(profile), today=today).findings if each.code == code]


def late(step_id: str, who: str, due: str = DUE) -> str:
    """Say what is said of a promise of the worker."""
    return f"step {step_id} of goal g-1, promised by {who}, was due on {due} and is still open"


# A goal in which each rule finds one thing, the place, and what it says.
CASES: dict[str, tuple[Data, str, str]] = {
    "S501": (steps(step()), "goals[g-1].steps", "nobody but the client has promised anything for goal g-1"),
    "S502": (
        steps(step(who="w-amara")),
        "goals[g-1].steps",
        "all the steps of goal g-1 are promises of others; none is the client's own",
    ),
    "S503": (steps(step()), "goals[g-1].steps[s-1].due", "step s-1 of goal g-1 has neither a day nor a rhythm"),
    "S504": (steps(step(who="w-amara", due=DUE)), "goals[g-1].steps[s-1].due", late("s-1", "w-amara")),
    "S505": (
        steps(step(due=DUE)),
        "goals[g-1].steps[s-1].due",
        "step s-1 of goal g-1, the client's own, was planned for 2026-05-25 and is still open",
    ),
    "S506": ({}, "goals[g-1].steps", "nobody has promised anything for goal g-1"),
}
every_case = pytest.mark.parametrize("code", CASES)


@every_case
def test_what_is_found_in_an_active_goal(code: str) -> None:
    goal, where, message = CASES[code]
    assert found(code, plan_data(goal)) == [(where, message)]


@every_case
@pytest.mark.parametrize("status", ["paused", "achieved", "ended", "declined"])
def test_nobody_waits_for_anything_in_a_goal_that_rests_or_is_over(code: str, status: str) -> None:
    course = [turn("2026-03-02", "active"), turn("2026-05-28", status)]
    assert found(code, plan_data(CASES[code][0] | {"course": course})) == []


@every_case
def test_in_a_proposed_goal_only_what_was_promised_counts_and_as_advice(code: str) -> None:
    data = plan_data(CASES[code][0] | {"course": [turn("2026-03-02", "proposed")]})
    severities = [each.severity for each in findings(code, data, DEMANDING)]
    assert severities == ([Severity.ADVICE] if code in ("S504", "S505") else [])


@every_case
def test_nobody_waits_for_anything_in_a_closed_plan(code: str) -> None:
    assert found(code, plan_data(CASES[code][0], **CLOSED)) == []


@every_case
def test_only_the_workers_promise_and_what_the_profile_requires_are_warnings(code: str) -> None:
    def severities(profile: Profile, today: date = TODAY) -> list[Severity]:
        return [each.severity for each in findings(code, plan_data(CASES[code][0]), profile, today)]

    assert severities(LENIENT) == [Severity.WARNING if code == "S504" else Severity.ADVICE]
    required = code in ("S501", "S502", "S504", "S506")
    assert severities(DEMANDING) == [Severity.WARNING if required else Severity.ADVICE]
    if code not in ("S504", "S505"):  # whose day has not come yet in the first weeks
        assert severities(DEMANDING, date(2026, 3, 3)) == [Severity.ADVICE]


@every_case
def test_each_goal_is_looked_at_for_itself(code: str) -> None:
    goal, where, message = CASES[code]
    assert found(code, plan_data(goal | {"id": "g-2"}, goal | {"id": "g-3"})) == [
        (where.replace("g-1", each), message.replace("g-1", each)) for each in ("g-2", "g-3")
    ]


# S501, S502 and S506: who promised anything


@pytest.mark.parametrize(
    ("promised", "expected"),
    [
        ([], "S506"),
        ([step(**TAKEN_BACK), step(2, "w-amara", **TAKEN_BACK)], "S506"),
        ([step()], "S501"),
        ([step(who=None)], "S501"),
        ([step(), step(2)], "S501"),
        ([step(done="2026-03-09")], "S501"),
        ([step(), step(2, "w-amara", **TAKEN_BACK)], "S501"),
        ([step(who="w-amara")], "S502"),
        ([step(who="sister")], "S502"),
        ([step(who="worker"), step(2, "sister")], "S502"),
        ([step(who="w-amara", done="2026-03-09")], "S502"),
        ([step(**TAKEN_BACK), step(2, "w-amara")], "S502"),
        ([step(step=" "), step(2, "w-amara", step=None)], "S506"),
        ([step(), step(2, "w-amara", step="\n")], "S501"),
        ([step(), step(2, " ")], "S501"),
        ([step(step=""), step(2, "sister")], "S502"),
        ([step(), step(2, "w-amara")], None),
        ([step(who=None), step(2, "sister")], None),
        ([step(done="2026-03-09"), step(2, "w-bo", every="week")], None),
    ],
)
def test_both_sides_promise_something_or_one_rule_says_who_does_not(promised: list[Data], expected: str | None) -> None:
    data = plan_data(steps(*promised))
    said = [(code, *hit) for code in ("S501", "S502", "S506") for hit in found(code, data)]
    assert said == ([(expected, *CASES[expected][1:])] if expected else [])


# S503: neither a day nor a rhythm


@pytest.mark.parametrize("dated", [{"every": " "}, {"every": ""}, {"promised": "2026-05-25"}, {"due": None}])
def test_an_open_step_says_when_or_how_often(dated: Data) -> None:
    for who in ("client", "w-amara", "sister", None):
        assert found("S503", plan_data(steps(step(who=who, **dated)))) == [CASES["S503"][1:]]


@pytest.mark.parametrize(
    "dated",
    [
        {"due": "2026-06-08"},
        {"due": DUE},
        {"every": "day"},
        {"until": "2026-07-01"},
        {"done": "2026-05-25"},
        TAKEN_BACK,
    ],
)
def test_a_day_a_rhythm_or_an_end_will_do(dated: Data) -> None:
    assert found("S503", plan_data(steps(step(**dated)))) == []


def test_every_step_is_looked_at_for_itself() -> None:
    data = plan_data(steps(step(1), step(2, due=DUE), step(3, "w-amara")))
    assert [where for where, _ in found("S503", data)] == ["goals[g-1].steps[s-1].due", "goals[g-1].steps[s-3].due"]


# S504 and S505: overdue, the worker's and the client's


@pytest.mark.parametrize("who", ["w-amara", "client", "sister"])
def test_a_promise_is_overdue_from_the_day_after(who: str) -> None:
    data = plan_data(steps(step(who=who, due=DUE)))
    code = "S504" if who == "w-amara" else "S505"
    assert found(code, data, today=date(2026, 5, 25)) == []
    assert len(found(code, data, today=date(2026, 5, 26))) == 1


@pytest.mark.parametrize(
    ("who", "called"), [("w-amara", "w-amara"), ("worker", "the worker"), ("w-bo", "w-bo"), ("w-cleo", "w-cleo")]
)
def test_all_who_have_carried_the_plan_are_the_worker(who: str, called: str) -> None:
    handovers = [
        {"on": "2026-03-09", "from": "w-cleo", "to": "w-bo"},
        {"on": "2026-03-16", "from": "w-bo", "to": "w-amara"},
    ]
    data = plan_data(steps(step(who=who, due=DUE)), handovers=handovers)
    assert found("S504", data) == [("goals[g-1].steps[s-1].due", late("s-1", called))]
    assert found("S505", data) == []


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        ("client", "the client's own"),
        (None, "the client's own"),
        ("sister", "of somebody who helps"),
        ("w-zoe", "of somebody who helps"),
    ],
)
def test_what_the_client_or_a_helper_planned_is_told_without_their_name_or_blame(who: str | None, whose: str) -> None:
    data = plan_data(steps(step(who=who, due=DUE)))
    message = f"step s-1 of goal g-1, {whose}, was planned for 2026-05-25 and is still open"
    assert found("S505", data) == [("goals[g-1].steps[s-1].due", message)]
    assert found("S504", data) == []


def test_late_steps_of_both_are_told_apart_in_the_order_of_the_file() -> None:
    data = plan_data(steps(step(1, "w-amara", due=DUE), step(2, due=DUE), step(3, "w-amara", due="2026-05-31")))
    assert found("S504", data) == [
        ("goals[g-1].steps[s-1].due", late("s-1", "w-amara")),
        ("goals[g-1].steps[s-3].due", late("s-3", "w-amara", "2026-05-31")),
    ]
    assert [where for where, _ in found("S505", data)] == ["goals[g-1].steps[s-2].due"]


def test_the_hint_names_the_step_and_asks_before_it_judges() -> None:
    [worker] = findings("S504", plan_data(steps(step(7, "w-amara", due=DUE))))
    keep, back = "goals step done heron-27 s-7", "goals step take-back heron-27 s-7 --because TEXT"
    assert worker.hint == f"keep it: {keep}; or take it back: {back}"
    [client] = findings("S505", plan_data(steps(step(due=DUE))))
    question = "ask what got in the way and whether it is still the right step"
    assert client.hint == f"{question}: goals review heron-27 --goal g-1"


late_ones = pytest.mark.parametrize(("code", "who"), [("S504", "w-amara"), ("S505", "client")])


@late_ones
@pytest.mark.parametrize(
    "fields",
    [
        {"due": DUE, "done": "2026-05-30"},
        {"due": DUE, **TAKEN_BACK},
        {"due": "2026-06-01"},
        {"every": "day", "until": DUE},
        {},
    ],
)
def test_what_was_done_taken_back_is_not_due_or_has_only_run_out_is_not_late(code: str, who: str, fields: Data) -> None:
    assert found(code, plan_data(steps(step(who=who, **fields)))) == []


def told(on: str, how: str, **fields: Any) -> Data:
    return review(on, "check-in", progress=[{"goal": "g-1", "steps": [{"step": "s-1", "how": how}]}], **fields)


@late_ones
@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ([told("2026-05-25", "done")], 0),
        ([told("2026-05-25", "partly")], 1),
        ([told("2026-05-25", "not_yet")], 1),
        ([told("2026-05-18", "done"), told("2026-05-25", "not_yet")], 1),
        ([told("2026-05-18", "not_yet"), told("2026-05-25", "done")], 0),
        ([told("2026-05-25", "done"), told("2026-05-18", "not_yet", corrects="r-20260525-1")], 1),
    ],
)
def test_a_step_that_a_meeting_calls_done_is_waited_for_no_longer(
    code: str, who: str, reviews: list[Data], expected: int
) -> None:
    assert len(found(code, plan_data(steps(step(who=who, due=DUE)), reviews=reviews))) == expected
    undated = plan_data(steps(step(who=who)), reviews=reviews)
    assert len(found("S503", undated)) == expected


@late_ones
def test_what_a_meeting_says_of_a_step_of_another_goal_settles_nothing(code: str, who: str) -> None:
    other = told("2026-05-25", "done")
    other["progress"][0]["goal"] = "g-2"
    data = plan_data(steps(step(who=who, due=DUE)), {"id": "g-2"} | steps(step(who=who)), reviews=[other])
    assert [where for where, _ in found(code, data)] == ["goals[g-1].steps[s-1].due"]
