"""`goals view`: what somebody other than the client thinks of a goal, and what the client says to it."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    QuietOption,
    TheGoalOption,
    TodayOption,
    open_caseload,
    say,
    today_or,
)
from goals_cli.commands.details import ClientSaysOption, PrivateOption, fields
from goals_cli.plan import Party


def view(
    client: ClientArgument,
    goal: TheGoalOption,
    by: Annotated[Party, typer.Option("--by", help="Who they are to the client.")],
    view: Annotated[str | None, typer.Option("--view", metavar="TEXT", help="What they want or think.")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="TEXT", help="Which one: mother, teacher.")] = None,
    client_says: ClientSaysOption = None,
    private: PrivateOption = False,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Note what somebody else thinks of a goal. It stands beside the client's own view and does not replace it.

    The client's answer may come later: --by, --who and --client-says add it to the view that is there.

    Examples:
      goals view heron-27 --goal g-4f2k --by family --who mother --view "She should stop avoiding it." \\
          --client-says "She means well. One thing at a time."
      goals view heron-27 --goal g-4f2k --by family --who father --client-says "I will think about it"
    """
    from goals_cli import recording

    today_or(today)  # taken by every command that writes; here nothing is dated
    entry = fields(by=by.value, who=who, view=view, client_says=client_says, private=private)
    recording.add_view(open_caseload(caseload), client, goal, entry)
    say(f"{client}: view noted on {goal}", quiet)
