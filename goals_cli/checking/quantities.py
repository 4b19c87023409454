"""Reads how much and how often out of a sentence, in English and Spanish; what it is not sure of it leaves alone.

Sentences come in plain form, see `wording.plain`. The expressions take a while to build: import it where it is needed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Numbers that are written as words, and what stands for a number and its unit. Articles are not counted as one.
_WRITTEN = {
    "once": "1 times", "twice": "2 times", "thrice": "3 times", "daily": "1 times per day",
    "weekly": "1 times per week", "monthly": "1 times per month", "half an hour": "30 minutes", "an hour": "1 hours",
    "a few": "2-4", "a couple of": "2", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15",
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100",
    "every day": "1 times per day", "each day": "1 times per day", "every week": "1 times per week",
    "each week": "1 times per week", "every month": "1 times per month", "each month": "1 times per month",
    "una vez": "1 times", "una hora": "1 hours", "media hora": "30 minutes", "un par de": "2", "dos": "2", "tres": "3",
    "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9", "diez": "10", "once veces":
    "11 times", "doce": "12", "quince": "15", "veinte": "20", "treinta": "30", "cuarenta": "40", "cincuenta": "50",
    "sesenta": "60", "cien": "100", "cada día": "1 times per day", "todos los días": "1 times per day",
    "cada semana": "1 times per week", "cada mes": "1 times per month", "a diario": "1 times per day",
}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WRITTEN |= {f"{each} {day}": "1 times per week" for each in ("every", "each") for day in _WEEKDAYS}
# "One" and its like where they count nothing.
_NO_NUMBER = ("no one", "one another", "one day", "that one", "this one", "one of them", "one by one", "el once")

# What a number is held to be: from it on, up to it, above it, below it.
_FROM = ("at least", "no less than", "not less than", "no fewer than", "minimum", ">=", "≥", "al menos", "por lo menos",
         "como mínimo", "mínimo")  # fmt: skip
_UP_TO = ("at most", "no more than", "not more than", "up to", "maximum", "<=", "≤", "como máximo", "máximo", "hasta",
          "no más de")  # fmt: skip
_ABOVE = ("more than", "over", "above", ">", "más de")
_BELOW = ("less than", "fewer than", "under", "below", "<", "menos de")
_MORE = ("or more", "and more", "or longer", "o más")  # behind the unit as well
_OR_MORE = (*_MORE, "plus", "+")
_OR_LESS = ("or less", "or fewer", "o menos")

# Units that measure the same thing, and how many of the first of them each is.
_SAME = {
    **dict.fromkeys(("minute", "min", "minuto"), ("minute", 1.0)),
    **dict.fromkeys(("hour", "hr", "hrs", "h", "hora"), ("minute", 60.0)),
    **dict.fromkeys(("second", "sec", "segundo"), ("minute", 1 / 60)),
    **dict.fromkeys(("time", "x", "×", "vece", "vez"), ("time", 1.0)),
    **dict.fromkeys(("day", "día"), ("day", 1.0)),
    **dict.fromkeys(("week", "semana"), ("week", 1.0)),
    **dict.fromkeys(("month", "mese", "mes"), ("month", 1.0)),
    **dict.fromkeys(("year", "año"), ("year", 1.0)),
}
_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
# After a number these begin something else; the number stands by itself.
_NO_UNIT = """
    of in at a an the to and or for from on with by without per each every de en al la el los las y o con por sin para
    seguidas seguidos
"""
NO_UNIT = frozenset(_NO_UNIT.split())

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|"
    "mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_SPAN = r"(?:week|month|year|semana|mes|año)(?:s|es)?\b"
_N = r"\d+(?:[.,]\d+)?"
_PER = r"(?:per|an?|each|every|por|al?(?:\s+la)?|cada)\s+"


def _either(words: tuple[str, ...]) -> str:
    return "|".join(
        rf"\b{re.escape(word)}\b" if word[0].isalnum() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )


_NOTHING = re.compile(_either(_NO_NUMBER))
_WORDS = re.compile(_either(tuple(_WRITTEN)))
# Days on which something is to be: they say when, not how much.
_DATES = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d\d)\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?(?:{_MONTH})\b(?:\s+(?:de\s+|del\s+)?\d{{4}}\b)?"
    rf"|\b(?:{_MONTH})\s+(?:de\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?"
    r"|\b(?:by|in|until|before|since|of|en|para|hasta|de)\s+(?:19|20)\d\d\b(?!-\d|\s+[^\W\d_]*s\b)"
)
# "Once or twice": the unit stands behind both ends of the range.
_TWICE_SAID = re.compile(rf"\b({_N}) ([^\W\d_]+) (or|to|o|a) (?={_N} \2\b)")
_THOUSANDS = re.compile(r"\b(\d{1,3})[.,](\d{3})\b")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)\b")
_DEADLINES = re.compile(
    rf"\b(?:in|within|after|over|during|en|dentro de|durante)\s+(?:(?:the|los?|las?)\s+)?"
    rf"(?:(?:next|coming|following|próxim[oa]s?)\s+)?{_N}\s*(?:{_SPAN}|(?:day|día)s?\b)(?!\s+(?:of|in|{_PER}))"
)
_QUANTITY = re.compile(
    rf"(?P<span>\b(?:for|in|within|durante|en)\s+(?:(?:the|los?|las?)\s+)?(?:next\s+)?)?"
    rf"(?:(?P<from>{_either(_FROM)})|(?P<up_to>{_either(_UP_TO)})|(?P<above>{_either(_ABOVE)})"
    rf"|(?P<below>{_either(_BELOW)})|(?P<between>\bbetween\b|\bentre\b))?\s*"
    rf"(?P<low>{_N})(?:\s*(?:-|–|to|or|and|a|o|y)\s*(?P<high>{_N}))?\s*"
    rf"(?:(?P<or_more>{_either(_OR_MORE)})|(?P<or_less>{_either(_OR_LESS)}))?\s*"
    rf"(?P<unit>%|×|(?!{_PER})[^\W\d_]+)?"
    rf"(?:\s*(?:/|\b{_PER})(?P<per>day|week|month|year|día|semana|mes|año)\b)?"
    rf"(?:\s*(?:(?P<more>{_either(_MORE)})|(?P<less>{_either(_OR_LESS)})))?"
)

# The end of a range: the number, and whether it lies just above or just below it.
End = tuple[float, int]
EVERYTHING: tuple[End, End] = ((float("-inf"), 0), (float("inf"), 0))


class Range(NamedTuple):
    """How much of something; both ends may be open."""

    low: End
    high: End

    def meets(self, other: Range) -> bool:
        """Say whether some number lies in both."""
        return max(self.low, other.low) <= min(self.high, other.high)


class Reading(NamedTuple):
    """What was read: a range for each kind of quantity, and the other words of the sentence."""

    ranges: dict[str, Range]
    rest: frozenset[str]


def holds_number(text: str) -> bool:
    """Say whether a plain text holds a number that is more than a date or the time until then."""
    counted = _DEADLINES.sub(" ", _counted(text))
    return any(letter.isdecimal() for letter in counted)


def read(text: str) -> Reading | None:
    """Read the quantities in a plain text; None when two of them are of the same kind."""
    text = _counted(text)
    ranges: dict[str, Range] = {}
    for found in _QUANTITY.finditer(text):
        kind, times = _kind(found)
        if kind in ranges:
            return None
        ranges[kind] = _range(found, times)
    return Reading(ranges, frozenset(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", _QUANTITY.sub(" ", text))))


def _counted(text: str) -> str:
    """Write number words and times of the day as digits, and take days of the calendar out."""
    text = _DATES.sub(" ", _NOTHING.sub(" ", text))
    text = _CLOCK.sub(lambda found: f"{int(found[1]) * 60 + int(found[2])} clock", _THOUSANDS.sub(r"\1\2", text))
    return _TWICE_SAID.sub(r"\1 \3 ", _WORDS.sub(lambda found: _WRITTEN[found[0]], text))


def _kind(found: re.Match[str]) -> tuple[str, float]:
    """Say what is counted, and how many of its smallest unit one is."""
    word = found["unit"] or ""
    unit, times = _SAME.get(_singular(word), ("" if word in NO_UNIT else _singular(word), 1.0))
    if not found["per"] and unit in _DAYS and (found["span"] or unit != "day"):
        return "span", _DAYS[unit]
    if found["per"]:
        period = _SAME[_singular(found["per"])][0]
        return f"{unit} per time", times / _DAYS[period]
    return unit, times


def _singular(word: str) -> str:
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def _range(found: re.Match[str], times: float) -> Range:
    low, high = (float(found[end].replace(",", ".")) * times if found[end] else None for end in ("low", "high"))
    assert low is not None
    least, most = EVERYTHING
    if found["from"] or found["or_more"] or found["more"]:
        return Range((low, 0), most)
    if found["up_to"] or found["or_less"] or found["less"]:
        return Range(least, (low, 0))
    if found["above"]:
        return Range((low, 1), most)
    if found["below"]:
        return Range(least, (low, -1))
    return Range((low, 0), (low if high is None else high, 0))
