"""`goals view`: what somebody other than the client thinks of a goal, and what the client says to it."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands import completing
from goals_cli.commands.common import CaseloadOption, ClientArgument, QuietOption, open_caseload, say
from goals_cli.commands.details import ClientSaysOption, PrivateOption, fields
from goals_cli.plan import Party


def view(
    client: ClientArgument,
    goal: Annotated[str, typer.Option("--goal", metavar="ID", autocompletion=completing.goals, help="The goal's id.")],
    by: Annotated[Party, typer.Option("--by", help="Who they are to the client.")],
    view: Annotated[str, typer.Option("--view", metavar="TEXT", help="What they want or think.")],
    who: Annotated[str | None, typer.Option("--who", metavar="TEXT", help="Which one: mother, teacher.")] = None,
    client_says: ClientSaysOption = None,
    private: PrivateOption = False,
    caseload: CaseloadOption = None,
    quiet: QuietOption = False,
) -> None:
    """Note what somebody else thinks of a goal. It stands beside the client's own view and does not replace it.

    The same view given again with --client-says adds the client's answer to it.

    Examples:
      goals view heron-27 --goal g-4f2k --by family --who mother --view "She should stop avoiding everything at once." \\
          --client-says "She means well. One thing at a time."
    """
    from goals_cli import recording

    entry = fields(by=by.value, who=who, view=view, client_says=client_says, private=private)
    recording.add_view(open_caseload(caseload), client, goal, entry)
    say(f"{client}: view noted on {goal}", quiet)
