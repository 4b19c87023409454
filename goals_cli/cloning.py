"""Owns what git must be told in every clone anew, since no repository can bring it along: how plans are merged."""

from __future__ import annotations

from pathlib import Path

from goals_cli import gitrepo

# The name in the attributes of a caseload: clients/*.yaml merge=goals
DRIVER = "goals"
SETTINGS = {
    "merge.goals.name": "plans are merged by what they say",
    "merge.goals.driver": "goals merge-plan %O %A %B %L %P",
    # Where two lines of work have several beginnings, git merges these first: nothing is to be decided there.
    "merge.goals.recursive": "binary",
}


def lacking(folder: Path) -> list[str]:
    """List the settings that this clone lacks, or has otherwise."""
    return [key for key, value in SETTINGS.items() if gitrepo.local_setting(folder, key) != value]


def tell(folder: Path) -> bool:
    """Tell this clone what it lacks; say whether it lacked anything."""
    missing = lacking(folder)
    for key in missing:
        gitrepo.set_local(folder, key, SETTINGS[key])
    return bool(missing)
