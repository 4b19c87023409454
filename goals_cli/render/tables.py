"""Tables of plain text, laid out by tabulate with number guessing off, and no wider than a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goals_cli.render.screen import COLUMNS
from goals_cli.render.terminal import safe, safe_lines, width, words, wrap
from goals_cli.speech import NO_BREAK

_GAP = 2
_NARROWEST = 8
_READABLE = 16  # in a narrower column a long text becomes a ladder of words
_LONGEST_WORD = 20  # a longer one may be broken
_LONGEST_HELD = 24  # and so may several that no-break spaces hold together
_PADDING = "  "  # tabulate makes a column wider than its header by this

Lines = Sequence[str]


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, columns: int = COLUMNS) -> str:
    """Lay a table out for a terminal; long cells are broken into lines where the table would be too wide.

    Where a narrow terminal leaves its columns no room, what would stand side by side stands below each other.
    """
    from tabulate import tabulate

    cells = [[safe_lines(cell) for cell in row] for row in rows]
    titles = [safe_lines(header) for header in headers]
    padded = [[line + _PADDING for line in title] for title in titles]
    widths = [max(max(map(width, cell)) for cell in column) for column in zip(*cells, padded, strict=True)]
    room = columns - _GAP * (len(widths) - 1)
    parts = list(zip(*cells, titles, strict=True))
    if columns < COLUMNS:
        least = [min(pair) for pair in zip(widths, map(_readable, parts), strict=True)]
        if sum(least) > room:
            return listed(headers, cells, columns=columns)
    else:
        held = [_held(body) for *body, _ in parts]
        least = held if sum(held) <= room else [_NARROWEST] * len(held)
    limits = _shared(widths, least, room)
    return tabulate(
        [_fitted(row, limits) for row in cells],
        headers=_fitted(titles, [limit - len(_PADDING) for limit in limits]),
        tablefmt="simple",
        disable_numparse=True,
    )


def listed(headers: Sequence[str], rows: Iterable[Sequence[Lines]], *, columns: int) -> str:
    """Lay rows out below each other, a line for each cell that says something, with its header before it."""
    found = ("\n".join(_named(headers, row, columns)) for row in rows)
    return "\n\n".join(filter(None, found)).replace(NO_BREAK, " ")


def upright(headers: Sequence[str], rows: Iterable[Sequence[str]], *, columns: int = COLUMNS) -> str:
    """Lay marks out under heads that stand upright, letter below letter, so that many columns fit.

    The first column says whose marks they are, and needs no head. What has no room beside it follows below, under the
    next heads.
    """
    rows = list(rows)
    names = min(_READABLE, max([_NARROWEST, *(width(safe(row[0])) for row in rows)]))
    most = max(1, (columns - names) // 2)
    if len(headers) - 1 > most:
        parts = [(0, *range(start, min(start + most, len(headers)))) for start in range(1, len(headers), most)]
        return "\n\n".join(
            upright([headers[n] for n in part], [[row[n] for n in part] for row in rows], columns=columns)
            for part in parts
        )
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


def _named(headers: Sequence[str], row: Sequence[Lines], columns: int) -> Iterator[str]:
    """Write the cells of a row, each behind its header."""
    for header, (first, *more) in zip(headers, row, strict=True):
        if not (first or more):
            continue
        lines = [f"{safe(header)}: {first}" if header else first, *more]
        pieces = [piece for line in lines for piece in wrap(line, columns - len(_PADDING))]
        yield from (pieces[0], *((_PADDING + piece).rstrip() for piece in pieces[1:]))


def _readable(cells: Sequence[Lines]) -> int:
    """Say how wide a column can be read and no word in it is broken; its header, which comes last, is padded."""
    *body, header = cells
    found = [width(word) for word in _words(body) if _is_held(word) or width(word) <= _LONGEST_WORD]
    heads = [width(word) + len(_PADDING) for word in _words([header])]
    return max([_READABLE, *found, *(head for head in heads if head <= _LONGEST_WORD)])


def _held(cells: Iterable[Lines]) -> int:
    """Say how wide a column must be so that no-break spaces hold what they are between."""
    return max([_NARROWEST, *(width(word) for word in _words(cells) if _is_held(word))])


def _is_held(word: str) -> bool:
    return NO_BREAK in word and width(word) <= _LONGEST_HELD


def _words(cells: Iterable[Lines]) -> Iterator[str]:
    return (word for lines in cells for line in lines for word in words(line))


def _fitted(row: Sequence[Sequence[str]], limits: Sequence[int]) -> list[str]:
    """Break the lines of each cell so that they fit into their columns; then no space holds anything any more."""
    pairs = zip(row, limits, strict=True)
    fitted = ("\n".join(piece for line in cell for piece in wrap(line, limit)) for cell, limit in pairs)
    return [cell.replace(NO_BREAK, " ") for cell in fitted]


def _shared(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Say how wide each column may be: as wide as it likes, the widest giving way first until all fit.

    Of columns that are equally wide the first one gives way, by a third at most before it is the turn of the others.
    """
    limits = list(widths)
    too_much = sum(limits) - room
    while too_much > 0 and (able := [number for number, limit in enumerate(limits) if limit > least[number]]):
        widest = max(able, key=limits.__getitem__)
        wide = limits[widest]
        next_widest = max((each for each in limits if each < wide), default=0)
        give = max(1, min(too_much, wide - max(next_widest, least[widest], wide * 2 // 3)))
        limits[widest] -= give
        too_much -= give
    return [max(1 + len(_PADDING), each) for each in limits]
