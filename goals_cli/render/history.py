"""The history of a plan: grouped by day and commit for people, one entry for each event for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from goals_cli.gitrepo.commits import Commit
from goals_cli.history.event import Event, Kind
from goals_cli.history.happening import Happening, Timeline
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph
from goals_cli.render.csv import Cell
from goals_cli.render.csv import csv as csv_rows
from goals_cli.render.event_words import sentence, shown
from goals_cli.render.json import envelope
from goals_cli.render.markdown import markdown as page
from goals_cli.render.screen import PAPER, Screen
from goals_cli.render.text import text as plain_page

COLUMNS = (
    "on", "kind", "goal", "id", "what", "who", "worker", "before", "after", "because", "asked_by", "answer",
    "client_says", "commit", "author", "committer", "committed", "path",
)  # fmt: skip


def text(found: Timeline, *, screen: Screen = PAPER) -> str:
    """Write the history for a terminal."""
    return plain_page(blocks(found), screen=screen)


def markdown(found: Timeline) -> str:
    """Write the history as Markdown."""
    return page(blocks(found))


def json(found: Timeline) -> str:
    """Write the history for programs."""
    happenings = [
        {"on": each.on, **told(each.event), "commit": commit(each.commit), "path": each.path}
        for each in found.happenings
    ]
    return envelope("history", {"client": found.client, "notes": list(found.notes), "events": happenings})


def csv(found: Timeline) -> str:
    """Write the history as rows for a spreadsheet."""
    return csv_rows(COLUMNS, map(row, found.happenings))


FORMATS: dict[str, Callable[..., str]] = {"text": text, "markdown": markdown, "json": json, "csv": csv}


def blocks(found: Timeline) -> Iterator[Block]:
    """Lay the history out, the newest first."""
    yield Heading(1, f"History of {found.client}")
    for note in found.notes:
        yield Paragraph(note)
    for heading, group in groupby(found.happenings, key=title):
        yield Heading(2, heading)
        yield Bullets(tuple(sentence(each.event) for each in group))
    if not found.happenings:
        yield Paragraph("Nothing happened that was asked for.")


def told(event: Event) -> dict[str, object]:
    """Name the fields of an event, but for its own day, which may be none."""
    return {field: getattr(event, field) for field in event.__struct_fields__ if field != "on"}


def commit(found: Commit | None) -> dict[str, object] | None:
    """Name what a reader needs of a commit."""
    if found is None:
        return None
    return {
        "id": found.id, "author": found.author, "authored": found.authored, "committer": found.committer,
        "committed": found.committed,
    }  # fmt: skip


def title(happening: Happening) -> str:
    """Head what happened on a day with one commit."""
    day = str(happening.on)
    if happening.event.kind is Kind.OVERDUE:
        return day
    if happening.event.worker:
        day += f", {happening.event.worker}"
    if happening.commit is None:
        return f"{day}, not committed"
    return f"{day}, {_by(happening.commit, happening.on)}"


def _by(found: Commit, on: date) -> str:
    """Say who wrote and who committed, and when, where that is another day."""
    later = f" on {found.committed.date()}" if found.committed.date() != on else ""
    if found.author.name == found.committer.name:
        return f"{found.id[:7]} by {found.committer.name}{later}"
    return f"{found.id[:7]} by {found.author.name}, committed by {found.committer.name}{later}"


def row(happening: Happening) -> tuple[Cell, ...]:
    """Write an event as cells."""
    event, by = happening.event, happening.commit
    goal = event.goal or " ".join(event.goals) or None
    says = (event.because, event.asked_by, event.answer, event.client_says)
    values = (_cell(event.before), _cell(event.after))
    kept = (by.id, by.author.name, by.committer.name, by.committed.isoformat()) if by else (None,) * 4
    return (
        happening.on, event.kind.value, goal, event.id, event.what, event.who, event.worker, *values, *says, *kept,
        happening.path,
    )  # fmt: skip


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str):
        return value
    return value if isinstance(value, int | float) and not isinstance(value, bool) else shown(value)
