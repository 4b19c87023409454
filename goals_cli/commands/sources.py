"""Where `--from` reads: a file, or `-` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from goals_cli.errors import InvalidData, NotFound, UnreadablePlan

if TYPE_CHECKING:
    from goals_cli.planfile import Document

MOST_BYTES = 1024 * 1024


def read_mapping(source: str) -> Document:
    """Read a mapping in the plan's own vocabulary, YAML or JSON, from a file or from standard input."""
    from goals_cli import planfile

    name = "standard input" if source == "-" else source
    try:
        content = sys.stdin.buffer.read(MOST_BYTES + 1) if source == "-" else _read(Path(source))
        return planfile.parse(content, name)
    except UnreadablePlan as error:
        raise InvalidData(error.message, error.hint) from None
    except OSError as error:
        raise NotFound(f"{name}: cannot be read ({error.strerror})") from None


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
