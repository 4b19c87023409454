"""F001: the file cannot be read as a plan."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.registry import Hit, rule
from goals_cli.errors import GoalsError, UnreadablePlan
from goals_cli.findings import Severity


@rule(
    "F001",
    "unreadable",
    severity=Severity.ERROR,
    hint="mend the file at this place; nothing else in it has been looked at",
    sources=("The plan file, rule 7: a plan is data",),
    bad="about: {strengths: [I keep going}",
    good="about: {strengths: [I keep going]}",
)
def unreadable(refusal: GoalsError) -> Iterator[Hit]:
    """A file that cannot be read as a plan.

    What cannot be read can be neither looked at with the client nor kept safe: every other check is silent about
    it.
    """
    message = refusal.problem if isinstance(refusal, UnreadablePlan) else refusal.message
    yield Hit((), message, refusal.hint)
