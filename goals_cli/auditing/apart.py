"""Which commits of a history are looked at in their own way: those of a rewrite, and those of before a checkpoint."""

from __future__ import annotations

from goals_cli.auditing import tombstones
from goals_cli.auditing.signatures import verdict
from goals_cli.auditing.signed import signed
from goals_cli.auditing.surroundings import Surroundings
from goals_cli.gitrepo import commits, trust
from goals_cli.gitrepo.reading import Reader


def made_anew(place: Surroundings) -> set[str]:
    """Give the commits that a rewrite may have taken the signatures off: those below a tombstone that is signed."""
    found: set[str] = set()
    if place.signers:
        with Reader(place.root, proved=True) as objects:
            for stone in place.tombstones.values():
                name = trust.first_with(place.root, place.tip, tombstones.path_of(stone.client)) if stone.was else None
                if (
                    name
                    and signed(commits.resolve(place.root, name), verdict(objects.commit(name)), place.signers).good
                ):
                    found |= trust.below(place.root, name)
    return found


def known_before(place: Surroundings) -> set[str]:
    """Give the commits that the checkpoint knows of."""
    if place.checkpoint is None or not place.follows_checkpoint:
        return set()
    return {place.checkpoint.commit, *trust.below(place.root, place.checkpoint.commit)}
