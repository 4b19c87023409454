"""What a client's own sheet says: their words first, what was agreed, who does what, and how it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goals_cli.agreements import covers, in_force, standing_for
from goals_cli.as_of import as_of
from goals_cli.cadence import next_meeting, workers_of
from goals_cli.plan import CLIENT, Goal, Measure, Party, Plan, Progress, Requirement, Review, Status, View
from goals_cli.private import done_days
from goals_cli.scales import stages
from goals_cli.sheet_parts import (
    Agreed,
    Demanded,
    Disagreed,
    Measurement,
    Promised,
    Raised,
    Rated,
    Said,
    SheetGoal,
    Side,
    Viewed,
    Win,
)
from goals_cli.undecided import undecided_in
from goals_cli.voice import said

if TYPE_CHECKING:
    from goals_cli.history.since_agreed import GoalSince, SinceAgreed
    from goals_cli.profile import Profile

# What is on the sheet, and in this order. What was ended or declined is nothing to be reminded of every day; the last
# sheet, when the work is over, holds what it was about.
_SHOWN = (Status.ACTIVE, Status.PROPOSED, Status.PAUSED, Status.ACHIEVED)
_SHOWN_AT_THE_END = (*_SHOWN, Status.ENDED)


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The whole sheet. `left_out` counts what the client keeps private; it is told to the worker only.

    `language` is the one of the plan; `contact` is how the client reaches their worker, where the settings say so.
    `since` is what changed in the goals that the client agreed to, where that was looked for; `workers` are those who
    have carried the plan.
    """

    client: str
    worker: str
    today: date
    closed: date | None
    language: str | None
    what_matters: tuple[str, ...]
    strengths: tuple[str, ...]
    goals: tuple[SheetGoal, ...]
    contact: str | None
    demands: tuple[Demanded, ...]
    disagreements: tuple[Disagreed, ...]
    next_meeting: date | None
    left_out: int
    since: tuple[GoalSince, ...]
    workers: tuple[str, ...]


def plan_report(
    plan: Plan, profile: Profile, *, today: date, private: bool = False, since: SinceAgreed | None = None,
    others: bool = False, contact: str | None = None,
) -> PlanReport:  # fmt: skip
    """Make the sheet of a plan as of a day; what the client keeps private is on it only when asked for.

    So is, with `others`, what others think and ask of the client: whoever comes by may read a sheet.
    """
    plan = as_of(plan, today)
    statuses = _SHOWN_AT_THE_END if plan.closed else _SHOWN
    shown = sorted((goal for goal in plan.goals if goal.status in statuses), key=_order)
    goals = [goal for goal in shown if private or not goal.private]
    hidden = sum(_private_parts(plan, goal, others) for goal in goals)
    told = {goal.id for goal in goals}
    return PlanReport(
        client=plan.client,
        worker=plan.worker,
        today=today,
        closed=plan.closed.on if plan.closed else None,
        language=plan.language,
        what_matters=plan.about.what_matters,
        strengths=plan.about.strengths,
        goals=tuple(_goal(plan, goal, private, others) for goal in goals),
        contact=contact,
        demands=tuple(_demands(plan, today)) if others and not plan.closed else (),
        disagreements=tuple(_disagreements(plan)),
        next_meeting=next_meeting(plan, profile, today=today),
        left_out=0 if private else len(shown) - len(goals) + hidden,
        since=tuple(goal for goal in since.goals if goal.id in told) if since else (),
        workers=tuple(sorted(workers_of(plan))),
    )


def _order(goal: Goal) -> tuple[int, float]:
    """Put active goals first, and each kind in the client's own ranking."""
    return _SHOWN_AT_THE_END.index(goal.status), float("inf") if goal.priority is None else goal.priority


def _goal(plan: Plan, goal: Goal, private: bool, others: bool) -> SheetGoal:
    told = [(review, progress) for review, progress in _told(plan, goal) if private or not progress.private]
    return SheetGoal(
        id=goal.id,
        title=goal.title,
        language=goal.language,
        status=goal.status,
        since=goal.course[-1].on,
        raised=None if goal.raised.by == CLIENT else _raised(goal),
        words=tuple(_words(goal, private)),
        outcome=goal.outcome if said(goal.outcome) else None,
        views=tuple(_views(goal, private)) if others else (),
        statement=goal.statement,
        agreed=_agreed(plan, goal, private),
        target_date=goal.target_date,
        ongoing=goal.ongoing is True,
        measures=tuple(_measurement(measure, told) for measure in goal.measures),
        scale=stages(goal, told),
        steps=tuple(_steps(plan, goal, private)),
        ratings=tuple(_ratings(plan, told)),
        wins=tuple(Win(review.on, win) for review, progress in told for win in progress.wins),
        undecided=undecided_in(plan, goal, private=private),
    )


def _told(plan: Plan, goal: Goal) -> list[tuple[Review, Progress]]:
    """Collect what was told of a goal at every meeting, the oldest first."""
    return [
        (review, progress)
        for review in in_force(plan.reviews)
        for progress in review.progress
        if progress.goal == goal.id
    ]


def _private_parts(plan: Plan, goal: Goal, others: bool) -> int:
    steps = [step.private for step in goal.steps]
    later = [words.private for words in goal.words_later]
    views = [others and view.private and _is_told(view) for view in goal.views]
    return sum(map(bool, [*steps, *later, *views, *(progress.private for _, progress in _told(plan, goal))]))


def _words(goal: Goal, private: bool) -> Iterator[Said]:
    if goal.words and goal.words.strip():
        yield Said(goal.raised.on, goal.words)
    for later in goal.words_later:
        if private or not later.private:
            yield Said(later.on, later.words)


def _views(goal: Goal, private: bool) -> Iterator[Viewed]:
    """Give others' views to which the client said something; without that it would be the others' page."""
    for each in goal.views:
        if each.view and each.client_says and _is_told(each) and (private or not each.private):
            yield Viewed(each.who or each.by.value, each.view, each.client_says)


def _is_told(view: View) -> bool:
    return bool(not _is_clients(view) and said(view.view) and said(view.client_says))


def _is_clients(each: View | Requirement) -> bool:
    """Whether it was put down as the client's own: it does not stand under what others think and ask."""
    return CLIENT in (each.by, each.who)


def _raised(goal: Goal) -> Raised:
    answer = goal.client_answer
    words = answer.client_says if answer and said(answer.client_says) else None
    return Raised(goal.raised.who or goal.raised.by.value, goal.raised.words, answer.answer if answer else None, words)


def _agreed(plan: Plan, goal: Goal, private: bool) -> Agreed | None:
    """Say what the client answered; their words may be about a private goal where one was agreed on, too."""
    if (standing := standing_for(plan, goal)) is None:
        return None
    agreement, quoted = standing
    hidden = {each.id for each in plan.goals if each.private and not private}
    told = said(agreement.client.client_says) and hidden.isdisjoint(each.goal for each in agreement.goals)
    words = agreement.client.client_says if told else None
    return Agreed(agreement.on, agreement.client.answer, covers(quoted, goal), words)


def _demands(plan: Plan, today: date) -> Iterator[Demanded]:
    """Give what others still demand: it stays when the client says no, and not longer than it was demanded for."""
    for each in plan.requirements:
        stands = each.until is None or each.until >= today
        if each.demands and said(each.demands) and stands and not _is_clients(each):
            words = each.client_says if said(each.client_says) else None
            yield Demanded(each.who or (each.by or Party.UNCLEAR).value, each.demands, each.until, words)


def _disagreements(plan: Plan) -> Iterator[Disagreed]:
    for each in plan.disagreements:
        if each.client_says and said(each.client_says):
            yield Disagreed(each.on, each.about, each.client_says, each.handled if said(each.handled) else None)


def _measurement(measure: Measure, told: Iterable[tuple[Review, Progress]]) -> Measurement:
    values = [
        (review.on, measured.value)
        for review, progress in told
        for measured in progress.measured
        if measured.measure == measure.id
    ]
    on, latest = values[-1] if values else (None, None)
    keep = measure.keep is True
    way = measure.direction
    return Measurement(measure.what, measure.unit, measure.baseline, measure.target, way, keep, latest, on)


def _steps(plan: Plan, goal: Goal, private: bool) -> Iterator[Promised]:
    done = done_days(plan, private=private)
    for step in goal.steps:
        on = step.done or done.get((goal.id, step.id))
        kept = on is not None or (goal.id, step.id) in done
        taken_back = step.taken_back.on if step.taken_back else None
        over = not goal.status.open and not kept and not taken_back  # nobody waits for it any more
        if step.step and not over and (private or not step.private):
            who = step.who or CLIENT
            side = side_of(plan, who)
            yield Promised(step.id, side, who, step.step, step.due, step.every, step.until, on, taken_back, kept)


def _ratings(plan: Plan, told: Iterable[tuple[Review, Progress]]) -> Iterator[Rated]:
    for review, progress in told:
        for rating in progress.ratings:
            if rating.rating is not None:
                yield Rated(review.on, side_of(plan, rating.by), rating.by, rating.rating)


def side_of(plan: Plan, who: str) -> Side:
    """Say on which side somebody stands."""
    if who == CLIENT:
        return Side.CLIENT
    return Side.WORKER if who in workers_of(plan) else Side.OTHER
