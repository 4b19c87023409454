"""What the reports over a caseload say: all clients at a glance, and what is due on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from goals_cli.cadence import (
    Promise,
    follow_ups_due,
    last_review_day,
    next_review,
    promises_due,
    review_due,
    target_dates_due,
    workers_of,
)
from goals_cli.plan import CLIENT, Goal, Plan, Status
from goals_cli.surveying import Survey, Unreadable, survey

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past
    from goals_cli.profile import Profile


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One client in the report on the caseload. Promises count when they are overdue, each side's on its own."""

    client: str
    worker: str
    opened: date
    closed: date | None
    proposed: int
    active: int
    paused: int
    achieved: int
    ended: int
    declined: int
    last_review: date | None
    next_review: date | None
    review_overdue: bool
    worker_overdue: int
    client_overdue: int
    others_overdue: int
    follow_ups_overdue: int


@dataclass(frozen=True, slots=True)
class CaseloadReport:
    """All clients at a glance, in the order of their codes."""

    today: date
    clients: tuple[ClientLine, ...]
    unreadable: tuple[Unreadable, ...]


class Kind(StrEnum):
    """What falls due, in the order in which one day's entries stand: what the worker owes comes first."""

    WORKER_PROMISE = "worker-promise"
    REVIEW = "review"
    FOLLOW_UP = "follow-up"
    TARGET_DATE = "target-date"
    OTHERS_PROMISE = "others-promise"
    CLIENT_PROMISE = "client-promise"


@dataclass(frozen=True, slots=True)
class DueEntry:
    """One thing that is due. `days` counts from today, below 0 when the day has passed.

    `goals` are ids; `id` is that of the step or agreement; `what` is None for what the client keeps private.
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
class DueReport:
    """What is due up to a day, the oldest first."""

    today: date
    until: date
    entries: tuple[DueEntry, ...]
    unreadable: tuple[Unreadable, ...]


def caseload_report(caseload: Caseload, *, today: date, past: Past | None = None) -> CaseloadReport:
    """Look at every plan of the caseload, or of its past; what cannot be read is named, and the rest goes on."""
    unreadable: list[Unreadable] = []
    asked = Survey(
        "caseload", today, lambda plan, profile: [_client_line(plan, profile, today)], list[ClientLine], words=False
    )
    lines = tuple(survey(caseload, asked, unreadable, past))
    return CaseloadReport(today, lines, tuple(unreadable))


def due_report(caseload: Caseload, *, today: date, until: date, past: Past | None = None) -> DueReport:
    """Collect the reviews, follow-ups, target dates and promises that are due on or before a day."""
    unreadable: list[Unreadable] = []
    asked = Survey(
        "due", (today, until), lambda plan, profile: _entries(plan, profile, today, until), list[DueEntry], words=True
    )
    entries = list(survey(caseload, asked, unreadable, past))
    rank = {kind: number for number, kind in enumerate(Kind)}
    entries.sort(key=lambda entry: (entry.on, rank[entry.kind], entry.client, entry.goals, entry.id or ""))
    return DueReport(today, until, tuple(entries), tuple(unreadable))


def name_of(goal: Goal) -> str:
    """Name a goal for the worker's own screen: its title, or the beginning of what it says, or its id."""
    return next((text.strip() for text in (goal.title, goal.statement, goal.words) if text and text.strip()), goal.id)


def _client_line(plan: Plan, profile: Profile, today: date) -> ClientLine:
    count = Counter(goal.status for goal in plan.goals)
    following = next_review(plan, profile)
    yesterday = date.fromordinal(max(1, today.toordinal() - 1))
    overdue = Counter(_kind(plan, promise) for promise in promises_due(plan, yesterday))
    return ClientLine(
        client=plan.client,
        worker=plan.worker,
        opened=plan.opened,
        closed=plan.closed.on if plan.closed else None,
        proposed=count[Status.PROPOSED],
        active=count[Status.ACTIVE],
        paused=count[Status.PAUSED],
        achieved=count[Status.ACHIEVED],
        ended=count[Status.ENDED],
        declined=count[Status.DECLINED],
        last_review=last_review_day(plan, profile),
        next_review=following,
        review_overdue=following is not None and following < today,
        worker_overdue=overdue[Kind.WORKER_PROMISE],
        client_overdue=overdue[Kind.CLIENT_PROMISE],
        others_overdue=overdue[Kind.OTHERS_PROMISE],
        follow_ups_overdue=len(follow_ups_due(plan, yesterday)),
    )


def _entries(plan: Plan, profile: Profile, today: date, until: date) -> Iterator[DueEntry]:
    for due, goals in _reviews_due(plan, profile, until):
        yield _entry(plan, today, on=due, kind=Kind.REVIEW, who=plan.worker, goals=goals)
    for follow_up in follow_ups_due(plan, until):
        named = {agreed.goal for agreed in follow_up.goals}
        goals = [goal for goal in plan.goals if goal.id in named]
        agreement = follow_up.agreement.id
        yield _entry(plan, today, on=follow_up.due, kind=Kind.FOLLOW_UP, who=plan.worker, goals=goals, id=agreement)
    for goal, day in target_dates_due(plan, until):
        yield _entry(plan, today, on=day, kind=Kind.TARGET_DATE, who=plan.worker, goals=[goal])
    for promise in promises_due(plan, until):
        yield _entry(
            plan,
            today,
            on=promise.due,
            kind=_kind(plan, promise),
            who=promise.step.who or "",
            goals=[promise.goal],
            id=promise.step.id,
            what=promise.step.step or "",
            private=promise.step.private is True,
        )


def _reviews_due(plan: Plan, profile: Profile, until: date) -> Iterable[tuple[date, list[Goal]]]:
    """Put the goals together that are to be reviewed on the same day."""
    reviews: dict[date, list[Goal]] = {}
    for goal in plan.goals:
        due = review_due(plan, goal, profile)
        if due is not None and due <= until:
            reviews.setdefault(due, []).append(goal)
    return reviews.items()


def _entry(
    plan: Plan,
    today: date,
    *,
    on: date,
    kind: Kind,
    who: str,
    goals: list[Goal],
    id: str | None = None,
    what: str | None = None,
    private: bool = False,
) -> DueEntry:
    ids = tuple(goal.id for goal in goals)
    text = "; ".join(map(name_of, goals)) if what is None else what
    hidden = private or any(goal.private for goal in goals)
    return DueEntry(on, (on - today).days, plan.client, plan.worker, kind, who, ids, id, None if hidden else text)


def _kind(plan: Plan, promise: Promise) -> Kind:
    if promise.step.who == CLIENT:
        return Kind.CLIENT_PROMISE
    return Kind.WORKER_PROMISE if promise.step.who in workers_of(plan) else Kind.OTHERS_PROMISE
