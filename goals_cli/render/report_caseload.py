"""The report on a caseload: one line for each client."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.render.blocks import Block, Heading, Paragraph, Table
from goals_cli.render.csv import Cell
from goals_cli.reporting import CaseloadReport, ClientLine

COLUMNS = (
    "client", "worker", "opened", "closed", "proposed", "active", "paused", "achieved", "ended", "declined",
    "last_review", "next_review", "review_overdue", "worker_overdue", "client_overdue", "others_overdue",
    "follow_ups_overdue",
)  # fmt: skip
_HEADERS = ("Client", "Worker", "Goals", "Last review", "Next review", "Overdue")


def blocks(report: CaseloadReport) -> Iterator[Block]:
    """Lay the report out."""
    yield Heading(1, f"Caseload on {report.today}")
    if report.clients:
        yield Table(_HEADERS, tuple(map(_line, report.clients)))
    else:
        yield Paragraph("There are no clients in this caseload yet.")


def rows(report: CaseloadReport) -> Iterator[tuple[Cell, ...]]:
    """Write one row for each client."""
    for line in report.clients:
        cells = (getattr(line, column) for column in COLUMNS)
        yield tuple(("yes" if cell else "no") if isinstance(cell, bool) else cell for cell in cells)


def _line(line: ClientLine) -> tuple[str, ...]:
    last = str(line.last_review or "")
    if line.closed:
        return line.client, line.worker, _goals(line), last, f"closed {line.closed}", ""
    return line.client, line.worker, _goals(line), last, str(line.next_review or ""), _overdue(line)


def _goals(line: ClientLine) -> str:
    counts = {"active": line.active, "proposed": line.proposed, "paused": line.paused}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def _overdue(line: ClientLine) -> str:
    """Say what is overdue; of the promises, the worker's own come first."""
    counts = {"worker": line.worker_overdue, "others": line.others_overdue, "client": line.client_overdue}
    promises = ", ".join(f"{name} {count}" for name, count in counts.items() if count)
    parts = [
        "review" if line.review_overdue else "",
        "follow-up" if line.follow_ups_overdue else "",
        f"promises: {promises}" if promises else "",
    ]
    return "; ".join(filter(None, parts))
