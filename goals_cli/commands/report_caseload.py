"""`goals report caseload`: all clients at a glance."""

from __future__ import annotations

from typing import Annotated

from goals_cli.commands.common import AtOption, CaseloadOption, TodayOption
from goals_cli.commands.delivering import OpenOption, OutputOption, report_on
from goals_cli.commands.formats import format_option
from goals_cli.render import reports


def report_caseload(
    form: Annotated[str, format_option(reports.CHOICES)] = "text",
    output: OutputOption = None,
    show: OpenOption = False,
    at: AtOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
) -> None:
    """Print one line for each client: worker, goals, last review, next review, and what is overdue on either side.

    A plan that cannot be read, or whose file is not named like one, is told of on stderr; all others are in the report,
    and the exit code is 3. CSV has one row for each client: client, worker, opened, closed; the number of goals
    proposed, active, paused, achieved, ended and declined; last_review, next_review, review_overdue (yes or no); and
    the number of promises overdue on each side and of follow-ups: worker_overdue, client_overdue, others_overdue,
    follow_ups_overdue. With --at the day is that of then, also for what was overdue.

    Examples:
      goals report caseload
      goals report caseload --format csv > caseload.csv
      goals report caseload --format html --output caseload.html --open
      goals report caseload --at 2026-06-30
    """
    from goals_cli.reporting import caseload_report

    report_on(
        lambda opened, now, past: caseload_report(opened, today=now, past=past),
        form=form, output=output, show=show, at=at, caseload=caseload, today=today,
    )  # fmt: skip
