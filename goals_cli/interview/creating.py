"""The conversation in which a goal is set: three questions, or the whole course; only what is still open is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goals_cli.caseload import Caseload
from goals_cli.entries import Data
from goals_cli.errors import NotWritten
from goals_cli.interview import screen
from goals_cli.interview.asking import Talk, held
from goals_cli.interview.first_questions import HEARING_BACK, THREE_QUESTIONS, Part
from goals_cli.interview.keeping import GoalKept
from goals_cli.interview.so_far import show_so_far
from goals_cli.interview.whole_course import WHOLE_COURSE
from goals_cli.plan import Answer
from goals_cli.planning import open_plan


def converse(
    caseload: Caseload, client: str, goal_id: str | None, *, worker: str, today: date, full: bool,
    opening: Data | None = None, on: screen.Screen | None = None,
) -> str:  # fmt: skip
    """Ask what is still open of a goal, a new one unless it is named; returns its id."""
    _check(caseload, client, goal_id)
    talk = Talk(on or screen.terminal())
    kept = GoalKept(caseload, client, talk, worker=worker, today=today, goal_id=goal_id, opening=opening)
    with held(talk, lambda: _stopped(kept, full)):
        if not goal_id and opening and "raised" in opening:
            kept.keep()
        _ask_parts(talk, kept, full)
    if kept.id is None:
        raise NotWritten("nothing was said, so no goal was written down")
    return kept.id


def _check(caseload: Caseload, client: str, goal_id: str | None) -> None:
    """Refuse before the first question what could not be saved after it."""
    if not goal_id and not caseload.plan_path(client).exists():
        return
    opened = open_plan(caseload, client)
    opened.refuse_when_closed()
    if goal_id:
        opened.refuse_when_put_away(opened.goal(goal_id)[1])


def _stopped(kept: GoalKept, full: bool) -> tuple[str, str]:
    if kept.id is None:
        return "stopped; nothing was said yet, so nothing was written down", ""
    go_on = f"goals create {kept.client} --goal {kept.id}{' --full' if full else ''}"
    return "stopped; what was said is kept", f"{go_on} takes it up again where it stopped"


def _open_parts(kept: GoalKept, parts: Sequence[Part]) -> list[Part]:
    """Choose the parts that are still open; the wording is not, once it has been agreed on."""
    plan, goal = kept.plan(), kept.goal()
    quotes = [quote for agreement in plan.agreements for quote in agreement.goals] if plan else []
    agreed = any(quote.goal == kept.id and (quote.statement or quote.measures or quote.target_date) for quote in quotes)
    return [part for part in parts if part.is_open(goal) and not (part.agreed and agreed)]


def _ask_parts(talk: Talk, kept: GoalKept, full: bool) -> None:
    parts = _open_parts(kept, WHOLE_COURSE if full else THREE_QUESTIONS)
    talk.say(f"{kept.client}, {kept.id or 'a new goal'}", style="bold")
    if begun := kept.goal():
        show_so_far(talk, begun, kept.worker)
    if not parts:
        talk.note("Nothing is open here." if full else "Nothing is open here; --full asks more.")
        return
    talk.note("Enter skips a question, ? explains it, :e opens your editor. Ctrl-C stops and keeps what was said.")
    for number, part in enumerate(parts, 1):
        goal = kept.goal()
        if goal and goal.client_answer and goal.client_answer.answer is Answer.DISAGREES:
            talk.note("No is an answer, and nothing more is asked.")
            talk.hint(f"goals decline {kept.client} --goal {goal.id} puts the goal away")
            return
        if part is HEARING_BACK and not (goal and goal.words):
            continue
        talk.heading(f"{number} of {len(parts)}", part.title)
        part.ask(talk, kept)
