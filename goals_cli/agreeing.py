"""Agreeing on goals: what is quoted, who consents, and which goals become active with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from goals_cli import entries
from goals_cli.agreements import covers, latest_for
from goals_cli.caseload import Caseload, new_dated_id
from goals_cli.entries import Data
from goals_cli.errors import NotFound
from goals_cli.findings import Where
from goals_cli.plan import Agreement, Answer, Goal, Plan, Status
from goals_cli.planfile import Append, Change
from goals_cli.planning import WORDING, Opened, write
from goals_cli.turns import turned

# A goal, its place, and what an agreement says of it.
Quoted = tuple[Where, Goal, Data]


def quote(goal: Data) -> Data:
    """Quote what an agreement covers of a goal, in its own words."""
    wording = {"goal": goal["id"]} | {key: goal[key] for key in WORDING if goal.get(key)}
    return entries.ordered(wording, ("agreements", 0, "goals"))


def agree(
    caseload: Caseload, client: str, goal_ids: Sequence[str], entry: Data, *, worker: str, today: date
) -> tuple[str, tuple[str, ...]]:
    """Add an agreement that quotes the goals' wording; returns its id and the goals that became active with it.

    Without goals named it covers every proposed or active one whose wording no agreement covers yet. One that corrects
    an earlier agreement then keeps the day and the quotes of that one: it was about the wording of its day.
    """
    made, started = "", tuple[str, ...]()

    def edit(opened: Opened) -> list[Change]:
        nonlocal made, started
        earlier = _corrected(opened, entry.get("corrects"))
        on = date.fromisoformat(entry["on"]) if entry.get("on") else earlier["on"] if earlier else today
        quoted = list(_quoted(opened, goal_ids, earlier))
        ...
        return []

    write(caseload, client, edit)
    return made, started
