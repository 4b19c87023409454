"""X307: the signers file lies in the repository that it is to vouch for."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering("X307", "signers-within", hint="keep the signers file where those who are audited cannot change it")
def signers_within(place: Surroundings) -> Iterator[Hit]:
    """The signers file lies in the repository.

    Whoever commits can change it there, and vouch for themselves.
    """
    if place.signers and place.signers.within:
        yield Hit("the signers file lies in the repository that is audited", "signers")
