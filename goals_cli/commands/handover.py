"""`goals handover`: another worker carries the plan."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    OnOption,
    QuietOption,
    TodayOption,
    open_caseload,
    say,
)
from goals_cli.commands.details import BecauseOption, ClientSaysOption, fields, the_day


def handover(
    client: ClientArgument,
    to: Annotated[str, typer.Option("--to", metavar="WORKER", help="The code of the worker who takes over.")],
    because: BecauseOption = None,
    client_says: ClientSaysOption = None,
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Hand a client over to another worker, with the reason and what the client says to it.

    Promises of the worker before stay theirs and are named, so that somebody takes them over or takes them back.

    Examples:
      goals handover heron-27 --to w-jonas --because "Parental leave" --client-says "As long as it stays mornings"
    """
    from goals_cli import turns
    from goals_cli.codes import worker_code

    details = fields(on=the_day(on, today).isoformat(), because=because, client_says=client_says)
    open_steps = turns.hand_over(open_caseload(caseload), client, worker_code(to), details)
    say(f"{client}: now carried by {to}", quiet)
    if open_steps:
        say(f"  still promised by the worker before: {', '.join(open_steps)}", quiet)
