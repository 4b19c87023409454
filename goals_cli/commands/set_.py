"""`goals set`: whatever has no command of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    GoalOption,
    QuietOption,
    TodayOption,
    open_caseload,
    say,
    today_or,
)
from goals_cli.errors import UsageError


def set_(
    client: ClientArgument,
    assignments: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH=VALUE]...", help="A field and its value; PATH+=VALUE adds to a list."),
    ] = None,
    goal: GoalOption = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="A mapping in the plan's vocabulary; - is stdin.")
    ] = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Set any field that has no command of its own: of the plan, or of a goal with --goal.

    What was said or agreed stays as it is: words, agreements, reviews and changes only grow, by their own commands.
    Nothing behind the = empties a field.

    Examples:
      goals set heron-27 --goal g-4f2k title="The school play" priority=1 confidence=5
      goals set heron-27 --goal g-4f2k in_the_way+="A full hall, no way out" "measures[0].unit=minutes"
      goals set heron-27 monitor="The client and w-amara, every month" language=es
      goals set heron-27 --from more.yaml
    """
    from goals_cli import planning
    from goals_cli.commands.sources import read_mapping

    today_or(today)  # taken by every command that writes; here nothing is dated
    if not assignments and not source:
        raise UsageError("nothing to set", "write PATH=VALUE, or --from FILE")
    opened, texts = open_caseload(caseload), assignments or []
    if source:
        document = read_mapping(source)
        changed = planning.merge_fields(opened, client, goal, document.data, source=document, assignments=texts)
    else:
        changed = planning.set_paths(opened, client, goal, texts)
    what = goal or "the plan"
    say(f"{client}: {what} changed" if changed else f"{client}: nothing changed, {what} says that already", quiet)
