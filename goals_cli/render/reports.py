"""Each report in each format: the registry from which `--format` takes its choices, quick to load."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goals_cli.render.bars import Marks
    from goals_cli.render.layouts import Report


def text(report: Report, *, marks: Marks | None = None) -> str:
    """Write a report for a terminal or a printer; with `marks` its charts are drawn, as on a terminal."""
    from goals_cli.render import layouts
    from goals_cli.render.text import text as written

    layout = layouts.layout_of(report)
    return written(layout.blocks(report), side_heads=layout.side_heads, marks=marks)


def markdown(report: Report) -> str:
    """Write a report as Markdown."""
    from goals_cli.render import layouts
    from goals_cli.render.markdown import markdown as written

    return written(layouts.layout_of(report).blocks(report))


def html(report: Report, *, large: bool = False, flat: bool = False) -> str:
    """Write a report as a page for a browser or a printer."""
    from goals_cli.render import layouts
    from goals_cli.render.html import html as written

    layout = layouts.layout_of(report)
    return written(layout.blocks(report), name=layout.name, large=large, flat=flat)


def csv(report: Report) -> str:
    """Write a report as rows for a spreadsheet."""
    from goals_cli.render import layouts
    from goals_cli.render.csv import csv as written

    layout = layouts.layout_of(report)
    return written((*layout.columns, *layout.more_columns(report)), layout.rows(report))


def json(report: Report) -> str:
    """Write a report for programs."""
    from goals_cli.render import layouts
    from goals_cli.render.json import envelope

    return envelope(layouts.layout_of(report).name, layouts.content(report))


def pdf(report: Report, *, large: bool = False) -> bytes:
    """Write a report as PDF."""
    from goals_cli.render.pdf import pdf as written

    return written(html(report, large=large, flat=True))


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "markdown": markdown,
    "html": html,
    "csv": csv,
    "json": json,
}
PAPER = "pdf"
CHOICES = (*FORMATS, PAPER)


def written(form: str, report: Report, *, large: bool = False, marks: Marks | None = None) -> str | bytes:
    """Write a report in one of the choices; `large` counts on pages and paper, `marks` in text."""
    if form == PAPER:
        return pdf(report, large=large)
    if form == "text":
        return text(report, marks=marks)
    return html(report, large=True) if large else FORMATS[form](report)
