"""`goals pause`: a goal that rests for a while."""

from __future__ import annotations

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
from goals_cli.commands.details import BecauseOption, ClientSaysOption, ReasonOption, fields, the_day
from goals_cli.plan import Status


def pause(
    client: ClientArgument,
    goal: TheGoalOption,
    reason: ReasonOption = None,
    because: BecauseOption = None,
    client_says: ClientSaysOption = None,
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Let a goal rest for a while; nothing is due on it until it is taken up again.

    Examples:
      goals pause heron-27 --goal g-4f2k --because "The hall is closed" --client-says "After the summer then"
    """
    from goals_cli import turns

    details = fields(on=the_day(on, today).isoformat(), reason=reason, because=because, client_says=client_says)
    turns.turn(open_caseload(caseload), client, goal, Status.PAUSED, details)
    say(f"{client}: {goal} is paused", quiet)
