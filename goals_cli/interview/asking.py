"""Owns how a conversation asks and answers on a terminal: one line at a time, nothing typed is lost or judged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from typing import TypeVar

from goals_cli.errors import GoalsError, NotWritten
from goals_cli.interview.screen import Screen

Value = TypeVar("Value")

WIDEST = 100  # columns; longer lines are hard to read
NARROWEST = 20
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HELP = "Enter skips the question. Ctrl-C stops; what was said before is kept."
HELP_TEXT = f":e opens your editor for a longer text. {HELP}"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LATER = re.compile(r"\+?([0-9]{1,4})([dw])", re.IGNORECASE)
_DAY = re.compile(r"(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}")  # the years that a plan may hold


class Left(GoalsError):
    """The conversation was left half-way."""

    exit_code = 130


class Unclear(Exception):
    """An answer that cannot be taken; its text says kindly what is asked for."""


class Talk:
    """A conversation: says, shows and asks."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def say(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """Say a text, wrapped at the terminal's width; a word is never broken, so that it can be copied."""
        from goals_cli.render.terminal import safe_lines, wrap

        columns = max(NARROWEST, min(self._screen.columns(), WIDEST)) - indent
        for line in safe_lines(text):
            for piece in wrap(line, columns, cut=False):
                self._screen.write(" " * indent * bool(piece) + self._styled(piece, style) + "\n")

    def heading(self, where: str, title: str) -> None:
        """Begin a part: where we are, and what it is about."""
        self._screen.write("\n")
        self.say(f"{where}  {title}", style="bold")

    def note(self, text: str) -> None:
        """Say something beside the questions."""
        self.say(text, indent=2, style="dim")

    def hint(self, text: str) -> None:
        """Say which command does something; on one line whatever its length, so that it can be copied."""
        from goals_cli.render.terminal import safe

        self._screen.write("  " + self._styled(safe(text), "dim") + "\n")

    def quote(self, text: str) -> None:
        """Show somebody's words."""
        self.say(text, indent=2)

    def text(self, question: str, *, help: str = "") -> str | None:
        """Ask for a text; None when it is skipped."""
        return self._ask(question, f"{help} {HELP_TEXT}".strip(), str, edits=True)

    def several(self, question: str, *, help: str = "") -> Iterator[str]:
        """Ask for texts, one at a time, until Enter alone."""
        answer = self.text(question, help=f"{help} One at a time; Enter alone goes on.".strip())
        while answer is not None:
            yield answer
            answer = self._ask("", f"One more? Enter alone goes on. {HELP_TEXT}", str, edits=True)

    def number(self, question: str, low: int, high: int, *, help: str = "") -> int | None:
        """Ask for a whole number."""

        def read(answer: str) -> int:
            if not re.fullmatch(r"[+-]?[0-9]{1,6}", answer) or not low <= int(answer) <= high:
                raise Unclear(f"A whole number from {low} to {high}, please.")
            return int(answer)

        return self._ask(question, f"{help} A whole number from {low} to {high}. {HELP}".strip(), read)

    def choice(self, question: str, choices: Mapping[str, Value], *, help: str = "") -> Value | None:
        """Ask for one of several words; its beginning is enough when no other begins so."""

        def read(answer: str) -> Value:
            asked = answer.casefold().replace("_", " ")
            found = [word for word in choices if word.startswith(asked)]
            if len(found) != 1 and asked not in choices:
                raise Unclear(f"One of these, please: {words}.")
            return choices[asked if asked in choices else found[0]]

        words = ", ".join(choices)
        return self._ask(f"{question} ({words})", f"{help} The first letters are enough. {HELP}".strip(), read)

    def yes(self, question: str, *, help: str = "") -> bool | None:
        """Ask for a yes or a no; None when it is skipped."""
        return self._ask(f"{question} (y/n)", f"{help} y for yes, n for no. {HELP}".strip(), self._yes_or_no)

    def yes_unless(self, question: str) -> bool:
        """Ask for a no; Enter is a yes."""
        answer = self._ask(f"{question} (y/n; Enter is y)", "y for yes, n for no; Enter is yes.", self._yes_or_no)
        return answer is not False

    @staticmethod
    def _yes_or_no(answer: str) -> bool:
        if answer.casefold() not in ("y", "yes", "n", "no"):
            raise Unclear("y for yes or n for no, please.")
        return answer[0] in "yY"

    def day(self, question: str, today: date, *, words: Mapping[str, Value] | None = None) -> date | Value | None:
        """Ask for a day, typed as 2026-03-02, +14d or 2w; `words` may be typed instead of one."""

        def read(answer: str) -> date | Value:
            return words[answer.casefold()] if words and answer.casefold() in words else read_day(answer, today)

        answer = self._ask(question, f"A day as 2026-03-02, or +14d, or 2w for two weeks from today. {HELP}", read)
        if isinstance(answer, date):
            self.note(f"{answer}, a {WEEKDAYS[answer.weekday()]}" + (", which is past" if answer < today else ""))
        return answer

    def read(self, question: str, read: Callable[[str], Value], *, help: str = "") -> Value | None:
        """Ask for something that `read` makes of the answer, or calls Unclear."""
        return self._ask(question, f"{help} {HELP}".strip(), read)

    def kept(self, save: Callable[[], Value]) -> Value:
        """Save an answer; when that fails, say why and try again for as long as the user wants to."""
        while True:
            try:
                return save()
            except (GoalsError, OSError) as error:
                self.say(f"This could not be saved yet: {error}")
                if isinstance(error, GoalsError) and error.hint:
                    self.hint(error.hint)
                self.say("Enter tries again; Ctrl-C stops without it.")
                self._screen.read("> ")

    def end_line(self) -> None:
        """Move below what was being typed; nobody may be there to see it."""
        with suppress(EOFError):
            self._screen.write("\n")

    def _ask(self, question: str, help: str, read: Callable[[str], Value], *, edits: bool = False) -> Value | None:
        if question:
            self.say(question)
        while True:
            try:
                answer = self._answer(edits)
                if answer == "?":
                    self.note(help)
                    continue
                return read(answer) if answer else None
            except Unclear as unclear:
                self.note(str(unclear))

    def _answer(self, edits: bool) -> str:
        """Read one answer, from the line or from the editor."""
        answer = cleaned(self._screen.read("> "))
        if answer != ":e":
            return answer
        if not edits:
            raise Unclear("A short answer is enough here.")
        try:
            answer = cleaned(self._screen.edit(""))
        except NotWritten as error:
            raise Unclear("; ".join(part for part in (error.message, error.hint) if part)) from None
        if answer:
            self.quote(answer)
        return answer

    def _styled(self, text: str, style: str) -> str:
        from typer import style as styled

        return styled(text, **{style: True}) if text and style and self._screen.styled else text


def cleaned(text: str) -> str:
    """Leave out what only a keyboard sends; text in another encoding than UTF-8 is asked for again."""
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise Unclear("That did not arrive as UTF-8 text; please look at your terminal's encoding.")
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).strip()


def read_day(text: str, today: date) -> date:
    """Read a day: 2026-03-02, or so many days or weeks from today."""
    later = _LATER.fullmatch(text.replace(" ", ""))
    try:
        if later:
            return today + timedelta(days=int(later[1]) * (7 if later[2] in "wW" else 1))
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except (ValueError, OverflowError):
        raise Unclear("There is no such day in the calendar; once more, please.") from None
    raise Unclear("A day like 2026-03-02, please, or +14d, or 2w for two weeks.")


@contextmanager
def held(talk: Talk, stopped: Callable[[], tuple[str, str]]) -> Iterator[None]:
    """Hold a conversation that may be left at any time; `stopped` says then what is kept, and how to go on."""
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        talk.end_line()
        raise Left(*stopped()) from None
