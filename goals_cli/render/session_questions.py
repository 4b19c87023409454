"""The words of the open questions for a session: how a worker may ask them, in the second person."""

from __future__ import annotations

from datetime import date

from goals_cli.codes import is_code
from goals_cli.plan import CLIENT, Answer, Party
from goals_cli.questions import Ask
from goals_cli.render.shortening import short
from goals_cli.session_parts import ToAsk

_QUOTED, _TITLE, _NAME = 100, 40, 30  # characters
_OTHERS: dict[str, str] = {
    Party.FAMILY: "your family",
    Party.AGENCY: "the agency",
    Party.COURT: "the court",
    Party.OTHER: "somebody else",
    Party.WORKER: "your worker",
    Party.UNCLEAR: "somebody",
}
_SENTENCES = {
    Ask.SINCE: "What went well since {on}?",
    Ask.REQUEST: '{who} asks for this: "{about}". What do you say to it?',
    Ask.CHANGE: "On {on} the {about} of {title} was changed. What do you say to it?",
    Ask.TARGET_DATE: "{title} is planned up to {on}. How does that look to you?",
    Ask.STUCK: "What would help with {title}: another way, a smaller step, a rest?",
    Ask.STEP: 'What would help with "{about}", or what would suit you better?',
    Ask.IN_THE_WAY: 'In the way was: "{about}". What has helped with it since?',
    Ask.CONFIDENCE: "You were {number} of 10 sure of {title}. What would make it one higher?",
    Ask.VIEW: '{who} says: "{about}". How do you see it?',
    Ask.REQUIREMENT: '{who} asks for this: "{about}". How is that for you?',
    Ask.PROPOSED: "What should become of {title}: begin, wait, or let it go?",
    Ask.PAUSED: "{title} has rested since {on}. What should become of it?",
    Ask.NEXT: "What would you like to turn to next?",
}
_UNNAMED = "the goal without a name"
_FIRST = "What would you like to talk about first?"
_OWN_REQUEST = 'You asked for this: "{about}". What should come of it?'
_DAY_PASSED = "{title} was planned up to {on}. What have you reached, and what should come now?"
_PRIVATE_STEP = "What would help with your own step (private: {step}), or what would suit you better?"
_PRIVATE_VIEW = "What do you say to what was told in private of {title}?"
_AGREEMENTS = {
    Answer.AGREES: "On {on} you agreed to {title}. What fits still, and what does not?",
    Answer.PARTLY: "On {on} you agreed to a part of {title}. What should be different?",
    Answer.DISAGREES: "On {on} you did not agree to {title}. What would you want instead?",
    Answer.COULD_NOT_SAY: "On {on} you could not say whether you agree to {title}. What do you say to it today?",
}


def sentence(asked: ToAsk, today: date) -> str:
    """Say how to ask a question."""
    about = short((asked.about or "").rstrip().rstrip("."), _QUOTED)
    question = _words_for(asked, today).format(
        title=quoted(asked.title, asked.goal),
        on=_spoken(asked.on, today) if asked.on else "",
        about=about.replace("_", " ") if asked.kind is Ask.CHANGE else about,
        who=_who(asked.who),
        step=asked.step,
        number=asked.number,
    )
    return "T" + question[1:] if question.startswith(_UNNAMED) else question


def name(title: str | None, goal: str | None) -> str:
    """Name a goal; a private one by its id."""
    return f"(private: {goal})" if title is None else short(title, _TITLE)


def quoted(title: str | None, goal: str | None) -> str:
    """Name a goal within a sentence; one of which nothing has been said is known by its id alone."""
    if title is not None and title == goal:
        return f"{_UNNAMED} ({goal})"
    return name(title, goal) if title is None else f'"{name(title, goal)}"'


def _words_for(asked: ToAsk, today: date) -> str:
    if asked.kind is Ask.AGREEMENT:
        return _AGREEMENTS[asked.answer or Answer.COULD_NOT_SAY]
    if asked.kind is Ask.REQUEST and asked.who == CLIENT:
        return _OWN_REQUEST
    if asked.about is None and asked.kind in (Ask.STEP, Ask.VIEW):
        return _PRIVATE_STEP if asked.kind is Ask.STEP else _PRIVATE_VIEW
    if asked.on and asked.kind is Ask.SINCE and asked.on >= today:
        return _FIRST
    if asked.on and asked.kind is Ask.TARGET_DATE and asked.on < today:
        return _DAY_PASSED
    return _SENTENCES[asked.kind]


def _spoken(day: date, today: date) -> str:
    """Say a day as people do; the year only when it is another one."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def _who(who: str | None) -> str:
    said = _OTHERS.get(who or "", short(who or "somebody", _NAME))
    return said if "-" in said and is_code(said) else said[:1].upper() + said[1:]
