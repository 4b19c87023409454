"""Mends F008: of two entries with one id that nothing names, the later one gets a fresh id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from goals_cli.caseload import new_id
from goals_cli.entries import all_ids, inside
from goals_cli.findings import Where
from goals_cli.planfile import Document, Mend

Data = dict[str, Any]

# What may be named elsewhere by its id, with the letter of that; agreements and reviews are corrected by a new entry.
_LETTERS = {"needs": "n", "requirements": "q", "goals": "g", "measures": "m", "steps": "s"}
_MAY_BE_ID = re.compile(r"[0-9A-Za-z-]+")


def id_twice(document: Document, committed: Data | None) -> Iterator[Mend]:
    """Propose a fresh id where it is clear which of the two was there first, and that no entry means either."""
    data, taken = document.data, all_ids(document.data)
    mentions = Counter(_mentions(data))
    for kind, places in _lists(data):
        names = [str(inside(data, (*where, "id"))) for where in places]
        held = Counter(names)
        first: dict[str, Where] = {}
        for name, where in zip(names, places, strict=True):
            if first.setdefault(name, where) == where or mentions[name] != held[name]:
                continue
            if _are_two(inside(data, first[name]), inside(data, where), committed, kind):
                fresh = new_id(_LETTERS[kind], taken)
                taken.add(fresh)
                yield Mend((*where, "id"), fresh)


def _lists(data: Data) -> Iterator[tuple[str, list[Where]]]:
    """List the places of the entries among which an id stands once; the steps of all goals are one list."""
    for kind in ("needs", "requirements", "goals"):
        yield kind, [(kind, number) for number, _ in enumerate(data.get(kind) or [])]
    steps: list[Where] = []
    for number, goal in enumerate(data.get("goals") or []):
        yield "measures", [("goals", number, "measures", place) for place, _ in enumerate(goal.get("measures") or [])]
        steps += [("goals", number, "steps", place) for place, _ in enumerate(goal.get("steps") or [])]
    yield "steps", steps


def _are_two(one: Data, other: Data, committed: Data | None, kind: str) -> bool:
    """Say whether two entries are two, and the first one is the one that others know by the id, if they know any.

    One that stands there twice, word for word, is not to become two promises.
    """
    if one == other:
        return False
    lists = (places for each, places in _lists(committed or {}) if each == kind)
    entries = [inside(committed, where) for places in lists for where in places]
    known = next((entry for entry in entries if entry["id"] == one["id"]), None)
    return known is None or _alike(known, one) >= _alike(known, other)


def _alike(one: Data, other: Data) -> int:
    """Count what two entries have in common."""
    return sum(one[key] == other.get(key) for key in one)


def _mentions(value: object) -> Iterator[str]:
    """List all that may be an id in the keys and texts of some data, however deep, once for each of them.

    `steps[s-1].due` names one, and so may what a client said.
    """
    if isinstance(value, dict):
        for pair in value.items():
            yield from _mentions(list(pair))
    elif isinstance(value, list):
        for item in value:
            yield from _mentions(item)
    elif isinstance(value, str):
        yield from set(_MAY_BE_ID.findall(value))
