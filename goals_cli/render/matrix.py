"""The matrix of complete plans: for a terminal, with upright heads, and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from goals_cli.matrix import Filled, Matrix
from goals_cli.render.csv import Cell
from goals_cli.render.csv import csv as spreadsheet
from goals_cli.render.terminal import safe

COLUMNS = ("client", "path", "profile", "active_goals")
_MARKS = {Filled.YES: "x", Filled.NO: "-", Filled.NOT_ASKED: ""}


def text(matrix: Matrix) -> str:
    """Write a row for each plan, and below it how many plans lack what; elements that nobody asks for are left out."""
    from tabulate import tabulate

    shown = [n for n, _ in enumerate(matrix.elements) if any(row.cells and row.cells[n] for row in matrix.rows)]
    if not matrix.rows:
        return ""
    rows = [*_upright([matrix.elements[n].replace("_", " ") for n in shown])]
    for row in matrix.rows:
        cells = [_MARKS[row.cells[n]] for n in shown] if row.cells else ["?"] * len(shown)
        rows.append([row.client or safe(row.path), *cells])
    whole = tabulate(rows, tablefmt="plain", disable_numparse=True)
    return "\n".join([*(line.rstrip() for line in whole.split("\n")), "", *_counts(matrix, shown)])


def _upright(heads: list[str]) -> Iterator[list[str]]:
    """Set heads upright, letter below letter, so that many columns fit; they stand on the rows."""
    tall = max(map(len, heads), default=0)
    for letters in zip(*(head.rjust(tall) for head in heads), strict=True):
        yield ["", *letters]


def csv(matrix: Matrix) -> str:
    """Write a row for each plan: yes, no, or nothing where nobody asks for it; a plan that cannot be read has none."""
    empty = ("",) * len(matrix.elements)
    rows: Iterable[tuple[Cell, ...]] = (
        (row.client, row.path, row.profile, row.active_goals, *(row.cells or empty)) for row in matrix.rows
    )
    return spreadsheet([*COLUMNS, *matrix.elements], rows)


FORMATS: dict[str, Callable[[Matrix], str]] = {"text": text, "csv": csv}


def _counts(matrix: Matrix, shown: list[int]) -> Iterator[str]:
    """Say what is lacking most, and what the marks mean."""
    lacking = [(sum(row.cells[n] is Filled.NO for row in matrix.rows if row.cells), n) for n in shown]
    for count, n in sorted(lacking, key=lambda pair: -pair[0]):
        asked = sum(row.cells[n] is not Filled.NOT_ASKED for row in matrix.rows if row.cells)
        if count:
            yield f"{matrix.elements[n].replace('_', ' ')}: lacking in {count} of {asked}"
    yield "x there, - lacking, blank not asked for here, ? cannot be read"
