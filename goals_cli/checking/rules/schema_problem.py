"""F002: something in the file is not what the plan's schema says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

if TYPE_CHECKING:
    from goals_cli.schema import Problem


@rule(
    "F002",
    "schema",
    severity=Severity.ERROR,
    hint="goals schema plan prints what a plan may hold",
    sources=("The plan file, rule 2: what is needed for a valid file",),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            target_date: 30 June
            course: [{on: 2026-03-02, status: proposed}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            target_date: 2026-06-30
            course: [{on: 2026-03-02, status: proposed}]
    """,
)
def schema_problem(problem: Problem) -> Iterator[Hit]:
    """Something is missing or is not of the kind that its place in the plan is for.

    A date that is none cannot fall due, and an answer that is none cannot be counted: what the client said gets
    lost.
    """
    if not problem.unknown_key and not problem.newer_format:
        yield Hit(problem.where, problem.message, problem.hint)
