"""`goals show`: print a plan."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from goals_cli.commands.common import (
    AtOption,
    CaseloadOption,
    ClientArgument,
    open_caseload,
    out,
    past_or_none,
    read_plan,
)


class Format(StrEnum):
    """How a plan can be printed."""

    YAML = "yaml"
    JSON = "json"


def show(
    client: ClientArgument,
    form: Annotated[Format, typer.Option("--format", help="As the file is, or as JSON.")] = Format.YAML,
    at: AtOption = None,
    caseload: CaseloadOption = None,
) -> None:
    """Print a plan: the file as it is, or its data as JSON.

    Examples:
      goals show heron-27
      goals show heron-27 --format json
      goals show heron-27 --at 2026-03-02
    """
    opened = open_caseload(caseload)
    document = read_plan(opened, client, past_or_none(opened, at)).document
    if form is Format.YAML:
        out(document.content.decode("utf-8"))
        return
    from goals_cli.render.json import envelope

    out(envelope("show", {"plan": document.data}))
