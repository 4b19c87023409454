"""What is due in a plan and when: reviews, follow-ups of agreements, target dates, and the promises of both sides."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from goals_cli.agreements import in_force
from goals_cli.plan import CLIENT, AgreedGoal, Agreement, Goal, How, Plan, Progress, Review, ReviewKind, Status, Step

if TYPE_CHECKING:
    from goals_cli.profile import Profile


class PromiseDue(Struct, frozen=True):
    """A step that stands and has a day: who promised what, for which goal."""

    goal: Goal
    step: Step
    due: date

    @property
    def by_client(self) -> bool:
        return self.step.who in (CLIENT, None)


class Told(Struct, frozen=True):
    """What was told of one goal at one meeting."""

    review: Review
    progress: Progress


class Meetings(Struct, frozen=True):
    """The reviews in force, the newest first, and what was told at them of each goal, by its id."""

    reviews: tuple[Review, ...]
    of_goal: dict[str, list[Told]]

    def told(self, goal: Goal) -> Sequence[Told]:
        """List what was told of a goal, the newest first."""
        return self.of_goal.get(goal.id, ())


class FollowUp(Struct, frozen=True):
    """An agreement to come back to: on which day, and for which goals it is still open."""

    agreement: Agreement
    goals: tuple[AgreedGoal, ...]
    due: date


def profile_for(plan: Plan, default: Profile) -> Profile:
    """Choose the plan's own profile when it names one; NotFound when there is no such profile."""
    return default if plan.profile is None or plan.profile == default.name else _named(plan.profile)


def meetings(plan: Plan) -> Meetings:
    """Put the reviews in force in order, the newest first."""
    newest_first = tuple(reversed(in_force(plan.reviews)))
    of_goal: dict[str, list[Told]] = {}
    for review in newest_first:
        for progress in review.progress:
            of_goal.setdefault(progress.goal, []).append(Told(review, progress))
    return Meetings(newest_first, of_goal)


def is_real(kind: ReviewKind, profile: Profile) -> bool:
    """Say whether a meeting of this kind is a real review; a check-in is not one unless the profile says so."""
    return kind is not ReviewKind.CHECK_IN or profile.check_in_is_review


def last_review(plan: Plan, goal: Goal, profile: Profile) -> Review | None:
    """Find the newest real review of the goal."""
    return next((review for review in _newest_first(plan, goal) if is_real(review.kind, profile)), None)


def last_review_day(plan: Plan, profile: Profile) -> date | None:
    """Say on which day any goal of the plan was last reviewed."""
    return max((review.on for goal in plan.goals if (review := last_review(plan, goal, profile))), default=None)


def last_meeting(plan: Plan, goal: Goal | None = None) -> Review | None:
    """Find the newest entry of any kind, of the goal or of the whole plan."""
    if goal is not None:
        return next(iter(_newest_first(plan, goal)), None)
    return next(reversed(in_force(plan.reviews)), None)


def active_since(goal: Goal) -> date | None:
    """Say since when the goal has been active without a break; None when it is not active."""
    since = None
    for turn in reversed(goal.course):
        if turn.status is not Status.ACTIVE:
            break
        since = turn.on
    return since


def review_due(plan: Plan, goal: Goal, profile: Profile) -> date | None:
    """Say by when the goal is to be reviewed; None unless it is active in an open plan."""
    return None if plan.closed is not None else due_after(last_review(plan, goal, profile), goal, profile)


def due_after(last: Review | None, goal: Goal, profile: Profile) -> date | None:
    """Say by when a goal is to be reviewed after its last real review; None unless it is active.

    The day agreed at the last review counts when there is one, else the profile's days after it. Until the first
    review, and anew after a pause, the profile's days for a first review count from the start of the work.
    """
    since = active_since(goal)
    if since is None:
        return None
    if last is None or last.on < since:
        return _after(since, profile.first_review_days)
    if last.next_review is not None:
        return last.next_review
    days = profile.first_review_days if is_first_to_come(goal, last) else profile.review_every_days
    return _after(last.on, days)


def is_first_to_come(goal: Goal, last: Review) -> bool:
    """Say whether the first review since the goal became active is still to come; a start is not one yet."""
    since = active_since(goal)
    return last.kind is ReviewKind.START or (since is not None and last.on < since)


def next_review(plan: Plan, profile: Profile) -> date | None:
    """Say when the next review of any goal is due, past days included; None when nothing is active."""
    return min((due for goal in plan.goals if (due := review_due(plan, goal, profile))), default=None)


def next_meeting(plan: Plan, profile: Profile, *, today: date) -> date | None:
    """Say when client and worker meet next: the day they set last, of whatever kind, else the next review."""
    if plan.closed is not None:
        return None
    last = last_meeting(plan)
    if last is not None and last.next_review is not None and last.next_review >= today:
        return last.next_review
    return next_review(plan, profile)


def promises_due(plan: Plan, by: date) -> list[PromiseDue]:
    """List the promises due on or before a day that stand, the oldest first, the worker's before the client's.

    Nothing is due on a goal that rests or is over.
    """
    if plan.closed is not None:
        return []
    done = done_in_reviews(plan)
    found = [
        PromiseDue(goal, step, step.due)
        for goal in plan.goals
        if goal.status in (Status.PROPOSED, Status.ACTIVE)
        for step in standing(goal, done)
        if step.due is not None and step.due <= by
    ]
    return sorted(found, key=lambda promise: (promise.due, promise.by_client))


def standing(goal: Goal, done: Container[tuple[str, str]]) -> list[Step]:
    """List the steps of a goal that still stand: not taken back, not done, nor among those that reviews call `done`."""
    return [step for step in goal.steps if step.open and (goal.id, step.id) not in done]


def done_in_reviews(plan: Plan) -> dict[tuple[str, str], date]:
    """Say which steps, by goal and step, the reviews in force call done, and since when; the newest word counts.

    A step with a rhythm was done that time and goes on.
    """
    repeated = {(goal.id, step.id) for goal in plan.goals for step in goal.steps if step.every}
    done: dict[tuple[str, str], date] = {}
    for review in in_force(plan.reviews):
        for progress in review.progress:
            for went in progress.steps:
                step = (progress.goal, went.step)
                if went.how is How.DONE and step not in repeated:
                    done.setdefault(step, review.on)
                else:
                    done.pop(step, None)
    return done


def workers_of(plan: Plan) -> frozenset[str]:
    """Name all who have carried the plan; the promises of each of them are promises of the worker."""
    changes = {who for handover in plan.handovers for who in (handover.from_, handover.to) if who}
    return frozenset({"worker", plan.worker} | changes)


def follow_ups_due(plan: Plan, by: date) -> list[FollowUp]:
    """List the agreements to come back to on or before a day, the oldest first.

    An agreement has been come back to for a goal once a newer one names it.
    """
    if plan.closed is not None:
        return []
    still_open = {goal.id for goal in plan.goals if goal.status.open}
    found = []
    for agreement in reversed(in_force(plan.agreements)):
        goals = tuple(agreed for agreed in agreement.goals if agreed.goal in still_open)
        still_open -= {agreed.goal for agreed in goals}
        if goals and agreement.follow_up is not None and agreement.follow_up <= by:
            found.append(FollowUp(agreement, goals, agreement.follow_up))
    return sorted(found, key=lambda follow_up: follow_up.due)


def target_dates_due(plan: Plan, by: date) -> list[tuple[Goal, date]]:
    """List the active goals whose target date is on or before a day, each with it."""
    if plan.closed is not None:
        return []
    return [
        (goal, goal.target_date)
        for goal in plan.goals
        if goal.status is Status.ACTIVE and goal.target_date is not None and goal.target_date <= by
    ]


def _newest_first(plan: Plan, goal: Goal) -> list[Review]:
    return [
        review
        for review in reversed(in_force(plan.reviews))
        if any(progress.goal == goal.id for progress in review.progress)
    ]


def _after(day: date, days: int) -> date:
    """Count days on; the calendar ends in the year 9999."""
    return date.max if (date.max - day).days < days else day + timedelta(days=days)


@cache
def _named(name: str) -> Profile:
    from goals_cli.profile import profile

    return profile(name)
