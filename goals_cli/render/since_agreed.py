"""The page for the client: what changed since you agreed, in plain words, and what is still the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from goals_cli.history.since_agreed import Asked, GoalSince, Promise, Reworded, SinceAgreed
from goals_cli.plan import CLIENT, Answer, Status
from goals_cli.ranges import spoken
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph, Quote
from goals_cli.render.json import envelope
from goals_cli.render.markdown import markdown as page
from goals_cli.render.text import text as plain_page

_ANSWERS = {
    Answer.AGREES: "You agreed to this on {on}.",
    Answer.PARTLY: "You agreed to a part of this on {on}.",
    Answer.DISAGREES: "You said no to this on {on}.",
    Answer.COULD_NOT_SAY: "We talked about this on {on}. You could not say whether you agree.",
}
_TURNS = {
    Status.PROPOSED: "Since {on} we are talking about it again.",
    Status.ACTIVE: "Since {on} we are working on it.",
    Status.PAUSED: "Since {on} it rests.",
    Status.ACHIEVED: "You reached it on {on}.",
    Status.ENDED: "We ended our work on it on {on}.",
    Status.DECLINED: "Since {on} you do not want it any more.",
}
_FIELDS = {
    "statement": "What we wrote down",
    "target_date": "By when",
    "measures": "How we will know",
    "target": "What you want to get to",
    "baseline": "Where you started",
    "unit": "What we count in",
    "what": "What we look at",
}


def text(found: SinceAgreed) -> str:
    """Write the page for a printer or a terminal."""
    return plain_page(blocks(found))


def markdown(found: SinceAgreed) -> str:
    """Write the page as Markdown."""
    return page(blocks(found))


def json(found: SinceAgreed) -> str:
    """Write the page for programs."""
    return envelope("since-agreed", {field.name: getattr(found, field.name) for field in fields(found)})


FORMATS: dict[str, Callable[[SinceAgreed], str]] = {"text": text, "markdown": markdown, "json": json}


def blocks(found: SinceAgreed) -> Iterator[Block]:
    """Lay the page out."""
    yield Heading(1, "What changed since you agreed")
    yield Paragraph(f"As of {found.today}.")
    for goal in found.goals:
        yield Heading(2, goal.title or "Your goal")
        yield from _goal(goal, found.worker)
    if found.never:
        yield Heading(2, "Not agreed on yet")
        yield Bullets(found.never)
    if not found.goals:
        yield Paragraph("We have not agreed on a goal yet.")


def _goal(goal: GoalSince, worker: str) -> Iterator[Block]:
    yield Paragraph(_ANSWERS[goal.answer].format(on=goal.agreed_on))
    if goal.current:
        yield Paragraph("What we wrote down then still stands, word for word.")
    for each in goal.reworded:
        yield from _reworded(each)
    if goal.asked:
        yield Heading(3, "How that came about")
        yield Bullets(tuple(_asked(each, worker) for each in goal.asked))
    if not goal.current:
        yield Paragraph("This is not what you answered to. You can say yes, no, or what should be different.")
    if goal.status_since:
        yield Paragraph(_TURNS[goal.status].format(on=goal.status_since))
    for title, promises in (("New promises", goal.promised), ("Done", goal.done), ("Taken back", goal.taken_back)):
        if promises:
            yield Heading(3, title)
            yield Bullets(tuple(_promise(each, worker, new=title == "New promises") for each in promises))


def _reworded(each: Reworded) -> Iterator[Block]:
    about = f" ({each.measure})" if each.measure and each.field != "measures" else ""
    yield Heading(3, f"{_FIELDS.get(each.field, each.field)}{about}")
    if each.field == "statement":
        yield from _was_and_is(each)
    else:
        yield Paragraph(f"Then: {in_words(each.before)}. Now: {in_words(each.after)}.")


def _was_and_is(each: Reworded) -> Iterator[Block]:
    yield Paragraph("Then:")
    yield Quote(each.before) if each.before else Paragraph("nothing")
    yield Paragraph("Now:")
    yield Quote(each.after) if each.after else Paragraph("nothing")


def in_words(value: Any) -> str:
    """Say what stands in a field."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        unit = f" {value['unit']}" if value.get("unit") else ""
        target = f", {in_words(value['target'])}{unit}" if value.get("target") is not None else ""
        return f"{value.get('what') or value['id']}{target}"
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    return spoken(str(int(value) if isinstance(value, float) and value.is_integer() else value))


def _asked(each: Asked, worker: str) -> str:
    who = "you" if each.asked_by in (CLIENT, None) else _other(each.asked_by or "", worker)
    because = f", because: {each.because.strip()}" if each.because else ""
    says = f' You said: "{each.client_says.strip()}"' if each.client_says else ""
    end = "" if because.endswith((".", "!", "?")) else "."
    return f"{each.on}: {who} asked for it{because}{end}{says}"


def _promise(each: Promise, worker: str, *, new: bool) -> str:
    who = "" if each.who == CLIENT else f" ({_other(each.who, worker)})"
    due = f", by {each.due}" if new and each.due else ""
    return f"{each.on}: {each.step}{who}{due}"


def _other(who: str, worker: str) -> str:
    return "your worker" if who in (worker, "worker") else who
