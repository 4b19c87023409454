"""F013: the plan is written in a later format than this version reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

if TYPE_CHECKING:
    from goals_cli.schema import Problem


@rule(
    "F013",
    "newer-format",
    severity=Severity.ERROR,
    hint="update goals; until then nothing else in this plan is looked at",
    sources=("The plan file, rule 11: it will grow",),
    bad="""
        format: goals-plan/2
        client: heron-27
        worker: w-amara
        opened: 2026-03-02
    """,
    good="""
        format: goals-plan/1
        client: heron-27
        worker: w-amara
        opened: 2026-03-02
    """,
)
def newer_format(problem: Problem) -> Iterator[Hit]:
    """The plan is written in a later format than this version of goals reads.

    A version that does not know everything a plan may hold could pass over what the client said. It says nothing about
    such a plan rather than something wrong.
    """
    if problem.newer_format:
        yield Hit(problem.where, problem.message)
