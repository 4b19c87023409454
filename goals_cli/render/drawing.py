"""Where things stand in a drawing of ratings: over time from 0 at the bottom to 10 at the top, or one on a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goals_cli.render.blocks import Chart

WIDTH, HEIGHT = 560, 220
LEFT, RIGHT, TOP, BOTTOM = 44, 530, 42, 178
HIGHEST = 10
_GAP = 10
_LETTER, _LEAST = 11, 110  # what a letter of a day takes up below the line, and a whole day at least
_NUMBER, _LARGE_NUMBER = 32, 44  # what a rating takes up beside another one, and where letters are large
_RULER, _RULER_HEIGHT, _RULED = (40, 520), 110, 56  # where the line begins and ends, and how far down it is


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the drawing, at a rating."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Point:
    """One rating; its day is written below it, around `middle`, where there is room.

    Its number is `told` where it does not run into another one; `apart` means that it does not in large letters either.
    """

    x: float
    y: float
    value: int
    on: str
    named: bool
    middle: float
    told: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, and what it shows in words."""

    title: str
    told: str
    lines: tuple[Line, ...]
    points: tuple[Point, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    scale: int = LEFT - 20  # around it the numbers of the lines are written


@dataclass(frozen=True, slots=True)
class Ruler:
    """A line from 0 to 10 with one rating on it; around each x of `numbers` stands a number of the line."""

    title: str
    told: str
    value: int
    x: float
    starts: float
    ends: float
    numbers: tuple[tuple[float, int], ...]
    y: int = _RULED
    width: int = WIDTH
    height: int = _RULER_HEIGHT


def ruled(chart: Chart, direction: str = "ltr") -> Ruler:
    """Lay out a chart of a single rating; 0 is where the lines of the page begin."""
    ((_, value),) = chart.points
    starts, ends = _RULER if direction == "ltr" else reversed(_RULER)

    def x(number: int) -> float:
        return starts + (ends - starts) * number / HIGHEST

    return Ruler(chart.title, chart.told, value, x(value), starts, ends, tuple((x(n), n) for n in (0, 5, HIGHEST)))


def drawn(chart: Chart, direction: str = "ltr") -> Drawing:
    """Lay out a chart of several ratings; days stand as far apart as they are, and go on as lines of the page do."""
    lines = tuple(Line(_y(value), value) for value in (0, 5, HIGHEST))
    made = Drawing(chart.title, chart.told, lines, tuple(_points(chart)))
    return made if direction == "ltr" else _mirrored(made)


def _points(chart: Chart) -> Iterator[Point]:
    first, last = chart.points[0][0], chart.points[-1][0]
    each_day = (RIGHT - LEFT - 40) / (last - first).days
    places = [round(LEFT + 20 + each_day * (on - first).days, 1) for on, _ in chart.points]
    told, apart = _spread(places, _NUMBER), _spread(places, _LARGE_NUMBER)
    days = chart.days or tuple(str(on) for on, _ in chart.points)
    wide = max(_LEAST, _LETTER * max(map(len, days)))
    free = float(LEFT)  # where the next day may begin
    for x, (on, value), day in zip(places, chart.points, days, strict=True):
        middle = min(max(x, LEFT + wide / 2), RIGHT - wide / 2)
        begins = middle - wide / 2
        at_end = on in (first, last)  # their days are written whatever stands between
        named = at_end or (begins >= free and begins + wide + _GAP + wide <= RIGHT)
        if named:
            free = begins + wide + _GAP
        yield Point(x, _y(value), value, day, named, round(middle, 1), x in told, x in apart)


def _spread(places: Sequence[float], room: float) -> set[float]:
    """Choose places so far apart that each has room: the first one, and the newest ones, which say most."""
    chosen = {places[0], places[-1]}
    free = places[-1] - room
    for place in reversed(places):
        if places[0] + room <= place <= free:
            chosen.add(place)
            free = place - room
    return chosen


def _mirrored(made: Drawing) -> Drawing:
    points = tuple(replace(point, x=WIDTH - point.x, middle=WIDTH - point.middle) for point in made.points)
    return replace(made, points=points, left=WIDTH - RIGHT, right=WIDTH - LEFT, scale=WIDTH - made.scale)


def _y(value: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * value / HIGHEST, 1)
