"""X204: this clone lacks contents of plans, or holds others."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering("X204", "incomplete", hint="audit a whole clone: git clone without --filter; git fsck says what is damaged")
def incomplete(place: Surroundings) -> Iterator[Hit]:
    """This clone lacks versions of plans that its commits name, or holds something else under their names.

    What is not here cannot be looked at, and something may have been taken away in it.
    """
    if place.missing:
        what = "a version of a plan is" if place.missing == 1 else f"{place.missing} versions of plans are"
        yield Hit(f"{what} missing from this clone, or damaged in it", "missing")
