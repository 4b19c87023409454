"""What a measure's target may say besides one value: a bound or a range, typed as people do, compared by meaning."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

_NUMBER = r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?"
_BOUND = re.compile(rf"(<=?|>=?|at most|at least|less than|fewer than|more than) ?({_NUMBER})")
_BETWEEN = re.compile(rf"({_NUMBER})(?: ?- ?| to )({_NUMBER})")
_WORDS = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


class Range(NamedTuple):
    """The numbers from `low` to `high`; the two themselves belong to it unless it is open on that side."""

    low: float
    low_open: bool
    high: float
    high_open: bool

    def holds(self, number: float) -> bool:
        """Say whether a number lies in it."""
        above = number > self.low if self.low_open else number >= self.low
        return above and (number < self.high if self.high_open else number <= self.high)


def read(text: str) -> Range | None:
    """Read `<6`, `at most 3` or `160-180`; None for any other text."""
    if between := _BETWEEN.fullmatch(text):
        low, high = sorted(map(float, between.groups()))
        return Range(low, False, high, False)
    if not (bound := _BOUND.fullmatch(text)):
        return None
    words, number = _WORDS.get(bound[1], bound[1]), float(bound[2])
    if words in ("at most", "less than", "fewer than"):
        return Range(-math.inf, False, number, words != "at most")
    return Range(number, words != "at least", math.inf, False)


def told(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Take a bound or a range apart: the words for it, `between` for a range, and its numbers as they are written."""
    if between := _BETWEEN.fullmatch(text):
        return "between", between.groups()
    bound = _BOUND.fullmatch(text)
    return (_WORDS.get(bound[1], bound[1]), (bound[2],)) if bound else None


def spoken(text: str) -> str:
    """Write a bound or a range in words; any other text as it is."""
    if not (found := told(text)):
        return text
    return f"{found[0]} {' and '.join(found[1])}"
