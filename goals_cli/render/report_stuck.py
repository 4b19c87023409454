"""The report on stuck goals: which ones, since when, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.render.blocks import Block, Heading, Paragraph, Table
from goals_cli.render.common_words import of_whom, unless_private, yes_no
from goals_cli.render.csv import Cell
from goals_cli.reporting_stuck import StuckLine, StuckReport
from goals_cli.stuck import Sign

COLUMNS = (
    "client", "worker", "goal", "title", "signs", "since", "days", "changed", "client_rating", "worker_rating",
    "confidence", "confidence_low", "client_level", "worker_level",
)  # fmt: skip
_HEADERS = ("Client", "Worker", "Goal", "Since", "Stands still", "Rated")
SIGNS = {
    Sign.RATINGS: "ratings",
    Sign.LEVELS: "levels",
    Sign.MEASURE: "measure",
    Sign.NO_REVIEW: "no review",
}


def blocks(report: StuckReport) -> Iterator[Block]:
    """Lay the report out."""
    yield Heading(1, f"Goals that do not move on {report.today}{of_whom(report.worker)}")
    if not report.goals:
        yield Paragraph("No goal stands still.")
        return
    yield Paragraph(
        "When a goal does not move, it is mostly the plan that does not fit. The client knows best what would help: "
        "another way, a smaller step, a rest, or another goal."
    )
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


def _line(line: StuckLine) -> tuple[str, ...]:
    title = unless_private(line.title, line.goal)
    given = {
        "client": line.client_rating, "worker": line.worker_rating,
        "client at level": line.client_level, "worker at level": line.worker_level, "confidence": line.confidence,
    }  # fmt: skip
    ratings = ", ".join(f"{name} {number}" for name, number in given.items() if number is not None)
    return line.client, line.worker, title, str(line.since), "; ".join(SIGNS[sign] for sign in line.signs), ratings
