"""D907: a name from the deny-list in a text."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity


@rule(
    "D907",
    "denied-name",
    severity=Severity.WARNING,
    hint="write who it is to the client instead: my sister, my landlord",
    sources=("HIPAA safe harbour, 45 CFR 164.514(b)(2): names", "The plan file: a client is known by a code"),
    bad="""
        about:
          supports: [{who: Robin Example, help: Drives me on Tuesdays}]
    """,
    good="""
        about:
          supports: [{who: my brother, help: Drives me on Tuesdays}]
    """,
)
def denied_name(text: str, context: Context) -> Iterator[Hit]:
    """A text that holds a name from the deny-list that the agency keeps outside git.

    Plans are pseudonymous, so that a copy in the wrong hands tells nobody whose life it is about.
    """
    if context.names is not None and context.names.found_in(text):
        yield Hit((), "this text holds a name from the deny-list")
