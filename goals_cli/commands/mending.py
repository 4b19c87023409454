"""How `goals check --fix` shows what it would change, asks, and writes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from goals_cli.commands.common import out, say
from goals_cli.commands.conversing import on_a_terminal
from goals_cli.render.terminal import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goals_cli.checking import Results, Target
    from goals_cli.checking.mending import Mended


def mend(
    asked: Sequence[Target], results: Results, *, show_text: bool, yes: bool, quiet: bool, commit: bool | None
) -> bool:
    """Show what can be mended, and write it when that is wanted; say whether anything was written."""
    from goals_cli.checking.mending import caseload_of, mendable, save
    from goals_cli.commands.committing import prepared

    found = mendable(asked, results.findings)
    if not found:
        say("nothing to fix", quiet)
        return False
    seen = sys.stdout.isatty()
    out("\n".join(_diff(each) if seen or show_text else _listed(each) for each in found))
    if not (yes or _wanted(seen)):
        say("nothing was written" if seen and on_a_terminal() else "nothing was written; --yes writes these changes")
        return False
    for each in found:
        committer = prepared(caseload_of(each).root, each.target.path.stem, commit, quiet=quiet)
        save(each)
        say(f"saved {each.target.name}", quiet)
        if committer:
            committer.commit("check --fix", quiet)
    return True


def _wanted(seen: bool) -> bool:
    """Ask, where somebody has seen what it is about."""
    return seen and on_a_terminal() and typer.confirm("Write these changes?", default=False, err=True)


def _diff(mended: Mended) -> str:
    from goals_cli.render.diff import diff

    name = mended.target.name
    return diff(name, mended.before.content.decode("utf-8-sig"), mended.after.content.decode("utf-8-sig"))


def _listed(mended: Mended) -> str:
    """List what can be mended, without the client's words."""
    found = ((f"{each.path}:{each.line}:{each.column}", each) for each in mended.findings)
    return "\n".join(safe(f"{place}: {each.code} can be mended: {each.message}") for place, each in found)
