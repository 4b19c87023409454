"""`goals end`: the end of a goal, reached or not."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    OnOption,
    QuietOption,
    TheGoalOption,
    TodayOption,
    open_caseload,
    say,
)
from goals_cli.commands.details import BecauseOption, ClientSaysOption, fields, the_day
from goals_cli.plan import Reason


def end(
    client: ClientArgument,
    goal: TheGoalOption,
    reason: Annotated[Reason, typer.Option("--reason", help="Why, coded so that it can be counted.")],
    because: BecauseOption = None,
    client_says: ClientSaysOption = None,
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """End a goal: achieved when it was reached, ended for any other reason. goals resume takes an end back.

    Examples:
      goals end heron-27 --goal g-4f2k --reason reached --client-says "I saw the whole play"
      goals end heron-27 --goal g-4f2k --reason moved --because "She works in another town now"
    """
    from goals_cli import turns

    details = fields(on=the_day(on, today).isoformat(), reason=reason, because=because, client_says=client_says)
    status = turns.end(open_caseload(caseload), client, goal, details)
    say(f"{client}: {goal} is {status.value}", quiet)
