"""Making and changing a plan: open it, write it, add goals, and put down what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goals_cli import entries, planfile, schema
from goals_cli.agreements import latest_for
from goals_cli.caseload import Caseload, refresh_schema
from goals_cli.entries import Data
from goals_cli.errors import InvalidData, NotFound, UsageError
from goals_cli.findings import Where
from goals_cli.plan import FORMAT, Answer, Goal, Plan, from_data
from goals_cli.planfile import Append, Change, Document, Set

HEADING = "# yaml-language-server: $schema=../.goals/plan.schema.json\n"

# What only grows, and what a command of its own writes because it leaves a trail: no field to be set over.
_GROWS_GOAL = ("id", "words", "words_later", "changes", "course", "steps")
_GROWS_PLAN = ("format", "client", "worker", "opened", "goals", "agreements", "reviews", "handovers", "closed", "conflicts")
# The wording that an agreement quotes: changed only with a trail.
WORDING = ("statement", "measures", "target_date")


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

    def today_allows(self) -> None:
        """Refuse to go on in a plan whose work has ended."""
        if self.plan.closed:
            raise NotFound(
                f"the plan of {self.plan.client} was closed on {self.plan.closed.on}",
                "to take the work up again, remove `closed` with goals edit",
            )


Edit = Callable[[Opened], Sequence[Change]]


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
    if not schema.accepts(document.data):
        _refuse(document, schema.problems(document.data))


def _refuse(document: Document, problems: Sequence[schema.Problem]) -> None:
    first, more = problems[0], len(problems) - 1
    line, column = document.place(first.where)
    also = f" (and {more} more: goals check shows all)" if more else ""
    raise InvalidData(f"{document.name}:{line}:{column}: {first.message}{also}", first.hint)


def write(caseload: Caseload, client: str, edit: Edit, *, closed_too: bool = False) -> None:
    """Change a plan: the edit sees it as it is under the lock, and what it asks for is proved before it is saved."""

    def edited(document: Document) -> Sequence[Change]:
        opened = _opened(document)
        if not closed_too:
            opened.today_allows()
        return edit(opened)

    path = caseload.plan_path(client)
    if not path.exists():
        open_plan(caseload, client)
    lock = caseload.lock_path(client)
    planfile.change(path, edited, lock=lock, validate=validate, name=caseload.shown_path(client))


def check_input(fields: object, part: str, source: Document | None) -> None:
    """Refuse an entry that was handed in and is not valid, at its place in `source` when it came from a file."""
    problems = schema.problems(fields, part)
    if problems and source:
        _refuse(source, problems)
    if problems:
        first = problems[0]
        place = ".".join(str(step) for step in first.where) or part
        raise InvalidData(f"{place}: {first.message}", first.hint)


def add_goal(
    caseload: Caseload, client: str, fields: Data, *, worker: str, today: date, source: Document | None = None
) -> str:
    """Add a goal, starting the client's plan when there is none; returns the goal's id."""
    made: list[str] = []

    def complete(taken: set[str]) -> Data:
        goal = entries.complete_goal(fields, worker=worker, today=today, taken=taken)
        check_input(goal, "goal", source)
        if goal["id"] in taken:
            raise InvalidData(f"the id {goal['id']} is taken in this plan", "leave it out to be given a fresh one")
        made.append(goal["id"])
        return goal

    path = caseload.plan_path(client)
    if path.exists():
        write(caseload, client, lambda opened: [Append(("goals",), complete(entries.all_ids(opened.plan)))])
    else:
        data = {"format": FORMAT, "client": client, "worker": worker, "opened": today.isoformat()}
        data["goals"] = [complete(set())]
        refresh_schema(caseload)
        planfile.create(path, data, lock=caseload.lock_path(client), heading=HEADING, validate=validate)
    return made[-1]


def set_fields(caseload: Caseload, client: str, goal_id: str, fields: Mapping[str, Any]) -> None:
    """Put down what the client said next in a goal that is being set; list entries are added to what is there."""

    def edit(opened: Opened) -> list[Change]:
        where, _ = opened.goal(goal_id)
        goal = entries.at(opened.data, where)
        changes: list[Change] = []
        for key, value in entries.ordered(dict(fields), where).items():
            if key == "words" and goal.get("words"):
                raise UsageError(f"the words of {goal_id} stay as they were said", "goals words adds later ones")
            if isinstance(value, list):
                changes += [Append((*where, key), item) for item in value]
            else:
                changes.append(Set((*where, key), value))
        return changes

    write(caseload, client, edit)


def set_paths(caseload: Caseload, client: str, goal_id: str | None, assignments: Sequence[str]) -> None:
    """Set whatever has no command of its own, by path; what only grows is refused."""

    def edit(opened: Opened) -> list[Change]:
        start, kept = ((), _GROWS_PLAN) if goal_id is None else (opened.goal(goal_id)[0], _GROWS_GOAL)
        data, changes = opened.data, []
        for text in assignments:
            change = entries.assignment(data, start, text)
            _guard(change.where[len(start) :], kept, opened, goal_id)
            data = planfile.apply(data, [change])
            changes.append(change)
        return changes

    write(caseload, client, edit)


def _guard(inner: Where, kept: Sequence[str], opened: Opened, goal_id: str | None) -> None:
    """Refuse to set over what only grows, or over a wording that somebody has agreed to."""
    field = str(inner[0])
    if field in kept:
        hint = "goals words adds the client's later words" if field == "words" else "it has a command of its own: goals --help"
        raise UsageError(f"{field} is not set over", hint)
    if goal_id and field in WORDING and latest_for(opened.plan, goal_id):
        raise UsageError(
            f"{goal_id}: {field} has been agreed on; a change of it keeps its trail",
            f"goals change {opened.plan.client} --goal {goal_id} {field}=... --asked-by ... --because ...",
        )


def merge_fields(caseload: Caseload, client: str, goal_id: str | None, fields: Data, *, source: Document) -> None:
    """Add a mapping in the plan's own vocabulary: single fields are set, list entries added."""

    def edit(opened: Opened) -> list[Change]:
        start, kept = ((), _GROWS_PLAN) if goal_id is None else (opened.goal(goal_id)[0], _GROWS_GOAL)
        changes = _merged(entries.at(opened.data, start), entries.ordered(fields, start), start)
        for change in changes:
            _guard(change.where[len(start) :], kept, opened, goal_id)
        outcome = planfile.apply(opened.data, changes)
        check_input(outcome, "plan", None if schema.accepts(outcome) else source)
        return changes

    write(caseload, client, edit)


def _merged(present: Data, fields: Data, where: Where) -> list[Change]:
    changes: list[Change] = []
    for key, value in fields.items():
        if isinstance(value, list):
            changes += [Append((*where, key), item) for item in value if item not in (present.get(key) or [])]
        elif isinstance(value, dict) and isinstance(present.get(key), dict):
            changes += _merged(present[key], value, (*where, key))
        else:
            changes.append(Set((*where, key), value))
    return changes


def change_goal(caseload: Caseload, client: str, goal_id: str, field: str, value: object, trail: Data) -> bool:
    """Change one field of a goal and keep the trail; returns whether it was applied (not when the client said no)."""
    applied: list[bool] = []

    def edit(opened: Opened) -> list[Change]:
        changes = changed(opened.data, opened.goal(goal_id)[0], field, value, trail)
        applied.append(len(changes) > 1)
        return changes

    write(caseload, client, edit)
    return applied[-1]


def changed(data: Data, start: Where, field: str, value: object, trail: Data) -> list[Change]:
    """Make the entry in `changes`, and the change itself unless the client declined it."""
    parts = entries.parse_path(field)
    if parts[0] in _GROWS_GOAL or parts[0] in ("raised", "client_answer"):
        raise UsageError(f"{parts[0]} does not change", "what was said stays as it was said")
    change = entries.assigned(data, start, parts, value)
    before = _value_at(data, change.where)
    entry = {key: item for key, item in trail.items() if item is not None}
    entry |= {"what": field, "to": change.value} | ({} if before is None else {"from": before})
    recorded = Append((*start, "changes"), entries.ordered(entry, (*start, "changes")))
    declined = trail.get("answer") in (Answer.DISAGREES, Answer.COULD_NOT_SAY)
    return [recorded] if declined else [recorded, change]


def _value_at(data: Data, where: Where) -> Any:
    try:
        return entries.at(data, where)
    except (KeyError, IndexError, TypeError):
        return None
