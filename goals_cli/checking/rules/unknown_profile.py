"""F005: the plan asks for a profile that there is not."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.registry import Hit, rule
from goals_cli.errors import GoalsError
from goals_cli.findings import Severity


@rule(
    "F005",
    "unknown-profile",
    severity=Severity.ERROR,
    hint="take the line out, and the profile of the caseload applies",
    sources=("The plan file: `profile`",),
    bad="profile: nonesuch",
    good="profile: default",
)
def unknown_profile(refusal: GoalsError) -> Iterator[Hit]:
    """The plan names a profile that this version does not have.

    The profile says by when the client can expect a review. Without it nobody notices when one does not take place.
    """
    yield Hit(("profile",), refusal.message, refusal.hint)
