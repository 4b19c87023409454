"""V102: words that read like the worker's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity, Where
from goals_cli.plan import Goal, Plan, Status
from goals_cli.voice import said, words_of

# Who a worker calls the client, and how a case note begins. What holds neither is looked at no more closely.
_NOUNS = (
    "client", "patient", "consumer", "resident", "member", "individual", "participant", "service user", "young person",
    "youth",
)  # fmt: skip
# Who else is called so behind a desk; people tell of students and tenants, too, but with an article.
_ALSO = ("student", "tenant")
_TELLING = (*_NOUNS, *_ALSO, "evidenced by", "si/hi", "hi/si")
_BEGINNINGS = (
    "pt", "cl", "ct", "per pt", "per cl", "per ct", "reports", "denies", "endorses", "verbali", "presents with",
    "wants to", "wishes to", "hopes to", "will ",
)  # fmt: skip
# What a worker writes behind that.
_VERBS = (
    "will", "shall", "would", "says", "said", "reports?", "reported", "states?", "stated", "verbali[sz]e[sd]?",
    "express(?:es|ed)", "describe[sd]", "shared", "complains", "denie[sd]", "endorse[sd]", "present(?:s|ed)",
    "exhibit(?:s|ed)", "demonstrate[sd]", "identifie[sd]", "agree[sd]", "acknowledge[sd]", "request(?:s|ed)", "seeks",
    "seems", "appears", "plans(?= to )", "intends", "aims", "continues", "chooses", "wants(?!,)", "wanted", "wanting",
    "wishes", "wished", "desires", "hopes", "hoped", "feels", "felt", "likes", "enjoys", "prefers", "lacks", "requires",
    "struggles", "attends", "engages", "remains", "tends", "understands", "(?:un)?able", "(?:un)?willing", "c/o", "did",
    "do(?:es|n't|esn't)", "to(?= [a-z])", "and (?:the )?(?:worker|therapist|clinician)",
)  # fmt: skip

_START = r"(?:^|(?<=[.!?:;\n]))[\s*•-]*"
_NOUN = f"(?:{'|'.join(_NOUNS)})"
_ANY_NOUN = f"(?:{'|'.join((*_NOUNS, *_ALSO))})"
_SHORT = r"(?:pt|clt?|clmt|ct)\.?"
_TELLS = f"(?:{'|'.join(_VERBS)})"
# Nobody speaks of themselves like this, whatever else they say.
_NEVER_SAID = (
    rf"{_START}{_ANY_NOUN}(?:,[^,.]{{1,20}},)? {_TELLS}\b|as evidenced by|\b(?:si ?/ ?hi|hi ?/ ?si)\b"
    rf"|^will (?:demonstrate|verbali[sz]e|utili[sz]e|exhibit) "
)
# Somebody may say this of their own clients or patients, or of a PT; not without ever saying I, my or we.
_SAID_BY_SOME = (
    rf"{_START}(?:(?:the|this)(?: [a-z]+-[a-z]+)? )?(?:{_NOUN}|{_SHORT})(?:['’]s\b"
    rf"| (?:{_TELLS}|is|was|has|had|needs (?:to|help|support|assistance))\b)"
    rf"|^(?:to )?(?:increase|improve|reduce|decrease|support|help) (?:the |this )?{_NOUN}\b"
    rf"|^per (?:the |this )?(?:{_NOUN}|{_SHORT})[,:' ]"
    r"|^(?:denies|endorses|verbali[sz]es|presents with) |^reports (?!are\b|from\b|for\b|and\b)[a-z]"
    r"|^(?:wants|wishes|hopes) to "
)
_OF_MYSELF = r"\b(?:i|me|my|mine|myself|we|us|our|ours)\b(?!-)"
_LEADING = " \n\t-*•"
_QUOTED = r'"[^"]*"|“[^”]*”'


@rule(
    "V102",
    "worker-voice",
    severity=Severity.ADVICE,
    statuses=(Status.PROPOSED, Status.ACTIVE),
    hint="ask once more and add what they say, as they say it: goals words CLIENT --goal GOAL --words TEXT",
    sources=("Joint Commission CTS.03.01.03: own words or ideas", "CARF Behavioral Health 2.C: the person's words"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: Client will attend the school play without leaving early.
            course: [{on: 2026-06-01, status: proposed}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            words: The client wants her hair done by Friday, and I can't hold the scissors.
            course: [{on: 2026-06-01, status: proposed}]
    """,
)
def worker_voice(goal: Goal, plan: Plan, _context: Context) -> Iterator[Hit]:
    """A goal in which the words of the client read like the worker's.

    What somebody wants sounds different when they say it themselves. It reads like the worker's when it tells of "the
    client" or "the patient", or begins like a case note. English only; a hint, because it cannot know who spoke.
    """
    words = words_of(goal)
    if words and plan.closed is None and all(_reads_like_the_workers(text, plan.client) for text in words):
        yield Hit(_first_words(goal), f"the words in goal {goal.id} read like the worker's, not like the client's own")


def _first_words(goal: Goal) -> Where:
    """Say where the first of the client's words stand, in a goal that holds some."""
    if said(goal.words):
        return ("words",)
    first = next(number for number, later in enumerate(goal.words_later) if said(later.words))
    return ("words_later", first, "words")


def _reads_like_the_workers(text: str, client: str) -> bool:
    """Say whether a text speaks of the client as a worker does; what it quotes does not count."""
    text = text.replace(client, "client").lower().lstrip(_LEADING)
    if not _may(text):
        return False
    # The patterns are compiled when a text needs them: that takes as long as reading ten plans, at every start.
    text = re.sub(_QUOTED, " ", text).lstrip(_LEADING)
    return bool(re.search(_NEVER_SAID, text) or (re.search(_SAID_BY_SOME, text) and not re.search(_OF_MYSELF, text)))


def _may(text: str) -> bool:
    """Rule out most texts quickly."""
    for word in _TELLING:
        if word in text:
            return True
    return text.startswith(_BEGINNINGS)
