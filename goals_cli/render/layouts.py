"""How each kind of report is laid out: its name, its page, and its rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, NamedTuple

from goals_cli.render import (
    report_caseload,
    report_due,
    report_outcomes,
    report_plan,
    report_session,
    report_stuck,
    report_voice,
    sheet_rows,
)
from goals_cli.render.blocks import Block
from goals_cli.render.csv import Cell
from goals_cli.reporting import CaseloadReport, DueReport
from goals_cli.reporting_session import SessionReport
from goals_cli.reporting_stuck import StuckReport
from goals_cli.reporting_voice import VoiceReport
from goals_cli.results import OutcomesReport
from goals_cli.sheets import PlanReport

_A_FORMAT_OF_ITS_OWN = frozenset({"since"})  # goals diff --since-agreed prints it for programs

OfCaseload = CaseloadReport | DueReport | OutcomesReport | StuckReport | VoiceReport
Report = PlanReport | SessionReport | OfCaseload


class Layout(NamedTuple):
    """The layout of one kind of report; with `side_heads`, headings stand beside what they are above elsewhere."""

    name: str
    blocks: Callable[[Any], Iterable[Block]]
    columns: tuple[str, ...]
    rows: Callable[[Any], Iterable[tuple[Cell, ...]]]
    side_heads: bool = False


_LAYOUTS: dict[type[Report], Layout] = {
    PlanReport: Layout("report-plan", report_plan.blocks, sheet_rows.COLUMNS, sheet_rows.rows),
    SessionReport: Layout(
        "report-session", report_session.blocks, report_session.COLUMNS, report_session.rows, side_heads=True
    ),
    CaseloadReport: Layout("report-caseload", report_caseload.blocks, report_caseload.COLUMNS, report_caseload.rows),
    DueReport: Layout("report-due", report_due.blocks, report_due.COLUMNS, report_due.rows),
    OutcomesReport: Layout("report-outcomes", report_outcomes.blocks, report_outcomes.COLUMNS, report_outcomes.rows),
    StuckReport: Layout("report-stuck", report_stuck.blocks, report_stuck.COLUMNS, report_stuck.rows),
    VoiceReport: Layout("report-voice", report_voice.blocks, report_voice.COLUMNS, report_voice.rows),
}


def layout_of(report: Report) -> Layout:
    """Find the layout of a report."""
    return _LAYOUTS[type(report)]


def content(report: Report) -> dict[str, object]:
    """Name the fields of a report, for readers that are programs."""
    names = (field.name for field in fields(report) if field.name not in _A_FORMAT_OF_ITS_OWN)
    return {name: getattr(report, name) for name in names}
