"""Small things put down in a plan: steps, needs, what the client is and has, views, later words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from goals_cli import entries
from goals_cli.caseload import Caseload, new_id
from goals_cli.codes import unknown
from goals_cli.entries import Data
from goals_cli.errors import NotFound, UsageError
from goals_cli.filling import completed, filled
from goals_cli.findings import Where
from goals_cli.plan import CLIENT, Step
from goals_cli.planfile import Append, Change, Set, apply
from goals_cli.planning import Opened, write


def add_step(caseload: Caseload, client: str, goal_id: str, step: Data, *, worker: str, today: date) -> str:
    """Add a promise to a goal; returns the step's id."""
    made = ""
    _refuse_blank(step, "step")

    def edit(opened: Opened) -> list[Change]:
        nonlocal made
        where, goal = opened.goal(goal_id)
        opened.refuse_when_put_away(goal)
        taken = entries.all_ids(opened.plan)
        entry = entries.complete_step(step, worker=worker, today=today, taken=taken)
        made = entry["id"]
        return [Append((*where, "steps"), entry)]

    write(caseload, client, edit)
    return made


def find_step(opened: Opened, step_id: str) -> tuple[Where, Step]:
    """Find a step and its place among all goals of a plan."""
    for number, goal in enumerate(opened.plan.goals):
        for position, step in enumerate(goal.steps):
            if step.id == step_id:
                return ("goals", number, "steps", position), step
    still_open = [step.id for goal in opened.plan.goals for step in goal.steps if step.open]
    raise NotFound(
        unknown("step", step_id, opened.plan.client),
        f"steps still open: {', '.join(still_open) or 'none'}",
    )


def done_step(opened: Opened, step_id: str, on: date) -> list[Change]:
    """Mark a step as done; one that is marked already stays as it is."""
    where, step = find_step(opened, step_id)
    if step.taken_back:
        raise NotFound(f"step {step_id} was taken back on {step.taken_back.on}", "goals step add promises it once more")
    _refuse_before_promised(opened, step, on)
    return [] if step.done else [Set((*where, "done"), on.isoformat())]


def _refuse_before_promised(opened: Opened, step: Step, on: date) -> None:
    """Refuse a day on which a step was not promised yet."""
    opened.refuse_before_opening(on)
    if step.promised and on < step.promised:
        raise UsageError(f"{on} is before step {step.id} was promised ({step.promised})", "look at the year")


def steps_done(caseload: Caseload, client: str, step_ids: Sequence[str], *, on: date) -> tuple[str, ...]:
    """Mark steps as done on a day; returns those that were marked, the rest had been done before."""
    marked: tuple[str, ...] = ()

    def edit(opened: Opened) -> list[Change]:
        nonlocal marked
        changes = {step_id: done_step(opened, step_id, on) for step_id in step_ids}
        marked = tuple(step_id for step_id, change in changes.items() if change)
        return [change for found in changes.values() for change in found]

    write(caseload, client, edit)
    return marked


def take_back(caseload: Caseload, client: str, step_id: str, details: Data) -> None:
    """Take a promise back: `details` has the day and why."""

    def edit(opened: Opened) -> list[Change]:
        where, step = find_step(opened, step_id)
        if step.done:
            raise NotFound(f"step {step_id} was done on {step.done}")
        if step.taken_back:
            raise NotFound(f"step {step_id} was taken back on {step.taken_back.on} already")
        _refuse_before_promised(opened, step, date.fromisoformat(details["on"]))
        told = {key: value for key, value in details.items() if value is not None}
        return [Set((*where, "taken_back"), entries.ordered(told, (*where, "taken_back")))]

    write(caseload, client, edit)


def add_need(caseload: Caseload, client: str, need: Data) -> str:
    """Add a need, or add to the one whose id is given: goals that answer it, or the client's `not_now`."""
    made = str(need.get("id", ""))

    def edit(opened: Opened) -> list[Change]:
        nonlocal made
        for goal_id in need.get("goals") or []:
            opened.goal(goal_id)
        known = [entry.id for entry in opened.plan.needs]
        if made and made not in known:
            raise NotFound(unknown("need", made, client), f"its needs: {', '.join(known) or 'none yet'}")
        made = made or new_id("n", entries.all_ids(opened.plan))
        return _added(opened, {"needs": [need | {"id": made}]})

    write(caseload, client, edit)
    return made


def add_about(caseload: Caseload, client: str, about: Data) -> tuple[list[str], list[str]]:
    """Add to what is known of the client; returns the fields that grew, and those of which something was there already.

    What is there already, or is told twice, is not added again.
    """
    grown: list[str] = []
    known: list[str] = []

    def edit(opened: Opened) -> list[Change]:
        before: Data = opened.data.get("about") or {}
        changes = _added(opened, {"about": {key: _once(value) for key, value in about.items()}})
        after = apply(opened.data, changes)["about"]
        grown[:] = [key for key in about if after[key] != before.get(key)]
        known[:] = [key for key, value in about.items() if key not in grown or _repeats(value, before.get(key))]
        return changes

    write(caseload, client, edit)
    return grown, known


def _once(value: Any) -> Any:
    """Leave out of a list what stands in it before."""
    if not isinstance(value, list):
        return value
    return [item for number, item in enumerate(value) if item not in value[:number]]


def _repeats(value: Any, standing: Any) -> bool:
    """Say whether some of a list is in the list that stands there, or twice in itself."""
    return isinstance(value, list) and len(_once([*(standing or []), *value])) < len(standing or []) + len(value)


def add_view(caseload: Caseload, client: str, goal_id: str, view: Data) -> None:
    """Add what somebody else thinks of a goal; the client's answer may come later to the same view."""

    def edit(opened: Opened) -> list[Change]:
        where, goal = opened.goal(goal_id)
        known = any((entry.by, entry.who) == (view.get("by"), view.get("who")) for entry in goal.views)
        if not known and view.get("view") is None:
            raise UsageError(f"there is no such view of {goal_id} yet: what do they think?", "give --view")
        return _added(opened, {"views": [view]}, where)

    if view.get("by") == CLIENT:
        raise UsageError("a view is somebody else's", "goals words adds what the client says")
    write(caseload, client, edit)


def add_words(caseload: Caseload, client: str, goal_id: str, words: Data) -> bool:
    """Add what the client said later of a goal, or their first words when there are none yet; returns whether first.

    First words have no `private` of their own: told in private, they make the whole goal so.
    """
    first = False
    _refuse_blank(words, "words")

    def edit(opened: Opened) -> list[Change]:
        nonlocal first
        where, goal = opened.goal(goal_id)
        opened.refuse_before_opening(date.fromisoformat(words["on"]))
        first = not goal.words
        told = {key: value for key, value in words.items() if value is not None}
        if first:
            return [Set((*where, key), value) for key, value in told.items() if key != "on"]
        return [Append((*where, "words_later"), entries.ordered(told, (*where, "words_later")))]

    write(caseload, client, edit)
    return first


def _refuse_blank(entry: Data, key: str) -> None:
    """Refuse an entry that says nothing: a shell variable that was empty, most likely."""
    if not str(entry.get(key) or "").strip():
        raise UsageError(f"--{key} is empty", "give the text in quotes")


def _added(opened: Opened, fields: Data, where: Where = ()) -> list[Change]:
    """Make the changes that add fields to what is there; a field that says something else stays as it is."""
    ready = completed(opened.data, fields, where)
    return [change for change, _, _ in filled(entries.at(opened.data, where), ready, where, over=False)]
