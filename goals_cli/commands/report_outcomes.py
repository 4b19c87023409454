"""`goals report outcomes`: how goals went, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from goals_cli.commands.common import (
    AtOption,
    CaseloadOption,
    TodayOption,
    day,
)
from goals_cli.commands.delivering import OpenOption, OutputOption, report_on
from goals_cli.commands.formats import format_option
from goals_cli.errors import UsageError
from goals_cli.render import reports

if TYPE_CHECKING:
    from datetime import date

    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past
    from goals_cli.results import OutcomesReport


def report_outcomes(
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day; all before otherwise.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="The last day; today otherwise, and at the latest.")
    ] = None,
    small_groups: Annotated[
        bool, typer.Option("--small-groups", help="Show groups of fewer than 5 clients too, and each client's scores.")
    ] = False,
    form: Annotated[str, format_option(reports.CHOICES)] = "text",
    output: OutputOption = None,
    show: OpenOption = False,
    at: AtOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
) -> None:
    """Count goals reached, changed and ended, and say how ratings, scores and measures changed; no client's words.

    Ratings are judged goal by goal, each rater's on their own, family or other services beside client and worker:
    3 points or more up is improved, 3 or more down is deteriorated (the rule that NHS England published). Attainment
    scores T come with the levels they are made of. What cannot be computed is counted by the reason.

    Groups of fewer than 5 clients are not shown, nor what would tell of them: nobody can work out exactly how many
    clients or goals such a group has, whatever is put together from all tables of one report and the middle of the
    days. Means of T are rounded, or not shown, where a level told otherwise or a client more or less could be seen in
    them. In a small caseload that can leave little to show.

    This does not hide that a small group is there, or about how large it is; nor does it help where two reports over
    almost the same time are compared, or where the reader knows some of the clients, or goes back from what is hidden
    to the rule by which it was chosen.

    Numbers that clients keep private count in sums alone: --small-groups leaves them out.

    CSV has the columns table, part, client, goal, number, clients, value and why.

    Examples:
      goals report outcomes
      goals report outcomes --from 2026-01-01 --to 2026-06-30 --format csv > outcomes.csv
      goals report outcomes --small-groups
    """
    from goals_cli.results import outcomes_report
    from goals_cli.results.period import Period

    def build(opened: Caseload, now: date, past: Past | None) -> OutcomesReport:
        period = Period(day(since, "--from") if since else None, day(until, "--to") if until else now)
        if period.since is not None and period.since > min(period.until, now):
            hint = "give the earlier day with --from, the later one with --to"
            raise UsageError("--from lies after the last day", hint)
        return outcomes_report(opened, today=now, period=period, small_groups=small_groups, past=past)

    report_on(build, form=form, output=output, show=show, at=at, caseload=caseload, today=today)
