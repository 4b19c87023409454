"""Where things stand in a drawing of ratings over time: from 0 at the bottom to 10 at the top."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goals_cli.render.blocks import Chart

WIDTH, HEIGHT = 560, 220
LEFT, RIGHT, TOP, BOTTOM = 40, 530, 34, 178
HIGHEST = 10
_GAP = 10
_LETTER, _LEAST = 8, 80  # what a letter of a day takes up below the line, and a whole day at least


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the drawing, at a rating."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Point:
    """One rating; its day is written below it, around `middle`, where there is room."""

    x: float
    y: float
    value: int
    on: str
    named: bool
    middle: float


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


def drawn(chart: Chart, direction: str = "ltr") -> Drawing:
    """Lay a chart out; days stand as far apart as they are, and go on the way the lines of the page do."""
    lines = tuple(Line(_y(value), value) for value in (0, 5, HIGHEST))
    made = Drawing(chart.title, chart.told, lines, tuple(_points(chart)))
    return made if direction == "ltr" else _mirrored(made)


def _points(chart: Chart) -> list[Point]:
    first, last = chart.points[0][0], chart.points[-1][0]
    span = (last - first).days
    days = chart.days or tuple(str(on) for on, _ in chart.points)
    wide = max(_LEAST, _LETTER * max(map(len, days)))
    points: list[Point] = []
    free = float(LEFT)  # where the next day may begin
    for (on, value), day in zip(chart.points, days, strict=True):
        x = LEFT + 20 + (RIGHT - LEFT - 40) * ((on - first).days / span if span else 0.5)
        middle = min(max(x, LEFT + wide / 2), RIGHT - wide / 2)
        begins = middle - wide / 2
        at_end = on in (first, last)  # their days are written whatever stands between
        named = at_end or (begins >= free and begins + wide + _GAP + wide <= RIGHT)
        if named:
            free = begins + wide + _GAP
        points.append(Point(round(x, 1), _y(value), value, day, named, round(middle, 1)))
    return points


def _mirrored(made: Drawing) -> Drawing:
    points = tuple(replace(point, x=WIDTH - point.x, middle=WIDTH - point.middle) for point in made.points)
    return replace(made, points=points, left=WIDTH - RIGHT, right=WIDTH - LEFT, scale=WIDTH - made.scale)


def _y(value: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * value / HIGHEST, 1)
