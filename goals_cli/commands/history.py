"""`goals history`: what happened in a plan, and when."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from goals_cli.commands import completing
from goals_cli.commands.common import (
    CaseloadOption,
    GoalOption,
    TodayOption,
    day,
    looking_for_no_circles,
    open_caseload,
    out,
    today_or,
)
from goals_cli.commands.formats import format_option
from goals_cli.commands.screens import on_screen

ClientOrAllArgument = Annotated[
    str | None,
    typer.Argument(metavar="[CLIENT]", help="The client's code; without it all.", autocompletion=completing.clients),
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Of all plans: remember nothing, recall nothing.")]
FORMATS = ("text", "markdown", "json", "csv")


def history(
    client: ClientOrAllArgument = None,
    goal: GoalOption = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")] = None,
    private: Annotated[bool, typer.Option("--private", help="Print what the client keeps private, too.")] = False,
    form: Annotated[str, format_option(FORMATS)] = "text",
    no_cache: NoCacheOption = False,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
) -> None:
    """Tell what happened in a client's plan, the newest first, from all that git has kept of it.

    Goals raised, worded, changed and agreed; reviews with ratings old and new; steps promised, done, overdue and taken
    back; turns and endings: each with its day, the commit that brought it and who made that. What was changed in the
    file without a trail is told as that. A plan is followed when its file was renamed. The words of what the client
    keeps private are left out unless --private is given.

    Without CLIENT it tells what every commit brought to any plan, the newest commit first, as far as it is committed.
    That is remembered for the next time, outside of the caseload where only you can read it (in GOALS_CACHE_DIR when
    that is set).

    CSV has one row for each event with the columns on, kind, goal, id, what, who, worker, before, after, because,
    asked_by, answer, client_says, commit, author, committer, committed and path.

    Examples:
      goals history heron-27
      goals history heron-27 --goal g-4f2k --since 2026-03-01
      goals history heron-27 --format csv > history.csv
      goals history --since 2026-03-01
    """
    opened = open_caseload(caseload)
    first, last = day(since, "--since") if since else None, day(until, "--until") if until else None
    if client is None:
        wanted = {"goal": goal, "since": first, "until": last, "private": private}
        _of_all(opened.root, form, remember=not no_cache, **wanted)
        return
    from goals_cli.ahead import Ahead
    from goals_cli.gitrepo import versions

    path = opened.plan_path(client)
    past = Ahead(versions.past_of, opened.root, path.name)
    # Git takes as long as loading these.
    from goals_cli.history.event import hidden
    from goals_cli.history.timeline import select, timeline
    from goals_cli.render import history as rendering

    found = timeline(opened.root, path, past.result(), client=client, today=today_or(today))
    found = select(found, goal=goal, since=first, until=last)
    if not private:
        shown = tuple(replace(each, event=hidden(each.event)) for each in found.happenings)
        found = replace(found, happenings=shown)
    out(on_screen(rendering.FORMATS, form, found))


def _of_all(root: Path, form: str, *, remember: bool, **wanted: Any) -> None:
    from goals_cli.errors import GitError
    from goals_cli.gitrepo import commits
    from goals_cli.history.happening import of_standing
    from goals_cli.history.memory import Memory
    from goals_cli.history.recalling import selected

    standing = commits.standing(root)
    if not standing.repository:
        raise GitError("this caseload is in no git repository: nothing of its past is known", "git init begins one")
    if standing.tip is None:
        raise GitError("nothing has been committed yet: nothing of the past is known", "git add . && git commit")
    memory = Memory.of(root) if remember and not standing.shallow else None
    lines = selected(root, standing.tip, memory, **wanted)
    notes = list(of_standing(standing))
    with looking_for_no_circles():
        if form == "json":
            from goals_cli.render.history_as_json import json

            sys.stdout.flush()
            for piece in json(lines, notes):
                sys.stdout.buffer.write(piece)
            return
        from goals_cli.render import history_of_all

        for text in on_screen(history_of_all.FORMATS, form, lines, notes):
            sys.stdout.write(text)
