"""F014: a comment asks to ignore a finding and does not say why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

if TYPE_CHECKING:
    from goals_cli.checking.ignores import Ignore


@rule(
    "F014",
    "ignore-without-reason",
    severity=Severity.WARNING,
    hint="say why behind two dashes: # goals: ignore V101 -- why it is right here",
    sources=("The plan file, rule 8: whose voice it is stays visible",),
    bad="""
        goals:
          # goals: ignore V101
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-06-01, status: proposed}]
    """,
    good="""
        goals:
          # goals: ignore V101 -- she signs, and her sister tells what she means next week
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-06-01, status: proposed}]
    """,
)
def ignore_without_reason(ignore: Ignore) -> Iterator[Hit]:
    """A comment asks to ignore a finding and gives no reason; it does not count.

    Somebody else will work with this client one day. Without a reason they cannot tell whether what is missing was left
    out for the client's sake or was forgotten.
    """
    if not ignore.reasoned:
        yield Hit((), "this comment asks to ignore a finding and gives no reason, so it does not count")
