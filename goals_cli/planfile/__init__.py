"""The only room that reads or writes plan bytes: one gate for reading; splice, prove and save for writing."""

from typing import TYPE_CHECKING

from goals_cli.planfile.document import Document, parse, read
from goals_cli.planfile.scalars import resolve_scalar
from goals_cli.planfile.source import can_be_written

if TYPE_CHECKING:
    from goals_cli.planfile.bringing import brought
    from goals_cli.planfile.changes import Append, Change, Set, apply
    from goals_cli.planfile.emit import compose
    from goals_cli.planfile.gate import Data
    from goals_cli.planfile.mending import Mend, as_written, mended, with_comment, with_mends
    from goals_cli.planfile.parsers import parser_in_use
    from goals_cli.planfile.store import change, create, replace, rewrite, woven
else:
    # Whoever only reads, a check above all, does not wait for what writing and the YAML parser need.
    _LATER = {
        "brought": "bringing",
        "Append": "changes",
        "Change": "changes",
        "Set": "changes",
        "apply": "changes",
        "compose": "emit",
        "Data": "gate",
        "Mend": "mending",
        "as_written": "mending",
        "mended": "mending",
        "with_comment": "mending",
        "with_mends": "mending",
        "parser_in_use": "parsers",
        "change": "store",
        "create": "store",
        "replace": "store",
        "rewrite": "store",
        "woven": "store",
    }

    def __getattr__(name):
        """Load what is seldom needed when it is first asked for."""
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
        globals()[name] = found
        return found


__all__ = [
    "Append",
    "Change",
    "Data",
    "Document",
    "Mend",
    "Set",
    "apply",
    "as_written",
    "brought",
    "can_be_written",
    "change",
    "compose",
    "create",
    "mended",
    "parse",
    "parser_in_use",
    "read",
    "replace",
    "resolve_scalar",
    "rewrite",
    "with_comment",
    "with_mends",
    "woven",
]
