"""`goals step add`: what somebody has promised to do for a goal."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    QuietOption,
    TheGoalOption,
    TodayOption,
    WorkerOption,
    day,
    open_caseload,
    out_saved,
    say,
    today_or,
    worker_if_known,
)
from goals_cli.commands.details import PrivateOption, ask_about, fields, planned_steps, the_day


def step_add(
    client: ClientArgument,
    goal: TheGoalOption,
    step: Annotated[str, typer.Option("--step", metavar="TEXT", help="What is promised.")],
    who: Annotated[
        str, typer.Option("--who", metavar="WHO", help="client, worker, a worker's code, or sister, school ...")
    ] = "client",
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="By when.")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="TEXT", help="A rhythm: day, week, Tuesday.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="The rhythm's last day.")] = None,
    promised: Annotated[
        str | None, typer.Option("--promised", metavar="DATE", help="The day it was promised, when not today.")
    ] = None,
    private: PrivateOption = False,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    worker: WorkerOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write down what somebody has promised to do for a goal.

    The worker's steps are promises as much as the client's. Prints the step's id.

    Examples:
      goals step add heron-27 --goal g-4f2k --step "Visit the hall when it is empty" --due 2026-03-16
      goals step add heron-27 --goal g-4f2k --who worker --step "Ask the school for an aisle seat" --due 2026-03-20
      goals step add heron-27 --goal g-4f2k --step "Breathe with the app" --every day --until 2026-04-27
    """
    from goals_cli import recording
    from goals_cli.planning import open_plan

    opened = open_caseload(caseload)
    carrier = worker_if_known(opened, worker) or open_plan(opened, client).plan.worker
    entry = fields(
        step=step,
        who=who,
        promised=the_day(promised, today, "--promised").isoformat(),
        due=due and day(due, "--due").isoformat(),
        every=every,
        until=until and day(until, "--until").isoformat(),
        private=private,
    )
    before = planned_steps(opened, client) if due or until else ()
    made = recording.add_step(opened, client, goal, entry, worker=carrier, today=today_or(today))
    out_saved(made)
    say(f"{client}: step {made} added to {goal}", quiet)
    if due or until:
        ask_about(opened, client, goal, quiet, without=before)
