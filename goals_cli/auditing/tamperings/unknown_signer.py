"""X302: a commit is signed with a key that the signers file does not name."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.signed import Signed


@tampering("X302", "unknown-signer", hint="ask whose key it is; ssh-keygen -l -f KEY.pub prints what a key is called")
def unknown_signer(signed: Signed) -> Iterator[Hit]:
    """A commit is signed with a key that the signers file does not name.

    Whatever the repository's own settings say: a key counts when somebody vouches for it who is not being audited.
    """
    if signed.key and not signed.known:
        yield Hit(f"the commit is signed with the key {signed.fingerprint}, which is nobody's", "signature")
