"""How a hit of a rule becomes a finding: stamped with the rule's code, placed in the file, its hint filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goals_cli.checking.places import spell
from goals_cli.checking.registry import Hit, Rule
from goals_cli.findings import Finding, Where

if TYPE_CHECKING:
    from goals_cli.planfile import Document


def stamp(rule: Rule[Any], hit: Hit, document: Document, client: str, severity: Any) -> Finding:
    """Make a finding of what a rule has found."""
    line, column = document.place(hit.where)
    where = spell(hit.where, document.data)
    hint = _filled_in(hit.hint or rule.hint, hit.where, document, client)
    return Finding(rule.code, rule.name, severity, client, document.name, line, column, where, hit.message, hint)


def place(finding: Finding) -> tuple[int, int, str, str]:
    """Give the key by which the findings in one plan are sorted."""
    return finding.line, finding.column, finding.code, finding.where


def _filled_in(hint: str, where: Where, document: Document, client: str) -> str:
    """Put the codes in question into the command that a hint names."""
    if where[:1] == ("goals",) and len(where) > 1:
        hint = hint.replace("GOAL", spell(where[:2], document.data)[6:-1])
    return hint.replace("CLIENT", client) if client else hint
