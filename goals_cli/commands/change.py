"""`goals change`: one adjustment of a goal, with its trail."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    OnOption,
    QuietOption,
    TheGoalOption,
    TodayOption,
    WorkerOption,
    open_caseload,
    say,
    worker_if_known,
)
from goals_cli.commands.details import BecauseOption, ClientSaysOption, fields, the_day
from goals_cli.plan import Answer, Party


def change(
    client: ClientArgument,
    assignment: Annotated[str, typer.Argument(metavar="FIELD=VALUE", help="What changes, and to what.")],
    goal: TheGoalOption,
    asked_by: Annotated[str, typer.Option("--asked-by", metavar="WHO", help="client, worker, a code, mother ...")],
    because: BecauseOption = None,
    answer: Annotated[Answer | None, typer.Option("--answer", help="What the client answered.")] = None,
    client_says: ClientSaysOption = None,
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    worker: WorkerOption = None,
    quiet: QuietOption = False,
) -> None:
    """Change a goal and keep the trail: from, to, who asked, why, and what the client answered.

    When somebody else than the client asked, --answer says what the client answered. When they disagree or could not
    say, what was asked and their answer are kept, and the goal stays as it is.

    Examples:
      goals change heron-27 --goal g-4f2k target_date=2026-07-10 --asked-by client --because "The play was moved"
      goals change heron-27 --goal g-4f2k "measures[m-1].target=40" --asked-by w-amara \\
          --because "Assemblies are shorter" --answer agrees --client-says "That is the real thing"
    """
    from goals_cli import entries, planning

    opened = open_caseload(caseload)
    if asked_by == Party.WORKER:
        asked_by = worker_if_known(opened, worker) or planning.open_plan(opened, client).plan.worker
    field, value, adds = entries.split_assignment(assignment)
    happened = the_day(on, today).isoformat()
    trail = fields(on=happened, asked_by=asked_by, because=because, answer=answer, client_says=client_says)
    if planning.change_goal(opened, client, goal, field, value, trail, adds=adds):
        say(f"{client}: {goal}: {field} changed", quiet)
    else:
        say(f"{client}: {goal}: {field} stays as it is; what was asked and the client's answer are kept", quiet)
