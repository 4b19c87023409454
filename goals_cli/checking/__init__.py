"""Checking: is a plan complete, and is it truly the client's? The engine, the registry and the rules."""

from __future__ import annotations

from goals_cli.checking.engine import Checked, Results, Target, check_all, check_document, check_file
from goals_cli.checking.registry import EXAMPLE_DAY, Context, Hit, Rule
from goals_cli.checking.rules import RULES

__all__ = [
    "EXAMPLE_DAY",
    "RULES",
    "Checked",
    "Context",
    "Hit",
    "Results",
    "Rule",
    "Target",
    "check_all",
    "check_document",
    "check_file",
]
