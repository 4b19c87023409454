"""`goals decline`: a goal that the client does not want."""

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


def decline(
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
    """Record that the client does not want a goal. No is an answer, and not an error.

    It stays in the plan; goals resume or goals agree takes it up when the client changes their mind.

    Examples:
      goals decline finch-83 --goal g-4f2k --reason not-wanted-now --client-says "I have enough on my plate"
    """
    from goals_cli import turns

    details = fields(on=the_day(on, today).isoformat(), reason=reason, because=because, client_says=client_says)
    turns.turn(open_caseload(caseload), client, goal, Status.DECLINED, details)
    say(f"{client}: {goal} is declined", quiet)
