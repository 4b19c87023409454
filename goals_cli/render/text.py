"""Pages as plain text for a terminal or a printer: as wide as its screen, nothing that a terminal would act upon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goals_cli.render.bars import bars
from goals_cli.render.blocks import Block, Bullets, Chart, Code, Heading, Paragraph, Quote, Table
from goals_cli.render.screen import PAPER, Screen
from goals_cli.render.tables import table, upright
from goals_cli.render.terminal import safe, safe_lines, width, wrap
from goals_cli.speech import ENGLISH, Speech

_UNDERLINES = {1: "=", 2: "-"}
_MARGIN = 15  # the width of the column in which side heads stand
_WITH_MARGIN = 60  # columns; a narrower screen has no room for one


def text(blocks: Iterable[Block], *, side_heads: bool = False, screen: Screen = PAPER, speech: Speech = ENGLISH) -> str:
    """Write a page; what stands under a small heading follows it without a gap.

    With `side_heads` those of the second level stand beside what is under them, so that more fits on one screen.
    """
    written = ""
    close = False
    beside = side_heads and screen.columns >= _WITH_MARGIN
    for shown, is_close in _beside(blocks, screen.columns) if beside else _below(blocks, screen, speech):
        if shown:
            written += f"{chr(10) if close else chr(10) * 2}{shown}"
            close = is_close
    return written.strip("\n")


def _below(blocks: Iterable[Block], screen: Screen, speech: Speech) -> Iterator[tuple[str, bool]]:
    """Write block after block; say of each whether the next one follows close behind it."""
    for block in blocks:
        if screen.marks and isinstance(block, Chart):
            shown = bars(block, screen.marks, speech, columns=screen.columns)
        else:
            shown = _block(block, screen.columns)
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
