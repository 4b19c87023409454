"""Which commits are looked at in their own way: of an erasing, of a rewrite, and those of before a checkpoint."""

from __future__ import annotations

from goals_cli.auditing import tombstones
from goals_cli.auditing.pending import ENDING
from goals_cli.auditing.signatures import verdict
from goals_cli.auditing.signed import signed
from goals_cli.auditing.surroundings import Surroundings
from goals_cli.gitrepo import commits, trust
from goals_cli.gitrepo.reading import Reader


class Erased:
    """The clients who were erased by somebody's authority, as far as a tombstone can tell of a plan that went.

    It tells of the plan that was there when it was put, or had been there before. Whoever calls another plan by the
    code of somebody who was erased long ago, and takes it away, has no authority for that.
    """

    def __init__(self, place: Surroundings) -> None:
        self._with: dict[str, frozenset[str]] = {}  # clients, and the commits up to their tombstones
        self._there: set[str] = set()  # whose plans were there together with their tombstones
        for client in place.tombstones.keys() - {name.removesuffix(ENDING) for name in place.plans}:
            put = trust.first_with(place.root, place.tip, tombstones.path_of(client))
            if put:
                self._with[client] = frozenset({put, *trust.below(place.root, put)})
                if f"{client}{ENDING}" in trust.files(place.root, put, commits.FOLDER):
                    self._there.add(client)

    def explains(self, path: str, commit: str) -> bool:
        """Say whether a plan that a commit took away from a path was that of somebody who was erased."""
        client = path.rpartition("/")[2].removesuffix(ENDING)
        return client in self._there or commit in self._with.get(client, ())


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
