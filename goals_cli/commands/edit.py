"""`goals edit`: change a plan in an editor; what is not valid is never lost."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from goals_cli.commands.common import CaseloadOption, ClientArgument, QuietOption, open_caseload, say
from goals_cli.errors import GoalsError, InvalidData, NotWritten, UnreadablePlan

if TYPE_CHECKING:
    from pathlib import Path

    from goals_cli.caseload import Caseload


def edit(client: ClientArgument, caseload: CaseloadOption = None, quiet: QuietOption = False) -> None:
    """Change a plan in your editor ($VISUAL or $EDITOR).

    What comes back is checked before it is saved. If it is not valid you see all that is to be mended, and may fix it,
    keep it aside or give it up; without a terminal it is kept aside, and an editor that needs one is not started. The
    client's words, agreements and reviews are only ever added to: nothing stops you here from changing them, so take
    care.

    Examples:
      goals edit heron-27
      EDITOR=nano goals edit heron-27
    """
    from goals_cli import editing, editor

    opened = open_caseload(caseload)
    for place in editing.rescue(opened):
        say(f"an earlier edit was interrupted; what was written is kept in {place}", quiet)
    before = editing.plan_text(opened, client)
    edited = editor.hand_out(before, suffix=".yaml", folder=opened.own_folder())
    while edited.text != before:
        try:
            editing.save(opened, client, edited.text, before=before)
        except GoalsError as error:
            _refuse_unless_fixed(opened, client, edited.path, error)
            edited = editor.hand_out_again(edited)
        else:
            editor.clear_away(edited.path)
            say(f"saved {opened.shown_path(client)}", quiet)
            return
    editor.clear_away(edited.path)
    say("nothing changed", quiet)


def _refuse_unless_fixed(caseload: Caseload, client: str, edited: Path, problem: GoalsError) -> None:
    """Ask what to do with an edit that cannot be saved; keep it aside unless it is to be fixed or given up."""
    from goals_cli import editing, editor

    wish = "k"
    try:
        if sys.stdin.isatty() and isinstance(problem, InvalidData | UnreadablePlan):
            wish = _wish(problem)
    except (typer.Abort, KeyboardInterrupt, EOFError):
        say(f"your edit is kept in {editing.keep_aside(caseload, client, edited, now=datetime.now())}")
        raise
    if wish == "k":
        kept = editing.keep_aside(caseload, client, edited, now=datetime.now())
        message = f"{problem.message}\nnothing was saved; your edit is kept in {kept}"
        raise NotWritten(message, problem.hint) from problem
    if wish == "g":
        editor.clear_away(edited)
        raise NotWritten("the edit was given up; the plan is as it was") from problem


def _wish(problem: GoalsError) -> str:
    """Ask what to do with an edit that is not valid: f, k or g."""
    say(problem.message + (f"\n  {problem.hint}" if problem.hint else ""))
    while True:
        answer = str(typer.prompt("[f]ix it, [k]eep it aside or [g]ive it up", default="f", err=True)).strip().lower()
        if answer[:1] in ("f", "k", "g"):
            return answer[0]
