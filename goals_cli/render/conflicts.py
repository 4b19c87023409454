"""Conflicts of a plan as text: where they are, what each side wrote, and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goals_cli.keys import same
from goals_cli.plan import Conflict
from goals_cli.render import plain_plan
from goals_cli.render.event_words import shown
from goals_cli.render.terminal import safe, safe_lines
from goals_cli.resolving import Undecided

_SIDES = ("base", "ours", "theirs")
_NOTHING = "(nothing)"


def conflicts(found: Sequence[Undecided]) -> str:
    """Write a paragraph for each conflict."""
    return "\n\n".join(map(_paragraph, found))


def _paragraph(found: Undecided) -> str:
    conflict = found.conflict
    lines = [f"{conflict.id}  {safe(conflict.where)}"]
    if conflict.is_of_an_id:
        names = " and ".join(safe(str(name)) for name in (conflict.ours, conflict.theirs) if name)
        told = (f"two entries had one id, and both stay: {names}", "when you have looked at both: --take ours")
        return "\n".join([*lines, *(f"  {line}" for line in told)])
    for side in _SIDES:
        lines += _part(side, _lines(getattr(conflict, side)))
    if _is_only_named(conflict):
        lines += _part("why", ["one side took it out, and the other names it where it did not before"])
    lines += _part("now", [f"as {' and '.join(found.sides)}"] if found.sides else _lines(found.stands))
    if found.together:
        lines += _part("also", [f"{', '.join(found.together)}: about the same place, and decided with this one"])
    return "\n".join(lines)


def _is_only_named(conflict: Conflict) -> bool:
    """Say whether one side took out what the other left as it was: there is a conflict since that one names it."""
    kept = [value for value in (conflict.ours, conflict.theirs) if value is not None]
    return len(kept) == 1 and same(conflict.base, kept[0])


def _part(name: str, written: Sequence[str]) -> Iterator[str]:
    first, *rest = written
    yield f"  {name:<8}{first}"
    yield from (f"{'':<10}{line}".rstrip() for line in rest)


def _lines(value: Any) -> list[str]:
    if value is None:
        return [_NOTHING]
    if isinstance(value, dict):
        return list(plain_plan.lines(value)) or [_NOTHING]
    return safe_lines(value if isinstance(value, str) else shown(value))
