"""How a place in a plan is called in a conflict: by what its entries are known by, never by their positions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from goals_cli.findings import Where
from goals_cli.keys import Key, Names, keyed, only_grows

_PLAIN = re.compile(r"-?[A-Za-z0-9][A-Za-z0-9-]{0,39}")


class Place(NamedTuple):
    """A place on the way through a plan: its fields' names, how it is called, and whether nothing goes there."""

    names: Names = ()
    text: str = ""
    grows: bool = False  # whether the place is, or is within, a list that only grows
    holder: str = ""  # the id of the goal, or of whatever entry with an id, that it is in

    def field(self, name: str) -> Place:
        """Go on to a field of a mapping."""
        names = (*self.names, name)
        text = f"{self.text}.{name}" if self.text else name
        return Place(names, text, self.grows or only_grows(names), self.holder)

    def item(self, key: Key, entry: Any) -> Place:
        """Go on to an entry of a list, known by a key."""
        found = entry.get("id") if isinstance(entry, dict) else None
        text = f"{self.text}[{_spelled(key, entry)}]"
        return Place(self.names, text, self.grows, found if isinstance(found, str) else self.holder)


def find(data: dict[str, Any], text: str) -> Where | None:
    """Find the place that is called so; a field need not be there, what it belongs to must be."""
    for where, place, value in _places(data):
        if place.text == text:
            return where
        if isinstance(value, dict):
            inner = f"{place.text}." if place.text else ""
            name = text.removeprefix(inner) if text.startswith(inner) else ""
            if name and name not in value and not re.search(r"[.\[\]]", name):
                return (*where, name)
    return None


def _places(data: dict[str, Any]) -> Iterator[tuple[Where, Place, Any]]:
    """Go through all places of a plan, the outer ones first."""
    waiting: list[tuple[Where, Place, Any]] = [((), Place(), data)]
    while waiting:
        where, place, value = waiting.pop()
        yield where, place, value
        if isinstance(value, dict):
            waiting += [((*where, name), place.field(name), item) for name, item in value.items()]
        elif isinstance(value, list):
            entries = keyed(place.names, value).items()
            waiting += [((*where, at), place.item(key, item), item) for at, (key, item) in enumerate(entries)]


def _spelled(key: Key, entry: Any) -> str:
    """Spell a key: codes and numbers as they are, texts in quotes; of several with one key the later ones numbered."""
    known, number = key
    parts = known if isinstance(known, tuple) and isinstance(entry, dict) else (known,)
    texts = [_part(part) for part in parts if part != ("", None)]
    return ", ".join(texts) + (f" #{number + 1}" if number else "")


def _part(part: Any) -> str:
    kind, value = part if isinstance(part, tuple) and len(part) == 2 else ("", part)
    if kind == "str":
        return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    return str(value) if isinstance(value, int | float) else "?"
