"""The note to a worker whose wording is hard to read for a client: ids alone, and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goals_cli.commands.common import say

if TYPE_CHECKING:
    from goals_cli.sheets import PlanReport

_COUNTED = 16  # years of school; beyond that the number says no more


def say_when_hard_to_read(report: PlanReport, language: str | None, quiet: bool) -> None:
    """Say on stderr in which goals the words are far above what is easy to read."""
    from goals_cli.plain_wording import hard_to_read

    found = None if quiet else hard_to_read(report, language)
    if found:
        years = f"about {found.grade:.0f}" if found.grade <= _COUNTED else f"more than {_COUNTED}"
        say(
            f"the wording of {', '.join(found.goals)} may be hard to read: it takes {years} years of school; "
            "6 are enough for plain words\n"
            f"  short sentences and everyday words help: goals change {report.client} --goal {found.goals[0]}"
        )
