"""`goals doctor`: say what a caseload or this clone of it lacks, and mend it."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import CaseloadOption, QuietOption, open_caseload, out, say


def doctor(
    check: Annotated[bool, typer.Option("--check", help="Only say what is lacking, and mend nothing.")] = False,
    caseload: CaseloadOption = None,
    quiet: QuietOption = False,
) -> None:
    """Say what a caseload or this clone of it lacks, and mend what can be mended.

    No repository can bring along which program merges plans: every clone has to be told, once. Exits with 1 when
    something is left that only you can mend, or, with --check, that is lacking at all.

    Examples:
      goals doctor
      goals doctor --check
    """
    from goals_cli.doctoring import ails

    found = left = 0
    for ail in ails(open_caseload(caseload)):
        found += 1
        if ail.mend and not check:
            ail.mend()
            out(f"mended: {ail.what}")
        else:
            left += ail.matters
            out(f"{'lacking' if ail.matters else 'remark'}: {ail.what}\n  {ail.hint}")
    if not found:
        say("all is well", quiet)
    if left:
        raise typer.Exit(1)
