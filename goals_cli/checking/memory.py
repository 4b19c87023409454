"""Owns what is remembered of earlier checks: a file outside of the caseload that may be deleted at any time.

An outcome is known by the content of its plan (by the id that git gives it) and by all that the check depends on
besides: the program, the rules, the schema, the settings, the profiles and the list of names. It counts on the days for
which it holds. The state of a file on the disk tells whether its content is still the same, so that an unchanged plan
is not even read. Nothing in the memory is text of a client. Whatever is odd about the file, it counts as empty.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec

from goals_cli import remembering
from goals_cli.checking.engine import Outcome, Target
from goals_cli.checking.ignores import Left
from goals_cli.gitrepo import blob_id
from goals_cli.planfile.source import MOST_BYTES

# A file that was written just now may be written again with the same time and size.
_SETTLED = 2_000_000_000  # nanoseconds

_State = tuple[int, int, int, int]


class _Entry(msgspec.Struct, array_like=True):
    """One plan: the state of its file, its content's hash, and what came of the check."""

    state: _State
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
        self._kept = _read(self._path, depends_on) or _Kept(depends_on, shown, {})
        self._moved = self._kept.shown != shown
        self._found: dict[bytes, _Entry] = {}
        self._seen: dict[bytes, tuple[_State, bytes]] = {}
        self._changed = self._moved
        self._together: dict[bytes, Left] = {}
        self._shown = shown

    def recall(self, target: Target, today: date) -> Outcome | None:
        """Give the outcome of a plan, if its content is known and the outcome holds today."""
        name = os.fsencode(target.path.name)
        entry = self._kept.plans.get(name)
        state, content = self._look(target, entry)
        if state is None or content is None:
            return None
        self._seen[name] = (state, content)
        if entry is None or entry.content != content or not entry.outcome.since <= today < entry.outcome.until:
            return None
        outcome = self._renamed(entry.outcome, target.name) if self._moved else entry.outcome
        self._changed = self._changed or entry.state != state
        self._found[name] = _Entry(state, content, outcome)
        return outcome

    def keep(self, target: Target, outcome: Outcome) -> None:
        """Remember what came of a plan under the content that `recall` saw, unless the file has changed since."""
        name = os.fsencode(target.path.name)
        state, content = self._seen.get(name, (None, None))
        if state and content and (target.content is not None or state[1:] == (_state_of(target.path) or state)[1:]):
            self._found[name] = _Entry(state, content, outcome)
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
        """Write the memory down, whole or not at all; when that fails, the next check takes longer and that is all."""
        if not self._changed and len(self._found) == len(self._kept.plans):
            return
        packed = msgspec.msgpack.encode(_Kept(self._kept.key, self._shown, self._found, self._together))
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
            beside.replace(self._path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _look(self, target: Target, entry: _Entry | None) -> tuple[_State | None, bytes | None]:
        """See what state a file is in, and give the hash of its content, read only where the state does not tell."""
        path = target.path
        if target.content is not None:
            return (0, 0, 0, 0), bytes.fromhex(blob_id(target.content))
        state = _state_of(path)
        if state is None or (entry and entry.state == state):
            return state, entry.content if entry else None
        try:
            content = bytes.fromhex(blob_id(path.read_bytes()))
        except OSError:
            return None, None
        # The time 0 stands for a state that cannot be trusted yet.
        return (state if time.time_ns() - state[0] > _SETTLED else (0, *state[1:])), content

    @staticmethod
    def _renamed(outcome: Outcome, shown: str) -> Outcome:
        """Name the file in findings as it is named from the current folder."""
        findings = tuple(replace(finding, path=shown) for finding in outcome.findings)
        kept = msgspec.structs.replace(outcome.sketch, path=shown) if outcome.sketch else None
        return msgspec.structs.replace(outcome, path=shown, findings=findings, sketch=kept)


def _state_of(path: Path) -> _State | None:
    """Say what state a file is in; None for what is not a file that can be a plan."""
    try:
        found = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def key_of(*parts: object) -> bytes:
    """Hash all that outcomes depend on besides the plans: the program's own files, and whatever else is given."""
    hashed = sha256(remembering.program(("", "planfile", "checking", "checking/rules", "profiles")))
    for part in parts:
        hashed.update(msgspec.json.encode(part, order="deterministic"))
    return hashed.digest()


def _read(path: Path, key: bytes) -> _Kept | None:
    """Read a memory that is this user's own, and made under the same circumstances."""
    file = remembering.opened(path)
    if file is None:
        return None
    try:
        with file:
            kept = msgspec.msgpack.decode(file.read(), type=_Kept)
    except (OSError, msgspec.DecodeError):
        return None
    return kept if kept.key == key else None
