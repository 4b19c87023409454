"""Finds versions that no parent of a commit is: what both sides of a merge grew from, and what was taken away."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from goals_cli.gitrepo.commits import FOLDER, Change
from goals_cli.gitrepo.differences import Question, differences
from goals_cli.gitrepo.running import refused, run, running

_AT_ONCE = 1000  # pairs of commits that go on one command line
# Of a pair git names both commits, and then each that they have in common, with a ^ before it.
_PAIR = re.compile(r"\w+\n\w+\n((?:\^\w+\n)*)")
Sides = tuple[str, ...]


def grown_from(folder: Path, merges: Sequence[Change]) -> list[str | None]:
    """Give for each merge of two sides the blob that the file had where they parted.

    None where they parted in no commit or in several, and where the file was not there then.
    """
    parted = dict(_parted(folder, list({change.commit.parents for change in merges})))
    found: list[str | None] = [None] * len(merges)
    known = [at for at, each in enumerate(merges) if each.commit.parents in parted and "\n" not in each.path]
    asked = (f"{parted[merges[at].commit.parents]}:{merges[at].path}\n" for at in known)
    answers = _answer(folder, "cat-file", "--batch-check", asked="".join(asked)).splitlines() if known else []
    for at, answer in zip(known, answers, strict=True):
        name, _, rest = answer.partition(" ")
        found[at] = name if rest.startswith("blob ") else None
    return found


def taken_away(folder: Path, start: str) -> dict[str, list[str]]:
    """Give the last blob of each plan's file that a commit took away or renamed, as often as one did, the newest first.

    The order is that of `commits.walk`; what a merge did is not looked at.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    asked = (Question(name, name, ()) for name in _without_merges(folder, start))
    for _, (gone, *_) in differences(folder, asked, ("--diff-filter=D",), FOLDER):
        for each in gone:
            if each.old:
                found[each.path].append(each.old)
    return dict(found)


def _parted(folder: Path, pairs: Sequence[Sides]) -> Iterator[tuple[Sides, str]]:
    """Find the commit in which two others parted, where there is one such."""
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        told = _PAIR.findall(_answer(folder, "rev-parse", *("...".join(pair) for pair in some)))
        for pair, common in zip(some, told, strict=True):
            if common.count("^") == 1:
                yield pair, common.strip("^\n")


def _without_merges(folder: Path, start: str) -> Iterator[str]:
    with running(folder, "rev-list", "--date-order", "--no-merges", "--end-of-options", start) as git:
        assert git.stdout
        for line in git.stdout:
            yield line.decode("ascii").strip()


def _answer(folder: Path, *arguments: str, asked: str = "") -> str:
    code, answer, problem = run(folder, *arguments, stdin=os.fsencode(asked))
    if code:
        raise refused(folder, problem.decode("utf-8", "replace"))
    return os.fsdecode(answer)
