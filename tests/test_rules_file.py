"""The rules about the file: what is cut, missing, twice, out of order, to come, impossible, newer or undecided."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from fullplan import FULL_PLAN, changed, places
from made_plans import PROFILE, TODAY, Data, agreement, goal_data, plan_data, review, save, turn

from goals_cli import planfile
from goals_cli.checking import Terms, check_document
from goals_cli.errors import UnreadablePlan
from goals_cli.findings import Finding, Severity, Where

HEAD = "format: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n"
AFTER_ALL = date(2026, 12, 31)  # when all that FULL_PLAN tells of has happened


def findings(plan: Data | str, today: date = TODAY) -> list[Finding]:
    """Check a plan, given as data or as what stands in the file below its head."""
    text = HEAD + plan if isinstance(plan, str) else json.dumps(plan)
    checked = check_document(planfile.parse(text.encode(), "plan.yaml"), Terms(PROFILE), today=today)
    return [finding for finding in checked.findings if finding.code.startswith("F")]


def said(plan: Data | str, today: date = TODAY) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.where, finding.message) for finding in findings(plan, today)]


# F001: the marks of a merge that failed

MARKED = "about:\n<<<<<<< HEAD\n  culture: a\n=======\n  culture: b\n>>>>>>> branch\n"
DIFF3 = "about:\n<<<<<<< HEAD\n  culture: a\n||||||| base\n  culture: c\n=======\n  culture: b\n>>>>>>> branch\n"


@pytest.mark.parametrize("text", [MARKED, DIFF3, MARKED.replace("\n", "\r\n"), f"a: [\n{MARKED}"])
def test_the_marks_of_a_failed_merge_are_named(text: str) -> None:
    with pytest.raises(UnreadablePlan) as refusal:
        planfile.parse((HEAD + text).encode(), "plan.yaml")
    line = 5 + text.replace("\r", "").split("\n").index("<<<<<<< HEAD")
    assert (refusal.value.message, refusal.value.hint) == (
        f"plan.yaml:{line}:1: git could not merge two versions of this plan, and its marks stand here",
        "while the merge is under way, goals doctor tells how to make it anew; by hand, keep the entries of both sides "
        "and take the lines away that begin with <<<<<<<, ======= and >>>>>>>",
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (MARKED.replace("=======\n", ""), "this line has no colon"),
        (MARKED.replace(">>>>>>> branch\n", ""), "this line has no colon"),
        ("about: [\n  <<<<<<< HEAD\n=======\n>>>>>>> branch\n", "a comma or a closing bracket is missing here"),
    ],
)
def test_what_only_looks_like_a_failed_merge_is_refused_for_itself(text: str, problem: str) -> None:
    with pytest.raises(UnreadablePlan) as refusal:
        planfile.parse((HEAD + text).encode(), "plan.yaml")
    assert refusal.value.problem == problem


def test_the_check_tells_of_a_failed_merge(caseload: Path, run: Run) -> None:
    (caseload / "clients" / "heron-27.yaml").write_text(HEAD + MARKED, encoding="utf-8")
    result = run("check", today="2026-06-01")
    assert result.stdout == (
        "clients/heron-27.yaml:6:1: F001 git could not merge two versions of this plan, and its marks stand here\n"
        "    error: while the merge is under way, goals doctor tells how to make it anew; by hand, keep the entries of "
        "both sides and take the lines away that begin with <<<<<<<, ======= and >>>>>>>\n"
    )


def test_marks_within_a_text_are_text() -> None:
    assert findings(f"monitor: |\n  {MARKED.replace(chr(10), chr(10) + '  ').rstrip(' ')}") == []


# F002: what became a number, or a word for computers, without quotes


@pytest.mark.parametrize("written", ["007", "1.10", "1e3", "0x1f", "true", "-4"])
@pytest.mark.parametrize(
    ("text", "field"),
    [("monitor: {}", "`monitor`"), ("about: {{strengths: [{}]}}", "entry 1 of `strengths`")],
)
def test_a_text_that_became_something_else_is_asked_for_quotes(written: str, text: str, field: str) -> None:
    (finding,) = findings(text.format(written) + "\n")
    hint = 'did you mean quotes? put a " before and after it'
    assert (finding.code, finding.message, finding.hint) == ("F002", f"{field} should be text", hint)


@pytest.mark.parametrize("written", ["12", "4e2", "null"])
def test_an_id_that_became_something_else_is_told_with_what_an_id_is(written: str) -> None:
    text = (
        f"goals:\n  - id: {written}\n    raised: {{by: client}}\n    course: [{{on: 2026-03-02, status: proposed}}]\n"
    )
    expected = "`id` is empty, and is needed" if written == "null" else "`id` should be the id of a goal, like g-4f2k"
    assert said(text) == [("F002", "goals[1].id", expected)]


# F006: cut texts

BLOCK_TEXTS = """\
about:
  what_matters:
    - see ticket #12 today
    - "quoted #12"  #tight
    - 'quoted too' #tight
  strengths: [one #1
    , two]
  supports:
    - who: sister #2
      help: >-
        folded #3
        text
      how_often: |  #tight
        block #4
needs:
  - id: n-2k7d #tight
    need: Panic #5 rooms
    source: # loose
      assessment 2026-02-20 #6
    goals: #tight
      - g-4f2k #tight
goals:
  - id: g-4f2k
    words: row #é5
    title: no space#here
    question: loose # comment
    heard: two  ##signs
    private: false #tight
    priority: 1 #tight
    raised: {by: client, on: 2026-03-02} #tight
    language: pt #tight
    changes:
      - on: 2026-03-02 #tight
        what: statement
        from: in row #3
        to: 2026-06-30 #tight
    measures: [{id: m-1, baseline: 5 #tight
      , unit: rows #7
      }]
    course: [{on: 2026-03-02, status: proposed}]
    x-own: not ours #8
"""


def test_cut_texts_are_found_and_comments_are_not() -> None:
    found = [(finding.code, finding.line, finding.where, finding.message) for finding in findings(BLOCK_TEXTS)]
    text = "a text in `{}` ends before a #; what follows it does not count as said"
    assert found == [
        ("F006", 7, "about.what_matters[1]", text.format("what_matters")),
        ("F006", 10, "about.strengths[1]", text.format("strengths")),
        ("F006", 13, "about.supports[1].who", text.format("who")),
        ("F006", 21, "needs[n-2k7d].need", text.format("need")),
        ("F006", 22, "needs[n-2k7d].source", text.format("source")),
        ("F006", 28, "goals[g-4f2k].words", text.format("words")),
        ("F006", 39, "goals[g-4f2k].changes[1].from", text.format("from")),
        ("F006", 42, "goals[g-4f2k].measures[m-1].unit", text.format("unit")),
    ]


def test_a_cut_text_is_a_warning_that_asks_for_quotes() -> None:
    (finding,) = findings("monitor: We look at row #3\n")
    assert (finding.severity, finding.line, finding.column) == (Severity.WARNING, 5, 1)
    assert (
        finding.hint
        == 'did you mean quotes? put a " before and after the whole text; a comment has a space behind its #'
    )


def test_json_has_nothing_to_cut() -> None:
    assert findings(plan_data(monitor="We look at row #3", finishing="row #4")) == []


# F007: references

GOAL: Data = {"measures": [{"id": "m-1"}], "steps": [{"id": "s-1", "step": "ask"}]}


def progress(**fields: Any) -> Data:
    return review("2026-04-02", progress=[{"goal": "g-1"} | fields])


UNKNOWN = [
    ({"needs": [{"id": "n-1", "goals": ["g-1", "g-9"]}]}, "needs[n-1].goals[2]",
     "need n-1 names goal g-9, which is not in this plan"),
    ({"agreements": [agreement("2026-03-02", goal="g-9")]}, "agreements[a-20260302-1].goals[g-9].goal",
     "agreement a-20260302-1 names goal g-9, which is not in this plan"),
    ({"reviews": [review("2026-04-02", goal="g-9")]}, "reviews[r-20260402-1].progress[g-9].goal",
     "review r-20260402-1 names goal g-9, which is not in this plan"),
    ({"reviews": [progress(measured=[{"measure": "m-9", "value": 1}])]},
     "reviews[r-20260402-1].progress[g-1].measured[m-9].measure",
     "review r-20260402-1 names measure m-9, which goal g-1 does not have"),
    ({"reviews": [progress(steps=[{"step": "s-9", "how": "done"}])]},
     "reviews[r-20260402-1].progress[g-1].steps[s-9].step",
     "review r-20260402-1 names step s-9, which goal g-1 does not have"),
    ({"goals": [goal_data(**GOAL, grew_from="g-9")]}, "goals[g-1].grew_from",
     "goal g-1 names goal g-9, which is not in this plan"),
    ({"goals": [goal_data(**GOAL, grew_from="g-1")]}, "goals[g-1].grew_from",
     "goal g-1 cannot have grown from itself"),
    ({"agreements": [agreement("2026-03-02") | {"corrects": "a-20260301-9"}]}, "agreements[a-20260302-1].corrects",
     "agreement a-20260302-1 corrects a-20260301-9, which is not in this plan"),
    ({"reviews": [review("2026-04-02", corrects="r-20260401-9")]}, "reviews[r-20260402-1].corrects",
     "review r-20260402-1 corrects r-20260401-9, which is not in this plan"),
    ({"reviews": [review("2026-04-02", corrects="r-20260402-1")]}, "reviews[r-20260402-1].corrects",
     "review r-20260402-1 corrects itself, so that it is not clear what counts"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "where", "message"), UNKNOWN)
def test_a_reference_to_nothing_is_found(fields: Data, where: str, message: str) -> None:
    assert said(plan_data(GOAL) | fields) == [("F007", where, message)]


def test_a_step_of_another_goal_is_not_this_ones() -> None:
    other = {"id": "g-2", "steps": [{"id": "s-2", "step": "ask"}], "measures": [{"id": "m-2"}]}
    told = progress(steps=[{"step": "s-2", "how": "done"}], measured=[{"measure": "m-2", "value": 1}])
    assert sorted(message for _, _, message in said(plan_data(GOAL, other, reviews=[told]))) == [
        "review r-20260402-1 names measure m-2, which goal g-1 does not have",
        "review r-20260402-1 names step s-2, which goal g-1 does not have",
    ]


def test_of_a_goal_that_is_not_there_no_more_is_said() -> None:
    told = review("2026-04-02", progress=[{"goal": "g-9", "steps": [{"step": "s-9", "how": "done"}]}])
    assert len(said(plan_data(GOAL, reviews=[told]))) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"goals": [goal_data(changes=[{"on": "2026-04-09", "what": "measures", "from": [{"id": "m-9"}], "to": []}])]},
        {"goals": [goal_data(changes=[{"on": "2026-04-09", "what": "measures[m-9]", "from": {"id": "m-9"}}])]},
        {"agreements": [agreement("2026-03-02", measures=[{"id": "m-9"}])]},
    ],
)
def test_a_measure_that_the_goal_had_earlier_is_known(fields: Data) -> None:
    told = progress(measured=[{"measure": "m-9", "value": 1}])
    assert said(plan_data({}, reviews=[told]) | fields) == []


@pytest.mark.parametrize("name", ["agreements", "reviews"])
def test_what_was_corrected_is_left_alone(name: str) -> None:
    wrong, right = (
        [agreement("2026-03-02", goal="g-9"), agreement("2026-03-03")]
        if name == "agreements"
        else [review("2026-03-02", goal="g-9"), review("2026-03-03")]
    )
    assert said(plan_data(GOAL) | {name: [wrong, right | {"corrects": wrong["id"]}]}) == []


def test_entries_that_correct_each_other_are_found() -> None:
    days = ("2026-04-02", "2026-04-03", "2026-04-04")
    first, second, third = (review(day) for day in days)
    first["corrects"], second["corrects"], third["corrects"] = third["id"], first["id"], second["id"]
    assert [message for _, _, message in said(plan_data({}, reviews=[first, second, third]))] == [
        f"review {entry['id']} corrects itself, so that it is not clear what counts" for entry in (first, second, third)
    ]
    first["corrects"] = None
    assert said(plan_data({}, reviews=[first, second, third])) == []


# F008: the same id twice


def twice(entry: Data, other: Data | None = None) -> list[Data]:
    return [entry, deepcopy(other or entry)]


TWICE = [
    ({"needs": twice({"id": "n-1"})}, "needs[n-1].id", "the id n-1 stands on two needs of the plan"),
    ({"requirements": twice({"id": "q-1"})}, "requirements[q-1].id",
     "the id q-1 stands on two requirements of the plan"),
    ({"goals": twice(goal_data())}, "goals[g-1].id", "the id g-1 stands on two goals of the plan"),
    ({"agreements": twice(agreement("2026-03-02"))}, "agreements[a-20260302-1].id",
     "the id a-20260302-1 stands on two agreements of the plan"),
    ({"reviews": twice(review("2026-03-02"))}, "reviews[r-20260302-1].id",
     "the id r-20260302-1 stands on two reviews of the plan"),
    ({"goals": [goal_data(measures=twice({"id": "m-1"}))]}, "goals[g-1].measures[m-1].id",
     "the id m-1 stands on two measures of goal g-1"),
    ({"goals": [goal_data(steps=twice({"id": "s-1"}))]}, "goals[g-1].steps[s-1].id",
     "the id s-1 stands on two steps of the plan"),
    ({"goals": [goal_data(steps=[{"id": "s-1"}]), goal_data(id="g-2", steps=[{"id": "s-2"}, {"id": "s-1"}])]},
     "goals[g-2].steps[s-1].id", "the id s-1 stands on two steps of the plan"),
    ({"agreements": [agreement("2026-03-02") | {"goals": twice({"goal": "g-1"})}]},
     "agreements[a-20260302-1].goals[g-1].goal", "agreement a-20260302-1 quotes goal g-1 twice"),
    ({"reviews": [review("2026-03-02", progress=twice({"goal": "g-1"}))]},
     "reviews[r-20260302-1].progress[g-1].goal", "review r-20260302-1 has two entries for goal g-1"),
    ({"reviews": [progress(ratings=[{"by": "client", "rating": 3}, {"by": "w-amara"}, {"by": "client", "rating": 4}])]},
     "reviews[r-20260402-1].progress[g-1].ratings[3].by",
     "review r-20260402-1 has two ratings by one person for goal g-1"),
    ({"goals": [goal_data(**GOAL)], "reviews": [progress(measured=twice({"measure": "m-1", "value": 1}))]},
     "reviews[r-20260402-1].progress[g-1].measured[m-1].measure",
     "review r-20260402-1 has two values of measure m-1"),
    ({"goals": [goal_data(**GOAL)], "reviews": [progress(steps=twice({"step": "s-1", "how": "done"}))]},
     "reviews[r-20260402-1].progress[g-1].steps[s-1].step", "review r-20260402-1 has two entries for step s-1"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "where", "message"), TWICE)
def test_what_stands_twice_is_found_at_the_second(fields: Data, where: str, message: str) -> None:
    assert said(plan_data({}) | fields) == [("F008", where, message)]


def test_a_third_one_is_found_too() -> None:
    found = findings("needs:\n  - id: n-1\n  - id: n-2\n  - id: n-1\n  - id: n-1\n")
    assert [(finding.code, finding.line) for finding in found] == [("F008", 8), ("F008", 9)]


def test_the_same_id_of_other_things_is_fine() -> None:
    one, other = (goal_data(id=name, measures=[{"id": "m-1"}]) for name in ("g-1", "g-2"))
    told = review("2026-04-02", progress=[{"goal": name, "ratings": [{"by": "client"}]} for name in ("g-1", "g-2")])
    assert said(plan_data(goals=[one, other], reviews=[told, review("2026-04-09")])) == []


def test_what_stands_twice_in_a_corrected_review_is_left_alone() -> None:
    wrong = review("2026-03-02", progress=twice({"goal": "g-1"}))
    assert said(plan_data({}, reviews=[wrong, review("2026-03-03", corrects=wrong["id"])])) == []


# F009: days out of order


def step(**fields: Any) -> Data:
    return {"goals": [goal_data(steps=[{"id": "s-1"} | fields])]}


ORDER = [
    ({"closed": {"on": "2026-03-01"}, "goals": []}, "closed.on",
     "the plan was closed on 2026-03-01, before it was opened (2026-03-02)"),
    ({"agreements": [agreement("2026-03-01")]}, "agreements[a-20260301-1].on",
     "agreement a-20260301-1 was made on 2026-03-01, before the plan was opened (2026-03-02)"),
    ({"reviews": [review("2026-03-01")]}, "reviews[r-20260301-1].on",
     "review r-20260301-1 took place on 2026-03-01, before the plan was opened (2026-03-02)"),
    ({"handovers": [{"on": "2026-03-01", "to": "w-bo"}]}, "handovers[1].on",
     "the plan was handed over on 2026-03-01, before the plan was opened (2026-03-02)"),
    ({"goals": [goal_data(course=[turn("2026-03-01", "active")])]}, "goals[g-1].course[1].on",
     "goal g-1 became active on 2026-03-01, before the plan was opened (2026-03-02)"),
    ({"goals": [goal_data(changes=[{"on": "2026-03-01", "what": "title"}])]}, "goals[g-1].changes[1].on",
     "a change of goal g-1 was talked about on 2026-03-01, before the plan was opened (2026-03-02)"),
    ({"goals": [goal_data(words_later=[{"on": "2026-03-01", "words": "x"}])]}, "goals[g-1].words_later[1].on",
     "more was said about goal g-1 on 2026-03-01, before the plan was opened (2026-03-02)"),
    (step(done="2026-03-01"), "goals[g-1].steps[s-1].done",
     "step s-1 was done on 2026-03-01, before the plan was opened (2026-03-02)"),
    (step(promised="2026-04-02", done="2026-02-01"), "goals[g-1].steps[s-1].done",
     "step s-1 was done on 2026-02-01, before it was promised (2026-04-02)"),
    (step(promised="2026-04-02", taken_back={"on": "2026-04-01"}), "goals[g-1].steps[s-1].taken_back.on",
     "step s-1 was taken back on 2026-04-01, before it was promised (2026-04-02)"),
    ({"goals": [goal_data(raised={"by": "court", "on": "2026-04-02"},
                          client_answer={"answer": "agrees", "on": "2026-04-01"})]},
     "goals[g-1].client_answer.on", "goal g-1 was answered on 2026-04-01, before it was raised (2026-04-02)"),
    ({"goals": [goal_data(raised={"by": "client", "on": "2026-04-02"})], "agreements": [agreement("2026-04-01")]},
     "agreements[a-20260401-1].on",
     "agreement a-20260401-1 was made on 2026-04-01, before goal g-1 was raised (2026-04-02)"),
    ({"agreements": [agreement("2026-04-02") | {"follow_up": "2026-04-01"}]}, "agreements[a-20260402-1].follow_up",
     "agreement a-20260402-1 was made on 2026-04-02, after the day of its follow-up (2026-04-01)"),
    ({"reviews": [review("2026-04-02", next_review="2025-04-30")]}, "reviews[r-20260402-1].next_review",
     "review r-20260402-1 took place on 2026-04-02, after the day of the next one (2025-04-30)"),
    ({"closed": {"on": "2026-04-01"}, "reviews": [review("2026-04-02")], "goals": [
        goal_data(course=[turn("2026-03-02", "active"), turn("2026-03-20", "paused")])]}, "reviews[r-20260402-1].on",
     "review r-20260402-1 took place on 2026-04-02, after the plan was closed (2026-04-01)"),
    ({"closed": {"on": "2026-04-01"}, "agreements": [agreement("2026-04-02")], "goals": [
        goal_data(course=[turn("2026-03-02", "active"), turn("2026-03-20", "ended")])]},
     "agreements[a-20260402-1].on",
     "agreement a-20260402-1 was made on 2026-04-02, after the plan was closed (2026-04-01)"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "where", "message"), ORDER)
def test_an_order_that_cannot_be_is_found_once(fields: Data, where: str, message: str) -> None:
    assert said(plan_data({}) | fields) == [("F009", where, message)]


USUAL: list[Data] = [
    {"agreements": [agreement("2026-03-02") | {"follow_up": "2026-03-02", "copy": {"given": "2026-03-01"}}]},
    {"reviews": [review("2026-03-02", next_review="2026-03-02")]},
    {"requests": [{"on": "2026-01-02", "by": "client", "asks": "x"}]},
    {"disagreements": [{"on": "2026-01-02", "about": "x"}]},
    {"requirements": [{"id": "q-1", "consequences_explained": "2026-01-02", "until": "2026-02-01"}]},
    {"goals": [goal_data(raised={"by": "court", "on": "2026-01-02"})]},
    {"goals": [goal_data(raised={"by": "client", "on": "2026-04-09"})], "reviews": [review("2026-04-02")]},
    {"goals": [goal_data(raised={"by": "client", "on": "2026-04-02"},
                         client_answer={"answer": "agrees", "on": "2026-04-02"})]},
    step(promised="2026-04-02", done="2026-04-02"),
    step(promised="2026-02-02", taken_back={"on": "2026-03-02"}),
    step(promised="2026-04-02", due="2026-04-01", until="2026-04-01"),
    {"closed": {"on": "2026-04-02"}, "reviews": [review("2026-04-02")],
     "agreements": [agreement("2026-04-02")],
     "goals": [goal_data(course=[turn("2026-03-02", "active"), turn("2026-04-02", "ended")])]},
]  # fmt: skip


@pytest.mark.parametrize("fields", USUAL)
def test_an_order_that_is_only_unusual_is_fine(fields: Data) -> None:
    assert said(plan_data({}) | fields) == []


def test_a_correction_may_be_written_after_the_end() -> None:
    course = [turn("2026-03-02", "active"), turn("2026-04-01", "ended")]
    old, new = review("2026-03-20"), review("2026-05-20", corrects="r-20260320-1")
    agreed, again = agreement("2026-03-02"), agreement("2026-05-20") | {"corrects": "a-20260302-1"}
    for closed in ({}, {"closed": {"on": "2026-04-01"}}):
        data = plan_data({"course": course}, reviews=[old, new], agreements=[agreed, again])
        assert said(data | closed) == []


def test_a_corrected_entry_may_have_the_wrong_year() -> None:
    wrong, right = review("2025-04-02"), review("2026-04-02", corrects="r-20250402-1")
    assert said(plan_data({}, reviews=[wrong, right])) == []
    late, right = review("2027-04-02"), review("2026-04-02", corrects="r-20270402-1")
    assert said(plan_data({}, reviews=[late, right])) == []


# F010: days to come

DAYS = [where for where, value in places(FULL_PLAN) if re.fullmatch(r"[0-9-]{10}", str(value))]
PLANNED = {"target_date", "due", "until", "next_review", "follow_up", "from", "to"}
CORRECTED = {("agreements", 0), ("reviews", 1)}


def test_a_full_plan_tells_of_nothing_wrong() -> None:
    assert {code for code, _, _ in said(FULL_PLAN, AFTER_ALL)} == {"F016"}
    assert len(DAYS) > 30


@pytest.mark.parametrize("where", DAYS, ids=lambda where: ".".join(map(str, where)))
def test_every_day_of_what_has_happened_must_have_come(where: Where) -> None:
    found = [item for item in findings(changed(where, "2027-01-02"), AFTER_ALL) if item.code == "F010"]
    if where[-1] in PLANNED or where[:2] in CORRECTED:
        assert found == []
    else:
        (finding,) = found
        assert finding.message.endswith(" on 2027-01-02, which is still to come")


TO_COME = [
    (("opened",), "the plan was opened"),
    (("closed", "on"), "the plan was closed"),
    (("requirements", 0, "consequences_explained"), "the consequences of requirement q-7w3e were explained"),
    (("disagreements", 0, "on"), "there was a disagreement"),
    (("requests", 0, "on"), "something was asked for"),
    (("handovers", 0, "on"), "the plan was handed over"),
    (("agreements", 1, "on"), "agreement a-20260303-3x8q was made"),
    (("reviews", 2, "on"), "review r-20260427-c3d5 took place"),
    (("goals", 0, "raised", "on"), "goal g-4f2k was raised"),
    (("goals", 1, "client_answer", "on"), "goal g-9x1p was answered"),
    (("goals", 0, "changes", 1, "on"), "a change of goal g-4f2k was talked about"),
    (("goals", 0, "words_later", 0, "on"), "more was said about goal g-4f2k"),
    (("goals", 0, "course", 4, "on"), "goal g-4f2k became achieved"),
    (("goals", 0, "steps", 0, "promised"), "step s-1a was promised"),
    (("goals", 0, "steps", 0, "done"), "step s-1a was done"),
    (("goals", 0, "steps", 1, "taken_back", "on"), "step s-2b was taken back"),
]


@pytest.mark.parametrize(("where", "happened"), TO_COME)
def test_what_is_to_come_is_told_in_a_sentence(where: Where, happened: str) -> None:
    found = [item.message for item in findings(changed(where, "2027-01-02"), AFTER_ALL) if item.code == "F010"]
    assert found == [f"{happened} on 2027-01-02, which is still to come"]


def test_a_copy_to_come_is_told_in_a_sentence() -> None:
    data = plan_data({}, agreements=[agreement("2026-03-02") | {"copy": {"given": "2027-01-02"}}])
    message = "a copy of agreement a-20260302-1 was given on 2027-01-02, which is still to come"
    assert said(data) == [("F010", "agreements[a-20260302-1].copy.given", message)]


def test_one_day_ahead_is_the_other_end_of_the_world() -> None:
    def outcome(days: int) -> tuple[list[str], date, date]:
        text = json.dumps(plan_data(opened=(TODAY + timedelta(days)).isoformat()))
        checked = check_document(planfile.parse(text.encode(), "p"), Terms(PROFILE), today=TODAY)
        return [finding.code for finding in checked.findings], checked.since, checked.until

    assert outcome(0)[0] == outcome(1)[0] == []
    assert outcome(2)[0] == ["F010"]
    assert outcome(1)[1] == TODAY  # what is fine today was not so yesterday
    assert outcome(2)[2] == TODAY + timedelta(1)  # and what is not will be fine tomorrow


# F011: courses


def course(*turns: tuple[str, str], **fields: Any) -> Data:
    return plan_data({"course": [turn(*each) for each in turns]}, **fields)


START = ("2026-03-02", "active")
OVER = ("2026-04-01", "ended")
COURSES = [
    (course(("2026-03-02", "paused")), "goals[g-1].course[1].status",
     "the course of goal g-1 begins with paused; it begins with proposed or active"),
    (course(START, ("2026-05-02", "paused"), ("2026-05-01", "active")), "goals[g-1].course[3].on",
     "goal g-1 became paused on 2026-05-02, and then active on 2026-05-01; a course goes on in the order of its days"),
    (course(START, ("2026-04-02", "active")), "goals[g-1].course[2].status",
     "goal g-1 became active on 2026-03-02, and active again on 2026-04-02, with nothing in between"),
    (course(START, closed={"on": "2026-05-01"}), "goals[g-1].course[1].status",
     "goal g-1 is active, but the plan was closed on 2026-05-01"),
    (course(START, OVER, ("2026-05-02", "active"), closed={"on": "2026-05-01"}), "goals[g-1].course[3].on",
     "goal g-1 became active on 2026-05-02, after the plan was closed (2026-05-01)"),
    (course(START, OVER, reviews=[review("2026-04-02")]), "reviews[r-20260402-1].progress[g-1].goal",
     "review r-20260402-1 of 2026-04-02 is about goal g-1, which became ended on 2026-04-01"),
    (course(START, ("2026-04-01", "achieved"), agreements=[agreement("2026-04-02", "disagrees")]),
     "agreements[a-20260402-1].goals[g-1].goal",
     "agreement a-20260402-1 of 2026-04-02 is about goal g-1, which became achieved on 2026-04-01"),
    (course(START, ("2026-04-01", "declined"), agreements=[agreement("2026-04-02")]),
     "agreements[a-20260402-1].goals[g-1].goal",
     "agreement a-20260402-1 of 2026-04-02 is about goal g-1, which became declined on 2026-04-01"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "where", "message"), COURSES)
def test_a_course_that_cannot_be_is_found(data: Data, where: str, message: str) -> None:
    assert said(data) == [("F011", where, message)]


POSSIBLE = [
    course(("2026-03-02", "proposed")),
    course(("2026-03-02", "proposed"), START),
    course(START, ("2026-03-02", "paused"), ("2026-03-02", "active")),
    course(START, OVER, ("2026-05-02", "active"), reviews=[review("2026-05-20")], agreements=[agreement("2026-05-02")]),
    course(START, OVER, reviews=[review("2026-04-01")], agreements=[agreement("2026-04-01")]),
    course(START, OVER, reviews=[review("2026-05-01", progress=[])]),
    course(START, ("2026-04-01", "declined"), reviews=[review("2026-04-02")]),
    course(START, ("2026-04-01", "declined"), agreements=[agreement("2026-04-02", "disagrees")]),
    course(START, ("2026-05-01", "ended"), closed={"on": "2026-05-01"}),
    course(START, ("2026-05-03", "ended"), closed={"on": "2026-05-01"}),
    course(("2026-03-02", "proposed"), closed={"on": "2026-05-01"}),
]


@pytest.mark.parametrize("data", POSSIBLE)
def test_a_course_that_can_be_is_fine(data: Data) -> None:
    assert said(data) == []


def test_the_status_of_a_proposed_goal_takes_nothing_from_an_error() -> None:
    (finding,) = findings(course(("2026-04-02", "active"), ("2026-03-02", "proposed")))
    assert (finding.code, finding.severity) == ("F011", Severity.ERROR)


# F013 and F016


def test_of_a_plan_of_a_later_format_nothing_else_is_said() -> None:
    data = plan_data({}) | {"format": "goals-plan/2", "later": True, "opened": None}
    (finding,) = findings(data)
    assert (finding.code, finding.where, finding.hint, finding.client) == (
        "F013", "format", "update goals; until then nothing else in this plan is looked at", "heron-27"
    )  # fmt: skip
    assert finding.message == "the plan is written in goals-plan/2, and this version of goals reads goals-plan/1"


@pytest.mark.parametrize("written", ["goals-plan/0", "goals-plan", 2])
def test_a_format_that_never_was_is_a_matter_of_the_schema(written: object) -> None:
    assert [code for code, _, _ in said(plan_data() | {"format": written})] == ["F002"]


def test_every_undecided_conflict_is_told_by_its_id_alone(caseload: Path, run: Run) -> None:
    conflicts = [{"id": name, "where": "monitor", "ours": "Tess", "theirs": "Tom"} for name in ("c-1", "c-2")]
    save(caseload, plan_data(conflicts=conflicts, opened="2026-05-30"))
    result = run("check", today="2026-06-01")
    place = "clients/heron-27.yaml:1:"
    told = re.sub(r":1:[0-9]+:", ":1:", result.stdout)
    hint = "ask the client what holds, and decide: goals resolve heron-27"
    assert told == "".join(
        f"{place} F016 conflict {name} is undecided: two versions of the plan differ here\n    error: {hint}\n"
        for name in ("c-1", "c-2")
    )
    assert result.code == 1
