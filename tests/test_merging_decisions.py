"""What a merge decides, case by case, on data: what is taken, what is kept twice, and where things stand."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any

import pytest
from made_plans import agreement, goal_data, plan_data, review, turn
from merging_triples import triple

from goals_cli.errors import NotFound
from goals_cli.merging.aligning import align
from goals_cli.merging.deciding import decided
from goals_cli.merging.places import find
from goals_cli.merging.three_way import Merged, merge
from goals_cli.plan import Plan, from_data

Data = dict[str, Any]
Edit = Callable[[Data], Any]
TODAY = date(2026, 6, 1)


def base() -> Data:
    """Write down a plan that both start from."""
    step = {"id": "s-1", "who": "client", "step": "Visit the hall", "promised": "2026-03-02"}
    goal = goal_data(
        title="The play", words="To stay", statement="I stay", matters=["Tess", "Calm"], steps=[step],
        measures=[{"id": "m-1", "what": "minutes", "target": 60}],
    )  # fmt: skip
    rated = review("2026-03-16", progress=[{"goal": "g-1", "ratings": [{"by": "client", "rating": 3}], "wins": ["A"]}])
    return plan_data(
        goal, agreements=[agreement("2026-03-02", statement="I stay")], reviews=[rated], finishing="When I can"
    )


def merged(ours: Edit, theirs: Edit, start: Data | None = None) -> Merged:
    """Merge what two edits make of one plan."""
    before = start if start is not None else base()
    sides = deepcopy(before), deepcopy(before)
    ours(sides[0])
    theirs(sides[1])
    return merge(before, *sides)


def conflicts(result: Merged) -> list[Data]:
    """List the conflicts without their ids."""
    found = result.data.get("conflicts", [])
    return [{name: value for name, value in entry.items() if name != "id"} for entry in found]


def goal(plan: Data) -> Data:
    return dict.__getitem__(plan, "goals")[0]  # type: ignore[no-any-return]


def sets(**fields: Any) -> Edit:
    """Set fields of the goal."""
    return lambda plan: goal(plan).update(fields)


def nothing(_plan: Data) -> None:
    """Leave the plan as it is."""


def adds(name: str, *new: Any) -> Edit:
    """Add to a list of the plan, or of the goal where it has that."""
    return lambda plan: (plan if name in plan else goal(plan)).setdefault(name, []).extend(deepcopy(new))


def test_what_one_side_changed_is_taken() -> None:
    result = merged(sets(title="The hall"), lambda plan: plan.update(finishing="After the play", monitor="w-amara"))
    assert goal(result.data)["title"] == "The hall"
    assert (result.data["finishing"], result.data["monitor"]) == ("After the play", "w-amara")
    assert conflicts(result) == []


def test_what_both_changed_alike_is_taken_once() -> None:
    result = merged(sets(title="The hall", priority=1), sets(title="The hall", statement="I stay to the end"))
    assert (goal(result.data)["title"], goal(result.data)["priority"]) == ("The hall", 1)
    assert goal(result.data)["statement"] == "I stay to the end"
    assert conflicts(result) == []


def test_what_both_changed_differently_is_kept_twice() -> None:
    result = merged(sets(statement="I stay an hour"), sets(statement="I stay to the end"))
    assert goal(result.data)["statement"] == "I stay an hour"
    assert conflicts(result) == [
        {"where": "goals[g-1].statement", "base": "I stay", "ours": "I stay an hour", "theirs": "I stay to the end"}
    ]


def test_a_field_that_is_new_on_both_sides_has_no_base() -> None:
    result = merged(sets(target_date="2026-06-30"), sets(target_date="2026-07-10"))
    assert conflicts(result) == [{"where": "goals[g-1].target_date", "ours": "2026-06-30", "theirs": "2026-07-10"}]


def test_a_conflict_has_one_id_whichever_side_merges() -> None:
    one, other = sets(statement="A"), sets(statement="B")
    ids = [merged(*sides).data["conflicts"][0]["id"] for sides in ((one, other), (other, one))]
    assert ids[0] == ids[1]
    assert merged(one, sets(statement="C")).data["conflicts"][0]["id"] != ids[0]


@pytest.mark.parametrize("swapped", [False, True])
def test_deleted_here_and_changed_there_keeps_the_change(swapped: bool) -> None:
    def delete(plan: Data) -> None:
        goal(plan)["steps"].clear()

    def change(plan: Data) -> None:
        goal(plan)["steps"][0]["done"] = "2026-03-09"

    result = merged(change, delete) if swapped else merged(delete, change)
    assert [step["done"] for step in goal(result.data)["steps"]] == ["2026-03-09"]
    kept, gone = ("ours", "theirs") if swapped else ("theirs", "ours")
    (conflict,) = conflicts(result)
    assert conflict["where"] == "goals[g-1].steps[s-1]"
    assert conflict[kept]["done"] == "2026-03-09"
    assert gone not in conflict


def test_deleted_here_and_left_alone_there_goes() -> None:
    result = merged(lambda plan: goal(plan)["steps"].clear(), sets(title="The hall"))
    assert goal(result.data)["steps"] == []
    assert conflicts(result) == []


def test_a_field_deleted_here_and_changed_there_keeps_the_change() -> None:
    result = merged(lambda plan: plan.pop("finishing"), lambda plan: plan.update(finishing="After the play"))
    assert result.data["finishing"] == "After the play"
    assert conflicts(result) == [{"where": "finishing", "base": "When I can", "theirs": "After the play"}]


@pytest.mark.parametrize(
    "naming",
    [
        adds("reviews", review("2026-04-13")),
        adds("agreements", agreement("2026-04-13")),
        lambda plan: plan.update(needs=[{"id": "n-1", "goals": ["g-1"]}]),
        lambda plan: plan["goals"].append(goal_data(id="g-2", grew_from="g-1")),
    ],
)
def test_a_goal_that_the_other_side_newly_names_does_not_go(naming: Edit) -> None:
    result = merged(lambda plan: plan["goals"].clear(), naming)
    assert result.data["goals"][0] == goal(base())
    (conflict,) = conflicts(result)
    assert (conflict["where"], conflict["theirs"]) == ("goals[g-1]", goal(base()))


def test_a_step_and_a_measure_that_the_other_side_newly_names_do_not_go() -> None:
    told = {"goal": "g-1", "steps": [{"step": "s-1", "how": "done"}], "measured": [{"measure": "m-1", "value": 5}]}
    result = merged(sets(steps=[], measures=[]), adds("reviews", review("2026-04-13", progress=[told])))
    assert (goal(result.data)["steps"], goal(result.data)["measures"]) == (
        goal(base())["steps"],
        goal(base())["measures"],
    )
    assert [entry["where"] for entry in conflicts(result)] == ["goals[g-1].steps[s-1]", "goals[g-1].measures[m-1]"]


def test_what_only_grows_comes_back() -> None:
    def tamper(plan: Data) -> None:
        plan["agreements"].clear()
        plan["reviews"][0]["progress"][0]["ratings"].clear()
        del plan["reviews"][0]["progress"][0]["wins"]

    result = merged(tamper, adds("reviews", review("2026-04-13")))
    assert result.data["agreements"] == base()["agreements"]
    assert result.data["reviews"] == [*base()["reviews"], review("2026-04-13")]


RATED = "reviews[r-20260316-1].progress[g-1]"


def inside(plan: Data, *way: str | int) -> Any:
    here: Any = plan
    for part in way:
        here = here[part]
    return here


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("way", "field", "value", "where", "whole"),
    [
        (("reviews", 0, "progress", 0, "ratings", 0), "rating", 8, f"{RATED}.ratings[client]", True),
        (("agreements", 0, "client"), "answer", "disagrees", "agreements[a-20260302-1].client", True),
        (("agreements", 0), "on", "2026-03-09", "agreements[a-20260302-1].on", False),
        (("agreements", 0, "goals", 0), "statement", "B", "agreements[a-20260302-1].goals[g-1].statement", False),
        (("reviews", 0), "next_review", "2026-05-11", "reviews[r-20260316-1].next_review", False),
    ],
)
def test_what_was_recorded_stays_where_one_side_alone_altered_it(
    way: tuple[str | int, ...], field: str, value: Any, where: str, whole: bool, swapped: bool
) -> None:
    start = base()
    start["reviews"][0]["next_review"] = "2026-04-13"
    recorded = inside(start, *way)

    def alter(plan: Data) -> None:
        inside(plan, *way)[field] = value

    result = merged(adds("matters", "A"), alter, start) if swapped else merged(alter, adds("matters", "A"), start)
    assert inside(result.data, *way) == recorded
    before, after = (recorded, recorded | {field: value}) if whole else (recorded[field], value)
    one, other = (before, after) if swapped else (after, before)
    assert conflicts(result) == [{"where": where, "base": before, "ours": one, "theirs": other}]
    assert [conflict.is_of_one_side for conflict in result.conflicts] == [True]
    (conflict,) = result.data["conflicts"]
    taken = decided(result.data, conflict, after, today=TODAY)
    assert inside(taken, *way)[field] == value


def test_what_is_added_to_what_was_recorded_is_taken() -> None:
    def add(plan: Data) -> None:
        plan["agreements"][0].update(note="By telephone")
        plan["agreements"][0]["client"]["shown"] = "spoken"
        plan["reviews"][0]["progress"][0]["ratings"].append({"by": "w-amara", "rating": 5})

    result = merged(sets(priority=1), add)
    assert conflicts(result) == []
    assert result.data["agreements"][0]["note"] == "By telephone"
    assert result.data["agreements"][0]["client"] == base()["agreements"][0]["client"] | {"shown": "spoken"}
    assert len(result.data["reviews"][0]["progress"][0]["ratings"]) == 2


def test_what_is_taken_out_of_what_was_recorded_comes_back() -> None:
    def take_out(plan: Data) -> None:
        del plan["agreements"][0]["client"]["shown"]
        del plan["agreements"][0]["goals"][0]["statement"]

    start = base()
    start["agreements"][0]["client"]["shown"] = "signature"
    for sides in ((take_out, sets(priority=1)), (sets(priority=1), take_out)):
        result = merged(*sides, start)
        assert (result.data["agreements"], conflicts(result)) == (start["agreements"], [])


def test_both_sides_altered_what_was_recorded() -> None:
    def rate(rating: int) -> Edit:
        return lambda plan: plan["reviews"][0]["progress"][0]["ratings"][0].update(rating=rating)

    result = merged(rate(4), rate(8))
    assert result.data["reviews"][0]["progress"][0]["ratings"] == [{"by": "client", "rating": 4}]
    assert [conflict.is_of_one_side for conflict in result.conflicts] == [False]


def test_appends_of_both_sides_stand_ours_first() -> None:
    result = merged(adds("matters", "Ours"), adds("matters", "Theirs", "Calm, too"))
    assert goal(result.data)["matters"] == ["Tess", "Calm", "Ours", "Theirs", "Calm, too"]


def test_what_theirs_has_in_between_stands_behind_what_it_stands_behind_there() -> None:
    result = merged(sets(matters=["Calm", "Tess", "Ours"]), sets(matters=["First", "Tess", "Theirs", "Calm"]))
    assert goal(result.data)["matters"] == ["First", "Calm", "Tess", "Ours", "Theirs"]


def test_reviews_stand_by_their_days() -> None:
    may, april = review("2026-05-11"), review("2026-04-13")
    assert [entry["on"] for entry in merged(adds("reviews", may), adds("reviews", april)).data["reviews"]] == [
        "2026-03-16", "2026-04-13", "2026-05-11",
    ]  # fmt: skip


def test_an_entry_to_which_both_sides_added_is_one_entry() -> None:
    request = {"on": "2026-03-09", "by": "client", "asks": "A later hour"}
    start = base() | {"requests": [request]}
    result = merged(
        lambda plan: plan["requests"][0].update(answered="From May on"),
        lambda plan: plan["requests"][0].update({"x-room": 2}),
        start,
    )
    assert result.data["requests"] == [request | {"answered": "From May on", "x-room": 2}]


def test_an_entry_without_a_name_that_both_sides_filled_differently_becomes_two() -> None:
    request = {"on": "2026-03-09", "by": "client", "asks": "A later hour"}
    answers = [lambda plan, answer=answer: plan["requests"][0].update(answered=answer) for answer in ("Yes", "No")]
    result = merged(answers[0], answers[1], base() | {"requests": [request]})
    assert result.data["requests"] == [request | {"answered": "Yes"}, request | {"answered": "No"}]
    assert conflicts(result) == []


def test_a_goal_that_went_two_ways_is_a_conflict() -> None:
    result = merged(adds("course", turn("2026-04-13", "paused")), adds("course", turn("2026-04-20", "ended")))
    assert [entry["status"] for entry in goal(result.data)["course"]] == ["active", "paused", "ended"]
    assert conflicts(result) == [{"where": "goals[g-1].course", "base": "active", "ours": "paused", "theirs": "ended"}]


def test_on_one_day_the_turn_of_ours_is_the_last() -> None:
    result = merged(adds("course", turn("2026-04-13", "paused")), adds("course", turn("2026-04-13", "ended")))
    assert [entry["status"] for entry in goal(result.data)["course"]] == ["active", "ended", "paused"]


def test_a_goal_that_went_one_way_twice_is_none() -> None:
    turns = [turn("2026-04-13", "paused"), turn("2026-04-20", "paused")]
    result = merged(adds("course", turns[0]), adds("course", turns[1]))
    assert goal(result.data)["course"][1:] == turns
    assert conflicts(result) == []


def test_no_answer_gets_the_words_to_another() -> None:
    yes, no = {"answer": "agrees", "client_says": "Fine"}, {"answer": "disagrees"}
    result = merged(sets(client_answer=no), sets(client_answer=yes))
    assert goal(result.data)["client_answer"] == no
    assert conflicts(result) == [{"where": "goals[g-1].client_answer", "ours": no, "theirs": yes}]


def test_an_answer_that_both_sides_fill_in_is_one() -> None:
    start = base()
    goal(start)["client_answer"] = {"answer": "agrees"}
    result = merged(
        lambda plan: goal(plan)["client_answer"].update(on="2026-03-02"),
        lambda plan: goal(plan)["client_answer"].update(client_says="Fine"),
        start,
    )
    assert goal(result.data)["client_answer"] == {"answer": "agrees", "on": "2026-03-02", "client_says": "Fine"}
    assert conflicts(result) == []


def test_a_step_is_not_both_done_and_taken_back() -> None:
    step = goal(base())["steps"][0]
    done, back = {"done": "2026-03-09"}, {"taken_back": {"on": "2026-03-16"}}
    result = merged(lambda plan: goal(plan)["steps"][0].update(done), lambda plan: goal(plan)["steps"][0].update(back))
    assert goal(result.data)["steps"] == [step | done]
    assert conflicts(result) == [
        {"where": "goals[g-1].steps[s-1]", "base": step, "ours": step | done, "theirs": step | back}
    ]


def two_goals() -> tuple[Edit, Edit]:
    """Let each side raise another goal under one id, and name it everywhere."""

    def raise_(words: str) -> Edit:
        def edit(plan: Data) -> None:
            day = "2026-04-13" if words == "To sleep" else "2026-04-20"
            plan["goals"].append(goal_data(id="g-2", words=words, steps=[{"id": "s-2", "step": words}]))
            plan["needs"] = [{"id": f"n-{day[-2:]}", "need": words, "goals": ["g-1", "g-2"]}]
            plan["agreements"].append(agreement(day, goal="g-2"))
            told = {"goal": "g-2", "steps": [{"step": "s-2", "how": "done"}]}
            plan["reviews"].append(review(day, progress=[told]))
            plan["goals"].append(goal_data(id=f"g-{day[-2:]}", words=f"{words} more", grew_from="g-2"))

        return edit

    return raise_("To sleep"), raise_("To run")


def test_of_two_goals_under_one_id_one_gets_another_wherever_it_is_named() -> None:
    data = merged(*two_goals()).data
    ids = {entry["words"]: entry["id"] for entry in data["goals"]}
    assert ids["To run"] == "g-2"
    assert ids["To sleep"] not in ("g-1", "g-2")
    for words, day in (("To sleep", "2026-04-13"), ("To run", "2026-04-20")):
        assert next(need["goals"] for need in data["needs"] if need["need"] == words) == ["g-1", ids[words]]
        assert next(made["goals"][0]["goal"] for made in data["agreements"] if made["on"] == day) == ids[words]
        progress = next(held["progress"][0] for held in data["reviews"] if held["on"] == day)
        step = next(entry["steps"][0]["id"] for entry in data["goals"] if entry["words"] == words)
        assert (progress["goal"], progress["steps"][0]["step"]) == (ids[words], step)
        assert next(entry["grew_from"] for entry in data["goals"] if entry["words"] == f"{words} more") == ids[words]
    clash = next(entry for entry in data["conflicts"] if entry["where"] == "goals[g-2].id")
    assert (clash["ours"], clash["theirs"]) == (ids["To sleep"], "g-2")


def test_the_one_that_gets_another_id_is_the_same_whichever_side_merges() -> None:
    one, other = two_goals()
    names = [{entry["words"]: entry["id"] for entry in merged(*sides).data["goals"] if "words" in entry}
             for sides in ((one, other), (other, one))]  # fmt: skip
    assert names[0] == names[1]


def test_the_same_goal_under_one_id_is_one_goal() -> None:
    new = goal_data(id="g-2", words="To sleep")
    result = merged(adds("goals", new | {"priority": 1}), adds("goals", new | {"importance": 9}))
    assert result.data["goals"][1:] == [new | {"priority": 1, "importance": 9}]
    assert conflicts(result) == []


def test_measures_under_one_id_are_told_apart_in_what_quotes_them() -> None:
    def measure(what: str, day: str) -> Edit:
        def edit(plan: Data) -> None:
            new = {"id": "m-2", "what": what}
            goal(plan)["measures"].append(new)
            goal(plan)["changes"] = [{"on": day, "what": "measures[m-2].target", "to": 5}]
            plan["agreements"].append(agreement(day, measures=[new]))
            measured = {"goal": "g-1", "measured": [{"measure": "m-2", "value": 1}]}
            plan["reviews"].append(review(day, progress=[measured]))

        return edit

    data = merged(measure("hours", "2026-04-13"), measure("nights", "2026-04-20")).data
    ids = {entry["what"]: entry["id"] for entry in goal(data)["measures"]}
    assert ids["hours"] == "m-2" != ids["nights"]
    assert data["agreements"][-1]["goals"][0]["measures"] == [{"id": ids["nights"], "what": "nights"}]
    assert data["reviews"][-1]["progress"][0]["measured"][0]["measure"] == ids["nights"]
    assert [change["what"] for change in goal(data)["changes"]] == [
        "measures[m-2].target", f"measures[{ids['nights']}].target",
    ]  # fmt: skip


def test_two_agreements_under_one_id_are_told_apart() -> None:
    later = {"id": "a-20260413-2", "on": "2026-04-20", "client": {"answer": "agrees"}}
    made = later | {"on": "2026-04-13"}
    fix = later | {"id": "a-20260413-3", "corrects": "a-20260413-2"}
    data = merged(adds("agreements", made), adds("agreements", later, fix)).data
    ids = {entry["on"]: entry["id"] for entry in data["agreements"] if "corrects" not in entry}
    assert ids["2026-04-13"] == "a-20260413-2"
    assert ids["2026-04-20"].startswith("a-20260413-")
    assert next(entry["corrects"] for entry in data["agreements"] if "corrects" in entry) == ids["2026-04-20"]
    from_data(data, Plan)


def test_a_plan_that_both_sides_begin_has_no_base() -> None:
    one, other = base(), base()
    other |= {"worker": "w-ben", "goals": [goal_data(id="g-2", words="To sleep")]}
    result = merge({}, one, other)
    assert [entry["id"] for entry in result.data["goals"]] == ["g-1", "g-2"]
    assert conflicts(result) == [{"where": "worker", "ours": "w-amara", "theirs": "w-ben"}]


def test_undecided_conflicts_stay_and_decided_ones_do_not_come_back() -> None:
    left = merged(sets(statement="A", title="A"), sets(statement="B", title="B")).data
    first, second = left["conflicts"]
    result = merged(
        lambda plan: plan.update(conflicts=[second]), lambda plan: plan.update(finishing="After the play"), left
    )
    assert result.data["conflicts"] == [second]
    assert first["where"] == "goals[g-1].title"


def test_one_conflict_merged_on_both_sides_stays_one() -> None:
    one, other = sets(statement="A"), sets(statement="B")
    sides = merged(one, other).data, merged(other, one).data
    result = merge(base(), *sides)
    assert result.data["conflicts"] == sides[0]["conflicts"]


def test_an_agreement_of_one_side_does_not_cover_the_change_of_the_other() -> None:
    from goals_cli.agreements import covers, standing_for

    result = merged(adds("agreements", agreement("2026-04-13", statement="I stay")), sets(statement="I stay an hour"))
    plan = from_data(result.data, Plan)
    standing = standing_for(plan, plan.goals[0])
    assert standing
    assert standing[0].on.isoformat() == "2026-04-13"
    assert not covers(standing[1], plan.goals[0])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("finishing", ("finishing",)),
        ("monitor", ("monitor",)),
        ("goals[g-1].statement", ("goals", 0, "statement")),
        ("goals[g-1].steps[s-1]", ("goals", 0, "steps", 0)),
        ("goals[g-1].steps[s-1].done", ("goals", 0, "steps", 0, "done")),
        ('goals[g-1].views[family, "my mother"]', ("goals", 0, "views", 0)),
        ("goals[g-1].views[family #2]", None),
        ("goals[g-1].scale[-2].looks_like", ("goals", 0, "scale", 0, "looks_like")),
        ("reviews[r-20260316-1].progress[g-1].ratings[client]", ("reviews", 0, "progress", 0, "ratings", 0)),
        ("goals[g-9].statement", None),
        ("goals[g-1].", None),
    ],
)  # fmt: skip
def test_a_place_is_found_by_what_it_is_called(text: str, where: Any) -> None:
    plan = base()
    goal(plan).update(views=[{"by": "family", "who": "my mother"}], scale=[{"level": -2}])
    assert find(plan, text) == where


def one_conflict(*edits: Edit) -> tuple[Data, Data]:
    data = merged(*edits).data
    return data, data["conflicts"][0]


def test_what_is_decided_stands_in_its_place() -> None:
    data, conflict = one_conflict(sets(statement="A"), sets(statement="B"))
    after = decided(data, conflict, "C", today=TODAY)
    assert goal(after)["statement"] == "C"
    assert "conflicts" not in after
    assert "statement" not in goal(decided(data, conflict, None, today=TODAY))


def test_a_deletion_is_decided_either_way() -> None:
    data, conflict = one_conflict(lambda plan: plan["goals"].clear(), sets(statement="B"))
    after = decided(data | {"needs": [{"id": "n-1", "goals": ["g-1", "g-2"]}]}, conflict, None, today=TODAY)
    assert (after["goals"], after["needs"]) == ([], [{"id": "n-1", "goals": ["g-2"]}])
    goal(data)["priority"] = 2  # written since
    assert goal(decided(data, conflict, conflict["theirs"], today=TODAY))["priority"] == 2


def test_a_way_that_is_decided_is_one_more_turn() -> None:
    data, conflict = one_conflict(
        adds("course", turn("2026-04-13", "paused")), adds("course", turn("2026-04-20", "ended"))
    )
    assert goal(decided(data, conflict, "paused", today=TODAY))["course"][-1] == turn("2026-06-01", "paused")
    assert goal(decided(data, conflict, "ended", today=TODAY))["course"] == goal(data)["course"]


def test_two_entries_that_had_one_id_both_stay() -> None:
    data = merged(*two_goals()).data
    clash = next(entry for entry in data["conflicts"] if entry["where"] == "goals[g-2].id")
    after = decided(data, clash, clash["ours"], today=TODAY)
    assert after["goals"] == data["goals"]
    assert len(after["conflicts"]) == len(data["conflicts"]) - 1


def test_a_place_that_is_gone_is_said() -> None:
    data, conflict = one_conflict(sets(statement="A"), sets(statement="B"))
    data["goals"].clear()
    with pytest.raises(NotFound) as raised:
        decided(data, conflict, "A", today=TODAY)
    assert raised.value.message == f"conflict {conflict['id']} is about a place that is not in the plan any more"
    assert raised.value.hint == f"take {conflict['id']} out of `conflicts` with goals edit, when it is decided"


def test_entries_are_found_in_the_other_version_of_their_list() -> None:
    assert align(("goals",), [{"id": "g-1"}, {"id": "g-2"}], [{"id": "g-2"}, {"id": "g-3"}]) == [1, None]
    asked = {"on": "2026-03-09", "asks": "A"}
    assert align(("requests",), [asked, asked | {"asks": "B"}], [asked | {"answered": "C"}]) == [0]
    assert align(("about", "strengths"), ["a", "b", "a"], ["a", "a", "a"]) == [0, 2, None]


JUNK: tuple[Any, ...] = (None, 1, "x", [], {}, [1, None], {"id": 1}, [[{"id": None}]], [{}], True)


def test_what_is_no_plan_is_merged_without_a_crash() -> None:
    for seed in range(500):
        random, versions = Random(seed), triple(seed)
        for version in versions:
            names = [*version, "goals", "agreements", "reviews", "needs"]
            version[random.choice(names)] = deepcopy(random.choice(JUNK))
            for entry in version["goals"] if isinstance(version.get("goals"), list) else []:
                if isinstance(entry, dict):
                    entry[random.choice(["id", "steps", "course", "changes", "raised"])] = deepcopy(random.choice(JUNK))
                    entry.pop(random.choice(["id", "title"]), None)
        assert isinstance(merge(*versions).data, dict)
