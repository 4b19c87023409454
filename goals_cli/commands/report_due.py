"""`goals report due`: reviews, agreements, target dates and promises that are due."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Annotated

import typer

from goals_cli.commands.common import AtOption, CaseloadOption, TodayOption
from goals_cli.commands.delivering import OpenOption, OutputOption, report_on
from goals_cli.commands.formats import choice_option, format_option
from goals_cli.commands.narrowing import OfWorkerOption, the_one_worker
from goals_cli.errors import UsageError
from goals_cli.render import reports

SORTS = ("day", "client", "worker", "kind")
_DAYS = {"d": 1, "w": 7}
_LONGEST = 4  # digits
_HINT = "write days, weeks or months: 14d, 2w or 1m"


def report_due(
    within: Annotated[
        str, typer.Option("--within", metavar="TIME", help="How far to look ahead: 14d, 2w or 1m.")
    ] = "14d",
    worker: OfWorkerOption = None,
    sort: Annotated[str, choice_option("--sort", SORTS, "In which order.")] = "day",
    form: Annotated[str, format_option(reports.CHOICES)] = "text",
    output: OutputOption = None,
    show: OpenOption = False,
    at: AtOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
) -> None:
    """Print what is overdue, and what falls due in the next time: on each day the worker's own promises first.

    Reviews, agreements to make or to come back to, target dates of active goals, and promises. The kind is one of
    worker-promise, review, agreement, follow-up, target-date, others-promise and client-promise. An agreement is due
    from the day on which work on a goal began that none names, or on which a goal was changed that one named. Where
    there are several workers, one line for each of them and one for all count these.

    A plan that cannot be read, or whose file is not named like one, is told of on stderr; all others are in the report,
    and the exit code is 3. CSV has the columns on, days (below 0 when overdue), client, worker, kind, who, goals, id
    and what. With --at it is what was overdue and to come then.

    Examples:
      goals report due
      goals report due --within 1m
      goals report due --worker w-amara --sort client
      goals report due --format html --output due.html
      goals report due --within 4w --format csv > due.csv
    """
    from goals_cli.reporting_due import due_report

    one = the_one_worker(worker)
    report_on(
        lambda opened, now, past: due_report(
            opened, today=now, until=_after(now, within), worker=one, sort=sort, past=past
        ),
        form=form, output=output, show=show, at=at, caseload=caseload, today=today,
    )  # fmt: skip


def _after(day: date, time: str) -> date:
    """Count on by days, weeks or months; a month ends no later than its last day, the calendar in the year 9999."""
    number, unit = time[:-1], time[-1:]
    if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST) or unit not in ("d", "w", "m"):
        raise UsageError("--within needs a time", _HINT)
    if unit in _DAYS:
        return date.fromordinal(min(day.toordinal() + int(number) * _DAYS[unit], date.max.toordinal()))
    years, month = divmod(day.year * 12 + day.month - 1 + int(number), 12)
    if years > date.max.year:
        return date.max
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))
