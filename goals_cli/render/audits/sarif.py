"""What an audit found as SARIF: at the plan's file where there is one, else at the settings."""

from __future__ import annotations

from typing import Any

from goals_cli.auditing.finding import Audit, Finding
from goals_cli.auditing.tamperings import ALL
from goals_cli.render import sarif as common

_OF_ALL = "goals.toml"  # a code host wants a file for everything


def sarif(audit: Audit) -> str:
    """Write the findings as one run, with the documentation of all kinds of tampering, and the notes."""
    return common.written(ALL, map(_result, audit.findings), audit.notes)


def _result(finding: Finding) -> dict[str, Any]:
    commit = finding.commit.id if finding.commit else ""
    by = f"commit {commit[:7]}: " if commit else ""
    return common.result(
        finding.code,
        finding.severity,
        f"{by}{finding.message} ({finding.hint})",
        finding.path or _OF_ALL,
        region={"startLine": 1},
        inside=f"{finding.client}.{finding.about}" if finding.client else "",
        known_by=common.fingerprint(finding.code, commit, finding.client, finding.path, finding.about),
    )
