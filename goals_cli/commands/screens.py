"""The screen that a command prints on: how wide the terminal is and what it can draw, if it is one."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goals_cli.render.screen import Screen

_UTF_8 = re.compile(r"utf-?8", re.IGNORECASE)


def screen(output: Path | None = None) -> Screen:
    """Say what text is written for; what goes into a file or another program is alike wherever it is made.

    Pictures have no colour, so that NO_COLOR has nothing to take from them.
    """
    from goals_cli.render.screen import BLOCKS, COLUMNS, PAPER, SIGNS, Screen

    wide = columns() if output is None else None
    return PAPER if wide is None else Screen(min(wide, COLUMNS), BLOCKS if _shows_blocks() else SIGNS)


def columns() -> int | None:
    """Say how wide the terminal is, however wide; None where output goes into a file or another program."""
    from goals_cli.render.screen import NARROWEST

    return max(NARROWEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None


def on_screen(formats: Mapping[str, Callable[..., Any]], form: str, *found: object) -> Any:
    """Write what was found in one of the formats, text as wide as the screen."""
    return formats[form](*found, screen=screen()) if form == "text" else formats[form](*found)


def _shows_blocks() -> bool:
    """Say whether the terminal shows more than ASCII: output is UTF-8 whatever it asks for, so its settings decide."""
    if os.environ.get("TERM") == "dumb":
        return False
    told = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(name))), "")
    return bool(_UTF_8.search(told)) or (not told and sys.platform == "win32")
