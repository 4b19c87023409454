"""What each table of the report on outcomes does not show: small groups, and what would tell of them."""

from __future__ import annotations

import itertools

import pytest

from goals_cli.measures import NotComputed, Reason
from goals_cli.results.groups import Tally
from goals_cli.results.hiding import LEAST, tables, to_hide


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
        ({"achieved": 6, "a": 9, "b": 2}, 17, {"a", "b"}),
        ({"achieved": 6, "improved": 7, "b": 2}, 15, {"achieved", "b"}),
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
