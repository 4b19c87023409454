"""The client's sheet as rows for a spreadsheet: one for each thing that was said, agreed, promised or measured."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.plan import MeasureValue
from goals_cli.ranges import spoken
from goals_cli.render.common_words import yes_no
from goals_cli.render.csv import Cell
from goals_cli.sheets import PlanReport, Promised, SheetGoal, Side

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
    yield report.client, None, "next meeting", report.next_meeting, None, None, None


def _goal_rows(goal: SheetGoal) -> Iterator[tuple[Cell, ...]]:
    yield "status", goal.since, None, goal.title, goal.status.value
    if goal.raised:
        yield "raised", None, goal.raised.who, goal.raised.words, None
    for said in goal.words:
        yield "words", said.on, Side.CLIENT.value, said.words, None
    yield "statement", goal.target_date, None, goal.statement, "ongoing" if goal.ongoing else None
    if goal.agreed:
        yield "agreement", goal.agreed.on, Side.CLIENT.value, goal.agreed.answer.value, yes_no(goal.agreed.current)
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


def _state(step: Promised) -> str:
    if step.taken_back:
        return f"taken back {step.taken_back}"
    return f"done {step.done}" if step.done else "done" if step.kept else "open"


def _cell(value: MeasureValue | None) -> Cell:
    if isinstance(value, bool):
        return yes_no(value)
    return spoken(value) if isinstance(value, str) else value
