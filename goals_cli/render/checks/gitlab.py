"""What a check found as a GitLab Code Quality report, which a merge request shows."""

from __future__ import annotations

from typing import Any

from goals_cli.findings import Finding, Severity
from goals_cli.render.checks.page import Page
from goals_cli.render.checks.sarif import fingerprint
from goals_cli.render.json import dumped

_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def gitlab(page: Page) -> str:
    """Write an entry for each finding shown; two in the same place have fingerprints of their own."""
    seen: dict[str, int] = {}
    entries = []
    for finding in page.shown():
        mark = fingerprint(finding)
        seen[mark] = seen.get(mark, 0) + 1
        entries.append(_entry(finding, mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"))
    return dumped(entries)


def _entry(finding: Finding, mark: str) -> dict[str, Any]:
    hint = f" ({finding.hint})" if finding.hint else ""
    return {
        "description": f"{finding.message}{hint}",
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": mark,
        "severity": _LEVELS[finding.severity],
        "location": {"path": finding.path.replace("\\", "/"), "lines": {"begin": finding.line}},
    }
