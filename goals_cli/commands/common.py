"""What the commands share: their options, the caseload they work on, and how they speak."""

from __future__ import annotations

import errno
import gc
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goals_cli.commands import completing
from goals_cli.errors import NotFound, UsageError

if TYPE_CHECKING:
    from datetime import date

    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past
    from goals_cli.opening import Opened

ClientArgument = Annotated[
    str, typer.Argument(metavar="CLIENT", help="The client's code.", autocompletion=completing.clients)
]
GoalOption = Annotated[
    str | None, typer.Option("--goal", metavar="ID", help="The goal's id.", autocompletion=completing.goals)
]
TheGoalOption = Annotated[
    str, typer.Option("--goal", metavar="ID", help="The goal's id.", autocompletion=completing.goals)
]
GoalsOption = Annotated[
    list[str] | None,
    typer.Option("--goal", metavar="ID", help="A goal's id; may be given again.", autocompletion=completing.goals),
]
CaseloadOption = Annotated[
    Path | None,
    typer.Option("--caseload", metavar="DIR", help="The caseload's folder, when you are not in it."),
]


def _not_both(ctx: typer.Context, param: typer.CallbackParam, value: str | None) -> str | None:
    """Refuse --today beside --at, whichever comes last: the day of what stood then is that of then."""
    source = ctx.get_parameter_source(param.name or "")  # GOALS_TODAY may well stay set
    typed = value is not None and source is not None and source.name == "COMMANDLINE"
    if typed and ctx.meta.setdefault(_DAY_BY, param.name) != param.name:
        raise UsageError("--today and --at do not go together", "leave --today out: with --at the day is that of then")
    return value


_DAY_BY = "goals_cli.day_by"
TodayOption = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DATE", envvar="GOALS_TODAY", callback=_not_both, help="Take this day for today."
    ),
]
OnOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it was, when not today.")]
WorkerOption = Annotated[
    str | None,
    typer.Option("--worker", metavar="CODE", envvar="GOALS_WORKER", help="Your own code, when git does not know it."),
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="REV|DATE", callback=_not_both, help="As it stood at a commit, or at the end of a day."
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print results only, no confirmations.")]
CommitOption = Annotated[
    bool | None,
    typer.Option("--commit/--no-commit", help="Commit this plan alone to git, or do not although goals.commit is set."),
]

YEARS = range(1900, 3000)  # as in the plans themselves: a year outside is a slip of the hand
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def open_caseload(folder: Path | None) -> Caseload:
    """Open the caseload in a folder, or the one around the current folder."""
    from goals_cli.caseload import at, find

    return at(folder) if folder else find()


def past_or_none(caseload: Caseload, at: str | None) -> Past | None:
    """Give the caseload as it stood at the moment that was told with --at; None for the present."""
    if at is None:
        return None
    from goals_cli.history.moments import past

    now = str(today_or(os.environ.get("GOALS_TODAY")))
    if DAY.fullmatch(at) and at > now:
        raise UsageError(f"--at: {at} has not come yet, today is {now}", "give a day up to today, or a commit")
    return past(caseload, at)


@contextmanager
def looking_for_no_circles() -> Iterator[None]:
    """Read many plans without looking for circles in memory: there are none, and to look takes a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read_plan(caseload: Caseload, client: str, past: Past | None) -> Opened:
    """Read a client's plan as it is, or as it stood then."""
    from goals_cli.opening import open_plan

    return past.open_plan(client) if past else open_plan(caseload, client)


def day_of(past: Past | None, today: str | None) -> date:
    """Give the day on which it stood like that, or else today."""
    return past.moment.day if past else today_or(today)


def day(text: str, option: str) -> date:
    """Read a day written as 2026-03-02; `option` names what it was given for."""
    from datetime import date

    hint = "write it as year-month-day: 2026-03-02"
    if not DAY.fullmatch(text):
        raise UsageError(f"{option} needs a day", hint)
    if int(text[:4]) not in YEARS:
        raise UsageError(f"{option}: the year is not between {YEARS[0]} and {YEARS[-1]}", hint)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option}: there is no such day", hint) from None


def today_or(text: str | None) -> date:
    """Give the day that was told with --today or GOALS_TODAY, or today."""
    from datetime import date

    return day(text, "--today (or GOALS_TODAY)") if text else date.today()


def the_worker(caseload: Caseload, explicit: str | None) -> str:
    """Give the code of whoever is at work: told by option or environment, or kept in this clone's git settings."""
    worker = worker_if_known(caseload, explicit)
    if worker is None:
        from goals_cli.gitrepo import keeps_settings

        hint = "--worker CODE, GOALS_WORKER=CODE, or once for this clone: goals init --worker CODE"
        if not keeps_settings(caseload.root):
            hint = "--worker CODE with each command, or GOALS_WORKER=CODE in the environment; no git is here to keep it"
        raise UsageError("whose work is this? No worker is set", hint)
    return worker


def worker_if_known(caseload: Caseload, explicit: str | None) -> str | None:
    """Give the worker's code where one is known."""
    from goals_cli import gitrepo
    from goals_cli.codes import worker_code

    code = explicit or gitrepo.local_setting(caseload.root, "goals.worker")
    return worker_code(code) if code else None


def out(text: str) -> None:
    """Print a result on stdout, with a line end."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


def out_saved(text: str) -> None:
    """Print what a saved change is called by; when that fails, say that it was saved all the same."""
    try:
        out(text)
        sys.stdout.flush()
    except OSError as error:
        if error.errno == errno.EPIPE:  # a reader that went away is no news
            raise
        with suppress(OSError, ValueError):  # what still waits to be written must not fail once more at the end
            handle = os.open(os.devnull, os.O_WRONLY)
            os.dup2(handle, sys.stdout.fileno())
            os.close(handle)
        raise NotFound("saved, but the output could not be written", "do not repeat the command") from error


def say(text: str, quiet: bool = False) -> None:
    """Tell the user something on stderr, made safe for a terminal."""
    from goals_cli.render.terminal import safe_lines

    if not quiet:
        sys.stdout.flush()  # on a terminal, results and remarks stand in the order in which they were made
        with suppress(OSError):  # a remark that nobody can read changes nothing
            sys.stderr.write("".join(f"{line}\n" for line in safe_lines(text)))
            sys.stderr.flush()
