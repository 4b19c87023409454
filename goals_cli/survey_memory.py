"""Owns what is remembered of the reports: what each plan brought to one, in a file that may be deleted at any time.

It holds as long as the plan and the question are the same: the report, the day, the profile, and the program. Words of
a client, and what comes from something that they keep private, are remembered only when the last commit holds them too.
Whatever is odd about the file, it counts as empty.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from goals_cli import gitrepo, remembering
from goals_cli.errors import GitError
from goals_cli.remembering import State

_PARTS = ("", "planfile", "measures", "results", "profiles")

Part = TypeVar("Part")


class _Entry(msgspec.Struct, array_like=True):
    """One plan: the state of its file, its content's id, what it brings, packed, and whether a commit must hold it."""

    state: State
    content: bytes
    parts: msgspec.Raw
    committed: bool


class _Kept(msgspec.Struct, array_like=True):
    """The whole file: what everything depends on, and the plans by their clients."""

    key: bytes
    plans: dict[str, _Entry]


class Memory(Generic[Part]):
    """What the plans in one folder brought to the report of a name, `asked` being what else the answer depends on.

    `parts` is the type of the list of what a plan brings.
    """

    def __init__(self, folder: Path, name: str, asked: object, parts: type[list[Part]]) -> None:
        self._folder = folder
        self._path = remembering.file_for(folder, name)
        self._key = remembering.key_of(_PARTS, asked)
        known = remembering.recalled(self._path, _Kept, self._key)
        self._known = known.plans if known else {}
        self._decode = msgspec.msgpack.Decoder(parts).decode
        self._seen: dict[str, tuple[State, bytes]] = {}
        self._kept: dict[str, _Entry] = {}
        self._changed = known is None and os.path.lexists(self._path)  # words of another day do not stay in it

    def recall(self, client: str) -> list[Part] | None:
        """Give what a plan brings, if that is known of its present content."""
        entry = self._known.get(client)
        seen = remembering.look(self._folder / f"{client}.yaml", (entry.state, entry.content) if entry else None)
        if seen is None:
            return None
        self._seen[client] = seen
        if entry is None or entry.content != seen[1]:
            return None
        try:
            parts = self._decode(entry.parts)
        except (ValueError, msgspec.DecodeError):
            return None
        self._changed = self._changed or entry.state != seen[0]
        self._kept[client] = _Entry(*seen, entry.parts, entry.committed)
        return parts

    def keep(self, client: str, parts: list[Part], *, committed: bool) -> None:
        """Remember what a plan brings under the content that `recall` saw, unless the file has changed since.

        With `committed` that is done only if the last commit holds that content.
        """
        seen = self._seen.get(client)
        if seen and remembering.still(self._folder / f"{client}.yaml", seen[0]):
            self._kept[client] = _Entry(*seen, msgspec.Raw(msgspec.msgpack.encode(parts)), committed)
            self._changed = True

    def save(self) -> None:
        """Write the memory down, if anything in it is new."""
        if not self._changed and len(self._kept) == len(self._known):
            return
        kept = self._kept
        if any(each.committed for each in kept.values()):
            there = self._committed()
            kept = {
                client: each
                for client, each in kept.items()
                if not each.committed or each.content.hex() == there.get(client)
            }
        remembering.put(self._path, _Kept(self._key, kept))

    def _committed(self) -> dict[str, str]:
        """Give the ids of the plans' contents in the last commit; none where git cannot tell."""
        if not gitrepo.has_repository(self._folder.resolve()):
            return {}
        try:
            return {name.removesuffix(".yaml"): id for name, id in gitrepo.committed(self._folder).items()}
        except GitError:
            return {}
