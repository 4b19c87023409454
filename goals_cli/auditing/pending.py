"""Puts together what each commit did to each plan, also where the version before cannot be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from goals_cli.auditing.record import Data
from goals_cli.auditing.turn import Turn
from goals_cli.codes import is_code
from goals_cli.gitrepo.commits import Change, Commit, Step
from goals_cli.history.pairing import paired
from goals_cli.history.states import State, States

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
        changes = paired([plan for change in step.changes for plan in _of_plan(change, folder)], self._states)
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
