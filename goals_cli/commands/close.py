"""`goals close`: the end of the work with a client."""

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
from goals_cli.plan import Reason


def close(
    client: ClientArgument,
    because: BecauseOption = None,
    client_says: ClientSaysOption = None,
    reason: Annotated[
        Reason, typer.Option("--reason", help="With what the goals still open end.")
    ] = Reason.SERVICE_ENDED,
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """End the work with a client; goals that are still open end with it.

    Examples:
      goals close heron-27 --because "She has what she came for" --client-says "I know where you are"
    """
    from goals_cli import turns

    details = fields(on=the_day(on, today).isoformat(), because=because, client_says=client_says)
    ended = turns.close(open_caseload(caseload), client, details, reason=reason)
    say(f"{client}: closed on {details['on']}" + (f"; {', '.join(ended)} ended with it" if ended else ""), quiet)
