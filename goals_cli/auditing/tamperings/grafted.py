"""X202: a file in the repository tells git other parents of commits than they have."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering("X202", "grafted", hint="take the file info/grafts out of the repository, and ask who put it there")
def grafted(place: Surroundings) -> Iterator[Hit]:
    """A file in the repository (`info/grafts`) makes git show another past than the commits have.

    The audit reads the commits themselves; whoever looks with git alone in this clone is shown something else.
    """
    if place.grafts:
        what = "a commit" if place.grafts == 1 else f"{place.grafts} commits"
        yield Hit(f"a graft file gives {what} other parents", "grafts")
