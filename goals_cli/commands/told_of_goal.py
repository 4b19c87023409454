"""What the options of `goals create` tell of measures, levels and steps, in the plan's own vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from goals_cli.commands.details import fields
from goals_cli.errors import UsageError
from goals_cli.plan import Direction

LEVEL = re.compile(r"([+-]?[0-2])=(.*)", re.DOTALL)
WEIGHT = re.compile("([0-3])[x×]([0-3])")


def measures(
    what: str | None, unit: str | None, baseline: str | None, target: str | None, direction: Direction | None
) -> list[dict[str, Any]]:
    """Put a measure down, with what belongs to it."""
    from goals_cli.planfile import resolve_scalar

    if what is None:
        if unit or baseline or target or direction:
            raise UsageError("--unit, --baseline, --target and --direction go with --measure")
        return []
    measure = fields(what=what, unit=unit, direction=direction)
    numbers = {"baseline": baseline, "target": target}
    return [measure | {name: resolve_scalar(text) for name, text in numbers.items() if text is not None}]


def promises(client: list[str] | None, worker: list[str] | None) -> list[tuple[str, str]]:
    """Put the steps of both down, the client's first."""
    return [("client", text) for text in client or []] + [("worker", text) for text in worker or []]


def scale(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Read what levels look like, and put them in their order."""
    told: dict[int, str] = {}
    for text in texts:
        found = LEVEL.fullmatch(text)
        if not found or not found[2].strip():
            raise UsageError("--scale needs a level from -2 to 2 and what it looks like", 'write it as "-1=TEXT"')
        if int(found[1]) in told:
            raise UsageError(f"--scale tells level {found[1]} twice", "one text for each level, from -2 to 2")
        told[int(found[1])] = found[2]
    return [{"level": level, "looks_like": told[level]} for level in sorted(told)]


def weight(text: str | None) -> dict[str, int]:
    """Read how important and how hard a goal is; both are needed."""
    found = WEIGHT.fullmatch(text) if text else None
    if text and not found:
        raise UsageError("--weight needs two numbers from 0 to 3", "how important x how hard: 3x2")
    return {"importance": int(found[1]), "difficulty": int(found[2])} if found else {}
