"""What a check found, for people and for programs: the registry of formats from which `--format` chooses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from goals_cli.findings import Severity

if TYPE_CHECKING:
    from goals_cli.checking import Results
    from goals_cli.render.checks.page import Page

NAMES = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown")


def written(page: Page, form: str) -> str:
    """Write what was found in one of the formats; each has a module of its own, with a function of its own name."""
    function: Callable[[Page], str] = getattr(import_module(f"goals_cli.render.checks.{form}"), form)
    return function(page)


def summary(results: Results, *, advice: bool) -> str:
    """Sum up in one line, and say what was not shown."""
    plans = _count(results.plans, "plan")
    ignored = f", {results.ignored} ignored" if results.ignored else ""
    if not results.findings:
        return f"{plans}, nothing found{ignored}"
    count = Counter(finding.severity for finding in results.findings)
    parts = [_count(count[Severity.ERROR], "error"), _count(count[Severity.WARNING], "warning")]
    hidden = " (--advice shows it)" if count[Severity.ADVICE] and not advice else ""
    return f"{', '.join([plans, *parts])}, {count[Severity.ADVICE]} advice{hidden}{ignored}"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
