"""Catalogues for tests: those that are there, what the code asks of them, and languages that are made up or begun."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from string import Formatter, ascii_letters

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

import goals_cli
from goals_cli.languages import FOLDER
from goals_cli.speech import Speech

PACKAGE = Path(goals_cli.__file__).parent
TEMPLATE = FOLDER / "goals.pot"
FILES = sorted(FOLDER.glob("*/LC_MESSAGES/goals.po"))
# What a client's words are replaced by, so that every letter that is left is one of ours.
WORDS = "☃"
_CIRCLED = str.maketrans({letter: chr(0x24B6 + number) for number, letter in enumerate(sorted(ascii_letters))})

HEBREW = """\
msgid ""
msgstr ""
"Language: he\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "My plan"
msgstr "התוכנית שלי"

msgid "As of {day}."
msgstr "נכון לתאריך {day}."

msgid "Our next meeting: {day}."
msgstr "הפגישה הבאה שלנו: {day}."

msgid "In my words"
msgstr "במילים שלי"

msgid "What we agreed"
msgstr "מה שהסכמנו"

msgid "By when: {day}."
msgstr "עד מתי: {day}."

msgid "I agreed to this on {day}."
msgstr "הסכמתי לזה בתאריך {day}."

msgid "What I do"
msgstr "הצעדים שלי"

msgid "What others do"
msgstr "הצעדים של אחרים"

msgid "Who"
msgstr "מי"

msgid "What"
msgstr "מה"

msgid "When"
msgstr "מתי"

msgid "by {day}"
msgstr "עד {day}"

msgid "How we will know"
msgstr "איך נדע"

msgid "{value} at the start"
msgstr "{value} בהתחלה"

msgid "{value} is what I want"
msgstr "{value} זה מה שאני רוצה"

msgid "Done"
msgstr "כבר נעשה"

msgid "What matters to me"
msgstr "מה שחשוב לי"

msgid "How to ask for a change"
msgstr "איך מבקשים שינוי"

msgid "This is my plan. I can ask for a change at any time."
msgstr "זו התוכנית שלי. מותר לי לבקש שינוי בכל זמן."

msgid "How far along I am, from 0 to 10"
msgstr "כמה התקדמתי, מ־0 עד 10"

msgctxt "the day of a rating"
msgid "On"
msgstr "תאריך"

msgid "I said"
msgstr "אני אמרתי"

msgid "How far along I said I am"
msgstr "כמה אמרתי שהתקדמתי"
"""


def read(path: Path) -> Catalog:
    """Read a catalogue or the template."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages(catalogue: Catalog) -> list[Message]:
    """List the messages of a catalogue, without its head."""
    return [message for message in catalogue if message.id]


@cache
def asked_for() -> dict[tuple[str | None, str], tuple[set[str], tuple[str, ...]]]:
    """Collect the messages of the code: each with the files in which it stands, and what translators are told."""
    found: dict[tuple[str | None, str], tuple[set[str], tuple[str, ...]]] = {}
    extracted = extract_from_dir(PACKAGE, keywords=DEFAULT_KEYWORDS, comment_tags=["Translators:"])
    for name, _line, message, comments, context in extracted:
        assert isinstance(message, str), "a plural is new here: let the tests of catalogues know of it"
        files, told = found.get((context, message), (set(), ()))
        found[context, message] = (files | {f"goals_cli/{name}"}, (*told, *comments))
    return found


def places(message: str) -> list[str]:
    """Name the places of a message that are to be filled."""
    return sorted(name for _, name, _, _ in Formatter().parse(message) if name is not None)


class Circled(NullTranslations):
    """A language whose letters are circled ones, which remembers what it was asked for."""

    def __init__(self) -> None:
        """Begin with nothing asked for."""
        super().__init__()
        self.asked: set[tuple[str | None, str]] = set()

    def gettext(self, message: str) -> str:
        """Circle the letters of a message, but for its places."""
        return self.pgettext(None, message)

    def pgettext(self, context: str | None, message: str) -> str:  # type: ignore[override]
        """Circle the letters of a message that has a context."""
        self.asked.add((context, message))
        parts = re.split(r"(\{\w+\})", message)
        return "".join(part if part.startswith("{") else part.translate(_CIRCLED) for part in parts)


def made_up() -> Speech:
    """Give a language in which no letter of ours is one of the alphabet."""
    long_day, short_day, day_of_year = (lambda on, sign=sign: f"{sign}{on.day}" for sign in "☼☾☆")
    return Speech("qaa", False, Circled(), long_day, short_day, day_of_year, ",")


def with_hebrew(folder: Path) -> Path:
    """Lay down a catalogue that a translator has begun, of a language that is read from the right."""
    path = folder / "he" / "LC_MESSAGES" / "goals.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEBREW, encoding="utf-8")
    return folder


def sentences(texts: Iterable[str]) -> list[str]:
    """Take texts apart into sentences of several words, those that begin with a capital; a place holds a short word."""
    filled = (re.sub(r"\{\w+\}", "May", text) for text in texts)
    found = (sentence.strip() for text in filled for sentence in re.split(r"(?<=[.:?!])\s", text))
    return [sentence for sentence in found if sentence.lstrip('¿"')[:1].isupper() and " " in sentence]
