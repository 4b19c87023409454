"""What an audit found, for a terminal: a line for each finding, who committed it, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goals_cli.auditing.finding import Audit, Finding
from goals_cli.render.terminal import safe, wrap

_INDENT = "    "
_COLUMNS = 80
_MOST = 20  # of one kind; a history that was never signed has one finding for each commit


def text(audit: Audit) -> str:
    """Write the findings, some of each kind."""
    count: Counter[str] = Counter()
    lines: list[str] = []
    for finding in audit.findings:
        count[finding.code] += 1
        if count[finding.code] <= _MOST:
            lines += _lines(finding)
    for code, number in sorted(count.items()):
        if number > _MOST:
            lines.append(f"{number - _MOST:,} more of {code} (--format json holds them all)")
    return "\n".join(lines)


def _lines(finding: Finding) -> Iterator[str]:
    commit = finding.commit
    place = " ".join(each for each in (commit.id[:7] if commit else "history", finding.path or finding.client) if each)
    yield safe(f"{place}: {finding.code} {finding.message}")
    by = f"by {commit.committer.name} on {commit.committed.date()}; " if commit else ""
    for line in wrap(safe(f"{by}{finding.severity.value}: {finding.hint}"), _COLUMNS - len(_INDENT)):
        yield f"{_INDENT}{line}"
