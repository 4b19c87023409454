"""What the report on voice says: whose goals they are, and where client and worker see them differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from goals_cli.as_of import as_of
from goals_cli.cadence import meetings, workers_of
from goals_cli.measures.ratings import RELIABLE
from goals_cli.plan import CLIENT, Answer, Change, Party, Plan, Status
from goals_cli.private import without_private
from goals_cli.raters import KINDS, LevelBy, RatedBy, others, pair, raters
from goals_cli.reporting import by_worker, name_of
from goals_cli.reporting_workers import only_of
from goals_cli.surveying import Survey, Unreadable, survey
from goals_cli.voice import words_of

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past

DIFFERENT = RELIABLE  # how many points between client and worker are worth talking about


@dataclass(frozen=True, slots=True)
class Asked:
    """How many changes somebody else than the client asked for, and what the client answered."""

    changes: int
    agrees: int
    partly: int
    disagrees: int
    could_not_say: int
    not_answered: int


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """One open goal: who raised it, and where the client's voice is in it. `title` is None for what is private.

    The ratings are those of the newest meeting at which both rated; `difference` is the worker's less the client's.
    The levels are those of the newest meeting at which both gave one. Whether they or anybody else have ever rated, by
    a number or a level, and the newest of all others, each on their own, stand beside them. What was given in private
    is not told, nor who of others gave it; that it was given is no secret.
    """

    client: str
    worker: str
    goal: str
    title: str | None
    status: Status
    raised_by: Party
    own_words: bool
    ranked: bool
    options: int
    chosen: bool
    asked: Asked
    rated_on: date | None
    client_rating: int | None
    worker_rating: int | None
    difference: int | None
    client_rated: bool
    worker_rated: bool
    both_rated: bool
    others_rated: bool
    others: tuple[RatedBy, ...]
    levels_on: date | None
    client_level: int | None
    worker_level: int | None
    others_levels: tuple[LevelBy, ...]


@dataclass(frozen=True, slots=True)
class VoiceSum:
    """The open goals of one worker's clients, or of all when `worker` is None, by whose voice they are in.

    Ratings and levels count that were given in private, too. Those of both are `compared` where they may be told, the
    levels in `levels_compared`; `not_compared` are the goals that both rated, of which neither may be.
    """

    worker: str | None
    clients: int
    goals: int
    raised_by: dict[Party, int]
    own_words: int
    ranked: int
    with_options: int
    chosen: int
    asked: Asked
    rated_by_client: int
    rated_by_worker: int
    rated_by_both: int
    compared: int
    different: int
    rated_by_others: int
    not_rated: int
    levels_compared: int
    levels_different: int
    not_compared: int


@dataclass(frozen=True, slots=True)
class VoiceReport:
    """Whose voice the goals are, in all, for each worker, and goal by goal in the order that was asked for."""

    today: date
    worker: str | None
    sort: str
    all: VoiceSum
    workers: tuple[VoiceSum, ...]
    goals: tuple[VoiceLine, ...]
    unreadable: tuple[Unreadable, ...]
    raised_by: Party | None = None


# By what the goals can be put in order, the first one unless told.
SORTS: dict[str, Callable[[VoiceLine], Any]] = {
    "worker": lambda line: line.worker,
    "client": lambda line: line.client,
    "difference": lambda line: (-abs(line.difference or 0), -_levels_apart(line)),
    "raised": lambda line: (line.raised_by is Party.CLIENT, line.raised_by.value),
}


def voice_report(
    caseload: Caseload, *, today: date, worker: str | None = None, sort: str = "worker",
    raised_by: Party | None = None, past: Past | None = None,
) -> VoiceReport:  # fmt: skip
    """Look at the open goals of every plan that is not closed, or at those that one party raised."""
    unreadable: list[Unreadable] = []
    asked = Survey("voice", today, lambda plan, _: _lines(as_of(plan, today)), list[VoiceLine], words=True)
    lines = only_of(worker, survey(caseload, asked, unreadable, past), caseload, past)
    lines = [line for line in lines if raised_by in (None, line.raised_by)]
    lines.sort(key=lambda line: (line.client, line.goal))
    sums = tuple(_sum(each, theirs) for each, theirs in by_worker(lines).items())
    lines.sort(key=SORTS[sort])
    return VoiceReport(today, worker, sort, _sum(None, lines), sums, tuple(lines), tuple(unreadable), raised_by)


def differs(line: VoiceLine) -> bool:
    """Say whether client and worker see a goal so differently that it is worth talking about."""
    return line.difference is not None and abs(line.difference) >= DIFFERENT


def at_different_levels(line: VoiceLine) -> bool:
    """Say whether client and worker see a goal at different levels of its scale."""
    return _levels_apart(line) > 0


def _levels_apart(line: VoiceLine) -> int:
    return abs((line.worker_level or 0) - (line.client_level or 0))


def _lines(plan: Plan) -> Iterator[VoiceLine]:
    met, openly = meetings(plan), meetings(without_private(plan))
    workers = workers_of(plan)
    ours = {CLIENT, *workers}
    for goal in plan.goals if plan.closed is None else ():
        if goal.status.open:
            rated, seen = (pair(openly, goal, workers, kind) for kind in KINDS)
            given = raters(met, goal)
            ratings, levels = others(openly, goal, ours)
            yield VoiceLine(
                client=plan.client,
                worker=plan.worker,
                goal=goal.id,
                title=None if goal.private else name_of(goal),
                status=goal.status,
                raised_by=goal.raised.by,
                own_words=bool(words_of(goal)),
                ranked=goal.priority is not None,
                options=len(goal.options),
                chosen=any(option.chosen for option in goal.options),
                asked=_asked(goal.changes),
                rated_on=rated.on if rated else None,
                client_rating=rated.client if rated else None,
                worker_rating=rated.worker if rated else None,
                difference=rated.difference if rated else None,
                client_rated=CLIENT in given,
                worker_rated=not workers.isdisjoint(given),
                both_rated=any(pair(met, goal, workers, kind) for kind in KINDS),
                others_rated=not given <= ours,
                others=ratings,
                levels_on=seen.on if seen else None,
                client_level=seen.client if seen else None,
                worker_level=seen.worker if seen else None,
                others_levels=levels,
            )


def _asked(changes: Iterable[Change]) -> Asked:
    answers = Counter(change.answer for change in changes if change.asked_by and change.asked_by != CLIENT)
    return Asked(
        answers.total(),
        *(answers[answer] for answer in (Answer.AGREES, Answer.PARTLY, Answer.DISAGREES, Answer.COULD_NOT_SAY, None)),
    )


def _sum(worker: str | None, lines: list[VoiceLine]) -> VoiceSum:
    raised = Counter(line.raised_by for line in lines)
    return VoiceSum(
        worker=worker,
        clients=len({line.client for line in lines}),
        goals=len(lines),
        raised_by={party: raised[party] for party in Party},
        own_words=sum(line.own_words for line in lines),
        ranked=sum(line.ranked for line in lines),
        with_options=sum(line.options > 1 for line in lines),
        chosen=sum(line.chosen and line.options > 1 for line in lines),
        asked=Asked(*(sum(getattr(line.asked, name) for line in lines) for name in Asked.__slots__)),
        rated_by_client=sum(line.client_rated for line in lines),
        rated_by_worker=sum(line.worker_rated for line in lines),
        rated_by_both=sum(line.both_rated for line in lines),
        compared=sum(line.difference is not None for line in lines),
        different=sum(map(differs, lines)),
        rated_by_others=sum(line.others_rated for line in lines),
        not_rated=sum(not (line.client_rated or line.worker_rated or line.others_rated) for line in lines),
        levels_compared=sum(line.levels_on is not None for line in lines),
        levels_different=sum(map(at_different_levels, lines)),
        not_compared=sum(line.both_rated and line.rated_on is None and line.levels_on is None for line in lines),
    )
