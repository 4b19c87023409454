"""What the shell may offer for a word that is being typed: client codes and goal ids. Never fails, never speaks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import typer

# The shells' own scripts evaluate what is offered: an id that is none, or a title's punctuation, must not reach them.
ID = re.compile(r"[a-z]-[0-9a-z-]{1,60}")
NO_PUNCTUATION = re.compile(r"[^\w .,-]+")
LONGEST_TITLE = 60


def clients(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the codes of the caseload's clients."""
    from goals_cli.paths import clients_in

    try:
        root = _root(ctx)
        return [code for code in clients_in(root) if code.startswith(incomplete)] if root else []
    except Exception:
        return []


def goals(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of the goals of the client on the line, with titles."""
    try:
        return [(goal["id"], title(goal)) for goal in _goals_of(ctx) if _offered(goal["id"], incomplete)]
    except Exception:
        return []


def _root(ctx: typer.Context) -> Path | None:
    """Find the caseload that the line means."""
    from goals_cli.paths import find_root

    told = ctx.params.get("caseload")
    return find_root(Path(told) if told else None)


def _goals_of(ctx: typer.Context) -> list[dict[str, Any]]:
    from goals_cli import planfile
    from goals_cli.paths import plan_path

    root = _root(ctx)
    if root is None:
        return []
    found: list[dict[str, Any]] = planfile.read(plan_path(root, ctx.params["client"])).data["goals"]
    return found


def _offered(goal: object, incomplete: str) -> bool:
    return isinstance(goal, str) and ID.fullmatch(goal) is not None and goal.startswith(incomplete)


def title(goal: dict[str, Any]) -> str:
    """Give a goal's title, or its status, in letters that no shell acts upon."""
    course = goal.get("course") or [{}]
    text = str(goal.get("title") or course[-1].get("status") or "")
    return " ".join(NO_PUNCTUATION.sub(" ", text).split())[:LONGEST_TITLE]
