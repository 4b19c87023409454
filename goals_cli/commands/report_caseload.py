"""`goals report caseload`: all clients at a glance."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import AtOption, CaseloadOption, QuietOption, TodayOption
from goals_cli.commands.delivering import FormatOption, OpenOption, OutputOption, report_on
from goals_cli.commands.formats import choice_option
from goals_cli.commands.narrowing import OfWorkerOption, the_one_worker

SORTS = ("client", "worker", "review", "overdue")


def report_caseload(
    worker: OfWorkerOption = None,
    sort: Annotated[str, choice_option("--sort", SORTS, "In which order.")] = "client",
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show which elements of a complete plan each has, too.")
    ] = False,
    form: FormatOption = None,
    output: OutputOption = None,
    show: OpenOption = False,
    at: AtOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Print one line for each client: worker, goals, last review, next review, and what is overdue on either side.

    Where there are several workers, one line for each of them and one for all say it in numbers. --sort review puts
    first who is to be reviewed first, --sort overdue where most is overdue. --matrix is the one of goals check: which
    elements of a complete plan are there, lacking, or asked for by nobody.

    A plan that cannot be read, or whose file is not named like one, is told of on stderr; all others are in the
    report, and the exit code is 3. CSV has one row for each client: client, worker, opened, closed; the number of
    goals proposed, active, paused, achieved, ended and declined; last_review, next_review, review_overdue (yes or no);
    and the number of promises overdue on each side, of follow-ups, of active goals that no agreement covers, and of
    places that a merge left to be decided: worker_overdue, client_overdue, others_overdue, follow_ups_overdue,
    agreements_due, undecided. With --matrix a column follows for each element, with yes, no, or nothing: goals, words,
    matters, answer, options, statement, measure, date, client_steps, worker_steps, agreement, copy, review, rating,
    needs, strengths, preferences, supports, paid_supports, culture, risks, monitor, finishing, disagreements, requests.
    With --at the day is that of then, also for what was overdue.

    Examples:
      goals report caseload
      goals report caseload --worker w-amara --sort overdue
      goals report caseload --matrix
      goals report caseload --format csv > caseload.csv
      goals report caseload --format html --output caseload.html --open
      goals report caseload --at 2026-06-30
    """
    from goals_cli.reporting_caseload import caseload_report

    one = the_one_worker(worker)
    report_on(
        lambda opened, now, past: caseload_report(
            opened, today=now, worker=one, sort=sort, complete=matrix, past=past
        ),
        form=form, output=output, show=show, at=at, caseload=caseload, today=today,
        quiet=quiet,
    )  # fmt: skip
