"""The model of a plan: frozen values and enums in the field's own vocabulary.

The values are msgspec structs (frozen, typed, built in C from checked data); apart from how they are made they are
frozen dataclasses. Field names are those of the file, with a closing underscore where Python keeps the word for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

import msgspec

FORMAT = "goals-plan/1"
CLIENT = "client"


class Party(StrEnum):
    """Who somebody is to the client."""

    CLIENT = "client"
    FAMILY = "family"
    WORKER = "worker"
    AGENCY = "agency"
    COURT = "court"
    OTHER = "other"
    UNCLEAR = "unclear"


class Answer(StrEnum):
    """What the client said to something put to them. No is an answer."""

    AGREES = "agrees"
    PARTLY = "partly"
    DISAGREES = "disagrees"
    COULD_NOT_SAY = "could_not_say"


class Shown(StrEnum):
    """How an answer was shown; not signing is not disagreeing."""

    SIGNATURE = "signature"
    SPOKEN = "spoken"
    OTHER = "other"
    NOT_SHOWN = "not_shown"


class Status(StrEnum):
    """Where a goal is on its course."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    PAUSED = "paused"
    ACHIEVED = "achieved"
    ENDED = "ended"
    DECLINED = "declined"

    @property
    def open(self) -> bool:
        """Whether work on the goal may still go on."""
        return self in (Status.PROPOSED, Status.ACTIVE, Status.PAUSED)


class Reason(StrEnum):
    """Why a goal took a turn, coded so that endings can be counted."""

    REACHED = "reached"
    NOT_WANTED_NOW = "not-wanted-now"
    REPLACED = "replaced"
    MOVED = "moved"
    LOST_CONTACT = "lost-contact"
    SERVICE_ENDED = "service-ended"
    OTHER = "other"


class ReviewKind(StrEnum):
    """How much of a review a meeting was."""

    START = "start"
    CHECK_IN = "check-in"
    REVIEW = "review"


class How(StrEnum):
    """How a step went, without blame."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class Direction(StrEnum):
    """Which way a measure should move."""

    UP = "up"
    DOWN = "down"


# Somebody's own words, as against ids, codes, days and choices.
Text = Annotated[str, "words"]
Number = int | float
MeasureValue = int | float | bool | str


class Entry(msgspec.Struct, frozen=True, rename=lambda name: name.rstrip("_")):
    """Anything that stands in a plan."""


class Support(Entry, frozen=True):
    who: Text
    help: Text | None = None
    paid: bool | None = None
    how_often: Text | None = None


class About(Entry, frozen=True):
    what_matters: tuple[Text, ...] = ()
    strengths: tuple[Text, ...] = ()
    preferences: tuple[Text, ...] = ()
    supports: tuple[Support, ...] = ()
    concerns: tuple[Text, ...] = ()
    culture: Text | None = None


class Need(Entry, frozen=True):
    id: str
    need: Text | None = None
    source: Text | None = None
    goals: tuple[str, ...] = ()
    not_now: Text | None = None


class Requirement(Entry, frozen=True):
    id: str
    by: Party | None = None
    who: Text | None = None
    demands: Text | None = None
    until: date | None = None
    consequences_explained: date | None = None
    client_says: Text | None = None


class Raised(Entry, frozen=True):
    by: Party
    who: Text | None = None
    on: date | None = None
    words: Text | None = None


class ClientAnswer(Entry, frozen=True):
    answer: Answer
    on: date | None = None
    client_says: Text | None = None


class LaterWords(Entry, frozen=True):
    on: date
    words: Text
    said_how: Text | None = None
    private: bool | None = None


class View(Entry, frozen=True):
    by: Party
    who: Text | None = None
    view: Text | None = None
    client_says: Text | None = None
    private: bool | None = None


class Option(Entry, frozen=True):
    option: Text
    for_: tuple[Text, ...] = ()
    against: tuple[Text, ...] = ()
    chosen: bool | None = None
    because: Text | None = None


class Measure(Entry, frozen=True):
    id: str
    what: Text | None = None
    unit: Text | None = None
    baseline: MeasureValue | None = None
    target: MeasureValue | None = None
    direction: Direction | None = None
    kind: Literal["number", "yes-no"] | None = None
    keep: bool | None = None


class Change(Entry, frozen=True):
    on: date
    what: Text
    from_: Any = None
    to: Any = None
    asked_by: Text | None = None
    because: Text | None = None
    answer: Answer | None = None
    client_says: Text | None = None


class Level(Entry, frozen=True):
    level: int
    looks_like: Text | None = None


class Weight(Entry, frozen=True):
    importance: int
    difficulty: int


class TakenBack(Entry, frozen=True):
    on: date
    because: Text | None = None


class Step(Entry, frozen=True):
    id: str
    who: Text | None = None
    step: Text | None = None
    promised: date | None = None
    due: date | None = None
    every: Text | None = None
    until: date | None = None
    done: date | None = None
    taken_back: TakenBack | None = None
    private: bool | None = None

    @property
    def open(self) -> bool:
        """Whether the promise still stands: neither done nor taken back."""
        return self.done is None and self.taken_back is None


class Turn(Entry, frozen=True):
    """One entry of a goal's course."""

    on: date
    status: Status
    reason: Reason | None = None
    because: Text | None = None
    client_says: Text | None = None


class Goal(Entry, frozen=True, kw_only=True):
    id: str
    title: Text | None = None
    private: bool | None = None
    priority: int | None = None
    raised: Raised
    client_answer: ClientAnswer | None = None
    grew_from: str | None = None
    question: Text | None = None
    words: Text | None = None
    said_how: Text | None = None
    language: str | None = None
    heard: Text | None = None
    heard_right: bool | None = None
    words_later: tuple[LaterWords, ...] = ()
    outcome: Text | None = None
    matters: tuple[Text, ...] = ()
    in_the_way: tuple[Text, ...] = ()
    views: tuple[View, ...] = ()
    options: tuple[Option, ...] = ()
    statement: Text | None = None
    measures: tuple[Measure, ...] = ()
    scale: tuple[Level, ...] = ()
    baseline_level: int | None = None
    weight: Weight | None = None
    target_date: date | None = None
    ongoing: bool | None = None
    importance: int | None = None
    confidence: int | None = None
    changes: tuple[Change, ...] = ()
    steps: tuple[Step, ...] = ()
    course: tuple[Turn, ...]

    @property
    def status(self) -> Status:
        """Where the goal is now: the last entry of its course."""
        return self.course[-1].status

    def as_of(self, day: date) -> Goal:
        """Give the goal with its course up to a day; the course is empty before it began."""
        return msgspec.structs.replace(self, course=tuple(turn for turn in self.course if turn.on <= day))


class ClientShown(Entry, frozen=True):
    answer: Answer
    shown: Shown | None = None
    client_says: Text | None = None


class OtherShown(Entry, frozen=True):
    who: Text
    authority: Text | None = None
    answer: Answer | None = None
    shown: Shown | None = None


class Copy(Entry, frozen=True):
    given: date | None = None
    to: Text | None = None
    not_given: Text | None = None


class AgreedGoal(Entry, frozen=True):
    goal: str
    statement: Text | None = None
    measures: tuple[Measure, ...] = ()
    target_date: date | None = None


class Agreement(Entry, frozen=True, kw_only=True):
    id: str
    on: date
    worker: str | None = None
    client: ClientShown
    others: tuple[OtherShown, ...] = ()
    copy: Copy | None = None
    follow_up: date | None = None
    note: Text | None = None
    corrects: str | None = None
    goals: tuple[AgreedGoal, ...] = ()


class Rating(Entry, frozen=True):
    by: Text
    rating: int | None = None
    level: int | None = None
    client_says: Text | None = None


class Measured(Entry, frozen=True):
    measure: str
    value: MeasureValue


class StepWent(Entry, frozen=True):
    step: str
    how: How
    words: Text | None = None


class Progress(Entry, frozen=True):
    goal: str
    ratings: tuple[Rating, ...] = ()
    no_rating: Text | None = None
    measured: tuple[Measured, ...] = ()
    importance: int | None = None
    confidence: int | None = None
    words: Text | None = None
    said_how: Text | None = None
    private: bool | None = None
    wins: tuple[Text, ...] = ()
    in_the_way: tuple[Text, ...] = ()
    steps: tuple[StepWent, ...] = ()


class Absent(Entry, frozen=True):
    who: Text
    because: Text | None = None


class Review(Entry, frozen=True):
    id: str
    on: date
    kind: ReviewKind = ReviewKind.REVIEW
    present: tuple[Text, ...] = ()
    absent: Absent | None = None
    no_rating: Text | None = None
    progress: tuple[Progress, ...] = ()
    next_review: date | None = None
    corrects: str | None = None


class Handover(Entry, frozen=True, kw_only=True):
    on: date
    from_: str | None = None
    to: str
    because: Text | None = None
    client_says: Text | None = None


class Closed(Entry, frozen=True):
    on: date
    because: Text | None = None
    client_says: Text | None = None


class Risk(Entry, frozen=True):
    risk: Text
    plan: Text | None = None


class Disagreement(Entry, frozen=True):
    on: date
    about: Text
    client_says: Text | None = None
    handled: Text | None = None


class Request(Entry, frozen=True):
    on: date
    by: Text
    asks: Text
    answered: Text | None = None


class Conflict(Entry, frozen=True):
    id: str
    where: Text
    base: Any = None
    ours: Any = None
    theirs: Any = None

    @property
    def is_of_an_id(self) -> bool:
        """Whether two entries had one id: both stay, and there is nothing to choose."""
        return self.where.endswith("].id")


class Plan(Entry, frozen=True):
    """One client's plan. Fields stand in the order in which they are written to a file."""

    format: str
    client: str
    worker: str
    opened: date
    language: str | None = None
    profile: str | None = None
    about: About = About()
    needs: tuple[Need, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    goals: tuple[Goal, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    reviews: tuple[Review, ...] = ()
    risks: tuple[Risk, ...] = ()
    monitor: Text | None = None
    finishing: Text | None = None
    disagreements: tuple[Disagreement, ...] = ()
    requests: tuple[Request, ...] = ()
    handovers: tuple[Handover, ...] = ()
    closed: Closed | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def under_way(self) -> bool:
        """Whether client and worker are at work: the plan is not closed, and a goal is active."""
        return self.closed is None and any(goal.status is Status.ACTIVE for goal in self.goals)


E_ = TypeVar("E_", bound=Entry)


def from_data(data: dict[str, Any], kind: type[E_]) -> E_:
    """Build the model from data that the schema has accepted; an empty field counts as absent, 4.0 as 4."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError:
        return msgspec.convert(_without_nulls(data), kind, strict=False)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value


def field_order(where: tuple[str | int, ...]) -> tuple[str, ...]:
    """Name the fields of the mapping at `where` in the order in which a plan writes them; empty when it has none."""
    kind = _entry_of(_annotation(where))
    return tuple(field.encode_name for field in msgspec.structs.fields(kind)) if kind else ()


def takes_text(where: tuple[str | int, ...]) -> bool:
    """Say whether only text (or a date or a choice, which are text in the file) can stand at `where`."""
    annotation = _annotation(where)
    return annotation is not Any and not {int, float, bool} & set(_parts(annotation))


def takes_day(where: tuple[str | int, ...]) -> bool:
    """Say whether a day may be meant at `where`: where the model wants one, or says nothing."""
    annotation = _annotation(where)
    return annotation is Any or date in _parts(annotation)


def takes_words(where: tuple[str | int, ...]) -> bool:
    """Say whether somebody's own words can stand at `where`; in a change, before and after may be words too."""
    of_a_change = where[-3:-2] == ("changes",) and where[-1] in ("from", "to")
    return of_a_change or Text in _parts(_annotation(where))


def _annotation(where: tuple[str | int, ...]) -> Any:
    """Find what the model says of the place; `Any` where it says nothing."""
    annotation: Any = Plan
    for part in where:
        if isinstance(part, str):
            kind = _entry_of(annotation)
            fields = msgspec.structs.fields(kind) if kind else ()
            annotation = next((field.type for field in fields if field.encode_name == part), Any)
    return annotation


def _entry_of(annotation: Any) -> type[Entry] | None:
    """Find the kind of entry that a field holds, alone or in a list."""
    return next((part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, Entry)), None)


def _parts(annotation: Any) -> Iterator[Any]:
    """Go through an annotation and all that it is made of."""
    yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _parts(part)
