"""The report on what is due: when, whose, what, and who is to do it."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.render.blocks import Block, Heading, Paragraph, Table
from goals_cli.render.csv import Cell
from goals_cli.reporting import DueEntry, DueReport, Kind

COLUMNS = ("on", "days", "client", "worker", "kind", "who", "goals", "id", "what")
_HEADERS = ("On", "Days", "Client", "What", "Who")
_PREFIX = {Kind.REVIEW: "Review: ", Kind.FOLLOW_UP: "Follow-up: ", Kind.TARGET_DATE: "Target date: "}


def blocks(report: DueReport) -> Iterator[Block]:
    """Lay the report out, what is overdue apart from what comes."""
    yield Heading(1, f"Due by {report.until}, seen on {report.today}")
    overdue = tuple(_line(entry) for entry in report.entries if entry.days < 0)
    to_come = tuple(_line(entry) for entry in report.entries if entry.days >= 0)
    for title, lines in (("Overdue", overdue), ("To come", to_come)):
        if lines:
            yield Heading(2, title)
            yield Table(_HEADERS, lines)
    if not report.entries:
        yield Paragraph("Nothing is due.")


def rows(report: DueReport) -> Iterator[tuple[Cell, ...]]:
    """Write one row for each thing that is due; days below 0 have passed."""
    for entry in report.entries:
        goals = " ".join(entry.goals)
        what = entry.what
        yield entry.on, entry.days, entry.client, entry.worker, entry.kind.value, entry.who, goals, entry.id, what


def _line(entry: DueEntry) -> tuple[str, ...]:
    hidden = f"(private: {entry.id or ' '.join(entry.goals)})"
    what = _PREFIX.get(entry.kind, "") + (hidden if entry.what is None else entry.what)
    return str(entry.on), _days(entry.days), entry.client, what, entry.who


def _days(days: int) -> str:
    return "today" if days == 0 else f"in {days}" if days > 0 else f"{-days} ago"
