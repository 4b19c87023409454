"""X207: a tombstone stands for a client whose plan is there."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering("X207", "false-tombstone", hint="take the tombstone away, or finish erasing: see the README")
def false_tombstone(place: Surroundings) -> Iterator[Hit]:
    """A tombstone says that a client was erased whose plan is in the caseload.

    A tombstone explains why something is missing; one that is not true would cover up what was taken away.
    """
    for client in sorted(place.tombstones):
        if f"{client}.yaml" in place.plans:
            yield Hit("there is a tombstone, and the plan is there", "tombstone", client)
