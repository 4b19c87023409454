"""What a check found as a page of Markdown, for a comment or a summary that people read."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.findings import Finding, Severity
from goals_cli.render.blocks import Block, Heading, Paragraph, Table
from goals_cli.render.checks import summary
from goals_cli.render.checks.page import Page
from goals_cli.render.markdown import markdown as page_of

_TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Ask next time"}


def markdown(page: Page) -> str:
    """Write a table for each severity."""
    return page_of(_blocks(page))


def _blocks(page: Page) -> Iterator[Block]:
    yield Heading(1, "What the plans still need")
    yield Paragraph(summary(page.results, advice=page.advice))
    shown = page.shown()
    for severity, title in _TITLES.items():
        rows = tuple(_row(finding) for finding in shown if finding.severity is severity)
        if rows:
            yield Heading(2, title)
            yield Table(("Client", "Place", "Rule", "What", "What to do"), rows)


def _row(finding: Finding) -> tuple[str, ...]:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return finding.client, place, f"{finding.code} {finding.name}", finding.message, finding.hint
