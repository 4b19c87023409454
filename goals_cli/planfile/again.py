"""Reads many versions of one plan: what another version has word for word is not read once more.

A plan in the plain layout is cut at its top keys, and lists of entries at their dashes. A piece that was read before
gives the very same data again, so that whoever compares two versions sees at once what they have in common. Data that
was read this way belongs to several versions and is never to be changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from goals_cli.planfile.document import parse
from goals_cli.planfile.plain import MOST_LINES_AND_COMMAS, read_plain
from goals_cli.planfile.refusals import Refused
from goals_cli.planfile.source import text_of

Data = dict[str, Any]

_TOP = re.compile(r"^(?=[a-z])", re.MULTILINE)
_ENTRY = "\n  - "
_LIST = re.compile(r"[a-z][a-z_-]*:\n  - ")


class Section(msgspec.Struct, frozen=True):
    """What stands under one top key, and the entries of its text with what each says, when it is a list of them."""

    key: str
    value: Any
    entries: dict[str, list[Any]] = {}


class Version(msgspec.Struct, frozen=True):
    """One version of a plan: its data, and the sections of its text."""

    data: Data
    sections: dict[str, Section]


def read_again(content: bytes, like: Version | None = None) -> Version:
    """Read a version of a plan, taking over what it has in common with another one. Raises UnreadablePlan."""
    version = Version({}, {})
    if _read(content, like or version, version):
        return version
    return Version(parse(content, "").data, {})


def _read(content: bytes, known: Version, made: Version) -> bool:
    """Read piece by piece; False for what is not surely in the plain layout throughout."""
    try:
        text = text_of(content)
    except Refused:
        return False
    if text.count("\n") + text.count(",") > MOST_LINES_AND_COMMAS or "\r" in text or "\t" in text:
        return False
    start = _begin(text, 0)
    if any(line and line[0] != "#" for line in text[:start].split("\n")):
        return False
    for written, section in _sections(text, start, known):
        if section is None:
            section = _entries(written, known) if _LIST.match(written) else _whole(written)
        if section is None or section.key in made.data:
            return False
        made.sections[written] = section
        made.data[section.key] = section.value
    return bool(made.data)


def _sections(text: str, start: int, known: Version) -> Iterator[tuple[str, Section | None]]:
    """Cut a text at its top keys; each part with what it says when that is known."""
    former = iter(known.sections.items())
    while start < len(text):
        for written, section in former:
            end = start + len(written)
            if not text.startswith(written, start) or (end < len(text) and not "a" <= text[end] <= "z"):
                break
            yield written, section
            start = end
        if start < len(text):
            end = _begin(text, start + 1)
            written = text[start:end]
            yield written, known.sections.get(written)
            start = end


def _begin(text: str, start: int) -> int:
    """Find where the next top key stands."""
    found = _TOP.search(text, start)
    return found.start() if found else len(text)


def _whole(written: str) -> Section | None:
    read = read_plain(written)
    return Section(*next(iter(read.items()))) if read and len(read) == 1 else None


def _entries(written: str, known: Version) -> Section | None:
    """Read a list, entry by entry."""
    head, *entries = written.removesuffix("\n").split(_ENTRY)
    key = head.removesuffix(":")
    former = next((section.entries for section in known.sections.values() if section.key == key), {})
    made = Section(key, [], {})
    for entry in entries:
        found = former.get(entry)
        if found is None:
            read = read_plain(f"{head}{_ENTRY}{entry}\n")
            if read is None or len(read) != 1:
                return None
            found = next(iter(read.values()))
            if len(found) != 1:
                return None
        made.entries[entry] = found
        made.value.append(found[0])
    return made
