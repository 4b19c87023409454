"""Says where a plan went when a commit took its file away: to a file that is new there and like it."""

from __future__ import annotations

from pathlib import Path

from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.differences import Question, differences
from goals_cli.gitrepo.versions import RENAMED


def renamed_to(folder: Path, change: Change) -> tuple[str, str] | None:
    """Say where a file went that a commit took away: the path and blob of one that is new and like it."""
    for parent in change.commit.parents:
        asked = Question(change.commit, change.commit.id, (parent,))
        for _, (found, *_) in differences(folder, iter([asked]), RENAMED):
            for each in found:
                if each.source == change.path and each.new:
                    return each.path, each.new
    return None
