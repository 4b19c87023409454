"""The client's own sheet: in the first person, plain words, no codes where a sentence will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from goals_cli.plan import Answer, MeasureValue, Party, Status
from goals_cli.ranges import spoken
from goals_cli.render import sheet_since
from goals_cli.render.blocks import Block, Bullets, Chart, Heading, Paragraph, Quote, Table
from goals_cli.scales import Stage
from goals_cli.sheets import Agreed, Measurement, PlanReport, Promised, Rated, SheetGoal, Side

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

ASKING = (
    "This is my plan. I can ask for a change at any time.",
    "I can tell my worker, call, or write. I do not have to wait for our next meeting.",
    "I can say no to a part of it. I can change my mind.",
    "My worker writes down what I ask for. Then we talk about it.",
)


def blocks(report: PlanReport) -> Iterator[Block]:
    """Lay the sheet out."""
    yield Heading(1, "My plan")
    yield Paragraph(f"As of {report.today}. {_meeting(report)}")
    names = {goal.id: _name(number, goal, report) for number, goal in enumerate(report.goals, 1)}
    for goal in report.goals:
        yield Heading(2, names[goal.id])
        yield from _goal(goal)
    if not report.goals:
        yield Paragraph("There are no goals on this sheet.")
    yield from _list("What matters to me", report.what_matters, level=2)
    yield from _list("What I am good at", report.strengths, level=2)
    if not report.closed:
        yield from _list("How to ask for a change", ASKING, level=2)
    yield from sheet_since.blocks(report, names)
    yield from _progress(report, names)


def _meeting(report: PlanReport) -> str:
    if report.closed:
        return f"We ended our work together on {report.closed}."
    if report.next_meeting is None or report.next_meeting < report.today:
        return "We still have to choose a day for our next meeting."
    return f"Our next meeting: {report.next_meeting}."


def _name(number: int, goal: SheetGoal, report: PlanReport) -> str:
    return f"{f'{number}. ' if len(report.goals) > 1 else ''}{goal.title or 'My goal'}"


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
    yield from _promises(goal.steps)
    yield from _list("How we will know", tuple(map(_measure, goal.measures)), level=3)
    yield from _list("How far it may go", tuple(map(_stage, goal.scale)), level=3)
    yield from _kept(goal.steps)
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


def _promises(steps: Iterable[Promised]) -> Iterator[Block]:
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


def _kept(steps: Iterable[Promised]) -> Iterator[Block]:
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


def _progress(report: PlanReport, names: Mapping[str, str]) -> Iterator[Block]:
    """Draw how far along the client said they are, goal by goal."""
    rated = [goal for goal in report.goals if goal.ratings]
    if rated:
        yield Heading(2, "How far along I am, from 0 to 10")
    for goal in rated:
        if len(report.goals) > 1:
            yield Heading(3, names[goal.id])
        said = {each.on: each.rating for each in goal.ratings if each.side is Side.CLIENT}
        if said:
            yield Chart("How far along I said I am", tuple(said.items()))
        yield _ratings(goal.ratings)


def _ratings(ratings: Iterable[Rated]) -> Table:
    by_day: dict[date, dict[Side, list[str]]] = {}
    for rated in ratings:
        shown = f"{rated.by}: {rated.rating}" if rated.side is Side.OTHER else str(rated.rating)
        by_day.setdefault(rated.on, {}).setdefault(rated.side, []).append(shown)
    sides = [(Side.CLIENT, "I said"), (Side.WORKER, "My worker said"), (Side.OTHER, "Others said")]
    used = [(side, title) for side, title in sides if any(side in day for day in by_day.values())]
    lines = tuple((str(on), *(", ".join(day.get(side, ())) for side, _ in used)) for on, day in by_day.items())
    return Table(("On", *(title for _, title in used)), lines)
