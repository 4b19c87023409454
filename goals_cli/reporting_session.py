"""What a worker looks at in the minutes before a meeting: last time, promises, what to celebrate, ask and mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goals_cli.agreements import in_force
from goals_cli.as_of import as_of
from goals_cli.cadence import Meetings, Told, follow_ups_due, meetings, next_meeting, next_review
from goals_cli.celebrating import celebrations
from goals_cli.looking_back import last_time, promises
from goals_cli.measures.rulers import newest_confidence
from goals_cli.mending_together import mended_together
from goals_cli.plan import CLIENT, Goal, Plan, Review, Status
from goals_cli.private import private_parts, promised_words, without_private
from goals_cli.questions import Ask, questions
from goals_cli.reporting import name_of
from goals_cli.session_parts import (
    Answered,
    Celebrated,
    GoalNow,
    Met,
    RatedNow,
    SessionPromise,
    StandsStill,
    ToAsk,
    ToComeBack,
    ToDecide,
    ToMend,
)
from goals_cli.sheet_parts import Side
from goals_cli.sheets import side_of
from goals_cli.stuck import standstill
from goals_cli.undecided import undecided_in
from goals_cli.voice import said

if TYPE_CHECKING:
    from goals_cli.findings import Finding
    from goals_cli.profile import Profile

_ORDER = (Status.ACTIVE, Status.PROPOSED, Status.PAUSED)


@dataclass(frozen=True, slots=True)
class SessionReport:
    """All that a worker may want to know before the meeting, the most important of each kind first.

    `review_due` is the day of the next review, past days included; `left_out` counts what is private.
    """

    client: str
    worker: str
    today: date
    closed: date | None
    last: Met | None
    agreed: Answered | None
    next_meeting: date | None
    review_due: date | None
    follow_ups: tuple[ToComeBack, ...]
    goals: tuple[GoalNow, ...]
    promises: tuple[SessionPromise, ...]
    celebrate: tuple[Celebrated, ...]
    stuck: tuple[StandsStill, ...]
    questions: tuple[ToAsk, ...]
    undecided: tuple[ToDecide, ...]
    mend: tuple[ToMend, ...]
    left_out: int


def session_report(
    plan: Plan, profile: Profile, findings: Sequence[Finding], *, today: date, private: bool = False
) -> SessionReport:
    """Collect what matters before a meeting; private words are in it only when asked for.

    `findings` are those of the check of this plan.
    """
    titles = {goal.id: None if goal.private and not private else name_of(goal) for goal in plan.goals}
    plan = as_of(plan, today)
    told = plan if private else without_private(plan)
    met = meetings(told)
    last = next((review for review in met.reviews if _was_there(review)), None)
    since = last.on if last else max((each.on for each in plan.agreements), default=plan.opened)
    shown = _shown(told, last)
    return SessionReport(
        client=plan.client,
        worker=plan.worker,
        today=today,
        closed=plan.closed.on if plan.closed else None,
        last=Met(last.on, last.kind, (today - last.on).days) if last else None,
        agreed=_agreed(plan, today),
        next_meeting=next_meeting(plan, profile, today=today),
        review_due=next_review(plan, profile),
        follow_ups=tuple(_to_come_back(plan, today)),
        goals=tuple(_now(told, goal, met, titles[goal.id], _newer_private(plan, told, goal)) for goal in shown),
        promises=() if plan.closed else tuple(_promises(told, shown, met, today, private=private)),
        celebrate=tuple(
            Celebrated(each.kind, each.on, each.goal, titles[each.goal], each.what, each.first, each.now)
            for each in celebrations(told, met, since=since, private=private)
        ),
        stuck=() if plan.closed else tuple(_stuck(told, shown, profile, today, titles)),
        questions=tuple(_to_ask(told, profile, since, today, titles)),
        undecided=tuple(_to_decide(plan, shown, titles, private=private)),
        mend=() if plan.closed else tuple(_to_mend(plan, findings, titles)),
        left_out=0 if private else sum(private_parts(plan, goal) for goal in plan.goals if goal.status.open),
    )


def _was_there(review: Review) -> bool:
    return review.absent is None or review.absent.who != CLIENT


def _agreed(plan: Plan, today: date) -> Answered | None:
    agreement = next(reversed(in_force(plan.agreements)), None)
    if agreement is None:
        return None
    return Answered(agreement.id, agreement.on, agreement.client.answer, (today - agreement.on).days)


def _to_come_back(plan: Plan, today: date) -> Iterator[ToComeBack]:
    for each in follow_ups_due(plan, today):
        goals = tuple(agreed.goal for agreed in each.goals)
        yield ToComeBack(each.agreement.id, each.agreement.on, each.due, (each.due - today).days, goals)


def _shown(plan: Plan, last: Review | None) -> list[Goal]:
    """Choose the goals that are open, active ones first and each kind in the client's ranking.

    When none is, those that were spoken of last.
    """
    spoken_of = {progress.goal for progress in last.progress} if last else set()
    goals = [goal for goal in plan.goals if goal.status.open] or [goal for goal in plan.goals if goal.id in spoken_of]
    last_rank = 1 + max((goal.priority or 0 for goal in goals), default=0)
    place = {status: number for number, status in enumerate(_ORDER)}
    return sorted(goals, key=lambda goal: (place.get(goal.status, len(_ORDER)), goal.priority or last_rank))


def _newer_private(plan: Plan, told: Plan, goal: Goal) -> str | None:
    """Find where something newer was said of a goal that is not told here: at which meeting, or of which goal."""
    whole = next(each for each in plan.goals if each.id == goal.id)
    newest = last_time(plan, whole)
    known = last_time(told, goal)
    days = [newest.words_on] if newest.words != known.words else []
    days += [newest.rated_on] if newest.ratings != known.ratings else []
    if goal.private or not days:
        return None
    of_goal = {
        review.id: review.on for review in plan.reviews if any(each.goal == goal.id for each in review.progress)
    }
    return next((review for review, on in of_goal.items() if on == days[0]), goal.id)


def _now(plan: Plan, goal: Goal, met: Meetings, title: str | None, newer_private: str | None) -> GoalNow:
    last = last_time(plan, goal)
    return GoalNow(
        goal=goal.id,
        title=title,
        status=goal.status,
        words=last.words if said(last.words) else None,
        words_on=last.words_on if said(last.words) else None,
        newer_private=newer_private,
        ratings=tuple(
            RatedNow(side_of(plan, each.by), each.by, each.rating, each.level, each.client_says)
            for each in last.ratings
        ),
        rated_on=last.rated_on,
        no_rating=_no_rating(met.told(goal)),
        confidence=newest_confidence(goal, (each.progress for each in met.told(goal))),
    )


def _no_rating(told: Sequence[Told]) -> str | None:
    """Say why the client gave no number at the newest meeting, where that was written down."""
    for each in told[:1]:
        if not any(rating.by == CLIENT for rating in each.progress.ratings):
            return each.progress.no_rating or each.review.no_rating
    return None


def _promises(
    plan: Plan, goals: Sequence[Goal], met: Meetings, today: date, *, private: bool
) -> Iterator[SessionPromise]:
    """List what both sides have promised, the worker's first, each side's by their days."""
    sides = (Side.WORKER, Side.CLIENT, Side.OTHER)
    going_on = [goal for goal in goals if goal.status in (Status.PROPOSED, Status.ACTIVE)]
    found = [each for goal in going_on for each in _of_goal(plan, goal, met, today, private=private)]
    yield from sorted(found, key=lambda each: (sides.index(each.side), each.until or date.max))


def _of_goal(plan: Plan, goal: Goal, met: Meetings, today: date, *, private: bool) -> Iterator[SessionPromise]:
    told = [each.progress for each in reversed(met.told(goal)) if private or not each.progress.private]
    went = {each.step: each.how for progress in told for each in progress.steps}
    for promise in promises(plan, goal, today=today):
        step = promise.step
        until = step.due or step.until
        who = step.who or CLIENT
        yield SessionPromise(
            side=side_of(plan, who),
            who=who,
            goal=goal.id,
            id=step.id,
            what=promised_words(step),
            every=step.every,
            until=until,
            days=(until - today).days if until else None,
            went=went.get(step.id),
        )


def _stuck(
    plan: Plan, goals: Sequence[Goal], profile: Profile, today: date, titles: dict[str, str | None]
) -> list[StandsStill]:
    """List the goals that do not move, those that stand still longest first."""
    met, shown = meetings(plan), {goal.id for goal in goals}
    found = []
    for goal in plan.goals:
        if goal.id in shown and (still := standstill(goal, met.told(goal), profile, today)):
            days = (today - still.since).days
            found.append(StandsStill(goal.id, titles[goal.id], still.signs, still.since, days))
    return sorted(found, key=lambda each: -each.days)


def _to_ask(plan: Plan, profile: Profile, since: date, today: date, titles: dict[str, str | None]) -> Iterator[ToAsk]:
    quoting = (Ask.STEP, Ask.VIEW)
    for each in questions(plan, profile, since=since, today=today):
        goal = each.goal.id if each.goal else None
        yield ToAsk(
            kind=each.kind,
            goal=goal,
            title=titles[goal] if goal else None,
            on=each.on,
            about=each.about,
            who=each.who,
            step=each.step,
            number=each.number,
            answer=each.answer,
            private=(goal is not None and titles[goal] is None) or (each.kind in quoting and each.about is None),
        )


def _to_decide(
    plan: Plan, goals: Sequence[Goal], titles: dict[str, str | None], *, private: bool
) -> Iterator[ToDecide]:
    """List what two versions of the plan say differently of the goals, of private ones that there is such a thing."""
    for goal in goals:
        hidden = goal.private and not private
        for each in undecided_in(plan, goal, private=private):
            values, measure = ((), None) if hidden else (each.values, each.measure)
            yield ToDecide(each.id, goal.id, titles[goal.id], each.field, measure, values)


def _to_mend(plan: Plan, findings: Sequence[Finding], titles: dict[str, str | None]) -> Iterator[ToMend]:
    ranks = {goal.id: goal.priority or len(plan.goals) + 1 for goal in plan.goals}
    for goal, each in mended_together(findings, ranks):
        title = titles.get(goal) if goal else None
        yield ToMend(each.code, each.severity, goal, title, each.where, each.message, each.hint)
