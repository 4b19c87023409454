"""How a page speaks: its sentences, days and numbers in one language, as a value that is handed to a layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from goals_cli import marked

# English is written without the library that knows the days of all languages: to import that takes a third of a run.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NO_BREAK = "\u00a0"  # a space at which no line ends
_FROM_THE_RIGHT = "\u200f"  # a mark without width that counts as a letter read from the right
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Speech:
    """One language: its code as pages name it, where its lines begin, its sentences, and how it writes days.

    `gap` stands between the parts of a day; a page puts one there that never ends a line. With `marks`, which a page
    wants, it stays known in a sentence what was filled in.
    """

    code: str
    right_to_left: bool
    sentences: NullTranslations
    long_day: Callable[[date], str]
    short_day: Callable[[date], str]
    day_of_year: Callable[[date], str]
    decimal: str
    gap: str = " "
    marks: bool = False

    @property
    def direction(self) -> str:
        """Name the direction of its lines as pages do."""
        return "rtl" if self.right_to_left else "ltr"

    def gettext(self, message: str, **places: str) -> str:
        """Say a sentence, with its named places filled."""
        return self._filled(self.sentences.gettext(message), places)

    def pgettext(self, context: str, message: str, **places: str) -> str:
        """Say a sentence that English writes alike in several contexts, and other languages may not."""
        return self._filled(self.sentences.pgettext(context, message), places)

    def filled(self, sentence: str, **places: str) -> str:
        """Fill a sentence that is in no catalogue, since it is for people at work."""
        return self._filled(sentence, places)

    def day(self, on: date) -> str:
        """Write a day in full, as in a sentence."""
        return self.long_day(on).replace(" ", self.gap)

    def brief_day(self, on: date) -> str:
        """Write a day as short as it can be understood, for a table or below a drawing."""
        return self.short_day(on).replace(" ", self.gap)

    def spoken_day(self, on: date, today: date) -> str:
        """Write a day as people say it; the year only when it is another one."""
        return self.day(on) if on.year != today.year else self.day_of_year(on).replace(" ", self.gap)

    def number(self, value: float | str) -> str:
        """Write a number with all the digits that were written down."""
        return str(value).replace(".", self.decimal)

    def listed(self, items: Iterable[str]) -> str:
        """Put short texts one behind the other."""
        return self._joined(self.pgettext("between the parts of a list", ", "), items)

    def either(self, items: Iterable[str]) -> str:
        """Put texts one behind the other of which one will hold."""
        return self._joined(self.pgettext("between things of which one will hold", " or "), items)

    def apart(self, items: Iterable[str]) -> str:
        """Put longer texts one behind the other."""
        return self._joined("; ", items)

    def own(self, words: str) -> str:
        """Hand on words of the plan, which may be in another language than the sentence around them."""
        return marked.own(words) if self.marks else words

    def together(self, *sentences: str) -> str:
        """Let sentences follow each other."""
        return marked.joined(" ", sentences) if self.marks else " ".join(sentences)

    def _joined(self, between: str, items: Iterable[str]) -> str:
        found = list(items)
        if not self.marks or len(found) < 2:
            return between.join(found) if len(found) != 1 else found[0]
        return marked.joined(between, map(marked.part, found))

    def _filled(self, sentence: str, places: dict[str, str]) -> str:
        """Fill the places; from the right, words of another script neither turn the sentence nor draw marks along."""
        if self.marks:
            filled = {name: marked.part(words) for name, words in places.items()}
            return marked.Marked(sentence.format(**filled)) if places else sentence
        if self.right_to_left and places:
            sentence = _FROM_THE_RIGHT + sentence
            places = {name: words + _FROM_THE_RIGHT for name, words in places.items()}
        return sentence.format(**places)


def N_(message: str) -> str:
    """Mark a sentence that is said elsewhere, so that it is found for the catalogues."""
    return message


def _in_full(on: date) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def _without_year(on: date) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]}"


def _in_short(on: date) -> str:
    return f"{on.day} {_SHORT_MONTHS[on.month - 1]} {on.year}"


ENGLISH = Speech("en", False, NullTranslations(), _in_full, _in_short, _without_year, ".")
