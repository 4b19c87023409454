"""`goals init`: make a folder a caseload."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goals_cli import profile_names as profiles
from goals_cli.commands.common import QuietOption, out, say
from goals_cli.commands.formats import choice_option
from goals_cli.errors import GitError, UsageError


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; made when it is not there.")] = Path(),
    no_git: Annotated[bool, typer.Option("--no-git", help="Make no git repository.")] = False,
    worker: Annotated[
        str | None, typer.Option("--worker", metavar="CODE", help="Your own code, kept in this clone's git settings.")
    ] = None,
    profile: Annotated[
        str | None, choice_option("--profile", profiles.names(), "What is asked of plans; kept in goals.toml.")
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Make a folder a caseload.

    It gets goals.toml, a folder clients/ for the plans, a copy of their definition for your editor, and a git
    repository unless it is in one. This clone's git is told how to merge plans, and to tell of them in plain words
    in git diff and git log -p: run init once in each clone. Nothing that is there is overwritten.

    Examples:
      goals init caseload
      goals init caseload --worker w-amara
      goals init caseload --profile hcbs
      goals init . --no-git
    """
    from goals_cli import founding
    from goals_cli.caseload import at, shown, worker_code

    if worker:
        worker_code(worker)
    new = founding.lay(folder, profile)
    named = at(folder).settings.profile  # settings that were there before are read, so that a mistake shows now
    if profile and named != profile:
        raise UsageError(f"goals.toml names the profile {named} already", f'change it there: profile = "{profile}"')
    new += _in_git(folder, worker, no_git=no_git)
    say(f"new: {', '.join(new)}" if new else "nothing to do: this is a complete caseload", quiet)
    out(shown(folder.resolve()))


def _in_git(folder: Path, worker: str | None, *, no_git: bool) -> list[str]:
    """Make the repository, tell it how to merge, and keep the worker's code in it; return what is new."""
    from goals_cli import cloning, gitrepo

    new = []
    if not no_git and not gitrepo.inside(folder):
        gitrepo.init(folder)
        cloning.tell(folder, new=True)
        new.append("a git repository")
    elif not no_git and cloning.tell(folder):
        new.append("what git is told of plans")
    if worker and not gitrepo.keeps_settings(folder):
        raise GitError(
            "the worker's code was not kept: git keeps it, and there is no git or no repository here",
            "tell it to each command, --worker CODE, or in the environment, GOALS_WORKER=CODE",
        )
    if worker and gitrepo.local_setting(folder, "goals.worker") != worker:
        gitrepo.set_local(folder, "goals.worker", worker)
        new.append(f"{worker} as this clone's worker")
    return new
