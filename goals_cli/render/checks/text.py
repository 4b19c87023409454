"""What a check found, for a terminal: a line for each finding, the line of the file when asked for, and what to do.

On a terminal too narrow for it, a finding goes on below, further in, and of a line of the file the part in question is
shown; for programs each is always one line.
"""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.findings import Finding, Severity
from goals_cli.render.checks.page import Page
from goals_cli.render.terminal import safe, width, wrap

_INDENT = "    "
_FURTHER = "  "
_MORE = "..."
_ASK = "ask next time"


def text(page: Page) -> str:
    """Write the findings, and how much advice is still to come."""
    shown = page.shown()
    lines = [line for finding in shown for line in _lines(finding, page)]
    waiting = len(page.results.findings) - len(shown)
    if page.advice and waiting:
        lines += _broken("", f"{waiting} more to ask about another time (--all shows it)", page.columns)
    return "\n".join(lines)


def _lines(finding: Finding, page: Page) -> Iterator[str]:
    place = safe(f"{finding.path}:{finding.line}:{finding.column}:")
    yield from _broken(place, safe(f" {finding.code} {finding.message}"), page.columns)
    excerpt = page.excerpts.get((finding.path, finding.line))
    if excerpt is not None:
        before, after = safe(excerpt[: finding.column - 1]), safe(excerpt[finding.column - 1 :])
        if page.columns is not None:
            before, after = _in_question(before, after, page.columns - len(_INDENT))
        yield f"{_INDENT}{before}{after}"
        yield f"{_INDENT}{' ' * width(before)}^"
    hint = f": {finding.hint}" if finding.hint else ""
    asked = _ASK if finding.severity is Severity.ADVICE else finding.severity.value
    yield from _broken(_INDENT, safe(f"{asked}{hint}"), page.columns)


def _broken(start: str, words: str, columns: int | None) -> Iterator[str]:
    """Break a line that is wider than the screen behind its start, which stays whole even if it holds spaces."""
    line = f"{start}{words}"
    if columns is None or width(line) <= columns:
        yield line
        return
    further = _FURTHER + (_INDENT if start == _INDENT else "")
    stand_in = "x" * width(start) if start.strip() else ""
    first, *rest = wrap(f"{stand_in}{words}", columns - len(further), cut=False)
    yield f"{start}{first[len(stand_in) :]}"
    yield from (f"{further}{piece}" for piece in rest)


def _in_question(before: str, after: str, columns: int) -> tuple[str, str]:
    """Cut a line that is wider than the screen on both sides, so that its mark stands below what it is about."""
    if width(before + after) <= columns:
        return before, after
    if width(before) > columns // 2:
        room = columns // 2 - len(_MORE)
        ends = (before[start:] for start in range(max(0, len(before) - room), len(before) + 1))
        before = _MORE + next(end for end in ends if width(end) <= room)
    room = columns - width(before)
    if width(after) > room:
        starts = (after[:end] for end in range(room - len(_MORE), -1, -1))
        after = next(start for start in starts if width(start) <= room - len(_MORE)) + _MORE
    return before, after
