"""Owns what is remembered of earlier checks: a file outside of the caseload that may be deleted at any time.

An outcome is known by the content of its plan (by the id that git gives it) and by all that the check depends on
besides: the program, the rules, the schema, the settings, the profiles and the list of names. It counts on the days for
which it holds. The state of a file on the disk tells whether its content is still the same, so that an unchanged plan
is not even read. Nothing in the memory is text of a client. Whatever is odd about the file, it counts as empty.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec

from goals_cli import remembering
from goals_cli.checking.engine import Outcome, Target
from goals_cli.checking.ignores import Left
from goals_cli.gitrepo import blob_id
from goals_cli.remembering import State

_PARTS = ("", "planfile", "checking", "checking/rules", "profiles")


class _Entry(msgspec.Struct, array_like=True):
    """One plan: the state of its file, its content's hash, and what came of the check."""

    state: State
    content: bytes
    outcome: Outcome


class _Kept(msgspec.Struct, array_like=True):
    """The whole file: what everything depends on, how the folder of plans was named, and the plans by file name.

    `together` is what was found when these plans were looked at together, by file name.
    """

    key: bytes
    shown: str
    plans: dict[bytes, _Entry]
    together: dict[bytes, Left] = {}


class Memory:
    """What is known of the plans in one folder."""

    def __init__(self, folder: Path, shown: str, depends_on: bytes) -> None:
        self._path = remembering.file_for(folder, "check")
        self._kept = remembering.recalled(self._path, _Kept, depends_on) or _Kept(depends_on, shown, {})
        self._moved = self._kept.shown != shown
        self._found: dict[bytes, _Entry] = {}
        self._seen: dict[bytes, tuple[State, bytes]] = {}
        self._changed = self._moved
        self._together: dict[bytes, Left] = {}
        self._shown = shown

    def recall(self, target: Target, today: date) -> Outcome | None:
        """Give the outcome of a plan, if its content is known and the outcome holds today."""
        name = os.fsencode(target.path.name)
        entry = self._kept.plans.get(name)
        seen = _look(target, entry)
        if seen is None:
            return None
        self._seen[name] = state, content = seen
        if entry is None or entry.content != content or not entry.outcome.since <= today < entry.outcome.until:
            return None
        outcome = self._renamed(entry.outcome, target.name) if self._moved else entry.outcome
        self._changed = self._changed or entry.state != state
        self._found[name] = _Entry(state, content, outcome)
        return outcome

    def keep(self, target: Target, outcome: Outcome) -> None:
        """Remember what came of a plan under the content that `recall` saw, unless the file has changed since."""
        name = os.fsencode(target.path.name)
        seen = self._seen.get(name)
        if seen and (target.content is not None or remembering.still(target.path, seen[0])):
            self._found[name] = _Entry(*seen, outcome)
        self._changed = True

    def recall_together(self, targets: Sequence[Target]) -> dict[int, Left] | None:
        """Give what was found in plans together, by their positions, if they are all that there were, unchanged."""
        names = [os.fsencode(target.path.name) for target in targets]
        same = len(names) == len(self._kept.plans) and all(
            name in self._found and self._found[name].content == self._kept.plans[name].content for name in names
        )
        if self._moved or not same or not self._kept.plans:
            return None
        self._together = self._kept.together
        return {number: self._together[name] for number, name in enumerate(names) if name in self._together}

    def keep_together(self, targets: Sequence[Target], found: Mapping[int, Left]) -> None:
        """Remember what was found in plans together, by their positions."""
        self._together = {os.fsencode(targets[number].path.name): left for number, left in found.items()}
        self._changed = True

    def content_id(self, target: Target) -> str | None:
        """Give the id of a plan's content as git has it, where `recall` saw it."""
        seen = self._seen.get(os.fsencode(target.path.name))
        return seen[1].hex() if seen else None

    def save(self) -> None:
        """Write the memory down, if anything in it is new."""
        if not self._changed and len(self._found) == len(self._kept.plans):
            return
        remembering.put(self._path, _Kept(self._kept.key, self._shown, self._found, self._together))

    @staticmethod
    def _renamed(outcome: Outcome, shown: str) -> Outcome:
        """Name the file in findings as it is named from the current folder."""
        findings = tuple(replace(finding, path=shown) for finding in outcome.findings)
        kept = msgspec.structs.replace(outcome.sketch, path=shown) if outcome.sketch else None
        return msgspec.structs.replace(outcome, path=shown, findings=findings, sketch=kept)


def _look(target: Target, entry: _Entry | None) -> tuple[State, bytes] | None:
    if target.content is not None:
        return (0, 0, 0, 0), bytes.fromhex(blob_id(target.content))
    return remembering.look(target.path, (entry.state, entry.content) if entry else None)


def key_of(*parts: object) -> bytes:
    """Hash all that outcomes depend on besides the plans: the program's own files, and whatever else is given."""
    return remembering.key_of(_PARTS, *parts)
