"""What the report on stuck goals says: which active goals do not move, since when, and what shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from goals_cli.as_of import as_of
from goals_cli.cadence import Told, meetings, workers_of
from goals_cli.measures.rulers import newest_confidence, to_adjust
from goals_cli.plan import CLIENT, Goal, Plan
from goals_cli.private import without_private
from goals_cli.reporting import by_worker, name_of
from goals_cli.reporting_workers import only_of
from goals_cli.stuck import Sign, Standstill, last_change, standstill
from goals_cli.surveying import Survey, Unreadable, survey

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past
    from goals_cli.profile import Profile


@dataclass(frozen=True, slots=True)
class StuckLine:
    """One goal that does not move. `title` is None for what the client keeps private.

    `days` count from `since`, the earliest day from which one of the signs holds. The ratings and levels are the newest
    of each side, and `confidence` the client's newest; None where there is none.
    """

    client: str
    worker: str
    goal: str
    title: str | None
    signs: tuple[Sign, ...]
    since: date
    days: int
    changed: date
    client_rating: int | None
    worker_rating: int | None
    confidence: int | None
    confidence_low: bool | None
    client_level: int | None
    worker_level: int | None


@dataclass(frozen=True, slots=True)
class StuckSum:
    """How many goals of one worker's clients do not move, or of all when `worker` is None, and what shows it."""

    worker: str | None
    clients: int
    goals: int
    signs: dict[Sign, int]


@dataclass(frozen=True, slots=True)
class StuckReport:
    """The goals that do not move: in all, for each worker, and one by one in the order that was asked for.

    Only those that some `asked_signs` show, where that was asked for.
    """

    today: date
    worker: str | None
    sort: str
    all: StuckSum
    workers: tuple[StuckSum, ...]
    goals: tuple[StuckLine, ...]
    unreadable: tuple[Unreadable, ...]
    asked_signs: tuple[Sign, ...] = ()


# By what the lines can be put in order, the first one unless told.
SORTS: dict[str, Callable[[StuckLine], Any]] = {
    "days": lambda line: -line.days,
    "client": lambda line: line.client,
    "worker": lambda line: line.worker,
    "rating": lambda line: (line.client_rating is None, line.client_rating),
}


def stuck_report(
    caseload: Caseload, *, today: date, worker: str | None = None, sort: str = "days", signs: Collection[Sign] = (),
    past: Past | None = None,
) -> StuckReport:  # fmt: skip
    """Look for goals that do not move in every plan that is not closed, or for those that one of some signs shows."""
    unreadable: list[Unreadable] = []
    asked = Survey("stuck", today, partial(_lines, today), list[StuckLine], words=True)
    lines = only_of(worker, survey(caseload, asked, unreadable, past), caseload, past)
    lines = [line for line in lines if not signs or not set(signs).isdisjoint(line.signs)]
    lines.sort(key=lambda line: (line.client, line.goal))
    lines.sort(key=SORTS[sort])
    sums = tuple(_sum(each, theirs) for each, theirs in by_worker(lines).items())
    chosen = tuple(sign for sign in Sign if sign in signs)
    return StuckReport(today, worker, sort, _sum(None, lines), sums, tuple(lines), tuple(unreadable), chosen)


def _sum(worker: str | None, lines: Sequence[StuckLine]) -> StuckSum:
    signs = Counter(sign for line in lines for sign in line.signs)
    return StuckSum(worker, len({line.client for line in lines}), len(lines), {sign: signs[sign] for sign in Sign})


def _lines(today: date, plan: Plan, profile: Profile) -> Iterator[StuckLine]:
    plan = without_private(as_of(plan, today))
    met = meetings(plan)
    for goal in plan.goals if plan.closed is None else ():
        told = met.told(goal)
        if still := standstill(goal, told, profile, today):
            yield _line(plan, goal, told, still, today)


def _line(plan: Plan, goal: Goal, told: Sequence[Told], still: Standstill, today: date) -> StuckLine:
    confidence = newest_confidence(goal, (each.progress for each in told))
    return StuckLine(
        client=plan.client,
        worker=plan.worker,
        goal=goal.id,
        title=None if goal.private else name_of(goal),
        signs=still.signs,
        since=still.since,
        days=(today - still.since).days,
        changed=last_change(goal),
        client_rating=_newest(told, frozenset({CLIENT}), "rating"),
        worker_rating=_newest(told, workers_of(plan), "rating"),
        confidence=confidence,
        confidence_low=None if confidence is None else to_adjust(confidence),
        client_level=_newest(told, frozenset({CLIENT}), "level"),
        worker_level=_newest(told, workers_of(plan), "level"),
    )


def _newest(told: Sequence[Told], who: frozenset[str], what: Literal["rating", "level"]) -> int | None:
    """Find the newest rating or level that one of some people gave; `told` is newest first."""
    given = (getattr(each, what) for meeting in told for each in meeting.progress.ratings if each.by in who)
    return next((number for number in given if number is not None), None)
