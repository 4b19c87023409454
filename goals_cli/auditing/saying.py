"""Whether an entry that is never changed says all that it said: pure."""

from __future__ import annotations

from typing import Any

from goals_cli.agreements import same_text
from goals_cli.auditing.record import Data, Entry
from goals_cli.keys import Names, keyed


def fields_changed(entry: Entry, now: Data, *, merged: bool = False) -> tuple[str, ...]:
    """Name the fields in which an entry does not say any more what it said."""
    changed = [name for name, value in entry.data.items() if not _holds((entry.kind.name, name), now.get(name), value)]
    if not merged:
        # More goals in an agreement are more consent than was given; what is corrected counts no more.
        if entry.kind.name == "agreements" and "goals" not in changed and not _same_quotes(now, entry.data):
            changed.append("goals")
        if now.get("corrects") and not entry.data.get("corrects"):
            changed.append("corrects")
    return tuple(changed)


def _holds(names: Names, now: Any, before: Any) -> bool:
    """Say whether all that was there is there still, and nothing else stands beside it as if it were the same."""
    return held(now, before) and not (isinstance(before, list | dict) and _is_doubled(names, now, before))


def _is_doubled(names: Names, now: Any, before: Any) -> bool:
    """Say whether something in a list, such as the rating of one person, has got another one of its kind beside it."""
    if isinstance(before, dict) and isinstance(now, dict):
        return any(_is_doubled((*names, name), now.get(name), value) for name, value in before.items())
    if not (isinstance(before, list) and isinstance(now, list) and before and isinstance(before[0], dict)):
        return False
    one, other = keyed(names, before), keyed(names, now)
    known = {key for key, _ in one}
    if any(key in known for key, number in other if (key, number) not in one):
        return True
    return any(_is_doubled(names, other[key], item) for key, item in one.items() if key in other)


def held(now: Any, before: Any) -> bool:
    """Say whether all that was there is there still; what was empty may have been filled."""
    if before in (None, [], {}):
        return True
    if isinstance(before, dict):
        return isinstance(now, dict) and all(held(now.get(key), value) for key, value in before.items())
    if isinstance(before, list):
        return isinstance(now, list) and all(any(held(item, old) for item in now) for old in before)
    if isinstance(before, str):
        return isinstance(now, str) and same_text(now, before)
    return bool(before == now) and isinstance(before, bool) is isinstance(now, bool)


def _same_quotes(now: Data, before: Data) -> bool:
    quotes = before.get("goals") or []
    return all(any(held(old, quote) for old in quotes) for quote in now.get("goals") or [])
