"""One text for all that says the same, so that both sides of a merge draw the same order and the same ids from it."""

from __future__ import annotations

import json
from collections.abc import Collection
from hashlib import sha256
from typing import Any

from goals_cli.codes import CROCKFORD, SHORTEST_ID

_LONGEST_ID = 16


def written(value: Any) -> str:
    """Write data as a text that is the same for all that is the same by value, whatever its layout."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def drawn(start: str, content: str, taken: Collection[str] = ()) -> str:
    """Draw an id from content, as short as it can be while it is not taken; never only digits."""
    letters = "".join(CROCKFORD[byte % len(CROCKFORD)] for byte in sha256(content.encode("utf-8", "replace")).digest())
    for first in range(len(letters) - _LONGEST_ID):
        for length in range(SHORTEST_ID, _LONGEST_ID + 1):
            found = letters[first : first + length]
            if not found.isdigit() and start + found not in taken:
                return start + found
    raise LookupError("there is no id left to draw")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
