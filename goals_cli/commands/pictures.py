"""What the terminal that a command prints on has room for, if it is one, and what pictures are drawn with there."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goals_cli.render.bars import Marks

_WIDEST, _NARROWEST = 80, 20
_UTF_8 = re.compile(r"utf-?8", re.IGNORECASE)


def marks(output: Path | None) -> Marks | None:
    """Choose the marks for the terminal; none where the output goes into a file or another program.

    Pictures have no colour, so that NO_COLOR has nothing to take from them.
    """
    if output is not None or not sys.stdout.isatty():
        return None
    from goals_cli.render.bars import BLOCKS, SIGNS

    return BLOCKS if _shows_blocks() else SIGNS


def columns(output: Path | None) -> int | None:
    """Say how wide a page may be on a terminal narrower than a page is; None where a page is as wide as ever."""
    if output is not None or not sys.stdout.isatty():
        return None
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def _shows_blocks() -> bool:
    """Say whether the terminal shows more than ASCII: output is UTF-8 whatever it asks for, so its settings decide."""
    if os.environ.get("TERM") == "dumb":
        return False
    told = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(name))), "")
    return bool(_UTF_8.search(told)) or (not told and sys.platform == "win32")
