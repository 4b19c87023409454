"""How each kind of report is laid out: its name, its page, and its rows for a spreadsheet; loaded when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from goals_cli.render.blocks import Block
from goals_cli.render.csv import Cell

if TYPE_CHECKING:
    from goals_cli.reporting import CaseloadReport, DueReport
    from goals_cli.reporting_session import SessionReport
    from goals_cli.reporting_stuck import StuckReport
    from goals_cli.reporting_voice import VoiceReport
    from goals_cli.results import OutcomesReport
    from goals_cli.sheets import PlanReport

    OfCaseload = CaseloadReport | DueReport | OutcomesReport | StuckReport | VoiceReport
    Report = PlanReport | SessionReport | OfCaseload

_A_FORMAT_OF_ITS_OWN = frozenset({"since"})  # goals diff --since-agreed prints it for programs


class Layout(NamedTuple):
    """The layout of one kind of report; with `side_heads`, headings stand beside what they are above elsewhere."""

    name: str
    blocks: Callable[[Any], Iterable[Block]]
    columns: tuple[str, ...]
    rows: Callable[[Any], Iterable[tuple[Cell, ...]]]
    side_heads: bool = False


# By the class of a report: its name, and the modules of its page and of its rows.
KINDS = {
    "PlanReport": ("report-plan", "report_plan", "sheet_rows"),
    "SessionReport": ("report-session", "report_session", "report_session"),
    "CaseloadReport": ("report-caseload", "report_caseload", "report_caseload"),
    "DueReport": ("report-due", "report_due", "report_due"),
    "OutcomesReport": ("report-outcomes", "report_outcomes", "report_outcomes"),
    "StuckReport": ("report-stuck", "report_stuck", "report_stuck"),
    "VoiceReport": ("report-voice", "report_voice", "report_voice"),
}
_ONE_SCREEN = ("SessionReport",)


def layout_of(report: Report) -> Layout:
    """Find the layout of a report."""
    kind = type(report).__name__
    name, page, sheet = KINDS[kind]
    blocks, rows = import_module(f"goals_cli.render.{page}"), import_module(f"goals_cli.render.{sheet}")
    return Layout(name, blocks.blocks, rows.COLUMNS, rows.rows, side_heads=kind in _ONE_SCREEN)


def content(report: Report) -> dict[str, object]:
    """Name the fields of a report, for readers that are programs."""
    names = (field.name for field in fields(report) if field.name not in _A_FORMAT_OF_ITS_OWN)
    return {name: getattr(report, name) for name in names}
