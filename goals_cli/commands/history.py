"""`goals history`: what happened in a plan, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    GoalOption,
    TodayOption,
    day,
    open_caseload,
    out,
    today_or,
)
from goals_cli.commands.formats import format_option

FORMATS = ("text", "markdown", "json", "csv")


def history(
    client: ClientArgument,
    goal: GoalOption = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")] = None,
    private: Annotated[bool, typer.Option("--private", help="Print what the client keeps private, too.")] = False,
    form: Annotated[str, format_option(FORMATS)] = "text",
    caseload: CaseloadOption = None,
    today: TodayOption = None,
) -> None:
    """Tell what happened in a client's plan, the newest first, from all that git has kept of it.

    Goals raised, worded, changed and agreed; reviews with ratings old and new; steps promised, done, overdue and taken
    back; turns and endings: each with its day, the commit that brought it and who made that. What was changed in the
    file without a trail is told as that. A plan is followed when its file was renamed. The words of what the client
    keeps private are left out unless --private is given.

    Examples:
      goals history heron-27
      goals history heron-27 --goal g-4f2k --since 2026-03-01
      goals history heron-27 --format csv > history.csv
    """
    from goals_cli.history.event import hidden
    from goals_cli.history.timeline import select, timeline
    from goals_cli.render import history as rendering

    opened = open_caseload(caseload)
    first, last = since and day(since, "--since"), until and day(until, "--until")
    found = timeline(opened.root, opened.plan_path(client), client=client, today=today_or(today))
    found = select(found, goal=goal, since=first or None, until=last or None)
    if not private:
        shown = tuple(replace(each, event=hidden(each.event)) for each in found.happenings)
        found = replace(found, happenings=shown)
    out(rendering.FORMATS[form](found))
