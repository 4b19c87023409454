"""D906: a full date of birth in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_MES = "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
_ORDINAL = "[0-9]{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_YEAR}-[0-9]{{1,2}}-[0-9]{{1,2}}|[0-9]{{1,2}}([./-])[0-9]{{1,2}}\1(?:{_YEAR}|[0-9]{{2}})"
    rf"|(?:the )?{_ORDINAL} (?:of )?{_MONTH},? {_YEAR}|{_MONTH} {_ORDINAL},? {_YEAR}"
    rf"|[0-9]{{1,2}} de {_MES} (?:de|del) {_YEAR})"
)
_SAYS_BIRTH = (
    r"\b(?:born|date of birth|birth ?date|birthday(?: is|:)|d\.?o\.?b\.?|nacid[oa]|naci[oó]|nacimiento|nac\."
    r"|(?<=\()b\.)(?!\w)"
)
# Where it was may stand between; with another day in between it may be about something else.
_WHERE = r"(?: (?:in|at|en)(?: (?!and\b|but\b|then\b|y\b)[^\W\d_]+){1,3}?)?"
_BIRTH = rf"(?i){_SAYS_BIRTH}{_WHERE}(?: on| el| is| was| es|[:,;(=-]| ){{0,4}}{_DATE}(?![\w/-])"


@rule(
    "D906",
    "birth-date",
    severity=Severity.WARNING,
    hint="an age or a year is enough here; the agency keeps the date of birth elsewhere",
    sources=("HIPAA safe harbour, 45 CFR 164.514(b)(2): dates of birth but for the year", "UK GDPR, article 5(1)(c)"),
    clue=r"(?i:born|birth|d\.?o\.?b|nacid|naci|nac\.|\(b\.)[^0-9]+[0-9]|(?i:born|birth|d\.?o\.?b).{1,20}(?:19|20)[0-9]{2}",
    bad="""
        about:
          culture: Born on 3 May 1990 by the sea
    """,
    good="""
        about:
          culture: Born in May 1990 by the sea
    """,
)
def birth_date(text: str, _context: Context) -> Iterator[Hit]:
    """A text that holds a full date of birth.

    With a place, a date of birth is enough to find out who most people are.
    """
    if re.search(_BIRTH, text):
        yield Hit((), "this text holds a full date of birth")
