"""Runs the check over many plans: what is known from before is not looked at again, the rest on all processors."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from goals_cli.checking import together
from goals_cli.checking.earlier import since_last_commit
from goals_cli.checking.engine import Line, Outcome, Results, Target, check_file, document_of
from goals_cli.checking.ignores import Left
from goals_cli.checking.stamping import place
from goals_cli.errors import GitError
from goals_cli.findings import Finding
from goals_cli.processes import pool

if TYPE_CHECKING:
    from concurrent.futures import Future

    from goals_cli.checking.memory import Memory

# Fewer plans than this are checked sooner than a second process is started.
WORTH_A_PROCESS = 300
CHUNK = 100  # plans handed to a process at once: enough to be worth the way, few enough for a lively progress bar

Progress = Callable[[int], None]


def check_all(
    targets: Iterable[Target],
    *,
    today: date,
    jobs: int = 1,
    memory: Memory | None = None,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
    compared: bool = True,
) -> Results:
    """Check plan after plan, keeping no more of each than its outcome.

    `only` names the files whose findings are wanted, where the others are looked at for what they have in common;
    `progress` is told how many more are done. Plans of the past are not `compared` with the last commit: it came later.
    """
    asked = list(targets)
    known = [memory.recall(target, today) if memory else None for target in asked]
    todo = [target for target, outcome in zip(asked, known, strict=True) if outcome is None]
    if progress:
        progress(len(asked) - len(todo))
    alone = memory is None and len(asked) == 1
    fresh = _checked(todo, today, jobs, progress, alone)
    outcomes: list[Outcome] = []
    for target, outcome in zip(asked, known, strict=True):
        if outcome is None:
            outcome = next(fresh)
            if memory:
                memory.keep(target, outcome)
        outcomes.append(outcome)
    next(fresh, None)  # the other processes end here
    more, notes = _earlier(asked, memory) if compared else ({}, ())
    for number, left in _together(asked, outcomes, memory).items():
        more[number] = _sum(more.get(number, ([], 0)), left)
    if memory:
        memory.save()
    wanted = [number for number, target in enumerate(asked) if only is None or target.path.name in only]
    findings: list[Finding] = []
    ignored = 0
    for number in wanted:
        found = outcomes[number].findings
        besides, left_out = more.get(number, ([], 0))
        findings += sorted((*found, *besides), key=place) if besides else found
        ignored += outcomes[number].ignored + left_out
    lines = tuple(_line(outcomes[number]) for number in wanted)
    return Results(len(wanted), tuple(findings), ignored, lines, notes)


def _together(asked: Sequence[Target], outcomes: Sequence[Outcome], memory: Memory | None) -> dict[int, Left]:
    """Say what is found when the plans are looked at together, by their positions."""
    known = memory.recall_together(asked) if memory else None
    if known is not None:
        return known
    both = zip(asked, outcomes, strict=True)
    plans = [(target.path.parent, target.terms, outcome.sketch) for target, outcome in both]
    found = dict(together.across(plans, lambda position: document_of(asked[position])))
    if memory:
        memory.keep_together(asked, found)
    return found


def _sum(one: Left, other: Left) -> Left:
    return one[0] + other[0], one[1] + other[1]


def _line(outcome: Outcome) -> Line:
    return Line(outcome.client, outcome.path, outcome.profile, outcome.active, outcome.lacks)


def _earlier(targets: Sequence[Target], memory: Memory | None) -> tuple[dict[int, Left], tuple[str, ...]]:
    """Compare with the last commit; when git cannot tell, say so, and let the rest stand."""
    try:
        return since_last_commit(targets, memory.content_id if memory else lambda _: None), ()
    except GitError as refusal:
        return {}, (f"not compared with the last commit: {refusal.message}",)


def _checked(
    targets: Sequence[Target], today: date, jobs: int, progress: Progress | None, alone: bool
) -> Iterator[Outcome]:
    """Check plans in their order, in this process or in several."""
    if jobs < 2 or len(targets) < WORTH_A_PROCESS:
        for target in targets:
            outcome = check_file(target, today=today, alone=alone)
            if progress:
                progress(1)
            yield outcome
        return
    chunks = [targets[start : start + CHUNK] for start in range(0, len(targets), CHUNK)]
    for outcomes in _in_several(chunks, today, min(jobs, len(chunks))):
        if progress:
            progress(len(outcomes))
        yield from outcomes


def _in_several(chunks: Sequence[Sequence[Target]], today: date, jobs: int) -> Iterator[list[Outcome]]:
    """Check chunks of plans in several processes, of which this is one: it works rather than waits."""
    from concurrent.futures import Future as Submitted

    decode = msgspec.msgpack.Decoder(list[Outcome]).decode
    waiting: deque[Future[bytes] | list[Outcome]] = deque()
    with pool(jobs - 1) as others:
        rest = iter(chunks)
        while True:
            busy = sum(isinstance(each, Submitted) and not each.done() for each in waiting)
            for chunk in islice(rest, max(0, 2 * (jobs - 1) - busy)):
                waiting.append(others.submit(_check_chunk, chunk, today))
            own = next(rest, None)
            if own is not None:
                waiting.append([check_file(target, today=today) for target in own])
            while waiting and (own is None or not isinstance(waiting[0], Submitted) or waiting[0].done()):
                first = waiting.popleft()
                yield decode(first.result()) if isinstance(first, Submitted) else first
            if own is None:
                return


def _check_chunk(targets: Sequence[Target], today: date) -> bytes:
    """Check some plans in a process of their own; packed, the outcomes travel a third as long."""
    outcomes = [check_file(target, today=today) for target in targets]
    return msgspec.msgpack.encode(outcomes)
