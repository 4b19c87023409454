"""How each kind of report is laid out: its name, its page, and its rows for a spreadsheet; loaded when it is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from goals_cli.render import left_out
from goals_cli.speech import ENGLISH, Speech

if TYPE_CHECKING:
    from goals_cli.render.blocks import Block
    from goals_cli.render.csv import Cell
    from goals_cli.reporting_caseload import CaseloadReport
    from goals_cli.reporting_due import DueReport
    from goals_cli.reporting_session import SessionReport
    from goals_cli.reporting_stuck import StuckReport
    from goals_cli.reporting_voice import VoiceReport
    from goals_cli.results import OutcomesReport
    from goals_cli.sheets import PlanReport

    OfCaseload = CaseloadReport | DueReport | OutcomesReport | StuckReport | VoiceReport
    Report = PlanReport | SessionReport | OfCaseload


class Layout(NamedTuple):
    """The layout of one kind of report: the module of its page, and that of its rows where it is another one.

    With `side_heads`, headings stand beside what they are above elsewhere. A page that `speaks` is one for the client,
    in their language; all others are for people at work. One that `asks` holds questions to the client, which alone are
    in their language. `in_numbers` is one in which no client is named unless that was asked for.
    """

    name: str
    page: str
    spreadsheet: str = ""
    side_heads: bool = False
    speaks: bool = False
    asks: bool = False
    in_numbers: bool = False

    def blocks(self, report: Report, speech: Speech = ENGLISH) -> Iterable[Block]:
        """Lay a report out as a page."""
        page = _module(self.page)
        found: Iterable[Block] = page.blocks(report, speech) if self.speaks or self.asks else page.blocks(report)
        unreadable = getattr(report, "unreadable", ())
        return chain(found, left_out.blocks(unreadable, in_numbers=self.in_numbers)) if unreadable else found

    @property
    def columns(self) -> tuple[str, ...]:
        """Name the columns for a spreadsheet."""
        found: tuple[str, ...] = _module(self.spreadsheet or self.page).COLUMNS
        return found

    def more_columns(self, report: Report) -> tuple[str, ...]:
        """Name the columns that stand behind the fixed ones, where more was asked for."""
        more = getattr(_module(self.spreadsheet or self.page), "more_columns", None)
        return more(report) if more else ()

    def rows(self, report: Report) -> Iterable[tuple[Cell, ...]]:
        """Lay a report out as rows for a spreadsheet."""
        found: Iterable[tuple[Cell, ...]] = _module(self.spreadsheet or self.page).rows(report)
        return found


# By the class of the report, so that no report loads what belongs to another one.
LAYOUTS = {
    "PlanReport": Layout("report-plan", "report_plan", "sheet_rows", speaks=True),
    "SessionReport": Layout("report-session", "report_session", side_heads=True, asks=True),
    "CaseloadReport": Layout("report-caseload", "report_caseload"),
    "DueReport": Layout("report-due", "report_due"),
    "OutcomesReport": Layout("report-outcomes", "report_outcomes", in_numbers=True),
    "StuckReport": Layout("report-stuck", "report_stuck"),
    "VoiceReport": Layout("report-voice", "report_voice"),
}


def layout_of(report: Report) -> Layout:
    """Find the layout of a report."""
    return LAYOUTS[type(report).__name__]


def content(report: Report) -> dict[str, object]:
    """Name the fields of a report, for readers that are programs."""
    found = {field.name: getattr(report, field.name) for field in fields(report)}
    if "unreadable" in found:
        found |= left_out.content(found["unreadable"], in_numbers=layout_of(report).in_numbers)
    return found


def _module(name: str) -> Any:
    return import_module(f"goals_cli.render.{name}")
