"""F003: a key that this version does not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

if TYPE_CHECKING:
    from goals_cli.schema import Problem


@rule(
    "F003",
    "unknown-key",
    severity=Severity.ERROR,
    hint="keys of your own begin with `x-`; goals schema plan prints all others",
    sources=("The plan file, rule 11: it will grow",),
    bad="""
        about:
          strenghts: [I keep going]
    """,
    good="""
        about:
          strengths: [I keep going]
          x-cooking: [On Fridays]
    """,
)
def unknown_key(problem: Problem) -> Iterator[Hit]:
    """A key that this version of the plan does not know.

    What stands under a misspelt key is kept, but no report shows it and no check counts it: to everyone but the
    person who wrote it down, it was never said.
    """
    if problem.unknown_key:
        yield Hit(problem.where, problem.message, problem.hint)
