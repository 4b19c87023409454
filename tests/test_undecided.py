"""What a merge left undecided is told as such, to the client on their own pages and to the worker before a session."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from made_plans import PROFILE, TODAY, Data, agreement, made, plan_data, save

from goals_cli.history.since_agreed import since_agreed
from goals_cli.languages import speech
from goals_cli.plan import Plan, from_data
from goals_cli.render import since_agreed as since_page
from goals_cli.render.reports import FORMATS
from goals_cli.reporting_session import session_report
from goals_cli.sheets import plan_report
from goals_cli.undecided import OTHER, Undecided, undecided_in

MEASURE: Data = {"id": "m-1", "what": "nights", "unit": "hours", "baseline": 2, "target": 6}
GOAL: Data = {
    "title": "Sleep",
    "statement": "By 31 July I sleep.",
    "target_date": "2026-07-31",
    "measures": [MEASURE],
    "steps": [{"id": "s-1", "step": "Read", "private": True}],
}
QUOTED = {"statement": GOAL["statement"], "target_date": GOAL["target_date"], "measures": [MEASURE]}
DATES: Data = {"id": "c-1", "where": "goals[g-1].target_date", "ours": "2026-06-30", "theirs": "2026-09-30"}


def undecided(*conflicts: Data, **goal: Any) -> Data:
    return plan_data(GOAL | goal, agreements=[agreement("2026-03-02", **QUOTED)], conflicts=list(conflicts))


def sheet(data: Data, form: str = "text") -> str:
    report = plan_report(from_data(data, Plan), PROFILE, today=TODAY, since=since_agreed(data, today=TODAY))
    return FORMATS[form](report)


@pytest.mark.parametrize(
    ("conflict", "found"),
    [
        (DATES, ("target_date", None, ("2026-07-31", "2026-06-30", "2026-09-30"))),
        (DATES | {"ours": "2026-07-31"}, ("target_date", None, ("2026-07-31", "2026-09-30"))),
        (
            {"where": "goals[g-1].statement", "theirs": "I rest."},
            ("statement", None, (GOAL["statement"], None, "I rest.")),
        ),
        ({"where": "goals[g-1].measures[m-1].target", "ours": 6, "theirs": 7}, ("target", "nights", (6, 7))),
        ({"where": "goals[g-1].measures[m-1]", "ours": MEASURE}, ("measures", "nights", (MEASURE, None))),
        ({"where": "goals[g-1].measures[m-9].target", "ours": 6}, ("target", None, (None, 6))),
        ({"where": "goals[g-1].course", "ours": "paused", "theirs": "ended"}, (OTHER, None, ())),
        ({"where": "goals[g-1].steps[s-1].due", "ours": "2026-06-02"}, None),
        ({"where": "goals[g-1].views[family].view", "ours": "a"}, None),
        ({"where": "goals[g-2].target_date", "ours": "2026-06-02"}, None),
        ({"where": "finishing", "ours": "a"}, None),
        ({"where": "by hand", "ours": "a"}, None),
    ],
)  # fmt: skip
def test_what_is_undecided_in_a_goal(conflict: Data, found: tuple[Any, ...] | None) -> None:
    plan = made(GOAL, conflicts=[{"id": "c-1"} | conflict])
    expected = () if found is None else (Undecided("c-1", *found),)
    assert undecided_in(plan, plan.goals[0], private=False) == expected


def test_what_is_undecided_of_a_private_step_is_told_when_asked_for() -> None:
    plan = made(GOAL, conflicts=[{"id": "c-1", "where": "goals[g-1].steps[s-1].due", "ours": "2026-06-02"}])
    assert undecided_in(plan, plan.goals[0], private=True) == (Undecided("c-1", OTHER, None, ()),)


def test_the_sheet_shows_no_value_as_if_it_stood_and_denies_no_change() -> None:
    shown = sheet(undecided(DATES))
    assert """
What we agreed
By 31 July I sleep.

I agreed to this on 2 March 2026.

By when: we still have to decide this together. It may be 31 July 2026 or 30
June 2026 or 30 September 2026.

How we will know""" in shown
    assert shown.endswith("""
What changed since I agreed
---------------------------

- By when: we still have to decide this together. It may be 31 July 2026 or 30
  June 2026 or 30 September 2026.""")
    assert "By when: 31 July 2026." not in shown


@pytest.mark.parametrize(
    ("conflict", "lines", "gone"),
    [
        (
            {"where": "goals[g-1].statement", "ours": "I sleep.", "theirs": "I rest."},
            [
                "What we want to agree on",
                "What we wrote down: we still have to decide this together. It may be "
                '"By 31 July I sleep." or "I sleep." or "I rest.".',
            ],
            "What we agreed",
        ),
        (
            {"where": "goals[g-1].measures[m-1].target", "ours": 6, "theirs": "at most 7"},
            [
                "What I want to get to (nights): we still have to decide this together. It may be 6 or at most 7.",
                "- nights: 2 hours at the start",
            ],
            "is what I want",
        ),
        (
            {"where": "goals[g-1].measures[m-1]", "ours": None, "theirs": MEASURE | {"unit": None}},
            [
                "How we will know: we still have to decide this together. It may be nothing or nights, 6.",
            ],
            "- nights: 2 hours",
        ),
        (DATES | {"ours": "soon", "theirs": "2026-02-30"}, ["31 July 2026 or soon or 2026-02-30."], "By when: 31"),
        (
            {"where": "goals[g-1].course", "ours": "paused", "theirs": "ended"},
            ["There is more to this that we still have to decide together.", "By when: 31 July 2026."],
            "It may be",
        ),
    ],
)
def test_each_part_that_is_undecided_is_told_so(conflict: Data, lines: list[str], gone: str) -> None:
    shown = " ".join(sheet(undecided({"id": "c-1"} | conflict)).split())
    assert [line for line in lines if line not in shown] == []
    assert gone not in shown


def test_a_side_that_stands_meanwhile_is_not_called_the_new_wording() -> None:
    changes = [
        {"on": "2026-05-02", "what": "target_date", "to": "2026-06-30", "asked_by": "client", "because": "Too long"},
        {"on": "2026-05-02", "what": "target_date", "to": "2026-09-30", "asked_by": "client", "because": "No rush"},
    ]
    data = undecided(DATES, target_date="2026-06-30", changes=changes)
    assert sheet(data).endswith("""
What changed since I agreed
---------------------------

- By when: we still have to decide this together. It may be 30 June 2026 or 30
  September 2026.

How that came about:

- 2 May 2026: I asked for it, because: Too long.
- 2 May 2026: I asked for it, because: No rush.""")


def test_the_page_of_what_changed_does_not_say_that_all_stands_word_for_word() -> None:
    assert since_page.text(since_agreed(undecided(DATES), today=TODAY)) == """\
What changed since you agreed
=============================

As of 1 June 2026.

Sleep
-----

You agreed to this on 2 March 2026.

By when: we still have to decide this together. It may be 31 July 2026 or 30
June 2026 or 30 September 2026."""


def test_the_sheet_says_it_in_spanish() -> None:
    report = plan_report(from_data(undecided(DATES), Plan), PROFILE, today=TODAY)
    assert """
Para cuándo: todavía tenemos que hablarlo y decidirlo. Puede ser 31 de julio de
2026 o 30 de junio de 2026 o 30 de septiembre de 2026.
""" in FORMATS["text"](report, speech("es"))


def test_programs_are_told_what_is_undecided() -> None:
    expected = {
        "id": "c-1",
        "field": "target_date",
        "measure": None,
        "values": ["2026-07-31", "2026-06-30", "2026-09-30"],
    }
    assert json.loads(sheet(undecided(DATES), "json"))["goals"][0]["undecided"] == [expected]
    (goal,) = json.loads(since_page.json(since_agreed(undecided(DATES), today=TODAY)))["goals"]
    assert goal["undecided"] == [expected]


def session(data: Data, form: str, *, private: bool = False) -> str:
    return FORMATS[form](session_report(from_data(data, Plan), PROFILE, [], today=TODAY, private=private))


def test_the_worker_sees_before_a_session_what_is_to_be_decided() -> None:
    shown = session(undecided(DATES), "text")
    assert """
Still to       - By when, for "Sleep": 31 July 2026 or 30 June 2026 or 30
decide           September 2026 (c-1)""" in shown


def test_of_a_private_goal_only_the_ids_are_told() -> None:
    data = undecided(DATES, private=True)
    assert "- By when, for (private: g-1) (c-1)" in session(data, "text").replace("\n", " ").replace("decide", "")
    assert json.loads(session(data, "json"))["undecided"] == [
        {"id": "c-1", "goal": "g-1", "title": None, "field": "target_date", "measure": None, "values": []}
    ]
    assert "heron-27,undecided,g-1,c-1,,,,target_date," in session(data, "csv").split("\n")
    row = "heron-27,undecided,g-1,c-1,,,,target_date,31 July 2026 or 30 June 2026 or 30 September 2026"
    assert row in session(data, "csv", private=True).split("\n")


def test_the_sample_case_tells_it(caseload: Path, run: Run) -> None:
    save(caseload, undecided(DATES))
    assert "we still have to decide this together" in run("report", "plan", "heron-27", today="2026-06-01").stdout
