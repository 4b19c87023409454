"""D904: a web address in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.own import is_own_address
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

# Without a beginning that says so only a few endings count: a full stop without a space is more often a slip.
# Others count when a page follows: they are how people pass on a profile or a film.
_REST = r"[^\s<>\"')\]]"
_WITH_A_PAGE = r"app|co|de|es|eu|gg|gl|io|link|ly|tv|uk|(?<=\byoutu\.)be|(?<=\b[tm]\.)me|(?<=\bwa\.)me"
_ADDRESS = (
    rf"(?i)\bhttps?://{_REST}{{3,}}"
    rf"|(?<![\w@.-])www\.[\w-]{{1,63}}\.{_REST}{{2,}}"
    r"|(?<![\w@.-])[a-z0-9](?:[a-z0-9-]{0,62}\.){1,4}"
    rf"(?:(?:com|org|net|info|edu|gov|(?:co|org|ac|gov|nhs)\.uk)(?![\w.@-]\w|\w)(?:/{_REST}*)?"
    rf"|(?:{_WITH_A_PAGE})/{_REST}{{3,}})"
)


@rule(
    "D904",
    "web-address",
    severity=Severity.WARNING,
    hint="say in words what is to be found there; the agency's own go into goals.toml: [privacy] own_addresses",
    sources=("HIPAA safe harbour, 45 CFR 164.514(b)(2): web addresses", "UK GDPR, article 5(1)(c)"),
    clue=r"://|[Ww]{3}\.|[A-Za-z0-9]\.(?i:com|org|net|info|edu|gov|(?:co|ac|nhs)\.uk)|[A-Za-z0-9]\.[A-Za-z]{2,4}/",
    bad="""
        about:
          strengths: ["I draw: https://pictures.example/tess-m"]
    """,
    good="""
        about:
          strengths: ["I draw, and people on the web like it"]
    """,
)
def web_address(text: str, context: Context) -> Iterator[Hit]:
    """A text that holds a web address.

    A page of the client's own, or of their family, shows a face and a name to everybody who reads the plan.
    """
    for found in re.finditer(_ADDRESS, text):
        if not is_own_address(found.group(), context.settings):
            yield Hit((), "this text holds a web address")
            return
