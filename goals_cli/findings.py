"""Findings: one thing that `goals check` has to say about a plan, and where; and the elements of a complete plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

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


class Element(StrEnum):
    """What a complete plan is made of, in the order in which a supervisor looks at it. A profile requires some."""

    GOALS = "goals"
    WORDS = "words"
    MATTERS = "matters"
    ANSWER = "answer"
    OPTIONS = "options"
    STATEMENT = "statement"
    MEASURE = "measure"
    DATE = "date"
    CLIENT_STEPS = "client_steps"
    WORKER_STEPS = "worker_steps"
    AGREEMENT = "agreement"
    COPY = "copy"
    REVIEW = "review"
    RATING = "rating"
    NEEDS = "needs"
    STRENGTHS = "strengths"
    PREFERENCES = "preferences"
    SUPPORTS = "supports"
    PAID_SUPPORTS = "paid_supports"
    CULTURE = "culture"
    RISKS = "risks"
    MONITOR = "monitor"
    FINISHING = "finishing"
    DISAGREEMENTS = "disagreements"
    REQUESTS = "requests"


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
