"""Which plans a change touches: those that the next commit changes, or that differ from another revision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from goals_cli import gitrepo
from goals_cli.checking.engine import Target
from goals_cli.errors import GitError


def staged(folder: Path, targets: Sequence[Target]) -> tuple[list[Target], set[str]]:
    """Find what the next commit changes; returns all targets, those with the content that will be committed.

    The second value holds the names of the plans that are touched.
    """
    _need_repository(folder)
    before, after = gitrepo.committed(folder), gitrepo.staged(folder)
    touched = {name: blob for name, blob in after.items() if before.get(name) != blob}
    contents = gitrepo.blobs(folder, sorted(set(touched.values())))
    known = {target.path.name: target for target in targets}
    found = []
    for name in sorted(known.keys() | touched.keys()):
        target = known.get(name)
        if name in touched:
            if target is None:  # it is in the next commit, though no longer in the folder
                target = _like(targets, folder, name)
            if target is None:
                continue
            target = msgspec.structs.replace(target, content=contents.get(touched[name]))
        if target is not None:
            found.append(target)
    return found, set(touched)


def since(folder: Path, targets: Sequence[Target], revision: str) -> set[str]:
    """Name the plans that differ from how they were when the present work left the way to a revision."""
    _need_repository(folder)
    before = gitrepo.committed(folder, gitrepo.branched_off(folder, revision))
    like = next(iter(before.values()), "")
    return {
        target.path.name
        for target in targets
        if before.get(target.path.name) != gitrepo.blob_id(target.path.read_bytes(), like)
    }


def _like(targets: Sequence[Target], folder: Path, name: str) -> Target | None:
    """Make a target for a plan that stands in the next commit only; None for what is no plan by its name."""
    if not targets or not name.endswith((".yaml", ".yml")):
        return None
    model = targets[0]
    shown = model.name.removesuffix(model.path.name) + name
    return msgspec.structs.replace(model, path=folder / name, name=shown)


def _need_repository(folder: Path) -> None:
    if not gitrepo.has_repository(folder.resolve()):
        raise GitError("this caseload is not in a git repository", "leave --staged and --since out, or: git init")
