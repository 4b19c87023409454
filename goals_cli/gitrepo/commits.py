"""Walks the history by plumbing: the commits, the newest first, and what each did to which plan.

    tip(folder)                    the commit that is checked out; None before the first one
    standing(folder)               whether there is a repository, history is cut short, and no branch is checked out
    resolve(folder, revision)      the commit that a revision is; GitError when there is none
    first_parents(folder)          the commits of the branch itself, without what was merged into it
    walk(folder)                   every commit with its changes to plans: Step(commit, changes)
    changes_of_all(folder)         the changes alone

The versions of one plan are followed in `versions`. All of them stream. No commit is ever read twice for one walk, and
the contents of files are left to `reading.Reader`. A change of a merge names the file in each parent: it did something
of its own only when no parent has the same file.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from goals_cli.gitrepo.differences import Difference, Question, differences
from goals_cli.gitrepo.listing import listed, time_of
from goals_cli.gitrepo.running import ask, program, refused

FOLDER = "clients"


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote or committed something, as they told git."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit. Times carry the offset of the place where they were taken."""

    id: str
    parents: tuple[str, ...]
    author: Person
    authored: datetime
    committer: Person
    committed: datetime
    subject: str  # the first line of the message


class Change(NamedTuple):
    """What one commit did to one file. Blobs are ids; None where the file is not there."""

    commit: Commit
    path: str  # from the top of the repository, as the commit has it; as its parents had it when it is gone
    before: tuple[str | None, ...]  # in each parent, in their order; one None in a first commit
    after: str | None
    was: tuple[str | None, ...]  # the path in each parent, where it was another one

    @property
    def own(self) -> bool:
        """Whether the commit made something that none of its parents has."""
        return self.after not in self.before


class Step(NamedTuple):
    """One commit on the walk, and what it did to the plans."""

    commit: Commit
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to read."""

    repository: bool
    tip: str | None = None  # the commit that is checked out; None before the first one
    branch: str | None = None  # its full name, refs/heads/main; None with a detached head
    shallow: bool = False  # the clone begins in the middle of the history


def standing(folder: Path) -> Standing:
    """Say what a folder has to read; without git or a repository that is nothing."""
    if program() is None:
        return Standing(repository=False)
    everything = ("--is-shallow-repository", "HEAD^{commit}", "--symbolic-full-name", "HEAD")
    code, answer, _ = ask(folder, "rev-parse", *everything)
    if not code and len(told := answer.split("\n")) == 3:
        shallow, commit, branch = told
        return Standing(True, commit, branch if branch != "HEAD" else None, shallow == "true")
    code, shallow, problem = ask(folder, "rev-parse", "--is-shallow-repository")
    if code:
        if "not a git repository" in problem:
            return Standing(repository=False)
        raise refused(folder, problem)
    code, branch, _ = ask(folder, "symbolic-ref", "--quiet", "HEAD")
    return Standing(True, tip(folder), None if code else branch, shallow == "true")


def tip(folder: Path, revision: str = "HEAD") -> str | None:
    """Give the whole id of the commit that a revision is; None when there is none, as before the first commit."""
    code, answer, problem = ask(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if code and problem:
        raise refused(folder, problem)
    return None if code else answer.split("\n")[-1]


def resolve(folder: Path, revision: str) -> Commit:
    """Read the commit that a revision is; GitError when there is none."""
    name = tip(folder, revision)
    if name is None:
        from goals_cli.gitrepo.unknown import unknown_revision

        raise unknown_revision(folder, revision)
    return next(each_commit(folder, name, "--max-count=1"))


def first_parents(folder: Path, start: str | None = None) -> Iterator[Commit]:
    """Give the commits from `start` (the present one) back along the branch that others were merged into."""
    return each_commit(folder, first, "--first-parent") if (first := start or tip(folder)) else iter(())


def walk(
    folder: Path,
    start: str | None = None,
    *,
    commit_graph: bool = True,
    without: str | None = None,
    plans: str = FOLDER,
) -> Generator[Step, None, None]:
    """Give every commit from `start` (the present one) back to the first, each with what it did to plans.

    No commit comes before one that was made from it. `folder` is the caseload's; only what is under its clients/, or
    in another folder of `plans`, is looked at, and a rename within is one change. Without `commit_graph` git reads the
    commits themselves instead of an index of them that somebody may have written by hand. `without` leaves out a commit
    and all that it was made from.
    """
    first = start or tip(folder)
    if first is None:
        return
    found = each_commit(folder, first, graph=commit_graph, without=without)
    asked = (Question(commit, commit.id, commit.parents) for commit in found)
    for commit, differing in differences(folder, asked, ("-M60%",), plans):
        yield Step(commit, tuple(put_together(commit, differing)))


def changes_of_all(
    folder: Path, start: str | None = None, *, commit_graph: bool = True, without: str | None = None
) -> Generator[Change, None, None]:
    """Give every change of any plan, the newest first, as `walk` does."""
    for step in walk(folder, start, commit_graph=commit_graph, without=without):
        yield from step.changes


def folder_of_plans(folder: Path) -> str:
    """Give the path of the folder that holds a caseload's plans, from the top of the repository on."""
    return from_top(folder, "")[1].rstrip("/")


def from_top(folder: Path, name: str) -> tuple[Path, str]:
    """Give the top of the work tree and a plan's path from there."""
    code, answer, problem = ask(folder, "rev-parse", "--show-toplevel", "--show-prefix")
    if code:
        raise refused(folder, problem)
    top, _, prefix = answer.partition("\n")
    return Path(top), f"{prefix}{FOLDER}/{name}"


def put_together(commit: Commit, found: Sequence[Sequence[Difference]]) -> Iterator[Change]:
    """Put what differs from each parent together by file; a parent that is not named has the file as it is."""
    if len(found) == 1:
        for each in found[0]:
            yield Change(commit, each.path, (each.old,), each.new, (each.source,))
        return
    by_path: dict[str, dict[int, Difference]] = {}
    for number, differing in enumerate(found):
        for each in differing:
            by_path.setdefault(each.path, {})[number] = each
    for path, by_parent in by_path.items():
        after = next(iter(by_parent.values())).new
        each_parent = [by_parent.get(number) for number in range(len(found))]
        before = tuple(each.old if each else after for each in each_parent)
        yield Change(commit, path, before, after, tuple(each.source if each else None for each in each_parent))


def each_commit(
    folder: Path, start: str, *options: str, path: str | None = None, graph: bool = True, without: str | None = None
) -> Iterator[Commit]:
    """Give commits from `start` back, as `listing.listed` does."""
    for name, fields in listed(folder, start, *options, path=path, graph=graph, without=without):
        parents, author, email, authored, committer, their_email, committed, subject = fields
        yield Commit(
            name, tuple(parents.split()), _person(author, email), time_of(authored),
            _person(committer, their_email), time_of(committed), subject,
        )  # fmt: skip


_person = lru_cache(maxsize=256)(Person)
