"""X208: a plan cannot be read as it is now."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering("X208", "unreadable-now", hint="mend it, and audit again: goals check says what is wrong with it")
def unreadable_now(place: Surroundings) -> Iterator[Hit]:
    """A plan is no valid plan as it was committed last.

    What was taken away in it cannot be told before it can be read again.
    """
    for name in place.broken:
        yield Hit("the plan as it was committed last is no valid plan", "plan", name.removesuffix(".yaml"))
