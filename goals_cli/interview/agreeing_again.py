"""The part of a review in which client and worker agree again on a wording that has changed."""

from __future__ import annotations

from goals_cli import agreeing
from goals_cli.entries import Data
from goals_cli.interview.asking import Talk
from goals_cli.interview.first_questions import ANSWERS
from goals_cli.interview.keeping import MeetingKept
from goals_cli.plan import Answer, Direction, Goal, Measure, Shown
from goals_cli.ranges import spoken

SHOWN = {
    "signature": Shown.SIGNATURE,
    "spoken": Shown.SPOKEN,
    "other": Shown.OTHER,
    "not shown": Shown.NOT_SHOWN,
}

_BETTER = {Direction.UP: "more is better", Direction.DOWN: "less is better"}


def agree_again(talk: Talk, meeting: MeetingKept, goal: Goal) -> None:
    """Offer to agree on a goal as it is worded now."""
    talk.heading("Agreement", f"{goal.title} ({goal.id})" if goal.title else goal.id)
    talk.say("It says something else now than what you agreed on:")
    for line in _wording(goal):
        talk.quote(line)
    if not talk.yes("Agree on it again now?"):
        talk.hint(f"goals agree {meeting.client} --goal {goal.id} does so later")
        return
    answer = talk.choice("What does the client answer?", ANSWERS, help="No is an answer.")
    if answer is None:
        return
    entry: Data = {"answer": answer.value}
    try:
        entry |= _how(talk)
    finally:  # the answer was given, whether or not the rest will be
        agreement_id = talk.kept(lambda: _agree(meeting, goal.id, entry))
    talk.note(f"agreement {agreement_id}")
    if answer is Answer.DISAGREES:
        talk.hint("goals change, goals pause or goals decline says how it goes on")


def _how(talk: Talk) -> Data:
    shown = talk.choice("How do they show it?", SHOWN, help="Not signing is not disagreeing.")
    says = talk.text("What does the client say to it?")
    return ({"shown": shown.value} if shown else {}) | ({"client_says": says} if says else {})


def _agree(meeting: MeetingKept, goal_id: str, entry: Data) -> str:
    told = {"on": meeting.on.isoformat(), "client": entry}
    caseload, client, worker = meeting.caseload, meeting.client, meeting.worker
    return agreeing.agree(caseload, client, [goal_id], told, worker=worker, today=meeting.on)[0]


def _wording(goal: Goal) -> list[str]:
    """Say in lines what an agreement quotes of a goal."""
    lines = [goal.statement] if goal.statement else []
    lines += [measure_in_words(measure) for measure in goal.measures]
    return lines + ([f"until {goal.target_date}"] if goal.target_date else [])


def measure_in_words(measure: Measure) -> str:
    """Say what a measure looks at, where it began and where it shall be, or which way is better."""
    known = (("from", measure.baseline), ("to", measure.target))
    values = [f"{name} {spoken(str(value))}" for name, value in known if value is not None]
    said = " ".join([measure.what or measure.id, *values, *([measure.unit] if values and measure.unit else [])])
    better = _BETTER[measure.direction] if measure.direction and measure.target is None else ""
    return f"{said}, {better}" if better else said
