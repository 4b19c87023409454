"""The merge of three files as git asks for it: plans where all can be read, git's own merge by lines where not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from goals_cli import planfile
from goals_cli.errors import GitError, GoalsError, NotFound, UnreadablePlan
from goals_cli.gitrepo.merging import merged_by_lines
from goals_cli.merging.conflicts import Conflict
from goals_cli.merging.texts import text, valid
from goals_cli.merging.three_way import merge
from goals_cli.paths import failed
from goals_cli.planfile import Document

_KEPT = (
    "what was taken out of an agreement, a review or what else only grows stands there still; "
    "a new entry corrects what was wrong"
)


class _NotAsPlans(Exception):
    """Two plans cannot be merged by what they say; the text says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to stand in the file, which conflicts are left in it, and what there is to say about it."""

    content: bytes
    conflicts: tuple[Conflict, ...] = ()
    clean: bool = True  # whether git may take it as merged
    remarks: tuple[str, ...] = ()


def merged(base: Path, ours: Path, theirs: Path, name: str, *, marks: int = 7) -> Outcome:
    """Merge the files of two sides and of what both grew from; `name` stands in what is said.

    Raises GitError when a side cannot be read as a plan and git cannot merge it either.
    """
    before, one, other = (_bytes(path) for path in (base, ours, theirs))
    by_lines = _by_lines(ours, base, theirs, marks)
    try:
        return _by_what_they_say(before, one, other, name, by_lines)
    except _NotAsPlans as error:
        return _gits_own(by_lines, name, f"{error}; git merged the file by lines instead")


def hindrance(base: bytes, ours: bytes, theirs: bytes, name: str) -> str | None:
    """Say why a plan is left to git to merge by lines, as it would be each time; None where nothing is in the way."""
    try:
        _by_what_they_say(base, ours, theirs, name, None)
    except _NotAsPlans as error:
        return str(error)
    return None


def _by_what_they_say(
    base: bytes, ours: bytes, theirs: bytes, name: str, by_lines: tuple[bytes, bool] | None
) -> Outcome:
    """Merge two plans by what they say, or tell why that is not possible."""
    sides, refused = [], []
    for side, content in (("ours", ours), ("theirs", theirs)):
        try:
            sides.append(planfile.parse(content, f"{side} of {name}"))
        except UnreadablePlan as error:
            refused.append(error.message)
    if refused:
        raise _NotAsPlans("; ".join(refused))
    try:
        return _plans(base, (sides[0], sides[1]), name, by_lines)
    except _NotAsPlans:
        raise
    except Exception as error:  # whatever happens, git's merge is better than one side that looks like both
        reason = error.message if isinstance(error, GoalsError) else f"a bug in goals ({type(error).__name__})"
        raise _NotAsPlans(f"{name}: {reason}") from error


def _plans(before: bytes, sides: tuple[Document, Document], name: str, by_lines: tuple[bytes, bool] | None) -> Outcome:
    """Merge two plans that can be read."""
    ours, theirs = sides
    remarks: tuple[str, ...] = ()
    base: Document | None = None
    if before.strip():
        try:
            base = planfile.parse(before, name)
        except UnreadablePlan:
            remarks = (f"{name}: what both sides grew from cannot be read, so all that differs is kept twice",)
    found = merge(base.data if base else {}, ours.data, theirs.data)
    if all(valid(side.data) for side in sides) and not valid(found.data):
        raise _NotAsPlans(f"{name}: the merged plan would not be valid")
    if found.has_kept:
        remarks += (f"{name}: {_KEPT}",)
    made = text(found.data, base, ours, theirs, by_lines[0] if by_lines and by_lines[1] else None)
    if made.left:
        left_over = "comments without a place stand at its end"
        if ours.is_json():
            left_over = "the comments of the other side have no place in JSON and are left out"
        remarks += (f"{name}: {left_over}",)
    return Outcome(made.content, found.conflicts, clean=not found.conflicts, remarks=remarks)


def _gits_own(by_lines: tuple[bytes, bool] | None, name: str, remark: str) -> Outcome:
    if by_lines is None:
        raise GitError(
            f"{name}: neither goals nor git can merge this file", "git checkout --ours or --theirs, then look"
        )
    content, without_marks = by_lines
    try:
        planfile.parse(content, name)
    except UnreadablePlan:
        without_marks = False
    return Outcome(content, clean=without_marks, remarks=(remark,))


def _by_lines(ours: Path, base: Path, theirs: Path, marks: int) -> tuple[bytes, bool] | None:
    try:
        return merged_by_lines(ours, base, theirs, marks=marks)
    except GitError:  # without git, plans are merged all the same
        return None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"{path}: no such file") from error
    except OSError as error:
        raise failed(path, "read", error) from error
