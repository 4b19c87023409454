"""Follows plans into the folder in which they stood before their caseload was moved within the repository."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from goals_cli.auditing.pending import is_plan
from goals_cli.gitrepo import commits, trust
from goals_cli.gitrepo.commits import Change, Step
from goals_cli.gitrepo.differences import Difference, Question, differences
from goals_cli.history.states import States, share_an_id
from goals_cli.paths import MARKER

_GONE = ("-M60%", "--diff-filter=DR")


class _Came(NamedTuple):
    """From where a plan may have come: the path there, the content, and whether its caseload went from there too."""

    path: str
    blob: str | None
    moved: bool


class Moves:
    """What was met of plans that came from another folder, on a walk that begins in one.

    `top` is that of the repository. A step is looked at before its turns are: where a plan appears in it and one went
    from another folder of plans, the two are one; where that caseload stays, only if their ids say so: it may have
    another client of the same code.
    """

    def __init__(self, top: Path, folder: str, states: States) -> None:
        self._top, self._states = top, states
        self._done = {folder}
        self._left: dict[str, set[str]] = {}  # folders, and the paths in them
        self.away: set[tuple[str, str]] = set()  # commits, and the paths from which they moved plans

    def followed(self, steps: Sequence[Step], folder: str) -> list[Step]:
        """Give the steps, with where plans came from that appear in this folder."""
        appeared = {
            step.commit.id: step
            for step in steps
            for change in step.changes
            if _appears(change, folder)
        }
        if not appeared:
            return list(steps)
        asked = (Question(step, step.commit.id, step.commit.parents) for step in appeared.values())
        moved: dict[str, Step] = {}
        for step, found in differences(self._top, asked, _GONE):
            sources = [_sources(each, folder) for each in found]
            changes = [self._source(each, sources, folder) for each in step.changes]
            moved[step.commit.id] = Step(step.commit, tuple(changes))
        return [moved.get(step.commit.id, step) for step in steps]

    def former(self, tip: str) -> Iterator[tuple[str, Step]]:
        """Give what was done to these plans in the folders in which they stood before; call it after all else."""
        while self._left:
            folder, paths = self._left.popitem()
            self._done.add(folder)
            stays = any(is_plan(f"{folder}/{name}", folder) for name in trust.files(self._top, tip, folder))
            walk = commits.walk(self._top, tip, commit_graph=False, plans=folder)
            yield from ((folder, step) for step in self._of_these(walk, folder, paths if stays else None))

    def _of_these(self, walk: Iterable[Step], folder: str, paths: set[str] | None) -> Iterator[Step]:
        """Leave out the other plans of a caseload that is still there; with None there is none."""
        for whole in walk:
            changes = whole.changes
            if paths is not None:
                changes = tuple(each for each in changes if each.path in paths or paths.intersection(each.was))
            for step in self.followed([Step(whole.commit, changes)], folder) if changes else ():
                if paths is not None:
                    paths |= {was for each in step.changes if each.path in paths for was in each.was if was}
                yield step

    def _source(self, change: Change, sources: Sequence[dict[str, _Came]], folder: str) -> Change:
        """Put in where a plan came from."""
        if not _appears(change, folder):
            return change
        name = change.path.rpartition("/")[2]
        gone = [[each[key] for key in (change.path, name) if key in each] for each in sources]
        came = [
            None if there else next((each for each in some if self._is_one_plan(each, change.after)), None)
            for there, some in zip(change.before, gone, strict=True)
        ]
        for path in {each.path for each in came if each}:
            self.away.add((change.commit.id, path))
            where = path.rpartition("/")[0]
            if where not in self._done:
                self._left.setdefault(where, set()).add(path)
        before = tuple(each.blob if each else there for each, there in zip(came, change.before, strict=True))
        was = tuple(each.path if each else there for each, there in zip(came, change.was, strict=True))
        return Change(change.commit, change.path, before, change.after, was)

    def _is_one_plan(self, came: _Came, after: str | None) -> bool:
        """Say whether a plan is the one that went, as far as both can be read."""
        if came.moved or came.blob == after:
            return True
        old, new = self._states.of(came.blob).data, self._states.of(after).data
        return old is None or new is None or share_an_id(old, new)


def _appears(change: Change, folder: str) -> bool:
    """Say whether a plan is there that was not, in one of the parents at least."""
    return bool(change.after and change.commit.parents and None in change.before and is_plan(change.path, folder))


def _sources(found: Iterable[Difference], folder: str) -> dict[str, _Came]:
    """Give what went from another folder of plans, by the path that git saw it come to, or else by its name."""
    sources: dict[str, _Came] = {}
    every = list(found)
    went = {each.source or each.path for each in every}
    for each in every:
        path = each.source or each.path
        where = path.rpartition("/")[0]
        if where != folder and where.rpartition("/")[2] == commits.FOLDER and is_plan(path, where):
            moved = f"{where.removesuffix(commits.FOLDER)}{MARKER}" in went
            sources[each.path if each.source else path.rpartition("/")[2]] = _Came(path, each.old, moved)
    return sources
