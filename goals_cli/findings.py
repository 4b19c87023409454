"""Findings: one thing that `goals check` has to say about a plan, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

# A place in plain data: keys and list positions from the top.
Where = tuple[str | int, ...]


class Severity(Enum):
    """How much a finding matters; ordered by `rank`, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        return ("error", "warning", "advice").index(self.value)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, stamped by the engine with code, name and severity.

    `path` is the file as the user knows it; `line` and `column` count from 1, columns in code points; `where` is the
    place in the plan's own terms, with ids (`goals[g-4f2k].statement`); neither `message` nor `hint` holds
    the client's text.
    """

    code: str
    name: str
    severity: Severity
    client: str
    path: str
    line: int
    column: int
    where: str
    message: str
    hint: str
