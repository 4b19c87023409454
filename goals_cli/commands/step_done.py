"""`goals step done`: steps that were done."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands import completing
from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    OnOption,
    QuietOption,
    TodayOption,
    open_caseload,
    say,
)
from goals_cli.commands.details import the_day


def step_done(
    client: ClientArgument,
    steps: Annotated[
        list[str], typer.Argument(metavar="STEP...", help="The steps' ids.", autocompletion=completing.steps)
    ],
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Mark steps as done, the worker's as well as the client's.

    Examples:
      goals step done heron-27 s-1a
      goals step done heron-27 s-1a s-2b --on 2026-03-14
    """
    from goals_cli import recording

    happened = the_day(on, today)
    marked = recording.steps_done(open_caseload(caseload), client, steps, on=happened)
    if marked:
        say(f"{client}: {', '.join(marked)} done on {happened}", quiet)
    if before := [step for step in dict.fromkeys(steps) if step not in marked]:
        say(f"{client}: {', '.join(before)} had been done before; the day stays", quiet)
