"""Making and changing a plan: add goals, put down what is said of them, and keep the trail of what changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goals_cli import entries, planfile, schema
from goals_cli.caseload import Caseload, refresh_schema
from goals_cli.entries import Data
from goals_cli.errors import InvalidData, NotWritten, UsageError
from goals_cli.filling import Placed, completed, filled, source_of
from goals_cli.findings import Where
from goals_cli.guarding import UNCHANGING, WORDING, refuse_what_only_grows
from goals_cli.opening import Opened, check_input, located, open_plan, refuse, validate, write
from goals_cli.plan import CLIENT, FORMAT, Answer
from goals_cli.planfile import Append, Change, Document

__all__ = [
    "WORDING", "Opened", "add_goal", "change_goal", "changed", "check_input", "is_the_clients", "merge_fields",
    "open_plan", "set_fields", "set_paths", "validate", "write",
]  # fmt: skip

HEADING = "# yaml-language-server: $schema=../.goals/plan.schema.json\n"


def add_goal(
    caseload: Caseload, client: str, fields: Data, *, worker: str, today: date, source: Document | None = None
) -> str:
    """Add a goal, starting the client's plan when there is none; returns the goal's id."""
    path, made = caseload.plan_path(client), ""

    def complete(taken: set[str]) -> Data:
        nonlocal made
        goal = entries.complete_goal(fields, worker=worker, today=today, taken=taken)
        check_input(goal, "goal", source)
        refuse(_repeated(goal, taken), lambda where: located(source, where) if source else "")
        made = goal["id"]
        return goal

    def start() -> None:
        data = {"format": FORMAT, "client": client, "worker": worker, "opened": today.isoformat()}
        refresh_schema(caseload)
        planfile.create(
            path, data | {"goals": [complete(set())]}, lock=caseload.lock_path(client), heading=HEADING,
            validate=validate,
        )  # fmt: skip

    if not path.exists():
        try:
            start()
        except NotWritten:
            if not path.exists():
                raise
        else:
            return made
    write(caseload, client, lambda opened: [Append(("goals",), complete(entries.all_ids(opened.plan)))])
    return made


def _repeated(goal: Data, taken: set[str]) -> list[schema.Problem]:
    """Find ids of the goal and its steps that stand twice in the plan; those of measures are the goal's own."""
    found: list[tuple[Where, str]] = [(("id",), goal["id"])]
    found += [(("steps", number, "id"), step["id"]) for number, step in enumerate(goal.get("steps") or [])]
    found += [(("measures", number, "id"), part["id"]) for number, part in enumerate(goal.get("measures") or [])]
    problems, seen = [], set(taken)
    for where, name in found:
        if name in seen and (where[0] != "measures" or name not in taken):
            hint = "leave it out to be given a fresh one"
            problems.append(schema.Problem(where, f"the id {name} is taken in this plan", hint))
        seen.add(name)
    return problems


def set_fields(caseload: Caseload, client: str, goal_id: str, fields: Mapping[str, Any]) -> None:
    """Put down what the client said next in a goal that is being set; list entries are added to what is there."""

    def edit(opened: Opened) -> list[Change]:
        where, goal = opened.goal(goal_id)
        if goal.words and fields.get("words") not in (None, goal.words):
            raise UsageError(f"the words of {goal_id} stay as they were said", "goals words adds later ones")
        ready = completed(opened.data, dict(fields), where)
        changes = [change for change, _, _ in filled(entries.at(opened.data, where), ready, where, over=True)]
        for change in changes:
            if change.where[len(where)] in WORDING:
                refuse_what_only_grows(change, where, opened.data)
        return changes

    write(caseload, client, edit)


def set_paths(caseload: Caseload, client: str, goal_id: str | None, assignments: Sequence[str]) -> bool:
    """Set whatever has no command of its own, by path; what only grows is refused. Returns whether anything changed."""

    def edit(opened: Opened) -> list[Change]:
        start: Where = opened.goal(goal_id)[0] if goal_id else ()
        changes = _by_path(opened.data, start, assignments)
        _know_profile(opened.data, changes)
        return changes

    return write(caseload, client, edit)


def _by_path(data: Data, start: Where, assignments: Sequence[str]) -> list[Change]:
    """Make the changes that assignments ask for, each in what the ones before have made."""
    changes: list[Change] = []
    for text in assignments:
        change = entries.assignment(data, start, text)
        refuse_what_only_grows(change, start, data)
        data = planfile.apply(data, [change])
        changes.append(change)
    return changes


def merge_fields(
    caseload: Caseload,
    client: str,
    goal_id: str | None,
    fields: Data,
    *,
    source: Document,
    assignments: Sequence[str] = (),
) -> bool:
    """Add a mapping in the plan's own vocabulary: single fields are set, list entries added; then set by path.

    Returns whether anything changed.
    """
    placed: list[Placed] = []

    def edit(opened: Opened) -> list[Change]:
        start: Where = opened.goal(goal_id)[0] if goal_id else ()
        present = entries.at(opened.data, start)
        placed[:] = filled(present, completed(opened.data, fields, start), start, over=True)
        for change, _, where in placed:
            try:
                refuse_what_only_grows(change, start, opened.data)
            except UsageError as error:
                raise InvalidData(f"{located(source, where)}{error.message}", error.hint) from None
        changes = [change for change, _, _ in placed]
        changes += _by_path(planfile.apply(opened.data, changes), start, assignments)
        _know_profile(opened.data, changes)
        return changes

    def origin(_data: Data, where: Where) -> str:
        handed_in = source_of(where, placed)
        return located(source, handed_in) if handed_in else ""

    return write(caseload, client, edit, origin=origin)


def _know_profile(data: Data, changes: Sequence[Change]) -> None:
    """Refuse a profile that there is not: no plan could be reported on with it."""
    for change in changes:
        if change.where == ("profile",) and isinstance(change.value, str) and change.value != data.get("profile"):
            from goals_cli.caseload import profile

            profile(change.value)


def change_goal(
    caseload: Caseload, client: str, goal_id: str, field: str, value: object, trail: Data, *, adds: bool = False
) -> bool:
    """Change one field of a goal and keep the trail; returns whether it was applied (not when the client said no)."""

    def edit(opened: Opened) -> list[Change]:
        where, _ = opened.goal(goal_id)
        if trail.get("asked_by") != CLIENT and not trail.get("answer"):
            raise UsageError("somebody else asked for this change: what does the client say?", "give --answer")
        if trail.get("on"):
            opened.refuse_before_opening(date.fromisoformat(trail["on"]))
        return changed(opened.data, where, field, value, trail, adds=adds)

    write(caseload, client, edit)
    return is_the_clients(trail)


def is_the_clients(trail: Data) -> bool:
    """Say whether a change may be made: the client asked for it or agreed, at least to a part of it."""
    answer = trail.get("answer")
    return trail.get("asked_by") == CLIENT if answer is None else answer in (Answer.AGREES, Answer.PARTLY)


def changed(data: Data, start: Where, field: str, value: object, trail: Data, *, adds: bool = False) -> list[Change]:
    """Make the entry in `changes`, and the change itself when it is the client's wish too."""
    parts = entries.parse_path(field)
    if parts[0] in UNCHANGING:
        raise UsageError(f"`{parts[0]}` does not change: what was said stays as it was said", UNCHANGING[parts[0]])
    change = entries.assigned(data, start, parts, value, adds=adds)
    where, before = change.where, entries.inside(data, change.where)
    after = [*(before or []), change.value] if isinstance(change, Append) else change.value
    if after == before:
        raise UsageError(f"`{field}` says that already", "nothing to change")
    entry = {key: item for key, item in trail.items() if item is not None}
    entry |= {"what": entries.spelled(data, where, start), "to": after}
    entry |= {} if before is None else {"from": before}
    recorded = Append((*start, "changes"), entries.ordered(entry, (*start, "changes")))
    return [recorded, change] if is_the_clients(trail) else [recorded]
