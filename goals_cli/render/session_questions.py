"""The words of the open questions for a session: how a worker may ask them, in the second person and their language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goals_cli.codes import is_code
from goals_cli.plan import CLIENT, Answer, Party
from goals_cli.questions import Ask
from goals_cli.render.shortening import short
from goals_cli.session_parts import ToAsk
from goals_cli.speech import ENGLISH, N_, Speech

_QUOTED, _TITLE, _NAME = 100, 40, 30  # characters
_SENTENCES = {
    Ask.SINCE: N_("What went well since {day}?"),
    Ask.REQUEST: N_("What do you say to it?"),
    Ask.CHANGE: N_("On {day} this was changed in {title}: {words}. What do you say to it?"),
    Ask.TARGET_DATE: N_("{title} is planned up to {day}. How does that look to you?"),
    Ask.STUCK: N_("What would help with {title}: another way, a smaller step, a rest?"),
    Ask.STEP: N_('What would help with "{words}", or what would suit you better?'),
    Ask.IN_THE_WAY: N_('In the way was: "{words}". What has helped with it since?'),
    Ask.CONFIDENCE: N_("You were {number} of 10 sure of {title}. What would make it one higher?"),
    Ask.VIEW: N_("How do you see it?"),
    Ask.REQUIREMENT: N_("How is that for you?"),
    Ask.PROPOSED: N_("What should become of {title}: begin, wait, or let it go?"),
    Ask.PAUSED: N_("{title} has rested since {day}. What should become of it?"),
    Ask.NEXT: N_("What would you like to turn to next?"),
}
_FIRST = N_("What would you like to talk about first?")
_OWN_REQUEST = N_('You asked for this: "{words}". What should come of it?')
_DAY_PASSED = N_("{title} was planned up to {day}. What have you reached, and what should come now?")
_PRIVATE_STEP = N_("What would help with your own step (private: {step}), or what would suit you better?")
_PRIVATE_VIEW = N_("Something was said about {title} that we keep private. How do you see it?")
_AGREEMENTS = {
    Answer.AGREES: N_("On {day} you agreed to {title}. What fits still, and what does not?"),
    Answer.PARTLY: N_("On {day} you agreed to a part of {title}. What should be different?"),
    Answer.DISAGREES: N_("On {day} you did not agree to {title}. What would you want instead?"),
    Answer.COULD_NOT_SAY: N_(
        "On {day} you could not say whether you agree to {title}. What do you say to it today?"
    ),
}
_CHANGES = {
    "statement": N_("On {day} the wording of {title} was changed. What do you say to it?"),
    "target_date": N_("On {day} the target date of {title} was changed. What do you say to it?"),
    "measures": N_("On {day} we changed what we look at for {title}. What do you say to it?"),
}
# Whole sentences for each who asks or says: in many languages a verb goes by who it is.
_ASKING: dict[str, str] = {
    Party.FAMILY: N_('Your family asks for this: "{words}".'),
    Party.AGENCY: N_('The agency asks for this: "{words}".'),
    Party.COURT: N_('The court asks for this: "{words}".'),
    Party.OTHER: N_('Somebody else asks for this: "{words}".'),
    Party.WORKER: N_('Your worker asks for this: "{words}".'),
    Party.UNCLEAR: N_('Somebody asks for this: "{words}".'),
}
_SAYING: dict[str, str] = {
    Party.FAMILY: N_('Your family says: "{words}".'),
    Party.AGENCY: N_('The agency says: "{words}".'),
    Party.COURT: N_('The court says: "{words}".'),
    Party.OTHER: N_('Somebody else says: "{words}".'),
    Party.WORKER: N_('Your worker says: "{words}".'),
    Party.UNCLEAR: N_('Somebody says: "{words}".'),
}
_BY_NAME = {"asks": N_('{who} asks for this: "{words}".'), "says": N_('{who} says: "{words}".')}


def sentence(asked: ToAsk, today: date, speech: Speech = ENGLISH) -> str:
    """Say how to ask a question."""
    unnamed = _unnamed(asked.goal, speech)
    question = speech.gettext(
        _words_for(asked, today),
        title=quoted(asked.title, asked.goal, speech),
        day=speech.spoken_day(asked.on, today) if asked.on else "",
        words=_about(asked),
        step=asked.step or "",
        number=str(asked.number),
    )
    if question.startswith(unnamed):
        question = type(question)(question[:1].upper() + question[1:])
    told = _told(asked, speech)
    return speech.together(told, question) if told else question


def name(title: str | None, goal: str | None, speech: Speech = ENGLISH) -> str:
    """Name a goal; a private one by its id."""
    return speech.gettext("(private: {goal})", goal=str(goal)) if title is None else short(title, _TITLE)


def quoted(title: str | None, goal: str | None, speech: Speech = ENGLISH) -> str:
    """Name a goal within a sentence; one of which nothing has been said is known by its id alone."""
    if title is None:
        return name(title, goal, speech)
    return _unnamed(goal, speech) if title == goal else speech.gettext('"{words}"', words=name(title, goal))


def _unnamed(goal: str | None, speech: Speech) -> str:
    return speech.gettext("the goal without a name ({goal})", goal=str(goal))


def _told(asked: ToAsk, speech: Speech) -> str:
    """Say first who wants or thinks what, where a question is about that."""
    if asked.about is None or asked.who == CLIENT:
        return ""
    if asked.kind in (Ask.REQUEST, Ask.REQUIREMENT):
        return _by(asked, _ASKING, _BY_NAME["asks"], speech)
    return _by(asked, _SAYING, _BY_NAME["says"], speech) if asked.kind is Ask.VIEW else ""


def _by(asked: ToAsk, parties: Mapping[str, str], by_name: str, speech: Speech) -> str:
    who = asked.who or Party.UNCLEAR
    if who in parties:
        return speech.gettext(parties[who], words=_about(asked))
    named = short(who, _NAME)
    code = "-" in named and is_code(named)
    return speech.gettext(by_name, who=named if code else named[:1].upper() + named[1:], words=_about(asked))


def _about(asked: ToAsk) -> str:
    about = short((asked.about or "").rstrip().rstrip("."), _QUOTED)
    return about.replace("_", " ") if asked.kind is Ask.CHANGE else about


def _words_for(asked: ToAsk, today: date) -> str:
    if asked.kind is Ask.AGREEMENT:
        return _AGREEMENTS[asked.answer or Answer.COULD_NOT_SAY]
    if asked.kind is Ask.REQUEST and asked.who == CLIENT:
        return _OWN_REQUEST
    if asked.kind is Ask.CHANGE:
        field = (asked.about or "").partition(".")[0].partition("[")[0]
        return _CHANGES.get(field, _SENTENCES[Ask.CHANGE])
    if asked.about is None and asked.kind in (Ask.STEP, Ask.VIEW):
        return _PRIVATE_STEP if asked.kind is Ask.STEP else _PRIVATE_VIEW
    if asked.kind is Ask.SINCE and (asked.on is None or asked.on >= today):
        return _FIRST
    if asked.on and asked.kind is Ask.TARGET_DATE and asked.on < today:
        return _DAY_PASSED
    return _SENTENCES[asked.kind]
