"""Owns what is remembered of the events of all plans: a file outside of the caseload that may be deleted at any time.

It holds the events up to a commit, as lines, and is known by that commit and by the program. All words in it stand in
commits that this clone holds too; when the history was rewritten, it is deleted. Whatever is odd about it, it counts as
missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from goals_cli import remembering

_HEAD = 256  # bytes at the beginning of the file: what it is known by, and how long and which its content is
_PIECE = 1 << 20
_PARTS = ("", "history", "planfile", "gitrepo")


@dataclass(frozen=True)
class Memory:
    """The memory of one caseload's history."""

    path: Path
    program: str

    @classmethod
    def of(cls, root: Path) -> Memory:
        """Find the memory of the caseload in a folder."""
        return cls(remembering.file_for(root, "history"), remembering.program(_PARTS).hex())

    def recall(self) -> tuple[str, BinaryIO] | None:
        """Give the commit up to which events are known, and the file, which stands where they begin."""
        file = remembering.opened(self.path)
        if file is None:
            return None
        try:
            program, tip, length, check = file.read(_HEAD).decode("ascii").split()
            if program == self.program and _measure(file) == (int(length), int(check)):
                file.seek(_HEAD)
                return tip, file
        except (OSError, ValueError):
            pass
        file.close()
        return None

    def forget(self) -> None:
        """Delete the memory."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def keep(self, tip: str, pieces: Iterable[bytes], lasts: Callable[[bytes], bool]) -> Iterator[bytes]:
        """Pass the events up to a commit on, and remember them if they come to their end and all of them last."""
        try:
            file = remembering.begun(self.path)
        except OSError:
            yield from pieces
            return
        whole = False
        try:
            length = check = 0
            failed = not _written(file, b" " * _HEAD)
            for piece in pieces:
                length, check = length + len(piece), crc32(piece, check)
                failed = failed or not lasts(piece) or not _written(file, piece)
                yield piece
            with suppress(OSError):
                file.seek(0)
                whole = not failed and _written(file, f"{self.program} {tip} {length} {check}".ljust(_HEAD).encode())
        finally:
            self._finish(file, whole)

    def _finish(self, file: BinaryIO, whole: bool) -> None:
        beside = remembering.beside(self.path)
        with suppress(OSError):
            file.close()
            if whole:
                beside.replace(self.path)
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """Read on, some lines at a time."""
    with file:
        while piece := file.read(_PIECE):
            yield piece + file.readline()


def _measure(file: BinaryIO) -> tuple[int, int]:
    length = check = 0
    while piece := file.read(_PIECE):
        length, check = length + len(piece), crc32(piece, check)
    return length, check


def _written(file: BinaryIO, piece: bytes) -> bool:
    try:
        file.write(piece)
    except OSError:
        return False
    return True
