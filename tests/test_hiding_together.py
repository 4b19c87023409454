"""What the tables of the report on outcomes tell together: nobody can be made out, whatever is put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_plans import PROFILE, TODAY, Data, made, review, turn
from outcome_attacker import made_out

from goals_cli.measures import NotComputed, Reason
from goals_cli.results import hiding
from goals_cli.results.doubt import told
from goals_cli.results.groups import Cell, Count, Table, Tally
from goals_cli.results.hiding import tables
from goals_cli.results.of_plan import of_plan
from goals_cli.results.period import Period
from goals_cli.results.relations import Number, numbers, sums, value

ALL = Period(None, TODAY)
BEGUN, PROPOSED, DECLINED = "active", "proposed", "declined"


def person(*goals: Data, **fields: Any) -> tuple[Cell, ...]:
    """Build what one client brings; each goal says its status, two ratings and, where it has a scale, a level."""
    plans: list[Data] = []
    told: list[list[Data]] = [[], []]
    for number, goal in enumerate(goals, 1):
        identifier = f"g-{number}"
        data: Data = {"id": identifier, "course": [turn("2026-03-02", goal.get("status", BEGUN))]}
        if "baseline" in goal:
            data |= {"baseline_level": goal["baseline"], "scale": [{"level": 0}]}
        if goal.get("measured"):
            data["measures"] = [{"id": f"m-{number}", "baseline": 1, "target": 9}]
        plans.append(data)
        for meeting, rating in zip(told, goal.get("rated", ()), strict=False):
            meeting.append({"goal": identifier, "ratings": [{"by": "client", "rating": rating, **goal.get("at", {})}]})
    days = ("2026-03-10", "2026-04-01")
    reviews = [review(day, progress=each) for day, each in zip(days, told, strict=True) if each]
    brought = of_plan(made(*plans, reviews=reviews, **fields), PROFILE, ALL)
    assert brought is not None
    return brought.cells


BETTER, SAME, WORSE = (2, 7), (4, 4), (7, 1)
KINDS = (
    person({"rated": BETTER}),
    person({"rated": SAME}),
    person({"rated": WORSE}),
    person({"status": PROPOSED}),
    person(),
    person({}),
    person({"rated": (3,)}),
    person({"rated": BETTER, "baseline": -1, "at": {"level": 1}}),
    person({"rated": BETTER, "baseline": -2}),
    person({"rated": SAME, "measured": True}),
    person({"rated": BETTER}, {"rated": WORSE}),
    person({"rated": BETTER}, {"status": PROPOSED}),
    person({"status": DECLINED}),
    person({"rated": SAME}, closed={"on": "2026-05-01"}),
)


def shown(counts: Iterable[int]) -> dict[str, Table]:
    tally = Tally()
    for kind, number in zip(KINDS, counts, strict=False):
        for _ in range(number):
            tally.add(kind)
    return tables(tally, small_groups=False)


def truth(counts: Iterable[int]) -> dict[str, Table]:
    tally = Tally()
    for kind, number in zip(KINDS, counts, strict=False):
        for _ in range(number):
            tally.add(kind)
    return tables(tally, small_groups=True)


EXAMPLE = (6, 0, 1, 5)


def test_a_small_group_is_not_told_by_another_table() -> None:
    report = shown(EXAMPLE)
    told = {(table.name, part.name): part.number for table in report.values() for part in table.parts}
    hidden = NotComputed(Reason.SMALL_GROUP)
    for table in ("ratings-client", "persons-client"):
        assert (told[table, "improved"], told[table, "deteriorated"]) == (hidden, hidden)
    assert (told["changes", "not-begun"], told["ratings-client", "not-begun"]) == (5, 5)
    assert made_out(report, truth(EXAMPLE)) == []


# Found by attackers: numbers that follow from what is shown in several tables, each of which tells nothing alone.
TOLD_BY_SEVERAL = (
    [4, 0, 0, 0, 5, 0, 5, 5, 6, 0, 6, 1, 0, 12],
    [2, 5, 2, 0, 0, 6, 3, 6, 5, 1, 6, 1, 0, 0],
    [4, 0, 12, 0, 5, 0, 5, 1, 0, 4, 4, 1, 0, 0],
    [0, 0, 5, 0, 0, 6, 1, 0, 0, 0, 1, 0, 0, 0],
    [0, 0, 0, 5, 5, 4, 0, 5, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 4, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0],
    [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
    [4, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 4, 0, 1, 0, 0, 0, 0, 0, 4, 0],
)


@given(st.lists(st.sampled_from((0, 0, 0, 1, 2, 3, 4, 5, 6, 9, 12)), min_size=len(KINDS), max_size=len(KINDS)))
@settings(max_examples=150, deadline=None, derandomize=True)
@example(TOLD_BY_SEVERAL[0])
@example(TOLD_BY_SEVERAL[1])
@example(TOLD_BY_SEVERAL[2])
@example(TOLD_BY_SEVERAL[3])
@example(TOLD_BY_SEVERAL[4])
@example(TOLD_BY_SEVERAL[5])
@example(TOLD_BY_SEVERAL[6])
@example(TOLD_BY_SEVERAL[7])
@example(TOLD_BY_SEVERAL[8])
def test_nobody_is_made_out_from_all_tables_together(counts: list[int]) -> None:
    assert made_out(shown(counts), truth(counts)) == []


@pytest.mark.parametrize("counts", TOLD_BY_SEVERAL)
def test_without_the_last_look_at_all_tables_small_groups_would_be_made_out(
    counts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hiding, "told", lambda *_: [])
    assert made_out(shown(counts), truth(counts)) != []


def test_only_the_tables_that_tell_of_a_client_hide_more(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = TOLD_BY_SEVERAL[0]
    after = parts_hidden(shown(counts))
    monkeypatch.setattr(hiding, "told", lambda *_: [])
    before = parts_hidden(shown(counts))
    assert before < after
    assert {table for table, _ in after - before} == {"ratings-client", "persons-client"}


def parts_hidden(report: dict[str, Table]) -> set[Cell]:
    parts = ((table.name, part) for table in report.values() for part in table.parts)
    return {(name, part.name) for name, part in parts if isinstance(part.number, NotComputed)}


@pytest.mark.parametrize("place", range(len(KINDS)))
def test_no_client_defies_what_the_product_reckons_with(place: int) -> None:
    tally = Tally()
    tally.add(KINDS[place])
    found = numbers(tally)
    assert [each for each in sums() if value(each, found) < 0] == []


def test_a_number_is_told_when_no_other_would_show_the_same() -> None:
    tally = Tally()
    for kind, number in ((KINDS[0], 9), (KINDS[1], 2)):
        for _ in range(number):
            tally.add(kind)
    found = numbers(tally)
    few: Number = ("persons-client", "no-change", "clients")

    def hidden(*cells: Cell) -> dict[Number, int]:
        return {number: 1 for number in found if number[:2] in cells}

    persons, goals = (
        [(f"{table}-client", part) for part in ("no-change", "improved")] for table in ("persons", "ratings")
    )
    assert told(found, {}, [few]) == [few]
    assert told(found, hidden(persons[0]), [few]) == [few]
    assert told(found, hidden(*persons), [few]) == [few]
    assert told(found, hidden(*persons, *goals), [few]) == []


def test_an_attacker_makes_out_what_is_hidden_table_by_table() -> None:
    report = truth(EXAMPLE)
    hidden = NotComputed(Reason.SMALL_GROUP)

    def alone(table: Table) -> Table:
        away = {"deteriorated", "not-begun", "no-goals"}
        each = tuple(Count(part.name, hidden, hidden) if part.name in away else part for part in table.parts)
        return Table(table.name, table.total, each)

    sides = ("ratings-client", "persons-client")
    naive = report | {name: alone(report[name]) for name in sides}
    assert ("persons-client", "deteriorated", "clients") in made_out(naive, report)
