"""`goals step take-back`: a promise that is withdrawn."""

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
from goals_cli.commands.details import BecauseOption, fields, the_day


def step_take_back(
    client: ClientArgument,
    step: Annotated[str, typer.Argument(metavar="STEP", help="The step's id.", autocompletion=completing.steps)],
    because: BecauseOption = None,
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Withdraw a promise; it stays in the plan, and nobody waits for it any more.

    Examples:
      goals step take-back heron-27 s-3c --because "The app made it worse"
    """
    from goals_cli import recording

    happened = the_day(on, today)
    recording.take_back(open_caseload(caseload), client, step, fields(on=happened.isoformat(), because=because))
    say(f"{client}: {step} taken back on {happened}", quiet)
