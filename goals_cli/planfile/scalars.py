"""What a plain scalar means: the core schema of YAML 1.2, but for numbers that no plan can hold; dates are text."""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
NUMBER_STARTS = frozenset("0123456789+-.")

_NUMBER = re.compile(
    r"(?P<decimal>[-+]?[0-9]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|0x(?P<hex>[0-9a-fA-F]+)"
    r"|0o(?P<octal>[0-7]+)"
    r"|(?P<odd>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)

# Longer or larger numbers are no measure of anything; most often they are text without quotes.
_LONGEST = 30
_LARGEST = 2**63 - 1


class OddNumber(ValueError):
    """A plain scalar that YAML 1.2 reads as a number which no plan can hold."""


def resolve_scalar(text: str) -> Scalar:
    """Say what a plain scalar means in YAML 1.2; a number that no plan can hold counts as text."""
    try:
        return resolve(text)
    except OddNumber:
        return text


def resolve(text: str) -> Scalar:
    """Say what a plain scalar means, or raise OddNumber with the reason."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMBER_STARTS or text[4:8:3] == "--":  # most often a date, and never a number
        return text
    if text.isdecimal() and text.isascii():
        return whole(text)
    number = _NUMBER.fullmatch(text)
    if not number:
        return text
    match number.lastgroup:
        case "decimal":
            return whole(text)
        case "float":
            return broken(text)
        case "hex":
            return whole(number["hex"], 16)
        case "octal":
            return whole(number["octal"], 8)
    raise OddNumber("not finite")


def whole(digits: str, base: int = 10) -> int:
    """Read a whole number, within the limits of a plan."""
    if len(digits) <= _LONGEST:
        number = int(digits, base)
        if -_LARGEST <= number <= _LARGEST:
            return number
    raise OddNumber("too long")


def broken(digits: str) -> float:
    """Read a number with a point or an exponent, within the limits of a plan."""
    if len(digits) <= _LONGEST:
        number = float(digits)
        if math.isfinite(number):
            return number
    raise OddNumber("too long")
