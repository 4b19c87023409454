"""`goals agree`: client and worker agree on the wording of goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    GoalsOption,
    OnOption,
    QuietOption,
    TodayOption,
    WorkerOption,
    day,
    open_caseload,
    out,
    say,
    the_worker,
    today_or,
)
from goals_cli.commands.details import ClientSaysOption, fields, the_day
from goals_cli.errors import UsageError
from goals_cli.plan import Answer, Shown

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload

Several = list[str] | None


def agree(
    client: ClientArgument,
    answer: Annotated[Answer, typer.Option("--answer", help="What the client answered.")],
    shown: Annotated[Shown, typer.Option("--shown", help="How they showed it. Not signing is not disagreeing.")],
    goal: GoalsOption = None,
    client_says: ClientSaysOption = None,
    other: Annotated[
        Several, typer.Option("--other", metavar="WHO", help="Somebody else who answered, beside the client.")
    ] = None,
    authority: Annotated[
        Several, typer.Option("--authority", metavar="TEXT", help="What gives them the right: legal guardian.")
    ] = None,
    other_answer: Annotated[list[Answer] | None, typer.Option("--other-answer", help="What they answered.")] = None,
    other_shown: Annotated[list[Shown] | None, typer.Option("--other-shown", help="How they showed it.")] = None,
    copy_given: Annotated[
        str | None, typer.Option("--copy-given", metavar="DATE", help="The day a copy was given.")
    ] = None,
    copy_to: Annotated[str | None, typer.Option("--copy-to", metavar="WHO", help="Who has the copy.")] = None,
    copy_not_given: Annotated[
        str | None, typer.Option("--copy-not-given", metavar="WHY", help="Why there is none; one at home can be a danger.")
    ] = None,
    follow_up: Annotated[
        str | None, typer.Option("--follow-up", metavar="DATE", help="The day to come back to it.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Anything else about it.")] = None,
    corrects: Annotated[
        str | None, typer.Option("--corrects", metavar="ID", help="An earlier agreement that this one replaces.")
    ] = None,
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    worker: WorkerOption = None,
    quiet: QuietOption = False,
) -> None:
    """Record that you agreed on the wording of goals, quoting it as it stands now.

    Goals that the client agrees to become active; the others stay as they are. Without --goal it covers every open goal
    whose wording is not agreed yet. Prints the agreement's id.

    Examples:
      goals agree heron-27 --answer agrees --shown signature --copy-given 2026-03-02 --copy-to client
      goals agree heron-27 --goal g-4f2k --answer partly --shown spoken --client-says "The date is too near"
      goals agree lapwing-08 --answer could_not_say --shown not_shown \\
          --other son --authority "legal guardian" --other-answer agrees --other-shown signature
    """
    from goals_cli import agreeing

    opened = open_caseload(caseload)
    entry = fields(
        on=the_day(on, today).isoformat(),
        client=fields(answer=answer.value, shown=shown.value, client_says=client_says),
        others=_others(other or [], authority or [], other_answer or [], other_shown or []),
        copy=_copy(copy_given, copy_to, copy_not_given),
        follow_up=follow_up and day(follow_up, "--follow-up").isoformat(),
        note=note,
        corrects=corrects,
    )
    worker_code = the_worker(opened, worker)
    made, started = agreeing.agree(opened, client, goal or [], entry, worker=worker_code, today=today_or(today))
    out(made)
    say(f"{client}: agreement {made}" + (f"; now active: {', '.join(started)}" if started else ""), quiet)
    _remarks(opened, client, made, quiet)


def _others(who: list[str], authority: list[str], answers: list[Answer], shown: list[Shown]) -> list[dict[str, Any]]:
    """Put the repeated options together, the first of each with the first of the others."""
    if max(len(authority), len(answers), len(shown)) > len(who):
        raise UsageError("whose answer is it? Each --other-answer, --authority and --other-shown needs an --other WHO")

    def nth(given: list[Any], number: int) -> Any:
        return given[number] if number < len(given) else None

    return [
        fields(who=name, authority=nth(authority, n), answer=nth(answers, n), shown=nth(shown, n))
        for n, name in enumerate(who)
    ]


def _copy(given: str | None, to: str | None, not_given: str | None) -> dict[str, Any]:
    if not_given and (given or to):
        raise UsageError("a copy is either given or not", "--copy-given DATE, or --copy-not-given WHY")
    return fields(given=given and day(given, "--copy-given").isoformat(), to=to, not_given=not_given)


def _remarks(caseload: Caseload, client: str, agreement_id: str, quiet: bool) -> None:
    """Say kindly what an agreement leaves open."""
    from goals_cli.plan import Status
    from goals_cli.planning import open_plan

    plan = open_plan(caseload, client).plan
    agreement = next(entry for entry in plan.agreements if entry.id == agreement_id)
    goals = {entry.id: entry for entry in plan.goals}
    for agreed in agreement.goals:
        if agreed.statement is None:
            say(f"  {agreed.goal} has no joint wording yet; the agreement quotes none", quiet)
        if agreement.client.answer is Answer.DISAGREES and goals[agreed.goal].status is Status.ACTIVE:
            say(f"  {agreed.goal} is active still; goals change, pause or decline says how it goes on", quiet)
