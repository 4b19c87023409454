"""Compares plans with how they were last committed: runs the rules about history on those that differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from goals_cli import gitrepo, planfile, schema
from goals_cli.checking import rules
from goals_cli.checking.engine import Target, document_of
from goals_cli.checking.ignores import Left, left_over
from goals_cli.checking.stamping import place, stamp
from goals_cli.errors import GoalsError
from goals_cli.planfile import Document

FEW = 20  # plans that git is asked for by name, rather than for its whole list
_PLAIN = re.compile(r"[a-z0-9.-]{1,100}", re.ASCII)  # what may stand in a line that git reads

# Gives the id that git has for a plan's present content, where it is known without reading.
KnownId = Callable[[Target], "str | None"]


def since_last_commit(targets: Sequence[Target], known: KnownId) -> dict[int, Left]:
    """Say what is found in the plans that differ from the last commit, by their position; raises GitError."""
    found: dict[int, Left] = {}
    for folder in sorted({target.path.parent for target in targets}):
        if gitrepo.has_repository(folder.resolve()):
            here = [number for number, target in enumerate(targets) if target.path.parent == folder]
            found |= dict(_in_folder(folder, targets, here, known))
    return found


def _in_folder(
    folder: Path, targets: Sequence[Target], here: Sequence[int], known: KnownId
) -> Iterator[tuple[int, Left]]:
    """Find the plans of a folder whose content is not that of the last commit, and look at those."""
    few = len(here) < FEW and all(_PLAIN.fullmatch(targets[number].path.name) for number in here)
    before = _few(folder, targets, here) if few else _of_many(folder, targets, here, known)
    for number, content in before.items():
        if any(compared := _compared(targets[number], content)):
            yield number, compared


def _few(folder: Path, targets: Sequence[Target], here: Sequence[int]) -> dict[int, bytes]:
    """Give what was committed of the plans that differ from it, by reading all of them, for which git starts once."""
    names = {number: f"HEAD:./{targets[number].path.name}" for number in here}
    committed = gitrepo.blobs(folder, list(names.values()))
    last = {number: committed[name] for number, name in names.items() if name in committed}
    return {number: content for number, content in last.items() if content != _present(targets[number])}


def _of_many(folder: Path, targets: Sequence[Target], here: Sequence[int], known: KnownId) -> dict[int, bytes]:
    """Give what was committed of the plans that differ from it, by the ids of their contents, and read only those."""
    committed = gitrepo.committed(folder)
    differing = {}
    for number in here:
        last = committed.get(targets[number].path.name)
        if last and last != _present_id(targets[number], known(targets[number]), last):
            differing[number] = last
    before = gitrepo.blobs(folder, sorted(set(differing.values())))
    return {number: before[last] for number, last in differing.items() if last in before}


def _present_id(target: Target, known: str | None, like: str) -> str | None:
    if known and len(known) == len(like):
        return known
    content = _present(target)
    return None if content is None else gitrepo.blob_id(content, like)


def _present(target: Target) -> bytes | None:
    try:
        return target.path.read_bytes() if target.content is None else target.content
    except OSError:
        return None


def _compared(target: Target, content: bytes) -> Left:
    """Run the rules about history; a version that is no valid plan is left to the other rules."""
    try:
        before = planfile.parse(content, target.name)
        now = document_of(target)
    except GoalsError:
        return [], 0
    if not (_is_valid(before) and _is_valid(now)):
        return [], 0
    terms = target.terms
    found = [
        stamp(rule, hit, now, now.data["client"], terms.severity(rule, proposed=False, late=False))
        for rule in rules.OF_HISTORY
        if terms.asks(rule)
        for hit in rule.check(before.data, now.data)
    ]
    left, ignored = left_over(now, found)
    return sorted(left, key=place), ignored


def _is_valid(document: Document) -> bool:
    data = document.data
    return schema.accepts(data) or all(problem.unknown_key for problem in schema.problems(data))
