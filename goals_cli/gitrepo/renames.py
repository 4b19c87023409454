"""Says where a plan went when a commit took its file away: to a file that is new there and like it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.differences import Question, differences
from goals_cli.gitrepo.versions import RENAMED


class Renamed(NamedTuple):
    """A file that a commit has in the place of another one: its path, and the blobs of both."""

    path: str
    before: str
    after: str


def renames(folder: Path, change: Change) -> Iterator[Renamed]:
    """Say where a file went that a commit took away: for each parent that had it, what is new there and like it."""
    for parent, blob in zip(change.commit.parents, change.before, strict=False):  # a first commit has no parent
        if blob is None:
            continue
        asked = Question(change.commit, change.commit.id, (parent,))
        for _, (found, *_) in differences(folder, iter([asked]), RENAMED):
            for each in found:
                if each.source == change.path and each.new:
                    yield Renamed(each.path, blob, each.new)
