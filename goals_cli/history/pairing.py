"""Follows plans through one commit that took files away or renamed them: by what stands in them, not by likeness."""

from __future__ import annotations

from collections.abc import Sequence

from goals_cli.gitrepo.commits import Change
from goals_cli.history.event import Data
from goals_cli.history.states import States, are_one_plan, share_an_id


def paired(changes: Sequence[Change], states: States) -> list[Change]:
    """Put a plan that went together with one that came, where git saw no rename since too much else had changed.

    A file that holds another client's plan all of a sudden is held against where that one was before.
    """
    if len(changes) < 2:
        return list(changes)
    parents = range(len(changes[0].before))
    stood = [{_source(each, at): blob for each in changes if (blob := each.before[at])} for at in parents]
    stays = [{_source(each, at) for each in changes if _goes_on(each, at, states)} for at in parents]
    free = [{path: blob for path, blob in stood[at].items() if path not in stays[at]} for at in parents]
    came = [_came(changes, at, free[at], states) for at in parents]
    found: list[Change] = []
    for number, change in enumerate(changes):
        sources = [each[number] for each in came]
        before = tuple(stood[at].get(source) if source else None for at, source in zip(parents, sources, strict=True))
        was = tuple(source if source != change.path else None for source in sources)
        found.append(Change(change.commit, change.path, before, change.after, was))
    for at in parents:
        goes_on = {_source(each, at) for each in found if each.after}
        for path, blob in stood[at].items():
            if path not in goes_on:
                before = tuple(blob if at == other else None for other in parents)
                found.append(Change(changes[0].commit, path, before, None, (None,) * len(before)))
    return [change for change in found if change.after or any(change.before)]


def _source(change: Change, at: int) -> str:
    """Give the path of a file in a parent, where git saw it come from."""
    return change.was[at] or change.path


def _goes_on(change: Change, at: int, states: States) -> bool:
    """Say whether a file holds the plan that it held in a parent, as far as both can be read."""
    if change.after is None or change.before[at] is None:
        return False
    after = states.of(change.after)
    before = states.of(change.before[at], after).data
    return before is None or after.data is None or are_one_plan(before, after.data)


def _came(changes: Sequence[Change], at: int, free: dict[str, str], states: States) -> list[str | None]:
    """Find the file in which the plan of each change stood in a parent; None where there was none.

    `free` are the files there whose plans do not go on where they stood. Each plan goes on in one file: in that of its
    client's code, or else in the first that has an id of it.
    """
    found = [_source(each, at) if each.after and each.before[at] else None for each in changes]
    if not free:
        return found
    moved = [number for number, each in enumerate(changes) if each.after and not _goes_on(each, at, states)]
    taken: dict[int, str] = {}
    for is_it in (_has_its_code, share_an_id):
        for number in moved:
            after = states.of(changes[number].after).data
            if after is None or number in taken:
                continue
            held = ((path, states.of(blob).data) for path, blob in free.items())
            if path := next((path for path, data in held if data is not None and is_it(data, after)), None):
                taken[number] = path
                del free[path]
    gone = set(taken.values())
    for number in moved:
        found[number] = taken.get(number, None if found[number] in gone else found[number])
    return found


def _has_its_code(before: Data, after: Data) -> bool:
    return bool(before.get("client") == after.get("client"))
