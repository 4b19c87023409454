"""X306: the signers file does not name any more whom it named at the checkpoint."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering("X306", "signers-swapped", hint="a key that counts no more keeps its line and gets a valid-before day")
def signers_swapped(place: Surroundings) -> Iterator[Hit]:
    """A key that the signers file named at the checkpoint is gone from it, or named otherwise.

    Whoever can swap the signers file decides whose signatures count.
    """
    if place.checkpoint and place.signers and place.checkpoint.signers is not None:
        now = {(signer.fingerprint, signer.principals) for signer in place.signers.all}
        for kept in place.checkpoint.signers:
            if (kept.fingerprint, kept.principals) not in now:
                who = ", ".join(kept.principals)
                yield Hit(f"the signers file no longer names the key {kept.fingerprint} for {who}", kept.fingerprint)
