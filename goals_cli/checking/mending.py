"""What can be mended for certain in a caseload's plans: outcomes that are proved and harmless, and their saving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from goals_cli import caseload, gitrepo, planfile, schema
from goals_cli.agreements import differences, standing_for
from goals_cli.checking import rules
from goals_cli.checking.engine import Target, document_of
from goals_cli.codes import is_code
from goals_cli.errors import GitError, GoalsError
from goals_cli.findings import Finding, Where
from goals_cli.paths import find_root
from goals_cli.plan import Plan, from_data
from goals_cli.planfile import Document, Mend

MOST_TRIES = 100  # one by one in a plan; each takes as long as reading it, and what is left is for another time


class Mended(msgspec.Struct, frozen=True):
    """A plan as it is and as it would be, and the findings that would end."""

    target: Target
    before: Document
    after: Document
    findings: tuple[Finding, ...]


def mendable(targets: Sequence[Target], findings: Sequence[Finding]) -> list[Mended]:
    """Find what can be mended of the findings in plans."""
    from goals_cli.checking.fixes import FIXES

    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.code in FIXES:
            by_path.setdefault(finding.path, []).append(finding)
    found = (_of_plan(target, by_path[target.name]) for target in targets if target.name in by_path)
    return [each for each in found if each]


def caseload_of(mended: Mended) -> caseload.Caseload:
    """Give the caseload that a mended plan is in."""
    return caseload.find(mended.target.path.parent)


def save(mended: Mended) -> None:
    """Write a mended plan, if the file still holds what was mended. Raises NotWritten."""
    path = mended.target.path
    planfile.replace(
        path, mended.after.content, expected=mended.before.content,
        lock=caseload_of(mended).lock_path(path.stem), validate=lambda _: None, name=mended.target.name,
    )  # fmt: skip


def _of_plan(target: Target, findings: Sequence[Finding]) -> Mended | None:
    """Take the mends that end a finding: all together, or, when something stands against it, those that can be."""
    if not _in_caseload(target):
        return None
    try:
        document, committed = document_of(target), _committed(target)
    except GoalsError:  # it is gone meanwhile; or git cannot say what must stay
        return None
    proposed = list(_proposed(document, committed, findings))
    after, taken = _tried(document, proposed, committed), proposed
    if after is None:
        after, taken = document, []
        for each in proposed[:MOST_TRIES]:
            tried = _tried(document, [*taken, each], committed)
            if tried is not None:
                after, taken = tried, [*taken, each]
    return Mended(target, document, after, tuple(finding for finding, _ in taken)) if taken else None


def _tried(document: Document, mends: Sequence[tuple[Finding, Mend]], committed: Document | None) -> Document | None:
    """Mend a plan; None when that cannot be proved right, or would do harm."""
    try:
        tried = planfile.mended(document, [mend for _, mend in mends])
    except GoalsError:
        return None
    return tried if _is_harmless(document, tried, committed) else None


def _in_caseload(target: Target) -> bool:
    """Say whether a target is the file of a plan in a caseload, which has a lock."""
    path = target.path
    if target.content is not None or path.suffix != ".yaml" or not is_code(path.stem) or path.is_symlink():
        return False
    root = find_root(path.parent)
    return root is not None and path.parent.resolve() == root / "clients"


def _proposed(
    document: Document, committed: Document | None, findings: Sequence[Finding]
) -> Iterator[tuple[Finding, Mend]]:
    """Pair findings with what is proposed for their place."""
    from goals_cli.checking.fixes import FIXES

    for code in sorted({finding.code for finding in findings}):
        places = {(each.line, each.column): each for each in findings if each.code == code}
        for mend in FIXES[code](document, committed.data if committed else None):
            finding = places.get(document.place(mend.where))
            if finding:
                yield finding, mend


def _committed(target: Target) -> Document | None:
    """Read a plan as it was last committed; None when it was not, or was no valid plan. Raises GitError."""
    folder, name = target.path.parent, target.path.name
    if not gitrepo.has_repository(folder.resolve()):
        return None
    ids = gitrepo.committed(folder, names=[name])
    content = gitrepo.blobs(folder, list(ids.values()))
    if ids.keys() - {name} or len(content) < len(ids):
        raise GitError(f"git does not hold {target.name} as it was committed")
    try:
        document = planfile.parse(content[ids[name]], target.name) if ids else None
    except GoalsError:
        return None
    return document if document and _is_valid(document) else None


def _is_harmless(before: Document, after: Document, committed: Document | None) -> bool:
    """Say whether nothing is altered that must stay as it is: what was committed of it, and what was agreed."""
    if not _is_valid(before):  # its fixes end a problem and make none, and no more can be asked yet
        return True
    return _is_valid(after) and not _altered(after, committed) - _altered(before, committed)


def _altered(document: Document, committed: Document | None) -> set[tuple[Where, str]]:
    """List where a plan says something else than was agreed, or than was committed for good."""
    plan = from_data(document.data, Plan)
    found: set[tuple[Where, str]] = set()
    for number, goal in enumerate(plan.goals):
        standing = standing_for(plan, goal)
        found |= {(("goals", number, field), goal.id) for field in (differences(standing[1], goal) if standing else ())}
    if committed:
        for rule in rules.OF_HISTORY:
            found |= {(hit.where, hit.message) for hit in rule.check(committed.data, document.data)}
    return found


def _is_valid(document: Document) -> bool:
    return all(problem.unknown_key for problem in schema.problems(document.data))
