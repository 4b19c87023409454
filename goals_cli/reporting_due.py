"""What the report on what is due says: reviews, agreements, target dates and the promises of all sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from goals_cli.as_of import as_of
from goals_cli.cadence import (
    PromiseDue,
    follow_ups_due,
    promises_due,
    review_due,
    target_dates_due,
    workers_of,
)
from goals_cli.plan import CLIENT, Goal, Plan
from goals_cli.private import without_private
from goals_cli.reporting import by_worker, names_of
from goals_cli.reporting_workers import only_of
from goals_cli.surveying import Survey, Unreadable, survey
from goals_cli.unagreed import unagreed

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past
    from goals_cli.profile import Profile


class Kind(StrEnum):
    """What falls due, in the order in which one day's entries stand: what the worker owes comes first."""

    WORKER_PROMISE = "worker-promise"
    REVIEW = "review"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow-up"
    TARGET_DATE = "target-date"
    OTHERS_PROMISE = "others-promise"
    CLIENT_PROMISE = "client-promise"


@dataclass(frozen=True, slots=True)
class DueEntry:
    """One thing that is due. `days` counts from today, below 0 when the day has passed.

    `goals` are ids; `id` is that of the step or agreement, of the outdated one where one is to be made anew; `what` is
    None for what the client keeps private.
    """

    on: date
    days: int
    client: str
    worker: str
    kind: Kind
    who: str
    goals: tuple[str, ...]
    id: str | None
    what: str | None


@dataclass(frozen=True, slots=True)
class DueSum:
    """How much is overdue and to come with one worker's clients, or with all when `worker` is None."""

    worker: str | None
    overdue: dict[Kind, int]
    to_come: dict[Kind, int]


@dataclass(frozen=True, slots=True)
class DueReport:
    """What is due up to a day: in all, for each worker, and one by one in the order that was asked for."""

    today: date
    until: date
    worker: str | None
    sort: str
    all: DueSum
    workers: tuple[DueSum, ...]
    entries: tuple[DueEntry, ...]
    unreadable: tuple[Unreadable, ...]


_RANK = {kind: number for number, kind in enumerate(Kind)}
# By what the entries can be put in order, the first one unless told; within that they stay in the order of their days.
SORTS: dict[str, Callable[[DueEntry], Any]] = {
    "day": lambda entry: entry.on,
    "client": lambda entry: entry.client,
    "worker": lambda entry: entry.worker,
    "kind": lambda entry: _RANK[entry.kind],
}


def due_report(
    caseload: Caseload, *, today: date, until: date, worker: str | None = None, sort: str = "day",
    past: Past | None = None,
) -> DueReport:  # fmt: skip
    """Collect the reviews, follow-ups, target dates and promises that are due on or before a day."""
    unreadable: list[Unreadable] = []
    asked = Survey("due", (today, until), partial(_entries, today, until), list[DueEntry], words=True)
    entries = only_of(worker, survey(caseload, asked, unreadable, past), caseload, past)
    entries.sort(key=lambda entry: (entry.on, _RANK[entry.kind], entry.client, entry.goals, entry.id or ""))
    entries.sort(key=SORTS[sort])
    sums = tuple(_sum(each, theirs) for each, theirs in by_worker(entries).items())
    return DueReport(today, until, worker, sort, _sum(None, entries), sums, tuple(entries), tuple(unreadable))


def _sum(worker: str | None, entries: Iterable[DueEntry]) -> DueSum:
    overdue, to_come = dict.fromkeys(Kind, 0), dict.fromkeys(Kind, 0)
    for entry in entries:
        (overdue if entry.days < 0 else to_come)[entry.kind] += 1
    return DueSum(worker, overdue, to_come)


def _entries(today: date, until: date, plan: Plan, profile: Profile) -> Iterator[DueEntry]:
    whole = as_of(plan, today)
    plan = without_private(whole)
    for due, goals in _reviews_due(plan, profile, until):
        yield _entry(plan, today, on=due, kind=Kind.REVIEW, goals=goals, what=names_of(goals))
    for (since, agreement), goals in _to_be_agreed(whole, plan):
        yield _entry(plan, today, on=since, kind=Kind.AGREEMENT, goals=goals, id=agreement, what=names_of(goals))
    for follow_up in follow_ups_due(plan, until):
        named = {agreed.goal for agreed in follow_up.goals}
        goals = [goal for goal in plan.goals if goal.id in named]
        yield _entry(
            plan,
            today,
            on=follow_up.due,
            kind=Kind.FOLLOW_UP,
            goals=goals,
            id=follow_up.agreement.id,
            what=names_of(goals),
        )
    for goal, day in target_dates_due(plan, until):
        yield _entry(plan, today, on=day, kind=Kind.TARGET_DATE, goals=[goal], what=names_of([goal]))
    for promise in promises_due(plan, until):
        yield _entry(
            plan,
            today,
            on=promise.due,
            kind=kind_of(plan, promise),
            who=promise.step.who or CLIENT,
            goals=[promise.goal],
            id=promise.step.id,
            what=None if promise.step.private else promise.step.step or "",
        )


def _reviews_due(plan: Plan, profile: Profile, until: date) -> Iterable[tuple[date, list[Goal]]]:
    """Put the goals together that are to be reviewed on the same day."""
    reviews: dict[date, list[Goal]] = {}
    for goal in plan.goals:
        due = review_due(plan, goal, profile)
        if due is not None and due <= until:
            reviews.setdefault(due, []).append(goal)
    return reviews.items()


def _to_be_agreed(whole: Plan, plan: Plan) -> Iterable[tuple[tuple[date, str | None], list[Goal]]]:
    """Put the goals together that one agreement is to be made on, by the day since which it is and the outdated one.

    What the client keeps private is agreed on, too, so that it takes the whole plan to find them.
    """
    known = {goal.id: goal for goal in plan.goals}
    found: dict[tuple[date, str | None], list[Goal]] = {}
    for each in unagreed(whole):
        outdated = each.agreement.id if each.agreement else None
        found.setdefault((each.since, outdated), []).append(known[each.goal.id])
    return found.items()


def _entry(
    plan: Plan,
    today: date,
    *,
    on: date,
    kind: Kind,
    goals: list[Goal],
    what: str | None,
    who: str | None = None,
    id: str | None = None,
) -> DueEntry:
    ids = tuple(goal.id for goal in goals)
    whose = plan.worker if who is None else who
    return DueEntry(on, (on - today).days, plan.client, plan.worker, kind, whose, ids, id, what)


def kind_of(plan: Plan, promise: PromiseDue) -> Kind:
    """Say whose promise it is."""
    if promise.by_client:
        return Kind.CLIENT_PROMISE
    return Kind.WORKER_PROMISE if promise.step.who in workers_of(plan) else Kind.OTHERS_PROMISE
