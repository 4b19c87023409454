"""Ratings over time as bars of characters, for a terminal: one line for each, from 0 to 10.

A line for each rating needs no axis and no reading of heights, and stands in the order of the table below it. It is a
dozen lines of code; a library for charts in a terminal would be loaded for that alone, and draws curves on an axis.
"""

from __future__ import annotations

from goals_cli.render.blocks import Chart
from goals_cli.render.screen import COLUMNS, Marks
from goals_cli.render.terminal import width, wrap
from goals_cli.speech import ENGLISH, Speech

_LINES = 7  # below the title; when there are more ratings, the first one and the newest are drawn
_HIGHEST = 10
_AROUND = 7  # the spaces beside the day, and the rating behind the bar


def bars(chart: Chart, marks: Marks, speech: Speech = ENGLISH, *, columns: int = COLUMNS) -> str:
    """Draw a chart, two characters for each point or one; of many ratings the middle ones are left to the table."""
    days = chart.days or tuple(str(on) for on, _ in chart.points)
    wide = max(map(width, days))
    each = 2 if wide + 2 * _HIGHEST + _AROUND <= columns else 1
    lines = [
        _bar(day + " " * (wide - width(day)), value, marks, each)
        for day, (_, value) in zip(days, chart.points, strict=True)
    ]
    if len(lines) > _LINES:
        newest = lines[2 - _LINES :]
        number = speech.number(len(lines) - 1 - len(newest))
        between = speech.gettext("({number} more between)", number=number)
        lines = [lines[0], f"  {between}", *newest]
    return "\n".join([*wrap(chart.title, columns), *lines])


def _bar(day: str, value: int, marks: Marks, each: int) -> str:
    return f"  {day}  {marks.full * (value * each)}{marks.rest * ((_HIGHEST - value) * each)} {value}"
