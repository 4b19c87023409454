"""Tables of plain text, laid out by tabulate with number guessing off, and no wider than a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goals_cli.render.terminal import safe, safe_lines, width, wrap

COLUMNS = 80
_GAP = 2
_NARROWEST = 8
_PADDING = "  "  # tabulate makes a column wider than its header by this


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, columns: int = COLUMNS) -> str:
    """Lay a table out for a terminal; long cells are broken into lines where the table would be too wide."""
    from tabulate import tabulate

    cells = [[safe_lines(cell) for cell in row] for row in rows]
    titles = [safe_lines(header) for header in headers]
    limits = _limits([*cells, [[line + _PADDING for line in title] for title in titles]], columns)
    return tabulate(
        [_fitted(row, limits) for row in cells],
        headers=_fitted(titles, [limit - len(_PADDING) for limit in limits]),
        tablefmt="simple",
        disable_numparse=True,
    )


def markdown(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay a table out as a pipe table; the cells are escaped already."""
    lines = [[" ".join(safe(cell).split()) for cell in row] for row in [headers, *rows]]
    return "\n".join(f"| {' | '.join(row)} |" for row in [lines[0], ["---"] * len(headers), *lines[1:]])


def _fitted(row: Sequence[Sequence[str]], limits: Sequence[int]) -> list[str]:
    """Break the lines of each cell so that they fit into their columns."""
    pairs = zip(row, limits, strict=True)
    return ["\n".join(piece for line in cell for piece in wrap(line, limit)) for cell, limit in pairs]


def _limits(cells: Sequence[Sequence[Sequence[str]]], columns: int) -> list[int]:
    """Say how wide each column may be: as wide as it likes, the widest giving way first until all fit."""
    widths = [max(max(map(width, cell)) for cell in column) for column in zip(*cells, strict=True)]
    too_much = sum(widths) + _GAP * (len(widths) - 1) - columns
    while too_much > 0 and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        next_widest = max((w for w in widths if w < widths[widest]), default=_NARROWEST)
        give = max(1, min(too_much, widths[widest] - max(next_widest, _NARROWEST)))
        widths[widest] -= give
        too_much -= give
    return [max(1 + len(_PADDING), each) for each in widths]
