"""Reads many versions of one plan: what another version has word for word is not read once more.

A plan in the plain layout is cut at its top keys, lists of entries at their dashes, and entries at their keys. A piece
that was read before gives the very same data again, so that whoever compares two versions sees at once what they have
in common. Data that was read this way belongs to several versions and is never to be changed.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from goals_cli.planfile.document import parse
from goals_cli.planfile.plain import MOST_LINES_AND_COMMAS, read_plain
from goals_cli.planfile.refusals import Refused
from goals_cli.planfile.source import text_of

Data = dict[str, Any]

_TOP = re.compile(r"\n(?=[a-z])")
_ENTRY = "\n  - "
_KEY = re.compile(r"\n    (?=[a-z])")
_LIST = re.compile(r"[a-z][a-z_-]*:\n  - ")
_NOT_READ = object()


class Section(msgspec.Struct, frozen=True):
    """What stands under one top key, and the entries of its text with what each says, when it is a list of them."""

    key: str
    value: Any
    entries: dict[str, Any] = {}


class Version(msgspec.Struct, frozen=True):
    """One version of a plan: its data, and the sections of its text."""

    data: Data
    sections: dict[str, Section]


_NOTHING = Version({}, {})


def read_again(content: bytes, like: Version | None = None) -> Version:
    """Read a version of a plan, taking over what it has in common with another one. Raises UnreadablePlan."""
    return _read(content, like or _NOTHING) or Version(parse(content, "").data, {})


def _read(content: bytes, known: Version) -> Version | None:
    """Read piece by piece; None for what is not surely in the plain layout throughout."""
    try:
        text = text_of(content)
    except Refused:
        return None
    if text.count("\n") + text.count(",") > MOST_LINES_AND_COMMAS or "\r" in text or "\t" in text:
        return None
    first, *others = _TOP.split(text[:-1])
    pieces = [first, *others] if "a" <= first[:1] <= "z" else others
    if pieces is others and any(line and line[0] != "#" for line in first.split("\n")):
        return None
    made = Version({}, {})
    for written in pieces:
        section = known.sections.get(written) or _section(written, known)
        if section is None or section.key in made.data:
            return None
        made.sections[written] = section
        made.data[section.key] = section.value
    return made if made.data else None


def _section(written: str, known: Version) -> Section | None:
    if _LIST.match(written):
        return _list(written, known)
    read = read_plain(f"{written}\n")
    return Section(*next(iter(read.items()))) if read and len(read) == 1 else None


def _list(written: str, known: Version) -> Section | None:
    """Read a list, entry by entry; whole when there was none before."""
    head, *texts = written.rstrip("\n").split(_ENTRY)
    key = head[:-1]
    former = next((section.entries for section in known.sections.values() if section.key == key), None)
    if former is None:
        values = _values(head, written, len(texts))
    else:
        values = [former[text] if text in former else _entry(head, text, former) for text in texts]
    if values is None or _NOT_READ in values:
        return None
    return Section(key, values, dict(zip(texts, values, strict=True)))


def _values(head: str, written: str, count: int) -> list[Any] | None:
    """Read a list of so many entries; None where it is not surely one."""
    read = read_plain(f"{written}\n")
    found = read.get(head[:-1]) if read and len(read) == 1 else None
    return found if isinstance(found, list) and len(found) == count else None


def _entry(head: str, text: str, former: dict[str, Any]) -> Any:
    """Read an entry, key by key: most of it stands in the former one that begins alike."""
    pieces = _KEY.split(text)
    known = _pieces(f"{pieces[0]}\n", former)
    if not known:
        return _alone(head, text)
    made: Data = {}
    for piece in pieces:
        found = known.get(piece)
        if found is None:
            read = _alone(head, piece)
            if not isinstance(read, dict) or len(read) != 1:
                return _NOT_READ
            found = next(iter(read.items()))
        if found[0] in made:
            return _NOT_READ
        made[found[0]] = found[1]
    return made


def _pieces(start: str, former: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """Cut the entry that begins like this at its keys; each piece with its key and what it says."""
    text = next((each for each in former if each.startswith(start)), "")
    value = former.get(text)
    pieces = _KEY.split(text)
    if not isinstance(value, dict) or len(value) != len(pieces):
        return {}
    if not all(piece.startswith(f"{key}:") for piece, key in zip(pieces, value, strict=True)):
        return {}
    return dict(zip(pieces, value.items(), strict=True))


def _alone(head: str, written: str) -> Any:
    """Read one entry of a list as if there were no other."""
    values = _values(head, f"{head}{_ENTRY}{written}", 1)
    return _NOT_READ if values is None else values[0]
