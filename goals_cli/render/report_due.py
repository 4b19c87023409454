"""The report on what is due: when, whose, what, and who is to do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goals_cli.render.blocks import Block, Heading, Paragraph, Table
from goals_cli.render.common_words import of_whom, unless_private, whose
from goals_cli.render.csv import Cell
from goals_cli.reporting_due import DueEntry, DueReport, DueSum, Kind
from goals_cli.speech import NO_BREAK

COLUMNS = ("on", "days", "client", "worker", "kind", "who", "goals", "id", "what")
_HEADERS = ("On", "Days", "Client", "What", "Who")
_WITH_WORKER = ("On", "Days", "Client", "Worker", "What", "Who")
_OF_WORKERS = ("Worker", "Overdue", "What is overdue", "To come", "What is to come")
_PREFIX = {
    Kind.REVIEW: "Review: ",
    Kind.AGREEMENT: "Agreement: ",
    Kind.FOLLOW_UP: "Follow-up: ",
    Kind.TARGET_DATE: "Target date: ",
}
_KINDS = {
    Kind.WORKER_PROMISE: "worker's promises",
    Kind.REVIEW: "reviews",
    Kind.AGREEMENT: "agreements",
    Kind.FOLLOW_UP: "follow-ups",
    Kind.TARGET_DATE: "target dates",
    Kind.OTHERS_PROMISE: "others' promises",
    Kind.CLIENT_PROMISE: "client's promises",
}


def blocks(report: DueReport) -> Iterator[Block]:
    """Lay the report out, what is overdue apart from what comes."""
    when = f"Overdue on {report.today}" if report.overdue else f"Due by {report.until}, seen on {report.today}"
    kinds = f": {', '.join(_KINDS[kind] for kind in report.kinds)}" if report.kinds else ""
    yield Heading(1, f"{when}{of_whom(report.worker)}{kinds}")
    several = len(report.workers) > 1
    if several:
        yield Heading(2, "Each worker, and all")
        yield Table(_OF_WORKERS, tuple(map(_sum, (*report.workers, report.all))))
    overdue = tuple(_line(entry, several) for entry in report.entries if entry.days < 0)
    to_come = tuple(_line(entry, several) for entry in report.entries if entry.days >= 0)
    for title, lines in (("Overdue", overdue), ("To come", to_come)):
        if lines:
            yield Heading(2, title)
            yield Table(_WITH_WORKER if several else _HEADERS, lines)
    if not report.entries:
        which = "Nothing of this" if report.kinds else "Nothing"
        yield Paragraph(f"{which} is {'overdue' if report.overdue else 'due'}.")


def rows(report: DueReport) -> Iterator[tuple[Cell, ...]]:
    """Write one row for each thing that is due; days below 0 have passed."""
    for entry in report.entries:
        goals = " ".join(entry.goals)
        what = entry.what
        yield entry.on, entry.days, entry.client, entry.worker, entry.kind.value, entry.who, goals, entry.id, what


def _sum(each: DueSum) -> tuple[str, ...]:
    return whose(each.worker), *_counted(each.overdue), *_counted(each.to_come)


def _counted(kinds: Mapping[Kind, int]) -> tuple[str, str]:
    parts = (f"{_KINDS[kind]}{NO_BREAK}{number}" for kind, number in kinds.items() if number)
    return str(sum(kinds.values())), ", ".join(parts)


def _line(entry: DueEntry, several: bool) -> tuple[str, ...]:
    what = _PREFIX.get(entry.kind, "") + unless_private(entry.what, entry.id or " ".join(entry.goals))
    worker = (entry.worker,) if several else ()
    return str(entry.on), _days(entry.days), entry.client, *worker, what, entry.who


def _days(days: int) -> str:
    return "today" if days == 0 else f"in {days}" if days > 0 else f"{-days} ago"
