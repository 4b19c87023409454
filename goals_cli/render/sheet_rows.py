"""The client's sheet as rows for a spreadsheet: one for each thing that was said, agreed, promised or measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goals_cli.history.since_agreed import GoalSince, Reworded
from goals_cli.plan import MeasureValue
from goals_cli.ranges import spoken
from goals_cli.render.common_words import yes_no
from goals_cli.render.csv import Cell
from goals_cli.render.sheet_words import field_value
from goals_cli.sheet_parts import Promised, SheetGoal, Side
from goals_cli.sheets import PlanReport
from goals_cli.speech import ENGLISH
from goals_cli.undecided import Undecided

COLUMNS = ("client", "goal", "what", "on", "who", "text", "value")


def rows(report: PlanReport) -> Iterator[tuple[Cell, ...]]:
    """Write the sheet as rows: one for each thing that was said, agreed, promised or measured."""
    for matter in report.what_matters:
        yield report.client, None, "matters", None, Side.CLIENT.value, matter, None
    for goal in report.goals:
        for row in _goal_rows(goal):
            yield (report.client, goal.id, *row)
    for strength in report.strengths:
        yield report.client, None, "strength", None, Side.CLIENT.value, strength, None
    if report.contact:
        yield report.client, None, "contact", None, None, report.contact, None
    for demanded in report.demands:
        yield report.client, None, "demand", demanded.until, demanded.who, demanded.demands, None
        if demanded.client_says:
            yield report.client, None, "demand answer", None, Side.CLIENT.value, demanded.client_says, None
    for each in report.disagreements:
        yield report.client, None, "disagreement", each.on, Side.CLIENT.value, each.client_says, None
        yield report.client, None, "disagreement about", each.on, None, each.about, None
        if each.handled:
            yield report.client, None, "disagreement handled", None, None, each.handled, None
    for goal_since in report.since:
        for row in _since_rows(goal_since):
            yield (report.client, goal_since.id, *row)
    yield report.client, None, "next meeting", report.next_meeting, None, None, None


def _goal_rows(goal: SheetGoal) -> Iterator[tuple[Cell, ...]]:
    yield "status", goal.since, None, goal.title, goal.status.value
    if goal.raised:
        yield "raised", None, goal.raised.who, goal.raised.words, None
        if goal.raised.answer:
            yield "first answer", None, Side.CLIENT.value, goal.raised.client_says, goal.raised.answer.value
    for said in goal.words:
        yield "words", said.on, Side.CLIENT.value, said.words, None
    if goal.outcome:
        yield "outcome", None, Side.CLIENT.value, goal.outcome, None
    yield "statement", goal.target_date, None, goal.statement, "ongoing" if goal.ongoing else None
    if goal.agreed:
        yield "agreement", goal.agreed.on, Side.CLIENT.value, goal.agreed.answer.value, yes_no(goal.agreed.current)
        if goal.agreed.client_says:
            yield "agreement words", goal.agreed.on, Side.CLIENT.value, goal.agreed.client_says, None
    for part in goal.undecided:
        for value in part.values or (None,):
            yield "undecided", None, None, _field(part), _cell_of(part.field, value)
    for measure in goal.measures:
        for name, value in (("baseline", measure.baseline), ("target", measure.target), ("latest", measure.latest)):
            on = measure.latest_on if name == "latest" else None
            yield name, on, None, measure.what, _cell(value)
        if measure.direction:
            yield "direction", None, None, measure.what, measure.direction.value
    for stage in goal.scale:
        yield "level", None, None, stage.looks_like, stage.level
        if stage.at_start:
            yield "level at the start", None, None, stage.looks_like, stage.level
        if stage.said_on:
            yield "level now", stage.said_on, Side.CLIENT.value, stage.looks_like, stage.level
    for step in goal.steps:
        yield "step", step.due or step.until, step.who, step.step, _state(step)
    for rated in goal.ratings:
        yield "rating", rated.on, rated.by, None, rated.rating
    for win in goal.wins:
        yield "win", win.on, Side.CLIENT.value, win.win, None
    for viewed in goal.views:
        yield "view", None, viewed.who, viewed.view, None
        yield "view answer", None, Side.CLIENT.value, viewed.client_says, None


def _since_rows(goal: GoalSince) -> Iterator[tuple[Cell, ...]]:
    """Write what changed since the client agreed: each part as it was and is, and each change that was asked for."""
    for each in goal.reworded:
        yield "changed from", goal.agreed_on, None, _field(each), _cell_of(each.field, each.before)
        yield "changed to", None, None, _field(each), _cell_of(each.field, each.after)
    for asked in (*goal.asked, *goal.refused):
        yield "change", asked.on, asked.asked_by, asked.because, asked.what
        if asked.answer or asked.client_says:
            answer = asked.answer.value if asked.answer else None
            yield "change answer", asked.on, Side.CLIENT.value, asked.client_says, answer


def _field(part: Reworded | Undecided) -> str:
    return f"{part.field} ({part.measure})" if part.measure else part.field


def _cell_of(field: str, value: Any) -> Cell:
    """Write what stands in a field; a whole measure as a sentence says it."""
    return field_value(field, value, ENGLISH) if isinstance(value, dict | list) else _cell(value)


def _state(step: Promised) -> str:
    if step.taken_back:
        return f"taken back {step.taken_back}"
    return f"done {step.done}" if step.done else "done" if step.kept else "open"


def _cell(value: MeasureValue | None) -> Cell:
    if isinstance(value, bool):
        return yes_no(value)
    return spoken(value) if isinstance(value, str) else value
