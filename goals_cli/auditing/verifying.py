"""Verifies the signatures of many commits, in a process of its own where there are many, while this one goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from goals_cli.auditing.signatures import Verdict, verdict
from goals_cli.gitrepo.reading import Reader
from goals_cli.processes import pool, processors

WORTH_A_PROCESS = 1000  # commits

Verdicts = Callable[[], list[Verdict]]  # in the order of what was asked
Ask = Callable[[Sequence[str]], Verdicts]


@contextmanager
def verifier(folder: Path, commits: int) -> Iterator[Ask]:
    """Give what asks about some commits of a history that has so many; what it gives is called for their verdicts.

    It is begun before anything else that reads: a process that is forked later would keep git from seeing the end of
    its questions.
    """
    if commits >= WORTH_A_PROCESS and processors() > 1:
        with pool(1, _begin, folder) as other:
            other.submit(_verdicts, [])
            yield lambda names: other.submit(_verdicts, names).result
    else:
        with Reader(folder, proved=True) as own:
            yield lambda names: lambda: _of(own, names)


def _of(read: Reader, names: Sequence[str]) -> list[Verdict]:
    return [verdict(content) for content in read.commits(names).values()]


_mine: list[Reader] = []  # of a process that was started here


def _begin(folder: Path) -> None:
    _mine.append(Reader(folder, proved=True).__enter__())


def _verdicts(names: Sequence[str]) -> list[Verdict]:
    known: dict[bytes | None, bytes | None] = {}  # of each key one object: it travels once
    found = _of(_mine[0], names)
    return [each._replace(key=known.setdefault(each.key, each.key)) for each in found]
