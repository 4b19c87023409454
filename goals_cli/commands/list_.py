"""`goals list`: the clients of the caseload, or one client's goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goals_cli.commands import completing
from goals_cli.commands.common import CaseloadOption, open_caseload, out, say
from goals_cli.commands.screens import screen
from goals_cli.errors import NotFound

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload
    from goals_cli.opening import Opened
    from goals_cli.profile import Profile


class Format(StrEnum):
    """How a list can be printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


CLIENT_FIELDS = ("client", "worker", "status", "active_goals", "last_review")
GOAL_FIELDS = ("id", "title", "status", "priority")
Row = dict[str, Any]


def list_(
    client: Annotated[
        str | None,
        typer.Argument(metavar="CLIENT", help="List this client's goals.", autocompletion=completing.clients),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    caseload: CaseloadOption = None,
) -> None:
    """List the clients of the caseload, or one client's goals.

    A plan that cannot be read, or whose file is not named like one, is told of on stderr; all others are listed, and
    the exit code is 3.

    CSV has the columns client, worker, status (open or closed), active_goals and last_review; for one client's goals
    id, title, status and priority.

    Examples:
      goals list
      goals list heron-27
      goals list --format csv > caseload.csv
    """
    from goals_cli.planning import open_plan

    opened = open_caseload(caseload)
    if client:
        rows = [_goal_row(goal) for goal in open_plan(opened, client).plan.goals]
        _print(form, GOAL_FIELDS, {"client": client, "goals": rows}, rows)
        return
    rows, unreadable = _clients(opened)
    if rows or not unreadable or form is not Format.TEXT:
        _print(form, CLIENT_FIELDS, {"clients": rows}, rows)
    if unreadable:
        raise typer.Exit(NotFound.exit_code)


def _clients(caseload: Caseload) -> tuple[list[Row], int]:
    """Read all plans; say which cannot be read, and count them."""
    from goals_cli.errors import GoalsError
    from goals_cli.planning import open_plan
    from goals_cli.profile import profile

    default = profile(caseload.settings.profile)
    rows: list[Row] = []
    unreadable = 0
    for client in caseload.clients():
        try:
            rows.append(_client_row(open_plan(caseload, client), default))
        except GoalsError as error:
            say(f"goals: {error.message}")
            unreadable += 1
    misnamed = caseload.misnamed()
    for refusal in misnamed.values():
        say(f"goals: {refusal.message}")
    return rows, unreadable + len(misnamed)


def _client_row(opened: Opened, default: Profile) -> Row:
    from goals_cli.cadence import last_review_day
    from goals_cli.plan import Status

    plan = opened.plan
    reviewed = last_review_day(plan, opened.profile(default))
    return {
        "client": plan.client,
        "worker": plan.worker,
        "status": "closed" if plan.closed else "open",
        "active_goals": sum(goal.status is Status.ACTIVE for goal in plan.goals),
        "last_review": reviewed.isoformat() if reviewed else None,
    }


def _goal_row(goal: Any) -> Row:
    return {"id": goal.id, "title": goal.title, "status": goal.status.value, "priority": goal.priority}


def _print(form: Format, fields: Sequence[str], content: Mapping[str, object], rows: Sequence[Row]) -> None:
    if form is Format.JSON:
        from goals_cli.render.json import envelope

        out(envelope("client-goals" if "client" in content else "list", content))
        return
    from goals_cli.render import csv, tables

    if form is Format.CSV:
        out(csv.csv(fields, [[row[field] for field in fields] for row in rows]))
    elif rows:
        cells = [[_shown(field, row[field]) for field in fields] for row in rows]
        headers = [field.replace("_", " ") for field in fields]
        out(tables.table(headers, cells, columns=screen().columns))
    else:
        say("no goals yet" if "client" in content else "no plans yet; goals create CLIENT starts one")


def _shown(field: str, value: object) -> str:
    """Write a value for people: a goal without a title is still a goal."""
    empty = "(no title)" if field == "title" else ""
    return empty if value is None else str(value)
