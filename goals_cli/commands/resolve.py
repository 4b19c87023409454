"""`goals resolve`: decide what two people changed differently."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands import completing
from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    QuietOption,
    TodayOption,
    open_caseload,
    out,
    say,
    today_or,
)
from goals_cli.errors import UsageError


def resolve(
    client: ClientArgument,
    conflict: Annotated[
        str | None,
        typer.Argument(metavar="[CONFLICT]", help="The conflict's id.", autocompletion=completing.conflicts),
    ] = None,
    take: Annotated[
        str | None,
        typer.Option("--take", metavar="ours|theirs|base|VALUE", help="What holds: a side's, or another value."),
    ] = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Decide between two versions that a merge could not decide between; without a conflict, list them.

    Ours stands in its place now. Ask the client where you can. In a rebase, ours is what you rebase onto. When the last
    one is decided, git add the plan and go on with the merge.

    Examples:
      goals resolve heron-27
      goals resolve heron-27 c-5h8m --take theirs
      goals resolve heron-27 c-5h8m --take "When I can go to a play with my sister"
    """
    from goals_cli import resolving

    opened, now = open_caseload(caseload), today_or(today)
    if conflict is None:
        if take is not None:
            raise UsageError("which conflict is decided?", f"goals resolve {client} lists them")
        from goals_cli.render.conflicts import conflicts

        found = resolving.undecided(opened, client)
        out(conflicts(found))
        say(f"{client}: {_counted(len(found))}", quiet)
        return
    if take is None:
        raise UsageError("what holds?", "--take ours, theirs, base, or another value")
    left = resolving.resolve(opened, client, conflict, take, today=now)
    say(f"{client}: {conflict} is decided; {_counted(left)}", quiet)


def _counted(number: int) -> str:
    return f"{number} undecided" if number else "nothing is undecided"
