"""Checking: is a plan complete, and is it truly the client's? The engine, the registry and the rules."""

from __future__ import annotations

from goals_cli.checking.context import Context
from goals_cli.checking.engine import Outcome, Results, Target, check_document, check_file
from goals_cli.checking.registry import EXAMPLE_DAY, Hit, Rule, examples
from goals_cli.checking.rules import RULES
from goals_cli.checking.running import check_all
from goals_cli.checking.terms import Terms

__all__ = [
    "EXAMPLE_DAY",
    "RULES",
    "Context",
    "Hit",
    "Outcome",
    "Results",
    "Rule",
    "Target",
    "Terms",
    "check_all",
    "check_document",
    "check_file",
    "examples",
]
