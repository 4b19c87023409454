"""All breaks, one file for each family of rules."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ..scene import Break


@cache
def all_breaks() -> tuple[Break, ...]:
    """Gather the breaks of all families, in the order of their codes."""
    families = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    gathered: list[Break] = [each for family in families for each in family.BREAKS]
    return tuple(sorted(gathered, key=lambda each: each.code))
