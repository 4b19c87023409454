"""`goals about`: what matters to the client, their strengths, preferences and supports."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    QuietOption,
    TodayOption,
    open_caseload,
    say,
    today_or,
)
from goals_cli.commands.details import fields
from goals_cli.errors import UsageError

Texts = list[str] | None


def about(
    client: ClientArgument,
    what_matters: Annotated[
        Texts, typer.Option("--what-matters", metavar="TEXT", help="What matters to the client; may be given again.")
    ] = None,
    strength: Annotated[
        Texts, typer.Option("--strength", metavar="TEXT", help="What they are good at, in their words.")
    ] = None,
    preference: Annotated[Texts, typer.Option("--preference", metavar="TEXT", help="How they like things.")] = None,
    concern: Annotated[Texts, typer.Option("--concern", metavar="TEXT", help="What worries them.")] = None,
    support: Annotated[
        Texts, typer.Option("--support", metavar="WHO: HELP", help="Somebody who helps, and how.")
    ] = None,
    culture: Annotated[
        str | None, typer.Option("--culture", metavar="TEXT", help="Faith, language, customs that matter to them.")
    ] = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Note what matters to the client, their strengths, preferences, worries and supports.

    What is there already is not noted twice.

    Examples:
      goals about heron-27 --what-matters "Being there for Tess" --strength "I keep going when it is hard"
      goals about heron-27 --support "sister: Looks after Tess on Tuesdays" --preference "Mornings; plain words"
    """
    from goals_cli import recording

    today_or(today)  # taken by every command that writes; here nothing is dated
    entry = fields(
        what_matters=what_matters,
        strengths=strength,
        preferences=preference,
        supports=[_support(text) for text in support or []],
        concerns=concern,
        culture=culture,
    )
    if not entry:
        raise UsageError("nothing was given to note", "goals about --help shows what there is")
    noted, known = recording.add_about(open_caseload(caseload), client, entry)
    if noted:
        say(f"{client}: noted under about: {', '.join(noted)}", quiet)
    if known:
        say(f"{client}: there already, and not noted again, under about: {', '.join(known)}", quiet)


def _support(text: str) -> dict[str, str]:
    """Read `WHO: HELP`."""
    who, _, help_ = text.partition(":")
    return fields(who=who.strip(), help=help_.strip())
