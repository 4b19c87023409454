"""Which findings are mended by talking with the client, and which of them comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from goals_cli.findings import Finding

# By the first letter of their codes: the agreement first, then the voice, the look back, the words, the steps.
_ORDER = "FAVRWSCPDE"
# What the worker mends alone: the file, what should not stand in it, and what they owe.
_ALONE_KINDS = ("F", "D", "K")
_TOGETHER_ALL_THE_SAME = ("F016", "D908")
ALONE = ("E801", "P710", "P711", "R605", "S504", "W404", "W413", "W414", "W415")
# What the report on the session says in its own way: as a question, a promise, or what stands still.
SAID_ALREADY = ("A204", "P714", "R601", "R602", "R607", "S505", "V108", "V109", "V112", "W406", "W410")
_GOAL = re.compile(r"goals\[(g-[^\]]+)\]")


def mended_together(findings: Iterable[Finding], ranks: Mapping[str, int]) -> list[tuple[str | None, Finding]]:
    """Choose the findings to talk over, the gravest first, each with its goal; `ranks` are the client's."""
    chosen = [(_goal_of(finding), finding) for finding in findings if with_client(finding.code)]
    return sorted(chosen, key=lambda each: _importance(each, ranks))


def with_client(code: str) -> bool:
    """Say whether a finding of this rule is mended by talking with the client."""
    if code in _TOGETHER_ALL_THE_SAME:
        return True
    return not code.startswith(_ALONE_KINDS) and code not in (*ALONE, *SAID_ALREADY)


def _goal_of(finding: Finding) -> str | None:
    found = _GOAL.match(finding.where)
    return found[1] if found else None


def _importance(each: tuple[str | None, Finding], ranks: Mapping[str, int]) -> tuple[int, int, str, int]:
    goal, finding = each
    kind = _ORDER.find(finding.code[0]) % (len(_ORDER) + 1)
    return finding.severity.rank, kind, finding.code, ranks.get(goal, 0) if goal else 0
