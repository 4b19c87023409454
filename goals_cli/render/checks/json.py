"""What a check found, for programs: everything, advice included, whatever was asked for."""

from __future__ import annotations

from goals_cli.render.checks.page import Page
from goals_cli.render.json import envelope, plain


def json(page: Page) -> str:
    """Write all findings."""
    results = page.results
    counts = {"plans": results.plans, "findings": len(results.findings), "ignored": results.ignored}
    findings = [plain(finding) | {"fixable": finding in page.fixable} for finding in results.findings]
    return envelope("check", {"summary": counts, "findings": findings})
