"""Conflicts of a plan as text: where they are, what each side wrote, and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goals_cli.merging import conflicts as merging
from goals_cli.plan import Conflict
from goals_cli.render import plain_plan
from goals_cli.render.event_words import shown
from goals_cli.render.terminal import safe, safe_lines, wrap
from goals_cli.resolving import Undecided

_SIDES = ("base", "ours", "theirs")
_NOTHING = "(nothing)"


def conflicts(found: Sequence[Undecided], *, columns: int | None = None) -> str:
    """Write a paragraph for each conflict, no wider than so many columns where somebody reads it on a terminal."""
    return "\n\n".join("\n".join(_line(*row, columns) for row in _paragraph(each)) for each in found)


def _line(head: str, body: str, columns: int | None) -> str:
    """Write a line, and what there is no room for below its body."""
    parts = wrap(body, columns - len(head)) if columns else [body]
    return f"\n{'':<{len(head)}}".join([f"{head}{parts[0]}".rstrip(), *parts[1:]])


def _paragraph(found: Undecided) -> Iterator[tuple[str, str]]:
    """Go through the lines of a paragraph: what each begins with, and what it says."""
    conflict = found.conflict
    yield f"{conflict.id}  ", safe(conflict.where)
    if conflict.is_of_an_id:
        names = " and ".join(safe(str(name)) for name in (conflict.ours, conflict.theirs) if name)
        yield "  ", f"two entries had one id, and both stay: {names}"
        yield "  ", "when you have looked at both: --take ours"
        return
    for side in _SIDES:
        yield from _part(side, _lines(getattr(conflict, side)))
    why = _why(conflict)
    if why:
        yield from _part("why", [why])
    yield from _part("now", [f"as {' and '.join(found.sides)}"] if found.sides else _lines(found.stands))
    if found.together:
        yield from _part("also", [f"{', '.join(found.together)}: about the same place, and decided with this one"])


def _why(conflict: Conflict) -> str | None:
    """Say why it is to be decided, where one side left what stood there as it was."""
    left = merging.Conflict(conflict.where, conflict.base, conflict.ours, conflict.theirs)
    if left.is_of_a_name:
        return "one side took it out, and the other names it where it did not before"
    return "one side alone altered it, and what was recorded is not changed so" if left.is_of_one_side else None


def _part(name: str, written: Sequence[str]) -> Iterator[tuple[str, str]]:
    first, *rest = written
    yield f"  {name:<8}", first
    yield from ((" " * 10, line) for line in rest)


def _lines(value: Any) -> list[str]:
    if value is None:
        return [_NOTHING]
    if isinstance(value, dict):
        return list(plain_plan.lines(value)) or [_NOTHING]
    return safe_lines(value if isinstance(value, str) else shown(value))
