"""A quick reader for the plain layout that most plans have: it reads only what it is sure of, and leaves the rest.

What it reads: mappings and lists in block form, values on one line (plain, or in quotes without escapes), block texts,
comments on lines of their own, and short flat lists and mappings in brackets. Whatever else there is, wrong or merely
rare, is for the gate, which reads all of YAML that a plan may use and says why it refuses the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goals_cli.findings import Where
from goals_cli.planfile.scalars import WORDS, OddNumber, Scalar, resolve

# A line holds no more than an item, a key and a value, and so does what stands between two commas in brackets.
MOST_LINES_AND_COMMAS = 3_000
_MOST_LEVELS = 15
_KEY = "[a-z][a-z_-]{0,40}+"
# Nothing is tried twice: with a + behind it a quantifier gives nothing back, and the work grows with the text alone.
# Groups that repeat stand in (?>...) for the same end: before Python 3.11.5 a + behind a group can match wrongly.
_PLAIN = r"(?:[A-Za-z(]|-?[0-9])[^\[\]{},:#\"&*!|>%@`?\\\n]*+(?<! )"
_QUOTES = r"\"[^\"\\\n]*+\"|'[^'\n]*+'"
_ITEM = f"(?:{_PLAIN}|{_QUOTES})"
_PAIRS = rf"\{{{_KEY}: {_ITEM}(?>(?:, {_KEY}: {_ITEM})*)\}}"
_FLOW = rf"\[{_ITEM}(?>(?:, {_ITEM})*)\]|{_PAIRS}|\[{_PAIRS}(?>(?:, {_PAIRS})*)\]|\[\]|\{{\}}"
_WORDS = r"[^\W\d_][^:#\n]*+(?<! )|[0-9]{4}-[0-9]{2}-[0-9]{2}"
# A sign, and below it the lines that stand further in than the key, or than the dash of an item without one.
_BLOCK = r"[|>]-?\n(?>(?:\1(?(2)(?(3)  )) [^\n]*+\n|\n)*)"
_ROW = re.compile(rf"( *+)(?>(- )?)(?:({_KEY}):(?: (?! )|(?=\n)))?(?:({_WORDS})\n|({_FLOW})\n|({_BLOCK})|([^\n]*+)\n)")
_MAPPING = re.compile(_PAIRS)
_PARTS = re.compile(f"(?:{_KEY}: )?{_ITEM}")
_STARTS = re.compile("[(¿¡]|-[0-9]")
_QUOTED = re.compile(_QUOTES)


class _NotPlain(Exception):
    """Something that is not for this reader."""


def read_plain(text: str) -> dict[str, Any] | None:
    """Read a plan in the plain layout; None for whatever is not surely one. The text ends in a line end."""
    if text.count("\n") + text.count(",") > MOST_LINES_AND_COMMAS or "\t" in text:
        return None
    try:
        return _read(text.replace("\r\n", "\n")) or None
    except (_NotPlain, OddNumber):
        return None


def _read(text: str) -> dict[str, Any]:
    """Go through the lines, filling one mapping or list after the other. One loop, because every read pays for it."""
    top: dict[str, Any] = {}
    here: Any = top  # what is being filled; its keys or dashes stand in `column`
    column = 0
    above: list[tuple[Any, int]] = []
    open_key = ""  # of the line before, when nothing stood behind it
    for indent, dash, key, words, flow, block, rest in _ROW.findall(text):
        if not key and not dash:
            if words or flow or block or (rest and rest[0] != "#"):
                raise _NotPlain
            continue
        if dash or len(indent) != column or type(here) is list:
            here, column = _moved(above, here, column, open_key, len(indent), dash, key)
        open_key = ""
        value: Any = None
        if words:
            value = WORDS.get(words, words)
        elif flow:
            value = _flow(flow)
        elif block:
            value = _block(block)
        elif rest:
            value = _value(rest)
        elif key:
            open_key = key
        else:
            raise _NotPlain
        if not key:
            here.append(value)
        elif key in here or key in WORDS:
            raise _NotPlain
        else:
            here[key] = value
    return top


def _moved(
    above: list[tuple[Any, int]], here: Any, column: int, open_key: str, found: int, dash: str, key: str
) -> tuple[Any, int]:
    """Go to what a line with a dash or in another column belongs to, and say in which column that stands."""
    if open_key and (found > column or (dash and found == column)):
        above.append((here, column))
        below: Any = [] if dash else {}
        here[open_key] = below
        here, column = below, found
    else:
        while found < column or (found == column and not dash and type(here) is list):
            here, column = above.pop()
        if found > column or (dash and type(here) is dict):
            raise _NotPlain
    if dash and key:
        above.append((here, column))
        below = {}
        here.append(below)
        here, column = below, found + 2
    if len(above) > _MOST_LEVELS:
        raise _NotPlain
    return here, column


def find_plain(text: str, where: Where) -> int | None:
    """Give the index of an entry in text that was read here, or of its nearest ancestor; None if it is in brackets."""
    if not where:
        return 0
    found = depth = 0
    holder, column, number = -1, -1, -1  # where the entry that holds the next one stands, and the entries in it
    for at, key, index, in_brackets in _entries(text):
        if column < 0:
            if at < holder or (at == holder and (key or isinstance(where[depth - 1], int))):
                break  # there is nothing in it
            column, listed, number = at, not key, -1
        if at < column or (at == column and key and listed):
            break
        if at == column and listed is not bool(key):
            number += listed
            if where[depth] == (number if listed else key):
                found, depth = index, depth + 1
                if depth == len(where):
                    break
                if in_brackets:
                    return None
                holder, column = column, -1
    return found


def _entries(text: str) -> Iterator[tuple[int, str, int, bool]]:
    """Go through the items and keys: column, key (empty for an item), index, and whether brackets follow."""
    for row in _ROW.finditer(text):
        column, start = row.end(1) - row.start(), row.end(1)
        if row[2]:
            column, start = column + 2, start + 2
            yield column - 2, "", start, not row[3] and bool(row[5])
        if row[3]:
            yield column, row[3], start, bool(row[5])


def _value(written: str) -> Scalar:
    """Read a value on one line that is not simply words."""
    if written[0].isalnum() or _STARTS.match(written):
        if " #" in written:
            written = written[: written.index(" #")].rstrip(" ")
        if ": " in written or written[-1] in ": ":
            raise _NotPlain
        return resolve(written)
    if _QUOTED.fullmatch(written):
        return written[1:-1]
    raise _NotPlain


def _flow(written: str) -> Any:
    """Read a flat list or mapping in brackets, or a list of flat mappings."""
    if written[0] == "{":
        return _pairs(written)
    if written[1] == "{":
        return [_pairs(entry) for entry in _MAPPING.findall(written)]
    return [_item(part) for part in _parts(written)]


def _pairs(written: str) -> dict[str, Scalar]:
    """Read a flat mapping in brackets."""
    data: dict[str, Scalar] = {}
    for part in _parts(written):
        key, _, item = part.partition(": ")
        if key in data or key in WORDS:
            raise _NotPlain
        data[key] = _item(item)
    return data


def _parts(written: str) -> list[str]:
    """Take what is in brackets apart; only in quotes can a comma be part of a text."""
    if '"' in written or "'" in written or len(written) == 2:
        return _PARTS.findall(written)
    return written[1:-1].split(", ")


def _item(written: str) -> Scalar:
    return written[1:-1] if written[0] in "\"'" else resolve(written)


def _block(written: str) -> str:
    """Read a block text: its sign and the lines below."""
    sign, _, body = written.partition("\n")
    indent = len(body) - len(body.lstrip(" "))
    lines = body.rstrip("\n").split("\n")
    for line in lines:
        if line and (line.isspace() or not line.startswith(" " * indent)):
            raise _NotPlain  # spaces alone, or further out than the first line
    lines = [line[indent:] for line in lines]
    if not lines[0] or (sign[0] == ">" and not all(line and line[0] != " " != line[-1] for line in lines)):
        raise _NotPlain
    text = ("\n" if sign[0] == "|" else " ").join(lines)
    return text if sign[-1] == "-" else f"{text}\n"
