"""Follows one plan through the history, across renames of its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goals_cli.gitrepo.commits import Change, Standing, each_commit, from_top, put_together, standing, tip
from goals_cli.gitrepo.differences import Question, differences
from goals_cli.gitrepo.running import running

# One plan is followed where a tenth of it is left: much may be rewritten in the commit that renames its file, and
# plans are told apart by what they say, by those who read them.
RENAMED = ("-M10%", "--diff-filter=R")
_ENDING = ".yaml"


@dataclass(frozen=True, slots=True)
class Past:
    """What git has kept of one plan: where things stand, and its changes, the newest first."""

    standing: Standing
    changes: tuple[Change, ...] = ()


def past_of(folder: Path, name: str) -> Past:
    """Read the whole past of the plan in a file of clients/, as `versions` does."""
    found = standing(folder)
    return Past(found, tuple(versions(folder, name, found.tip)) if found.tip else ())


def versions(folder: Path, name: str, start: str | None = None) -> Iterator[Change]:
    """Give the changes of one plan, the newest first, on all lines that were merged, across renames of its file.

    `name` is that of the file in clients/. A file counts as renamed when its commit took away another one that is the
    same or at least a tenth alike, wherever in the repository. That may have been another client's plan.
    """
    first = start or tip(folder)
    if first is None:
        return
    top, path = from_top(folder, name)
    beginnings: list[tuple[str, str]] = []
    newest = list(_of_path(top, first, path, beginnings))
    if not beginnings:
        yield from newest
        return
    found = {(change.commit.id, change.path): change for change in newest}
    seen = {(first, path), *beginnings}
    while beginnings:
        at, older = beginnings.pop()
        further: list[tuple[str, str]] = []
        for change in _of_path(top, at, older, further):
            found.setdefault((change.commit.id, change.path), change)
        beginnings += [each for each in further if each not in seen]
        seen |= set(further)
    yield from _in_order(folder, first, list(found.values()))


def _of_path(top: Path, start: str, path: str, beginnings: list[tuple[str, str]]) -> Iterator[Change]:
    """Give the changes of one path; where it begins under another name, note the commit and the name before."""
    commits = each_commit(top, start, "--full-history", path=path)
    asked = (Question(commit, commit.id, commit.parents) for commit in commits)
    for commit, found in differences(top, asked, (), path):
        for change in put_together(commit, found):
            yield _with_source(top, change, beginnings) if change.after and None in change.before else change


def _with_source(folder: Path, change: Change, beginnings: list[tuple[str, str]]) -> Change:
    """Look in each parent that lacks the file for the one that it was made from."""
    before, was = list(change.before), list(change.was)
    for number, parent in enumerate(change.commit.parents):
        if before[number] is None:
            asked = Question(change.commit, change.commit.id, (parent,))
            for _, (found, *_) in differences(folder, iter([asked]), RENAMED):
                for difference in found:
                    if difference.path == change.path and (difference.source or "").endswith(_ENDING):
                        before[number], was[number] = difference.old, difference.source
                        beginnings.append((parent, difference.source or ""))
    return Change(change.commit, change.path, tuple(before), change.after, tuple(was))


def _in_order(folder: Path, start: str, changes: list[Change]) -> list[Change]:
    """Sort changes of several walks so that none comes before one that was made from it."""
    wanted = {change.commit.id for change in changes}
    place: dict[str, int] = {}
    with running(folder, "rev-list", "--date-order", "--end-of-options", start) as git:
        assert git.stdout
        for number, line in enumerate(git.stdout):
            name = line.decode("ascii").strip()
            if name in wanted:
                place[name] = number
    return sorted(changes, key=lambda change: place[change.commit.id])
