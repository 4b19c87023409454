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
    report_stuck,
    report_voice,
    sheet_rows,
)
from goals_cli.render.blocks import Block
from goals_cli.render.csv import Cell
from goals_cli.reporting import CaseloadReport, DueReport
from goals_cli.reporting_stuck import StuckReport
from goals_cli.reporting_voice import VoiceReport
from goals_cli.results import OutcomesReport
from goals_cli.sheets import PlanReport
from goals_cli.speech import Speech

_A_FORMAT_OF_ITS_OWN = frozenset({"since"})  # goals diff --since-agreed prints it for programs

OfCaseload = CaseloadReport | DueReport | OutcomesReport | StuckReport | VoiceReport
Report = PlanReport | OfCaseload


class Layout(NamedTuple):
    """The layout of one kind of report."""

    name: str
    blocks: Callable[..., Iterable[Block]]  # of the report; the sheet also takes the language
    columns: tuple[str, ...]
    rows: Callable[[Any], Iterable[tuple[Cell, ...]]]


_LAYOUTS: dict[type[Report], Layout] = {
    PlanReport: Layout("report-plan", report_plan.blocks, sheet_rows.COLUMNS, sheet_rows.rows),
    CaseloadReport: Layout("report-caseload", report_caseload.blocks, report_caseload.COLUMNS, report_caseload.rows),
    DueReport: Layout("report-due", report_due.blocks, report_due.COLUMNS, report_due.rows),
    OutcomesReport: Layout("report-outcomes", report_outcomes.blocks, report_outcomes.COLUMNS, report_outcomes.rows),
    StuckReport: Layout("report-stuck", report_stuck.blocks, report_stuck.COLUMNS, report_stuck.rows),
    VoiceReport: Layout("report-voice", report_voice.blocks, report_voice.COLUMNS, report_voice.rows),
}


def layout_of(report: Report) -> Layout:
    """Find the layout of a report."""
    return _LAYOUTS[type(report)]


def blocks_of(report: Report, speech: Speech) -> Iterable[Block]:
    """Lay a report out; the client's own sheet speaks their language, all others are for the people at work."""
    return report_plan.blocks(report, speech) if isinstance(report, PlanReport) else layout_of(report).blocks(report)


def content(report: Report) -> dict[str, object]:
    """Name the fields of a report, for readers that are programs."""
    names = (field.name for field in fields(report) if field.name not in _A_FORMAT_OF_ITS_OWN)
    return {name: getattr(report, name) for name in names}
