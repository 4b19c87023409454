"""What others brought up, think and ask for, on the client's own sheet, each time with the client's words to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goals_cli.plan import Answer, Party
from goals_cli.render.blocks import Block, Heading, Paragraph, Quote
from goals_cli.render.sheet_words import named
from goals_cli.sheet_parts import Demanded, Disagreed, Raised, Viewed
from goals_cli.speech import N_, Speech

_RAISERS: dict[str, str] = {
    Party.WORKER: N_("This was brought up by my worker."),
    Party.FAMILY: N_("This was brought up by my family."),
    Party.AGENCY: N_("This was brought up by the agency."),
    Party.COURT: N_("This was brought up by the court."),
    Party.OTHER: N_("This was brought up by somebody else."),
    Party.UNCLEAR: N_("It is not clear who brought this up."),
}
_FIRST_ANSWERS = {
    Answer.AGREES: N_("My first answer was yes."),
    Answer.PARTLY: N_("My first answer was yes to a part of it."),
    Answer.DISAGREES: N_("My first answer was no."),
    Answer.COULD_NOT_SAY: N_("At first I could not say what I think of it."),
}
_WHO: dict[str, str] = {
    Party.WORKER: N_("My worker"),
    Party.FAMILY: N_("My family"),
    Party.AGENCY: N_("The agency"),
    Party.COURT: N_("The court"),
    Party.OTHER: N_("Somebody else"),
    Party.UNCLEAR: N_("Somebody"),
}


def raised(raised: Raised, speech: Speech, language: str | None) -> Iterator[Block]:
    """Say who brought a goal up, and what the client answered at first."""
    yield Heading(3, speech.gettext("Where this came from"))
    sentence = _RAISERS.get(raised.who, N_("This was brought up by {who}."))
    yield Paragraph(speech.gettext(sentence, who=speech.own(raised.who)))
    if raised.words:
        yield Quote(raised.words, language, others=True)
    if raised.answer:
        yield Paragraph(speech.gettext(_FIRST_ANSWERS[raised.answer]))
        yield from answered(raised.client_says, language)


def answered(words: str | None, language: str | None) -> Iterator[Block]:
    """Quote the client's words to something beside the goal itself, which stand back behind those on it."""
    if words:
        yield Quote(words, language, aside=True)


def views(views: Iterable[Viewed], speech: Speech, language: str | None) -> Iterator[Block]:
    """Say what others think of a goal, each time with the client's words to it."""
    for number, each in enumerate(views):
        if not number:
            yield Heading(3, speech.gettext("What others think"))
        yield Paragraph(named(_who(each.who, speech), speech.own(each.view), speech))
        yield from answered(each.client_says, language)


def demands(demands: Iterable[Demanded], speech: Speech, language: str | None) -> Iterator[Block]:
    """Say what others demand, which is no goal of the client's; until when, and what the client said to it."""
    for number, each in enumerate(demands):
        if not number:
            yield Heading(2, speech.gettext("What others ask of me"))
        who, asked = _who(each.who, speech), speech.own(each.demands)
        if each.until:
            who = speech.gettext("{who}, until {day}", who=who, day=speech.day(each.until))
        yield Paragraph(named(who, asked, speech))
        yield from answered(each.client_says, language)


def disagreements(disagreements: Iterable[Disagreed], speech: Speech, language: str | None) -> Iterator[Block]:
    """Say what the client sees otherwise, and what came of it."""
    for number, each in enumerate(disagreements):
        if not number:
            yield Heading(2, speech.gettext("What I see in another way"))
        yield Paragraph(named(speech.day(each.on), speech.own(each.about), speech))
        yield from answered(each.client_says, language)
        if each.handled:
            yield Paragraph(speech.gettext("What came of it: {told}", told=speech.own(each.handled)))


def _who(who: str, speech: Speech) -> str:
    return speech.gettext(_WHO[who]) if who in _WHO else speech.own(who)
