"""Each report in each format: the registry from which `--format` takes its choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, NamedTuple

from goals_cli.render import report_caseload, report_due, report_plan
from goals_cli.render.blocks import Block
from goals_cli.render.csv import Cell, csv
from goals_cli.render.json import envelope
from goals_cli.render.markdown import markdown
from goals_cli.render.text import text
from goals_cli.reporting import CaseloadReport, DueReport
from goals_cli.sheets import PlanReport

Report = PlanReport | CaseloadReport | DueReport


class _Layout(NamedTuple):
    """How one kind of report is laid out: its name, its page, and its rows for a spreadsheet."""

    name: str
    blocks: Callable[[Any], Iterable[Block]]
    columns: tuple[str, ...]
    rows: Callable[[Any], Iterable[tuple[Cell, ...]]]


_LAYOUTS: dict[type[Report], _Layout] = {
    PlanReport: _Layout("report-plan", report_plan.blocks, report_plan.COLUMNS, report_plan.rows),
    CaseloadReport: _Layout("report-caseload", report_caseload.blocks, report_caseload.COLUMNS, report_caseload.rows),
    DueReport: _Layout("report-due", report_due.blocks, report_due.COLUMNS, report_due.rows),
}

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": lambda report: text(_LAYOUTS[type(report)].blocks(report)),
    "markdown": lambda report: markdown(_LAYOUTS[type(report)].blocks(report)),
    "csv": lambda report: csv(_LAYOUTS[type(report)].columns, _LAYOUTS[type(report)].rows(report)),
    "json": lambda report: envelope(_LAYOUTS[type(report)].name, _content(report)),
}


def _content(report: Report) -> dict[str, object]:
    return {field.name: getattr(report, field.name) for field in fields(report)}
