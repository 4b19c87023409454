"""What changed in a plan since the client agreed: from the plan itself, which quotes what was agreed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from goals_cli import keys
from goals_cli.agreements import agreed_before, covers, is_refusal, standing_for
from goals_cli.as_of import as_of, has_begun
from goals_cli.cadence import workers_of
from goals_cli.history.changes_since import Asked, ChangeSince, changes_since, comes_of_none, declined_of, said_to
from goals_cli.history.event import Data
from goals_cli.history.fields import differences
from goals_cli.history.goal_events import WORDING
from goals_cli.plan import CLIENT, Agreement, Answer, Goal, Plan, Status, Step, from_data
from goals_cli.private import done_days
from goals_cli.undecided import OTHER, Undecided, undecided_in


@dataclass(frozen=True, slots=True)
class Reworded:
    """A part of what was agreed that says something else now; `measure` is what is measured.

    `untold` is whether it was changed with a trail since, and says something else again.
    `said` is the change in which the client said what they think of what stands there now. Where they have not,
    `declined` is the last one of this part that they said no to.
    """

    field: str
    measure: str | None
    before: Any
    after: Any
    untold: bool
    said: Asked | None
    declined: Asked | None


class _Differing(NamedTuple):
    path: tuple[str, ...]
    field: str
    measure: str | None
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Promise:
    """A step that was promised, done or taken back since."""

    on: date
    who: str
    step: str
    due: date | None


@dataclass(frozen=True, slots=True)
class GoalSince:
    """What changed in one goal since the client's last answer to it; since the one before, where that was a no.

    `refused` are the changes that they said no to and that were not made.
    """

    id: str
    title: str | None
    agreed_on: date
    answer: Answer
    client_says: str | None  # to their answer
    refusal: Asked | None  # their no to what the goal says now
    current: bool  # whether the agreement still covers what the goal says
    status: Status
    status_since: date | None  # when the goal took another turn since
    reworded: tuple[Reworded, ...]
    asked: tuple[Asked, ...]
    refused: tuple[Asked, ...]
    promised: tuple[Promise, ...]
    done: tuple[Promise, ...]
    taken_back: tuple[Promise, ...]
    undecided: tuple[Undecided, ...]  # of what was agreed: two versions of the plan say something else


@dataclass(frozen=True, slots=True)
class SinceAgreed:
    """The page for the client. `left_out` counts what they keep private; it is told to the worker only."""

    client: str
    worker: str
    today: date
    goals: tuple[GoalSince, ...]
    never: tuple[str, ...]  # goals that nothing was agreed on, by title, or by id without one
    left_out: int
    workers: tuple[str, ...]  # what the plan calls those who have carried it


def since_agreed(data: Data, *, today: date, private: bool = False) -> SinceAgreed:
    """Compare each goal with the agreement that it is held against; what is dated after `today` has not happened."""
    whole = from_data(data, Plan)
    plan = as_of(whole, today)
    raws = (raw for goal, raw in zip(whole.goals, data.get("goals") or (), strict=True) if has_begun(goal, today))
    found: list[GoalSince] = []
    never: list[str] = []
    left_out = 0
    for goal, raw in zip(plan.goals, raws, strict=True):
        if goal.private and not private:
            left_out += 1
            continue
        standing = standing_for(plan, goal)
        if standing is not None:
            refusal = _refusal(standing[0]) if is_refusal(*standing, goal) else None
            agreement, quoted = (agreed_before(plan, goal, standing[0]) if refusal else None) or standing
            changes = changes_since(goal, agreement.on, private=private)
            differing = () if covers(quoted, goal) else _differing(_quote(data, agreement.id, goal.id), raw)
            found.append(_goal(plan, goal, agreement, refusal, list(differing), changes, private=private))
            left_out += 0 if private else sum(step.private is True for step in goal.steps)
        elif goal.status.open:
            never.append(goal.title or goal.id)
    workers = tuple(sorted(workers_of(plan)))
    return SinceAgreed(plan.client, plan.worker, today, tuple(found), tuple(never), left_out, workers)


def _goal(
    plan: Plan, goal: Goal, agreement: Agreement, refusal: Asked | None, differing: list[_Differing],
    changes: list[ChangeSince], *, private: bool,
) -> GoalSince:  # fmt: skip
    on, client = agreement.on, agreement.client
    reworded = [_reworded(each, changes, on, refusal) for each in differing]
    steps = [step for step in goal.steps if step.step and (private or not step.private)]
    done = done_days(plan, private=private)
    finished = [(step, step.done or done.get((goal.id, step.id))) for step in steps]
    back = [(step, step.taken_back.on) for step in steps if step.taken_back]
    last = goal.course[-1]
    return GoalSince(
        id=goal.id, title=goal.title, agreed_on=on, answer=client.answer, client_says=client.client_says,
        refusal=refusal, current=not reworded, status=goal.status, status_since=last.on if last.on > on else None,
        reworded=tuple(reworded),
        asked=tuple(_asked(changes, on, {_part(each) for each in reworded})),
        refused=tuple(_refused(changes, on, [each.declined for each in reworded])),
        promised=_in_order(_promise(step, step.promised) for step in steps if step.promised and step.promised > on),
        done=_in_order(_promise(step, day) for step, day in finished if day and day > on),
        taken_back=_in_order(_promise(step, day) for step, day in back if day > on),
        undecided=tuple(each for each in undecided_in(plan, goal, private=private) if each.field != OTHER),
    )  # fmt: skip


def _quote(data: Data, agreement: str, goal: str) -> Data:
    """Find what an agreement quotes of a goal, as it stands in the file."""
    quotes = (each for entry in data["agreements"] if entry["id"] == agreement for each in entry.get("goals") or ())
    return next(each for each in quotes if each["goal"] == goal)


def _refusal(agreement: Agreement) -> Asked:
    """Give the client's no as what they said to the whole goal."""
    client = agreement.client
    return Asked(agreement.on, "goal", None, None, client.answer, client.client_says)


def _differing(quote: Data, goal: Data) -> Iterator[_Differing]:
    """Compare what was quoted with what stands there, field by field; white space is no change."""
    old = {field: quote.get(field) for field in WORDING}
    now = {field: goal.get(field) for field in WORDING}
    names = {each["id"]: each.get("what") or each.get("unit") for at in (old, now) for each in at["measures"] or ()}
    for each in differences(("goals",), old, now):
        field = each.path[0] if len(each.path) < 3 else each.path[-1]
        if _is_same(field, each.before, each.after):
            continue
        measure = names.get(each.path[1]) if len(each.path) > 1 else None
        yield _Differing(each.path, field, measure, each.before, each.after)


def _reworded(each: _Differing, changes: list[ChangeSince], on: date, refusal: Asked | None) -> Reworded:
    untold = comes_of_none(each.path, [change for change in changes if change.asked.on > on])
    said = refusal or said_to(each.path, changes)
    declined = None if said else declined_of(each.path, changes)
    return Reworded(each.field, each.measure, each.before, each.after, untold, said, declined)


def _is_same(field: str, before: Any, after: Any) -> bool:
    """Say whether two values mean the same; not to be kept is what nothing is."""
    if field == "keep":
        return bool(before) == bool(after)
    return keys.same(_plain(before), _plain(after))


def _plain(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _asked(changes: list[ChangeSince], on: date, reworded: set[str]) -> Iterator[Asked]:
    """List the changes that were made since; on the day itself those of what says something else now."""
    for each in changes:
        if each.made and (each.asked.on > on or each.path[0] in reworded):
            yield each.asked


def _refused(changes: list[ChangeSince], on: date, told: Collection[Asked | None]) -> Iterator[Asked]:
    """List what the client said no to since and was not made, but for what is told of a part that was reworded."""
    for each in changes:
        if each.declined and not each.made and each.asked.on > on and each.asked not in told:
            yield each.asked


def _part(each: Reworded) -> str:
    """Name the part of the wording in which something was reworded."""
    return each.field if each.field in WORDING else "measures"


def _in_order(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Put promises in the order of their days."""
    return tuple(sorted(promises, key=lambda each: each.on))


def _promise(step: Step, on: date) -> Promise:
    return Promise(on, step.who or CLIENT, step.step or "", step.due)
