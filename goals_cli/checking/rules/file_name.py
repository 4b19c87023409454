"""F004: the file's name and the client's code differ."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Plan


@rule(
    "F004",
    "file-name",
    severity=Severity.ERROR,
    hint="see whose plan it is, then name the file CODE.yaml after that client, or mend the code in it",
    sources=("The plan file: one client, one file",),
    bad="format: goals-plan/1\nclient: robin-03\nworker: w-amara\nopened: 2026-03-02\n",
    good="",
)
def file_name(plan: Plan, context: Context) -> Iterator[Hit]:
    """The name of the file and the client in it differ.

    Every command finds a plan by the name of its file. When the two differ, one person's words may be read to
    another.
    """
    if context.file_client is not None and context.file_client != plan.client:
        yield Hit(("client",), f"the file is named for {context.file_client!a}, but the plan is that of {plan.client}")
