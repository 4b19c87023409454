"""What an audit found, for people and for programs: the registry of formats from which `--format` chooses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import import_module

from goals_cli.auditing.finding import Audit
from goals_cli.findings import Severity

NAMES = ("text", "json", "sarif")


def written(audit: Audit, form: str) -> str:
    """Write what was found in one of the formats; each has a module of its own, with a function of its own name."""
    function: Callable[[Audit], str] = getattr(import_module(f"goals_cli.render.audits.{form}"), form)
    return function(audit)


def summary(audit: Audit) -> str:
    """Sum up in one line."""
    looked = f"{_count(audit.commits, 'commit')}, {_count(audit.plans, 'plan')}"
    if not audit.findings:
        return f"{looked}, nothing found"
    count = Counter(finding.severity for finding in audit.findings)
    return f"{looked}, {_count(count[Severity.ERROR], 'error')}, {_count(count[Severity.WARNING], 'warning')}"


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
