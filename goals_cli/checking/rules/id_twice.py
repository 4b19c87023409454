"""F008: the same id on two entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goals_cli.agreements import placed_in_force
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity, Where
from goals_cli.plan import Plan, Progress

_ENTRIES = "put the two into one; what was committed already is corrected by a new entry (`corrects` names the old)"


@rule(
    "F008",
    "id-twice",
    severity=Severity.ERROR,
    hint="give the one that came later a fresh id, and look which of the two each entry that names it means",
    sources=("The plan file, rule 6: ids never move", "The plan file: what makes two entries the same"),
    bad="""
        goals:
          - id: g-4f2k
            title: The school play
            raised: {by: client}
            course: [{on: 2026-06-01, status: proposed}]
          - id: g-4f2k
            title: The evening course
            raised: {by: client}
            course: [{on: 2026-06-01, status: proposed}]
    """,
    good="""
        goals:
          - id: g-4f2k
            title: The school play
            raised: {by: client}
            course: [{on: 2026-06-01, status: proposed}]
          - id: g-7p3m
            title: The evening course
            raised: {by: client}
            course: [{on: 2026-06-01, status: proposed}]
    """,
)
def id_twice(plan: Plan, _context: Context) -> Iterator[Hit]:
    """Two entries of the plan have the same id, or say twice how one thing went.

    Reviews and agreements say by its id what they are about. When two goals share one, nobody can tell any more which
    of them the client said yes to.
    """
    for name in ("needs", "requirements", "goals", "agreements", "reviews", "conflicts"):
        entries: Sequence[Any] = getattr(plan, name)
        if len(entries) > 1:
            yield from _ids([entry.id for entry in entries], name, (name,))
    yield from _of_goals(plan)
    for number, agreement in placed_in_force(plan.agreements):
        for position in _again([agreed.goal for agreed in agreement.goals]):
            name = agreement.goals[position].goal
            where: Where = ("agreements", number, "goals", position, "goal")
            yield Hit(where, f"agreement {agreement.id} quotes goal {name} twice", _ENTRIES)
    for number, review in placed_in_force(plan.reviews):
        for position in _again([progress.goal for progress in review.progress]):
            name = review.progress[position].goal
            where = ("reviews", number, "progress", position, "goal")
            yield Hit(where, f"review {review.id} has two entries for goal {name}", _ENTRIES)
        for position, progress in enumerate(review.progress):
            yield from _of_progress(progress, review.id, ("reviews", number, "progress", position))


def _of_goals(plan: Plan) -> Iterator[Hit]:
    """Look at the measures of each goal, and at the steps of all."""
    for number, goal in enumerate(plan.goals):
        if len(goal.measures) > 1:
            where = ("goals", number, "measures")
            yield from _ids([measure.id for measure in goal.measures], "measures", where, f"goal {goal.id}")
    steps = [step.id for goal in plan.goals for step in goal.steps]
    again = set(_again(steps))
    if again:
        places = [(number, place) for number, goal in enumerate(plan.goals) for place in range(len(goal.steps))]
        for position in sorted(again):
            number, place = places[position]
            message = f"the id {steps[position]} stands on two steps of the plan"
            yield Hit(("goals", number, "steps", place, "id"), message)


def _of_progress(progress: Progress, review: str, where: Where) -> Iterator[Hit]:
    """Look at what is said twice of one goal in a review; a name may be the client's text and is not repeated."""
    about = f"review {review} has two"
    if len(progress.ratings) > 1:
        for position in _again([rating.by for rating in progress.ratings]):
            message = f"{about} ratings by one person for goal {progress.goal}"
            yield Hit((*where, "ratings", position, "by"), message, _ENTRIES)
    if len(progress.measured) > 1:
        for position in _again([measured.measure for measured in progress.measured]):
            name = progress.measured[position].measure
            yield Hit((*where, "measured", position, "measure"), f"{about} values of measure {name}", _ENTRIES)
    if len(progress.steps) > 1:
        for position in _again([went.step for went in progress.steps]):
            name = progress.steps[position].step
            yield Hit((*where, "steps", position, "step"), f"{about} entries for step {name}", _ENTRIES)


def _ids(ids: Sequence[str], names: str, where: Where, of: str = "the plan") -> Iterator[Hit]:
    for position in _again(ids):
        yield Hit((*where, position, "id"), f"the id {ids[position]} stands on two {names} of {of}")


def _again(names: Sequence[str]) -> Sequence[int]:
    """Give the positions of names that have stood before."""
    if len(names) < 2 or len(set(names)) == len(names):
        return ()
    first = {name: position for position, name in reversed(list(enumerate(names)))}
    return [position for position, name in enumerate(names) if first[name] < position]
