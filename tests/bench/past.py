"""Makes a repository in which plans came about in many commits: with git fast-import, the same for the same seed."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from . import plans, words
from .lives import Life

MERGE_EVERY = 50  # commits; so many are what two workers did at the same time, and a merge of it
ON_EACH_SIDE = 3
_FIRST = 2  # the number of the first plan's first text: 1 is the settings


@dataclass(frozen=True)
class Change:
    """One commit to be: a plan's next version, which is kept under a number."""

    when: int  # seconds
    number: int
    client: str
    worker: str
    subject: str


@dataclass(frozen=True)
class Past:
    """A repository: its folder, the clients in it, and how many commits it has."""

    folder: Path
    clients: tuple[str, ...]
    commits: int


def write_past(folder: Path, plan_count: int, commit_count: int, seed: int = 1, *, today: date = plans.TODAY) -> Past:
    """Make the repository, packed as git packs it when it tidies up, and check its last commit out."""
    numbered = (divmod(number, len(words.ANIMALS)) for number in range(plan_count))
    clients = tuple(f"{words.ANIMALS[animal]}-{turn + 11}" for turn, animal in numbered)
    folder.mkdir(parents=True)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    importing = subprocess.Popen(["git", "fast-import", "--quiet"], cwd=folder, stdin=subprocess.PIPE)
    assert importing.stdin
    with importing.stdin as stream:
        for piece in _stream(clients, commit_count, seed, today):
            stream.write(piece)
    if importing.wait():
        raise subprocess.CalledProcessError(importing.returncode, "git fast-import")
    _git(folder, "reset", "--quiet", "--hard", "main")
    _git(folder, "repack", "-a", "-d", "-f", "-q", "--window=10")
    return Past(folder, clients, commit_count)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def _stream(clients: tuple[str, ...], commit_count: int, seed: int, today: date) -> Iterator[bytes]:
    """Write all texts, plan by plan, and then the commits, by day."""
    changes: list[Change] = []
    merges = commit_count // MERGE_EVERY
    yield _blob(1, plans.SETTINGS)
    for index, client in enumerate(clients):
        rng = random.Random(f"{seed}/{client}/hours")
        many = len(range(index, commit_count - merges - 1, len(clients)))
        for version in Life(client, f"{seed}/{client}/life", today).versions(many):
            number = _FIRST + len(changes)
            yield _blob(number, version.text)
            noon = datetime(version.on.year, version.on.month, version.on.day, 12, tzinfo=UTC)
            when = int((noon + timedelta(seconds=rng.randrange(-14_400, 14_400))).timestamp())
            changes.append(Change(when, number, client, version.worker, version.subject))
    changes.sort(key=lambda change: (change.when, change.number))
    yield from _commits(changes, merges)


def _blob(number: int, text: str) -> bytes:
    content = text.encode()
    return b"blob\nmark :%d\ndata %d\n%b\n" % (number, len(content), content)


def _commits(changes: list[Change], merges: int) -> Iterator[bytes]:
    """Write the commits: one after the other, but for some that were made side by side and then merged."""
    marks = count(_FIRST + len(changes))
    last = next(marks)
    yield _commit(last, (), changes[0].when - 1, words.WORKERS[0], "Settings", [("goals.toml", 1)])
    for turn in range(merges):
        apart = len(changes) * (turn + 1) // merges - 2 * ON_EACH_SIDE
        for change in changes[len(changes) * turn // merges : apart]:
            last, before = next(marks), last
            yield _of_change(last, before, change)
        ours, theirs = last, last
        sides = changes[apart : apart + ON_EACH_SIDE], changes[apart + ON_EACH_SIDE : apart + 2 * ON_EACH_SIDE]
        for change in sides[0]:
            ours, before = next(marks), ours
            yield _of_change(ours, before, change)
        for change in sides[1]:
            theirs, before = next(marks), theirs
            yield _of_change(theirs, before, change)
        last, latest = next(marks), sides[1][-1]
        files = [(f"clients/{change.client}.yaml", change.number) for change in sides[1]]
        yield _commit(last, (ours, theirs), latest.when + 1, latest.worker, "Merge", files)


def _of_change(mark: int, before: int, change: Change) -> bytes:
    files = [(f"clients/{change.client}.yaml", change.number)]
    return _commit(mark, (before,), change.when, change.worker, change.subject, files)


def _commit(
    mark: int, parents: tuple[int, ...], when: int, worker: str, subject: str, files: list[tuple[str, int]]
) -> bytes:
    lines = [
        "commit refs/heads/main",
        f"mark :{mark}",
        f"committer {worker} <{worker}@example.org> {when} +0200",
        f"data {len(subject)}",
        subject,
        *(f"{key} :{parent}" for key, parent in zip(("from", "merge"), parents, strict=False)),
        *(f"M 100644 :{number} {path}" for path, number in files),
    ]
    return "\n".join([*lines, "", ""]).encode()
