"""`goals report voice`: whose voice the goals are."""

from __future__ import annotations

from typing import Annotated

from goals_cli.commands.common import AtOption, CaseloadOption, QuietOption, TodayOption
from goals_cli.commands.delivering import FormatOption, OpenOption, OutputOption, report_on
from goals_cli.commands.formats import choice_option
from goals_cli.commands.narrowing import OfWorkerOption, the_one_worker

PARTIES = ("client", "family", "worker", "agency", "court", "other", "unclear")
SORTS = ("worker", "client", "difference", "raised")


def report_voice(
    worker: OfWorkerOption = None,
    raised_by: Annotated[
        str | None, choice_option("--raised-by", PARTIES, "Only the goals that they raised.")
    ] = None,
    sort: Annotated[str, choice_option("--sort", SORTS, "In which order.")] = "worker",
    form: FormatOption = None,
    output: OutputOption = None,
    show: OpenOption = False,
    at: AtOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Print whose voice the open goals are, for each worker and in all.

    Who raised them, whether the client's words are there, whether the client has ranked them and chosen among options,
    what the client answered to changes that others asked for, who has rated them, from 0 to 10 or by a level, where
    client and worker rate a goal 3 points or more apart at one meeting or see it at different levels, and how others
    rate, such as family or another service. What was rated in private counts as rated; the rating itself is not told,
    nor who else gave it. The goals that others raised, or that lack the client's words, rank or answers, are named, up
    to 20 of them; CSV has all. --sort puts these goals and those further down in order, the counts stay in the order
    of the workers; --sort raised begins with what others raised.

    CSV has one row for each goal with the columns client, worker, goal, title, status, raised_by, own_words, ranked,
    options, chosen, asked_by_others, agrees, partly, disagrees, could_not_say, not_answered, rated_on, client_rating,
    worker_rating, difference, client_rated, worker_rated, others_ratings, both_rated, others_rated, levels_on,
    client_level, worker_level and others_levels. The difference is the worker's rating less the client's at the newest
    meeting at which both rated; levels_on is the newest one at which both gave a level.

    Examples:
      goals report voice
      goals report voice --worker w-amara --sort difference
      goals report voice --raised-by court
      goals report voice --format csv > voice.csv
    """
    from goals_cli.plan import Party
    from goals_cli.reporting_voice import voice_report

    party = Party(raised_by) if raised_by else None
    one = the_one_worker(worker)
    report_on(
        lambda opened, now, past: voice_report(opened, today=now, worker=one, sort=sort, raised_by=party, past=past),
        form=form, output=output, show=show, at=at, caseload=caseload, today=today,
        quiet=quiet,
    )  # fmt: skip
