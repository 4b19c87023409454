"""What an audit found, for programs: everything."""

from __future__ import annotations

from goals_cli.auditing.finding import Audit, Finding
from goals_cli.render.history import commit
from goals_cli.render.json import envelope


def json(audit: Audit) -> str:
    """Write all findings and notes."""
    counts = {"commits": audit.commits, "plans": audit.plans, "findings": len(audit.findings)}
    found = [_finding(each) for each in audit.findings]
    return envelope("audit", {"tip": audit.tip, "summary": counts, "notes": list(audit.notes), "findings": found})


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "commit": commit(finding.commit),
        "path": finding.path or None,
        "client": finding.client or None,
        "about": finding.about,
        "message": finding.message,
        "hint": finding.hint,
    }
