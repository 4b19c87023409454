"""Owns what is remembered of the events of all plans: a file outside of the caseload that may be deleted at any time.

It holds the events up to a commit, as lines, then the sentences on what could not be read, and is known by that commit
and by the program. All words in it stand in commits that this clone holds too; when the history was rewritten, it is
deleted. Whatever is odd about it, it counts as missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

import msgspec

from goals_cli import remembering
from goals_cli.history.lines import PRIVATE, Piece

# Bytes at the beginning of the file: what it is known by, whether something is private, how long its lines and all of
# it are, and a check.
_HEAD = 256
_PIECE = 1 << 17
_PARTS = ("", "history", "planfile", "gitrepo", "merging")


class Recalled(NamedTuple):
    """What is known up to a commit: an open file, and how many bytes of lines of events there are in it.

    `private` is whether any event is: looking for that in all of them takes a tenth of a recall.
    """

    tip: str
    file: BufferedReader
    private: bool
    events: int

    def pieces(self) -> Iterator[Piece]:
        """Read on, some lines at a time."""
        with self.file as file:
            left = self.events
            file.seek(_HEAD)
            while left:
                piece = file.read(min(_PIECE, left))
                piece += file.readline() if len(piece) < left else b""
                left -= len(piece)
                yield piece
            yield from msgspec.json.decode(file.read(), type=list[str])


@dataclass(frozen=True)
class Memory:
    """The memory of one caseload's history."""

    path: Path
    program: str

    @classmethod
    def of(cls, root: Path) -> Memory:
        """Find the memory of the caseload in a folder."""
        return cls(remembering.file_for(root, "history"), remembering.program(_PARTS).hex())

    def recall(self) -> Recalled | None:
        """Give what is known, as it was written down."""
        file = remembering.opened(self.path)
        if file is None:
            return None
        try:
            program, tip, private, events, length, check = file.read(_HEAD).decode("ascii").split()
            if program == self.program and _measure(file) == (int(length), int(check)):
                return Recalled(tip, file, bool(int(private)), int(events))
        except (OSError, ValueError):
            pass
        file.close()
        return None

    def forget(self) -> None:
        """Delete the memory."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def keep(self, tip: str, pieces: Iterable[Piece], lasts: Callable[[str], bool]) -> Iterator[Piece]:
        """Pass the events up to a commit on, and remember them if they come to their end and all that is said lasts."""
        try:
            file = remembering.begun(self.path)
        except OSError:
            yield from pieces
            return
        whole = False
        said: list[str] = []
        try:
            events = check = private = 0
            failed = not _written(file, b" " * _HEAD)
            for piece in pieces:
                if isinstance(piece, str):
                    failed = failed or not lasts(piece)
                    said.append(piece)
                else:
                    events, check = events + len(piece), crc32(piece, check)
                    private |= PRIVATE in piece
                    failed = failed or not _written(file, piece)
                yield piece
            sentences = msgspec.json.encode(said)
            known = (self.program, tip, int(private), events, events + len(sentences), crc32(sentences, check))
            failed = failed or not _written(file, sentences)
            with suppress(OSError):
                file.seek(0)
                whole = not failed and _written(file, " ".join(map(str, known)).ljust(_HEAD).encode())
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


def _measure(file: BufferedReader) -> tuple[int, int]:
    """Give the length and the check of what follows, read into one place: new memory for each piece takes longer."""
    length = check = 0
    piece = memoryview(bytearray(_PIECE))
    while size := file.readinto(piece):
        length, check = length + size, crc32(piece[:size], check)
    return length, check


def _written(file: BinaryIO, piece: bytes) -> bool:
    try:
        file.write(piece)
    except OSError:
        return False
    return True
