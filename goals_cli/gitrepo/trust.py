"""Asks git what an audit has to know before it believes a history: what hides a part of it, and what came of what."""

from __future__ import annotations

import os
from pathlib import Path

from goals_cli.gitrepo.running import ask, refused, run


def replaced(folder: Path) -> list[str]:
    """List the objects in whose place git would show another one, by their ids."""
    names = _asked(folder, "for-each-ref", "--format=%(refname)", "refs/replace/")
    return [name.rpartition("/")[2] for name in names.split("\n") if name]


def grafts(folder: Path) -> int:
    """Count the commits whose parents a file in the repository tells otherwise than they do themselves."""
    repository = folder / _asked(folder, "rev-parse", "--git-common-dir")
    try:
        lines = (repository / "info" / "grafts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0
    return sum(1 for line in lines if line.strip() and not line.startswith("#"))


def holds(folder: Path, commit: str) -> bool:
    """Say whether the repository has a commit of this whole id."""
    code, _, _ = ask(folder, "cat-file", "-e", f"{commit}^{{commit}}")
    return code == 0


def came_from(folder: Path, commit: str, older: str) -> bool:
    """Say whether a commit was made from an older one, or is that one."""
    where = ("-c", "core.commitGraph=false", "merge-base", "--is-ancestor", older, commit)
    code, _, problem = ask(folder, *where)
    if code > 1:
        raise refused(folder, problem)
    return code == 0


def is_ancestor(folder: Path, commit: str, of: str) -> bool:
    """Say whether a commit was made from another one, or is it, as quickly as git can tell; no when there is none."""
    return ask(folder, "merge-base", "--is-ancestor", "--end-of-options", commit, of)[0] == 0


def count(folder: Path, tip: str, *, at_most: int | None = None) -> int:
    """Count the commits of a history; with `at_most` it stops there."""
    limit = () if at_most is None else (f"--max-count={at_most}",)
    return int(_asked(folder, "-c", "core.commitGraph=false", "rev-list", "--count", *limit, "--end-of-options", tip))


def files(folder: Path, commit: str, name: str) -> dict[str, str]:
    """List the files in a folder of a commit, by name with the ids of their blobs; none when there is no folder."""
    code, answer, problem = run(folder, "ls-tree", "-z", "--end-of-options", commit, f"./{name}/")
    if code:
        raise refused(folder, problem.decode("utf-8", "replace"))
    found = {}
    for row in answer.split(b"\0"):
        head, _, path = row.partition(b"\t")
        if head.startswith(b"100") and head.split()[1] == b"blob":  # no link either
            found[os.fsdecode(path.rpartition(b"/")[2])] = head.split()[2].decode("ascii")
    return found


def _asked(folder: Path, *arguments: str) -> str:
    code, answer, problem = ask(folder, *arguments)
    if code:
        raise refused(folder, problem)
    return answer


def first_with(folder: Path, tip: str, name: str) -> str | None:
    """Give the oldest commit that did something to a file, by its name from the folder; None when none did."""
    walk = ("-c", "core.commitGraph=false", "rev-list", "--full-history", "--end-of-options", tip, "--", name)
    code, answer, problem = ask(folder, *walk)
    if code:
        raise refused(folder, problem)
    return answer.split("\n")[-1] or None


def below(folder: Path, commit: str) -> set[str]:
    """Give the ids of the commits that a commit was made from."""
    walk = ("-c", "core.commitGraph=false", "rev-list", "--end-of-options", commit)
    return set(_asked(folder, *walk).split("\n")) - {commit}
