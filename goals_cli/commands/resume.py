"""`goals resume`: a goal that is taken up again."""

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


def resume(
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
    """Take a goal up again after a pause or a no; it stands where it stood before.

    After its end too, when that was a mistake or came too early: --because says why. The end stays in its course, and
    going on is one more entry.

    Examples:
      goals resume heron-27 --goal g-4f2k --client-says "The hall is open again"
      goals resume heron-27 --goal g-4f2k --because "Ended by mistake: it was another goal"
    """
    from goals_cli import turns

    details = fields(on=the_day(on, today).isoformat(), reason=reason, because=because, client_says=client_says)
    status = turns.resume(open_caseload(caseload), client, goal, details)
    say(f"{client}: {goal} is {status.value} again", quiet)
