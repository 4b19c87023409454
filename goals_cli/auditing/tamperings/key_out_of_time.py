"""X303: a commit is signed with a key that did not count on its day."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.signed import Signed


@tampering(
    "X303", "key-out-of-time", hint="ask who had the key then; a new key has a line of its own in the signers file"
)
def key_out_of_time(signed: Signed) -> Iterator[Hit]:
    """A commit is signed with a key that had expired by then, or did not count yet.

    A key that was given back or lost may be in anybody's hands.
    """
    if signed.known and not signed.counting:
        day = signed.commit.committed.date()
        yield Hit(f"the key {signed.fingerprint} ({signed.whose}) did not count on {day}", "signature")
