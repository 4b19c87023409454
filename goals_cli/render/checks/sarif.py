"""What a check found as SARIF, which code hosts and editors show beside the lines in question."""

from __future__ import annotations

from typing import Any

from goals_cli.checking import RULES
from goals_cli.findings import Finding
from goals_cli.render import sarif as common
from goals_cli.render.checks.page import Page


def sarif(page: Page) -> str:
    """Write the findings shown as one run, with the documentation of all rules."""
    return common.written(RULES, map(_result, page.shown()))


def fingerprint(finding: Finding) -> str:
    """Name a finding so that it is known again when lines have moved: by its rule, the client and the place in ids."""
    return common.fingerprint(finding.code, finding.client, finding.path, finding.where)


def _result(finding: Finding) -> dict[str, Any]:
    hint = f" ({finding.hint})" if finding.hint else ""
    return common.result(
        finding.code,
        finding.severity,
        f"{finding.message}{hint}",
        finding.path,
        region={"startLine": finding.line, "startColumn": finding.column},
        inside=f"{finding.client}.{finding.where}" if finding.where else "",
        known_by=fingerprint(finding),
    )
