"""The parts of a client's own sheet, as values: what was said, agreed, promised, measured and celebrated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goals_cli.plan import Answer, Direction, MeasureValue, Status
from goals_cli.scales import Stage
from goals_cli.undecided import Undecided


class Side(StrEnum):
    """Whose something is, seen by the client."""

    CLIENT = "client"
    WORKER = "worker"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """What the client said on a day."""

    on: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the client answered to a goal, in which words, and whether the goal still says what they answered to."""

    on: date
    answer: Answer
    current: bool
    client_says: str | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measure, and the newest value with its day."""

    what: str | None
    unit: str | None
    baseline: MeasureValue | None
    target: MeasureValue | None
    direction: Direction | None
    keep: bool
    latest: MeasureValue | None
    latest_on: date | None


@dataclass(frozen=True, slots=True)
class Promised:
    """A step that stands, was kept, or was taken back. `done` is None for a kept one when that was told in private."""

    id: str
    side: Side
    who: str
    step: str
    due: date | None
    every: str | None
    until: date | None
    done: date | None
    taken_back: date | None
    kept: bool


@dataclass(frozen=True, slots=True)
class Raised:
    """Who raised a goal that was not the client's own idea, in which words, and what the client said to it."""

    who: str
    words: str | None
    answer: Answer | None = None
    client_says: str | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """How far along somebody said the goal was, from 0 to 10."""

    on: date
    side: Side
    by: str
    rating: int


@dataclass(frozen=True, slots=True)
class Win:
    """Progress worth celebrating."""

    on: date
    win: str


@dataclass(frozen=True, slots=True)
class Disagreed:
    """Something that the client sees otherwise, in their own words, and what was done about it."""

    on: date
    about: str
    client_says: str
    handled: str | None


@dataclass(frozen=True, slots=True)
class Viewed:
    """What somebody else thinks of a goal, and what the client said to that."""

    who: str
    view: str
    client_says: str


@dataclass(frozen=True, slots=True)
class Demanded:
    """What somebody demands of the client, until when, and what the client said to that."""

    who: str
    demands: str
    until: date | None
    client_says: str | None


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """One goal on the sheet. `language` is the one in which the client said their first words.

    `outcome` is how it will be when the goal is reached, as the client pictures it; `views` are those to which they
    said something. `undecided` is what two versions of the plan say differently, which the client has still to be
    asked about.
    """

    id: str
    title: str | None
    language: str | None
    status: Status
    since: date
    raised: Raised | None
    words: tuple[Said, ...]
    outcome: str | None
    views: tuple[Viewed, ...]
    statement: str | None
    agreed: Agreed | None
    target_date: date | None
    ongoing: bool
    measures: tuple[Measurement, ...]
    scale: tuple[Stage, ...]
    steps: tuple[Promised, ...]
    ratings: tuple[Rated, ...]
    wins: tuple[Win, ...]
    undecided: tuple[Undecided, ...]
