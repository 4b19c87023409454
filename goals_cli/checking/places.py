"""How a place in a plan is written: `goals[g-4f2k].steps[s-1a].due`, by ids where there are any, never by content."""

from __future__ import annotations

import re
from typing import Any

from goals_cli.findings import Where
from goals_cli.schema import looks_like_key

# An entry is known by its id, or by the id of what it is about.
_KNOWN_BY = ("id", "goal", "measure", "step")
_ID = re.compile(r"[a-z]-(?:[0-9]{8}-)?[0-9a-hjkmnp-tv-z]{1,16}")


def spell(where: Where, data: Any) -> str:
    """Write a place; list positions count from 1, and a key that looks like somebody's text is left out."""
    written = ""
    for part in where:
        data = _inside(data, part)
        if isinstance(part, int):
            written += f"[{_identifier(data) or part + 1}]"
        else:
            written += f".{part if looks_like_key(part) else '?'}"
    return written.removeprefix(".")


def _inside(data: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return data[part] if isinstance(data, list) and part < len(data) else None
    return data.get(part) if isinstance(data, dict) else None


def _identifier(entry: Any) -> str | None:
    """Find what an entry is known by; only what is an id for certain, since other texts may be the client's."""
    if not isinstance(entry, dict):
        return None
    names = (entry.get(key) for key in _KNOWN_BY)
    return next((name for name in names if isinstance(name, str) and _ID.fullmatch(name)), None)
