"""Goals that a merge gave another id, since both sides had made one under the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goals_cli.gitrepo.commits import Change
from goals_cli.history.event import Data
from goals_cli.history.states import States


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A goal that had another id in some commits, up to a merge."""

    before: str
    since: str
    merge: str  # the commit's id
    commits: frozenset[str]  # those of its own line, in which `before` means this goal


def renumbered(changes: Sequence[Change], states: States) -> tuple[Renumbered, ...]:
    """Find the goals of one plan that got another id; its changes are given with the newest first."""
    return tuple(
        each
        for number, change in enumerate(changes)
        if len(change.before) == 2 and change.own
        for each in _in_merge(number, changes, states)
    )


def _in_merge(number: int, changes: Sequence[Change], states: States) -> Iterator[Renumbered]:
    from goals_cli.merging.clashes import moved

    change = changes[number]
    after = states.of(change.after).data
    sides = [states.of(blob).data for blob in change.before]
    if not after or not all(sides) or not _ids(after) - {name for side in sides if side for name in _ids(side)}:
        return
    lines = [_line(number, changes, blob) for blob in change.before]
    for side, mine, others in zip(sides, lines, reversed(lines), strict=True):
        was, now = _names(side or {}), _names(moved(side or {}, after))
        for before, since in zip(was, now, strict=True):
            if before != since:
                yield Renumbered(before, since, change.commit.id, mine - others)


def _line(number: int, changes: Sequence[Change], blob: str | None) -> frozenset[str]:
    """Name the commits that a side of a merge came of."""
    wanted, found = {blob}, set()
    for change in changes[number + 1 :]:
        if change.after in wanted:
            found.add(change.commit.id)
            wanted.update(change.before)
    return frozenset(found)


def _ids(plan: Data) -> set[str]:
    return set(_names(plan))


def _names(plan: Data) -> list[str]:
    return [goal["id"] for goal in plan.get("goals") or ()]
