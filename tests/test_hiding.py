"""What the report on outcomes does not show: nobody can be made out, whatever is put together from its tables."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_plans import PROFILE, TODAY, Data, made, review, turn

from goals_cli.measures import NotComputed, Reason
from goals_cli.results.groups import Cell, Count, Table, Tally
from goals_cli.results.hiding import LEAST, tables, to_hide
from goals_cli.results.of_plan import of_plan
from goals_cli.results.parts import PARTS
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
    table = tables(tally, {"goals": ("active", "paused", "ended")}, small_groups=False)["goals"]
    assert [(count.name, count.number, count.clients) for count in (table.total, *table.parts)] == [
        ("all", 15, 5),
        ("active", 10, 5),
        ("paused", 5, 5),
        ("ended", 0, 0),
    ]


def test_a_group_is_small_by_its_clients_however_many_goals_they_have() -> None:
    tally = Tally()
    for _ in range(4):
        tally.add([("goals", "active")] * 3)
    hidden = NotComputed(Reason.SMALL_GROUP)
    table = tables(tally, {"goals": ("active",)}, small_groups=False)["goals"]
    assert (table.total.number, table.total.clients, table.parts[0].number) == (hidden, hidden, hidden)
    assert tables(tally, {"goals": ("active",)}, small_groups=True)["goals"].total.number == 12


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
    return tables(tally, PARTS, small_groups=False)


def truth(counts: Iterable[int]) -> dict[str, Table]:
    tally = Tally()
    for kind, number in zip(KINDS, counts, strict=False):
        for _ in range(number):
            tally.add(kind)
    return tables(tally, PARTS, small_groups=True)


Name = tuple[str, str, str]  # a table, a part ("all" for the total), and goals or clients
Sum = tuple[tuple[int, Name], ...]  # factors and names; the sum is at least nothing
MANY = 10**6


class Attacker:
    """Knows between which bounds each number lies, and narrows them down by all that follows."""

    def __init__(self, report: dict[str, Table]) -> None:
        self.low: dict[Name, int] = {}
        self.high: dict[Name, int] = {}
        for table in report.values():
            whole = all(isinstance(part.number, NotComputed) for part in table.parts)
            for count in (table.total, *table.parts):
                for what, value in (("goals", count.number), ("clients", count.clients)):
                    name = (table.name, count.name, what)
                    self.low[name] = (
                        (0 if whole or count.name == "no-goals" else 1) if isinstance(value, NotComputed) else value
                    )
                    self.high[name] = MANY if isinstance(value, NotComputed) else value
        for name in ("begun", "scaled"):
            self.low["all", name, "clients"], self.high["all", name, "clients"] = 0, MANY

    def narrow(self, sums: list[Sum]) -> None:
        changed = True
        while changed:
            changed = False
            for each in sums:
                most = sum(factor * (self.high if factor > 0 else self.low)[name] for factor, name in each)
                for factor, name in each:
                    rest = most - factor * (self.high if factor > 0 else self.low)[name]
                    if factor > 0 and -rest > self.low[name]:
                        self.low[name], changed = -rest, True
                    if factor < 0 and rest < self.high[name]:
                        self.high[name], changed = rest, True
                    assert self.low[name] <= self.high[name], (name, each)


def same(one: Iterable[Name], other: Iterable[Name]) -> Iterator[Sum]:
    left, right = [(1, name) for name in one], [(1, name) for name in other]
    yield (*left, *((-1, name) for _, name in right))
    yield (*right, *((-1, name) for _, name in left))


def at_most(small: Name, *large: Name) -> Sum:
    return (*((1, name) for name in large), (-1, small))


def known() -> list[Sum]:
    """Say how the tables hang together."""
    sums: list[Sum] = []
    everybody, begun, scaled = ("clients", "all", "clients"), ("all", "begun", "clients"), ("all", "scaled", "clients")
    of_goals = ("goals", "set", "changes", "ratings-client", "ratings-worker", "first-review")
    for table, parts in PARTS.items():
        each = [(table, part, "goals") for part in parts]
        clients = [(table, part, "clients") for part in parts]
        sums += same([(table, "all", "goals")], each)
        sums += [at_most((table, part, "clients"), (table, part, "goals")) for part in ("all", *parts)]
        sums += [at_most((table, part, "clients"), (table, "all", "clients")) for part in parts]
        sums += [at_most((table, "all", "clients"), *clients), at_most((table, "all", "clients"), everybody)]
        if table.startswith(("clients", "persons", "scores")):
            sums += [
                sum_ for part in ("all", *parts) for sum_ in same([(table, part, "clients")], [(table, part, "goals")])
            ]
            sums += same([(table, "all", "clients")], [everybody])
        if table in ("measures", "reviews", "ratings-others", "levels-others"):
            sums.append(at_most((table, "all", "clients"), begun))
        if table in of_goals:
            sums += [
                sum_ for what in ("goals", "clients") for sum_ in same([(table, "all", what)], [("goals", "all", what)])
            ]
        if "not-begun" in parts:
            sums += [
                sum_ for what in ("goals", "clients")
                for sum_ in same([(table, "not-begun", what)], [("changes", "not-begun", what)])
            ]  # fmt: skip
    never = [("goals", part, "goals") for part in PARTS["goals"] if part == PROPOSED or part.startswith(DECLINED)]
    sums += same([("changes", "not-begun", "goals")], never)
    sums += [at_most(begun, ("goals", "all", "clients")), at_most(scaled, begun)]
    sums.append(at_most(("goals", "all", "clients"), begun, ("changes", "not-begun", "clients")))
    for side in ("client", "worker"):
        sums += same([everybody], [begun, (f"persons-{side}", "no-goals", "clients")])
        sums += same([everybody], [scaled, (f"scores-{side}", "no-goals", "clients")])
        sums += same([(f"persons-{side}", "deteriorated", "clients")], [(f"ratings-{side}", "deteriorated", "clients")])
        sums += [
            at_most((f"persons-{side}", part, "clients"), (f"ratings-{side}", part, "clients"))
            for part in PARTS[f"persons-{side}"][:-1]
        ]
        sums += same([(f"levels-{side}", "all", "clients")], [scaled])
        sums += same([(f"levels-{side}", "all", "goals")], [("levels-baseline", "all", "goals")])
    sums += same([("levels-baseline", "all", "clients")], [scaled])
    pairs = (("overdue", "not-held"), ("late", "late"), ("in-time", "on-time"))
    sums += [at_most(("first-review", first, "goals"), ("reviews", then, "goals")) for first, then in pairs]
    sums.append(at_most(("first-review", "begun-before", "goals"), ("set", "before", "goals")))
    return sums


KNOWN = known()


def made_out(counts: Iterable[int], report: dict[str, Table]) -> list[Name]:
    """List the small groups that an attacker knows exactly."""
    attacker = Attacker(report)
    attacker.narrow(KNOWN)
    found = []
    for table in truth(counts).values():
        for count in (table.total, *table.parts):
            name = (table.name, count.name, "clients")
            assert isinstance(count.clients, int)
            assert attacker.low[name] <= count.clients <= attacker.high[name]
            if 0 < count.clients < LEAST and attacker.low[name] == attacker.high[name]:
                found.append(name)
    wholes = {
        "everybody": ("clients", "all"),
        "under way": ("goals", "all"),
        "begun": ("all", "begun"),
        "scaled": ("all", "scaled"),
    }
    for one, other in itertools.combinations(wholes.values(), 2):
        more, fewer = (*one, "clients"), (*other, "clients")
        apart = attacker.low[more] - attacker.high[fewer]
        if (
            attacker.low[more] == attacker.high[more]
            and attacker.low[fewer] == attacker.high[fewer]
            and 0 < apart < LEAST
        ):
            found.append((f"{one} without {other}", "", "clients"))
    return found


EXAMPLE = (6, 0, 1, 5)


def test_a_small_group_is_not_told_by_another_table() -> None:
    report = shown(EXAMPLE)
    told = {(table.name, part.name): part.number for table in report.values() for part in table.parts}
    hidden = NotComputed(Reason.SMALL_GROUP)
    for table in ("ratings-client", "persons-client"):
        assert (told[table, "improved"], told[table, "deteriorated"]) == (hidden, hidden)
    assert (told["changes", "not-begun"], told["ratings-client", "not-begun"]) == (5, 5)
    assert made_out(EXAMPLE, report) == []


@given(st.lists(st.sampled_from((0, 0, 0, 1, 2, 3, 4, 5, 6, 9, 12)), min_size=len(KINDS), max_size=len(KINDS)))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_nobody_is_made_out_from_all_tables_together(counts: list[int]) -> None:
    assert made_out(counts, shown(counts)) == []


def test_an_attacker_makes_out_what_is_hidden_table_by_table() -> None:
    report = truth(EXAMPLE)
    hidden = NotComputed(Reason.SMALL_GROUP)

    def alone(table: Table) -> Table:
        away = {"deteriorated", "not-begun", "no-goals"}
        each = tuple(Count(part.name, hidden, hidden) if part.name in away else part for part in table.parts)
        return Table(table.name, table.total, each)

    sides = ("ratings-client", "persons-client")
    naive = report | {name: alone(report[name]) for name in sides}
    assert ("persons-client", "deteriorated", "clients") in made_out(EXAMPLE, naive)
