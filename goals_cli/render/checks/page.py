"""What is to be written of a check: the results, and how much of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goals_cli.checking import RULES, Results
from goals_cli.findings import Finding, Severity

_ORDER = {rule.code: number for number, rule in enumerate(RULES)}


@dataclass(frozen=True, slots=True)
class Page:
    """The results, and what the reader asked for.

    Advice is left out unless `advice`; at most `most_advice` per client, when that is told. `excerpts` are the lines in
    question by path and line number; they may hold the client's words. `failing` names the findings that count,
    `fixable` those that --fix would end. `columns` is the width of the screen in text, None where there is none.
    """

    results: Results
    advice: bool = False
    most_advice: int | None = None
    excerpts: Mapping[tuple[str, int], str] = field(default_factory=dict)
    failing: frozenset[Finding] = frozenset()
    fixable: frozenset[Finding] = frozenset()
    columns: int | None = None

    def shown(self) -> list[Finding]:
        """List the findings to show."""
        findings = self.results.findings
        if not self.advice:
            return [finding for finding in findings if not _is_advice(finding)]
        if self.most_advice is None:
            return list(findings)
        waiting = set(self._too_much(self.most_advice))
        return [finding for finding in findings if finding not in waiting]

    def _too_much(self, most: int) -> list[Finding]:
        """Choose the advice that can wait, the rules in the order of their codes: a few questions fill a session."""
        by_plan: dict[str, list[Finding]] = {}
        for finding in self.results.findings:
            if _is_advice(finding):
                by_plan.setdefault(finding.path, []).append(finding)
        return [finding for some in by_plan.values() for finding in sorted(some, key=_importance)[most:]]


def _is_advice(finding: Finding) -> bool:
    return finding.severity is Severity.ADVICE


def _importance(finding: Finding) -> int:
    """Put what concerns the client's voice before their choices, the wording, the steps and the rest."""
    letters = "VACWSRPE"
    letter = finding.code[0]
    return (letters.index(letter) if letter in letters else len(letters)) * 1000 + _ORDER.get(finding.code, 0)
