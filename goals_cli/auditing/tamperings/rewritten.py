"""X205: the history is not the one of which a checkpoint was kept."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering("X205", "rewritten", hint="compare with a clone that still has that commit, and ask who rewrote the history")
def rewritten(place: Surroundings) -> Iterator[Hit]:
    """The commit of the checkpoint is no longer a part of the history, and no tombstone says why.

    Commits were dropped or made anew. Only a checkpoint that was kept elsewhere can show that: signatures stay good
    when commits are dropped.
    """
    kept = place.checkpoint
    if kept and not place.follows_checkpoint and not any(stone.was for stone in place.tombstones.values()):
        yield Hit(f"the commit {kept.commit[:7]} of the checkpoint ({kept.on}) is not in this history", "checkpoint")
