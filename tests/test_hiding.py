"""What the report on outcomes does not show: nobody can be made out, whatever is put together from its tables."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_plans import PROFILE, TODAY, Data, made, review, turn
from outcome_attacker import made_out

from goals_cli.measures import NotComputed, Reason
from goals_cli.results.groups import Cell, Count, Table, Tally
from goals_cli.results.hiding import LEAST, tables, to_hide
from goals_cli.results.of_plan import of_plan
from goals_cli.results.period import Period


@pytest.mark.parametrize(
    ("clients", "total", "hidden"),
    [
        ({"a": 5, "b": 9, "c": 0}, 14, set()),
        ({"a": 4, "b": 9, "c": 6}, 19, {"a", "c"}),
        ({"a": 1, "b": 9}, 10, {"a", "b"}),
        ({"a": 3, "b": 3, "c": 9}, 15, {"a", "b"}),
        ({"a": 2, "b": 3, "c": 9}, 14, {"a", "b", "c"}),
        ({"a": 2, "b": 2, "c": 9}, 13, {"a", "b", "c"}),
        ({"a": 2, "b": 3, "c": 9}, 12, {"a", "b", "c"}),
        ({"a": 2, "b": 4}, 6, {"a", "b"}),
        ({"a": 4, "b": 0}, 4, {"a", "b"}),
        ({"a": 1, "b": 4, "c": 0}, 5, {"a", "b", "c"}),
        ({"a": 1, "b": 6, "not-begun": 7}, 14, {"a", "b"}),
        ({"a": 1, "not-begun": 7, "c": 0}, 8, {"a", "not-begun", "c"}),
        ({"a": 0}, 0, {"a"}),
    ],
)
def test_small_parts_are_hidden_and_what_would_tell_of_them(
    clients: dict[str, int], total: int, hidden: set[str]
) -> None:
    assert to_hide(clients, total) == hidden


def test_what_a_total_leaves_over_is_never_a_small_group() -> None:
    for numbers in itertools.product(range(12), repeat=3):
        clients = dict(zip("abc", numbers, strict=True))
        hidden = to_hide(clients, sum(numbers))
        if sum(numbers) >= LEAST:
            assert not hidden or sum(clients[part] for part in hidden) >= LEAST
            assert not hidden or len(hidden) > 1
        assert all(part in hidden for part, number in clients.items() if 0 < number < LEAST)


def test_hiding_only_what_is_small_would_fail_the_test_above() -> None:
    clients = {"a": 4, "b": 9, "c": 0}
    naive = {part for part, number in clients.items() if 0 < number < LEAST}
    assert sum(clients.values()) - sum(number for part, number in clients.items() if part not in naive) == clients["a"]
    assert to_hide(clients, 13) != naive


def test_a_table_counts_goals_and_the_clients_behind_them() -> None:
    tally = Tally()
    for _ in range(5):
        tally.add([("goals", "active"), ("goals", "active"), ("goals", "paused")])
    table = tables(tally, small_groups=False)["goals"]
    told = {count.name: (count.number, count.clients) for count in (table.total, *table.parts) if count.number}
    assert told == {"all": (15, 5), "active": (10, 5), "paused": (5, 5)}


def test_a_group_is_small_by_its_clients_however_many_goals_they_have() -> None:
    tally = Tally()
    for _ in range(4):
        tally.add([("goals", "active")] * 3)
    hidden = NotComputed(Reason.SMALL_GROUP)
    table = tables(tally, small_groups=False)["goals"]
    assert {(count.number, count.clients) for count in (table.total, *table.parts)} == {(hidden, hidden)}
    assert tables(tally, small_groups=True)["goals"].total.number == 12


# Tables that are linked. An attacker knows all that is shown, and how the tables hang together.

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


@given(st.lists(st.sampled_from((0, 0, 0, 1, 2, 3, 4, 5, 6, 9, 12)), min_size=len(KINDS), max_size=len(KINDS)))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_nobody_is_made_out_from_all_tables_together(counts: list[int]) -> None:
    assert made_out(shown(counts), truth(counts)) == []


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
