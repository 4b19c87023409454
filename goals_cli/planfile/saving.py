"""Bytes onto the disk, whole or not at all: a temporary file beside the plan, fsync, rename, fsync of the folder."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from goals_cli.errors import GoalsError, NotWritten

_ENDING = ".goals-tmp"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REPLACE_TRIES = 50  # Windows: a virus scanner or an editor may hold the file for a moment
_BETWEEN_TRIES = 0.05


def save(path: Path, content: bytes, *, expected: bytes | None, name: str) -> None:
    """Put content in place of what is expected there (None: no file). The lock must be held.

    Raises NotWritten when something else is there, GoalsError when the disk says no.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}{_ENDING}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        _write(temporary, content, like=None if expected is None else target)
        _compare(target, expected, name)
        _put(temporary, target, new=expected is None, name=name)
    except OSError as error:
        raise _not_saved(error, name) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _confirm(target.parent, name)


def current(path: Path) -> bytes | None:
    """Read what stands at a path now; None when there is nothing."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _compare(target: Path, expected: bytes | None, name: str) -> None:
    if current(target) == expected:
        return
    if expected is None:
        raise NotWritten(f"{name}: the file exists already; nothing was written", "run the command again")
    raise NotWritten(
        f"{name}: the file was changed by another program meanwhile; nothing was written", "run the command again"
    )


def _sweep(target: Path) -> None:
    """Remove what an earlier command left behind when it was ended; the lock says that none is at work now."""
    for left in target.parent.iterdir():
        if left.name.startswith(f".{target.name}.") and left.name.endswith(_ENDING):
            with suppress(OSError):
                left.unlink()


def _write(temporary: Path, content: bytes, *, like: Path | None) -> None:
    """Write a new file, readable by its owner only, or with the mode and group of the one it will replace."""
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if like is not None:
            _take_mode(descriptor, like.stat())
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _take_mode(descriptor: int, old: os.stat_result) -> None:
    if sys.platform == "win32":
        return
    if os.fstat(descriptor).st_gid != old.st_gid:
        with suppress(OSError):
            os.fchown(descriptor, -1, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _put(temporary: Path, target: Path, *, new: bool, name: str) -> None:
    """Move the finished file into its place; a new one never over another that came into being meanwhile."""
    if not new:
        _replace(temporary, target)
        return
    try:
        if sys.platform == "win32":
            temporary.rename(target)
        else:
            os.link(temporary, target)
    except FileExistsError:
        _compare(target, None, name)
        raise
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS):
            raise
        _replace(temporary, target)  # a file system without hard links; the lock and the comparison have to do


def _replace(temporary: Path, target: Path) -> None:
    left = _REPLACE_TRIES if sys.platform == "win32" else 1
    while True:
        left -= 1
        try:
            temporary.replace(target)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(_BETWEEN_TRIES)


def _confirm(folder: Path, name: str) -> None:
    """Make the disk remember the new name; Windows does that by itself."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise GoalsError(
            f"{name}: saved, but not confirmed on disk ({error.strerror})", "look at the file before you go on"
        ) from None


def _not_saved(error: OSError, name: str) -> GoalsError:
    if error.errno in _FULL:
        return GoalsError(f"{name}: the disk is full; nothing was written", "make room, then run the command again")
    return GoalsError(
        f"{name}: cannot be written ({error.strerror}); nothing was written", "look at the permissions of the folder"
    )
