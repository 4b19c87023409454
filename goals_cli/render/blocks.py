"""What a page is made of, so that each report is laid out once and each format knows seven kinds of block."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is that of the page."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of one or more lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, in their own words; `language` names theirs where it is not that of the page.

    On the client's sheet the words of `others` are smaller than theirs, and so is what they said `aside`, to something.
    """

    text: str
    language: str | None = None
    others: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short texts below each other; `language` names theirs where it is not that of the page."""

    items: tuple[str, ...]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers; a table without rows is not shown.

    The heads of narrow columns can stand `upright`; below them are single marks, but for the first column.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of a plan, to be shown as they are written."""

    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Ratings from 0 to 10 over time, drawn where one can draw; a table beside it says the same for all others.

    `days` are those of the points, as they are written below the drawing; `told` says in words what it shows.
    """

    title: str
    points: tuple[tuple[date, int], ...]
    days: tuple[str, ...] = ()
    told: str = ""


Block: TypeAlias = Heading | Paragraph | Quote | Bullets | Table | Code | Chart
