"""The only room that reads or writes plan bytes: one gate for reading; splice, prove and save for writing."""

from goals_cli.planfile.changes import Append, Change, Set, apply
from goals_cli.planfile.document import Document, parse, read
from goals_cli.planfile.emit import compose
from goals_cli.planfile.gate import Data
from goals_cli.planfile.parsers import parser_in_use
from goals_cli.planfile.scalars import resolve_scalar
from goals_cli.planfile.store import change, create, replace

__all__ = [
    "Append",
    "Change",
    "Data",
    "Document",
    "Set",
    "apply",
    "change",
    "compose",
    "create",
    "parse",
    "parser_in_use",
    "read",
    "replace",
    "resolve_scalar",
]
