"""Which languages there are: English, in which the code is written, and one for each catalogue in `locale/`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from goals_cli.errors import NotFound
from goals_cli.speech import ENGLISH, Speech

if TYPE_CHECKING:
    from gettext import GNUTranslations

FOLDER = Path(__file__).parent / "locale"
_CATALOGUE = "LC_MESSAGES/goals.po"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")


def codes(folder: Path = FOLDER) -> tuple[str, ...]:
    """Name the languages as pages do: pt-BR for the folder pt_BR."""
    found = (path.parents[1].name.replace("_", "-") for path in folder.glob(f"*/{_CATALOGUE}"))
    return tuple(sorted({ENGLISH.code, *found}))


def tag(language: str | None) -> str | None:
    """Write a language as pages name it; None for what is no such name, such as a word in a plan."""
    written = (language or "").strip().replace("_", "-")
    return written if _TAG.fullmatch(written) else None


def other_than(page: str, language: str | None) -> str | None:
    """Name a language as pages do where it is another one than that of the page; es-MX is none on a page in es."""
    theirs = tag(language)
    same = theirs is None or f"{theirs}-".lower().startswith(f"{page}-".lower())
    return None if same else theirs


def closest(language: str, folder: Path = FOLDER) -> str | None:
    """Find the language in which somebody can be spoken to: es for es-MX; None when there is none."""
    wanted = tag(language)
    known = {code.lower(): code for code in codes(folder)}
    parts = wanted.lower().split("-") if wanted else []
    shorter = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[name] for name in shorter if name in known), None)


def speech(code: str, folder: Path = FOLDER) -> Speech:
    """Load a language by its code."""
    if code == ENGLISH.code:
        return ENGLISH
    if code not in codes(folder):
        raise NotFound(f"there is no catalogue for {code!a}", f"there are: {', '.join(codes(folder))}")
    from babel import Locale
    from babel.dates import format_date, format_skeleton
    from babel.numbers import get_decimal_symbol

    locale = Locale.parse(code, sep="-")
    return Speech(
        code=code,
        right_to_left=locale.character_order == "right-to-left",
        sentences=_sentences(folder / code.replace("-", "_") / _CATALOGUE),
        long_day=lambda on: format_date(on, "long", locale),
        # With the month as a word: figures alone may be read from either end where lines run from the right.
        short_day=lambda on: format_skeleton("yMMMd", on, locale=locale),
        day_of_year=lambda on: format_skeleton("MMMMd", on, locale=locale),
        decimal=get_decimal_symbol(locale),
    )


def _sentences(path: Path) -> GNUTranslations:
    """Read a catalogue as translators write it, so that no compiled file is to be kept beside it."""
    from gettext import GNUTranslations
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
