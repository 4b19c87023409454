"""What an audit knows of the repository as a whole, before and after the history was walked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goals_cli.auditing.checkpoint import Checkpoint
from goals_cli.auditing.signers import Signers
from goals_cli.auditing.tombstones import Tombstone


@dataclass(frozen=True)
class Surroundings:
    """The repository, what its history is held against, and what was met on the walk.

    `plans` are the plan files of the tip, by name with the ids of their blobs; `seen` are all that ever stood there,
    each a name and a blob, and `broken` the plan files of the tip that are no valid plans.
    """

    root: Path
    tip: str
    shallow: bool
    replaced: tuple[str, ...]
    grafts: int
    plans: Mapping[str, str]
    tombstones: Mapping[str, Tombstone]
    checkpoint: Checkpoint | None
    follows_checkpoint: bool
    signers: Signers | None
    seen: frozenset[tuple[str, str]] = frozenset()
    missing: int = 0
    broken: tuple[str, ...] = ()
