"""The report on stuck goals: which ones, since when, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.render.blocks import Block, Heading, Paragraph, Table
from goals_cli.render.common_words import of_whom, unless_private, whose, yes_no
from goals_cli.render.csv import Cell
from goals_cli.reporting_stuck import StuckLine, StuckReport, StuckSum
from goals_cli.speech import NO_BREAK
from goals_cli.stuck import Sign

COLUMNS = (
    "client", "worker", "goal", "title", "signs", "since", "days", "changed", "client_rating", "worker_rating",
    "confidence", "confidence_low", "client_level", "worker_level",
)  # fmt: skip
_HEADERS = ("Client", "Worker", "Goal", "Since", "Stands still", "Rated")
_OF_WORKERS = ("Worker", "Clients", "Goals", "What shows it")
SIGNS = {
    Sign.RATINGS: "ratings",
    Sign.LEVELS: "levels",
    Sign.MEASURE: "measure",
    Sign.NO_REVIEW: "no review",
}


def blocks(report: StuckReport) -> Iterator[Block]:
    """Lay the report out."""
    signs = f": {', '.join(SIGNS[sign] for sign in report.asked_signs)}" if report.asked_signs else ""
    yield Heading(1, f"Goals that do not move on {report.today}{of_whom(report.worker)}{signs}")
    if not report.goals:
        yield Paragraph("No goal stands still in this way." if signs else "No goal stands still.")
        return
    yield Paragraph(
        "When a goal does not move, it is mostly the plan that does not fit. The client knows best what would help: "
        "another way, a smaller step, a rest, or another goal."
    )
    if len(report.workers) > 1:
        yield Heading(2, "Each worker, and all")
        yield Table(_OF_WORKERS, tuple(map(_sum, (*report.workers, report.all))))
        yield Heading(2, "Each goal")
    yield Table(_HEADERS, tuple(map(_line, report.goals)))


def rows(report: StuckReport) -> Iterator[tuple[Cell, ...]]:
    """Write one row for each goal."""
    for line in report.goals:
        signs = " ".join(sign.value for sign in line.signs)
        low = None if line.confidence_low is None else yes_no(line.confidence_low)
        yield (
            line.client, line.worker, line.goal, line.title, signs, line.since, line.days, line.changed,
            line.client_rating, line.worker_rating, line.confidence, low,
            line.client_level, line.worker_level,
        )  # fmt: skip


def _sum(each: StuckSum) -> tuple[str, ...]:
    signs = ", ".join(f"{SIGNS[sign]}{NO_BREAK}{number}" for sign, number in each.signs.items() if number)
    return whose(each.worker), str(each.clients), str(each.goals), signs


def _line(line: StuckLine) -> tuple[str, ...]:
    title = unless_private(line.title, line.goal)
    given = {
        "client": line.client_rating, "worker": line.worker_rating,
        "client at level": line.client_level, "worker at level": line.worker_level, "confidence": line.confidence,
    }  # fmt: skip
    ratings = ", ".join(f"{name}{NO_BREAK}{number}" for name, number in given.items() if number is not None)
    return line.client, line.worker, title, str(line.since), "; ".join(SIGNS[sign] for sign in line.signs), ratings
