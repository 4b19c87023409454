"""The details that small commands share: when it was, why, and what the client says to it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goals_cli.commands.common import day, today_or
from goals_cli.errors import UsageError
from goals_cli.plan import Reason

if TYPE_CHECKING:
    from datetime import date

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


def fields(**values: Any) -> dict[str, Any]:
    """Collect what was given, as plain data; what was not given is left out."""
    return {
        name: value.value if isinstance(value, Enum) else value
        for name, value in values.items()
        if value not in (None, [], {}, "", False)
    }
