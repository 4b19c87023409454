"""X203: git is told to show other objects in the place of some."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.surroundings import Surroundings


@tampering("X203", "replaced", hint="git replace --delete ID, and ask who put it there")
def replaced(place: Surroundings) -> Iterator[Hit]:
    """A replace ref makes git show another object in the place of a commit or a plan.

    The audit reads the objects themselves; whoever looks with git alone in this clone is shown something else.
    """
    for name in place.replaced:
        yield Hit(f"git shows another object in the place of {name[:7]}", f"replaced {name}")
