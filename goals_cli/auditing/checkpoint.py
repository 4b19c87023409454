"""Checkpoints: what an auditor keeps outside of a repository, to see whether its history was rewritten since."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from goals_cli.auditing.signers import Signer, Signers
from goals_cli.errors import InvalidData, UsageError
from goals_cli.paths import failed, shown

FORMAT = "goals-checkpoint/1"
_LARGEST = 64 * 1024 * 1024  # bytes; a line for each plan
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_HINT = "goals audit --write-checkpoint FILE writes one"


@dataclass(frozen=True, slots=True)
class Kept:
    """A key as the signers file named it, and between which times it counted; "" for no bound, None where unknown."""

    fingerprint: str
    principals: tuple[str, ...]
    after: str | None = None
    before: str | None = None

    def is_let_count_longer(self, signer: Signer) -> bool:
        """Say whether a line of a signers file lets the key count at times at which it did not."""
        if self.after is None or self.before is None:
            return False
        now = _kept(signer)
        sooner = bool(self.after) and (not now.after or now.after < self.after)
        later = bool(self.before) and (not now.before or now.before > self.before)
        return sooner or later


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The tip and its day, when it was kept, the plans then by name with the ids of their contents, and whose keys."""

    commit: str
    on: date
    kept: date
    plans: Mapping[str, str]
    signers: tuple[Kept, ...] | None


def read(path: Path) -> Checkpoint:
    """Read a checkpoint; InvalidData when it is none."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    except OSError as error:
        raise failed(path, "read", error) from error
    try:
        return _checkpoint(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InvalidData(f"{shown(path)} is no checkpoint", _HINT) from error


def _checkpoint(data: Any) -> Checkpoint:
    if data["format"] != FORMAT:
        raise ValueError
    plans = {str(name): _id(blob) for name, blob in data["plans"].items()}
    signers = data["signers"]
    kept = (
        None
        if signers is None
        else tuple(
            Kept(str(each["key"]), tuple(map(str, each["principals"])), each.get("after"), each.get("before"))
            for each in signers
        )
    )
    on, day = (date.fromisoformat(data[name]) for name in ("date", "kept"))
    return Checkpoint(_id(data["commit"]), on, day, plans, kept)


def _id(text: Any) -> str:
    if not _ID.fullmatch(text):
        raise ValueError
    return str(text)


def write(path: Path, checkpoint: Checkpoint, top: Path) -> None:
    """Write a checkpoint whole or not at all; UsageError in the repository itself, where it would be worth nothing."""
    refuse_within(path, top)
    signers = None
    if checkpoint.signers is not None:
        signers = [
            {"key": each.fingerprint, "principals": list(each.principals), "after": each.after, "before": each.before}
            for each in checkpoint.signers
        ]
    data = {
        "format": FORMAT, "commit": checkpoint.commit, "date": checkpoint.on.isoformat(),
        "kept": checkpoint.kept.isoformat(),
        "plans": dict(sorted(checkpoint.plans.items())), "signers": signers,
    }  # fmt: skip
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(json.dumps(data, indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise failed(path, "written", error) from error


def refuse_within(path: Path, top: Path) -> None:
    """Refuse a checkpoint in the repository that it is to tell of."""
    if path.resolve().is_relative_to(top.resolve()):
        message = "--write-checkpoint: the file would lie in the repository, where it can be rewritten with it"
        raise UsageError(message, "name a file elsewhere, best on another machine")


def kept(signers: Signers | None) -> tuple[Kept, ...] | None:
    """Take what is kept of a signers file."""
    return None if signers is None else tuple(sorted(map(_kept, signers.all), key=lambda each: each.fingerprint))


def _kept(signer: Signer) -> Kept:
    return Kept(signer.fingerprint, signer.principals, _moment(signer.after), _moment(signer.before))


def _moment(moment: datetime | None) -> str:
    """Write a time so that an earlier one is sorted before a later one."""
    return moment.astimezone(UTC).isoformat() if moment else ""
