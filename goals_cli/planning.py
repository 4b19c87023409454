"""Making and changing a plan: open it, write it, add goals, and put down what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goals_cli import entries, planfile, schema
from goals_cli.caseload import Caseload, refresh_schema
from goals_cli.entries import Data
from goals_cli.errors import InvalidData, NotFound, NotWritten, UsageError
from goals_cli.filling import Placed, completed, filled, source_of
from goals_cli.findings import Where
from goals_cli.guarding import UNCHANGING, WORDING, refuse_what_only_grows
from goals_cli.plan import CLIENT, FORMAT, Answer, Goal, Plan, from_data
from goals_cli.planfile import Append, Change, Document, Set

__all__ = [
    "WORDING", "Edit", "Opened", "add_goal", "change_goal", "changed", "check_input", "merge_fields", "open_plan",
    "set_fields", "set_paths", "validate", "write",
]  # fmt: skip

HEADING = "# yaml-language-server: $schema=../.goals/plan.schema.json\n"


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan as it was read: its text with places, and its model."""

    document: Document
    plan: Plan

    @property
    def data(self) -> Data:
        return self.document.data

    def goal(self, goal_id: str) -> tuple[Where, Goal]:
        """Find a goal and its place."""
        for number, goal in enumerate(self.plan.goals):
            if goal.id == goal_id:
                return ("goals", number), goal
        known = ", ".join(goal.id for goal in self.plan.goals) or "none yet"
        raise NotFound(f"no goal {goal_id!a} in the plan of {self.plan.client}", f"its goals: {known}")

    def refuse_when_closed(self) -> None:
        """Refuse to go on in a plan whose work has ended."""
        if self.plan.closed:
            raise NotFound(
                f"the plan of {self.plan.client} was closed on {self.plan.closed.on}",
                "to take the work up again, remove `closed` with goals edit",
            )

    def refuse_before_opening(self, on: date) -> None:
        """Refuse a day on which there was no plan yet: what is put down under a wrong year stays for ever."""
        if on < self.plan.opened:
            raise UsageError(
                f"{on} is before the plan of {self.plan.client} was opened ({self.plan.opened})",
                "look at the year; when the work did begin earlier, correct `opened` with goals edit",
            )


Edit = Callable[[Opened], Sequence[Change]]
# Says where a place of the plan that is about to be written came from, to begin a message with.
Origin = Callable[[Data, Where], str]


def open_plan(caseload: Caseload, client: str) -> Opened:
    """Read a client's plan; one that is not valid is refused with its first problem."""
    path = caseload.plan_path(client)
    if not path.exists():
        raise NotFound(f"no plan for {client}", f"goals create {client} starts one; goals list shows who has one")
    return _opened(planfile.read(path, caseload.shown_path(client)))


def _opened(document: Document) -> Opened:
    validate(document)
    return Opened(document, from_data(document.data, Plan))


def validate(document: Document) -> None:
    """Raise InvalidData with the first schema problem of a plan, if it has any."""
    _refuse(schema.problems(document.data), lambda where: _located(document, where))


def _refuse(problems: Sequence[schema.Problem], place: Callable[[Where], str]) -> None:
    """Raise InvalidData with the first of the problems, if there are any."""
    if problems:
        first, more = problems[0], len(problems) - 1
        also = f" (and {more} more)" if more else ""
        raise InvalidData(f"{place(first.where)}{first.message}{also}", first.hint)


def _located(document: Document, where: Where) -> str:
    line, column = document.place(where)
    return f"{document.name}:{line}:{column}: "


def _named(data: Data, where: Where) -> str:
    """Name the entry in which the problem at `where` lies; the problem itself names the field."""
    return f"{entries.spelled(data, where[:-1])}: " if len(where) > 1 else ""


def write(
    caseload: Caseload, client: str, edit: Edit, *, closed_too: bool = False, origin: Origin | None = None
) -> None:
    """Change a plan: the edit sees it as it is under the lock, and what it asks for is proved before it is saved.

    A plan that would not be valid any more is refused, with the place that `origin` gives for the problem.
    """

    def edited(document: Document) -> Sequence[Change]:
        opened = _opened(document)
        if not closed_too:
            opened.refuse_when_closed()
        return edit(opened)

    def accepted(document: Document) -> None:
        _refuse(schema.problems(document.data), lambda where: (origin or _named)(document.data, where))

    path = caseload.plan_path(client)
    if not path.exists():
        open_plan(caseload, client)
    planfile.change(
        path, edited, lock=caseload.lock_path(client), validate=accepted, name=caseload.shown_path(client)
    )  # fmt: skip


def check_input(fields: object, part: str, source: Document | None) -> None:
    """Refuse an entry that was handed in and is not valid, at its place in `source` when it came from a file."""
    problems = schema.problems(fields, part)
    if source:
        _refuse(problems, lambda where: _located(source, where))
    _refuse(problems, lambda where: _named(fields, where) if isinstance(fields, dict) else "")


def add_goal(
    caseload: Caseload, client: str, fields: Data, *, worker: str, today: date, source: Document | None = None
) -> str:
    """Add a goal, starting the client's plan when there is none; returns the goal's id."""
    path, made = caseload.plan_path(client), ""

    def complete(taken: set[str]) -> Data:
        nonlocal made
        goal = entries.complete_goal(fields, worker=worker, today=today, taken=taken)
        check_input(goal, "goal", source)
        _refuse(_repeated(goal, taken), lambda where: _located(source, where) if source else "")
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
    """Find the ids in a goal that something else in the plan, or in the goal, has already; measures are its own."""
    found: list[tuple[Where, str]] = [(("id",), goal["id"])]
    seen = set(taken)
    problems = []
    found += [(("steps", number, "id"), step["id"]) for number, step in enumerate(goal.get("steps") or [])]
    for where, name in found:
        if name in seen:
            problems.append(schema.Problem(where, f"the id {name} is taken in this plan", "leave it out to be given one"))
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


def set_paths(caseload: Caseload, client: str, goal_id: str | None, assignments: Sequence[str]) -> None:
    """Set whatever has no command of its own, by path; what only grows is refused."""

    def edit(opened: Opened) -> list[Change]:
        start: Where = opened.goal(goal_id)[0] if goal_id else ()
        data, changes = opened.data, []
        for text in assignments:
            change = entries.assignment(data, start, text)
            refuse_what_only_grows(change, start, data)
            data = planfile.apply(data, [change])
            changes.append(change)
        _know_profile(opened.data, data)
        return changes

    write(caseload, client, edit)


def merge_fields(caseload: Caseload, client: str, goal_id: str | None, fields: Data, *, source: Document) -> None:
    """Add a mapping in the plan's own vocabulary: single fields are set, list entries added."""
    placed: list[Placed] = []

    def edit(opened: Opened) -> list[Change]:
        start: Where = opened.goal(goal_id)[0] if goal_id else ()
        present = entries.at(opened.data, start)
        placed[:] = filled(present, completed(opened.data, fields, start), start, over=True)
        for change, _, where in placed:
            try:
                refuse_what_only_grows(change, start, opened.data)
            except UsageError as error:
                raise InvalidData(f"{_located(source, where)}{error.message}", error.hint) from None
        changes = [change for change, _, _ in placed]
        _know_profile(opened.data, planfile.apply(opened.data, changes))
        return changes

    write(caseload, client, edit, origin=lambda _data, where: _located(source, source_of(where, placed)))


def _know_profile(before: Data, after: Data) -> None:
    """Refuse a profile that there is not: no plan could be reported on with it."""
    name = after.get("profile")
    if isinstance(name, str) and name != before.get("profile"):
        from goals_cli.caseload import profile

        profile(name)


def change_goal(caseload: Caseload, client: str, goal_id: str, field: str, value: object, trail: Data) -> bool:
    """Change one field of a goal and keep the trail; returns whether it was applied (not when the client said no)."""
    applied = False

    def edit(opened: Opened) -> list[Change]:
        nonlocal applied
        if trail.get("asked_by") != CLIENT and not trail.get("answer"):
            raise UsageError("somebody else asked for this change: what does the client say?", "give --answer")
        if trail.get("on"):
            opened.refuse_before_opening(date.fromisoformat(trail["on"]))
        changes = changed(opened.data, opened.goal(goal_id)[0], field, value, trail)
        applied = len(changes) > 1
        return changes

    write(caseload, client, edit)
    return applied


def changed(data: Data, start: Where, field: str, value: object, trail: Data) -> list[Change]:
    """Make the entry in `changes`, and the change itself unless the client declined it."""
    parts = entries.parse_path(field)
    if parts[0] in UNCHANGING:
        raise UsageError(f"`{parts[0]}` does not change: what was said stays as it was said", UNCHANGING[parts[0]])
    change = entries.assigned(data, start, parts, value)
    where, before = change.where, entries.inside(data, change.where)
    if isinstance(change, Append):
        before = None
    elif before == change.value:
        raise UsageError(f"`{field}` says that already", "nothing to change")
    entry = {key: item for key, item in trail.items() if item is not None}
    entry |= {"what": entries.spelled(data, where, start), "to": change.value}
    entry |= {} if before is None else {"from": before}
    recorded = Append((*start, "changes"), entries.ordered(entry, (*start, "changes")))
    declined = trail.get("answer") in (Answer.DISAGREES, Answer.COULD_NOT_SAY)
    return [recorded] if declined else [recorded, change]
