"""What the client said to what says something else now, in their own voice or to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from goals_cli.history.changes_since import Asked
from goals_cli.history.since_agreed import GoalSince, Reworded
from goals_cli.plan import CLIENT, Answer
from goals_cli.speech import N_, Speech


class Voice(NamedTuple):
    """Who speaks: how it is said who asked for a change and what the client answered, each with words and without."""

    client_asked: tuple[str, str]
    worker_asked: tuple[str, str]
    answers: Mapping[Answer, tuple[str, str]]
    declined: tuple[str, str]
    says: str
    not_said: str


CLIENTS = Voice(
    client_asked=(N_("{day}: I asked for it, because: {reason}"), N_("{day}: I asked for it.")),
    worker_asked=(N_("{day}: my worker asked for it, because: {reason}"), N_("{day}: my worker asked for it.")),
    answers={
        Answer.AGREES: (N_('I agreed to this on {day}: "{words}"'), N_("I agreed to this on {day}.")),
        Answer.PARTLY: (
            N_('I agreed to a part of this on {day}: "{words}"'),
            N_("I agreed to a part of this on {day}."),
        ),
        Answer.DISAGREES: (N_('I said no to this on {day}: "{words}"'), N_("I said no to this on {day}.")),
        Answer.COULD_NOT_SAY: (
            N_('I could not say on {day} whether I agree to this: "{words}"'),
            N_("I could not say on {day} whether I agree to this."),
        ),
    },
    declined=(N_('I said no to a change of this on {day}: "{words}"'), N_("I said no to a change of this on {day}.")),
    says=N_('I said: "{words}"'),
    not_said=N_("I have not said what I think of this yet. I can say yes, no, or what should be different."),
)
TO_THEM = Voice(
    client_asked=(N_("{day}: you asked for it, because: {reason}"), N_("{day}: you asked for it.")),
    worker_asked=(N_("{day}: your worker asked for it, because: {reason}"), N_("{day}: your worker asked for it.")),
    answers={
        Answer.AGREES: (N_('You agreed to this on {day}: "{words}"'), N_("You agreed to this on {day}.")),
        Answer.PARTLY: (
            N_('You agreed to a part of this on {day}: "{words}"'),
            N_("You agreed to a part of this on {day}."),
        ),
        Answer.DISAGREES: (N_('You said no to this on {day}: "{words}"'), N_("You said no to this on {day}.")),
        Answer.COULD_NOT_SAY: (
            N_('You could not say on {day} whether you agree to this: "{words}"'),
            N_("You could not say on {day} whether you agree to this."),
        ),
    },
    declined=(
        N_('You said no to a change of this on {day}: "{words}"'),
        N_("You said no to a change of this on {day}."),
    ),
    says=N_('You said: "{words}"'),
    not_said=N_("You have not said what you think of this yet. You can say yes, no, or what should be different."),
)
STILL_WRITTEN = N_("It is still written down as before. We talk about what should be different.")
UNTOLD = N_("This is not what was asked for; how it came about is not written down.")
_OTHERS_ASKED = (N_("{day}: {who} asked for it, because: {reason}"), N_("{day}: {who} asked for it."))


def asked(goal: GoalSince, workers: Collection[str], speech: Speech, voice: Voice) -> tuple[str, ...]:
    """Say of each change who asked for it, when and why, and what the client said where no part tells of it."""
    told = [each.said or each.declined for each in goal.reworded]
    lines = (
        (_asked(each, workers, speech, voice), "" if each in told else _said(each, speech, voice))
        for each in goal.asked
    )
    return tuple(speech.together(line, said) if said else line for line, said in lines)


def on_the_whole(goal: GoalSince, speech: Speech, voice: Voice) -> tuple[str, ...]:
    """Say that the client said no to what is written down all the same; nothing where they did not, or work is over."""
    if not goal.refusal or goal.reworded or not goal.status.open:
        return ()
    still = speech.gettext(STILL_WRITTEN)
    told_before = goal.answer is Answer.DISAGREES
    return (still,) if told_before else (_said(goal.refusal, speech, voice), still)


def answered(goal: GoalSince, speech: Speech, voice: Voice) -> str:
    """Say what the client answered, in their words where it was no plain yes."""
    words = None if goal.answer is Answer.AGREES else goal.client_says
    return _told(Asked(goal.agreed_on, "", None, None, goal.answer, words), voice.answers[goal.answer], speech)


def refused(goal: GoalSince, workers: Collection[str], speech: Speech, voice: Voice) -> tuple[str, ...]:
    """Say of each change that the client said no to who asked for it, when and why, and what they said."""
    return tuple(
        speech.together(_asked(each, workers, speech, voice), _said(each, speech, voice)) for each in goal.refused
    )


def on_all(goal: GoalSince, speech: Speech, voice: Voice) -> str | None:
    """Say what the client said to what was reworded, where that is the same of all of it; empty for nothing to say."""
    if len({(each.said, each.declined) for each in goal.reworded}) != 1:
        return None
    return on_one(goal.reworded[0], speech, voice)


def on_one(each: Reworded, speech: Speech, voice: Voice) -> str:
    """Say what the client said to one part that was reworded, or that they have not said it yet."""
    if each.said:
        agreed = each.said.answer is Answer.AGREES
        return _told(each.said, voice.answers[Answer.AGREES], speech) if agreed else _said(each.said, speech, voice)
    not_said = speech.gettext(voice.not_said)
    return speech.together(_told(each.declined, voice.declined, speech), not_said) if each.declined else not_said


def _said(each: Asked, speech: Speech, voice: Voice) -> str:
    """Say what the client said to a change; who asked for it or agreed has no need to be told so."""
    if each.answer is not None and each.answer is not Answer.AGREES:
        return _told(each, voice.answers[each.answer], speech)
    words = (each.client_says or "").strip()
    return speech.gettext(voice.says, words=speech.own(words)) if words else ""


def _told(each: Asked, sentences: tuple[str, str], speech: Speech) -> str:
    words = (each.client_says or "").strip()
    return speech.gettext(sentences[0] if words else sentences[1], day=speech.day(each.on), words=speech.own(words))


def _asked(each: Asked, workers: Collection[str], speech: Speech, voice: Voice) -> str:
    who, reason = each.asked_by or CLIENT, (each.because or "").strip()
    sentences = _OTHERS_ASKED
    if who == CLIENT:
        sentences = voice.client_asked
    elif who in workers:
        sentences = voice.worker_asked
    ended = reason if reason.endswith((".", "!", "?")) else reason + "."
    sentence = sentences[0] if reason else sentences[1]
    return speech.gettext(sentence, day=speech.day(each.on), who=speech.own(who), reason=speech.own(ended))
