"""Pages as plain text for a terminal or a printer: at most 80 columns, nothing that a terminal would act upon."""

from __future__ import annotations

from collections.abc import Iterable

from goals_cli.render.blocks import Block, Bullets, Chart, Code, Heading, Paragraph, Quote, Table
from goals_cli.render.tables import COLUMNS, table, upright
from goals_cli.render.terminal import safe, safe_lines, width, wrap

_UNDERLINES = {1: "=", 2: "-"}


def text(blocks: Iterable[Block]) -> str:
    """Write a page; what stands under a small heading follows it without a gap."""
    written = ""
    close = False
    for block in blocks:
        if shown := _block(block):
            written += f"{chr(10) if close else chr(10) * 2}{shown}"
            close = isinstance(block, Heading) and block.level not in _UNDERLINES
    return written.strip("\n")


def _block(block: Block) -> str:
    match block:
        case Heading(level, words):
            return _heading(level, words)
        case Paragraph(words):
            return _wrapped(words)
        case Quote(words):
            return _wrapped(f'"{words.strip()}"', first="  ", rest="  ")
        case Bullets(items):
            return "\n".join(_wrapped(item, first="- ", rest="  ") for item in items)
        case Table(headers, rows):
            return (upright if block.upright else table)(headers, rows) if rows else ""
        case Code(lines):
            return "\n".join(f"    {safe(line)}".rstrip() for line in lines.split("\n"))
        case Chart():
            return ""


def _heading(level: int, words: str) -> str:
    lines = wrap(safe(" ".join(words.split())), COLUMNS)
    underline = _UNDERLINES.get(level)
    return "\n".join([*lines, underline * max(map(width, lines))] if underline else lines)


def _wrapped(words: str, *, first: str = "", rest: str = "") -> str:
    lines = [piece for line in safe_lines(words) for piece in wrap(line.strip(), COLUMNS - len(rest))]
    return "\n".join((first + lines[0], *(rest + line if line else "" for line in lines[1:])))
