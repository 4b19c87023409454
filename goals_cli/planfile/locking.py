"""The lock that is held while a plan is read, changed and saved: advisory, on a file of its own."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goals_cli.errors import GoalsError, NotWritten

PATIENCE = 10.0  # seconds to wait for another command
_BETWEEN_TRIES = 0.02
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has none: there a look beforehand has to do

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        """Lock, or raise one of _BUSY. Windows locks bytes, so that one byte stands for the whole."""
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _release(descriptor: int) -> None:
        """Give the lock up before closing, which does it late."""
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        """Lock, or raise one of _BUSY."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(descriptor: int) -> None:
        """Give the lock up."""
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


_BUSY = (BlockingIOError, PermissionError)


@contextmanager
def locked(lock: Path, name: str) -> Iterator[None]:
    """Hold the lock; wait PATIENCE seconds for another command, then raise NotWritten."""
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        if not _NO_LINK and lock.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
    except OSError as error:
        raise _cannot_lock(error, lock, name) from None
    try:
        _wait_for(descriptor, lock, name)
        yield
    finally:
        with suppress(OSError):  # whatever is left of the lock ends with this process
            _release(descriptor)


def _wait_for(descriptor: int, lock: Path, name: str) -> None:
    """Try again and again until the lock is held or patience ends."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return _try_lock(descriptor)
        except _BUSY:
            if time.monotonic() >= until:
                raise NotWritten(
                    f"{name}: another command has held this plan for {PATIENCE:.0f} seconds; nothing was written",
                    f"let it end, then run this command again; the lock is {lock}",
                ) from None
        except OSError as error:
            raise _cannot_lock(error, lock, name) from None
        time.sleep(_BETWEEN_TRIES)


def _cannot_lock(error: OSError, lock: Path, name: str) -> GoalsError:
    if lock.is_symlink():
        return GoalsError(
            f"{name}: cannot be locked; nothing was written",
            f"{lock} is a symbolic link; goals follows none: remove it",
        )
    return GoalsError(
        f"{name}: cannot be locked ({error.strerror}); nothing was written", f"look at the permissions of {lock}"
    )
