"""In which language a page for the client is printed: the one that was asked for, else theirs, else English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goals_cli.commands.common import say
from goals_cli.commands.formats import choice_option
from goals_cli.languages import closest, codes, speech, tag
from goals_cli.speech import ENGLISH

if TYPE_CHECKING:
    from goals_cli.plan import Plan
    from goals_cli.speech import Speech


def language_option(of: str) -> Any:
    """Make the option for the language of a page, which the help calls `of`."""
    about = f"The language of {of}, when not the plan's own."
    return choice_option("--language", codes(), about, closest=closest)


def spoken_with(plan: Plan, told: str | None) -> Speech:
    """Choose the language of a page."""
    return speech(told or closest(plan.language or "") or ENGLISH.code)


def tell_of_english(plan: Plan, told: str | None, quiet: bool, *, what: str = "sheet") -> None:
    """Say that a page is in English for want of a catalogue."""
    if told or not plan.language or closest(plan.language):
        return
    theirs = f"{tag(plan.language)!a}" if tag(plan.language) else "the plan's language"
    say(f"the {what} is in English: it is not translated into {theirs} (there are: {', '.join(codes())})", quiet)
