"""The parts of the report on a session, as values: a meeting, a goal as it was left, promises, joys, questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goals_cli.celebrating import Joy
from goals_cli.findings import Severity
from goals_cli.plan import Answer, How, ReviewKind, Status
from goals_cli.questions import Ask
from goals_cli.sheet_parts import Side
from goals_cli.stuck import Sign


@dataclass(frozen=True, slots=True)
class Met:
    """The newest meeting at which the client was not missed, and how many days ago it was."""

    on: date
    kind: ReviewKind
    days: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The newest agreement: what the client answered in it, and how many days ago; asking is a meeting, too."""

    id: str
    on: date
    answer: Answer
    days: int


@dataclass(frozen=True, slots=True)
class ToComeBack:
    """An agreement to come back to by today, and for which goals; it was `agreed` on a day.

    `days` count from today to the day `on` which to come back, below 0 when that has passed.
    """

    id: str
    agreed: date
    on: date
    days: int
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RatedNow:
    """A rating from 0 to 10, or a level from -2 to 2; `client_says` is what the client said to it."""

    side: Side
    by: str
    rating: int | None
    level: int | None
    client_says: str | None


@dataclass(frozen=True, slots=True)
class GoalNow:
    """One goal as it was left: the client's newest words and the newest ratings, the client's first.

    `title` is None for what the client keeps private, here and in all that follows; `confidence` is their newest, and
    `no_rating` says why they gave no number at the newest meeting. `newer_private` is the id of the meeting, or of the
    goal, where something newer was said or rated that is private.
    """

    goal: str
    title: str | None
    status: Status
    words: str | None
    words_on: date | None
    newer_private: str | None
    ratings: tuple[RatedNow, ...]
    rated_on: date | None
    no_rating: str | None
    confidence: int | None


@dataclass(frozen=True, slots=True)
class SessionPromise:
    """A promise that stands. `days` count to its last day, below 0 when that has passed; None when it has none.

    `what` is None when it is private; `went` is how it went when it was asked about last.
    """

    side: Side
    who: str
    goal: str
    id: str
    what: str | None
    every: str | None
    until: date | None
    days: int | None
    went: How | None


@dataclass(frozen=True, slots=True)
class Celebrated:
    """Something to be glad of. `first` and `now` are numbers that have moved, as they are to be read."""

    kind: Joy
    on: date
    goal: str
    title: str | None
    what: str | None
    first: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class StandsStill:
    """A goal that does not move, what shows it, and since when."""

    goal: str
    title: str | None
    signs: tuple[Sign, ...]
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class ToAsk:
    """An open question, as in `goals_cli.questions`; `private` says that what it is about is not told here."""

    kind: Ask
    goal: str | None
    title: str | None
    on: date | None
    about: str | None
    who: str | None
    step: str | None
    number: int | None
    answer: Answer | None
    private: bool


@dataclass(frozen=True, slots=True)
class ToDecide:
    """What two versions of the plan say differently of a goal; `values` are empty for what is told no more of."""

    id: str
    goal: str
    title: str | None
    field: str
    measure: str | None
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ToMend:
    """A finding that is mended by talking with the client."""

    code: str
    severity: Severity
    goal: str | None
    title: str | None
    where: str
    message: str
    hint: str
