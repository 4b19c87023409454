"""The client's own sheet: in the first person, plain words, no codes where a sentence will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from goals_cli.languages import other_than, tag
from goals_cli.plan import Answer, Status
from goals_cli.render import sheet_others, sheet_since
from goals_cli.render.blocks import Block, Bullets, Chart, Heading, Paragraph, Quote, Table
from goals_cli.render.sheet_words import measure, named, promise, stage, when
from goals_cli.sheet_parts import Agreed, Measurement, Promised, Rated, SheetGoal, Side
from goals_cli.sheets import PlanReport
from goals_cli.speech import N_, Speech

_TO_WRITE_ON = "_" * 24
_STATES = {
    Status.PROPOSED: N_("We are still talking about this one."),
    Status.PAUSED: N_("We paused this one on {day}."),
    Status.ACHIEVED: N_("I reached this one on {day}."),
    Status.ENDED: N_("We ended our work on this one on {day}."),
}
_ANSWERS = {
    Answer.AGREES: N_("I agreed to this on {day}."),
    Answer.PARTLY: N_("On {day} I agreed to a part of this."),
    Answer.DISAGREES: N_("On {day} I did not agree to this."),
    Answer.COULD_NOT_SAY: N_("On {day} I could not say whether I agree."),
}
_CHANGED = {
    Answer.AGREES: N_("It has been changed since I agreed on {day}. We need to talk about it."),
    Answer.PARTLY: N_("It has been changed since I agreed to a part of it on {day}. We need to talk about it."),
    Answer.DISAGREES: N_("It has been changed since I said no on {day}. We need to talk about it."),
    Answer.COULD_NOT_SAY: N_("It has been changed since we talked about it on {day}. We need to talk about it."),
}
ASKING = (
    N_("This is my plan. I can ask for a change at any time."),
    N_("I can tell my worker, call, or write. I do not have to wait for our next meeting."),
    N_("I can say no to a part of it. I can change my mind."),
    N_("My worker writes down what I ask for. Then we talk about it."),
)


def blocks(report: PlanReport, speech: Speech) -> Iterator[Block]:
    """Lay the sheet out."""
    yield Heading(1, speech.gettext("My plan"))
    as_of = speech.gettext("As of {day}.", day=speech.day(report.today))
    yield Paragraph(speech.together(as_of, _meeting(report, speech)))
    names = {goal.id: _name(number, goal, report, speech) for number, goal in enumerate(report.goals, 1)}
    for goal in report.goals:
        yield Heading(2, names[goal.id])
        yield from _goal(goal, speech, report.language)
    if not report.goals:
        yield Paragraph(speech.gettext("There are no goals on this sheet."))
    yield from _list(speech.gettext("What matters to me"), map(speech.own, report.what_matters), level=2)
    yield from _list(speech.gettext("What I am good at"), map(speech.own, report.strengths), level=2)
    if not report.closed:
        asking = (*map(speech.gettext, ASKING), _contact(report.contact, speech))
        yield from _list(speech.gettext("How to ask for a change"), asking, level=2)
    yield from sheet_others.demands(report.demands, speech, other_than(speech.code, report.language))
    yield from sheet_others.disagreements(report.disagreements, speech, other_than(speech.code, report.language))
    yield from sheet_since.blocks(report, names, speech)
    yield from _progress(report, names, speech)


def _meeting(report: PlanReport, speech: Speech) -> str:
    if report.closed:
        return speech.gettext("We ended our work together on {day}.", day=speech.day(report.closed))
    if report.next_meeting is None or report.next_meeting < report.today:
        return speech.gettext("We still have to choose a day for our next meeting.")
    return speech.gettext("Our next meeting: {day}.", day=speech.day(report.next_meeting))


def _name(number: int, goal: SheetGoal, report: PlanReport, speech: Speech) -> str:
    title = speech.own(goal.title) if goal.title else speech.gettext("My goal")
    return speech.together(f"{number}.", title) if len(report.goals) > 1 else title


def _contact(contact: str | None, speech: Speech) -> str:
    """Say how the client reaches their worker, or leave a line to write it on by hand."""
    return speech.gettext("I can reach my worker here: {contact}", contact=contact or _TO_WRITE_ON)


def _list(title: str, items: Iterable[str], *, level: int) -> Iterator[Block]:
    if shown := tuple(items):
        yield Heading(level, title)
        yield Bullets(shown)


def _goal(goal: SheetGoal, speech: Speech, language: str | None) -> Iterator[Block]:
    plans = other_than(speech.code, language)
    if state := _STATES.get(goal.status):
        yield Paragraph(speech.gettext(state, day=speech.day(goal.since)))
    if goal.words:
        yield Heading(3, speech.gettext("In my words"))
    for said in goal.words:
        yield Quote(said.words, other_than(speech.code, tag(goal.language) or language))
    if goal.outcome:
        yield Heading(3, speech.gettext("How I picture it"))
        yield Quote(goal.outcome, plans, aside=True)
    if goal.raised:
        yield from sheet_others.raised(goal.raised, speech, plans)
    open_parts = {each.field for each in goal.undecided}
    if goal.statement:
        stands = _stands(goal.agreed) and "statement" not in open_parts
        yield Heading(3, speech.gettext(N_("What we agreed") if stands else N_("What we want to agree on")))
        yield from () if "statement" in open_parts else (Paragraph(speech.own(goal.statement)),)
    told = [*_by_when(goal, speech, undecided="target_date" in open_parts)]
    told += [_agreed(goal.agreed, speech)] if goal.agreed else []
    if told:
        yield Paragraph(speech.together(*told))
    if goal.agreed:
        yield from sheet_others.answered(goal.agreed.client_says, plans)
    for each in goal.undecided:
        yield Paragraph(sheet_since.still_to_decide(each, speech))
    yield from _promises(goal.steps, speech)
    yield from _list(speech.gettext("How we will know"), (measure(each, speech) for each in _measures(goal)), level=3)
    yield from _list(speech.gettext("How far it may go"), (stage(each, speech) for each in goal.scale), level=3)
    yield from _kept(goal.steps, speech)
    wins = (named(speech.day(win.on), speech.own(win.win), speech) for win in goal.wins)
    yield from _list(speech.gettext("What went well"), wins, level=3)
    yield from sheet_others.views(goal.views, speech, plans)


def _by_when(goal: SheetGoal, speech: Speech, *, undecided: bool) -> Iterator[str]:
    if goal.target_date and not undecided:
        yield speech.gettext("By when: {day}.", day=speech.day(goal.target_date))
    elif goal.ongoing:
        yield speech.gettext("This goes on; it has no end date.")


def _measures(goal: SheetGoal) -> Iterator[Measurement]:
    """Leave out of the measures what is undecided in them, which is told above."""
    open_parts = {(each.measure, each.field) for each in goal.undecided}
    for each in goal.measures:
        name = each.what or each.unit
        if (name, "measures") not in open_parts:
            baseline = None if (name, "baseline") in open_parts else each.baseline
            yield replace(each, baseline=baseline, target=None if (name, "target") in open_parts else each.target)


def _stands(agreed: Agreed | None) -> bool:
    return agreed is not None and agreed.current and agreed.answer in (Answer.AGREES, Answer.PARTLY)


def _agreed(agreed: Agreed, speech: Speech) -> str:
    sentence = (_ANSWERS if agreed.current else _CHANGED)[agreed.answer]
    return speech.gettext(sentence, day=speech.day(agreed.on))


def _promises(steps: Iterable[Promised], speech: Speech) -> Iterator[Block]:
    still = [step for step in steps if not step.kept and step.taken_back is None]
    mine, workers = speech.gettext("What I do"), speech.gettext("What my worker does")
    what, until = speech.gettext("What"), speech.gettext("When")
    for side, title in ((Side.CLIENT, mine), (Side.WORKER, workers)):
        lines = tuple((speech.own(step.step), when(step, speech)) for step in still if step.side is side)
        if lines:
            yield Heading(3, title)
            yield Table((what, until), lines)
    of_others = [step for step in still if step.side is Side.OTHER]
    others = tuple((speech.own(step.who), speech.own(step.step), when(step, speech)) for step in of_others)
    if others:
        yield Heading(3, speech.gettext("What others do"))
        yield Table((speech.gettext("Who"), what, until), others)


def _kept(steps: Iterable[Promised], speech: Speech) -> Iterator[Block]:
    done = sorted(((step.done, step) for step in steps if step.kept), key=lambda each: each[0] or date.max)
    gone = [(step.taken_back, step) for step in steps if step.taken_back]
    for title, kept in ((speech.gettext("Done"), done), (speech.gettext("Promises taken back"), gone)):
        told = ((on, promise(step, speech)) for on, step in kept)
        lines = (named(speech.day(on), what, speech) if on else what for on, what in told)
        yield from _list(title, lines, level=3)


def _progress(report: PlanReport, names: Mapping[str, str], speech: Speech) -> Iterator[Block]:
    """Draw how far along the client said they are, goal by goal."""
    rated = [goal for goal in report.goals if goal.ratings]
    if rated:
        yield Heading(2, speech.gettext("How far along I am, from 0 to 10"))
    for goal in rated:
        if len(report.goals) > 1:
            yield Heading(3, names[goal.id])
        said = {each.on: each.rating for each in goal.ratings if each.side is Side.CLIENT}
        if said:
            yield _chart(said, speech)
        yield _ratings(goal.ratings, speech)


def _chart(said: Mapping[date, int], speech: Speech) -> Chart:
    points = speech.apart(named(speech.day(on), speech.number(rating), speech) for on, rating in said.items())
    told = N_("{points}. 0 is at the bottom, 10 at the top.")
    if len(said) == 1:
        told = N_("{points}. The line goes from 0 to 10.")
    return Chart(
        speech.gettext("How far along I said I am"),
        tuple(said.items()),
        tuple(map(speech.brief_day, said)),
        speech.gettext(told, points=points),
    )


def _ratings(ratings: Iterable[Rated], speech: Speech) -> Table:
    by_day: dict[date, dict[Side, list[str]]] = {}
    for rated in ratings:
        number = speech.number(rated.rating)
        shown = named(speech.own(rated.by), number, speech) if rated.side is Side.OTHER else number
        by_day.setdefault(rated.on, {}).setdefault(rated.side, []).append(shown)
    sides = (
        (Side.CLIENT, speech.gettext("I said")),
        (Side.WORKER, speech.gettext("My worker said")),
        (Side.OTHER, speech.gettext("Others said")),
    )
    used = [(side, title) for side, title in sides if any(side in day for day in by_day.values())]
    lines = tuple(
        (speech.brief_day(on), *(speech.listed(day.get(side, ())) for side, _ in used)) for on, day in by_day.items()
    )
    return Table((speech.pgettext("the day of a rating", "On"), *(title for _, title in used)), lines)
