"""The codes that a client had before and has since: a plan's file was renamed, and it is the same client's plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goals_cli import gitrepo
from goals_cli.codes import is_code
from goals_cli.gitrepo.renames import renamed_to
from goals_cli.gitrepo.versions import versions
from goals_cli.history.states import are_one_plan, share_an_id, state_of

_ENDING = ".yaml"


def former_codes(root: Path, client: str) -> Iterator[str]:
    """Name the codes after which a client's plan was named before, the last one first.

    What git takes for the same file may be another client's plan, which is nobody else's business.
    """
    others: set[str] = set()
    for change in versions(root, f"{client}{_ENDING}"):
        for path, blob in zip(change.was, change.before, strict=True):
            if path is None or change.path in others:
                continue
            before, after = _plans(root, blob, change.after)
            if before is None or after is None or not are_one_plan(before, after):
                others.add(path)
            elif is_code(code := _code(path)):
                yield code


def later_codes(root: Path, client: str) -> Iterator[str]:
    """Name the codes after which a client's plan was named since, the next one first."""
    seen = {client}
    while (change := next(iter(versions(root, f"{client}{_ENDING}")), None)) and change.after is None:
        to = renamed_to(root, change)
        before, after = _plans(root, change.before[0], to[1]) if to else (None, None)
        if to is None or before is None or after is None or not share_an_id(before, after):
            return
        client = _code(to[0])
        if client in seen or not is_code(client):
            return
        seen.add(client)
        yield client


def last_code(root: Path, client: str) -> str:
    """Give the code after which a client's plan was named last."""
    return [client, *later_codes(root, client)][-1]


def _plans(root: Path, *wanted: str | None) -> list[dict[str, object] | None]:
    """Read plans by their blobs; None for what cannot be read."""
    found = gitrepo.blobs(root, [blob for blob in wanted if blob])
    contents = (found.get(blob or "") for blob in wanted)
    return [None if content is None else state_of(content).data for content in contents]


def _code(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(_ENDING)
