"""`goals review`: look back together at how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from goals_cli.commands import completing, rated
from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    GoalOption,
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
from goals_cli.commands.details import BecauseOption, fields, say_slips, the_day
from goals_cli.errors import UsageError
from goals_cli.plan import Answer, ReviewKind

if TYPE_CHECKING:
    from datetime import date

    from goals_cli.caseload import Caseload
    from goals_cli.reviewing import Recorded

Several = list[str] | None


def _steps(how: str) -> Any:
    return typer.Option(
        metavar="STEP", help=f"A step that was {how}; may be given again.", autocompletion=completing.steps
    )


def _level(help: str) -> Any:
    return typer.Option(min=-2, max=2, metavar="-2..2", help=help, autocompletion=completing.levels)


def review(
    client: ClientArgument,
    goal: GoalOption = None,
    kind: Annotated[ReviewKind | None, typer.Option(help="check-in by options, review in conversation.")] = None,
    rating: Annotated[
        int | None, typer.Option(min=0, max=10, metavar="0-10", help="The client's own: 0 not started, 10 fully there.")
    ] = None,
    worker_rating: Annotated[int | None, typer.Option(min=0, max=10, metavar="0-10", help="Yours.")] = None,
    level: Annotated[int | None, _level("The client's own level on the goal's scale; 0 is what both expect.")] = None,
    worker_level: Annotated[int | None, _level("The level that you see.")] = None,
    no_rating: Annotated[str | None, typer.Option(metavar="WHY", help="Why the client gave no rating.")] = None,
    words: Annotated[str | None, typer.Option(metavar="TEXT", help="What the client says, as they said it.")] = None,
    win: Annotated[Several, typer.Option(metavar="TEXT", help="Worth celebrating, big or small.")] = None,
    in_the_way: Annotated[Several, typer.Option(metavar="TEXT", help="What was in the way.")] = None,
    done: Annotated[Several, _steps("done")] = None,
    partly: Annotated[Several, _steps("done in part")] = None,
    not_yet: Annotated[Several, _steps("not done yet")] = None,
    measured: Annotated[Several, typer.Option(metavar="[MEASURE=]VALUE", help="What was measured: m-1=20.")] = None,
    confidence: Annotated[
        int | None, typer.Option(min=0, max=10, metavar="0-10", help="How sure the client is to get there.")
    ] = None,
    importance: Annotated[
        int | None, typer.Option(min=0, max=10, metavar="0-10", help="How important it is to the client today.")
    ] = None,
    change: Annotated[Several, typer.Option(metavar="FIELD=VALUE", help="What changes in the goal.")] = None,
    asked_by: Annotated[str | None, typer.Option(metavar="WHO", help="Who asked for the change.")] = None,
    because: BecauseOption = None,
    answer: Annotated[Answer | None, typer.Option(help="What the client answered to it.")] = None,
    client_says: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What they say to it; without --change, to your rating.")
    ] = None,
    present: Annotated[Several, typer.Option(metavar="WHO", help="Who was there, when not just you two.")] = None,
    absent: Annotated[str | None, typer.Option(metavar="WHO", help="Who could not be there.")] = None,
    absent_because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
    next_: Annotated[str | None, typer.Option("--next", metavar="DATE", help="The next review.")] = None,
    corrects: Annotated[
        str | None,
        typer.Option(metavar="ID", help="An earlier review that this replaces.", autocompletion=completing.reviews),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="A review in the plan's vocabulary; - is stdin.")
    ] = None,
    on: OnOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    worker: WorkerOption = None,
    quiet: QuietOption = False,
) -> None:
    """Look back together: where you stand, what went well, what to change. The client's view comes first.

    On a terminal, and with nothing given, it shows what was said last time and what both promised, and asks. With
    options it puts down a short check-in; --goal may be left out when one goal is active, and the measure when the goal
    has one. Of a goal with five levels it asks for the level too, as --level and --worker-level tell it. Prints the
    review's id.

    With --from the review is read from a mapping in the plan's own vocabulary. Each entry of its progress may also hold
    `changes` (what, to, asked_by, because, answer, client_says) and `new_steps`: they are put into the goal. A change
    that the client declines is kept there and not made. A step with a rhythm goes on until its last day when it is told
    as done. The next review is set from the cadence unless it is told; a check-in moves nothing.

    Examples:
      goals review heron-27
      goals review heron-27 --goal g-4f2k --rating 4 --words "I stayed for assembly!" --win "20 minutes" --done s-1a
      goals review heron-27 --kind review --rating 4 --worker-rating 5 --measured m-1=20 --next 2026-04-27
      goals review heron-27 --level -1 --worker-level 0 --words "Five minutes, with my sister"
      goals review heron-27 --rating 4 --change target_date=2026-07-10 --asked-by client --because "The play was moved"
      goals review heron-27 --from - <<END
      progress:
        - goal: g-4f2k
          ratings: [{by: client, rating: 4}, {by: worker, rating: 5, client_says: You saw more than I felt}]
          words: I stayed for assembly!
          changes: [{what: target_date, to: 2026-07-10, asked_by: client, because: The play was moved}]
          new_steps: [{who: worker, step: Ask the school again, due: 2026-04-09}]
      END
    """
    from goals_cli import reviewing

    opened = open_caseload(caseload)
    code = the_worker(opened, worker)
    progress = fields(
        no_rating=no_rating, words=words, wins=win, in_the_way=in_the_way,
        ratings=rated.ratings((rating, level), (worker_rating, worker_level), code, None if change else client_says),
        measured=[rated.measured(text, lambda: rated.only_measure(opened, client, goal)) for text in measured or []],
        steps=rated.steps(done=done, partly=partly, not_yet=not_yet),
        changes=rated.changes(change or [], asked_by, because, answer, client_says),
    )  # fmt: skip
    rulers = {"confidence": confidence, "importance": importance}
    progress |= {name: value for name, value in rulers.items() if value is not None}
    absence = fields(who=absent, because=absent_because)
    told = fields(
        kind=kind, present=present, absent=absence, corrects=corrects,
        on=on and the_day(on, today).isoformat(), next_review=next_ and day(next_, "--next").isoformat(),
    )  # fmt: skip
    if source:
        if progress or goal:
            raise UsageError("--from holds the whole review", "leave the options for one goal out, or put them into it")
        from goals_cli.commands.sources import read_mapping

        document = read_mapping(source)
        told = document.data | told
    elif progress or told.keys() - {"kind", "on"}:
        document = None
        told = {"kind": ReviewKind.CHECK_IN.value} | told
        if absence and not goal and progress.keys() == {"no_rating"}:
            told |= progress  # nobody to ask: it is about the meeting
        elif progress or goal:
            told["progress"] = [{"goal": goal or rated.only_goal(opened, client)} | progress]
    else:
        made = _converse(opened, client, goal, worker=code, on=the_day(on, today), kind=kind)
        out_saved(made)
        say(f"{client}: review {made}", quiet)
        return
    recorded = reviewing.record(opened, client, told, worker=code, today=today_or(today), source=document)
    out_saved(recorded.id)
    _confirm(client, recorded, quiet)
    if level is not None or worker_level is not None:
        named = goal or rated.only_goal(opened, client)
        rated.say_undescribed(opened, client, named, (level, worker_level), quiet)


def _converse(
    caseload: Caseload, client: str, goal: str | None, *, worker: str, on: date, kind: ReviewKind | None
) -> str:
    from goals_cli.commands.conversing import on_a_terminal

    if not on_a_terminal():
        raise UsageError("nothing was given to write down", "--rating, --words, or --from FILE; on a terminal it asks")
    from goals_cli.interview import looking_back

    return looking_back.converse(caseload, client, goal, worker=worker, on=on, kind=kind or ReviewKind.REVIEW)


def _confirm(client: str, recorded: Recorded, quiet: bool) -> None:
    """Say what came of a review, in ids only."""
    say(f"{client}: review {recorded.id}", quiet)
    if recorded.next_review:
        say(f"  next review on {recorded.next_review}", quiet)
    if recorded.going_on:
        say(f"  done this time and going on: {', '.join(recorded.going_on)}", quiet)
    say_slips(client, recorded.slips, quiet)
    for goal in recorded.uncovered:
        say(f"  the agreement no longer covers {goal}: goals agree {client} --goal {goal}", quiet)
