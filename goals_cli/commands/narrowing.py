"""What the reports for a supervisor share: the option that narrows them to one worker's clients."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.codes import worker_code
from goals_cli.commands import completing

OfWorkerOption = Annotated[
    str | None,
    typer.Option(
        "--worker", metavar="CODE", help="Only the clients of this worker.", autocompletion=completing.workers
    ),
]


def the_one_worker(code: str | None) -> str | None:
    """Give the worker that was named, refused when it is no code; None for all."""
    return worker_code(code) if code is not None else None
