"""`goals textconv`: a plan line by line in plain words, started by git for git diff and git log -p."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goals_cli.commands.common import out


def textconv(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A plan, as git hands it over.")],
) -> None:
    """Print a plan in plain words, a line for each thing in it, for git diff and git log -p; goals init sets it up.

    What is no readable YAML is printed as it is.

    Example:
      goals textconv clients/heron-27.yaml
    """
    from goals_cli.errors import NotFound, UnreadablePlan
    from goals_cli.paths import failed
    from goals_cli.planfile.again import read_again
    from goals_cli.render.plain_plan import lines
    from goals_cli.render.terminal import safe_lines

    try:
        content = file.read_bytes()
    except OSError as error:
        raise failed(file, "read", error) from error
    except ValueError as error:
        raise NotFound("this is no name of a file") from error
    try:
        found = list(lines(read_again(content).data))
    except UnreadablePlan:
        found = safe_lines(content.decode("utf-8", "replace"))
    out("\n".join(found))
