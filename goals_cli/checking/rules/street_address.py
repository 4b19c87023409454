"""D905: a street address in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.own import is_own_address
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

# A house number, a name in capitals and a word for a street. Words that mean other things too (a close friend, a court
# hearing) count only when nothing follows that they could belong to; so do saints and doctors.
_MONTHS_AND_DAYS = (
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|"
    "November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_COURTS = "Family|County|Crown|High|Magistrates|Magistrates'|Magistrates’|Supreme|Drug|Youth|Juvenile|District|Tribal"
_NUMBER = r"(?<![\w.,:/-])[0-9]{1,5}(?:-[0-9]{1,5})?[A-Za-z]?,? "
_NAME = r"(?:[A-Z0-9][\w'’.-]{0,30} ){1,3}?"
_STOPS = r"(?=[,;)\n]|\.?(?:\Z|\s+(?:\Z|[A-Z]))| (?:Apt|Flat|Unit|Suite|in|with)\b)"
_ENGLISH = (
    rf"{_NUMBER}(?!(?:{_MONTHS_AND_DAYS})\b){_NAME}(?:"
    rf"(?:Street|Road|Avenue|Lane|Boulevard|Crescent|Mews|Highway|Rd|Ave|Blvd|Ln|Hwy)\b"
    rf"|(?:St|Dr)\b(?!\.? ?[A-Z])"
    rf"|(?:Close|Drive|Way|Place|Square|Gardens|Grove|Terrace|Hill|Walk|Row|Circle|Parkway|Pl|Sq|Ct|Court)\b{_STOPS})"
)
_COURT_OF_LAW = rf"\b(?:{_COURTS}) Court\Z"
# Written without capitals it counts only where somebody lives.
_HOME = (
    r"(?i)\b(?:lives?|living|stays?|staying|address|moved|home)\b[^0-9\n]{0,12}\b[0-9]{1,4}[a-z]? [a-z]{3,20} "
    r"(?:street|road|avenue|lane|close|drive|crescent)\b"
)
_SPANISH = (
    r"\b(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]za\.|[Pp]aseo|[Cc]amino|[Cc]arretera|[Cc]tra\.|[Rr]onda|"
    r"[Tt]raves[ií]a) ?(?:(?:de|del|la|las|los|el) ){0,3}"
    r"(?:[A-ZÁÉÍÓÚÑ][\w'’.-]{0,30}(?:, ?| )(?:(?:de|del|la|las|los|y) ){0,3}){1,4}"
    r"(?:n\.?º ?|n[uú]m(?:ero|\.)? ?)?[0-9]{1,4}(?![\w:/%]|[.,][0-9]|-[0-9]| (?:veces|minutos|horas|d[ií]as|semanas|"
    r"meses|pasos|vueltas|personas|euros|tardes|mañanas|noches|de|times|minutes|hours|days|o|y)\b)"
)
_POSTCODE = r"(?<![\w-])[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKP-Y]? [0-9][ABD-HJLNP-UW-Z]{2}(?![\w-])"
_BOX = r"(?i)\bP\.? ?O\.? ?Box [0-9]"


@rule(
    "D905",
    "street-address",
    severity=Severity.WARNING,
    hint="say what it is, not where: my sister's flat; the agency's own go into goals.toml: [privacy] own_addresses",
    sources=("HIPAA safe harbour, 45 CFR 164.514(b)(2): street address and post code", "UK GDPR, article 5(1)(c)"),
    clue=r"[0-9][A-Za-z]?,? (?:[^ ]+ ){1,3}(?:[Ss]treet|[Rr]oad|[Aa]venue|[Ll]ane|Boulevard|[Cc]rescent|Mews|Highway|"
    r"Parkway|Rd|Ave|Blvd|Ln|Hwy|St|Dr|[Cc]lose|[Dd]rive|Way|Place|Square|Gardens|Grove|Terrace|Hill|Walk|Row|Circle|"
    r"Pl|Sq|Ct|Court)(?:$|[^A-Za-z])"
    r"|(?:[Cc]alle|C/|c/|[Aa]venida|[Aa]vda|[Pp]laza|[Pp]za|[Pp]aseo|[Cc]amino|[Cc]arretera|[Cc]tra|[Rr]onda|[Tt]raves)"
    r"[^0-9]*[0-9]"
    r"|[A-Z][0-9][0-9A-Z]? [0-9][A-Z]{2}|[Bb][Oo][Xx] [0-9]",
    bad="""
        about:
          preferences: ["Meet at 14 Harbour Street, not in the office"]
    """,
    good="""
        about:
          preferences: ["Meet at my sister's flat, not in the office"]
    """,
)
def street_address(text: str, context: Context) -> Iterator[Hit]:
    """A text that holds a street address, a British post code or a post box.

    For somebody who is being looked for, an address in a copy that lies around is a danger.
    """
    for pattern in (_ENGLISH, _SPANISH, _HOME, _POSTCODE, _BOX):
        for found in re.finditer(pattern, text):
            if not re.search(_COURT_OF_LAW, found.group()) and not is_own_address(found.group(), context.settings):
                yield Hit((), "this text holds a street address")
                return
