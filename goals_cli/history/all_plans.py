"""The events of all plans of a caseload, commit by commit: a stream that holds no more than the plans' last states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

from goals_cli.gitrepo import commits, earlier
from goals_cli.gitrepo.commits import FOLDER, Change, Step
from goals_cli.history.lines import Piece, with_commit
from goals_cli.history.privacy import Private
from goals_cli.history.tellers import Tellers
from goals_cli.history.telling import Telling
from goals_cli.paths import text_of
from goals_cli.processes import processors

_ENDING = ".yaml"
_AT_FIRST, _AT_MOST = 500, 2500  # changes that are told of together: few at first, so that something is seen soon
# With fewer plans than this there are seldom so many versions that they are read sooner in several processes.
WORTH_A_PROCESS = 200


class BeganEarlier(Exception):
    """What is asked for cannot be told without what came before, or changes how that is to be told."""


def told(root: Path, tip: str) -> Iterator[Piece]:
    """Tell of all changes of plans up to a commit, the newest first, in as many processes as are worth starting."""
    jobs = 1
    with suppress(OSError):
        if sum(1 for _ in (root / FOLDER).iterdir()) >= WORTH_A_PROCESS:
            jobs = processors()
    return _told(root, tip, jobs=jobs)


def told_since(root: Path, before: str, tip: str) -> list[Piece]:
    """Tell of what a commit does not have that was made from it; raises BeganEarlier."""
    return list(_told(root, tip, before))


def _told(root: Path, tip: str, without: str | None = None, *, jobs: int = 1) -> Iterator[Piece]:
    """Tell of one change after the other. What follows a version that cannot be read waits for an older one."""
    waiting: dict[str, tuple[Change, Private]] = {}
    gone = _Gone(root, tip)
    with Tellers(root, jobs) as tellers, closing(commits.walk(root, tip, without=without)) as walk:
        plans = (change for step in walk for change in _of_plans(step, tellers.own))
        for change, told in tellers.told(_batches(plans)):
            gone.pass_by(change)
            if isinstance(told, str):
                yield f"The version of {text_of(change.path)} of commit {change.commit.id[:7]} is left out: {told}."
                continue
            if change.path in waiting and change.after:
                later, private = waiting.pop(change.path)
                yield from _lines(tellers.own.since(change.after, later, private), later)
            if isinstance(told, bytes):
                yield from _lines(told, change)
            elif told.events is None:
                waiting[change.was[0] or change.path] = change, told.private
            else:
                last = gone.before(change)
                back = tellers.own.since_it_went(last, change, told.private) if last else None
                yield from _lines(told.events if back is None else back, change)
        if without and (waiting or tellers.own.newly_private):
            raise BeganEarlier
        for change, private in waiting.values():
            yield from _lines(tellers.own.since(None, change, private), change)


class _Gone:
    """Knows the plans that were taken away: git is asked when a plan comes that may have been there before."""

    def __init__(self, root: Path, tip: str) -> None:
        self._root = root
        self._tip = tip
        self._taken: dict[str, dict[str, str]] | None = None
        self._passed: set[tuple[str, str]] = set()  # newer commits, and the paths that each took away

    def pass_by(self, change: Change) -> None:
        """See one change after the other, the newest first."""
        if len(change.before) == 1:
            gone = change.path if change.after is None else change.was[0]
            if gone:
                self._passed.add((change.commit.id, gone))

    def before(self, change: Change) -> str | None:
        """Give the blob of the plan that was taken away last before a change."""
        if self._taken is None:
            self._taken = earlier.taken_away(self._root, self._tip)
        taken = self._taken.get(change.path, {})
        return next((blob for commit, blob in taken.items() if (commit, change.path) not in self._passed), None)


def _of_plans(step: Step, telling: Telling) -> Iterable[Change]:
    """Give the changes of plans; a plan whose file is called something else is gone."""
    changes: list[Change] = []
    for change in step.changes:
        if change.path.endswith(_ENDING):
            changes.append(change)
        elif sources := [was for was in change.was if was and was.endswith(_ENDING)]:
            changes.append(Change(change.commit, sources[0], change.before, None, (None,) * len(change.before)))
    if any(change.after is None or any(change.was) for change in changes):
        return telling.told_apart(changes)
    return changes


def _batches(changes: Iterator[Change]) -> Iterator[list[Change]]:
    size = _AT_FIRST
    while batch := list(islice(changes, size)):
        yield batch
        size = min(2 * size, _AT_MOST)


def _lines(events: bytes, change: Change) -> Iterator[bytes]:
    if events:
        yield with_commit(events, change)
