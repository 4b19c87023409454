"""The texts of a plan: every one, under whatever key, with its place."""

from __future__ import annotations

from collections.abc import Iterator
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
