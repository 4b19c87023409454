"""What a goal says beside the trail of its changes: a change with a trail hides no other edit of the same field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from histories import Repository
from made_plans import Data, agreement, plan_data
from test_events import short
from test_history import PATH, written

from goals_cli.history.events import events, events_of_merge
from goals_cli.render.event_words import sentence

MEASURE = {"id": "m-1", "what": "minutes", "baseline": 5, "target": 60}
GOAL = {"statement": "I stay for an hour", "target_date": "2026-06-30", "measures": [MEASURE]}
AGREED = [agreement("2026-03-02", **GOAL)]


def change(before: Any, after: Any, what: str = "target_date", on: str = "2026-03-20", **more: Any) -> Data:
    """Write down a change that the client asked for."""
    ends = {"from": before, "to": after}
    return {"on": on, "what": what, "asked_by": "client"} | {k: v for k, v in ends.items() if v is not None} | more


def plan(*changes: Data, **goal: Any) -> Data:
    return plan_data(GOAL | {"changes": list(changes)} | goal, agreements=AGREED)


def sentences(before: Data, after: Data) -> list[str]:
    """Tell what happened beside the changes that have a trail."""
    return [sentence(each) for each in events(before, after) if each.kind not in ("changed", "asked")]


OUTSIDE = "g-1: target date changed from {} to {} outside a review"
MOVED = change("2026-06-30", "2026-07-10")
AGAIN = change("2026-07-10", "2026-07-20", on="2026-03-21")


@pytest.mark.parametrize(
    ("changes", "now", "told"),
    [
        ([MOVED], "2026-07-10", []),
        ([MOVED, AGAIN], "2026-07-20", []),
        ([MOVED, AGAIN, change("2026-07-20", "2026-07-10")], "2026-07-10", []),
        ([MOVED], "2026-12-31", [OUTSIDE.format("2026-07-10", "2026-12-31")]),
        ([MOVED], "2026-06-30", [OUTSIDE.format("2026-07-10", "2026-06-30")]),
        ([MOVED, AGAIN], "2026-07-10", [OUTSIDE.format("2026-07-20", "2026-07-10")]),
        ([MOVED], None, ["g-1: target date 2026-07-10 taken out outside a review"]),
        ([change("2026-06-30", None)], None, []),
        ([change("2026-06-30", None)], "2026-07-10", ["g-1: target date set to 2026-07-10 outside a review"]),
        ([change("2026-08-01", "2026-07-10")], "2026-07-10", [OUTSIDE.format("2026-06-30", "2026-08-01")]),
        ([change("2026-08-01", "2026-07-10")], "2026-12-31",
         [OUTSIDE.format("2026-06-30", "2026-08-01"), OUTSIDE.format("2026-07-10", "2026-12-31")]),
    ],
)  # fmt: skip
def test_an_edit_beside_a_change_with_a_trail_is_told(changes: list[Data], now: str | None, told: list[str]) -> None:
    assert sentences(plan(), plan(*changes, target_date=now)) == told


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (change("2026-06-30", "end of July"), ["g-1: target date changed from 2026-06-30 to 2026-07-31"]),
        (change("end of June", "2026-07-31"), []),
        (change(None, None), ["g-1: target date changed from 2026-06-30 to 2026-07-31"]),
        (change("2026-06-30", "2026-08-31", asked_by="w-amara", answer="partly"),
         ["g-1: target date changed from 2026-06-30 to 2026-07-31"]),
    ],
)  # fmt: skip
def test_a_trail_in_words_or_of_a_part_is_no_reason_for_blame(entry: Data, told: list[str]) -> None:
    assert sentences(plan(), plan(entry, target_date="2026-07-31")) == told


@pytest.mark.parametrize("what", ["measures[m-1].target", "measures[0].target"])
def test_a_change_of_one_part_of_a_measure_hides_no_other_part(what: str) -> None:
    entry = change(60, 40, what)
    right, more = MEASURE | {"target": 40}, MEASURE | {"target": 40, "baseline": 10}
    assert sentences(plan(), plan(entry, measures=[right])) == []
    assert sentences(plan(), plan(entry, measures=[more])) == [
        "g-1: baseline of m-1 changed from 5 to 10 outside a review"
    ]
    assert sentences(plan(), plan(entry, measures=[MEASURE | {"target": 20}])) == [
        "g-1: target of m-1 changed from 40 to 20 outside a review"
    ]


def test_a_change_of_all_measures_tells_what_each_was_to_be() -> None:
    second = {"id": "m-2", "what": "nights", "target": 0}
    entry = change([MEASURE], [MEASURE, second], "measures")
    assert sentences(plan(), plan(entry, measures=[MEASURE, second])) == []
    assert sentences(plan(), plan(entry, measures=[MEASURE, second | {"target": 3}])) == [
        "g-1: target of m-2 changed from 0 to 3 outside a review"
    ]


def test_a_statement_is_held_against_its_trail_however_it_was_typed() -> None:
    entry = change(GOAL["statement"], "I stay for half an hour", "statement")
    assert sentences(plan(), plan(entry, statement="I stay for\n half an hour ")) == []
    assert sentences(plan(), plan(entry, statement="I sit down")) == [
        'g-1: statement changed from "I stay for half an hour" to "I sit down" outside a review'
    ]


def test_a_change_that_tells_in_words_what_it_was_about_is_one_of_the_wording() -> None:
    entry = change(GOAL["statement"], "I sit down", "made smaller")
    assert sentences(plan(), plan(entry, statement="I sit down")) == []


def test_a_yes_that_came_later_is_a_trail_too() -> None:
    asked = {"on": "2026-03-20", "what": "target_date", "from": "2026-06-30", "to": "2026-07-10", "asked_by": "w-amara"}
    assert sentences(plan(asked), plan(asked | {"answer": "agrees"}, target_date="2026-07-10")) == [
        "g-1: noted: answer of 2026-03-20: agrees"
    ]


def test_changes_on_two_lines_of_work_lead_to_either() -> None:
    ours, theirs = plan(MOVED, target_date="2026-07-10"), plan(other := change("2026-06-30", "2026-07-20"),
                                                             target_date="2026-07-20")  # fmt: skip
    for live in ("2026-07-10", "2026-07-20"):
        merged = plan(MOVED, other, target_date=live)
        assert events_of_merge([ours, theirs], merged) == []
        assert sentences(plan(), merged) == []
    replayed = plan(MOVED, other, target_date="2026-07-20")
    assert [short(each)["kind"] for each in events(ours, replayed)] == ["changed"]


def test_it_is_told_by_history_and_by_a_comparison_over_two_commits(caseload: Path, run: Run) -> None:
    repository = Repository(caseload)
    first = repository.commit("first", {PATH: written(plan())}, "2026-03-02")
    repository.commit("changed", {PATH: written(plan(MOVED, target_date="2026-07-10"))}, "2026-03-20")
    repository.commit("by hand", {PATH: written(plan(MOVED, target_date="2026-12-31"))}, "2026-03-20")
    together = plan(MOVED, change("2026-12-31", "2027-01-10", on="2026-03-22"), target_date="2027-01-31")
    repository.commit("both", {PATH: written(together)}, "2026-03-22")
    env = {"GOALS_TODAY": "2026-04-01"}
    told = run("history", "heron-27", "--since", "2026-03-20", "--format", "csv", env=env).stdout
    assert [tuple(line.split(",")[column] for column in (1, 7, 8)) for line in told.splitlines()[1:]] == [
        ("edited", "2027-01-10", "2027-01-31"), ("changed", "2026-12-31", "2027-01-10"),
        ("edited", "2026-07-10", "2026-12-31"), ("changed", "2026-06-30", "2026-07-10"),
    ]  # fmt: skip
    assert run("diff", f"{first}..HEAD~1", env=env).stdout.splitlines()[-3:] == [
        "- 2026-03-20: g-1: target date changed from 2026-06-30 to 2026-07-10, asked for",
        "  by the client",
        "- g-1: target date changed from 2026-07-10 to 2026-12-31 outside a review",
    ]
