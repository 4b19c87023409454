"""F015: a comment asks to ignore what is not found here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

if TYPE_CHECKING:
    from goals_cli.checking.ignores import Ignore


@rule(
    "F015",
    "ignore-unused",
    severity=Severity.ADVICE,
    hint="take the code out of the comment; one that stays would hide what is found here later",
    sources=("The plan file, rule 8: whose voice it is stays visible",),
    bad="""
        goals:
          # goals: ignore V101 -- she signs, and her sister tells what she means next week
          - id: g-4f2k
            raised: {by: client}
            words: I want to see the play
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
def ignore_unused(ignore: Ignore) -> Iterator[Hit]:
    """A comment asks to ignore something that is not found there, or that cannot be ignored.

    What was right to pass over once may not be so the next time. A comment that has done its work would keep quiet
    about something new that the client needs to be asked.
    """
    if ignore.reasoned and not ignore.codes:
        yield Hit((), "this comment names no rule to ignore", "name it by its code: # goals: ignore V101 -- why")
    for code in ignore.impossible:
        yield Hit((), f"{code} cannot be ignored", "take the code out of the comment, and mend what is found")
    for code in ignore.unknown:
        yield Hit((), f"there is no rule {code} to ignore", "`goals explain --all` lists the rules there are")
    for code in ignore.unused:
        yield Hit((), f"{code} is not found here, and this comment asks to ignore it")
