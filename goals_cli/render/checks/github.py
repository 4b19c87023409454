"""What a check found as workflow commands, which a GitHub action shows beside the lines of a pull request."""

from __future__ import annotations

from goals_cli.findings import Finding, Severity
from goals_cli.render.checks.page import Page
from goals_cli.render.terminal import safe

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(page: Page) -> str:
    """Write a command for each finding shown."""
    return "\n".join(_command(finding) for finding in page.shown())


def _command(finding: Finding) -> str:
    hint = f"\n{finding.hint}" if finding.hint else ""
    properties = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{finding.code} {finding.name}",
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{_data(finding.message + hint)}"


def _data(words: str) -> str:
    """Escape what a command says; a line end stays one."""
    return "%0A".join(safe(line).replace("%", "%25") for line in words.split("\n"))


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
