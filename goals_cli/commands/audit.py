"""`goals audit`: can the history be trusted?"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goals_cli.commands.common import CaseloadOption, QuietOption, looking_for_no_circles, open_caseload, out, say
from goals_cli.commands.formats import format_option
from goals_cli.render import audits

if TYPE_CHECKING:
    from goals_cli.auditing.auditor import Asked
    from goals_cli.auditing.finding import Audit
    from goals_cli.caseload import Caseload

WORTH_A_BAR = 500  # commits; fewer are looked at before a bar is read
OF_THE_HISTORY = "X2"  # codes of what makes a checkpoint worthless


def audit(
    signers: Annotated[
        Path | None,
        typer.Option("--signers", metavar="FILE", help="Whose SSH keys count; in ssh-keygen's format, kept elsewhere."),
    ] = None,
    checkpoint: Annotated[
        Path | None,
        typer.Option("--checkpoint", metavar="FILE", help="What was kept of the history: it must still be in it."),
    ] = None,
    write_checkpoint: Annotated[
        Path | None,
        typer.Option("--write-checkpoint", metavar="FILE", help="Keep what there is now, outside of the repository."),
    ] = None,
    form: Annotated[str, format_option(audits.NAMES)] = "text",
    caseload: CaseloadOption = None,
    quiet: QuietOption = False,
) -> None:
    """Say whether the history can be trusted: look at every commit, and change nothing.

    Agreements, reviews, ratings, changes, turns and wins that were removed or altered later; an agreement changed
    together with the goal; goals made active before any agreement; entries dated long before their commit, or after it;
    shallow clones, grafts and replace refs. With --checkpoint it finds a history that was rewritten, with --signers
    commits that nobody vouches for: unsigned, signed with an unknown or expired key, or for somebody else.

    The signers file has a line for each key, as in ssh-keygen's manual under ALLOWED SIGNERS, with the worker's code
    before it: w-amara valid-before="20270101" ssh-ed25519 AAAA... Keep it and the checkpoint where those whose work is
    looked at cannot change them. Exits with 1 when anything is found. What git cannot show is who read what.

    Examples:
      goals audit
      goals audit --write-checkpoint ../caseload.checkpoint
      goals audit --signers ../signers --checkpoint ../caseload.checkpoint
      goals audit --format sarif > audit.sarif
    """
    from goals_cli.auditing.auditor import Asked

    opened = open_caseload(caseload)
    asked = Asked(signers, checkpoint)
    if write_checkpoint:
        from goals_cli.auditing.keeping import refuse_within

        refuse_within(opened, write_checkpoint)
    with looking_for_no_circles():
        found = _audited(opened, asked)
    out(audits.written(found, form))
    for note in found.notes if form == "text" else ():
        say(note, quiet)
    say(audits.summary(found), quiet and not found.findings)
    if write_checkpoint:
        _keep(opened, asked, found, write_checkpoint, quiet=quiet)
    if found.findings:
        raise typer.Exit(1)


def _audited(caseload: Caseload, asked: Asked) -> Audit:
    """Audit, with a progress bar where somebody waits for it."""
    from goals_cli.auditing.auditor import audit as look
    from goals_cli.auditing.auditor import length

    if not sys.stderr.isatty() or (commits := length(caseload)) < WORTH_A_BAR:
        return look(caseload, asked, today=date.today())
    with typer.progressbar(length=commits, label="auditing", file=sys.stderr) as bar:
        return look(caseload, asked, today=date.today(), progress=bar.update)


def _keep(caseload: Caseload, asked: Asked, found: Audit, path: Path, *, quiet: bool) -> None:
    """Write a checkpoint, unless the history is not what it should be: that would bless what happened to it."""
    from goals_cli.auditing.keeping import keep

    if any(finding.code.startswith(OF_THE_HISTORY) for finding in found.findings):
        say("goals: no checkpoint was written: the history is not whole, or not the one that was kept")
        return
    kept = keep(caseload, asked, found, path, today=date.today())
    say(f"kept {kept.commit[:7]} of {kept.on} as a checkpoint", quiet)
