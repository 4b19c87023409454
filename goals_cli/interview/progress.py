"""The questions about how one goal is going: first the client's view, then the promises, the worker's view, changes."""

from __future__ import annotations

from datetime import date

from goals_cli.interview.asking import Talk
from goals_cli.interview.keeping import GoalKept, MeetingKept
from goals_cli.interview.whole_course import SURE_ENOUGH, a_number, ask_change, ask_steps, read_value
from goals_cli.looking_back import LastTime, Promise, last_time, promises
from goals_cli.plan import CLIENT, Goal, How, Measure, Progress

WENT = {"done": How.DONE, "partly": How.PARTLY, "not yet": How.NOT_YET}
SCALE = "from 0 (not started) to 10 (fully there)"


def ask_progress(talk: Talk, meeting: MeetingKept, kept: GoalKept, goal: Goal) -> None:
    """Show what was said last of a goal, and ask how it is going; what was said already is not asked again."""
    plan, said = meeting.plan(), meeting.said_of(goal.id)
    last, promised = last_time(plan, goal), promises(plan, goal, today=meeting.on)
    show_last_time(talk, last)
    show_promises(talk, promised, meeting.worker)
    _ask_client(talk, meeting, said)
    told = {went.step for went in said.steps}
    for promise in (promise for promise in promised if promise.step.id not in told):
        _ask_promise(talk, meeting, goal.id, promise)
    seen = {item.measure for item in said.measured}
    for measure in (measure for measure in goal.measures if measure.id not in seen):
        _ask_measure(talk, meeting, goal.id, measure, last)
    if said.confidence is None:
        _ask_confidence(talk, meeting, goal.id)
    _ask_worker(talk, meeting, said)
    _ask_changes(talk, kept, goal)
    ask_steps(talk, kept, "What will the client do next?", "What will you do next?")
    if kept.goal() != goal and not meeting.said_of(goal.id).goal_is_there(meeting):
        meeting.add(goal.id)
