"""Agreeing on goals: what is quoted, who consents, and which goals become active with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goals_cli import entries
from goals_cli.agreements import covers, latest_for
from goals_cli.caseload import Caseload, new_dated_id
from goals_cli.entries import Data
from goals_cli.errors import NotFound
from goals_cli.findings import Where
from goals_cli.plan import Answer, Goal, Status
from goals_cli.planfile import Append, Change
from goals_cli.planning import WORDING, Opened, check_input, write


def quote(goal: Data) -> Data:
    """Quote what an agreement covers of a goal, in its own words."""
    wording = {"goal": goal["id"]} | {key: goal[key] for key in WORDING if goal.get(key)}
    return entries.ordered(wording, ("agreements", 0, "goals"))


def agree(
    caseload: Caseload, client: str, goal_ids: Sequence[str], entry: Data, *, worker: str, today: date
) -> tuple[str, tuple[str, ...]]:
    """Add an agreement that quotes the goals' wording; returns its id and the goals that became active with it.

    Without goals named it covers every proposed or active one whose wording no agreement covers yet.
    """
    result: list[tuple[str, tuple[str, ...]]] = []

    def edit(opened: Opened) -> list[Change]:
        chosen = [opened.goal(goal_id) for goal_id in goal_ids] or _to_agree(opened)
        for _, goal in chosen:
            if goal.status in (Status.ACHIEVED, Status.ENDED):
                raise NotFound(f"{goal.id} has ended", "goals create starts a new goal; `grew_from` names the old one")
        on = date.fromisoformat(entry.get("on") or today.isoformat())
        quotes = [quote(entries.at(opened.data, where)) for where, _ in chosen]
        agreement = {"id": new_dated_id("a", on, entries.all_ids(opened.plan)), "on": on.isoformat(), "worker": worker}
        agreement = entries.ordered(agreement | entry | {"goals": quotes}, ("agreements",))
        check_input(agreement, "agreement", None)
        started = [(where, goal) for where, goal in chosen if consents(agreement) and goal.status is not Status.ACTIVE]
        result.append((agreement["id"], tuple(goal.id for _, goal in started)))
        turns = [Append((*where, "course"), {"on": on.isoformat(), "status": "active"}) for where, _ in started]
        return [*turns, Append(("agreements",), agreement)]

    write(caseload, client, edit)
    return result[-1]


def _to_agree(opened: Opened) -> list[tuple[Where, Goal]]:
    chosen = []
    for goal in opened.plan.goals:
        latest = latest_for(opened.plan, goal.id)
        covered = latest is not None and covers(latest[1], goal)
        if goal.status in (Status.PROPOSED, Status.ACTIVE) and not covered:
            chosen.append(opened.goal(goal.id))
    if not chosen:
        raise NotFound(f"nothing to agree on for {opened.plan.client}: the wording of every open goal is agreed")
    return chosen


def consents(agreement: Data) -> bool:
    """Say whether work may start: the client agrees, or could not say and somebody with authority agrees for them."""
    answer = agreement["client"]["answer"]
    if answer == Answer.COULD_NOT_SAY:
        others = agreement.get("others") or []
        return any(other.get("authority") and other.get("answer") == Answer.AGREES for other in others)
    return bool(answer == Answer.AGREES)
