"""`goals words`: what the client said later."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    OnOption,
    QuietOption,
    TheGoalOption,
    TodayOption,
    open_caseload,
    say,
)
from goals_cli.commands.details import PrivateOption, fields, the_day


def words(
    client: ClientArgument,
    goal: TheGoalOption,
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help="The client's own words.")],
    said_how: Annotated[
        str | None, typer.Option("--said-how", metavar="TEXT", help="How, when not in speech: pictures, interpreter.")
    ] = None,
    on: OnOption = None,
    private: PrivateOption = False,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Add what the client said later. Their first words stay as they were said, and are added too when there are none.

    Examples:
      goals words heron-27 --goal g-4f2k --words "It is not about the play any more. It is about the street."
    """
    from goals_cli import recording

    entry = fields(on=the_day(on, today).isoformat(), words=words, said_how=said_how, private=private)
    first = recording.add_words(open_caseload(caseload), client, goal, entry)
    say(f"{client}: {'first' if first else 'later'} words added to {goal}", quiet)
    if first and private:
        say(f"  {goal} is private now: first words are kept private together with their goal", quiet)
