"""X305: one key signs for several workers, or for another one than it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.signed import Vouched


@tampering(
    "X305",
    "several-workers",
    hint="ask who made it; where one person works under several codes, the signers file names them for the key",
)
def several_workers(vouched: Iterable[Vouched]) -> Iterator[tuple[Vouched, Hit]]:
    """Agreements of two workers stand under one signature, or one of a worker under another's.

    A worker's code in an agreement says who sat with the client. Nobody can sign for a meeting they were not at.
    """
    first: dict[str, str] = {}
    for each in vouched:
        if each.codes:
            if each.worker not in each.codes:
                message = (
                    f"agreement {each.agreement} is by {each.worker}, signed with the key of {', '.join(each.codes)}"
                )
                yield each, Hit(message, f"agreements {each.agreement}", each.client)
        elif first.setdefault(each.fingerprint, each.worker) != each.worker:
            message = f"agreement {each.agreement} is by {each.worker}, signed with a key that also signs for "
            yield each, Hit(message + first[each.fingerprint], f"agreements {each.agreement}", each.client)
