"""Follows plans through one commit that took files away or renamed them: by what stands in them, not by likeness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goals_cli.gitrepo.commits import Change
from goals_cli.history.states import States, are_one_plan


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
    found: list[Change] = []
    for change in changes:
        sources = [_found(change, at, free[at], states) for at in parents]
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


def _found(change: Change, at: int, free: Mapping[str, str], states: States) -> str | None:
    """Find the file in which the plan of a change stood in a parent; None where there was none.

    `free` are the files there whose plans do not go on where they stood.
    """
    if change.after is None:
        return None
    own = _source(change, at) if change.before[at] else None
    after = states.of(change.after).data
    if after is not None and not _goes_on(change, at, states):
        for path, blob in free.items():
            data = states.of(blob).data
            if data is not None and are_one_plan(data, after):
                return path
    return own
