"""`goals agree`: client and worker agree on the wording of goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from goals_cli.commands import completing
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
    out_saved,
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
        str | None, typer.Option("--copy-given", metavar="DATE", help="The day a copy was given, or today.")
    ] = None,
    copy_to: Annotated[str | None, typer.Option("--copy-to", metavar="WHO", help="Who has the copy.")] = None,
    copy_not_given: Annotated[
        str | None, typer.Option("--copy-not-given", metavar="WHY", help="Why none was: at home it can be a danger.")
    ] = None,
    follow_up: Annotated[
        str | None, typer.Option("--follow-up", metavar="DATE", help="The day to come back to it.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Anything else about it.")] = None,
    corrects: Annotated[
        str | None,
        typer.Option(
            "--corrects",
            metavar="ID",
            help="An earlier agreement that this one replaces.",
            autocompletion=completing.agreements,
        ),
    ] = None,
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    worker: WorkerOption = None,
    quiet: QuietOption = False,
) -> None:
    """Record that you agreed on the wording of goals, quoting it as it stands now.

    Goals that the client agrees to become active; the others stay as they are. Without --goal it covers every open goal
    whose wording no agreement quotes yet. Somebody with authority can consent for a client who could not say.
    With --corrects it replaces an earlier agreement, and quotes what that one quoted unless --goal is given.
    Prints the agreement's id.

    Examples:
      goals agree heron-27 --answer agrees --shown signature --copy-given 2026-03-02 --copy-to client
      goals agree heron-27 --goal g-4f2k --answer partly --shown spoken --client-says "The date is too near"
      goals agree lapwing-08 --answer could_not_say --shown not_shown \\
          --other son --authority "legal guardian" --other-answer agrees --other-shown signature
    """
    from goals_cli import agreeing

    opened = open_caseload(caseload)
    now = today_or(today)
    entry = fields(
        on=on and the_day(on, today).isoformat(),
        client=fields(answer=answer.value, shown=shown.value, client_says=client_says),
        others=_others(other or [], authority or [], other_answer or [], other_shown or []),
        copy=_copy(copy_given and _copy_day(copy_given, today), copy_to, copy_not_given),
        follow_up=follow_up and day(follow_up, "--follow-up").isoformat(),
        note=note,
        corrects=corrects,
    )
    worker_code = the_worker(opened, worker)
    made, started = agreeing.agree(opened, client, goal or [], entry, worker=worker_code, today=now)
    out_saved(made)
    say(f"{client}: agreement {made}" + (f"; now active: {', '.join(started)}" if started else ""), quiet)
    _remarks(opened, client, made, quiet)


def _others(who: list[str], authority: list[str], answers: list[Answer], shown: list[Shown]) -> list[dict[str, Any]]:
    """Put the repeated options together: the first of each belong to the first --other, and so on."""
    columns: dict[str, list[Any]] = {"--authority": authority, "--other-answer": answers, "--other-shown": shown}
    for option, given in columns.items():
        if given and len(given) != len(who):
            raise UsageError(
                f"whose is it? There are {len(who)} --other and {len(given)} {option}",
                f"give one {option} for each --other WHO, or none",
            )
    return [
        fields(
            who=name,
            authority=authority[number] if authority else None,
            answer=answers[number] if answers else None,
            shown=shown[number] if shown else None,
        )
        for number, name in enumerate(who)
    ]


def _copy_day(given: str, today: str | None) -> str:
    return the_day(None if given == "today" else given, today, "--copy-given").isoformat()


def _copy(given: str | None, to: str | None, not_given: str | None) -> dict[str, Any]:
    if not_given and (given or to):
        raise UsageError("a copy is either given or not", "--copy-given DATE, or --copy-not-given WHY")
    return fields(given=given, to=to, not_given=not_given)


def _remarks(caseload: Caseload, client: str, agreement_id: str, quiet: bool) -> None:
    """Say kindly what an agreement leaves open."""
    from goals_cli import agreeing
    from goals_cli.planning import open_plan

    plan = open_plan(caseload, client).plan
    for goal_id in agreeing.without_wording(plan, agreement_id):
        say(f"  {goal_id} has no joint wording to quote yet; agree again once it has one", quiet)
    for goal_id in agreeing.still_proposed(plan, agreement_id):
        say(f"  {goal_id} stays proposed; it becomes active when the client agrees", quiet)
    for goal_id in agreeing.active_after_a_no(plan, agreement_id):
        next_ = "goals change, goals pause or goals decline says how it goes on"
        say(f"  {goal_id} is active still, and the client disagrees: {next_}", quiet)
