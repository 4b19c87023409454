"""X301: a commit is not signed."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.signed import Signed


@tampering(
    "X301", "unsigned", hint="ask who made it; git config commit.gpgsign true and gpg.format ssh sign from now on"
)
def unsigned(signed: Signed) -> Iterator[Hit]:
    """A commit carries no SSH signature.

    Anybody may write any name into a commit. Only a signature says whose it is.
    """
    if signed.key is None and not signed.problem:
        yield Hit("the commit has no SSH signature", "signature")
