"""How often something is promised, in words: "every" stands before what needs it alone."""

from __future__ import annotations

import re

from goals_cli.speech import ENGLISH, N_, Speech

# The words that a plan has for it. Any other rhythm is somebody's own words.
_KNOWN = (
    N_("every day"),
    N_("every morning"),
    N_("every afternoon"),
    N_("every evening"),
    N_("every night"),
    N_("every week"),
    N_("every two weeks"),
    N_("every weekend"),
    N_("every month"),
    N_("every year"),
    N_("every Monday"),
    N_("every Tuesday"),
    N_("every Wednesday"),
    N_("every Thursday"),
    N_("every Friday"),
    N_("every Saturday"),
    N_("every Sunday"),
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_PARTS = "morning|noon|afternoon|evening|night"
_SPANS = "minute|hour|day|week|weekday|weekend|fortnight|month|quarter|year"
_COUNTS = "two|three|four|five|six|seven|eight|nine|ten|twelve|[2-9]|[1-9][0-9]"
# What is said after a unit when it is still what comes back: every Monday and Thursday, every day at six.
_MORE = f" (?:{_PARTS}|and|or|at|on|in|before|after|except|but)\\b.*|,.*"
_UNIT = re.compile(
    rf"(?:(?:other|second|third|school|working) )?(?:{_DAYS}|{_PARTS}|{_SPANS})(?:{_MORE})?"
    rf"|(?:{_COUNTS}) (?:{_SPANS})s"
    r"|\.\.\.",  # what was left out as private
    re.IGNORECASE,
)


def rhythm(every: str, speech: Speech = ENGLISH) -> str:
    """Say how often: a unit with the word before it that it needs, translated when it is a known one, else as it is."""
    written = " ".join(every.split())
    if speech.code == ENGLISH.code:
        return f"every {written}" if _UNIT.fullmatch(written) else speech.own(written)
    return next((said for known in _KNOWN if _is(written, known, said := speech.gettext(known))), speech.own(written))


def _is(written: str, known: str, said: str) -> bool:
    """Say whether a rhythm is a known one, in English or as it is `said`, with its first word or without."""
    words = {known, said, *(each.partition(" ")[2] for each in (known, said))} - {""}
    return written.casefold() in {each.casefold() for each in words}
