"""What a review brings about in the goals: steps marked, changes with their trail, new promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goals_cli import entries, planfile, schema
from goals_cli.entries import Data
from goals_cli.errors import GoalsError, InvalidData, NotFound, UsageError
from goals_cli.findings import Where
from goals_cli.plan import CLIENT, Goal, How, Plan, Step, from_data
from goals_cli.planfile import Append, Change, Document
from goals_cli.planning import Opened, changed, check_input
from goals_cli.recording import done_step

# What a review may be told of a goal that goes into the goal and not into the review.
FOR_THE_GOAL = ("changes", "new_steps")


@dataclass(slots=True)
class Draft:
    """A plan on its way to what it will be: the data so far, and the changes that lead there.

    `source` is the file that the review was handed in with; `going_on` are repeated steps that were done this time.
    """

    opened: Opened
    data: Data
    worker: str
    source: Document | None
    changes: list[Change] = field(default_factory=list)
    going_on: list[str] = field(default_factory=list)

    def add(self, *changes: Change) -> None:
        """Make changes on top of those before."""
        self.data = planfile.apply(self.data, changes)
        self.changes += changes

    def place(self, where: Where) -> str:
        """Say where something stands in the source, to begin a message with; empty when there is none."""
        if self.source is None:
            return ""
        line, column = self.source.place(where)
        return f"{self.source.name}:{line}:{column}: "

    def refused(self, where: Where, message: str, hint: str = "") -> GoalsError:
        """Say that what was told cannot be: at its place in the source, or else on the command line."""
        return InvalidData(f"{self.place(where)}{message}", hint) if self.source else UsageError(message, hint)

    def model(self, where: Where = ()) -> Plan:
        """Build the model of the plan as it will be; what would make it invalid is refused at `where`."""
        problems = [] if schema.accepts(self.data) else schema.problems(self.data)
        grave = [problem for problem in problems if not problem.unknown_key]  # those were there already, and stay
        if grave:
            raise self.refused(where, grave[0].message, grave[0].hint)
        return from_data(self.data, Plan)


def bring_about(draft: Draft, told: Data) -> Data:
    """Check a review that was told and do in the goals what it brings about; returns the review without that part."""
    entry = _without(told, FOR_THE_GOAL)
    check_input(entry, "review", draft.source)
    for number, progress in enumerate(entry.get("progress") or []):
        where = ("progress", number)
        goal_where, goal = _known_goal(draft, entry, number)
        _check_known(draft, where, progress, "steps", "step", [step.id for step in goal.steps])
        _check_known(draft, where, progress, "measured", "measure", [measure.id for measure in goal.measures])
        _mark_steps(draft, goal, progress, date.fromisoformat(entry["on"]))
        extras = told["progress"][number]
        for position, change in _told_list(draft, extras, (*where, "changes")):
            _apply_change(draft, goal_where, {"on": entry["on"]} | change, (*where, "changes", position))
        for position, step in _told_list(draft, extras, (*where, "new_steps")):
            _promise(draft, goal_where, goal, {"promised": entry["on"]} | step, (*where, "new_steps", position))
    return entry


def _without(told: Data, keys: Sequence[str]) -> Data:
    """Copy a review without some keys of its progress; what has the wrong shape is left for the schema to name."""
    progress = told.get("progress")
    if not isinstance(progress, list):
        return dict(told)
    bare = [{k: v for k, v in item.items() if k not in keys} if isinstance(item, dict) else item for item in progress]
    return {**told, "progress": bare}


def _told_list(draft: Draft, progress: Data, where: Where) -> Iterator[tuple[int, Data]]:
    """Go through a list of entries that was told, with their positions."""
    value: Any = progress.get(str(where[-1])) or []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        hint = "write each entry's fields behind a dash and a space"
        raise draft.refused(where, f"`{where[-1]}` should be a list of entries", hint)
    yield from enumerate(value)


def _known_goal(draft: Draft, review: Data, number: int) -> tuple[Where, Goal]:
    """Find the goal that an entry of the progress is about; one that was put away is only spoken of to correct it."""
    progress: Sequence[Data] = review["progress"]
    name = progress[number]["goal"]
    place = draft.place(("progress", number, "goal"))
    if name in [item["goal"] for item in progress[:number]]:
        raise InvalidData(f"{place}{name} stands twice in the progress", "put both into one entry")
    try:
        where, goal = draft.opened.goal(name)
        if "corrects" not in review:
            draft.opened.refuse_when_put_away(goal, on=date.fromisoformat(review["on"]))
        return where, goal
    except NotFound as error:
        raise NotFound(f"{place}{error.message}", error.hint) from None


def _check_known(draft: Draft, where: Where, progress: Data, key: str, name: str, known: Sequence[str]) -> None:
    """Refuse steps or measures that the goal does not have, and those that are told twice."""
    seen: set[str] = set()
    for position, item in enumerate(progress.get(key) or []):
        place, told = draft.place((*where, key, position, name)), item[name]
        if told not in known:
            raise NotFound(
                f"{place}{progress['goal']} has no {name} {told}", f"its {name}s: {', '.join(known) or 'none'}"
            )
        if told in seen:
            raise InvalidData(f"{place}{name} {told} stands twice", "say once how it was this time")
        seen.add(told)


def _mark_steps(draft: Draft, goal: Goal, progress: Data, on: date) -> None:
    """Mark the steps that were done; one that is repeated goes on until its last day."""
    steps: Mapping[str, Step] = {step.id: step for step in goal.steps}
    for went in progress.get("steps") or []:
        if went["how"] != How.DONE:
            continue
        step = steps[went["step"]]
        if step.every and step.open and (step.until is None or step.until > on):
            draft.going_on.append(step.id)
        else:
            draft.add(*done_step(draft.opened, step.id, on))


def _apply_change(draft: Draft, goal_where: Where, told: Data, where: Where) -> None:
    """Put a change of a goal on its trail, and apply it unless the client declined."""
    _check(draft, told, "change", where)
    if "to" not in told:
        raise draft.refused(where, "`to` is missing", "add it: what the field says from now on")
    if told.get("asked_by") != CLIENT and not told.get("answer"):
        hint = "add `answer`; when the client asked for it, `asked_by: client`"
        raise draft.refused(where, "somebody else asked for this change: what does the client say?", hint)
    trail = {key: value for key, value in told.items() if key not in ("what", "from", "to")}
    try:
        draft.add(*changed(draft.data, goal_where, told["what"], told["to"], trail))
    except UsageError as error:
        if draft.source is None:
            raise
        raise draft.refused((*where, "what"), error.message, error.hint) from None
    draft.model((*where, "to"))


def _promise(draft: Draft, goal_where: Where, goal: Goal, told: Data, where: Where) -> None:
    """Add a new step to a goal."""
    try:
        draft.opened.refuse_when_put_away(goal)
    except NotFound as error:
        raise NotFound(f"{draft.place(where)}{error.message}", error.hint) from None
    known = entries.all_ids(draft.model())
    step = entries.complete_step(told, worker=draft.worker, today=draft.opened.plan.opened, taken=set(known))
    _check(draft, step, "step", where)
    if step["id"] in known:
        raise draft.refused((*where, "id"), f"the id {step['id']} is taken in this plan", "leave it out")
    draft.add(Append((*goal_where, "steps"), step))


def _check(draft: Draft, told: Data, part: str, where: Where) -> None:
    """Refuse an entry that does not fit the schema, at its place in the source."""
    problems = schema.problems(told, part)
    if problems:
        raise draft.refused((*where, *problems[0].where), problems[0].message, problems[0].hint)
