"""The events of all plans of a caseload, commit by commit: a stream that holds no more than the plans' last states."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import chain, islice
from pathlib import Path

import msgspec

from goals_cli.gitrepo import commits, trust
from goals_cli.gitrepo.commits import FOLDER, Change
from goals_cli.history.lines import with_commit
from goals_cli.history.memory import Memory, pieces
from goals_cli.history.states import NOT_HELD
from goals_cli.history.tellers import Tellers
from goals_cli.history.telling import asked
from goals_cli.processes import processors

_ENDING = ".yaml"
_AT_FIRST, _AT_MOST = 500, 5000  # changes that are told of together: few at first, so that something is seen soon
# With fewer plans than this there are seldom so many versions that they are read sooner in several processes.
WORTH_A_PROCESS = 200


class _BeganEarlier(Exception):
    """What is asked for cannot be told without what came before."""


def lines_of_all(root: Path, tip: str, memory: Memory | None = None) -> Iterator[bytes]:
    """Give the events of all plans up to a commit as lines of JSON, some at a time, taking over what is remembered.

    Beside the lines of events stand those of texts: a sentence each for what could not be read.
    """
    if memory is None:
        yield from _lines(root, tip, jobs=_jobs(root))
        return
    known = memory.recall()
    if known and known[0] == tip:
        yield from pieces(known[1])
        return
    news = None
    if known and trust.is_ancestor(root, known[0], tip):
        with suppress(_BeganEarlier):
            news = list(_lines(root, tip, known[0]))
    if known and news is not None:
        yield from memory.keep(tip, chain(news, pieces(known[1])), _lasts)
        return
    if known:
        known[1].close()
    memory.forget()
    yield from memory.keep(tip, _lines(root, tip, jobs=_jobs(root)), _lasts)


def _jobs(root: Path) -> int:
    """Say how many processes are worth starting."""
    with suppress(OSError):
        if sum(1 for _ in (root / FOLDER).iterdir()) >= WORTH_A_PROCESS:
            return processors()
    return 1


def _lines(root: Path, tip: str, without: str | None = None, *, jobs: int = 1) -> Iterator[bytes]:
    """Tell of one change after the other. What follows a version that cannot be read waits for an older one."""
    waiting: dict[str, Change] = {}
    with Tellers(root, jobs) as tellers, closing(commits.changes_of_all(root, tip, without=without)) as walk:
        plans = (change for change in walk if change.path.endswith(_ENDING))
        for change, told in tellers.told(_batches(plans)):
            if isinstance(told, str):
                sentence = f"The version of {change.path} of commit {change.commit.id[:7]} is left out: {told}."
                yield msgspec.json.encode(sentence) + b"\n"
                continue
            if change.path in waiting and change.after:
                later = waiting.pop(change.path)
                yield from _line(tellers.own.since(change.after, asked(later)), later)
            if told is None:
                waiting[change.was[0] or change.path] = change
            else:
                yield from _line(told, change)
        if waiting and without:
            raise _BeganEarlier
        for change in waiting.values():
            yield from _line(tellers.own.since(None, asked(change)), change)


def _batches(changes: Iterator[Change]) -> Iterator[list[Change]]:
    size = _AT_FIRST
    while batch := list(islice(changes, size)):
        yield batch
        size = min(2 * size, _AT_MOST)


def _line(events: bytes, change: Change) -> Iterator[bytes]:
    if events:
        yield with_commit(events, change)


def _lasts(piece: bytes) -> bool:
    """Say whether a piece stays true: what this clone does not hold it may still get."""
    return not piece.endswith(f'{NOT_HELD}."\n'.encode())
