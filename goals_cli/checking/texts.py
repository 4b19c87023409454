"""The texts of a plan, under whatever key, with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from goals_cli.findings import Where


def texts(data: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Walk over all texts in some data, in its own order."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts(value, (*where, number))


def texts_in_question(data: Any, lacks: Callable[[object], bool], where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Walk over the texts that do not lack what is looked for, passing by whatever holds none of them as a whole."""
    if lacks(data):
        return
    if isinstance(data, str):
        yield where, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from texts_in_question(value, lacks, (*where, key))
