"""A quick reader for the plain layout that most plans have: it reads only what it is sure of, and leaves the rest.

What it reads: mappings and lists in block form, values on one line (plain, or in quotes without escapes), block texts,
comments on lines of their own, and short flat lists and mappings in brackets. Whatever else there is, wrong or merely
rare, is for the gate, which reads all of YAML that a plan may use and says why it refuses the rest.
"""

from __future__ import annotations

import re
from typing import Any

from goals_cli.planfile.scalars import WORDS, OddNumber, Scalar, resolve

# No entry takes less than a character and a half: a text of this length is within the gate's limit of nodes.
_LONGEST = 30_000
_MOST_LEVELS = 15
_KEY = "[a-z][a-z_-]{0,40}"
_PLAIN = r"(?:[A-Za-z(]|-?[0-9])[^\[\]{},:#\"&*!|>%@`?\\\n]*(?<! )"
_QUOTES = r"\"[^\"\\]*\"|'[^']*'"
_ITEM = f"(?:{_PLAIN}|{_QUOTES})"
_PAIRS = rf"\{{{_KEY}: {_ITEM}(?:, {_KEY}: {_ITEM})*\}}"
# The parts of a line: its indentation, a dash, a key, and the rest.
_ROW = re.compile(rf"( *)(- )?(?:({_KEY}):(?:(?=\n)| (?! )))?([^\n]*)\n")
_LIST = re.compile(rf"\[{_ITEM}(?:, {_ITEM})*\]")
_MAPPING = re.compile(_PAIRS)
_MAPPINGS = re.compile(rf"\[{_PAIRS}(?:, {_PAIRS})*\]")
_PARTS = re.compile(f"(?:({_KEY}): )?({_ITEM})")
_STARTS = re.compile("[(¿¡]|-[0-9]")
_QUOTED = re.compile(_QUOTES)
_BLOCKS = frozenset({"|", "|-", ">", ">-"})

_Row = tuple[str, str, str, str]


class _NotPlain(Exception):
    """Something that is not for this reader."""


def read_plain(text: str) -> dict[str, Any] | None:
    """Read a plan in the plain layout; None for whatever is not surely one. The text ends in a line end."""
    if len(text) > _LONGEST or "\t" in text or "\r" in text:
        return None
    reader = _Reader(text)
    try:
        data = reader.mapping(0, 1)
    except (_NotPlain, OddNumber):
        return None
    return data if data and reader.column() < 0 else None


class _Reader:
    """Goes through the lines of one text; `at` is the next one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows: list[_Row] = _ROW.findall(text)
        self.lines: list[str] = []  # made when there is a block text
        self.at = 0

    def column(self) -> int:
        """Go to the next line that is neither empty nor a comment, and say where it begins; -1 at the end."""
        rows = self.rows
        while self.at < len(rows):
            indent, dash, key, rest = rows[self.at]
            if key or dash or (rest and rest[0] != "#"):
                return len(indent)
            self.at += 1
        return -1

    def mapping(self, column: int, levels: int) -> dict[str, Any]:
        """Read the mapping whose keys stand in a column, up to the first line further out."""
        data: dict[str, Any] = {}
        while (found := self.column()) >= column:
            _, dash, key, rest = self.rows[self.at]
            if found > column or dash or not key or key in data or key in WORDS or levels > _MOST_LEVELS:
                raise _NotPlain
            self.at += 1
            data[key] = self.value(rest, column) if rest else self.below(column, levels)
        return data

    def below(self, column: int, levels: int) -> Any:
        """Read what stands below a key in a column: a mapping, a list, or nothing."""
        found = self.column()
        dash = found >= column and self.rows[self.at][1]
        if dash:
            return self.list(found, levels + 1)
        return self.mapping(found, levels + 1) if found > column else None

    def list(self, column: int, levels: int) -> list[Any]:
        """Read the list whose dashes stand in a column, up to the first line further out or without a dash."""
        data: list[Any] = []
        while (found := self.column()) >= column:
            _, dash, key, rest = self.rows[self.at]
            if found > column or levels > _MOST_LEVELS:
                raise _NotPlain
            if not dash:
                break
            if key:
                self.rows[self.at] = (" " * (column + 2), "", key, rest)
                data.append(self.mapping(column + 2, levels + 1))
            else:
                self.at += 1
                data.append(self.value(rest, column))
        return data

    def value(self, written: str, column: int) -> Any:
        """Read the value that begins behind a key or a dash in a column."""
        if written[:1].isalnum() or _STARTS.match(written):
            if " #" in written:
                written = written[: written.index(" #")].rstrip(" ")
            if ": " in written or written[-1] in ": ":
                raise _NotPlain
            return resolve(written)
        if _QUOTED.fullmatch(written):
            return written[1:-1]
        if written in _BLOCKS:
            return self.block(written, column)
        return _flow(written)

    def block(self, sign: str, column: int) -> str:
        """Read a block text below a key or a dash in a column."""
        self.lines = self.lines or self.text.split("\n")
        indent, last = 0, len(self.rows)
        lines: list[str] = []
        while self.at < last:
            line = self.lines[self.at]
            found = len(line) - len(line.lstrip(" "))
            if line and found <= column and found < len(line):
                break
            if (line and found == len(line)) or (line and found < indent) or not (line or lines):
                raise _NotPlain  # only spaces, further out, or an empty line first
            indent = indent or found
            lines.append(line[indent:])
            self.at += 1
        while lines and not lines[-1]:
            lines.pop()
        if not lines or (sign[0] == ">" and not all(line and line[0] != " " != line[-1] for line in lines)):
            raise _NotPlain
        text = ("\n" if sign[0] == "|" else " ").join(lines)
        return text if sign[-1] == "-" else f"{text}\n"


def _flow(written: str) -> Any:
    """Read a flat list or mapping in brackets, or a list of flat mappings."""
    if _LIST.fullmatch(written):
        return [_item(item) for _, item in _PARTS.findall(written)]
    if _MAPPING.fullmatch(written):
        return _pairs(written)
    if _MAPPINGS.fullmatch(written):
        return [_pairs(entry) for entry in _MAPPING.findall(written)]
    if written in ("[]", "{}"):
        return [] if written == "[]" else {}
    raise _NotPlain


def _pairs(written: str) -> dict[str, Scalar]:
    """Read a flat mapping in brackets."""
    pairs = _PARTS.findall(written)
    data = {key: _item(item) for key, item in pairs if key not in WORDS}
    if len(data) < len(pairs):
        raise _NotPlain
    return data


def _item(written: str) -> Scalar:
    return written[1:-1] if written[0] in "\"'" else resolve(written)
