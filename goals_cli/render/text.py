"""Pages as plain text for a terminal or a printer: at most 80 columns, and nothing that a terminal would act upon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goals_cli.render.bars import Marks, bars
from goals_cli.render.blocks import Block, Bullets, Chart, Code, Heading, Paragraph, Quote, Table
from goals_cli.render.tables import COLUMNS, table, upright
from goals_cli.render.terminal import safe, safe_lines, width, wrap
from goals_cli.speech import ENGLISH, Speech

_UNDERLINES = {1: "=", 2: "-"}
_MARGIN = 15  # the width of the column in which side heads stand
_ROOM_FOR_BOTH = 60  # the columns from which on there is room for it beside the text


def text(
    blocks: Iterable[Block], *, side_heads: bool = False, marks: Marks | None = None, speech: Speech = ENGLISH,
    columns: int | None = None,
) -> str:  # fmt: skip
    """Write a page; what stands under a small heading follows it without a gap.

    With `side_heads` those of the second level stand beside what is under them, so that more fits on one screen. With
    `marks` charts are drawn with them; without, the table beside a chart says it all.
    """
    written = ""
    close = False
    wide = columns or COLUMNS
    side_heads = side_heads and wide >= _ROOM_FOR_BOTH
    for shown, is_close in _beside(blocks, wide) if side_heads else _below(blocks, marks, speech, wide):
        if shown:
            written += f"{chr(10) if close else chr(10) * 2}{shown}"
            close = is_close
    return written.strip("\n")


def _below(blocks: Iterable[Block], marks: Marks | None, speech: Speech, columns: int) -> Iterator[tuple[str, bool]]:
    """Write block after block; say of each whether the next one follows close behind it."""
    for block in blocks:
        shown = bars(block, marks, speech) if marks and isinstance(block, Chart) else _block(block, columns)
        yield shown, isinstance(block, Heading) and block.level not in _UNDERLINES


def _beside(blocks: Iterable[Block], columns: int) -> Iterator[tuple[str, bool]]:
    """Write block after block, with headings of the second level in the margin."""
    head, heads = None, False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            head, heads = block.text, True
        elif not heads:
            yield _block(block, columns), False
        elif shown := _besides(block, columns - _MARGIN):
            yield _with_head(head or "", shown), True
            head = None


def _besides(block: Block, columns: int) -> str:
    """Write a block that stands beside a heading; what somebody said needs no more room to stand out."""
    if isinstance(block, Quote):
        return _wrapped(f'"{block.text.strip()}"', columns)
    return _block(block, columns)


def _with_head(head: str, shown: str) -> str:
    """Put a heading beside the lines of a block."""
    left = wrap(safe(" ".join(head.split())), _MARGIN - 2)
    right = shown.split("\n")
    lines = max(len(left), len(right))
    left, right = [*left, *[""] * (lines - len(left))], [*right, *[""] * (lines - len(right))]
    rows = zip(left, right, strict=True)
    return "\n".join(f"{one}{' ' * (_MARGIN - width(one))}{other}".rstrip() for one, other in rows)


def _block(block: Block, columns: int) -> str:
    match block:
        case Heading(level, words):
            return _heading(level, words, columns)
        case Paragraph(words):
            return _wrapped(words, columns)
        case Quote(words):
            return _wrapped(f'"{words.strip()}"', columns, first="  ", rest="  ")
        case Bullets(items):
            return "\n".join(_wrapped(item, columns, first="- ", rest="  ") for item in items)
        case Table(headers, rows):
            laid_out = upright if block.upright else table
            return laid_out(headers, rows, columns=columns) if rows else ""
        case Code(lines):
            return "\n".join(f"    {safe(line)}".rstrip() for line in lines.split("\n"))
        case Chart():
            return ""


def _heading(level: int, words: str, columns: int) -> str:
    lines = wrap(safe(" ".join(words.split())), columns)
    underline = _UNDERLINES.get(level)
    return "\n".join([*lines, underline * max(map(width, lines))] if underline else lines)


def _wrapped(words: str, columns: int, *, first: str = "", rest: str = "") -> str:
    lines = [piece for line in safe_lines(words) for piece in wrap(line.strip(), columns - len(rest))]
    return "\n".join((first + lines[0], *(rest + line if line else "" for line in lines[1:])))
