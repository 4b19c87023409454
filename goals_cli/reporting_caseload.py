"""What the report on the caseload says: all clients at a glance, each worker's and all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goals_cli.as_of import as_of
from goals_cli.cadence import follow_ups_due, last_review_day, next_review, promises_due
from goals_cli.codes import is_code
from goals_cli.paths import visible
from goals_cli.plan import Plan, Status
from goals_cli.reporting import by_worker
from goals_cli.reporting_due import Kind, kind_of
from goals_cli.reporting_workers import only_of
from goals_cli.surveying import Survey, Unreadable, survey
from goals_cli.unagreed import unagreed

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload
    from goals_cli.checking.engine import Line
    from goals_cli.history.moments import Past
    from goals_cli.matrix import Matrix
    from goals_cli.profile import Profile


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One client in the report on the caseload. Promises count when they are overdue, each side's on its own.

    `agreements_due` counts active goals that no agreement covers, `undecided` what a merge left to be decided.
    """

    client: str
    worker: str
    opened: date
    closed: date | None
    proposed: int
    active: int
    paused: int
    achieved: int
    ended: int
    declined: int
    last_review: date | None
    next_review: date | None
    review_overdue: bool
    worker_overdue: int
    client_overdue: int
    others_overdue: int
    follow_ups_overdue: int
    agreements_due: int
    undecided: int

    @property
    def overdue(self) -> int:
        """Count what is overdue on any side, and what is to be decided."""
        promises = self.worker_overdue + self.client_overdue + self.others_overdue
        return self.review_overdue + self.follow_ups_overdue + self.agreements_due + self.undecided + promises


@dataclass(frozen=True, slots=True)
class CaseloadSum:
    """The clients of one worker, or all when `worker` is None.

    `reviews_overdue` counts clients, `agreements_due` goals, the others count promises and agreements.
    """

    worker: str | None
    clients: int
    closed: int
    proposed: int
    active: int
    paused: int
    achieved: int
    ended: int
    declined: int
    reviews_overdue: int
    worker_overdue: int
    client_overdue: int
    others_overdue: int
    follow_ups_overdue: int
    agreements_due: int
    undecided: int


@dataclass(frozen=True, slots=True)
class CaseloadReport:
    """All clients at a glance: in all, for each worker, and one by one in the order that was asked for.

    The matrix says which elements of a complete plan they have, where that was asked for.
    """

    today: date
    worker: str | None
    sort: str
    all: CaseloadSum
    workers: tuple[CaseloadSum, ...]
    clients: tuple[ClientLine, ...]
    matrix: Matrix | None
    unreadable: tuple[Unreadable, ...]


# By what the clients can be put in order, the first one unless told; otherwise they stay in the order of their codes.
SORTS: dict[str, Callable[[ClientLine], Any]] = {
    "client": lambda line: line.client,
    "worker": lambda line: line.worker,
    "review": lambda line: (line.next_review is None, line.next_review),
    "overdue": lambda line: -line.overdue,
}


def caseload_report(
    caseload: Caseload, *, today: date, worker: str | None = None, sort: str = "client", complete: bool = False,
    past: Past | None = None,
) -> CaseloadReport:  # fmt: skip
    """Look at every plan of the caseload, or of its past; what cannot be read is named, and the rest goes on.

    With `complete` the plans are checked too, for the matrix.
    """
    unreadable: list[Unreadable] = []
    asked = Survey("caseload", today, partial(_client_lines, today), list[ClientLine], words=False)
    lines = only_of(worker, survey(caseload, asked, unreadable, past), caseload, past)
    lines.sort(key=lambda line: line.client)
    lines.sort(key=SORTS[sort])
    sums = tuple(_sum(each, theirs) for each, theirs in by_worker(lines).items())
    order = {line.client: number for number, line in enumerate(lines)}
    found = _matrix(caseload, today, past, order, others=worker is None) if complete else None
    return CaseloadReport(today, worker, sort, _sum(None, lines), sums, tuple(lines), found, tuple(unreadable))


def _matrix(
    caseload: Caseload, today: date, past: Past | None, order: Mapping[str, int], *, others: bool
) -> Matrix:
    """Check the plans as `goals check` does, and say what each has, in the order of the report.

    The `others`, which are not in the report since they cannot be read, come last; a file whose name is no code may be
    named for a person, and is told of elsewhere.
    """
    from goals_cli.checking import targets
    from goals_cli.checking.running import check_all
    from goals_cli.matrix import matrix
    from goals_cli.processes import processors

    passed_over: list[str] = []  # the report names those by itself
    asked = list(targets.of_past(past, (), passed_over) if past else targets.of_caseload(caseload))
    terms = targets.terms_of(caseload)
    memory = targets.memory_of(caseload, terms) if past is None else None
    lines = check_all(asked, today=today, jobs=processors(), memory=memory, compared=False).lines
    wanted = [line for line in map(_of_its_file, lines) if (others and is_code(line.client)) or line.client in order]
    return matrix(sorted(wanted, key=lambda line: order.get(line.client, len(order))), terms)


def _of_its_file(line: Line) -> Line:
    """Take the plan of another client than its file is named for as one that cannot be read, as all reports do."""
    named = visible(Path(line.path).stem)
    return line if line.client == named else type(line)(named, line.path, "", 0, ())


def _client_lines(today: date, plan: Plan, profile: Profile) -> Iterator[ClientLine]:
    plan = as_of(plan, today)
    count = Counter(goal.status for goal in plan.goals)
    following = next_review(plan, profile)
    yesterday = date.fromordinal(max(1, today.toordinal() - 1))
    overdue = Counter(kind_of(plan, promise) for promise in promises_due(plan, yesterday))
    yield ClientLine(
        client=plan.client,
        worker=plan.worker,
        opened=plan.opened,
        closed=plan.closed.on if plan.closed else None,
        proposed=count[Status.PROPOSED],
        active=count[Status.ACTIVE],
        paused=count[Status.PAUSED],
        achieved=count[Status.ACHIEVED],
        ended=count[Status.ENDED],
        declined=count[Status.DECLINED],
        last_review=last_review_day(plan, profile),
        next_review=following,
        review_overdue=following is not None and following < today,
        worker_overdue=overdue[Kind.WORKER_PROMISE],
        client_overdue=overdue[Kind.CLIENT_PROMISE],
        others_overdue=overdue[Kind.OTHERS_PROMISE],
        follow_ups_overdue=len(follow_ups_due(plan, yesterday)),
        agreements_due=sum(1 for _ in unagreed(plan)),
        undecided=len(plan.conflicts),
    )


def _sum(worker: str | None, lines: Sequence[ClientLine]) -> CaseloadSum:
    def each(name: str) -> int:
        return sum(getattr(line, name) for line in lines)

    return CaseloadSum(
        worker=worker,
        clients=len(lines),
        closed=sum(line.closed is not None for line in lines),
        proposed=each("proposed"),
        active=each("active"),
        paused=each("paused"),
        achieved=each("achieved"),
        ended=each("ended"),
        declined=each("declined"),
        reviews_overdue=each("review_overdue"),
        worker_overdue=each("worker_overdue"),
        client_overdue=each("client_overdue"),
        others_overdue=each("others_overdue"),
        follow_ups_overdue=each("follow_ups_overdue"),
        agreements_due=each("agreements_due"),
        undecided=each("undecided"),
    )
