"""The conversation in which client and worker look back on the goals; the client's view comes before the worker's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from goals_cli import reviewing
from goals_cli.agreeing import undecided_wording
from goals_cli.agreements import in_force
from goals_cli.caseload import Caseload, profile
from goals_cli.errors import NotFound, NotWritten
from goals_cli.interview import screen
from goals_cli.interview.agreeing_again import agree_again
from goals_cli.interview.asking import Talk, held
from goals_cli.interview.keeping import GoalKept, MeetingKept
from goals_cli.interview.progress import ask_progress
from goals_cli.plan import Goal, Plan, ReviewKind, Status
from goals_cli.planning import Opened, open_plan


def converse(
    caseload: Caseload, client: str, goal_id: str | None, *, worker: str, on: date, kind: ReviewKind,
    terminal: screen.Screen | None = None,
) -> str:  # fmt: skip
    """Look back on the active goals, or on the one that is named; returns the review's id."""
    opened = open_plan(caseload, client)
    opened.refuse_when_closed()
    opened.refuse_before_opening(on)
    goals = _chosen(opened, goal_id, on)
    talk = Talk(terminal or screen.terminal())
    meeting = MeetingKept(caseload, client, talk, worker=worker, on=on, kind=kind)
    with held(talk, lambda: _stopped(meeting, goal_id)):
        _begin(talk, meeting, opened.plan)
        for number, goal in enumerate(goals, 1):
            talk.heading(f"Goal {number} of {len(goals)}", f"{goal.title} ({goal.id})" if goal.title else goal.id)
            kept = GoalKept(caseload, client, talk, worker=worker, today=on, goal_id=goal.id)
            ask_progress(talk, meeting, kept, goal)
        if meeting.id is not None:
            _finish(talk, meeting, goals)
    if meeting.id is None:
        raise NotWritten("nothing was said, so no review was written down")
    return meeting.id


def _chosen(opened: Opened, goal_id: str | None, on: date) -> list[Goal]:
    """Choose the goals to look back on, in the client's own order."""
    if goal_id:
        named = opened.goal(goal_id)[1]
        opened.refuse_when_put_away(named, on=on)
        return [named]
    plan = opened.plan
    active = [goal for goal in plan.goals if goal.status is Status.ACTIVE]
    if not active:
        waiting = ", ".join(goal.id for goal in plan.goals if goal.status.open) or "none"
        raise NotFound(f"no goal of {plan.client} is active", f"--goal ID looks back on another one: {waiting}")
    return sorted(active, key=lambda goal: goal.priority or len(active) + 1)


def _stopped(meeting: MeetingKept, goal_id: str | None) -> tuple[str, str]:
    if meeting.id is None:
        return "stopped; nothing was said yet, so nothing was written down", ""
    goal = f" --goal {goal_id}" if goal_id else ""
    kind = "" if meeting.kind is ReviewKind.REVIEW else f" --kind {meeting.kind.value}"
    go_on = f"goals review {meeting.client}{goal}{kind} --on {meeting.on}"
    return f"stopped; what was said is kept in {meeting.id}", f"{go_on} takes it up again"


def _begin(talk: Talk, meeting: MeetingKept, plan: Plan) -> None:
    """Greet, and take up a review of the day that was left half-way."""
    talk.say(f"{meeting.client}, {meeting.kind.value} on {meeting.on}", style="bold")
    talk.note("Enter skips a question, ? explains it, :e opens your editor. Ctrl-C stops and keeps what was said.")
    begun = [
        review.id
        for review in in_force(plan.reviews)
        if (review.on, review.kind, review.next_review) == (meeting.on, meeting.kind, None) and not review.absent
    ]
    if begun:
        meeting.id = begun[-1]  # whoever leaves at the question leaves this one
        if not talk.yes_unless(f"{begun[-1]} has no next review yet. Go on with it?"):
            meeting.id = None


def _finish(talk: Talk, meeting: MeetingKept, goals: Sequence[Goal]) -> None:
    talk.heading("All goals", "The next review")
    _ask_next(talk, meeting)
    plan = meeting.plan()
    named = {goal.id for goal in goals}
    for goal in plan.goals:
        if goal.id not in named or not reviewing.is_uncovered(plan, goal):
            continue
        if undecided_wording(plan, goal.id):
            talk.hint(f"what {goal.id} says is undecided since a merge: goals resolve {meeting.client}")
        else:
            agree_again(talk, meeting, goal)


def _ask_next(talk: Talk, meeting: MeetingKept) -> None:
    """Ask for the next review, offering the day that the cadence gives; a check-in needs none."""
    opened = open_plan(meeting.caseload, meeting.client)
    entry = next(review for review in opened.data["reviews"] if review["id"] == meeting.id)
    cadence = opened.profile(profile(meeting.caseload.settings.profile))
    told = reviewing.next_review(opened.plan, entry, cadence)
    words: dict[str, Literal["none"]] = {"none": "none"}
    offered = f"Enter takes {told}; type another day, or: none" if told else "Enter sets none; or type a day"
    answer = talk.day(f"When? {offered}", meeting.on, words=words)
    day = date.fromisoformat(told) if answer is None and told else answer
    if isinstance(day, date):
        meeting.set_next(day)
