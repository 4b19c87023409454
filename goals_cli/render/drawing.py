"""Where things stand in a drawing of ratings over time: from 0 at the bottom to 10 at the top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goals_cli.render.blocks import Chart

WIDTH, HEIGHT = 560, 220
LEFT, RIGHT, TOP, BOTTOM = 40, 530, 34, 178
HIGHEST = 10
_APART = 95  # what a day takes up below the line


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the drawing, at a rating."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Point:
    """One rating; its day is written below it where there is room."""

    x: float
    y: float
    value: int
    on: date
    named: bool
    anchor: str


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


def drawn(chart: Chart) -> Drawing:
    """Lay a chart out; days stand as far apart as they are."""
    told = "; ".join(f"{on}: {value}" for on, value in chart.points)
    lines = tuple(Line(_y(value), value) for value in (0, 5, HIGHEST))
    return Drawing(chart.title, f"{told}. 0 is at the bottom, {HIGHEST} at the top.", lines, tuple(_points(chart)))


def _points(chart: Chart) -> list[Point]:
    first, last = chart.points[0][0], chart.points[-1][0]
    span = (last - first).days
    points: list[Point] = []
    free = float(LEFT)  # where the next day may begin
    end = RIGHT - _APART if span else RIGHT
    for on, value in chart.points:
        x = LEFT + 20 + (RIGHT - LEFT - 40) * ((on - first).days / span if span else 0.5)
        anchor = "middle" if not span else "start" if on == first else "end" if on == last else "middle"
        begins = x - {"start": 0.0, "middle": _APART / 2, "end": float(_APART)}[anchor]
        named = anchor != "middle" or not span or (begins >= free and begins + _APART <= end - 10)
        if named:
            free = begins + _APART + 10
        points.append(Point(round(x, 1), _y(value), value, on, named, anchor))
    return points


def _y(value: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * value / HIGHEST, 1)
