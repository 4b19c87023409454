"""Tells what changes did in several processes at once, each of plans of its own; this one puts it together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from zlib import crc32

from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.merges import bases
from goals_cli.history.telling import Asked, Telling, Told, asked
from goals_cli.processes import pool

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Share = tuple[list[int], "Future[list[Told]] | list[Told]"]  # positions among the changes, and what is told of them

_MOST_WAITING = 3  # batches that were given away and are not back yet


class Tellers:
    """So many processes, as long as `with Tellers(folder, jobs) as tellers:` lasts; with one job it is this one.

    Others are started first: a process that is forked later would keep git from seeing the end of its questions.
    """

    def __init__(self, folder: Path, jobs: int) -> None:
        self._folder = folder
        self._jobs = jobs
        self._stack = ExitStack()
        self._others: list[ProcessPoolExecutor] = []
        self._called: dict[str, str] = {}  # plans whose files had other paths once, by those

    def __enter__(self) -> Tellers:
        with ExitStack() as stack:
            for _ in range(self._jobs if self._jobs > 1 else 0):
                other = stack.enter_context(pool(1, _begin, self._folder))
                other.submit(_tell, [])
                self._others.append(other)
            self._read = stack.enter_context(Reader(self._folder))
            self.own = Telling(self._read)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def told(self, batches: Iterable[Sequence[Change]]) -> Iterator[tuple[Change, Told]]:
        """Tell of changes, some at a time, in their order."""
        waiting: deque[tuple[Sequence[Change], list[Share]]] = deque()
        for batch in batches:
            waiting.append((batch, self._shared(batch)))
            while waiting and (len(waiting) >= _MOST_WAITING or _is_ready(waiting[0][1])):
                yield from _together(*waiting.popleft())
        for batch, shares in waiting:
            yield from _together(batch, shares)

    def _shared(self, batch: Sequence[Change]) -> list[Share]:
        """Give each process its share: a plan is told of by one of them, so that nothing has to be read twice."""
        grown_from = bases(self._read, batch)
        questions = [asked(each, self._plan_of(each), grown_from.get(place)) for place, each in enumerate(batch)]
        if not self._others:
            return [(list(range(len(batch))), self.own.told(questions))]
        places: list[list[int]] = [[] for _ in self._others]
        for place, each in enumerate(questions):
            places[crc32(each.plan.encode("utf-8", "surrogateescape")) % len(places)].append(place)
        shares = ([questions[place] for place in of_one] for of_one in places)
        futures = [other.submit(_tell, share) for other, share in zip(self._others, shares, strict=True)]
        return list(zip(places, futures, strict=True))

    def _plan_of(self, change: Change) -> str:
        """Call a plan by the path that its file had last, as the changes come, the newest first."""
        plan = self._called.get(change.path, change.path)
        for was in filter(None, change.was):
            self._called[was] = plan
        return plan


def _is_ready(shares: list[Share]) -> bool:
    return all(isinstance(told, list) or told.done() for _, told in shares)


def _together(batch: Sequence[Change], shares: list[Share]) -> Iterator[tuple[Change, Told]]:
    found: dict[int, Told] = {}
    for places, told in shares:
        found.update(zip(places, told if isinstance(told, list) else told.result(), strict=True))
    return ((change, found[place]) for place, change in enumerate(batch))


_mine: list[Telling] = []  # of a process that was started here


def _begin(folder: Path) -> None:
    _mine.append(Telling(Reader(folder).__enter__()))


def _tell(changes: Sequence[Asked]) -> list[Told]:
    return _mine[0].told(changes)
