"""X201: the clone begins in the middle of the history."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering("X201", "shallow", hint="git fetch --unshallow, or audit a whole clone")
def shallow(place: Surroundings) -> Iterator[Hit]:
    """The clone holds only the latest commits.

    What came before is not here, so that nobody can say whether anything was taken away.
    """
    if place.shallow:
        yield Hit("this clone begins in the middle of the history", "shallow")
