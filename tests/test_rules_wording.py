"""The rules on wording and measures: what they find, in which words and where, and what they leave alone."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from made_plans import TODAY, Data, plan_data, review, turn
from test_rules_plans import CLOSED, DEMANDING, LENIENT, found

from goals_cli import planfile
from goals_cli.checking import Terms, check_document
from goals_cli.findings import Severity
from goals_cli.profile import Profile

SCALE = [
    "I stay at home",
    "I stay for 5 minutes",
    "I stay for 20 minutes",
    "I stay for 40 minutes",
    "I stay for 1 hour",
]


def measured(**fields: Any) -> Data:
    return {"measures": [{"id": "m-1", "what": "minutes I stayed"} | fields]}


def scale(*texts: str | None, start: int = -2) -> Data:
    """Write down a scale, from the lowest level on; None leaves a level out."""
    levels = enumerate(texts, start)
    return {"scale": [{"level": level, "looks_like": text} for level, text in levels if text is not None]}


# A goal in which each rule finds one thing, the place, and what it says.
NO_NUMBER = "the joint wording of goal g-1 asks for more, less or better without saying how much"
CASES: dict[str, tuple[Data, str, str]] = {
    "W401": ({}, "goals[g-1].statement", "goal g-1 has no joint wording"),
    "W402": ({}, "goals[g-1].measures", "goal g-1 has no measure"),
    "W403": (
        measured(baseline=5),
        "goals[g-1].measures[m-1].target",
        "measure m-1 of goal g-1 has no target",
    ),
    "W404": (
        measured(baseline=30, target=30),
        "goals[g-1].measures[m-1].target",
        "measure m-1 of goal g-1 has the same baseline and target",
    ),
    "W405": ({}, "goals[g-1].target_date", "goal g-1 has no target date and is not marked as ongoing"),
    "W406": (
        {"target_date": "2026-05-31"},
        "goals[g-1].target_date",
        "goal g-1 is active, and its target date 2026-05-31 has passed",
    ),
    "W407": (
        {"target_date": "2027-06-02"},
        "goals[g-1].target_date",
        "the target date of goal g-1, 2027-06-02, is beyond the horizon of 365 days",
    ),
    "W408": ({}, "goals[g-1].importance", "goal g-1 does not say how important it is to the client"),
    "W409": ({}, "goals[g-1].confidence", "goal g-1 does not say how sure the client is to get there"),
    "W410": (
        {"confidence": 6},
        "goals[g-1].confidence",
        "the confidence in goal g-1 was below 7 when it was set, and nothing in the plan takes that up",
    ),
    "W411": ({"statement": "I feel better"}, "goals[g-1].statement", NO_NUMBER),
    "W412": (
        scale(*SCALE[:4]),
        "goals[g-1].scale",
        "the scale of goal g-1 does not say what +2 would look like",
    ),
    "W413": (
        {"scale": scale(*SCALE)["scale"][1:] + scale(*SCALE)["scale"][:1]},
        "goals[g-1].scale",
        "the levels in the scale of goal g-1 do not stand in their order",
    ),
    "W414": (
        scale(*SCALE[:3], "I stay for more than 15 minutes"),
        "goals[g-1].scale[4].looks_like",
        "levels 0 and +1 of goal g-1 overlap: one number fits both",
    ),
    "W415": (
        scale("5 minutes on 1 day", "5 minutes on 2 days", "20 minutes on 3 days"),
        "goals[g-1].scale[3].looks_like",
        "from level -1 to 0 of goal g-1 more than one number changes",
    ),
}
every_case = pytest.mark.parametrize("code", CASES)


def severities(code: str, data: Data, profile: Profile, today: date = TODAY) -> list[Severity]:
    document = planfile.parse(json.dumps(data).encode(), "plan.json")
    findings = check_document(document, Terms(profile), today=today).findings
    return [each.severity for each in findings if each.code == code]


@every_case
def test_what_is_found_in_an_active_goal(code: str) -> None:
    goal, where, message = CASES[code]
    assert found(code, plan_data(goal)) == [(where, message)]


@every_case
@pytest.mark.parametrize("status", ["proposed", "paused", "achieved", "ended", "declined"])
def test_nothing_is_asked_of_a_goal_that_is_not_active(code: str, status: str) -> None:
    course = [turn("2026-03-02", "active"), turn("2026-03-09", status)]
    assert found(code, plan_data(CASES[code][0] | {"course": course})) == []


@every_case
def test_nothing_is_asked_of_a_closed_plan(code: str) -> None:
    assert found(code, plan_data(CASES[code][0], **CLOSED)) == []


@every_case
def test_it_is_advice_unless_the_profile_requires_it(code: str) -> None:
    data = plan_data(CASES[code][0])
    assert severities(code, data, LENIENT) == [Severity.ADVICE]
    required = code in ("W401", "W402", "W403", "W404", "W405")
    assert severities(code, data, DEMANDING) == [Severity.WARNING if required else Severity.ADVICE]
    # No case is late in the first weeks: the horizon is nearer there, and no date has passed.
    if code not in ("W406", "W407"):
        assert severities(code, data, DEMANDING, date(2026, 3, 3)) == [Severity.ADVICE]


@every_case
def test_each_goal_is_looked_at_for_itself(code: str) -> None:
    goal, where, message = CASES[code]
    found_in = found(code, plan_data(goal | {"id": "g-2"}, goal | {"id": "g-3"}))
    assert found_in == [(where.replace("g-1", each), message.replace("g-1", each)) for each in ("g-2", "g-3")]


# W401: a joint wording


@pytest.mark.parametrize("statement", ["", " \n"])
def test_an_empty_wording_is_none(statement: str) -> None:
    assert found("W401", plan_data({"statement": statement, "words": "I want to"})) == [CASES["W401"][1:]]
    assert found("W401", plan_data({"statement": "I stay"})) == []


# W402: a measure


def test_a_scale_is_a_measure_too() -> None:
    assert found("W402", plan_data({"measures": [], "scale": []})) == [CASES["W402"][1:]]
    assert found("W402", plan_data({"measures": [{"id": "m-1"}]})) == []
    assert found("W402", plan_data(scale("I stay"))) == []


# W403: from where to where


@pytest.mark.parametrize(
    ("measure", "key", "missing"),
    [
        ({"target": 60}, "baseline", "baseline"),
        ({"target": "at most 3"}, "baseline", "baseline"),
        ({"target": "160-180"}, "baseline", "baseline"),
        ({"target": 1}, "baseline", "baseline"),
        ({"target": 0}, "baseline", "baseline"),
        ({"baseline": 0}, "target", "target"),
        ({"baseline": "no"}, "target", "target"),
        ({"kind": "yes-no"}, "target", "target"),
        ({}, "baseline", "baseline and no target"),
        ({"keep": True}, "baseline", "baseline and no target"),
        ({"keep": False, "target": 60}, "baseline", "baseline"),
        ({"what": " ", "baseline": 5, "target": 60}, "what", "description"),
        ({"what": None}, "what", "description and no baseline and no target"),
    ],
)
def test_a_measure_lacks_what_it_does_not_say(measure: Data, key: str, missing: str) -> None:
    expected = (f"goals[g-1].measures[m-1].{key}", f"measure m-1 of goal g-1 has no {missing}")
    assert found("W403", plan_data(measured(**measure))) == [expected]


@pytest.mark.parametrize(
    "measure",
    [
        {"baseline": 0, "target": 0},
        {"baseline": 5, "target": "at most 3"},
        {"target": "yes"},
        {"target": "no"},
        {"target": True},
        {"target": False},
        {"kind": "yes-no", "target": "yes"},
        {"keep": True, "target": 30},
        {"keep": True, "baseline": 30},
    ],
)
def test_a_yes_begins_as_a_no_and_what_is_kept_is_said_once(measure: Data) -> None:
    assert found("W403", plan_data(measured(**measure))) == []


def test_each_measure_is_looked_at() -> None:
    measures = [
        {"id": f"m-{number}", "what": "minutes"} | said for number, said in enumerate(({}, {"target": "yes"}, {}))
    ]
    both = "baseline and no target"
    assert found("W403", plan_data({"measures": measures})) == [
        (f"goals[g-1].measures[{each}].baseline", f"measure {each} of goal g-1 has no {both}")
        for each in ("m-0", "m-2")
    ]


# W404: baseline and target the same


@pytest.mark.parametrize(
    ("baseline", "target"), [(0, 0), (30, 30.0), ("yes", "yes"), (True, True), (True, "yes"), ("no", False)]
)
def test_the_same_value_is_the_same_however_it_is_typed(baseline: Any, target: Any) -> None:
    assert found("W404", plan_data(measured(baseline=baseline, target=target))) == [CASES["W404"][1:]]
    assert found("W404", plan_data(measured(baseline=baseline, target=target, keep=True))) == []


@pytest.mark.parametrize(
    ("baseline", "target"), [(3, "at most 3"), (2, "<3"), (170, "160-180"), (4, "more than 3"), (3, ">= 3")]
)
def test_a_baseline_in_the_range_of_the_target_meets_it(baseline: Any, target: str) -> None:
    data = measured(baseline=baseline, target=target)
    message = "the baseline of measure m-1 of goal g-1 meets its target already"
    assert found("W404", plan_data(data)) == [("goals[g-1].measures[m-1].target", message)]
    data["measures"][0]["keep"] = True
    assert found("W404", plan_data(data)) == []


@pytest.mark.parametrize(
    ("baseline", "target"),
    [
        (5, 60),
        (True, 1),
        (0, False),
        ("no", "yes"),
        (False, True),
        (None, None),
        (None, 30),
        (30, None),
        (4, "at most 3"),
        (3, "<3"),
        (3, "> 3"),
        (159, "160-180"),
        (181, "160-180"),
        ("no", "at most 3"),
        (True, "at most 3"),
    ],
)
def test_values_that_differ_or_are_missing_are_no_standstill(baseline: Any, target: Any) -> None:
    assert found("W404", plan_data(measured(baseline=baseline, target=target))) == []


# W405 to W407: the date


def test_ongoing_or_a_date_will_do() -> None:
    assert found("W405", plan_data({"ongoing": True})) == []
    assert found("W405", plan_data({"target_date": "2026-06-30"})) == []
    assert found("W405", plan_data({"ongoing": False})) == [CASES["W405"][1:]]


def test_a_date_has_passed_from_the_day_after() -> None:
    data = plan_data({"target_date": "2026-06-30"})
    assert found("W406", data, today=date(2026, 6, 30)) == []
    message = "goal g-1 is active, and its target date 2026-06-30 has passed"
    assert found("W406", data, today=date(2026, 7, 1)) == [("goals[g-1].target_date", message)]
    assert found("W406", plan_data({})) == []


@pytest.mark.parametrize("horizon", [180, 365])
def test_the_horizon_is_the_profiles_and_its_last_day_lies_within(horizon: int) -> None:
    profile = Profile("near", 28, 28, horizon_days=horizon)
    within, beyond = (TODAY + timedelta(days=days) for days in (horizon, horizon + 1))
    assert found("W407", plan_data({"target_date": str(within)}), profile=profile) == []
    message = f"the target date of goal g-1, {beyond}, is beyond the horizon of {horizon} days"
    data = plan_data({"target_date": str(beyond)})
    assert found("W407", data, profile=profile) == [("goals[g-1].target_date", message)]
    assert found("W407", data, profile=profile, today=TODAY + timedelta(days=1)) == []


@pytest.mark.parametrize("day", ["2999-12-31", "1900-01-01"])
def test_the_first_and_the_last_day_that_can_be_written_are_days_too(day: str) -> None:
    past, beyond = (found(code, plan_data({"target_date": day})) for code in ("W406", "W407"))
    assert (bool(past), bool(beyond)) == (day == "1900-01-01", day == "2999-12-31")


def test_an_ongoing_goal_without_a_date_is_never_late() -> None:
    for code in ("W405", "W406", "W407"):
        assert found(code, plan_data({"ongoing": True})) == []


# W408 and W409: how important, how sure


@pytest.mark.parametrize(("code", "ruler"), [("W408", "importance"), ("W409", "confidence")])
def test_a_number_in_the_goal_or_at_any_meeting_will_do(code: str, ruler: str) -> None:
    def told(on: str, kind: str, **fields: Any) -> Data:
        return review(on, kind, progress=[{"goal": "g-1", ruler: 0}], **fields)

    assert found(code, plan_data({ruler: 0})) == []
    for kind in ("start", "check-in", "review"):
        assert found(code, plan_data({}, reviews=[told("2026-03-30", kind), review("2026-05-25")])) == []
    other = told("2026-03-30", "review") | {"progress": [{"goal": "g-2", ruler: 9}]}
    assert found(code, plan_data({}, reviews=[other])) == [CASES[code][1:]]
    corrected = [told("2026-03-30", "review"), review("2026-03-31", corrects="r-20260330-1")]
    assert found(code, plan_data({}, reviews=corrected)) == [CASES[code][1:]]


# W410: not sure, and nothing about it

STEP: Data = {"id": "s-1", "step": "Visit the hall"}


def asked(on: str, confidence: int | None = None, kind: str = "review", **told: Any) -> Data:
    return review(on, kind, progress=[{"goal": "g-1", "confidence": confidence} | told])


def unsure(since: str) -> list[tuple[str, str]]:
    message = f"the confidence in goal g-1 was below 7 {since}, and nothing in the plan takes that up"
    return [("goals[g-1].confidence", message)]


@pytest.mark.parametrize(("confidence", "expected"), [(0, 1), (6, 1), (7, 0), (10, 0), (None, 0)])
def test_seven_is_enough_and_nothing_said_is_another_matter(confidence: int | None, expected: int) -> None:
    assert found("W410", plan_data({"confidence": confidence})) == unsure("when it was set") * expected


def test_the_newest_number_counts_whatever_kind_of_meeting_it_is_from() -> None:
    goal = {"confidence": 8}
    low, high = asked("2026-05-25", 4, "check-in"), asked("2026-05-26", 7)
    assert found("W410", plan_data(goal, reviews=[low])) == unsure("on 2026-05-25")
    assert found("W410", plan_data(goal, reviews=[low, asked("2026-05-30")])) == unsure("on 2026-05-25")
    assert found("W410", plan_data(goal, reviews=[high, low])) == []
    assert found("W410", plan_data({"confidence": 4}, reviews=[high])) == []
    assert found("W410", plan_data(goal, reviews=[low, high | {"corrects": low["id"]}])) == []


@pytest.mark.parametrize(
    "taken_up",
    [{"in_the_way": ["A full hall"]}, {"steps": [STEP]}, {"steps": [STEP | {"promised": "2026-03-02"}]}],
)
def test_what_is_in_the_way_or_a_step_takes_a_low_number_up(taken_up: Data) -> None:
    assert found("W410", plan_data({"confidence": 4} | taken_up)) == []


@pytest.mark.parametrize(
    "idle",
    [
        {"in_the_way": [" ", ""]},
        {"steps": [STEP | {"taken_back": {"on": "2026-03-09"}}]},
        {"steps": [STEP | {"step": " "}]},
        {"changes": [{"on": "2026-03-02", "what": "statement"}]},
    ],
)
def test_blank_text_a_promise_taken_back_and_the_first_wording_do_not(idle: Data) -> None:
    assert found("W410", plan_data({"confidence": 4} | idle)) == unsure("when it was set")


def test_what_was_in_the_way_at_any_meeting_since_takes_it_up() -> None:
    obstacle = {"in_the_way": ["The doors were shut"]}
    before, after = asked("2026-05-04", **obstacle), asked("2026-05-18", **obstacle)
    low = asked("2026-05-11", 4)
    assert found("W410", plan_data({"confidence": 4}, reviews=[before, asked("2026-05-18")])) == []
    assert found("W410", plan_data({}, reviews=[before, low])) == unsure("on 2026-05-11")
    assert found("W410", plan_data({}, reviews=[low, after, asked("2026-05-25")])) == []
    assert found("W410", plan_data({}, reviews=[asked("2026-05-11", 4, **obstacle)])) == []


@pytest.mark.parametrize(("day", "expected"), [("2026-05-24", 1), ("2026-05-25", 0), ("2026-05-26", 0)])
def test_what_is_told_at_a_meeting_is_taken_up_by_what_comes_after(day: str, expected: int) -> None:
    reviews = [asked("2026-05-25", 4)]
    change = {"on": day, "what": "target_date"}
    for taken_up in ({"steps": [STEP | {"promised": day}]}, {"changes": [change]}):
        assert found("W410", plan_data(taken_up, reviews=reviews)) == unsure("on 2026-05-25") * expected
    declined = {"changes": [change | {"answer": "disagrees"}]}
    assert found("W410", plan_data(declined, reviews=reviews)) == unsure("on 2026-05-25")
    taken_back = {"steps": [STEP | {"promised": day, "taken_back": {"on": "2026-05-30"}}]}
    assert found("W410", plan_data(taken_back, reviews=reviews)) == unsure("on 2026-05-25")


# W411: comparatives without a number


@pytest.mark.parametrize(
    "statement",
    [
        "I cope with full rooms",
        "I FEEL BETTER.",
        "I am a little calmer/happier",
        "By 30 June I walk more",
        "By June 30th, 2026 I walk more",
        "I walk more by 2026-06-30",
        "I walk more by 30/06/2026",
        "I walk more by 2027",
        "I improve in 3 months",
        "I improve within the next two weeks",
        "I am less anxious in 10 days",
        "I play the piano more",
        "I call no one less",
        "My home is tidier, our evenings are quieter",
        "I keep my room cleaner",
        "I want more, no more and no less",
        "Camino más",
        "Duermo mejor antes del 30 de junio",
        "Reduzco las visitas en 3 meses",
    ],
)
def test_a_wording_that_compares_says_how_much(statement: str) -> None:
    assert found("W411", plan_data({"statement": statement})) == [("goals[g-1].statement", NO_NUMBER)]


@pytest.mark.parametrize(
    "statement",
    [
        "",
        " ",
        "I stay in the hall",
        "I walk more, 20 minutes at least",
        "I go out more: twice a week",
        "I go out more, every Monday",
        "I sleep better on 5 nights a week",
        "I smoke fewer than five cigarettes",
        "I walk more in 3 days a week",
        "I walk for more than half an hour",
        "I do not shout any more",
        "I no longer shout",
        "I manage to sit through the play",
        "I write to my older brother",
        "I work as a cleaner and hand in the vacuum cleaner",
        "I am moreover there",
        "Camino más, dos veces por semana",
        "Voy al cine con mi mejor amiga",
        "Nunca más grito",
        "A lo mejor voy",
    ],
)
def test_a_number_a_plain_word_or_no_wording_is_left_alone(statement: str) -> None:
    assert found("W411", plan_data({"statement": statement})) == []


def test_the_clients_own_words_may_stay_as_open_as_they_were_said() -> None:
    goal = {"words": "I want to feel better", "outcome": "More of everything", "title": "Better", "heard": "Better"}
    assert found("W411", plan_data(goal | {"statement": "I stay for 60 minutes"})) == []


# W412: levels missing


@pytest.mark.parametrize(
    ("texts", "missing"),
    [
        ([None, *SCALE[1:]], "-2"),
        ([*SCALE[:2], None, *SCALE[3:]], "0"),
        ([*SCALE[:2], " ", *SCALE[3:]], "0"),
        ([None, *SCALE[1:4]], "-2 and +2"),
        ([None, None, SCALE[2]], "-2, -1, +1 and +2"),
    ],
)
def test_every_level_of_a_scale_is_told(texts: list[str | None], missing: str) -> None:
    message = f"the scale of goal g-1 does not say what {missing} would look like"
    assert found("W412", plan_data(scale(*texts))) == [("goals[g-1].scale", message)]


def test_a_whole_scale_and_none_miss_nothing() -> None:
    assert found("W412", plan_data(scale(*SCALE))) == []
    assert found("W412", plan_data({"scale": list(reversed(scale(*SCALE)["scale"]))})) == []
    assert found("W412", plan_data({"scale": []})) == []


# W413: levels out of order


@pytest.mark.parametrize("levels", [[-2, -1, 0, 1, 2], [2, 1, 0, -1, -2], [-1, 1], [0], []])
def test_a_scale_may_be_read_from_either_end(levels: list[int]) -> None:
    assert found("W413", plan_data({"scale": [{"level": level} for level in levels]})) == []


@pytest.mark.parametrize(
    ("levels", "place", "level"),
    [([-2, -1, 0, 0, 1, 2], 4, "0"), ([-2, 1, 2, 1], 4, "+1"), ([2, 2], 2, "+2"), ([-1, 0, -1], 3, "-1")],
)
def test_a_level_stands_once(levels: list[int], place: int, level: str) -> None:
    data = plan_data({"scale": [{"level": level} for level in levels]})
    message = f"level {level} stands twice in the scale of goal g-1"
    assert found("W413", data) == [(f"goals[g-1].scale[{place}].level", message)]


@pytest.mark.parametrize(
    ("minutes", "place", "levels"),
    [
        ((0, 5, 20, 60, 40), 5, "+1 to +2"),
        ((0, 20, 5, 40, 60), 3, "-1 to 0"),
        ((5, 0, 20, 40, 60), 3, "-1 to 0"),
        ((60, 40, 20, 30, 0), 4, "0 to +1"),
        ((5, 5, 20, 20, 10), 5, "+1 to +2"),
    ],
)
def test_the_numbers_of_a_scale_go_one_way(minutes: tuple[int, ...], place: int, levels: str) -> None:
    data = plan_data(scale(*(f"I stay for {each} minutes" for each in minutes)))
    message = f"from level {levels} of goal g-1 the numbers turn round: up to there they go the other way"
    assert found("W413", data) == [(f"goals[g-1].scale[{place}].looks_like", message)]
    data["goals"][0]["scale"].reverse()
    assert [each for _, each in found("W413", data)] == [message]


@pytest.mark.parametrize(
    "texts",
    [
        SCALE,
        ["I go 3 times a month", "I go 2 times a week", "I go every day", "I go twice a day", "I go 3 times a day"],
        ["more than 6 beers", "6 beers", "4 beers", "1 or 2 beers", "no beer"],
        ["less than 5 minutes", "5 to 10 minutes", "10 to 20 minutes", "20 to 60 minutes", "more than 60 minutes"],
        [
            "at least 5 minutes",
            "at least 10 minutes",
            "at least 20 minutes",
            "at least half an hour",
            "at least 1 hour",
        ],
        ["I leave after 5 minutes", "I stay for 2 minutes", "I stay for 9 minutes", "I sing for 3 minutes", "I sing"],
        ["I drink 6 beers", "I drink 9 glasses of wine", "I drink 3 beers", "I drink 2 glasses of wine", "I drink tea"],
        [
            "I go 1 day a week",
            "I do not go for 6 days",
            "I go 2 days a week",
            "I go 3 days a week",
            "I go 4 days a week",
        ],
    ],
)
def test_numbers_that_go_one_way_or_cannot_be_compared_are_left_alone(texts: list[str]) -> None:
    assert found("W413", plan_data(scale(*texts))) == []


# W414: levels that overlap or say the same


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("I stay for 20 minutes", "I stay for more than 15 minutes"),
        ("I stay for 20 minutes", "I stay for up to 30 minutes"),
        ("20 to 40 minutes", "30 to 60 minutes"),
        ("I stay at least 20 minutes", "I stay at least 40 minutes"),
        ("20-30 minutes", "30-40 minutes"),
        ("I stay for at least 50 minutes", "I stay for more than 1 hour"),
        ("I go less than 3 times a week", "I go twice a week"),
        ("me quedo más de 20 minutos", "me quedo más de media hora"),
        ("I open two letters or more", "I open four letters or more"),
        ("I call her once or more", "I call her twice or more"),
        ("I go once or twice a month", "I go twice or three times a month"),
        ("20 minutes to 30 minutes", "30 minutes to 40 minutes"),
        ("I drink 6 beers a day or less", "I drink 3 beers a day or less"),
    ],
)
def test_levels_whose_numbers_meet_overlap(low: str, high: str) -> None:
    message = "levels -1 and 0 of goal g-1 overlap: one number fits both"
    data = plan_data(scale(low, high, start=-1))
    assert found("W414", data) == [("goals[g-1].scale[2].looks_like", message)]


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("I stay for 20 minutes", "I stay for more than 20 minutes"),
        ("I open 2 letters", "I open 3 letters or more"),
        ("I stay for less than 20 minutes", "I stay for at least 20 minutes"),
        ("20-29 minutes", "30-40 minutes"),
        ("I stay for 50 minutes", "I stay for 1 hour"),
        ("I stay for 20 minutes with my sister", "I stay for 20 minutes alone"),
        ("I never stay longer than 5 minutes", "I stay at least 4 minutes"),
        ("I call twice", "I stay for more than 1 minute"),
        ("I listen for 20 minutes while my sister waits", "I sing for more than 15 minutes"),
        ("I stay at home", "I stay in the hall"),
        ("", " "),
    ],
)
def test_levels_that_can_be_told_apart_are_left_alone(low: str, high: str) -> None:
    assert found("W414", plan_data(scale(low, high))) == []


@pytest.mark.parametrize("again", ["I stay for 20 minutes", "i stay  for 20 minutes!", "I stay for 20 minutes."])
def test_two_levels_that_say_the_same_are_no_two_levels(again: str) -> None:
    data = plan_data(scale("I stay for 20 minutes", "I stay for 40 minutes", again))
    assert found("W414", data) == [("goals[g-1].scale[3].looks_like", "levels -2 and 0 of goal g-1 say the same")]


def test_only_neighbours_overlap_and_a_level_twice_is_another_matter() -> None:
    assert found("W414", plan_data(scale("20 minutes", None, "more than 15 minutes"))) == []
    twice = [{"level": 0, "looks_like": "20 minutes"}, {"level": 0, "looks_like": "20 minutes"}]
    assert found("W414", plan_data({"scale": twice})) == []


# W415: two things at once


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("40 minutes on 2 days a week", "60 minutes on 3 days a week"),
        ("I walk 2 miles in 40 minutes", "I walk 3 miles in 50 minutes"),
        ("I go to 1 class and miss 3 days", "I go to 3 classes and miss 1 day"),
        ("I go for 1 week a month for 2 months", "I go for 2 weeks a month for 3 months"),
        ("I walk for 20 minutes, twice a week", "I walk for half an hour, three times a week"),
    ],
)
def test_one_number_changes_from_level_to_level(low: str, high: str) -> None:
    message = "from level +1 to +2 of goal g-1 more than one number changes"
    assert found("W415", plan_data(scale(low, high, start=1))) == [("goals[g-1].scale[2].looks_like", message)]


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("40 minutes on 2 days a week", "40 minutes on 3 days a week"),
        ("40 minutes on 2 days a week", "60 minutes on 2 days a week"),
        ("1 hour, twice a week", "60 minutes, three times a week"),
        ("I go once or twice a month", "I go twice or three times a month"),
        ("I stay for 20 minutes", "I go on 3 days"),
        ("I never stay 20 minutes on 2 days", "I stay for 40 minutes on 3 days"),
        ("", "40 minutes on 3 days a week"),
    ],
)
def test_one_number_or_what_cannot_be_compared_is_left_alone(low: str, high: str) -> None:
    assert found("W415", plan_data(scale(low, high))) == []
