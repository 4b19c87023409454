"""`goals report stuck`: active goals that do not move."""

from __future__ import annotations

from typing import Annotated

from goals_cli.commands.common import AtOption, CaseloadOption, QuietOption, TodayOption
from goals_cli.commands.delivering import FormatOption, OpenOption, OutputOption, report_on
from goals_cli.commands.formats import choice_option, choices_option
from goals_cli.commands.narrowing import OfWorkerOption, the_one_worker

SIGNS = ("ratings", "levels", "measure", "no-review")
SORTS = ("days", "client", "worker", "rating")


def report_stuck(
    worker: OfWorkerOption = None,
    sign: Annotated[
        list[str] | None, choices_option("--sign", SIGNS, "Only the goals that this shows; may be given again.")
    ] = None,
    sort: Annotated[str, choice_option("--sort", SORTS, "In which order.")] = "days",
    form: FormatOption = None,
    output: OutputOption = None,
    show: OpenOption = False,
    at: AtOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Print the active goals that do not move, those that stand still longest first.

    A goal stands still when, over three reviews and eight weeks, the client's ratings or levels have not risen or its
    measures have one value, and nothing about it was changed; or when nobody has reviewed it for eight weeks. The
    signs are ratings, levels, measure and no-review. What the client wants to keep as it is does not stand still. Where
    there are several workers, one line for each of them and one for all count these.

    CSV has the columns client, worker, goal, title, signs, since, days, changed, client_rating, worker_rating,
    confidence, confidence_low, client_level and worker_level. Confidence is low below 7; where it is not known, both
    are empty.

    Examples:
      goals report stuck
      goals report stuck --worker w-amara --sort client
      goals report stuck --sign ratings --sign levels
      goals report stuck --format csv > stuck.csv
    """
    from goals_cli.reporting_stuck import stuck_report
    from goals_cli.stuck import Sign

    signs = [Sign(each) for each in sign or ()]
    one = the_one_worker(worker)
    report_on(
        lambda opened, now, past: stuck_report(opened, today=now, worker=one, sort=sort, signs=signs, past=past),
        form=form, output=output, show=show, at=at, caseload=caseload, today=today,
        quiet=quiet,
    )  # fmt: skip
