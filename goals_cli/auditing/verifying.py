"""Verifies the signatures of many commits, in a process of its own where there are many, while this one goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from goals_cli.auditing.signatures import Verdict, verdict
from goals_cli.gitrepo.reading import Reader
from goals_cli.processes import pool, processors

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

WORTH_A_PROCESS = 1000  # commits

Verdicts = Callable[[], list[Verdict]]


class Verifier:
    """Gives verdicts on commits: `with Verifier(folder, commits) as verifier:`, of a history of so many commits.

    It is begun before anything else that reads: a process that is forked later would keep git from seeing the end of
    its questions.
    """

    def __init__(self, folder: Path, commits: int) -> None:
        self._folder = folder
        self._apart = commits >= WORTH_A_PROCESS and processors() > 1
        self._stack = ExitStack()
        self._other: ProcessPoolExecutor | None = None

    def __enter__(self) -> Verifier:
        with ExitStack() as stack:
            if self._apart:
                self._other = stack.enter_context(pool(1, _begin, self._folder))
                self._other.submit(_verdicts, [])
            else:
                self._own = stack.enter_context(Reader(self._folder, proved=True))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def ask(self, names: Sequence[str]) -> Verdicts:
        """Ask about commits; what comes back is called for the verdicts, in the same order."""
        if self._other:
            return self._other.submit(_verdicts, names).result
        return lambda: _of(self._own, names)


def _of(read: Reader, names: Sequence[str]) -> list[Verdict]:
    return [verdict(content) for content in read.commits(names).values()]


_mine: list[Reader] = []  # of a process that was started here


def _begin(folder: Path) -> None:
    _mine.append(Reader(folder, proved=True).__enter__())


def _verdicts(names: Sequence[str]) -> list[Verdict]:
    known: dict[bytes | None, bytes | None] = {}  # of each key one object: it travels once
    found = _of(_mine[0], names)
    return [each._replace(key=known.setdefault(each.key, each.key)) for each in found]
