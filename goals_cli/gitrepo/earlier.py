"""Finds versions that no parent of a commit is: what both sides of a merge grew from, and what was taken away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from goals_cli.gitrepo.commits import FOLDER, Change
from goals_cli.gitrepo.differences import Question, differences
from goals_cli.gitrepo.naming import object_id
from goals_cli.gitrepo.reading import Reader
from goals_cli.gitrepo.running import ask, refused, running

_AT_ONCE = 1000  # pairs of commits that go on one command line
# Of a pair git names both commits, and then each that they have in common, with a ^ before it.
_PAIR = re.compile(r"\w+\n\w+\n((?:\^\w+\n)*)")
Sides = tuple[str, ...]


def grown_from(read: Reader, merges: Sequence[Change]) -> list[str | None]:
    """Give for each merge of two sides the blob that the file had where they parted.

    None where they parted in no commit or in several, and where the file was not there then.
    """
    parted = dict(_parted(read.folder, list({change.commit.parents for change in merges})))
    return [_blob(read, parted.get(change.commit.parents), change.path) for change in merges]


def _blob(read: Reader, commit: str | None, path: str) -> str | None:
    if commit is None or "\n" in path:  # which ends a question
        return None
    kind, content = read.read(f"{commit}:{path}") or ("", b"")
    return object_id(b"blob", content, commit) if kind == "blob" else None


def taken_away(folder: Path, start: str) -> dict[str, dict[str, str]]:
    """Give for each plan's file the commits that took it away or renamed it, the newest first, with its last blob.

    The order is that of `commits.walk`; what a merge did is not looked at.
    """
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    asked = (Question(name, name, ()) for name in _without_merges(folder, start))
    for commit, (gone, *_) in differences(folder, asked, ("--diff-filter=D",), FOLDER):
        for each in gone:
            if each.old:
                found[each.path][commit] = each.old
    return dict(found)


def _parted(folder: Path, pairs: Sequence[Sides]) -> Iterator[tuple[Sides, str]]:
    """Find the commit in which two others parted, where there is one such."""
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        code, answer, problem = ask(folder, "rev-parse", *("...".join(pair) for pair in some))
        if code:
            raise refused(folder, problem)
        for pair, common in zip(some, _PAIR.findall(f"{answer}\n"), strict=True):
            if common.count("^") == 1:
                yield pair, common.strip("^\n")


def _without_merges(folder: Path, start: str) -> Iterator[str]:
    with running(folder, "rev-list", "--date-order", "--no-merges", "--end-of-options", start) as git:
        assert git.stdout
        for line in git.stdout:
            yield line.decode("ascii").strip()
