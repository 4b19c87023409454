"""What the settings say is the agency's own: its numbers and addresses, which are nobody's personal data."""

from __future__ import annotations

import re

from goals_cli.settings import Settings

_LONGEST_COUNTRY_CODE = 3
_SAYS_LITTLE = ("http", "https", "www")
_WORD = re.compile(r"[^\W_]+")


def is_own_number(written: str, settings: Settings) -> bool:
    """Say whether a telephone number is one of the agency's own, with or without its country's code."""
    number = _number(written)
    return any(_same_number(number, _number(own)) for own in settings.privacy.own_numbers)


def is_own_address(written: str, settings: Settings) -> bool:
    """Say whether an address, of whatever kind, is one of the agency's own, a part of one, or beneath one."""
    address = _words(written)
    return any(address in own or own in address for own in map(_words, settings.privacy.own_addresses))


def _number(written: str) -> tuple[bool, str]:
    """Give a number's digits without leading noughts, and whether they begin with a country's code."""
    digits = re.sub("[^0-9]", "", written.replace("(0)", ""))
    international = written.lstrip().startswith("+") or digits.startswith("00")
    return international, digits.lstrip("0")


def _same_number(one: tuple[bool, str], other: tuple[bool, str]) -> bool:
    if one[0] == other[0]:
        return one[1] == other[1]
    long, short = (one[1], other[1]) if one[0] else (other[1], one[1])
    return bool(short) and long.endswith(short) and len(long) - len(short) <= _LONGEST_COUNTRY_CODE


def _words(written: str) -> str:
    """Give the words of an address, so that one is only found in another as a whole."""
    words = _WORD.findall(written.casefold())
    return f" {' '.join(word for word in words if word not in _SAYS_LITTLE)} "
