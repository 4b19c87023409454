"""`goals resolve`: decide what two people changed differently."""

from __future__ import annotations

from collections.abc import Sequence
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
    """Decide between two versions that a merge could not decide between; without --take, list them.

    With one of them left, its id need not be given. The list says what stands in its place now. Several about one place
    are decided together. Ask the client where you can. In a rebase, ours is what you rebase onto. When the last one is
    decided, it says how the merge goes on.

    Examples:
      goals resolve heron-27
      goals resolve heron-27 --take theirs
      goals resolve heron-27 c-5h8m --take base
      goals resolve heron-27 c-5h8m --take "When I can go to a play with my sister"
    """
    from goals_cli import resolving

    opened, now = open_caseload(caseload), today_or(today)
    if conflict is None and take is None:
        from goals_cli.commands.screens import columns
        from goals_cli.render.conflicts import conflicts

        found = resolving.undecided(opened, client)
        out(conflicts(found, columns=columns()))
        say(f"{client}: {_counted(len(found))}{'' if found else _way_on(resolving.way_on(opened, client))}", quiet)
        return
    if take is None:
        raise UsageError("what holds?", "--take ours, theirs, base, or another value")
    name = conflict or resolving.the_only_one(opened, client)
    made = resolving.resolve(opened, client, name, take, today=now)
    on = "" if made.left else _way_on(resolving.way_on(opened, client))
    say(f"{client}: {name} is decided{_along(made.along)}; {_counted(made.left)}{on}", quiet)


def _along(ids: Sequence[str]) -> str:
    """Name the conflicts that were about the same place."""
    return f", and with it {', '.join(ids)}, about the same place" if ids else ""


def _way_on(commands: Sequence[str]) -> str:
    """Say what comes next in the merge that is under way."""
    return f"\n  next: {', then '.join(commands)}" if commands else ""


def _counted(number: int) -> str:
    return f"{number} undecided" if number else "nothing is undecided"
