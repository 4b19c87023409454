"""`goals need`: an assessed need, and what the client says to it."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands import completing
from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    GoalsOption,
    QuietOption,
    TodayOption,
    open_caseload,
    out_saved,
    say,
    today_or,
)
from goals_cli.commands.details import fields
from goals_cli.errors import UsageError


def need(
    client: ClientArgument,
    need: Annotated[str | None, typer.Option("--need", metavar="TEXT", help="What is needed.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help="Where it was found, for example an assessment.")
    ] = None,
    goal: GoalsOption = None,
    not_now: Annotated[
        str | None, typer.Option("--not-now", metavar="TEXT", help="The client's words for leaving it for later.")
    ] = None,
    known: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="A need already there: add to it.", autocompletion=completing.needs),
    ] = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Note a need, the goals that answer it, or that the client does not want to take it up now.

    Prints the need's id.

    Examples:
      goals need heron-27 --need "Panic attacks in crowded rooms" --source "assessment 2026-02-20" --goal g-4f2k
      goals need heron-27 --id n-9x1p --not-now "I want to get the school thing done first"
    """
    from goals_cli import recording

    today_or(today)  # taken by every command that writes; here nothing is dated
    entry = fields(id=known, need=need, source=source, goals=goal, not_now=not_now)
    if not known and not need:
        raise UsageError("which need? --need TEXT notes a new one", "--id ID adds to one that is there")
    made = recording.add_need(open_caseload(caseload), client, entry)
    out_saved(made)
    say(f"{client}: need {made} {'added to' if known else 'noted'}", quiet)
