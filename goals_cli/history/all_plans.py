"""The events of all plans of a caseload, commit by commit: a stream that holds no more than the plans' last states."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from goals_cli.gitrepo import commits
from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.event import Data, Event
from goals_cli.history.events import events_of_merge
from goals_cli.history.states import States, are_one_plan

_AT_ONCE = 200  # changes whose plans are read together


def events_of_all(root: Path, start: str | None = None) -> Iterator[tuple[Change, tuple[Event, ...]]]:
    """Tell what each change of a plan did, the newest first, over the whole history.

    A version that cannot be read tells nothing; what it and the next one did is told with the next one.
    """
    with Reader(root) as read:
        states = States(read)
        waiting: dict[str, tuple[Change, Data]] = {}
        walk = commits.changes_of_all(root, start)
        while batch := list(islice(walk, _AT_ONCE)):
            states.fetch(blob for change in batch for blob in (change.after, *change.before))
            for change in batch:
                yield from _told(change, states, waiting)
    for change, after in waiting.values():
        yield change, tuple(events_of_merge([None], after))


def _told(
    change: Change, states: States, waiting: dict[str, tuple[Change, Data]]
) -> Iterator[tuple[Change, tuple[Event, ...]]]:
    after = states.of(change.after)
    if after.problem:
        return
    if change.path in waiting and after.data is not None:
        later, data = waiting.pop(change.path)
        yield later, tuple(events_of_merge([after.data], data))
    before = [states.of(blob, after) for blob in change.before]
    if len(before) == 1 and before[0].problem and after.data is not None:
        waiting[change.was[0] or change.path] = change, after.data
        return
    former = [_same_plan(each.data, after.data, was) for each, was in zip(before, change.was, strict=True)]
    yield change, tuple(events_of_merge(former, after.data))


def _same_plan(before: Data | None, after: Data | None, was: str | None) -> Data | None:
    """Leave out what stood in a file of another name, when that was another client's plan."""
    if was is None or before is None or after is None or are_one_plan(before, after):
        return before
    return None
