"""The client's own sheet: in the first person, plain words, no codes where a sentence will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from goals_cli.plan import Answer, MeasureValue, Party, Status
from goals_cli.ranges import spoken
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph, Quote, Table
from goals_cli.render.csv import Cell
from goals_cli.scales import Stage
from goals_cli.sheets import Agreed, Measurement, PlanReport, Promised, Rated, SheetGoal, Side

COLUMNS = ("client", "goal", "what", "on", "who", "text", "value")

_STATES = {
    Status.ACTIVE: "",
    Status.PROPOSED: "We are still talking about this one.",
    Status.PAUSED: "We paused this one on {since}.",
    Status.ACHIEVED: "I reached this one on {since}.",
    Status.ENDED: "We ended our work on this one on {since}.",
}
_LEVELS = {
    2: "Much more than we expect",
    1: "More than we expect",
    0: "What we expect",
    -1: "Less than we expect",
    -2: "Much less than we expect",
}
_RAISERS: dict[str, str] = {
    Party.WORKER: "my worker",
    Party.FAMILY: "my family",
    Party.AGENCY: "the agency",
    Party.COURT: "the court",
    Party.OTHER: "somebody else",
    Party.UNCLEAR: "somebody",
}
_ANSWERS = {
    Answer.AGREES: "I agreed to this on {on}.",
    Answer.PARTLY: "On {on} I agreed to a part of this.",
    Answer.DISAGREES: "On {on} I did not agree to this.",
    Answer.COULD_NOT_SAY: "On {on} I could not say whether I agree.",
}
_CHANGED = {
    Answer.AGREES: "It has been changed since I agreed on {on}. We need to talk about it.",
    Answer.PARTLY: "It has been changed since I agreed to a part of it on {on}. We need to talk about it.",
    Answer.DISAGREES: "It has been changed since I said no on {on}. We need to talk about it.",
    Answer.COULD_NOT_SAY: "It has been changed since we talked about it on {on}. We need to talk about it.",
}


def blocks(report: PlanReport) -> Iterator[Block]:
    """Lay the sheet out."""
    yield Heading(1, "My plan")
    yield Paragraph(f"As of {report.today}. {_meeting(report)}")
    yield from _list("What matters to me", report.what_matters, level=2)
    numbered = len(report.goals) > 1
    for number, goal in enumerate(report.goals, 1):
        yield Heading(2, f"{f'{number}. ' if numbered else ''}{goal.title or 'My goal'}")
        yield from _goal(goal)
    if not report.goals:
        yield Paragraph("There are no goals on this sheet.")
    yield from _list("What I am good at", report.strengths, level=2)


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


def _meeting(report: PlanReport) -> str:
    if report.closed:
        return f"We ended our work together on {report.closed}."
    if report.next_meeting is None or report.next_meeting < report.today:
        return "We still have to choose a day for our next meeting."
    return f"Our next meeting: {report.next_meeting}."


def _list(title: str, items: tuple[str, ...], *, level: int) -> Iterator[Block]:
    if items:
        yield Heading(level, title)
        yield Bullets(items)


def _goal(goal: SheetGoal) -> Iterator[Block]:
    state = _STATES.get(goal.status, "").format(since=goal.since)
    if state:
        yield Paragraph(state)
    if goal.raised:
        yield Paragraph(f"This was brought up by {_RAISERS.get(goal.raised.who, goal.raised.who)}.")
        yield from (Quote(words) for words in (goal.raised.words,) if words)
    if goal.words:
        yield Heading(3, "In my words")
    for said in goal.words:
        yield Quote(said.words)
    if goal.statement:
        yield Heading(3, "What we agreed" if _stands(goal.agreed) else "What we want to agree on")
        yield Paragraph(goal.statement)
    if goal.target_date:
        yield Paragraph(f"By when: {goal.target_date}.")
    elif goal.ongoing:
        yield Paragraph("This goes on; it has no end date.")
    if goal.agreed:
        yield Paragraph(_agreed(goal.agreed))
    yield from _list("How we will know", tuple(map(_measure, goal.measures)), level=3)
    yield from _list("How far it may go", tuple(map(_stage, goal.scale)), level=3)
    yield from _steps(goal.steps)
    yield from _ratings(goal.ratings)
    yield from _list("What went well", tuple(f"{win.on}: {win.win}" for win in goal.wins), level=3)


def _stands(agreed: Agreed | None) -> bool:
    return agreed is not None and agreed.current and agreed.answer in (Answer.AGREES, Answer.PARTLY)


def _agreed(agreed: Agreed) -> str:
    return (_ANSWERS if agreed.current else _CHANGED)[agreed.answer].format(on=agreed.on)


def _measure(measure: Measurement) -> str:
    what = measure.what or measure.unit or "What we look at"
    parts = []
    if measure.baseline is not None:
        parts.append(f"{_value(measure.baseline, measure.unit)} at the start")
    if measure.target is not None:
        target = _value(measure.target, measure.unit)
        parts.append(f"{target} is what I want to keep" if measure.keep else f"{target} is what I want")
    if measure.latest is not None:
        parts.append(f"{_value(measure.latest, measure.unit)} on {measure.latest_on}")
    return f"{what}: {', '.join(parts)}" if parts else what


def _stage(stage: Stage) -> str:
    """Say in words what a level means; numbers below 0 would look like a mark for the client."""
    told = f"{_LEVELS[stage.level]}: {stage.looks_like}" if stage.looks_like else _LEVELS[stage.level]
    where = ["here at the start"] if stage.at_start else []
    where += [f"here on {stage.said_on}"] if stage.said_on else []
    return f"{told} ({', '.join(where)})" if where else told


def _value(value: MeasureValue, unit: str | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    value = spoken(str(value))
    return f"{value} {unit}" if unit else value


def _steps(steps: Iterable[Promised]) -> Iterator[Block]:
    still = [step for step in steps if step.done is None and step.taken_back is None]
    for side, title in ((Side.CLIENT, "What I do"), (Side.WORKER, "What my worker does")):
        lines = tuple((step.step, _when(step)) for step in still if step.side is side)
        if lines:
            yield Heading(3, title)
            yield Table(("What", "When"), lines)
    others = tuple((step.who, step.step, _when(step)) for step in still if step.side is Side.OTHER)
    if others:
        yield Heading(3, "What others do")
        yield Table(("Who", "What", "When"), others)
    finished = sorted((step for step in steps if step.done), key=lambda step: step.done or date.min)
    done = tuple(f"{step.done}: {step.step}{_by(step.side, step.who)}" for step in finished)
    yield from _list("Done", done, level=3)
    gone = tuple(f"{step.taken_back}: {step.step}{_by(step.side, step.who)}" for step in steps if step.taken_back)
    yield from _list("Promises taken back", gone, level=3)


def _when(step: Promised) -> str:
    rhythm = f"every {step.every}" if step.every else ""
    end = step.until or step.due
    return " ".join(filter(None, (rhythm, f"{'until' if step.every else 'by'} {end}" if end else "")))


def _by(side: Side, who: str) -> str:
    return {Side.CLIENT: "", Side.WORKER: " (my worker)", Side.OTHER: f" ({who})"}[side]


def _ratings(ratings: Iterable[Rated]) -> Iterator[Block]:
    by_day: dict[date, dict[Side, list[str]]] = {}
    for rated in ratings:
        shown = f"{rated.by}: {rated.rating}" if rated.side is Side.OTHER else str(rated.rating)
        by_day.setdefault(rated.on, {}).setdefault(rated.side, []).append(shown)
    if not by_day:
        return
    sides = [(Side.CLIENT, "I said"), (Side.WORKER, "My worker said"), (Side.OTHER, "Others said")]
    used = [(side, title) for side, title in sides if any(side in day for day in by_day.values())]
    yield Heading(3, "How far along I am, from 0 to 10")
    lines = tuple((str(on), *(", ".join(day.get(side, ())) for side, _ in used)) for on, day in by_day.items())
    yield Table(("On", *(title for _, title in used)), lines)


def _goal_rows(goal: SheetGoal) -> Iterator[tuple[Cell, ...]]:
    yield "status", goal.since, None, goal.title, goal.status.value
    if goal.raised:
        yield "raised", None, goal.raised.who, goal.raised.words, None
    for said in goal.words:
        yield "words", said.on, Side.CLIENT.value, said.words, None
    yield "statement", goal.target_date, None, goal.statement, "ongoing" if goal.ongoing else None
    if goal.agreed:
        yield "agreement", goal.agreed.on, Side.CLIENT.value, goal.agreed.answer.value, _yes_no(goal.agreed.current)
    for measure in goal.measures:
        for name, value in (("baseline", measure.baseline), ("target", measure.target), ("latest", measure.latest)):
            on = measure.latest_on if name == "latest" else None
            yield name, on, None, measure.what, _cell(value)
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
    return f"done {step.done}" if step.done else "open"


def _cell(value: MeasureValue | None) -> Cell:
    if isinstance(value, bool):
        return _yes_no(value)
    return spoken(value) if isinstance(value, str) else value


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"
