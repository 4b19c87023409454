"""A plan as lines in plain words for git to compare: one for each thing that stands there, so that no change is silent.

It need not be a valid one: a slip in one place must not make everything look changed.

    goal g-4f2k, step s-9d3x, due: 2026-03-16
    review r-20260330-1, progress of g-4f2k, rating by client: 4
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goals_cli.history.event import Data
from goals_cli.render.event_parts import shown
from goals_cli.render.terminal import safe

# What an entry of a list is called by, the first of these that it has, and the word before it.
_CALLED_BY = {
    "id": "", "level": "", "goal": "", "measure": "", "step": "", "option": "", "risk": "", "on": "on ", "by": "by ",
    "who": "of ",
}  # fmt: skip
_NEEDS_NO_NAME = ("rating", "status", "how", "value")  # where it is all that an entry says
_ONE_OF = {"progress": "progress of"}  # other lists lose their s


def lines(data: Data) -> Iterator[str]:
    """Write a plan, in the order of its file."""
    for field, value in data.items():
        yield from _lines((), field, value)


def _lines(place: tuple[str, ...], field: str, value: Any) -> Iterator[str]:
    name = field.replace("_", " ")
    if isinstance(value, list):
        for entry in value:
            yield from _entry(place, name, entry)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _lines((*place, name), key, part)
    elif value is not None:
        line = f"{', '.join((*place, name))}: {shown(value)}"
        yield safe(" ".join(line.split()))


def _entry(place: tuple[str, ...], name: str, entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield from _lines(place, name, entry)
        return
    by = next((field for field in _CALLED_BY if entry.get(field) is not None), "")
    one = _ONE_OF.get(name, name.removesuffix("s"))
    called = f"{one} {_CALLED_BY[by]}{shown(entry[by])}" if by else one
    rest = {field: value for field, value in entry.items() if field != by and value not in (None, [], {})}
    if not rest:
        yield safe(" ".join(", ".join((*place, called)).split()))
    for field, value in rest.items():
        alone = len(rest) == 1 and field in _NEEDS_NO_NAME
        yield from _lines(place, called, value) if alone else _lines((*place, called), field, value)
