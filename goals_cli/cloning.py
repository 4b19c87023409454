"""Owns what git must be told in every clone anew, as no repository brings it along: how plans are merged and shown."""

from __future__ import annotations

from pathlib import Path

from goals_cli import gitrepo
from goals_cli.gitrepo.merging import local_settings

# The name in the attributes of a caseload: clients/*.yaml diff=goals merge=goals
DRIVER = "goals"
# Where goals cannot be run, git would take ours as it stands for a merge with a conflict, and theirs would be lost.
# A program of Python's that is broken gives 1 back as well, and then cannot tell its version either.
_DRIVER = (
    'plans() { told=127; command -v goals >/dev/null && { goals merge-plan "$@"; told=$?; }; '
    "[ $told -eq 1 ] && ! goals --version >/dev/null 2>&1 && told=2; "
    "if [ $told -le 1 ] || [ $told -gt 128 ]; then return $told; fi; "
    "echo 'goals could not be run, so git merged the plan by lines.' "
    "'When it can be, git checkout --merge FILE merges it anew.' >&2; "
    'git merge-file --marker-size="$4" -L ours -L base -L theirs "$2" "$1" "$3"; '
    "[ $? -lt 128 ] && return 1; return 129; }; plans %O %A %B %L %P"
)
SETTINGS = {
    "merge.goals.name": "plans are merged by what they say",
    "merge.goals.driver": _DRIVER,
    # Where two lines of work have several beginnings, git merges these first: nothing is to be decided there.
    "merge.goals.recursive": "binary",
    # Where goals is not to be found, the file is compared as it is.
    "diff.goals.textconv": 'plain() { goals textconv "$1" 2>/dev/null || cat "$1"; }; plain',
}


def lacking(folder: Path) -> list[str]:
    """List the settings that this clone lacks, or has otherwise."""
    there = local_settings(folder)
    return [key for key, value in SETTINGS.items() if there.get(key) != value]


def tell(folder: Path, *, new: bool = False) -> bool:
    """Tell this clone what it lacks, which of a new one is all; say whether it lacked anything."""
    missing = list(SETTINGS) if new else lacking(folder)
    for key in missing:
        gitrepo.set_local(folder, key, SETTINGS[key])
    return bool(missing)
