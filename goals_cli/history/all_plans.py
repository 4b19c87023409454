"""The events of all plans of a caseload, commit by commit: a stream that holds no more than the plans' last states."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from goals_cli.gitrepo import commits
from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.event import Data, Event
from goals_cli.history.events import events_of_merge
from goals_cli.history.lines import lines_of
from goals_cli.history.memory import Memory, pieces
from goals_cli.history.states import NOT_HELD, States, are_one_plan

_ENDING = ".yaml"
_AT_ONCE = 200  # changes whose plans are read together


class _Story(NamedTuple):
    """What a change of a plan did, or why that cannot be told."""

    change: Change
    events: tuple[Event, ...] = ()
    problem: str = ""


class _BeganEarlier(Exception):
    """What is asked for cannot be told without what came before."""


def events_of_all(root: Path, start: str | None = None) -> Iterator[tuple[Change, tuple[Event, ...]]]:
    """Tell what each change of a plan did, the newest first, over the whole history.

    A version that cannot be read tells nothing; what it and the next one did is told with the next one.
    """
    return ((story.change, story.events) for story in _stories(root, start) if not story.problem)


def lines_of_all(root: Path, tip: str, memory: Memory | None = None) -> Iterator[bytes]:
    """Give the events of all plans up to a commit as lines of JSON, some at a time, taking over what is remembered.

    Beside the lines of events stand those of texts: a sentence each for what could not be read.
    """
    if memory is None:
        yield from _lines(root, tip)
        return
    known = memory.recall()
    if known and known[0] == tip:
        yield from pieces(known[1])
        return
    news = None
    if known and commits.is_ancestor(root, known[0], tip):
        with suppress(_BeganEarlier):
            news = list(_lines(root, tip, known[0]))
    if known and news is not None:
        yield from memory.keep(tip, chain(news, pieces(known[1])), _lasts)
        return
    if known:
        known[1].close()
    memory.forget()
    yield from memory.keep(tip, _lines(root, tip), _lasts)


def _lines(root: Path, tip: str, without: str | None = None) -> Iterator[bytes]:
    for change, events, problem in _stories(root, tip, without):
        if problem:
            sentence = f"The version of {change.path} of commit {change.commit.id[:7]} is left out: {problem}."
            yield msgspec.json.encode(sentence) + b"\n"
        elif events:
            yield lines_of(change, events)


def _lasts(piece: bytes) -> bool:
    """Say whether a piece stays true: what this clone does not hold it may still get."""
    return not piece.endswith(f'{NOT_HELD}."\n'.encode())


def _stories(root: Path, start: str | None, without: str | None = None) -> Iterator[_Story]:
    with Reader(root) as read, closing(commits.changes_of_all(root, start, without=without)) as walk:
        states = States(read)
        waiting: dict[str, tuple[Change, Data]] = {}
        while batch := list(islice(walk, _AT_ONCE)):
            states.fetch(blob for change in batch for blob in (change.after, *change.before))
            for change in batch:
                if change.path.endswith(_ENDING):
                    yield from _told(change, states, waiting)
    if waiting and without:
        raise _BeganEarlier
    for change, after in waiting.values():
        yield _Story(change, tuple(events_of_merge([None], after)))


def _told(change: Change, states: States, waiting: dict[str, tuple[Change, Data]]) -> Iterator[_Story]:
    after = states.of(change.after)
    if after.problem:
        yield _Story(change, problem=after.problem)
        return
    if change.path in waiting and after.data is not None:
        later, data = waiting.pop(change.path)
        yield _Story(later, tuple(events_of_merge([after.data], data)))
    before = [states.of(blob, after) for blob in change.before]
    if len(before) == 1 and before[0].problem and after.data is not None:
        waiting[change.was[0] or change.path] = change, after.data
        return
    former = [_same_plan(each.data, after.data, was) for each, was in zip(before, change.was, strict=True)]
    yield _Story(change, tuple(events_of_merge(former, after.data)))


def _same_plan(before: Data | None, after: Data | None, was: str | None) -> Data | None:
    """Leave out what stood in a file of another name, when that was another client's plan."""
    if was is None or before is None or after is None or are_one_plan(before, after):
        return before
    return None
