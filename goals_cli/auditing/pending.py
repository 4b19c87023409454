"""Puts together what each commit did to each plan, also where the version before cannot be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from goals_cli.auditing.record import Data
from goals_cli.auditing.turn import Turn
from goals_cli.codes import is_code
from goals_cli.gitrepo.commits import Change, Commit, Step
from goals_cli.history.states import State, States, are_one_plan

ENDING = ".yaml"

_Place = tuple[str, str]  # a path and the blob there


@dataclass
class _Pending:
    """A change of which some earlier states are still to be found."""

    commit: Commit
    path: str
    after: Data | None
    before: list[Data | None] = field(default_factory=list)
    waiting: int = 0


class Turns:
    """Makes turns of the steps of a walk, the newest first.

    A version that cannot be read hides nothing: what stands after it is held against what stood before it.
    """

    def __init__(
        self,
        states: States,
        made: Callable[[Commit, str, Sequence[Data | None], Data | None], Turn],
    ) -> None:
        self._states = states
        self._made = made
        self._waiting: dict[_Place, list[_Pending]] = defaultdict(list)
        self.unreadable: set[tuple[str, str, str]] = set()  # commit, path, problem
        self.broken: set[str] = set()  # blobs

    def of(self, step: Step, folder: str) -> Iterator[Turn]:
        """Give what a commit did to each plan in a folder, as the repository calls it, from its top on.

        And what later commits did whose earlier states are known now.
        """
        changes = _paired([plan for change in step.changes for plan in _of_plan(change, folder)], self._states)
        for change in changes:
            state = self._states.of(change.after)
            yield from self._resolved(change, state)
            if state.problem:
                self.unreadable.add((change.commit.id, change.path, state.problem))
                if "does not hold" not in state.problem:
                    self.broken.add(change.after or "")
                continue
            pending = _Pending(change.commit, change.path, state.data)
            self._look(pending, change, state)
            if not pending.waiting:
                yield self._turn(pending)

    def rest(self) -> Iterator[Turn]:
        """Give what waits for states that never come: the history begins with what cannot be read."""
        left = {id(pending): pending for waiting in self._waiting.values() for pending in waiting}
        self._waiting.clear()
        for pending in left.values():
            yield self._turn(pending)

    def _resolved(self, change: Change, state: State) -> Iterator[Turn]:
        """Go one version further back for those that wait for this one."""
        if change.after is None:
            return
        for pending in self._waiting.pop((change.path, change.after), ()):
            pending.waiting -= 1
            self._look(pending, change, state)
            if not pending.waiting:
                yield self._turn(pending)

    def _look(self, pending: _Pending, change: Change, after: State) -> None:
        """Look at the states before a change; what cannot be read is waited for."""
        for blob, was in zip(change.before, change.was, strict=True):
            before = self._states.of(blob, after)
            if blob and before.problem:
                pending.waiting += 1
                self._waiting[was or change.path, blob].append(pending)
            else:
                pending.before.append(before.data)

    def _turn(self, pending: _Pending) -> Turn:
        return self._made(pending.commit, pending.path, pending.before, pending.after)


def _of_plan(change: Change, folder: str) -> Iterator[Change]:
    """Leave out what is no plan by its name and place; a plan whose file is called something else is gone."""
    if is_plan(change.path, folder):
        yield change
    elif sources := [was for was in change.was if was and is_plan(was, folder)]:
        yield Change(change.commit, sources[0], change.before, None, (None,) * len(change.before))


@lru_cache(maxsize=4096)
def is_plan(path: str, folder: str) -> bool:
    """Say whether a path is that of a plan in this folder."""
    where, _, name = path.rpartition("/")
    return where == folder and name.endswith(ENDING) and is_code(name.removesuffix(ENDING))


def _paired(changes: Sequence[Change], states: States) -> list[Change]:
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
