"""What a merge of plans needs of git: its own merge by lines, and where a clone is told which program merges."""

from __future__ import annotations

import os
from pathlib import Path

from goals_cli.gitrepo.running import ask, refused, run

_MOST_PLACES = 127  # so many differ at least; what is beyond is an error

BASE, OURS, THEIRS = 1, 2, 3  # the versions of a file in conflict, as git numbers them


def merged_by_lines(ours: Path, base: Path, theirs: Path, *, marks: int = 7) -> tuple[bytes, bool] | None:
    """Merge three files as git does without us: the text, and whether it is without marks; None where it cannot."""
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    files = (str(path.absolute()) for path in (ours, base, theirs))
    code, text, _ = run(Path(), "merge-file", "-p", f"--marker-size={marks}", *labels, *files)
    return (text, code == 0) if 0 <= code <= _MOST_PLACES else None


def attribute(folder: Path, name: str, path: str) -> str:
    """Say which value an attribute has for a path in a folder; "unspecified" where it has none."""
    code, answer, problem = ask(folder, "check-attr", "-z", name, "--", path)
    if code:
        raise refused(folder, problem)
    return answer.split("\0")[2] if answer.count("\0") > 2 else "unspecified"


def unmerged(folder: Path, path: str = "./") -> dict[str, dict[int, str]]:
    """Name the files in a folder, or the one at a path, that stand in conflict, as far as git has been told.

    Each comes with the blob ids of its versions: what both sides grew from, ours and theirs, as far as they are there.
    """
    code, answer, problem = run(folder, "ls-files", "--unmerged", "-z", "--", path)
    if code:
        raise refused(folder, problem.decode("utf-8", "replace"))
    found: dict[str, dict[int, str]] = {}
    for row in filter(None, answer.split(b"\0")):
        head, _, name = row.partition(b"\t")
        _, blob, stage = head.split()
        found.setdefault(os.fsdecode(name), {})[int(stage)] = blob.decode()
    return found


def local_settings(folder: Path) -> dict[str, str]:
    """Read all of this clone's own settings; of one that is set twice, what holds."""
    code, answer, problem = ask(folder, "config", "--local", "--no-includes", "--list", "-z")
    if code:
        raise refused(folder, problem)
    rows = (row.partition("\n") for row in answer.split("\0") if row)
    return {key: value for key, _, value in rows}
