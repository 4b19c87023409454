"""The report on a caseload: one line for each client, one for each worker, and what the plans hold."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.render import matrix
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph, Table
from goals_cli.render.common_words import of_whom, whose, yes_no
from goals_cli.render.csv import Cell
from goals_cli.reporting_caseload import CaseloadReport, CaseloadSum, ClientLine
from goals_cli.speech import NO_BREAK

COLUMNS = (
    "client", "worker", "opened", "closed", "proposed", "active", "paused", "achieved", "ended", "declined",
    "last_review", "next_review", "review_overdue", "worker_overdue", "client_overdue", "others_overdue",
    "follow_ups_overdue", "agreements_due", "undecided",
)  # fmt: skip
_HEADERS = ("Client", "Worker", "Goals", "Last review", "Next review", "Overdue")
_OF_WORKERS = ("Worker", "Clients", "Closed", "Goals", "Overdue")


def blocks(report: CaseloadReport) -> Iterator[Block]:
    """Lay the report out."""
    yield Heading(1, f"Caseload on {report.today}{of_whom(report.worker)}")
    if not report.clients and not report.unreadable:
        yield Paragraph("There are no clients in this caseload yet.")
    several = len(report.workers) > 1
    if several:
        yield Heading(2, "Each worker, and all")
        yield Table(_OF_WORKERS, tuple(map(_sum, (*report.workers, report.all))))
        yield Heading(2, "Each client")
    yield Table(_HEADERS, tuple(map(_line, report.clients)))
    if report.matrix and report.matrix.rows:
        yield Heading(2, "What the plans hold")
        yield matrix.table(report.matrix)
        yield Paragraph(f"Marks: {matrix.LEGEND}.")
        yield Bullets(tuple(matrix.counts(report.matrix)))


def rows(report: CaseloadReport) -> Iterator[tuple[Cell, ...]]:
    """Write one row for each client; with the matrix, also which elements of a complete plan theirs has."""
    held = {row.client: row.cells for row in report.matrix.rows} if report.matrix else {}
    for line in report.clients:
        cells = (getattr(line, column) for column in COLUMNS)
        known = (yes_no(cell) if isinstance(cell, bool) else cell for cell in cells)
        yield *known, *(cell.value for cell in held.get(line.client, ()))


def more_columns(report: CaseloadReport) -> tuple[str, ...]:
    """Name the columns of the matrix, where it was asked for."""
    return tuple(element.value for element in report.matrix.elements) if report.matrix else ()


def _line(line: ClientLine) -> tuple[str, ...]:
    last = str(line.last_review or "")
    if line.closed:
        return line.client, line.worker, _goals(line), last, f"closed {line.closed}", _undecided(line)
    overdue = _overdue(line, "review" if line.review_overdue else "", "follow-up" if line.follow_ups_overdue else "")
    return line.client, line.worker, _goals(line), last, str(line.next_review or ""), overdue


def _sum(each: CaseloadSum) -> tuple[str, ...]:
    reviews = f"reviews{NO_BREAK}{each.reviews_overdue}" if each.reviews_overdue else ""
    follow_ups = f"follow-ups{NO_BREAK}{each.follow_ups_overdue}" if each.follow_ups_overdue else ""
    return whose(each.worker), str(each.clients), str(each.closed), _goals(each), _overdue(each, reviews, follow_ups)


def _goals(line: ClientLine | CaseloadSum) -> str:
    counts = {"active": line.active, "proposed": line.proposed, "paused": line.paused}
    return ", ".join(f"{count}{NO_BREAK}{name}" for name, count in counts.items() if count)


def _overdue(line: ClientLine | CaseloadSum, *before: str) -> str:
    """Say what is overdue; of the promises, the worker's own come first."""
    agreements = f"agreements{NO_BREAK}{line.agreements_due}" if line.agreements_due else ""
    counts = {"worker": line.worker_overdue, "others": line.others_overdue, "client": line.client_overdue}
    promises = ", ".join(f"{name}{NO_BREAK}{count}" for name, count in counts.items() if count)
    found = (_undecided(line), *before, agreements, f"promises: {promises}" if promises else "")
    return "; ".join(filter(None, found))


def _undecided(line: ClientLine | CaseloadSum) -> str:
    """Say how much a merge left to be decided together with the client."""
    return f"undecided{NO_BREAK}{line.undecided}" if line.undecided else ""
