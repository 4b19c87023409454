"""The details that small commands share: when it was, why, and what the client says to it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goals_cli.commands.common import day, say, today_or
from goals_cli.errors import UsageError
from goals_cli.plan import Reason

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from goals_cli.caseload import Caseload
    from goals_cli.slips import Slip

BecauseOption = Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why.")]
ClientSaysOption = Annotated[
    str | None, typer.Option("--client-says", metavar="TEXT", help="What the client says to it, in their words.")
]
ReasonOption = Annotated[Reason | None, typer.Option("--reason", help="Why, coded so that it can be counted.")]
PrivateOption = Annotated[
    bool, typer.Option("--private", help="Leave it out of anything that may lie around or be read by others.")
]


def the_day(on: str | None, today: str | None, option: str = "--on") -> date:
    """Give the day something happened: told by its option, or today. What is written down has happened."""
    now = today_or(today)
    happened = day(on, option) if on else now
    if happened > now:
        raise UsageError(f"{option}: {happened} is still to come", "only what has happened is written down")
    return happened


def ask_about(caseload: Caseload, client: str, goal: str, quiet: bool, *, without: Container[str] = ()) -> None:
    """Ask about the days of a goal's steps, but for those in `without`."""
    from goals_cli.planning import open_plan
    from goals_cli.slips import slips

    found = slips(open_plan(caseload, client).plan, without=without)
    say_slips(client, [slip for slip in found if slip.goal == goal], quiet)


def planned_steps(caseload: Caseload, client: str) -> frozenset[str]:
    """List the steps that there are before something is added."""
    from goals_cli.planning import open_plan

    return frozenset(step.id for goal in open_plan(caseload, client).plan.goals for step in goal.steps)


def say_slips(client: str, found: Iterable[Slip], quiet: bool) -> None:
    """Ask whether a day that was past when it was promised is meant: it has a wrong year, most likely."""
    for slip in found:
        asked = f"{client}: {slip.step} is for {slip.day}, before it was promised ({slip.promised}); is that meant?"
        path = f'"steps[{slip.step}].{slip.field}=DATE"'
        say(f"{asked}\n  goals set {client} --goal {slip.goal} {path} puts it right", quiet)


def fields(**values: Any) -> dict[str, Any]:
    """Collect what was given, as plain data; what was not given is left out."""
    return {
        name: value.value if isinstance(value, Enum) else value
        for name, value in values.items()
        if value not in (None, [], {}, "", False)
    }
