"""Compares plans with how they were last committed: runs the rules about history on those that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from goals_cli import gitrepo, planfile, schema
from goals_cli.checking import rules
from goals_cli.checking.engine import Target, document_of
from goals_cli.checking.ignores import Left, left_over
from goals_cli.checking.stamping import place, stamp
from goals_cli.errors import GoalsError
from goals_cli.planfile import Document

FEW = 20  # plans that git is asked about by name, rather than for its whole list

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
    only = [targets[number].path.name for number in here] if len(here) < FEW else []
    committed = gitrepo.committed(folder, names=only)
    differing = {}
    for number in here:
        last = committed.get(targets[number].path.name)
        if last and last != _present_id(targets[number], known(targets[number]), last):
            differing[number] = last
    before = gitrepo.blobs(folder, sorted(set(differing.values())))
    for number, last in differing.items():
        if last in before and any(compared := _compared(targets[number], before[last])):
            yield number, compared


def _present_id(target: Target, known: str | None, like: str) -> str | None:
    if known and len(known) == len(like):
        return known
    try:
        content = target.path.read_bytes() if target.content is None else target.content
    except OSError:
        return None
    return gitrepo.blob_id(content, like)


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
