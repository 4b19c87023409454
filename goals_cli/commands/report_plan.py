"""`goals report plan`: the client's own sheet."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import (
    AtOption,
    CaseloadOption,
    ClientArgument,
    QuietOption,
    TodayOption,
    open_caseload,
    out,
    past_or_none,
    say,
    today_or,
)
from goals_cli.commands.formats import format_option
from goals_cli.render import reports


def report_plan(
    client: ClientArgument,
    form: Annotated[str, format_option(reports.FORMATS)] = "text",
    private: Annotated[bool, typer.Option("--private", help="Put on it what the client keeps private, too.")] = False,
    at: AtOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Print one client's plan as their own sheet: their words first, what you agreed, and who does what.

    What the client keeps private stays off the sheet unless --private is given. With --at it is the sheet of that day.
    CSV has the columns client, goal, what, on, who, text and value, one row for each thing said, agreed, promised or
    measured.

    Examples:
      goals report plan heron-27
      goals report plan heron-27 --format markdown > sheet.md
    """
    from goals_cli.cadence import profile_for
    from goals_cli.caseload import profile
    from goals_cli.planning import open_plan
    from goals_cli.sheets import plan_report

    opened = open_caseload(caseload)
    past = past_or_none(opened, at)
    plan = (past.open_plan(client) if past else open_plan(opened, client)).plan
    applies = profile_for(plan, profile(opened.settings.profile))
    report = plan_report(plan, applies, today=past.moment.day if past else today_or(today), private=private)
    out(reports.FORMATS[form](report))
    if report.left_out:
        say(f"left out as private: {report.left_out} (--private puts it on the sheet)", quiet)
