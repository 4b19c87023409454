"""Writes what happened as lines of JSON, as `goals history --format json` gives them, and reads them again.

They come as pieces: bytes are whole lines, each of an event and with a comma at its end, as in a list of them; a text
is a sentence about what could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypeAlias

import msgspec

from goals_cli.gitrepo.commits import Change, Commit, Person
from goals_cli.history.event import Event, hidden
from goals_cli.history.happening import Happening, day_of
from goals_cli.paths import text_of

Piece: TypeAlias = bytes | str

PRIVATE = b'"private":true'  # within a text the second quotation mark would have a backslash before it


class _Commit(msgspec.Struct, frozen=True):
    id: str
    author: Person
    authored: datetime
    committer: Person
    committed: datetime


class Line(Event, frozen=True):
    """An event with its commit and its path."""

    commit: _Commit | None = None
    path: str | None = None

    def happening(self) -> Happening:
        """Give it as the history of one plan has it."""
        fields = (getattr(self, name) for name in Event.__struct_fields__)
        by = self.commit
        commit = Commit(by.id, (), by.author, by.authored, by.committer, by.committed, "") if by else None
        return Happening(date.fromisoformat(self.on or ""), Event(*fields), commit, self.path)


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Line).decode


def written(events: Iterable[Event], day: date) -> bytes:
    """Write events that were committed on a day, the last one first: a line each, but for its end."""
    lines = []
    for event in reversed(list(events)):
        on = day_of(event, day).isoformat()
        lines.append(_encode(event if event.on == on else msgspec.structs.replace(event, on=on))[:-1])
    return b"\n".join(lines)


def with_commit(events: bytes, change: Change) -> bytes:
    """Write the commit and the path of a change behind each of its events, which are written but for their ends."""
    commit = change.commit
    shown = {
        "id": commit.id, "author": commit.author, "authored": commit.authored.isoformat(),
        "committer": commit.committer, "committed": commit.committed.isoformat(),
    }  # fmt: skip
    end = b',"commit":%b,"path":%b},\n' % (_encode(shown), _encode(text_of(change.path)))
    return events.replace(b"\n", end) + end


def read(line: bytes) -> Line:
    """Read a line."""
    return _decode(line.rstrip(b",\n"))


def select(
    pieces: Iterable[Piece], *, goal: str | None, since: date | None, until: date | None, private: bool
) -> Iterator[Piece]:
    """Keep the lines that are about a goal and of what happened between two days, without what is private."""
    all_of_them = goal is None and since is None and until is None
    first, last = str(since or ""), str(until or "a")
    for piece in pieces:
        if isinstance(piece, str) or (all_of_them and (private or PRIVATE not in piece)):
            yield piece
            continue
        kept = []
        for line in piece.splitlines(keepends=True):
            event = read(line)
            if not first <= (event.on or "") <= last or not (goal is None or event.of_goal(goal)):
                continue
            kept.append(line if private or not event.private else _encode(hidden(event)) + b",\n")
        if kept:
            yield b"".join(kept)
