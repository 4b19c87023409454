"""The history of all plans for programs: its lines are written as they are, which is all that a recall has to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goals_cli.history.lines import Piece
from goals_cli.render.json import envelope, guarded


def json(pieces: Iterable[Piece], notes: Sequence[str]) -> Iterator[bytes]:
    """Write an entry for each event, and at the end what could not be read."""
    head, _, tail = envelope("history", {"client": None, "events": "", "notes": []}).partition('""')
    yield f"{head}[\n".encode()
    said = list(notes)
    last = b""
    for piece in pieces:
        if isinstance(piece, str):
            said.append(piece)
        elif piece:
            yield last
            last = _guarded(piece)
    yield last.removesuffix(b",\n")  # between two entries there is a comma
    notes_as_json = envelope("history", {"notes": said}).partition('"notes": ')[2]
    yield f"\n  ]{tail.partition('[')[0]}{notes_as_json}\n".encode()


def _guarded(piece: bytes) -> bytes:
    return piece if piece.isascii() and b"\x7f" not in piece else guarded(piece.decode()).encode()
