"""X304: the signature of a commit is not one of this commit."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.signed import Signed


@tampering("X304", "bad-signature", hint="compare with another clone; the commit is not the one that was signed")
def bad_signature(signed: Signed) -> Iterator[Hit]:
    """The signature of a commit does not belong to what the commit says, or cannot be read.

    Somebody put a signature over something else than what was signed.
    """
    if signed.problem:
        yield Hit(signed.problem, "signature")
