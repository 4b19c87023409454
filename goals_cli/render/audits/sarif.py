"""What an audit found as SARIF 2.1.0 (OASIS): at the plan's file where there is one, else at the settings."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from urllib.parse import quote

from goals_cli import __version__
from goals_cli.auditing.finding import Audit, Finding
from goals_cli.auditing.registry import Tampering
from goals_cli.auditing.tamperings import ALL
from goals_cli.findings import Severity
from goals_cli.render.json import dumped

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_INDEX = {kind.code: number for number, kind in enumerate(ALL)}
_OF_ALL = "goals.toml"  # a code host wants a file for everything


def sarif(audit: Audit) -> str:
    """Write the findings as one run, with the documentation of all kinds of tampering, and the notes."""
    driver = {"name": "goals", "version": __version__, "rules": [_rule(kind) for kind in ALL]}
    notes = [{"level": "note", "message": {"text": note}} for note in audit.notes]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
        "results": [_result(finding) for finding in audit.findings],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(kind: Tampering[Any]) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": kind.summary},
        "fullDescription": {"text": f"{kind.summary} {kind.why}"},
        "help": {"text": kind.hint},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _result(finding: Finding) -> dict[str, Any]:
    commit = finding.commit.id if finding.commit else ""
    by = f"commit {commit[:7]}: " if commit else ""
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote((finding.path or _OF_ALL).replace("\\", "/"))},
            "region": {"startLine": 1},
        }
    }
    if finding.client:
        place["logicalLocations"] = [{"fullyQualifiedName": f"{finding.client}.{finding.about}"}]
    told = "\0".join((finding.code, commit, finding.client, finding.path, finding.about))
    return {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{by}{finding.message} ({finding.hint})"},
        "locations": [place],
        "partialFingerprints": {"place/v1": sha256(told.encode()).hexdigest()[:40]},
    }
