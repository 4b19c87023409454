"""The matrix of complete plans: for a terminal, with upright heads, and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from goals_cli.matrix import Filled, Matrix
from goals_cli.render.blocks import Table
from goals_cli.render.csv import Cell
from goals_cli.render.csv import csv as spreadsheet
from goals_cli.render.screen import PAPER, Screen
from goals_cli.render.tables import upright
from goals_cli.render.terminal import wrap

LEGEND = "x there, - lacking, blank not asked for here, ? cannot be read"
COLUMNS = ("client", "path", "profile", "active_goals")
_MARKS = {Filled.YES: "x", Filled.NO: "-", Filled.NOT_ASKED: ""}


def text(matrix: Matrix, *, screen: Screen = PAPER) -> str:
    """Write a row for each plan, and below it how many plans lack what; elements that nobody asks for are left out."""
    if not matrix.rows:
        return ""
    grid = table(matrix)
    lines = [line for told in (*counts(matrix), LEGEND) for line in wrap(told, screen.columns)]
    return "\n".join([upright(grid.headers, grid.rows, columns=screen.columns), "", *lines])


def table(matrix: Matrix) -> Table:
    """Lay the matrix out without the elements that nobody asks for."""
    shown = _shown(matrix)
    heads = [matrix.elements[n].replace("_", " ") for n in shown]
    rows = (
        (row.client or row.path, *(_MARKS[row.cells[n]] if row.cells else "?" for n in shown)) for row in matrix.rows
    )
    return Table(("Client", *heads), tuple(rows), upright=True)


def counts(matrix: Matrix) -> Iterator[str]:
    """Say what is lacking most."""
    lacking = [(sum(row.cells[n] is Filled.NO for row in matrix.rows if row.cells), n) for n in _shown(matrix)]
    for count, n in sorted(lacking, key=lambda pair: -pair[0]):
        asked = sum(row.cells[n] is not Filled.NOT_ASKED for row in matrix.rows if row.cells)
        if count:
            yield f"{matrix.elements[n].replace('_', ' ')}: lacking in {count} of {asked}"


def _shown(matrix: Matrix) -> list[int]:
    return [n for n, _ in enumerate(matrix.elements) if any(row.cells and row.cells[n] for row in matrix.rows)]


def csv(matrix: Matrix) -> str:
    """Write a row for each plan: yes, no, or nothing where nobody asks for it; a plan that cannot be read has none."""
    empty = ("",) * len(matrix.elements)
    rows: Iterable[tuple[Cell, ...]] = (
        (row.client, row.path, row.profile, row.active_goals, *(row.cells or empty)) for row in matrix.rows
    )
    return spreadsheet([*COLUMNS, *matrix.elements], rows)


FORMATS: dict[str, Callable[..., str]] = {"text": text, "csv": csv}
