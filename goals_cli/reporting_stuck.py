"""What the report on stuck goals says: which active goals do not move, since when, and what shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from goals_cli.as_of import as_of
from goals_cli.cadence import Told, meetings, workers_of
from goals_cli.measures.rulers import newest_confidence, to_adjust
from goals_cli.plan import CLIENT, Goal, Plan
from goals_cli.private import without_private
from goals_cli.reporting import name_of
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

    `days` count from `since`, the earliest day from which one of the signs holds. The ratings are the newest of each
    side, and `confidence` the client's newest; None where there is none.
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
    confidence_low: bool


@dataclass(frozen=True, slots=True)
class StuckReport:
    """The goals that do not move, in the order that was asked for; of one worker's clients only, where one is named."""

    today: date
    worker: str | None
    sort: str
    goals: tuple[StuckLine, ...]
    unreadable: tuple[Unreadable, ...]


# By what the lines can be put in order, the first one unless told.
SORTS: dict[str, Callable[[StuckLine], Any]] = {
    "days": lambda line: -line.days,
    "client": lambda line: line.client,
    "worker": lambda line: line.worker,
    "rating": lambda line: (line.client_rating is None, line.client_rating),
}


def stuck_report(
    caseload: Caseload, *, today: date, worker: str | None = None, sort: str = "days", past: Past | None = None
) -> StuckReport:
    """Look for goals that do not move in every plan that is not closed."""
    unreadable: list[Unreadable] = []
    asked = Survey("stuck", today, partial(_lines, today), list[StuckLine], words=True)
    lines = only_of(worker, survey(caseload, asked, unreadable, past), caseload, past)
    lines.sort(key=lambda line: (line.client, line.goal))
    lines.sort(key=SORTS[sort])
    return StuckReport(today, worker, sort, tuple(lines), tuple(unreadable))


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
        client_rating=_newest(told, frozenset({CLIENT})),
        worker_rating=_newest(told, workers_of(plan)),
        confidence=confidence,
        confidence_low=to_adjust(confidence),
    )


def _newest(told: Sequence[Told], who: frozenset[str]) -> int | None:
    """Find the newest rating that one of some people gave; `told` is newest first."""
    given = (rating for each in told for rating in each.progress.ratings)
    return next((rating.rating for rating in given if rating.by in who and rating.rating is not None), None)
