"""What one plan brings to the report on outcomes: cells to be counted, and its attainment scores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goals_cli.agreements import consented, differences, standing_for
from goals_cli.cadence import meetings, workers_of
from goals_cli.measures import NotComputed, Reason, attainment, own, ratings
from goals_cli.measures.attainment import LEVELS, Attainment
from goals_cli.plan import CLIENT, Answer, Goal, Plan, Progress, Review, Status, Turn
from goals_cli.private import without_private
from goals_cli.results.groups import Cell
from goals_cli.results.period import Period, first_active, told, turns, under_way
from goals_cli.results.reviews import first_review, punctuality

if TYPE_CHECKING:
    from goals_cli.profile import Profile

SIDES = ("client", "worker")
OTHERS = "others"  # whoever else rates: family, another service
NOT_SAID, NOT_BEGUN = "not-said", "not-begun"
_UNRATED = (Reason.ONE_RATING, Reason.NO_RATING)

Told = list[tuple[Review, Progress]]


@dataclass(frozen=True, slots=True)
class Brought:
    """What one client's plan adds to the whole."""

    client: str
    cells: tuple[Cell, ...]
    scores: dict[str, Attainment]
    days_to_first_review: tuple[int, ...]


def of_plan(plan: Plan, profile: Profile, period: Period, *, private: bool = True) -> Brought | None:
    """Look at one plan in a period; None when there was no work with the client in it.

    Without `private` no number is taken from what the client keeps so; what became of each goal counts all the same.
    """
    if not period.saw(plan):
        return None
    met = meetings(plan)
    goals = [(goal, told(met, goal, period.until)) for goal in plan.goals if under_way(goal, period)]
    begun = [(goal, each) for goal, each in goals if first_active(goal, period.until)]
    numbers = begun if private else list(_openly(plan, begun, period))
    cells: list[Cell] = [("clients", "closed" if _closed(plan, period.until) else "open")]
    for goal, _ in goals:
        cells += _course(plan, goal, period)
    for goal, each in numbers:
        cells += _ways(goal, each)
    scores = {}
    for side in SIDES:
        cells += [(f"ratings-{side}", NOT_BEGUN)] * (len(goals) - len(begun))
        cells += _ratings(plan, numbers, side)
        scores[side] = _attainment(plan, numbers, side)
        cells += _score(scores[side], side)
    cells += _by_others(plan, numbers)
    cells += punctuality(plan, begun, profile, period)
    firsts = [first_review(plan, goal, each, profile, period) for goal, each in goals]
    cells += [("first-review", first.part) for first in firsts]
    return Brought(plan.client, tuple(cells), scores, tuple(first.days for first in firsts if first.days is not None))


def _openly(plan: Plan, goals: list[tuple[Goal, Told]], period: Period) -> Iterator[tuple[Goal, Told]]:
    """Find the same goals, and what was told of them, without what is private."""
    bare = without_private(plan)
    met, wanted = meetings(bare), {goal.id for goal, _ in goals}
    return ((goal, told(met, goal, period.until)) for goal in bare.goals if goal.id in wanted)


def _closed(plan: Plan, until: date) -> bool:
    return plan.closed is not None and plan.closed.on <= until


def _course(plan: Plan, goal: Goal, period: Period) -> Iterator[Cell]:
    """Say where a goal stood at the end, and why it ended; when it was set; and whether it was changed."""
    course = turns(goal, period.until)
    yield "goals", _stood(course[-1])
    yield "set", "in-the-period" if period.holds(course[0].on) else "before"
    start = first_active(goal, period.until)
    changed = start is not None and (_changed(goal, start, period) or _differs(plan, goal, period.until))
    yield "changes", NOT_BEGUN if start is None else "changed" if changed else "not-changed"


def _stood(turn: Turn) -> str:
    if turn.status not in (Status.ENDED, Status.DECLINED):
        return turn.status.value
    return f"{turn.status.value}-{turn.reason.value if turn.reason else NOT_SAID}"


def _changed(goal: Goal, start: date, period: Period) -> bool:
    """Say whether a goal was changed along the way; what was worded anew before the work began is not counted."""
    return any(
        change.on > start and period.holds(change.on) and change.answer is not Answer.DISAGREES
        for change in goal.changes
    )


def _differs(plan: Plan, goal: Goal, until: date) -> bool:
    """Say whether a goal no longer says what was agreed, and no trail says when that was changed: it was, all the same.

    A later change with a trail accounts for the difference, in its own time.
    """
    standing = standing_for(plan, goal)
    if standing is None or not consented(standing[0]) or standing[0].on > until:
        return False
    since = [change for change in goal.changes if change.on >= standing[0].on and change.answer is not Answer.DISAGREES]
    told = {re.split(r"[.\[]", change.what)[0] for change in since}
    return any(field not in told for field in differences(standing[1], goal))


def _ways(goal: Goal, told: Told) -> Iterator[Cell]:
    for measure in goal.measures:
        yield "measures", _named(own.moved(measure, told).way)


def _ratings(plan: Plan, goals: list[tuple[Goal, Told]], side: str) -> Iterator[Cell]:
    """Judge each goal and the person by the rule; ratings of one and the same person only are held together."""
    found: list[ratings.Verdict | NotComputed] = []
    for _, each in goals:
        change = ratings.change(ratings.given(each, _rater(plan, each, side, "rating")))
        found.append(change if isinstance(change, NotComputed) else change.verdict)
        yield f"ratings-{side}", _named(found[-1])
    verdicts = [each for each in found if not isinstance(each, NotComputed)]
    without = next((NotComputed(why) for why in _UNRATED if NotComputed(why) in found), NotComputed(Reason.NO_GOALS))
    yield f"persons-{side}", _named(ratings.of_person(verdicts) if verdicts else without)


def _by_others(plan: Plan, goals: list[tuple[Goal, Told]]) -> Iterator[Cell]:
    """Judge what others than client and worker rated, such as family: each of them for themselves, goal by goal."""
    known = workers_of(plan) | {CLIENT}
    for _, each in goals:
        raters = dict.fromkeys(rating.by for _, progress in each for rating in progress.ratings)
        for by in (by for by in raters if by not in known):
            change = ratings.change(ratings.given(each, by))
            yield f"ratings-{OTHERS}", _named(change if isinstance(change, NotComputed) else change.verdict)
            level = attainment.newest_level(each, by)
            if level is not None:
                yield f"levels-{OTHERS}", _level(level)


def _named(found: ratings.Verdict | own.Way | NotComputed) -> str:
    return found.not_computed.value if isinstance(found, NotComputed) else found.value


def _rater(plan: Plan, told: Told, side: str, what: str) -> str:
    """Name who rates for a side; of several workers it is the one who rated last."""
    if side == CLIENT:
        return CLIENT
    workers = workers_of(plan)
    given = (rating for _, progress in reversed(told) for rating in progress.ratings)
    return next((each.by for each in given if each.by in workers and getattr(each, what) is not None), plan.worker)


def _attainment(plan: Plan, goals: list[tuple[Goal, Told]], side: str) -> Attainment:
    scaled = [(goal, told) for goal, told in goals if attainment.is_scaled(goal, told)]
    every = [(review, progress) for _, told in scaled for review, progress in told]
    by = _rater(plan, sorted(every, key=lambda each: each[0].on), side, "level")
    return attainment.attainment([attainment.scaled(goal, told, by) for goal, told in scaled], by)


def _score(score: Attainment, side: str) -> Iterator[Cell]:
    """Say whether there is a score, with which weights, and which levels it is made of."""
    if isinstance(score.change, NotComputed):
        yield f"scores-{side}", score.change.not_computed.value
    else:
        yield f"scores-{side}", "weighted" if score.weighted else "equal"
    for goal in score.goals:
        yield f"levels-{side}", _level(goal.level)
        if side == CLIENT:  # the level to begin at is the same for all
            yield "levels-baseline", _level(goal.baseline)


def _level(level: int | None) -> str:
    """Name a level in words: behind a sign a spreadsheet would take it for a formula."""
    if level is None:
        return "none"
    return f"{'minus' if level < 0 else 'plus'}-{abs(level)}" if level else "0"


LEVEL_PARTS = (*map(_level, LEVELS), "none")
