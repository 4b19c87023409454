"""The worker's screen before a session: the client's words first, then promises, what to celebrate, ask and mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from goals_cli.celebrating import Joy
from goals_cli.plan import Answer, How, Status
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph, Quote
from goals_cli.render.csv import Cell
from goals_cli.render.report_stuck import SIGNS
from goals_cli.render.rhythms import rhythm
from goals_cli.render.session_questions import name, quoted, sentence
from goals_cli.render.sheet_since import FIELDS
from goals_cli.render.sheet_words import field_value
from goals_cli.render.shortening import short
from goals_cli.reporting_session import SessionReport
from goals_cli.session_parts import Celebrated, GoalNow, RatedNow, SessionPromise, StandsStill, ToDecide, ToMend
from goals_cli.sheet_parts import Side
from goals_cli.speech import ENGLISH, Speech

COLUMNS = ("client", "section", "goal", "id", "on", "days", "who", "value", "text")
# How many of each kind there is room for on one screen, one less of each when there is much; and how many characters.
_MOST, _QUESTIONS = 3, 4
_MANY_GOALS, _MANY_PROMISES = 2, 6
_WORDS, _ITEM, _TITLE, _REASON = 180, 80, 28, 60
# Where the command begins that a hint names, behind what to do with the client.
_COMMAND = re.compile(r"((, then)?:|\?) (Then )?(goals |`).*|^goals .*", re.DOTALL)
_SAYS_LITTLE = 16  # characters of what to do, so that it is said what for
_STATUSES = {Status.PROPOSED: "not begun", Status.PAUSED: "resting"}
_FIELDS = FIELDS | {"target": "Target", "baseline": "Where they started", "keep": "To be kept"}
_WENT = {How.PARTLY: "partly last time", How.NOT_YET: "not yet last time", How.DONE: "done last time"}


def blocks(report: SessionReport, speech: Speech = ENGLISH) -> Iterator[Block]:
    """Lay the screen out, cut by importance; `speech` is that of the questions, which are said to the client."""
    ours = replace(ENGLISH, marks=speech.marks)
    yield Heading(1, f"Before you meet {report.client} on {report.today}")
    yield Paragraph(" ".join(_when(report)))
    yield from _last_time(report, ours)
    much = len(report.goals) > _MANY_GOALS or len(report.promises) > _MANY_PROMISES
    most = _MOST - much
    whole_plan, to_check = f"goals show {report.client}", f"goals check {report.client} --advice"
    for side, title, room in ((Side.WORKER, "I", most), (Side.CLIENT, "They", most), (Side.OTHER, "Others", 1)):
        promised = [_promise(each, ours) for each in report.promises if each.side is side]
        yield from _list(f"{title} promised", promised, room, whole_plan)
    yield from _list("To celebrate", [_joy(each, ours) for each in report.celebrate], most)
    yield from _list("Seems stuck", [_still(each, ours) for each in report.stuck], most - much, "goals report stuck")
    asking = [sentence(each, report.today, speech) for each in report.questions]
    language = None if speech.code == ENGLISH.code else speech.code
    yield from _list("To ask today", asking, _QUESTIONS - much, language=language)
    deciding = [_undecided(each, ours) for each in report.undecided]
    yield from _list("Still to decide", deciding, most, f"goals resolve {report.client}")
    yield from _list("To mend together", list(_mend(report.mend, ours, alone=len(report.goals) == 1)), most, to_check)


def _last_time(report: SessionReport, ours: Speech) -> Iterator[Block]:
    """Begin with what the client said last of each goal."""
    shown = report.goals if len(report.goals) <= _MOST else report.goals[: _MOST - 1]
    if shown:
        yield Heading(2, "Last time")
    for goal in shown:
        if goal.newer_private:
            yield Paragraph(f"(private: {goal.newer_private})")
        if goal.words:
            yield Quote(short(goal.words, _WORDS // len(shown)))
        if told := _last(goal, ours, alone=len(report.goals) == 1):
            yield Paragraph(told)
    yield from _and_more(len(report.goals) - len(shown), f"goals list {report.client}")


def rows(report: SessionReport) -> Iterator[tuple[Cell, ...]]:
    """Write one row for each thing that there is to know, uncut; days below 0 have passed."""
    client = report.client
    if report.agreed:
        agreed = report.agreed
        yield client, "agreed", None, agreed.id, agreed.on, -agreed.days, "client", agreed.answer.value, None
    for back in report.follow_ups:
        yield client, "follow-up", " ".join(back.goals), back.id, back.on, back.days, report.worker, None, None
    for goal in report.goals:
        yield client, "words", goal.goal, None, goal.words_on, None, "client", None, goal.words
        for each in goal.ratings:
            value = each.rating if each.rating is not None else each.level
            yield client, "rating", goal.goal, None, goal.rated_on, None, each.by, value, each.client_says
    for promise in report.promises:
        yield (
            client, "promise", promise.goal, promise.id, promise.until, promise.days, promise.who, promise.every,
            promise.what,
        )  # fmt: skip
    for joy in report.celebrate:
        yield client, f"celebrate-{joy.kind.value}", joy.goal, None, joy.on, None, None, joy.now, joy.what
    for still in report.stuck:
        signs = " ".join(sign.value for sign in still.signs)
        yield client, "stuck", still.goal, None, still.since, still.days, None, signs, still.title
    for asked in report.questions:
        text = sentence(asked, report.today)
        yield client, f"ask-{asked.kind.value}", asked.goal, asked.step, asked.on, None, asked.who, asked.number, text
    for each_part in report.undecided:
        text = _either(each_part)
        yield client, "undecided", each_part.goal, each_part.id, None, None, None, each_part.field, text
    for mend in report.mend:
        yield client, "mend", mend.goal, mend.code, None, None, None, mend.severity.value, mend.message


def _when(report: SessionReport) -> Iterator[str]:
    last, agreed = report.last, report.agreed
    if last:
        yield f"Met last on {last.on}, {_ago(-last.days)}."
    if agreed and (last is None or agreed.on > last.on):
        asked = "Agreed" if agreed.answer in (Answer.AGREES, Answer.PARTLY) else "Asked for an agreement"
        yield f"{asked} on {agreed.on}, {_ago(-agreed.days)}{'.' if last else '; no review has been written down yet.'}"
    elif last is None:
        yield "No meeting has been written down yet."
    if report.closed:
        yield f"The work ended on {report.closed}."
        return
    due = report.review_due
    if due is not None and due < report.today:
        yield f"A review was due on {due}."
    elif due is not None:
        yield f"Next review: {due}, {_ago((due - report.today).days)}."
    if report.follow_ups:
        first, *more = report.follow_ups
        also = f", and {len(more)} more" if more else ""
        yield f"To come back to: the agreement of {first.agreed} ({first.on}, {_ago(first.days)}){also}."


def _ago(days: int) -> str:
    unit = "day" if abs(days) == 1 else "days"
    return "today" if days == 0 else f"in {days} {unit}" if days > 0 else f"{-days} {unit} ago"


def _last(goal: GoalNow, ours: Speech, *, alone: bool) -> str:
    """Say of a goal what was said last: when, and the ratings of both sides."""
    parts = [] if alone and goal.title is not None else [short(name(goal.title, goal.goal), _TITLE)]
    parts += [_STATUSES[goal.status]] if goal.status in _STATUSES else []
    parts += [str(goal.words_on)] if goal.words and goal.words_on else []
    rated = ", ".join(map(_rated, goal.ratings))
    on = f" on {goal.rated_on}" if goal.rated_on != goal.words_on or not goal.words else ""
    told = goal.title is not None and not goal.newer_private
    unrated = told and goal.status is Status.ACTIVE and not goal.no_rating
    parts += [f"rated{on}: {rated}"] if rated else ["not rated yet"] if unrated else []
    parts += [f"no number: {short(goal.no_rating, _REASON)}"] if goal.no_rating else []
    parts += [f"sure: {goal.confidence}"] if goal.confidence is not None else []
    return ours.apart(parts) if parts else ""


def _rated(rated: RatedNow) -> str:
    who = {Side.CLIENT: "they", Side.WORKER: "I", Side.OTHER: short(rated.by, 20)}[rated.side]
    number = str(rated.rating) if rated.rating is not None else f"level {rated.level}"
    return f"{who} {number}"


def _promise(promise: SessionPromise, ours: Speech) -> str:
    what = f"(private: {promise.id})" if promise.what is None else short(promise.what, _ITEM)
    if promise.side is Side.OTHER:
        what = ours.filled("{who}: {what}", who=short(promise.who, 20), what=what)
    told = [short(rhythm(promise.every), 26)] if promise.every else []
    told += [f"{'until' if promise.every else 'by'} {promise.until}"] if promise.until else []
    told += [_ago(promise.days)] if promise.days is not None and not promise.every else []
    told += [_WENT[promise.went]] if promise.went else []
    return ours.filled("{what} ({told})", what=what, told=ours.listed(told)) if told else what


def _joy(joy: Celebrated, ours: Speech) -> str:
    title, on, now, first = quoted(joy.title, joy.goal, ours), str(joy.on), joy.now or "", joy.first or ""
    if joy.kind is Joy.REACHED:
        return ours.filled("They reached {title} ({on})", title=title, on=on)
    if joy.kind is Joy.RATING:
        return ours.filled("{title}: they say {now} now, it was {first}", title=title, now=now, first=first)
    what = short(joy.what, _ITEM) if joy.what else ""
    if joy.kind is Joy.MEASURE:
        told = "{what}: {now} now, it was {first}" if first else "{what}: {now} now"
        return ours.filled(told, what=what or title, now=now, first=first)
    return ours.filled("{what} (done {on})" if joy.kind is Joy.STEP else "{what} ({on})", what=what, on=on)


def _still(still: StandsStill, ours: Speech) -> str:
    signs = ", ".join(SIGNS[sign] for sign in still.signs)
    called = name(still.title, still.goal)
    return ours.filled("{name}: {signs}, since {since}", name=called, signs=signs, since=str(still.since))


def _undecided(part: ToDecide, ours: Speech) -> str:
    """Say what two versions of the plan say of a goal, so that the client can be asked."""
    what = _FIELDS.get(part.field, "something else")
    if part.measure:
        what = ours.filled("{field} ({measure})", field=what, measure=short(part.measure, _TITLE))
    told = "{what}, for {goal}: {values} ({id})" if (values := _either(part)) else "{what}, for {goal} ({id})"
    return ours.filled(told, what=what, goal=quoted(part.title, part.goal, ours), values=values, id=part.id)


def _either(part: ToDecide) -> str:
    return ENGLISH.either(short(field_value(part.field, value, ENGLISH), _REASON) for value in part.values)


def _mend(findings: Sequence[ToMend], ours: Speech, *, alone: bool) -> Iterator[str]:
    """Put findings of one kind together, each told as what to do with the client."""
    for (code, what), group in groupby(findings, lambda each: (each.code, _to_do(each))):
        about = ", ".join(dict.fromkeys(short(name(each.title, each.goal), _TITLE) for each in group if each.goal))
        told = "{what} ({code})" if alone or not about else "{what} - {about} ({code})"
        yield ours.filled(told, what=what, about=short(about, 60), code=code)


def _to_do(finding: ToMend) -> str:
    """Take from a hint what to do, without the command that puts it down."""
    what = _COMMAND.sub(lambda found: "?" if found[1] == "?" else "", finding.hint)
    if len(what) < _SAYS_LITTLE:
        what = f"{what}: {finding.message}" if what else finding.message
    return what[:1].upper() + what[1:]


def _list(
    title: str, items: Sequence[str], most: int, command: str = "--format csv shows all", *, language: str | None = None
) -> Iterator[Block]:
    if items:
        yield Heading(2, title)
        shown = items if len(items) <= most + 1 else items[:most]  # one more takes no more room than to say so
        yield Bullets(tuple(shown), language)
        yield from _and_more(len(items) - len(shown), command)


def _and_more(number: int, command: str) -> Iterable[Block]:
    return (Paragraph(f"and {number} more ({command})"),) if number > 0 else ()
