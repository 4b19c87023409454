"""The page for the client: what changed since you agreed, in plain words and their language, and what is the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import fields
from typing import Any

from goals_cli.codes import is_code
from goals_cli.history.since_agreed import GoalSince, Promise, Reworded, SinceAgreed
from goals_cli.plan import CLIENT, Status
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph, Quote
from goals_cli.render.json import envelope
from goals_cli.render.markdown import markdown as page
from goals_cli.render.screen import PAPER, Screen
from goals_cli.render.sheet_since import FIELDS, decided, still_to_decide, titled
from goals_cli.render.sheet_words import field_value, named
from goals_cli.render.since_answers import TO_THEM, UNTOLD, answered, asked, on_all, on_one, on_the_whole, refused
from goals_cli.render.text import text as plain_page
from goals_cli.speech import ENGLISH, N_, Speech

_TURNS = {
    Status.PROPOSED: N_("We have been talking about it again since {day}."),
    Status.ACTIVE: N_("We have been working on it since {day}."),
    Status.PAUSED: N_("We paused this one on {day}."),
    Status.ACHIEVED: N_("You reached this one on {day}."),
    Status.ENDED: N_("We ended our work on this one on {day}."),
    Status.DECLINED: N_("On {day} you said that you do not want this one any more."),
}
_FIELDS = FIELDS | {
    "target": N_("What you want to get to"),
    "baseline": N_("Where you started"),
    "keep": N_("You want to keep it"),
}


def text(found: SinceAgreed, speech: Speech = ENGLISH, *, screen: Screen = PAPER) -> str:
    """Write the page for a printer or a terminal."""
    return plain_page(blocks(found, speech), screen=screen, speech=speech)


def markdown(found: SinceAgreed, speech: Speech = ENGLISH) -> str:
    """Write the page as Markdown."""
    return page(blocks(found, speech))


def json(found: SinceAgreed, _: Speech = ENGLISH) -> str:
    """Write the page for programs, alike in all languages."""
    return envelope("since-agreed", {field.name: getattr(found, field.name) for field in fields(found)})


FORMATS: dict[str, Callable[..., str]] = {"text": text, "markdown": markdown, "json": json}
IN_WORDS = ("text", "markdown")  # those that people read, in their language


def blocks(found: SinceAgreed, speech: Speech) -> Iterator[Block]:
    """Lay the page out."""
    yield Heading(1, speech.gettext("What changed since you agreed"))
    yield Paragraph(speech.gettext("As of {day}.", day=speech.day(found.today)))
    for goal in found.goals:
        yield Heading(2, goal.title or speech.gettext("Your goal"))
        yield from _goal(goal, found.workers, speech)
    if found.never:
        yield Heading(2, speech.gettext("Not agreed on yet"))
        yield Bullets(tuple(_called(each, speech) for each in found.never))
    if not found.goals:
        yield Paragraph(speech.gettext("We have not agreed on a goal yet."))


def _called(title: str, speech: Speech) -> str:
    """Call a goal by its title; the id that stands for none says nothing to the client."""
    return speech.gettext("Your goal") if title.startswith("g-") and is_code(title) else title


def _goal(whole: GoalSince, workers: Collection[str], speech: Speech) -> Iterator[Block]:
    goal = decided(whole)
    yield Paragraph(answered(goal, speech, TO_THEM))
    yield from map(Paragraph, on_the_whole(goal, speech, TO_THEM))
    if goal.current and not goal.undecided and not goal.refusal:
        yield Paragraph(speech.gettext("What we wrote down then still stands, word for word."))
    said = on_all(goal, speech, TO_THEM)
    for open_part in goal.undecided:
        yield Paragraph(still_to_decide(open_part, speech, _FIELDS))
    for each in goal.reworded:
        yield from _reworded(each, speech)
        if said is None and (alone := on_one(each, speech, TO_THEM)):
            yield Paragraph(alone)
    if goal.asked:
        yield Heading(3, speech.gettext("How that came about"))
        yield Bullets(asked(goal, workers, speech, TO_THEM))
    if said:
        yield Paragraph(said)
    if goal.refused:
        yield Heading(3, speech.gettext("What you said no to, and it stayed as it was"))
        yield Bullets(refused(goal, workers, speech, TO_THEM))
    if goal.status_since:
        yield Paragraph(speech.gettext(_TURNS[goal.status], day=speech.day(goal.status_since)))
    yield from _promises(speech.gettext("New promises"), goal.promised, workers, speech, new=True)
    yield from _promises(speech.gettext("Done"), goal.done, workers, speech)
    yield from _promises(speech.gettext("Promises taken back"), goal.taken_back, workers, speech)


def _reworded(each: Reworded, speech: Speech) -> Iterator[Block]:
    yield Heading(3, titled(each, speech, _FIELDS))
    yield from _statement(each, speech) if each.field == "statement" else _then_and_now(each, speech)
    if each.untold:
        yield Paragraph(speech.gettext(UNTOLD))


def _then_and_now(each: Reworded, speech: Speech) -> Iterator[Block]:
    before, after = (field_value(each.field, stands, speech) for stands in (each.before, each.after))
    if _is_nothing(each.before):
        yield Paragraph(speech.gettext("Not written down then. Now: {after}.", after=after))
    elif _is_nothing(each.after):
        yield Paragraph(speech.gettext("Then: {before}. Not written down any more.", before=before))
    else:
        yield Paragraph(speech.gettext("Then: {before}. Now: {after}.", before=before, after=after))


def _statement(each: Reworded, speech: Speech) -> Iterator[Block]:
    if _is_nothing(each.before):
        yield Paragraph(speech.gettext("Not written down then."))
    else:
        yield from (Paragraph(speech.gettext("Then:")), Quote(str(each.before)))
    if _is_nothing(each.after):
        yield Paragraph(speech.gettext("Not written down any more."))
    else:
        yield from (Paragraph(speech.gettext("Now:")), Quote(str(each.after)))


def _is_nothing(stands: Any) -> bool:
    return stands is None or stands in ("", [])


def _promises(
    title: str, promises: Iterable[Promise], workers: Collection[str], speech: Speech, *, new: bool = False
) -> Iterator[Block]:
    lines = tuple(named(speech.day(each.on), _promise(each, workers, speech, new=new), speech) for each in promises)
    if lines:
        yield Heading(3, title)
        yield Bullets(lines)


def _promise(each: Promise, workers: Collection[str], speech: Speech, *, new: bool) -> str:
    """Say what was promised, by whom when it was not the client, and until when as long as that is news."""
    said = each.step
    if each.who in workers:
        said = speech.gettext("{step} (your worker)", step=said)
    elif each.who != CLIENT:
        said = speech.gettext("{step} ({who})", step=said, who=each.who)
    due = [speech.gettext("by {day}", day=speech.day(each.due))] if new and each.due else []
    return speech.listed([said, *due])
