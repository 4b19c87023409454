"""Pages as Markdown (CommonMark with pipe tables): what people wrote stays text and never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goals_cli.render import tables
from goals_cli.render.blocks import Block, Bullets, Chart, Code, Heading, Paragraph, Quote, Table
from goals_cli.render.terminal import safe, safe_lines

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$]")
_AT_LINE_START = re.compile(r"([#+=:-]|[0-9]{1,9}(?=[.)]))")


def markdown(blocks: Iterable[Block]) -> str:
    """Write a page."""
    return "\n\n".join(filter(None, map(_block, blocks)))


def escape(words: str) -> str:
    """Write a text as one line of Markdown that reads as it was written."""
    return " ".join(filter(None, _lines(words)))


def _lines(words: str) -> list[str]:
    return [_escape_line(line.strip()) for line in safe_lines(words)]


def _escape_line(line: str) -> str:
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    start = _AT_LINE_START.match(line)
    if not start:
        return line
    number = start[0] if start[0].isdigit() else ""
    return f"{number}\\{line[len(number) :]}"


def _block(block: Block) -> str:
    match block:
        case Heading(level, words):
            return f"{'#' * level} {escape(words)}"
        case Paragraph(words):
            return _with_breaks(words)
        case Quote(words):
            return _with_breaks(words, before="> ")
        case Bullets(items):
            return "\n".join(f"- {escape(item)}" for item in items)
        case Table(headers, rows):
            cells = ([escape(cell) for cell in row] for row in rows)
            return tables.markdown([escape(header) for header in headers], cells) if rows else ""
        case Code(lines):
            return _fenced(lines)
        case Chart():
            return ""


def _fenced(lines: str) -> str:
    """Fence lines in with more backticks than stand in them."""
    longest = max((len(run) for run in re.findall("`+", lines)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}yaml", *(safe(line) for line in lines.split("\n")), fence])


def _with_breaks(words: str, *, before: str = "") -> str:
    """Keep the lines of a text: a backslash at the end of a line is a line break, an empty line a new paragraph."""
    lines = _lines(words)
    followed = zip(lines, [*lines[1:], ""], strict=True)
    broken = (f"{before}{line}{chr(92) if line and after else ''}" for line, after in followed)
    return "\n".join(line.rstrip() for line in broken)
