"""What the report on outcomes says: how goals went, ended and changed, in numbers and without anybody's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from goals_cli.as_of import as_of
from goals_cli.measures import NotComputed, Reason
from goals_cli.measures.attainment import CAVEAT, LEVELS, SPREAD, Attainment
from goals_cli.measures.ratings import RULE, RULE_PERSON
from goals_cli.results.groups import Table, Tally
from goals_cli.results.hiding import LEAST
from goals_cli.results.hiding import tables as tables_of
from goals_cli.results.means import Means, Name, rounded
from goals_cli.results.of_plan import LEVEL_PARTS, SIDES, Brought, of_plan
from goals_cli.results.parts import HELD, SCORED
from goals_cli.results.period import Period
from goals_cli.surveying import Survey, Unreadable, survey

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past
    from goals_cli.plan import Plan
    from goals_cli.profile import Profile

NOTES = (
    f"Rule of change: {RULE}. {RULE_PERSON}.",
    "A goal counts as changed when that was after the work on it had begun, and the client did not say no to it.",
    "A change of ratings is the last rating of a goal on or before the last day less its first one, by one person.",
    f"{CAVEAT} Means of T are over the clients who have one at the start and now, by the same rater.",
    "A mean without decimals is rounded, to 10 points at the most, so that no client can be made out by it.",
    "Others who rate, such as family, count for themselves, goal by goal; no score is made of their levels.",
    "A level stands until a newer one is given, and may so be older than the last review of its goal.",
    "A goal without a level leaves its client without a score, so that start and now hold the same goals.",
    "Measures have units of their own: which way each has moved is counted, and their values are never added up.",
)
# A sum over many tells nothing of anybody; without those numbers it would say that nobody had rated.
IN_SUMS = "What clients keep private counts in these numbers, too; of no client is it told."
LEFT_OUT = (
    "Ratings, levels and values that clients keep private are left out, since small groups tell of single people:"
    " a goal that was rated in private alone stands among those without a rating."
)
_HIDDEN = NotComputed(Reason.SMALL_GROUP)
# Without a number, and only of a group that is not small.
OLDER = "Level not given at the last review: for some clients, levels and scores now are those of an earlier day."
OLDER_NAMED = "Level not given at the last review: where a day stands beside a level now, it is of that day."
CUT = "The last day is today, {today}, although {asked} was asked for: what lies ahead is not counted."


@dataclass(frozen=True, slots=True)
class Score:
    """The mean attainment scores of one side's ratings, over the clients who have a score at the start and now."""

    by: str
    clients: int | NotComputed
    baseline: float | NotComputed
    now: float | NotComputed
    change: float | NotComputed


@dataclass(frozen=True, slots=True)
class ClientScore:
    """One client's scores by one side's ratings, with their inputs; in the report only when small groups are."""

    client: str
    side: str
    attainment: Attainment


@dataclass(frozen=True, slots=True)
class OutcomesReport:
    """Outcomes over the clients with whom there was work in a period."""

    today: date
    first_day: date | None
    last_day: date
    rule: str
    least: int
    small_groups: bool
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    scores: tuple[Score, ...]
    days_to_first_review: float | NotComputed
    clients: tuple[ClientScore, ...]
    unreadable: tuple[Unreadable, ...]


def outcomes_report(
    caseload: Caseload, *, today: date, period: Period, small_groups: bool = False, past: Past | None = None
) -> OutcomesReport:
    """Add up what each plan brings, one after the other; nothing after today counts, and small groups are hidden.

    Numbers that a client keeps private count as long as nobody can be made out, and so not in small groups.
    """
    asked_until, period = period.until, Period(period.since, min(period.until, today))
    tally, days = Tally(), Counter[int]()
    means = {side: Means() for side in SIDES}
    unreadable: list[Unreadable] = []
    each: list[ClientScore] = []
    waited_for = older = 0
    look = partial(_brought, period, today, not small_groups)
    depends_on = period, today, small_groups
    asked = Survey("outcomes", depends_on, look, list[Brought], words=False, private=not small_groups)
    for brought in survey(caseload, asked, unreadable, past):
        tally.add(brought.cells)
        days.update(brought.days_to_first_review)
        waited_for += bool(brought.days_to_first_review)
        older += any(goal.older for score in brought.scores.values() for goal in score.goals)
        for side, score in brought.scores.items():
            means[side].add(score)
        each += _scores(brought) if small_groups else ()
    least = 0 if small_groups else LEAST
    cut = (CUT.format(today=today, asked=asked_until),) if asked_until > today else ()
    tables = tables_of(tally, small_groups=small_groups)
    return OutcomesReport(
        today=today,
        first_day=period.since,
        last_day=period.until,
        rule=RULE,
        least=LEAST,
        small_groups=small_groups,
        notes=(*cut, *NOTES, *_of_older(older, small_groups), LEFT_OUT if small_groups else IN_SUMS),
        tables=tuple(tables.values()),
        scores=tuple(_mean(side, means[side], tables, least) for side in SIDES),
        days_to_first_review=_middle(days, tables["first-review"]) if waited_for >= least else _HIDDEN,
        clients=tuple(each),
        unreadable=tuple(unreadable),
    )


def _middle(days: Counter[int], first_review: Table) -> float | NotComputed:
    """Give the middle of the days, in whole days where a half would tell of how many reviews it is the middle."""
    held = [part.number for part in first_review.parts if part.name in HELD]
    middle = median(days)
    if isinstance(middle, NotComputed) or not any(isinstance(number, NotComputed) for number in held):
        return middle
    return round(middle)


def _of_older(clients: int, small_groups: bool) -> tuple[str, ...]:
    """Say that levels now are of an earlier day than the last review, as the hiding of small groups lets it be said."""
    if small_groups:
        return (OLDER_NAMED,) if clients else ()
    return (OLDER,) if clients >= LEAST else ()


def median(days: Counter[int]) -> float | NotComputed:
    """Find the middle of numbers that are kept as how often each occurs."""
    if not days:
        return NotComputed(Reason.NO_VALUE)
    lower, upper = (days.total() - 1) // 2, days.total() // 2
    middle, seen = [], 0
    for number in sorted(days):
        middle += [number] * ((seen <= lower < seen + days[number]) + (seen <= upper < seen + days[number]))
        seen += days[number]
    return sum(middle) / 2


def _brought(period: Period, today: date, private: bool, plan: Plan, profile: Profile) -> list[Brought]:
    brought = of_plan(as_of(plan, today), profile, period, private=private)
    return [] if brought is None else [brought]


def _scores(brought: Brought) -> list[ClientScore]:
    return [ClientScore(brought.client, side, score) for side, score in brought.scores.items() if score.goals]


def _mean(side: str, means: Means, tables: Mapping[str, Table], least: int) -> Score:
    """Give the means over enough clients, and how many these are where that does not tell of a smaller group.

    Where levels or scores are hidden, each mean is rounded so far that neither one level told otherwise nor one client
    more or less could be seen in it.
    """
    if means.clients < least:
        return Score(side, _HIDDEN, _HIDDEN, _HIDDEN, _HIDDEN)
    counts = [part.clients for part in tables[f"scores-{side}"].parts if part.name in SCORED]
    told = [count for count in counts if not isinstance(count, NotComputed)]
    clients = sum(told) if len(told) == len(counts) else _HIDDEN
    at_start, now = (_points_hidden(tables[name]) for name in ("levels-baseline", f"levels-{side}"))

    def mean(name: Name, points: float) -> float | NotComputed:
        exact = means.of(name)
        if isinstance(exact, NotComputed) or (not points and not isinstance(clients, NotComputed)):
            return exact
        by_one = means.moved_by_one(name) if isinstance(clients, NotComputed) else 0
        return rounded(exact, max(by_one, points / means.clients))

    return Score(side, clients, mean("baseline", at_start), mean("now", now), mean("change", max(at_start, now)))


def _points_hidden(levels: Table) -> float:
    """Say how many points of T lie at most between a level that is hidden and the nearest other one that is."""
    level_of = dict(zip(LEVEL_PARTS, LEVELS, strict=False))  # the last part, none, is no level
    hidden = [
        level_of[part.name]
        for part in levels.parts
        if isinstance(part.number, NotComputed) and part.name in level_of
    ]
    gaps = [min((abs(level - other) for other in hidden if other != level), default=1) for level in hidden]
    return SPREAD * max(gaps, default=0)
