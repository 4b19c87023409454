"""`goals schema`: print the definition of the plan file."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands import completing
from goals_cli.commands.common import out


def schema(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Which one; plan unless told.", autocompletion=completing.schemas),
    ] = "plan",
) -> None:
    """Print the definition of the plan file, or of what goals prints as JSON, as a JSON Schema.

    Examples:
      goals schema plan
      goals schema plan > plan.schema.json
    """
    from goals_cli import schema as schemas
    from goals_cli.codes import TYPED_ID
    from goals_cli.errors import UsageError

    if name not in schemas.names():
        what = f"there is no schema {name!a}" if TYPED_ID.fullmatch(name) else "what was given is no schema"
        raise UsageError(what, f"one of: {', '.join(schemas.names())}")
    out(schemas.text(name))
