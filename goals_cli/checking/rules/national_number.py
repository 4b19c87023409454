"""D903: a national identity number in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

_EDGE, _END = r"(?<![\w./-])", r"(?![\w/]|[-.,][0-9])"
# The ranges and letters that are never given out are left alone, so that a case number is seldom taken for one.
_SOCIAL_SECURITY = (
    rf"(?i){_EDGE}(?!000|666|9)[0-9]{{3}}([- ])(?!00)[0-9]{{2}}\1(?!0000)[0-9]{{4}}{_END}"
    rf"|\b(?:SSN|social security)\b[^0-9\n]{{0,20}}(?!000|666|9)[0-9]{{3}}(?!00)[0-9]{{2}}(?!0000)[0-9]{{4}}{_END}"
)
_NATIONAL_INSURANCE = (
    rf"(?i){_EDGE}(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    rf"[ -]?[0-9]{{2}}([ -]?)[0-9]{{2}}\1[0-9]{{2}}[ -]?[A-D]{_END}"
)
_HEALTH_SERVICE = (
    rf"(?i){_EDGE}([0-9]{{3}})([ -])([0-9]{{3}})\2([0-9]{{4}}){_END}"
    rf"|\bNHS\b[^0-9\n]{{0,20}}([0-9]{{3}})[ -]?([0-9]{{3}})[ -]?([0-9]{{4}}){_END}"
)
_SPANISH = rf"(?i){_EDGE}(?:([0-9]{{2}})\.?([0-9]{{3}})\.?([0-9]{{3}})|([XYZ])[ -]?([0-9]{{7}}))[ -]?([A-Z]){_END}"
_SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


@rule(
    "D903",
    "national-number",
    severity=Severity.WARNING,
    hint="take the number out: the client's code is enough here; the agency keeps the number elsewhere",
    sources=("HIPAA safe harbour, 45 CFR 164.514(b)(2): social security numbers", "UK Data Protection Act 2018"),
    clue=r"[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}|(?i:SSN|social security|NHS)[^0-9]+[0-9]|[0-9]{3}[- ][0-9]{3}[- ][0-9]{4}"
    r"|[A-Za-z]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-Da-d]"
    r"|[XYZxyz][ -]?[0-9]{7}|[0-9]{2}\.?[0-9]{3}\.?[0-9]{3}(?:[ -]?[A-Z]|[a-z])",
    bad="""
        about:
          concerns: ["They took 219-09-9999 for a case number"]
    """,
    good="""
        about:
          concerns: ["They took my case number for something else"]
    """,
)
def national_number(text: str, _context: Context) -> Iterator[Hit]:
    """A text that holds a national identity number (United States, United Kingdom, Spain).

    Such a number stays with a person for life and opens accounts in their name. It has no use in a plan.
    """
    if (
        re.search(_SOCIAL_SECURITY, text)
        or re.search(_NATIONAL_INSURANCE, text)
        or any(map(_is_health_service, re.finditer(_HEALTH_SERVICE, text)))
        or any(map(_is_spanish, re.finditer(_SPANISH, text)))
    ):
        yield Hit((), "this text holds a national identity number")


def _is_health_service(found: re.Match[str]) -> bool:
    """Test the check digit; when nothing says what it is, what may be an American telephone is left to that rule."""
    said = found[5] is not None
    number = found[5] + found[6] + found[7] if said else found[1] + found[3] + found[4]
    if not said and number[0] in "23456789" and number[3] in "23456789":
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False))
    return (11 - weighed % 11) % 11 == int(number[9])


def _is_spanish(found: re.Match[str]) -> bool:
    """Test the check letter; the first letter of a foreigner's number stands for a digit."""
    number = f"{'XYZ'.index(found[4].upper())}{found[5]}" if found[4] else found[1] + found[2] + found[3]
    return _SPANISH_LETTERS[int(number) % len(_SPANISH_LETTERS)] == found[6].upper()
