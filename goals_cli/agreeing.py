"""Agreeing on goals: what is quoted, who consents, and which goals become active with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goals_cli import entries
from goals_cli.agreements import covers, latest_for
from goals_cli.caseload import Caseload, new_dated_id
from goals_cli.codes import unknown
from goals_cli.entries import Data
from goals_cli.errors import NotFound, UsageError
from goals_cli.findings import Where
from goals_cli.plan import Agreement, Answer, Goal, Plan, Status
from goals_cli.planfile import Append, Change
from goals_cli.planning import WORDING, Opened, check_input, write
from goals_cli.turns import turned

Found = tuple[Where, Goal]


def quote(goal: Data) -> Data:
    """Quote what an agreement covers of a goal, in its own words."""
    wording = {"goal": goal["id"]} | {key: goal[key] for key in WORDING if goal.get(key)}
    return entries.ordered(wording, ("agreements", 0, "goals"))


def agree(
    caseload: Caseload, client: str, goal_ids: Sequence[str], entry: Data, *, worker: str, today: date
) -> tuple[str, tuple[str, ...]]:
    """Add an agreement that quotes the goals' wording; returns its id and the goals that became active with it.

    Without goals named it covers every proposed or active one whose wording no agreement covers yet; one that corrects
    an earlier agreement then keeps the quotes of that one, and its day unless told: it is about the wording of its day.
    """
    made, started = "", tuple[str, ...]()

    def edit(opened: Opened) -> list[Change]:
        nonlocal made, started
        earlier = _corrected(opened, entry.get("corrects"))
        on = date.fromisoformat(entry.get("on") or earlier.get("on") or today.isoformat())
        opened.refuse_before_opening(on)
        chosen, quotes = _quoted(opened, tuple(dict.fromkeys(goal_ids)), earlier)
        made = new_dated_id("a", on, entries.all_ids(opened.plan))
        told = {key: value for key, value in entry.items() if value is not None}
        agreement = {"worker": worker} | told | {"id": made, "on": on.isoformat(), "goals": quotes}
        agreement = entries.ordered(agreement, ("agreements",))
        check_input(agreement, "agreement", None)
        _refuse_looking_back(agreement)
        starting = [found for found in chosen if consents(agreement) and _starts(found[1], correcting=bool(earlier))]
        started = tuple(goal.id for _, goal in starting)
        turns = [turned(where, goal, Status.ACTIVE, {"on": on.isoformat()}) for where, goal in starting]
        return [*turns, Append(("agreements",), agreement)]

    write(caseload, client, edit)
    return made, started


def _corrected(opened: Opened, agreement_id: str | None) -> Data:
    """Find the agreement that is to be corrected; empty when none is."""
    if agreement_id is None:
        return {}
    known: list[Data] = opened.data.get("agreements") or []
    later = next((entry["id"] for entry in known if entry.get("corrects") == agreement_id), None)
    if later:
        raise NotFound(f"{agreement_id} has been corrected by {later}", f"correct {later} instead")
    for entry in known:
        if entry["id"] == agreement_id:
            return entry
    ids = ", ".join(entry["id"] for entry in known) or "none yet"
    raise NotFound(unknown("agreement", agreement_id, opened.plan.client), f"its agreements: {ids}")


def _refuse_looking_back(agreement: Data) -> None:
    if (agreement.get("follow_up") or agreement["on"]) < agreement["on"]:
        raise UsageError(
            f"--follow-up: {agreement['follow_up']} is before the agreement ({agreement['on']})",
            "it is the day to come back to it",
        )


def _quoted(opened: Opened, goal_ids: Sequence[str], earlier: Data) -> tuple[list[Found], list[Data]]:
    """Find the goals that an agreement is about, and what it quotes of them."""
    if earlier and not goal_ids:
        quotes: list[Data] = earlier.get("goals") or []
        return [opened.goal(agreed["goal"]) for agreed in quotes], quotes
    chosen = [opened.goal(goal_id) for goal_id in goal_ids] or _to_agree(opened)
    for _, goal in chosen:
        if goal.status in (Status.ACHIEVED, Status.ENDED) and not earlier:
            raise NotFound(
                f"{goal.id} has ended",
                "goals resume takes it up again, with --because; "
                "goals create starts a new goal, and `grew_from` names the old one",
            )
        _refuse_undecided(opened.plan, goal)
    return chosen, [quote(entries.at(opened.data, where)) for where, _ in chosen]


def undecided_wording(plan: Plan, goal_id: str) -> tuple[str, ...]:
    """List the conflicts that leave open what an agreement on a goal would quote."""
    place = f"goals[{goal_id}]"
    parts = tuple(f"{place}.{part}" for part in WORDING)
    return tuple(
        conflict.id
        for conflict in plan.conflicts
        if not conflict.is_of_an_id and (conflict.where == place or conflict.where.startswith(parts))
    )


def _refuse_undecided(plan: Plan, goal: Goal) -> None:
    """Refuse to quote one of two wordings that a merge left: nobody knows yet which one is agreed on."""
    found = undecided_wording(plan, goal.id)
    if found:
        raise NotFound(
            f"what {goal.id} says is undecided since a merge ({', '.join(found)}), so it cannot be agreed on yet",
            f"decide together what holds: goals resolve {plan.client}",
        )


def _to_agree(opened: Opened) -> list[Found]:
    chosen = []
    for goal in opened.plan.goals:
        latest = latest_for(opened.plan, goal.id)
        covered = latest is not None and covers(latest[1], goal)
        if goal.status in (Status.PROPOSED, Status.ACTIVE) and not covered:
            chosen.append(opened.goal(goal.id))
    if not chosen:
        raise NotFound(
            f"nothing new to agree on for {opened.plan.client}: an agreement quotes every open goal as it is now",
            "to ask again about a goal, name it with --goal",
        )
    return chosen


def _starts(goal: Goal, *, correcting: bool) -> bool:
    """Say whether consent makes a goal active; a correction does not take up again what was paused since."""
    return goal.status is Status.PROPOSED or (goal.status in (Status.PAUSED, Status.DECLINED) and not correcting)


def consents(agreement: Data) -> bool:
    """Say whether work may start: the client agrees, or could not say and somebody with authority agrees for them."""
    answer = agreement["client"]["answer"]
    if answer == Answer.COULD_NOT_SAY:
        others = agreement.get("others") or []
        return any(other.get("authority") and other.get("answer") == Answer.AGREES for other in others)
    return bool(answer == Answer.AGREES)


def without_wording(plan: Plan, agreement_id: str) -> tuple[str, ...]:
    """Name the goals of an agreement that had no joint wording to quote."""
    return tuple(agreed.goal for agreed in _find(plan, agreement_id).goals if not agreed.statement)


def still_proposed(plan: Plan, agreement_id: str) -> tuple[str, ...]:
    """Name the goals of an agreement on which no work starts with it."""
    named = {agreed.goal for agreed in _find(plan, agreement_id).goals}
    return tuple(goal.id for goal in plan.goals if goal.id in named and goal.status is Status.PROPOSED)


def active_after_a_no(plan: Plan, agreement_id: str) -> tuple[str, ...]:
    """Name the goals of an agreement that are active although the client disagreed; what follows is for people."""
    agreement = _find(plan, agreement_id)
    if agreement.client.answer is not Answer.DISAGREES:
        return ()
    named = {agreed.goal for agreed in agreement.goals}
    return tuple(goal.id for goal in plan.goals if goal.id in named and goal.status is Status.ACTIVE)


def _find(plan: Plan, agreement_id: str) -> Agreement:
    return next(agreement for agreement in plan.agreements if agreement.id == agreement_id)
