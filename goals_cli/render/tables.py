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


def upright(headers: Sequence[str], rows: Iterable[Sequence[str]], *, columns: int = COLUMNS) -> str:
    """Lay marks out under heads that stand upright, letter below letter, so that many columns fit.

    The first column says whose marks they are, and needs no head.
    """
    heads = [safe(header) for header in headers[1:]]
    marks = [([safe(cell) for cell in row[1:]], safe(row[0])) for row in rows]
    gap = 2 if max([0, *(width(name) for _, name in marks)]) + (2 + 1) * len(heads) <= columns else 1
    limit = max(_NARROWEST, columns - (gap + 1) * len(heads))
    tall = max(map(len, heads), default=0)
    lines: list[tuple[str, Sequence[str]]] = [
        ("", letters) for letters in zip(*(head.rjust(tall) for head in heads), strict=True)
    ]
    for cells, name in marks:
        first, *rest = wrap(name, limit)
        lines += [(first, cells), *((piece, ()) for piece in rest)]
    widest = max(width(name) for name, _ in lines)
    return "\n".join(
        (name + " " * (widest - width(name)) + "".join(" " * gap + (cell or " ") for cell in cells)).rstrip()
        for name, cells in lines
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
    """Say how wide each column may be: as wide as it likes, the widest giving way first until all fit.

    On a narrow terminal words are broken only where there is no room for them.
    """
    widths = [max(max(map(width, cell)) for cell in column) for column in zip(*cells, strict=True)]
    if columns < COLUMNS:
        words = [max(_longest_word(cell) for cell in column) for column in zip(*cells, strict=True)]
        widths = _narrowed(widths, words, columns)
    too_much = sum(widths) + _GAP * (len(widths) - 1) - columns
    while too_much > 0 and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        next_widest = max((w for w in widths if w < widths[widest]), default=_NARROWEST)
        give = max(1, min(too_much, widths[widest] - max(next_widest, _NARROWEST)))
        widths[widest] -= give
        too_much -= give
    return [max(1 + len(_PADDING), each) for each in widths]


def _longest_word(cell: Sequence[str]) -> int:
    """Measure the longest word of a cell; those of a header keep what makes its column wider."""
    found = [(word, line.endswith(_PADDING)) for line in cell for word in line.split()]
    return max((width(word + _PADDING if of_header else word) for word, of_header in found), default=0)


def _narrowed(widths: Sequence[int], least: Sequence[int], columns: int) -> list[int]:
    """Take from the widest column of those that have something to give, until all fit or none has."""
    made = list(widths)
    too_much = sum(made) + _GAP * (len(made) - 1) - columns
    while too_much > 0 and any(each > floor for each, floor in zip(made, least, strict=True)):
        giving = [number for number, floor in enumerate(least) if made[number] > floor]
        widest = max(giving, key=made.__getitem__)
        next_widest = max([least[widest], *(made[number] for number in giving if number != widest)])
        give = max(1, min(too_much, made[widest] - next_widest))
        made[widest] -= give
        too_much -= give
    return made
