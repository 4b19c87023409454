"""What a check found, for a terminal: a line for each finding, the line of the file when asked for, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.findings import Finding, Severity
from goals_cli.render.checks.page import Page
from goals_cli.render.terminal import safe, width

_INDENT = "    "
_ASK = "ask next time"


def text(page: Page) -> str:
    """Write the findings, and how much advice is still to come."""
    shown = page.shown()
    lines = [line for finding in shown for line in _lines(finding, page)]
    waiting = len(page.results.findings) - len(shown)
    if page.advice and waiting:
        lines.append(f"{waiting} more to ask about another time (--all shows it)")
    return "\n".join(lines)


def _lines(finding: Finding, page: Page) -> Iterator[str]:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    yield safe(f"{place}: {finding.code} {finding.message}")
    excerpt = page.excerpts.get((finding.path, finding.line))
    if excerpt is not None:
        before = safe(excerpt[: finding.column - 1])
        yield f"{_INDENT}{before}{safe(excerpt[finding.column - 1 :])}"
        yield f"{_INDENT}{' ' * width(before)}^"
    hint = f": {finding.hint}" if finding.hint else ""
    yield safe(f"{_INDENT}{_ASK if finding.severity is Severity.ADVICE else finding.severity.value}{hint}")
