"""What a check found as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines in question."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from urllib.parse import quote

from goals_cli import __version__
from goals_cli.checking import RULES, Rule
from goals_cli.findings import Finding, Severity
from goals_cli.render.checks.page import Page
from goals_cli.render.json import dumped

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_INDEX = {rule.code: number for number, rule in enumerate(RULES)}


def sarif(page: Page) -> str:
    """Write the findings shown as one run, with the documentation of all rules."""
    driver = {"name": "goals", "version": __version__, "rules": [_rule(rule) for rule in RULES]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(finding) for finding in page.shown()],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def fingerprint(finding: Finding) -> str:
    """Name a finding so that it is known again when lines have moved: by its rule, the client and the place in ids."""
    return sha256("\0".join((finding.code, finding.client, finding.path, finding.where)).encode()).hexdigest()[:40]


def _rule(rule: Rule[Any]) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {' '.join(rule.why.split())}"},
        "help": {"text": rule.hint},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding) -> dict[str, Any]:
    hint = f" ({finding.hint})" if finding.hint else ""
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(finding.path.replace("\\", "/"))},
            "region": {"startLine": finding.line, "startColumn": finding.column},
        }
    }
    if finding.where:
        place["logicalLocations"] = [{"fullyQualifiedName": f"{finding.client}.{finding.where}"}]
    return {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}{hint}"},
        "locations": [place],
        "partialFingerprints": {"place/v1": fingerprint(finding)},
    }
