"""Conflicts of a plan as text: where they are, and what each side wrote."""

from __future__ import annotations

import json
from collections.abc import Sequence

from goals_cli.plan import Conflict
from goals_cli.render.terminal import safe, safe_lines

_SIDES = ("base", "ours", "theirs")
_NOTHING = "(nothing)"


def conflicts(found: Sequence[Conflict]) -> str:
    """Write a paragraph for each conflict."""
    return "\n\n".join(map(_paragraph, found))


def _paragraph(conflict: Conflict) -> str:
    lines = [f"{conflict.id}  {safe(conflict.where)}"]
    for side in _SIDES:
        first, *rest = _lines(getattr(conflict, side))
        lines += [f"  {side:<8}{first}", *(f"{'':<10}{line}".rstrip() for line in rest)]
    return "\n".join(lines)


def _lines(value: object) -> list[str]:
    if value is None:
        return [_NOTHING]
    if isinstance(value, str):
        return safe_lines(value)
    return safe_lines(json.dumps(value, ensure_ascii=False, indent=2 if isinstance(value, dict | list) else None))
