"""Paths, assignments, ids and the order of fields: what is handed in becomes entries of a plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fullplan import FULL_PLAN
from hypothesis import given
from hypothesis import strategies as st

from goals_cli import entries, plan, planfile, schema
from goals_cli.errors import UsageError
from goals_cli.planfile import Append, Set

TODAY = date(2026, 3, 2)
GOAL = ("goals", 0)


def data(**goal: Any) -> dict[str, Any]:
    return {
        "format": "goals-plan/1",
        "client": "heron-27",
        "worker": "w-amara",
        "opened": "2026-03-02",
        "goals": [
            {"id": "g-4f2k", "raised": {"by": "client"}, **goal, "course": [{"on": "2026-03-02", "status": "proposed"}]}
        ],
    }


def refusal(text: str, **goal: Any) -> tuple[str, str]:
    with pytest.raises(UsageError) as caught:
        entries.assignment(data(**goal), GOAL, text)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("title", ("title",)),
        ("raised.who", ("raised", "who")),
        ("measures[0].unit", ("measures", "[0]", "unit")),
        ("measures[m-1].target", ("measures", "[m-1]", "target")),
        ("options[1].for[0]", ("options", "[1]", "for", "[0]")),
        ("x-Team_code.a-b", ("x-Team_code", "a-b")),
    ],
)
def test_a_path_has_parts(text: str, parts: tuple[str, ...]) -> None:
    assert entries.parse_path(text) == parts


@pytest.mark.parametrize("text", ["", "[0]", "a..b", "a.", ".a", "a[", "a[]", "a]b", "a.[0]", "a[0", f"a[{'1' * 41}]"])
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not the path of a field"):
        entries.parse_path(text)


def test_a_path_that_may_be_the_clients_words_is_not_repeated() -> None:
    assert refusal("I want to sleep=") == (
        "what stands before the = is not the path of a field",
        "write it like title, measures[0].unit or measures[m-1].target",
    )
    assert refusal("I want to sleep") == (
        "an assignment has no =",
        "write PATH=VALUE, or PATH+=VALUE to add to a list",
    )
    assert refusal("title.=x")[0] == "'title.' is not the path of a field"


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("title=The school play", ("title", "The school play", False)),
        ("title=a=b", ("title", "a=b", False)),
        ("matters+=Tess", ("matters", "Tess", True)),
        ("title=", ("title", "", False)),
    ],
)
def test_an_assignment_is_split_at_its_first_equals_sign(text: str, split: tuple[str, str, bool]) -> None:
    assert entries.split_assignment(text) == split


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("title=9", Set((*GOAL, "title"), "9")),
        ("priority=9", Set((*GOAL, "priority"), 9)),
        ("heard_right=true", Set((*GOAL, "heard_right"), True)),
        ("heard=no", Set((*GOAL, "heard"), "no")),
        ("target_date=2026-06-30", Set((*GOAL, "target_date"), "2026-06-30")),
        ("weight.importance=3", Set((*GOAL, "weight"), {"importance": 3})),
        ("raised.who=mother", Set((*GOAL, "raised", "who"), "mother")),
        ("matters+=9", Set((*GOAL, "matters"), ["9"])),
        ("matters[0]=Tess", Set((*GOAL, "matters"), ["Tess"])),
        ("options[0].for[0]=Slow", Set((*GOAL, "options"), [{"for": ["Slow"]}])),
        ("x-team=7", Set((*GOAL, "x-team"), 7)),
    ],
)
def test_an_assignment_makes_what_is_missing_on_its_way(text: str, change: planfile.Change) -> None:
    assert entries.assignment(data(), GOAL, text) == change


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("title=New", Set((*GOAL, "title"), "New")),
        ("title=", Set((*GOAL, "title"), None)),
        ("heard=Back", Set((*GOAL, "heard"), "Back")),
        ("matters+=More", Append((*GOAL, "matters"), "More")),
        ("matters[1]=More", Append((*GOAL, "matters"), "More")),
        ("in_the_way+=Doors", Append((*GOAL, "in_the_way"), "Doors")),
        ("in_the_way[0]=Doors", Append((*GOAL, "in_the_way"), "Doors")),
        ("measures[0].target=60", Set((*GOAL, "measures", 0, "target"), 60)),
        ("measures[m-2].unit=60", Set((*GOAL, "measures", 1, "unit"), "60")),
        ("options[0].for[1]=Cheap", Append((*GOAL, "options", 0, "for"), "Cheap")),
        ("options[0].against+=Late", Set((*GOAL, "options", 0, "against"), ["Late"])),
    ],
)
def test_an_assignment_goes_into_what_is_there(text: str, change: planfile.Change) -> None:
    present = data(
        title="Old",
        heard=None,
        matters=["Tess"],
        in_the_way=[],
        options=[{"option": "Practise", "for": ["Slow"]}],
        measures=[{"id": "m-1"}, {"id": "m-2", "unit": "minutes"}],
    )
    assert entries.assignment(present, GOAL, text) == change


def test_a_new_entry_gets_an_id_that_is_not_taken() -> None:
    change = entries.assignment(data(measures=[{"id": "m-1"}]), GOAL, "measures[1].what=minutes")
    assert isinstance(change, Append)
    assert list(change.value) == ["id", "what"]
    assert change.value["id"].startswith("m-")
    assert change.value["id"] != "m-1"
    new = entries.assignment(data(), (), "requirements[0].demands=Come to the talk")
    assert new.where == ("requirements",)
    assert new.value[0]["id"].startswith("q-")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("title.of=x", "title is no mapping", "see goals schema plan for the fields"),
        ("title[0]=x", "title is no list", "see goals schema plan for the fields"),
        ("raised[0]=x", "raised is no list", "see goals schema plan for the fields"),
        ("title+=x", "`title` is no list", "write PATH=VALUE to set it"),
        (
            "measures.unit=x",
            "measures is a list",
            "say which entry, measures[0] or by its id, or add a text with measures+=",
        ),
        (
            "matters[0]=x",
            "a whole entry of a list cannot be set over",
            "a path may go on to its fields; goals edit changes a text",
        ),
        ("matters[2]=x", "position 2 is beyond the end of a list of 1", "positions count from 0"),
        ("options[3].because=x", "no entry 3: that list is still empty", "its first entry is [0]"),
        ("views[0].x-a[1]=x", "no entry 1: that list is still empty", "its first entry is [0]"),
        ("measures[m-9].what=x", "no entry m-9 in that list", "its position names a new entry, [0] the first"),
        ("matters+=", "there is no value to put there", "an empty value empties a field that holds something"),
        ("heard=", "there is no value to put there", "an empty value empties a field that holds something"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(text: str, message: str, hint: str) -> None:
    assert refusal(text, title="Old", matters=["Tess"], measures=[{"id": "m-1"}]) == (message, hint)


def test_places_are_spelled_by_id_and_never_by_other_text() -> None:
    there = data(measures=[{"id": "m-1"}], views=[{"by": "family"}])
    assert entries.spelled(there, (*GOAL, "measures", 0, "unit")) == "goals[g-4f2k].measures[m-1].unit"
    assert entries.spelled(there, (*GOAL, "views", 0, "who"), GOAL) == "views[0].who"
    assert entries.spelled({"goals": [{"id": "I want my life back"}]}, ("goals", 0, "title")) == "goals[0].title"


def test_a_goal_is_completed_with_what_may_be_left_out() -> None:
    told = {
        "steps": [{"step": "Ask", "who": "worker"}, {"step": "Go", "id": "s-7", "promised": "2026-02-20"}],
        "measures": [{"what": "minutes"}],
        "words": "I want to sleep.",
        "matters": [],
        "heard": None,
    }
    goal = entries.complete_goal(told, worker="w-amara", today=TODAY, taken={"s-7"})
    assert list(goal) == ["id", "raised", "words", "measures", "steps", "course"]
    assert goal["raised"] == {"by": "client", "on": "2026-03-02"}
    assert goal["course"] == [{"on": "2026-03-02", "status": "proposed"}]
    assert [list(step) for step in goal["steps"]] == [["id", "who", "step", "promised"]] * 2
    assert [step["who"] for step in goal["steps"]] == ["w-amara", "client"]
    assert [step["promised"] for step in goal["steps"]] == ["2026-03-02", "2026-02-20"]
    assert goal["steps"][1]["id"] == "s-7"
    assert schema.problems(goal, "goal") == []


def test_what_was_said_of_a_goal_stands() -> None:
    told = {
        "id": "g-1",
        "raised": {"by": "family", "on": None, "who": "mother"},
        "course": [{"on": "2026-01-01", "status": "active"}],
    }
    goal = entries.complete_goal(told, worker="w-amara", today=TODAY, taken=())
    assert goal == {**told, "raised": {"by": "family", "who": "mother", "on": "2026-03-02"}}


@pytest.mark.parametrize("odd", [{"steps": "Go"}, {"steps": ["Go"]}, {"measures": "minutes"}, {"raised": "mother"}])
def test_what_has_the_wrong_shape_is_left_for_the_schema_to_name(odd: dict[str, Any]) -> None:
    goal = entries.complete_goal(odd, worker="w-amara", today=TODAY, taken=())
    assert {key: goal[key] for key in odd} == odd
    assert schema.problems(goal, "goal") != []


def test_all_ids_of_the_model_are_those_of_the_data() -> None:
    ids = entries.all_ids(FULL_PLAN) - {conflict["id"] for conflict in FULL_PLAN["conflicts"]}
    assert entries.all_ids(plan.from_data(FULL_PLAN, plan.Plan)) == ids


def test_unknown_fields_come_last_in_their_own_order() -> None:
    assert list(entries.ordered({"x-b": 1, "words": "w", "x-a": 2, "id": "g-1"}, ("goals",))) == [
        "id", "words", "x-b", "x-a",
    ]  # fmt: skip


PARTS = st.sampled_from(
    ["title", "measures", "[0]", "[1]", "[m-1]", "what", "target", "options", "for", "raised", "who", "x-a", "matters"]
)


@given(st.lists(PARTS, min_size=1, max_size=5), st.text(max_size=8), st.booleans())
def test_any_path_makes_a_change_that_can_be_applied_or_is_refused(parts: list[str], value: str, adds: bool) -> None:
    present = data(title="Old", measures=[{"id": "m-1", "what": "minutes"}], options=[{"option": "a", "for": ["b"]}])
    text = ".".join(parts).replace(".[", "[") + ("+=" if adds else "=") + value
    try:
        change = entries.assignment(present, GOAL, text)
    except UsageError:
        return
    after = planfile.apply(present, [change])
    assert after != present or entries.inside(present, change.where) == change.value
    assert entries.all_ids(after) >= entries.all_ids(present) - {"m-1"}
