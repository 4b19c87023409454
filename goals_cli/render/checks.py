"""What a check found, for people and for programs; the registry of formats from which `--format` chooses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from goals_cli.findings import Finding, Severity
from goals_cli.render.terminal import safe, width

if TYPE_CHECKING:
    from goals_cli.checking import Results

_INDENT = "    "


Excerpts = Mapping[tuple[str, int], str]


def text(results: Results, *, advice: bool, excerpts: Excerpts) -> str:
    """Write one line for each finding, its hint below it, and the line of the file when it was asked for."""
    return "\n".join(line for finding in shown(results, advice=advice) for line in _lines(finding, excerpts))


def json(results: Results, **_: object) -> str:
    """Write all findings, advice included: programs get everything."""
    from goals_cli.render.json import envelope

    counts = {"plans": results.plans, "findings": len(results.findings), "ignored": results.ignored}
    return envelope("check", {"summary": counts, "findings": results.findings})


FORMATS: dict[str, Callable[..., str]] = {"text": text, "json": json}


def shown(results: Results, *, advice: bool) -> list[Finding]:
    """Leave advice out unless it was asked for."""
    return [finding for finding in results.findings if advice or finding.severity is not Severity.ADVICE]


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


def _lines(finding: Finding, excerpts: Excerpts) -> Iterator[str]:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    yield safe(f"{place}: {finding.code} {finding.message}")
    excerpt = excerpts.get((finding.path, finding.line))
    if excerpt is not None:
        before = safe(excerpt[: finding.column - 1])
        yield f"{_INDENT}{before}{safe(excerpt[finding.column - 1 :])}"
        yield f"{_INDENT}{' ' * width(before)}^"
    hint = f": {finding.hint}" if finding.hint else ""
    yield safe(f"{_INDENT}{finding.severity.value}{hint}")


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
