"""Small things put down in a plan: steps, needs, what the client is and has, views, later words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goals_cli import entries
from goals_cli.caseload import Caseload, new_id
from goals_cli.entries import Data
from goals_cli.errors import NotFound, UsageError
from goals_cli.findings import Where
from goals_cli.plan import Step
from goals_cli.planfile import Append, Change, Set
from goals_cli.planning import Opened, check_input, write


def add_step(caseload: Caseload, client: str, goal_id: str, step: Data, *, worker: str, today: date) -> str:
    """Add a promise to a goal; returns the step's id."""
    made: list[str] = []

    def edit(opened: Opened) -> list[Change]:
        where, goal = opened.goal(goal_id)
        if not goal.status.open:
            raise NotFound(f"{goal_id} is {goal.status.value}; nothing new is promised for it")
        taken = entries.all_ids(opened.plan)
        entry = entries.complete_step(step, worker=worker, today=today, taken=taken)
        check_input(entry, "step", None)
        made.append(entry["id"])
        return [Append((*where, "steps"), entry)]

    write(caseload, client, edit)
    return made[-1]


def find_step(opened: Opened, step_id: str) -> tuple[Where, Step]:
    """Find a step and its place among all goals of a plan."""
    for number, goal in enumerate(opened.plan.goals):
        for position, step in enumerate(goal.steps):
            if step.id == step_id:
                return ("goals", number, "steps", position), step
    still_open = [step.id for goal in opened.plan.goals for step in goal.steps if step.open]
    raise NotFound(
        f"no step {step_id!a} in the plan of {opened.plan.client}",
        f"steps still open: {', '.join(still_open) or 'none'}",
    )


def done_step(opened: Opened, step_id: str, on: date) -> list[Change]:
    """Mark a step as done; one that is marked already stays as it is."""
    where, step = find_step(opened, step_id)
    if step.taken_back:
        raise NotFound(f"step {step_id} was taken back on {step.taken_back.on}")
    return [] if step.done else [Set((*where, "done"), on.isoformat())]


def steps_done(caseload: Caseload, client: str, step_ids: Sequence[str], *, on: date) -> None:
    """Mark steps as done on a day."""
    write(caseload, client, lambda opened: [change for step in step_ids for change in done_step(opened, step, on)])


def take_back(caseload: Caseload, client: str, step_id: str, details: Data) -> None:
    """Take a promise back: `details` has the day and why."""

    def edit(opened: Opened) -> list[Change]:
        where, step = find_step(opened, step_id)
        if not step.open:
            state = f"done on {step.done}" if step.done else "taken back already"
            raise NotFound(f"step {step_id} is {state}")
        return [Set((*where, "taken_back"), details)]

    write(caseload, client, edit)


def add_need(caseload: Caseload, client: str, need: Data) -> str:
    """Add a need, or add to the one whose id is given: goals that answer it, or the client's `not_now`."""
    result: list[str] = []

    def edit(opened: Opened) -> list[Change]:
        for goal_id in need.get("goals") or []:
            opened.goal(goal_id)
        known = [entry.id for entry in opened.plan.needs]
        if "id" in need:
            if need["id"] not in known:
                raise NotFound(f"no need {need['id']!a}", f"its needs: {', '.join(known) or 'none yet'}")
            return _extend_need(("needs", known.index(need["id"])), need)
        entry = {"id": new_id("n", entries.all_ids(opened.plan))} | need
        check_input(entry, "need", None)
        result.append(entry["id"])
        return [Append(("needs",), entries.ordered(entry, ("needs",)))]

    write(caseload, client, edit)
    return result[-1] if result else str(need["id"])


def _extend_need(where: Where, need: Data) -> list[Change]:
    changes: list[Change] = [Append((*where, "goals"), goal_id) for goal_id in need.get("goals") or []]
    fields = {key: value for key, value in need.items() if key not in ("id", "goals")}
    return changes + [Set((*where, key), value) for key, value in fields.items()]


def add_about(caseload: Caseload, client: str, about: Data) -> None:
    """Add to what is known of the client; what is there already is not added twice."""

    def edit(opened: Opened) -> list[Change]:
        present = opened.data.get("about") or {}
        changes: list[Change] = []
        for key, value in entries.ordered(about, ("about",)).items():
            if isinstance(value, list):
                changes += [Append(("about", key), item) for item in value if item not in (present.get(key) or [])]
            else:
                changes.append(Set(("about", key), value))
        if opened.data.get("about") is None and changes:
            return [Set(("about",), entries.ordered(about, ("about",)))]
        return changes

    write(caseload, client, edit)


def add_view(caseload: Caseload, client: str, goal_id: str, view: Data) -> None:
    """Add what somebody else thinks of a goal; the client's answer may come later to the same view."""

    def edit(opened: Opened) -> list[Change]:
        where, goal = opened.goal(goal_id)
        for position, entry in enumerate(goal.views):
            same = (entry.by, entry.who, entry.view) == (view["by"], view.get("who"), view.get("view"))
            if same and view.get("client_says"):
                if entry.client_says:
                    raise UsageError(f"{goal_id}: the client has answered that view", "goals words adds later words")
                return [Set((*where, "views", position, "client_says"), view["client_says"])]
        return [Append((*where, "views"), entries.ordered(view, (*where, "views")))]

    write(caseload, client, edit)


def add_words(caseload: Caseload, client: str, goal_id: str, words: Data) -> None:
    """Add what the client said later of a goal; their first words when there are none yet."""

    def edit(opened: Opened) -> list[Change]:
        where, goal = opened.goal(goal_id)
        if goal.words:
            return [Append((*where, "words_later"), entries.ordered(words, (*where, "words_later")))]
        first = {key: value for key, value in words.items() if key in ("words", "said_how")}
        return [Set((*where, key), value) for key, value in first.items()]

    write(caseload, client, edit)
