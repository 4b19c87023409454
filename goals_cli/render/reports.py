"""Each report in each format: the registry from which `--format` takes its choices, quick to load."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from goals_cli.speech import ENGLISH, NO_BREAK, Speech

if TYPE_CHECKING:
    from goals_cli.render.layouts import Report
    from goals_cli.render.screen import Screen


def text(report: Report, speech: Speech = ENGLISH, *, screen: Screen | None = None) -> str:
    """Write a report for a terminal or, without a `screen`, for a printer."""
    from goals_cli.render import layouts
    from goals_cli.render.screen import PAPER
    from goals_cli.render.text import text as written

    layout = layouts.layout_of(report)
    blocks = layout.blocks(report, speech)
    return written(blocks, side_heads=layout.side_heads, screen=screen or PAPER, speech=speech)


def markdown(report: Report, speech: Speech = ENGLISH) -> str:
    """Write a report as Markdown."""
    from goals_cli.render import layouts
    from goals_cli.render.markdown import markdown as written

    return written(layouts.layout_of(report).blocks(report, speech))


def html(report: Report, speech: Speech = ENGLISH, *, large: bool = False, flat: bool = False) -> str:
    """Write a report as a page for a browser or a printer, on which no line ends within a day."""
    from dataclasses import replace

    from goals_cli.languages import other_than
    from goals_cli.render import layouts
    from goals_cli.render.html import html as written

    layout = layouts.layout_of(report)
    blocks = layout.blocks(report, replace(speech, gap=NO_BREAK, marks=layout.speaks or layout.asks))
    own = other_than(speech.code, getattr(report, "language", None)) if layout.speaks else None
    spoken = speech if layout.speaks else ENGLISH
    return written(blocks, name=layout.name, large=large, flat=flat, speech=spoken, own_language=own)


def csv(report: Report, _: Speech = ENGLISH) -> str:
    """Write a report as rows for a spreadsheet, alike in all languages."""
    from goals_cli.render import layouts
    from goals_cli.render.csv import csv as written

    layout = layouts.layout_of(report)
    return written((*layout.columns, *layout.more_columns(report)), layout.rows(report))


def json(report: Report, _: Speech = ENGLISH) -> str:
    """Write a report for programs, alike in all languages."""
    from goals_cli.render import layouts
    from goals_cli.render.json import envelope

    return envelope(layouts.layout_of(report).name, layouts.content(report))


def pdf(report: Report, speech: Speech = ENGLISH, *, large: bool = False) -> bytes:
    """Write a report as PDF."""
    from goals_cli.render.pdf import pdf as written

    return written(html(report, speech, large=large, flat=True))


FORMATS: dict[str, Callable[..., str]] = {
    "text": text,
    "markdown": markdown,
    "html": html,
    "csv": csv,
    "json": json,
}
PAPER = "pdf"
CHOICES = (*FORMATS, PAPER)
IN_WORDS = ("text", "markdown", "html", PAPER)  # those that people read, in their language


def written(
    form: str, report: Report, *, large: bool = False, screen: Screen | None = None, speech: Speech = ENGLISH
) -> str | bytes:
    """Write a report in one of the choices; `large` counts on pages and paper, `screen` in text."""
    if form == PAPER:
        return pdf(report, speech, large=large)
    if form == "text":
        return text(report, speech, screen=screen)
    return html(report, speech, large=True) if large else FORMATS[form](report, speech)
