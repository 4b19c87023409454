"""SARIF 2.1.0 (OASIS), as far as what a check and what an audit found have it in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any, Protocol
from urllib.parse import quote

from goals_cli import __version__
from goals_cli.findings import Severity
from goals_cli.render.json import dumped

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


class Documented(Protocol):
    """What can be found: a rule, or a kind of tampering."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def summary(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def hint(self) -> str: ...


def written(kinds: Sequence[Documented], results: Iterable[dict[str, Any]], notes: Iterable[str] = ()) -> str:
    """Write one run, with the documentation of all that can be found, and sentences about what was not looked at."""
    index = {kind.code: number for number, kind in enumerate(kinds)}
    said = [{"level": "note", "message": {"text": note}} for note in notes]
    run = {
        "tool": {"driver": {"name": "goals", "version": __version__, "rules": [_kind(kind) for kind in kinds]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, **({"toolExecutionNotifications": said} if said else {})}],
        "results": [{**result, "ruleIndex": index[result["ruleId"]]} for result in results],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def result(
    code: str, severity: Severity, message: str, path: str, *, region: dict[str, int], inside: str, known_by: str
) -> dict[str, Any]:
    """Make one result; `inside` says where in the plan by ids, and `known_by` tells it from others for good."""
    place: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(path.replace("\\", "/"))}, "region": region}
    }
    if inside:
        place["logicalLocations"] = [{"fullyQualifiedName": inside}]
    return {
        "ruleId": code,
        "level": _LEVELS[severity],
        "message": {"text": message},
        "locations": [place],
        "partialFingerprints": {"place/v1": known_by},
    }


def fingerprint(*parts: str) -> str:
    """Name a finding by what stays the same when lines have moved."""
    return sha256("\0".join(parts).encode()).hexdigest()[:40]


def _kind(kind: Documented) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": kind.summary},
        "fullDescription": {"text": f"{kind.summary} {' '.join(kind.why.split())}"},
        "help": {"text": kind.hint},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }
