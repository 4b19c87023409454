"""What would change in a file, line by line, for a terminal."""

from __future__ import annotations

from difflib import unified_diff

from goals_cli.render.terminal import safe


def diff(name: str, before: str, after: str) -> str:
    """Write what would change as a unified diff; line ends are left out, since they stay as they are."""
    lines = unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")
    return "\n".join(safe(line) for line in lines)
