"""The history of all plans for people and spreadsheets, piece by piece: nothing is held longer than a commit.

For programs history_as_json writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath

from goals_cli.history.happening import Happening
from goals_cli.history.lines import Piece, read
from goals_cli.render import history
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph
from goals_cli.render.csv import csv as csv_rows
from goals_cli.render.event_words import sentence
from goals_cli.render.markdown import markdown as page
from goals_cli.render.screen import PAPER, Screen
from goals_cli.render.text import text as plain_page

Page = Callable[[Iterable[Block]], str]


def text(pieces: Iterable[Piece], notes: Sequence[str], *, screen: Screen = PAPER) -> Iterator[str]:
    """Write the history for a terminal."""
    return _pages(pieces, notes, partial(plain_page, screen=screen))


def markdown(pieces: Iterable[Piece], notes: Sequence[str]) -> Iterator[str]:
    """Write the history as Markdown."""
    return _pages(pieces, notes, page)


def csv(pieces: Iterable[Piece], _: Sequence[str]) -> Iterator[str]:
    """Write rows for a spreadsheet; notes have no place among them."""
    yield f"{csv_rows(history.COLUMNS, ())}\n"
    for piece in pieces:
        rows = [history.row(happening) for happening in _happenings([piece], [])]
        if rows:
            yield csv_rows(history.COLUMNS, rows).partition("\n")[2] + "\n"


FORMATS: dict[str, Callable[..., Iterator[str]]] = {
    "text": text,
    "markdown": markdown,
    "csv": csv,
}


def _pages(pieces: Iterable[Piece], notes: Sequence[str], written: Page) -> Iterator[str]:
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


def _happenings(pieces: Iterable[Piece], said: list[str]) -> Iterator[Happening]:
    """Read the events, and keep what else is said."""
    for piece in pieces:
        if isinstance(piece, str):
            said.append(piece)
        else:
            yield from (read(line).happening() for line in piece.splitlines())
