"""X206: a plan as a checkpoint knew it is not in the history that was rewritten."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering(
    "X206", "version-lost", hint="compare with a clone from before the rewrite; only the erased plan may be gone"
)
def version_lost(place: Surroundings) -> Iterator[Hit]:
    """A plan as it was at the checkpoint is nowhere in a history that was rewritten to erase another client.

    An authorised rewrite takes one client out and leaves the others as they were, to the letter.
    """
    kept = place.checkpoint
    if kept and not place.follows_checkpoint and any(stone.was for stone in place.tombstones.values()):
        for name, blob in sorted(kept.plans.items()):
            client = name.removesuffix(".yaml")
            if (name, blob) not in place.seen and client not in place.tombstones:
                yield Hit("the plan as it was at the checkpoint is not in this history", "version", client)
