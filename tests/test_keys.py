"""Entries are the same by what the plan file says that they are known by."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import msgspec
import pytest

from goals_cli import plan
from goals_cli.keys import content, keyed, only_grows, same

# Lists of plain texts, or of entries that are known by the whole of what they say.
BY_CONTENT = {"changes", "course", "words_later", "handovers", "disagreements", "requests"}


@pytest.mark.parametrize(
    ("names", "one", "other"),
    [
        (("goals",), {"id": "g-1", "words": "a"}, {"id": "g-1", "words": "b"}),
        (("goals", "steps"), {"id": "s-1", "step": "a"}, {"id": "s-1", "step": "b"}),
        (("reviews", "progress"), {"goal": "g-1"}, {"goal": "g-1", "words": "b"}),
        (("reviews", "progress", "steps"), {"step": "s-1", "how": "done"}, {"step": "s-1", "how": "partly"}),
        (("reviews", "progress", "ratings"), {"by": "client", "rating": 1}, {"by": "client", "rating": 2}),
        (("agreements", "goals"), {"goal": "g-1"}, {"goal": "g-1", "statement": "a"}),
        (("agreements", "goals", "measures"), {"id": "m-1"}, {"id": "m-1", "target": 2}),
        (("goals", "views"), {"by": "family", "who": "mother"}, {"by": "family", "who": "mother", "view": "a"}),
        (("about", "supports"), {"who": "sister"}, {"who": "sister", "help": "a"}),
        (("risks",), {"risk": "a"}, {"risk": "a", "plan": "b"}),
        (("goals", "scale"), {"level": 0}, {"level": 0, "looks_like": "a"}),
        (("goals", "course"), {"on": "2026-03-02", "status": "active"}, {"status": "active", "on": "2026-03-02"}),
        (("needs", "goals"), "g-1", "g-1"),
        (("about", "strengths"), "a", "a"),
    ],
)
def test_entries_with_one_key_are_the_same(names: tuple[str, ...], one: Any, other: Any) -> None:
    assert list(keyed(names, [one])) == list(keyed(names, [other]))


@pytest.mark.parametrize(
    ("names", "one", "other"),
    [
        (("goals",), {"id": "g-1"}, {"id": "g-2"}),
        (("goals", "views"), {"by": "family", "who": "mother"}, {"by": "family", "who": "father"}),
        (("goals", "changes"), {"on": "2026-03-02", "what": "title"}, {"on": "2026-03-02", "what": "words"}),
        (("goals", "scale"), {"level": 1}, {"level": True}),
        (("about", "strengths"), "a", "b"),
    ],
)
def test_entries_with_other_keys_are_others(names: tuple[str, ...], one: Any, other: Any) -> None:
    assert list(keyed(names, [one])) != list(keyed(names, [other]))


def test_of_several_with_one_key_each_is_another() -> None:
    views = [{"by": "family", "view": "a"}, {"by": "family", "view": "b"}]
    assert list(keyed(("goals", "views"), views).values()) == views


def test_values_compare_by_what_they_mean() -> None:
    assert same({"a": 1, "b": None}, {"a": 1.0})
    assert same([{"a": "x", "b": 2}], [{"b": 2, "a": "x"}])
    assert not same(1, True)
    assert not same("1", 1)
    assert not same(["a", "b"], ["b", "a"])
    assert hash(content({"a": [1, {"b": "c"}]})) == hash(content({"a": [1.0, {"b": "c"}]}))


VALUES: list[Any] = [
    None, True, False, 0, 1, 1.0, 2, "", "1", "a", [], ["a"], ["a", None], {}, {"a": None}, {"a": 1}, {"a": True},
    {"a": 1.0, "b": None}, {"b": 1}, [{"a": 1}], [{"a": True}], {"a": {"b": [1, None]}}, {"a": {"b": [1.0, None]}},
]  # fmt: skip


def test_the_same_is_what_has_the_same_content() -> None:
    for one in VALUES:
        for other in VALUES:
            assert same(one, other) is (content(one) == content(other)), (one, other)


def lists_of(kind: type[plan.Entry], names: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Name all lists of entries that a plan can have, by the fields on the way to them."""
    found: set[tuple[str, ...]] = set()
    for field in msgspec.structs.fields(kind):
        here = (*names, field.encode_name)
        for part in (field.type, *get_args(field.type)):
            inner = get_args(part)[0] if get_origin(part) is tuple else None
            if isinstance(inner, type) and issubclass(inner, plan.Entry):
                found |= {here} | lists_of(inner, here)
            elif isinstance(part, type) and issubclass(part, plan.Entry):
                found |= lists_of(part, here)
    return found


def test_every_list_of_the_model_has_a_key() -> None:
    for names in lists_of(plan.Plan):
        probe = [{"id": "i", "goal": "g", "by": "b", "who": "w", "measure": "m", "step": "s", "level": 0, "option": "o",
                  "risk": "r", "authority": "a", "more": 1}]  # fmt: skip
        known_by_field = list(keyed(names, probe)) != [(content(probe[0]), 0)]
        assert known_by_field is (names[-1] not in BY_CONTENT), names


def test_what_only_grows_is_a_list_of_the_model() -> None:
    growing = {names for names in lists_of(plan.Plan) if only_grows(names)}
    assert {names[-1] for names in growing} == BY_CONTENT | {"agreements", "reviews"}
