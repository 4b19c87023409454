"""D902: an e-mail address in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.own import is_own_address
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

# The part before the sign is looked for backwards from it: forwards, every letter of a long text would begin one.
_DOMAIN = r"(?<=[\w.+%'-])@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[^\W\d_]{2,24}(?!\w)"
_MAILBOX = r"[\w.+%'-]{1,64}\Z"
_LONGEST_MAILBOX = 64


@rule(
    "D902",
    "e-mail",
    severity=Severity.WARNING,
    hint="keep it where the agency keeps contacts, not here; its own go into goals.toml: [privacy] own_addresses",
    sources=("HIPAA safe harbour, 45 CFR 164.514(b)(2): e-mail addresses", "UK GDPR, article 5(1)(c)"),
    clue=r"[^ ]@[^ ]",
    bad="""
        about:
          preferences: ["Write to tess.m@example.org"]
    """,
    good="""
        about:
          preferences: ["Write to me by e-mail, no calls"]
    """,
)
def e_mail(text: str, context: Context) -> Iterator[Hit]:
    """A text that holds an e-mail address.

    Most addresses are made of a name. Whoever sees a copy of the plan knows from it whose plan it is.
    """
    for found in re.finditer(_DOMAIN, text):
        mailbox = re.search(_MAILBOX, text[max(0, found.start() - _LONGEST_MAILBOX) : found.start()])
        if mailbox and not is_own_address(mailbox.group() + found.group(), context.settings):
            yield Hit((), "this text holds an e-mail address")
            return
