"""F007: an id that nothing in the plan has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goals_cli.agreements import Dated, placed_in_force
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity, Where
from goals_cli.plan import Plan, Progress, Review


@rule(
    "F007",
    "reference-unknown",
    severity=Severity.ERROR,
    hint="look for a slip in the id; what was committed already is corrected by a new entry (`corrects` names the old)",
    sources=("The plan file, rule 6: ids never move", "The plan file: what makes two entries the same"),
    bad="""
        needs:
          - {id: n-2k7d, need: Panic attacks in crowded rooms, goals: [g-4f2x]}
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-06-01, status: proposed}]
    """,
    good="""
        needs:
          - {id: n-2k7d, need: Panic attacks in crowded rooms, goals: [g-4f2k]}
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-06-01, status: proposed}]
    """,
)
def reference_unknown(plan: Plan, _context: Context) -> Iterator[Hit]:
    """Something names a goal, a step, a measure or an earlier entry that is not there.

    A review or an agreement that names nothing counts for nothing: what the client said there is not found again with
    the goal that it was about.
    """
    goals = {goal.id for goal in plan.goals}
    yield from _between_goals(plan, goals)
    for number, agreement in placed_in_force(plan.agreements):
        for position, agreed in enumerate(agreement.goals):
            if agreed.goal not in goals:
                where: Where = ("agreements", number, "goals", position, "goal")
                yield _no_goal(where, f"agreement {agreement.id}", agreed.goal)
    for number, review in placed_in_force(plan.reviews):
        for position, progress in enumerate(review.progress):
            where = ("reviews", number, "progress", position)
            if progress.goal not in goals:
                yield _no_goal((*where, "goal"), f"review {review.id}", progress.goal)
            elif progress.measured or progress.steps:
                yield from _of_progress(progress, review, where, plan)
    yield from _corrections(plan.agreements, "agreement")
    yield from _corrections(plan.reviews, "review")


def _between_goals(plan: Plan, goals: set[str]) -> Iterator[Hit]:
    """Look at what needs and goals name."""
    for number, need in enumerate(plan.needs):
        for position, name in enumerate(need.goals):
            if name not in goals:
                yield _no_goal(("needs", number, "goals", position), f"need {need.id}", name)
    for number, goal in enumerate(plan.goals):
        if goal.grew_from is None:
            continue
        where = ("goals", number, "grew_from")
        if goal.grew_from == goal.id:
            yield Hit(where, f"goal {goal.id} cannot have grown from itself")
        elif goal.grew_from not in goals:
            yield _no_goal(where, f"goal {goal.id}", goal.grew_from)


def _no_goal(where: Where, subject: str, name: str) -> Hit:
    return Hit(where, f"{subject} names goal {name}, which is not in this plan")


def _of_progress(progress: Progress, review: Review, where: Where, plan: Plan) -> Iterator[Hit]:
    """Look at the measures and steps that a review names; a measure may have been in the goal earlier."""
    goals = [goal for goal in plan.goals if goal.id == progress.goal]
    measures = {measure.id for goal in goals for measure in goal.measures}
    steps = {step.id for goal in goals for step in goal.steps}
    for number, measured in enumerate(progress.measured):
        name = measured.measure
        if name not in measures and name not in _earlier_measures(plan, progress.goal):
            message = f"review {review.id} names measure {name}, which goal {progress.goal} does not have"
            yield Hit((*where, "measured", number, "measure"), message)
    for number, went in enumerate(progress.steps):
        if went.step not in steps:
            message = f"review {review.id} names step {went.step}, which goal {progress.goal} does not have"
            yield Hit((*where, "steps", number, "step"), message)


def _earlier_measures(plan: Plan, goal_id: str) -> set[str]:
    """Collect the measures that a goal has had, by what was agreed and what was changed."""
    quotes = [agreed for agreement in plan.agreements for agreed in agreement.goals if agreed.goal == goal_id]
    found = {measure.id for agreed in quotes for measure in agreed.measures}
    for change in (change for goal in plan.goals if goal.id == goal_id for change in goal.changes):
        found.update(_ids(change.from_), _ids(change.to))
    return found


def _ids(value: Any) -> list[str]:
    entries = value if isinstance(value, list) else [value]
    return [entry["id"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str)]


def _corrections(entries: Sequence[Dated], name: str) -> Iterator[Hit]:
    """Look at what entries say to correct; those that correct each other would all be dropped."""
    corrects = {entry.id: entry.corrects for entry in entries if entry.corrects}
    if not corrects:
        return
    known = {entry.id for entry in entries}
    for number, entry in enumerate(entries):
        where = (f"{name}s", number, "corrects")
        if entry.corrects and entry.corrects not in known:
            yield Hit(where, f"{name} {entry.id} corrects {entry.corrects}, which is not in this plan")
        elif _comes_back(entry.id, corrects):
            yield Hit(where, f"{name} {entry.id} corrects itself, so that it is not clear what counts")


def _comes_back(name: str, corrects: dict[str, str]) -> bool:
    """Say whether the way from an entry to what it corrects, and on, leads back to it."""
    here = corrects.get(name)
    for _ in corrects:
        if here is None or here == name:
            break
        here = corrects.get(here)
    return here == name
