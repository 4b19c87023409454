"""The history of all plans, piece by piece as it is read: nothing of it is held longer than a commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from json import loads
from pathlib import PurePosixPath

from goals_cli.history.lines import read
from goals_cli.history.timeline import Happening
from goals_cli.render import history
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph
from goals_cli.render.csv import csv as csv_rows
from goals_cli.render.event_words import sentence
from goals_cli.render.json import envelope, guarded
from goals_cli.render.markdown import markdown as page
from goals_cli.render.screen import PAPER, Screen
from goals_cli.render.text import text as plain_page

Page = Callable[[Iterable[Block]], str]


def json(pieces: Iterable[bytes], notes: Sequence[str]) -> Iterator[str]:
    """Write an entry for each event, and at the end what could not be read."""
    head, _, tail = envelope("history", {"client": None, "events": "", "notes": []}).partition('""')
    yield f"{head}[\n"
    said = list(notes)
    between = ""
    for piece in pieces:
        events, sentences = _apart(piece)
        said += sentences
        if events:
            written = guarded(events.removesuffix(b"\n").decode().replace("\n", ",\n"))
            yield f"{between}{written}"
            between = ",\n"
    notes_as_json = envelope("history", {"notes": said}).partition('"notes": ')[2]
    yield f"\n  ]{tail.partition('[')[0]}{notes_as_json}\n"


def text(pieces: Iterable[bytes], notes: Sequence[str], *, screen: Screen = PAPER) -> Iterator[str]:
    """Write the history for a terminal."""
    return _pages(pieces, notes, partial(plain_page, screen=screen))


def markdown(pieces: Iterable[bytes], notes: Sequence[str]) -> Iterator[str]:
    """Write the history as Markdown."""
    return _pages(pieces, notes, page)


def csv(pieces: Iterable[bytes], _: Sequence[str]) -> Iterator[str]:
    """Write rows for a spreadsheet; notes have no place among them."""
    yield f"{csv_rows(history.COLUMNS, ())}\n"
    for piece in pieces:
        rows = [history.row(happening) for happening in _happenings([piece], [])]
        if rows:
            yield csv_rows(history.COLUMNS, rows).partition("\n")[2] + "\n"


FORMATS: dict[str, Callable[..., Iterator[str]]] = {
    "text": text,
    "markdown": markdown,
    "json": json,
    "csv": csv,
}


def _pages(pieces: Iterable[bytes], notes: Sequence[str], written: Page) -> Iterator[str]:
    yield written([Heading(1, "History of all plans"), *map(Paragraph, notes)]) + "\n"
    said: list[str] = []
    empty = True
    for title, group in groupby(_happenings(pieces, said), key=_title):
        yield "\n" + written([Heading(2, title), Bullets(tuple(sentence(each.event) for each in group))]) + "\n"
        empty = False
    if empty:
        said.append("Nothing happened that was asked for.")
    for note in said:
        yield "\n" + written([Paragraph(note)]) + "\n"


def _title(happening: Happening) -> str:
    return f"{PurePosixPath(happening.path or '').stem}: {history.title(happening)}"


def _happenings(pieces: Iterable[bytes], said: list[str]) -> Iterator[Happening]:
    """Read the events, and keep what else is said."""
    for piece in pieces:
        for line in piece.splitlines():
            if line.startswith(b'"'):
                said.append(loads(line))
            else:
                yield read(line).happening()


def _apart(piece: bytes) -> tuple[bytes, list[str]]:
    """Take the events and what else is said apart."""
    if not piece.startswith(b'"') and b'\n"' not in piece:
        return piece, []
    lines = piece.splitlines(keepends=True)
    said = [loads(line) for line in lines if line.startswith(b'"')]
    return b"".join(line for line in lines if not line.startswith(b'"')), said
