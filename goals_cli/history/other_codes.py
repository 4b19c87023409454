"""The codes that a client had before and has since: a plan's file was renamed, and it is the same client's plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from goals_cli import gitrepo
from goals_cli.codes import is_code
from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.reading import Reader
from goals_cli.gitrepo.renames import renames
from goals_cli.gitrepo.versions import versions
from goals_cli.history.event import Data
from goals_cli.history.states import States, are_one_plan, share_an_id, state_of

_ENDING = ".yaml"


class GoesOn(NamedTuple):
    """A plan that goes on under another code: by which of its changes, how it was before, and the code."""

    number: int
    before: Data
    code: str


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
    while (changes := tuple(versions(root, f"{client}{_ENDING}"))) and changes[0].after is None:
        with Reader(root) as read:
            found = goes_on(root, changes, States(read))
        if found is None or found.code in seen:
            return
        client = found.code
        seen.add(client)
        yield client


def goes_on(root: Path, changes: Sequence[Change], states: States) -> GoesOn | None:
    """Say under which code a plan goes on whose file its changes, the newest first, took away in the end."""
    for number in _takings_away(changes):
        for renamed in renames(root, changes[number]):
            before, after = states.nearest(renamed.before, changes[number + 1 :]).data, states.of(renamed.after).data
            if before and after and share_an_id(before, after) and is_code(code := _code(renamed.path)):
                return GoesOn(number, before, code)
    return None


def _takings_away(changes: Sequence[Change]) -> Iterator[int]:
    """Name the changes that may have renamed a file which is gone, by their places.

    A merge most often took over what had been done on one of its lines, and there it is told best.
    """
    newest = changes[0]
    for number, change in enumerate(changes):
        if change.path == newest.path and change.after is None and change.own:
            yield number
            break
    if not newest.own:
        yield 0


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
