"""A plan as it was read: its bytes, its data, and where in the text each entry stands."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from goals_cli.errors import NotFound, UnreadablePlan
from goals_cli.findings import Where
from goals_cli.paths import MOST_BYTES
from goals_cli.planfile import refusals
from goals_cli.planfile.plain import find_plain, read_plain
from goals_cli.planfile.refusals import Refused
from goals_cli.planfile.source import text_of

if TYPE_CHECKING:
    from goals_cli.planfile.gate import Data
    from goals_cli.planfile.layout import Layout

_BRACE = re.compile(r"\s*\{")
# The lines that git leaves around and between the two sides in a file that it could not merge.
_MARKS = tuple(re.compile(rf"^{sign}{{7}}(?: .*)?\r?$", re.MULTILINE) for sign in "<=>")


class Document(msgspec.Struct, frozen=True):
    """One plan file: `name` as the user knows it, the bytes it was read from, and its data."""

    name: str
    content: bytes
    data: Data
    plain: bool = False  # whether the quick reader could read it
    _seen: dict[str, Any] = {}  # every document has its own

    def place(self, where: Where) -> tuple[int, int]:
        """Say in which line and column an entry stands, or its nearest ancestor; both count from 1."""
        text = text_of(self.content)
        index = find_plain(text, where) if self.plain and "\r" not in text else None
        if index is None and not _BRACE.match(text):
            from goals_cli.planfile.finding import find

            index = find(text, where)
        if index is None:
            layout = self.layout()
            entry = layout.find(where) if layout else None
            index = 0 if entry is None else entry.start if isinstance(entry.part, str) else entry.value.start
        return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)

    def layout(self) -> Layout | None:
        """Lay out the text, when somebody asks for a place; None for JSON in a layout that YAML does not know."""
        if "layout" not in self._seen:
            from yaml.error import YAMLError

            from goals_cli.planfile.json_gate import as_yaml
            from goals_cli.planfile.layout import Layout

            text = text_of(self.content)
            try:
                self._seen["layout"] = Layout(text, as_yaml(text) if self.is_json() else None)
            except YAMLError:
                self._seen["layout"] = None
        layout: Layout | None = self._seen["layout"]
        return layout

    def is_json(self) -> bool:
        """Whether the file is written as JSON."""
        if "json" not in self._seen:
            text = text_of(self.content)
            self._seen["json"] = bool(_BRACE.match(text)) and _json(text)[1]
        return bool(self._seen["json"])

    def line(self, number: int) -> str:
        """Return the text of a line, without its end; empty when there is none."""
        if "lines" not in self._seen:
            self._seen["lines"] = text_of(self.content).replace("\r\n", "\n").split("\n")
        lines: list[str] = self._seen["lines"]
        return lines[number - 1] if 0 < number <= len(lines) else ""


def parse(content: bytes, name: str) -> Document:
    """Read a plan's bytes through the gate; `name` stands in messages. Raises UnreadablePlan."""
    try:
        text = text_of(content)
        plain = None if _BRACE.match(text) else read_plain(text)
        data = plain or (_json(text)[0] if _BRACE.match(text) else _yaml(text))
    except Refused as found:
        refused = _unmerged(content) or found
        raise UnreadablePlan(name, refused.line, refused.column, *refused.reason) from None
    return Document(name, content, data, plain is not None)


def _unmerged(content: bytes) -> Refused | None:
    """Say of a file that is refused whether a merge that failed is the reason."""
    if len(content) > MOST_BYTES or b"<<<<<<<" not in content:
        return None
    text, first, at = content.decode(errors="replace"), -1, 0
    for mark in _MARKS:
        found = mark.search(text, at)
        if found is None:
            return None
        first, at = first if at else found.start(), found.end()
    return Refused(text.count("\n", 0, first) + 1, 1, refusals.MERGE_MARKERS)


def _yaml(text: str) -> Data:
    """Read what is not in the plain layout; only that waits for the YAML parser to be loaded."""
    from goals_cli.planfile.gate import read_yaml

    return read_yaml(text)


def _json(text: str) -> tuple[Data, bool]:
    from goals_cli.planfile.json_gate import read_json

    return read_json(text)


def read(path: Path, name: str | None = None) -> Document:
    """Read a plan file. Raises NotFound and UnreadablePlan."""
    name = str(path) if name is None else name
    try:
        if not path.is_file():
            raise NotFound(f"{name}: no such file" if not path.exists() else f"{name}: not a file")
        with path.open("rb") as file:
            fits = os.fstat(file.fileno()).st_size <= MOST_BYTES  # then reading to the end is four times as quick
            content = file.read() if fits else file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotFound(f"{name}: cannot be read ({error.strerror})", "look at the file's permissions") from None
    return parse(content, name)
