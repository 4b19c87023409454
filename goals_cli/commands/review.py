"""`goals review`: look back together at how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from goals_cli.commands import completing
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
from goals_cli.plan import CLIENT, Answer, ReviewKind, Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from goals_cli.caseload import Caseload
    from goals_cli.reviewing import Recorded

Several = list[str] | None


def _steps(how: str) -> Any:
    return typer.Option(
        metavar="STEP", help=f"A step that was {how}; may be given again.", autocompletion=completing.steps
    )


def review(
    client: ClientArgument,
    goal: GoalOption = None,
    kind: Annotated[ReviewKind | None, typer.Option(help="check-in by options, review in conversation.")] = None,
    rating: Annotated[
        int | None, typer.Option(min=0, max=10, metavar="0-10", help="The client's own: 0 not started, 10 fully there.")
    ] = None,
    worker_rating: Annotated[int | None, typer.Option(min=0, max=10, metavar="0-10", help="Yours.")] = None,
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
    has one. Prints the review's id.

    With --from the review is read from a mapping in the plan's own vocabulary. Each entry of its progress may also hold
    `changes` (what, to, asked_by, because, answer, client_says) and `new_steps`: they are put into the goal. A change
    that the client declines is kept there and not made. A step with a rhythm goes on until its last day when it is told
    as done. The next review is set from the cadence unless it is told; a check-in moves nothing.

    Examples:
      goals review heron-27
      goals review heron-27 --goal g-4f2k --rating 4 --words "I stayed for assembly!" --win "20 minutes" --done s-1a
      goals review heron-27 --kind review --rating 4 --worker-rating 5 --measured m-1=20 --next 2026-04-27
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
    went = [
        (step, how) for how, steps in (("done", done), ("partly", partly), ("not_yet", not_yet)) for step in steps or []
    ]
    progress = fields(
        no_rating=no_rating, words=words, wins=win, in_the_way=in_the_way,
        ratings=_ratings(rating, code, worker_rating, None if change else client_says),
        measured=[_measured(text, lambda: _only_measure(opened, client, goal)) for text in measured or []],
        steps=[{"step": step, "how": how} for step, how in went],
        changes=_changes(change or [], asked_by, because, answer, client_says),
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
            told["progress"] = [{"goal": goal or _only_goal(opened, client)} | progress]
    else:
        made = _converse(opened, client, goal, worker=code, on=the_day(on, today), kind=kind)
        out_saved(made)
        say(f"{client}: review {made}", quiet)
        return
    recorded = reviewing.record(opened, client, told, worker=code, today=today_or(today), source=document)
    out_saved(recorded.id)
    _confirm(client, recorded, quiet)


def _converse(
    caseload: Caseload, client: str, goal: str | None, *, worker: str, on: date, kind: ReviewKind | None
) -> str:
    from goals_cli.commands.conversing import on_a_terminal

    if not on_a_terminal():
        raise UsageError("nothing was given to write down", "--rating, --words, or --from FILE; on a terminal it asks")
    from goals_cli.interview import looking_back

    return looking_back.converse(caseload, client, goal, worker=worker, on=on, kind=kind or ReviewKind.REVIEW)


def _only_goal(caseload: Caseload, client: str) -> str:
    """Find the one goal that can be meant when none is named."""
    from goals_cli.planning import open_plan

    active = [goal.id for goal in open_plan(caseload, client).plan.goals if goal.status is Status.ACTIVE]
    if len(active) != 1:
        raise UsageError("which goal? --goal ID", f"active goals: {', '.join(active) or 'none'}")
    return active[0]


def _ratings(rating: int | None, worker: str, of_worker: int | None, says: str | None) -> list[dict[str, Any]]:
    """Put the ratings down, the client's first; `says` is what the client says to the worker's."""
    if says and of_worker is None:
        raise UsageError("--client-says goes with --change or with --worker-rating")
    given = [(CLIENT, rating), (worker, of_worker)]
    ratings: list[dict[str, Any]] = [{"by": who, "rating": number} for who, number in given if number is not None]
    if says:
        ratings[-1]["client_says"] = says
    return ratings


def _measured(text: str, only: Callable[[], str]) -> dict[str, Any]:
    """Read a value and whose it is; without a name it is the goal's only measure."""
    from goals_cli.planfile import resolve_scalar

    measure, equals, told = text.partition("=") if "=" in text else ("", "", text)
    value = resolve_scalar(told)
    said = bool(measure) if equals else not isinstance(value, str) or value in ("yes", "no")
    if not told or not said:
        raise UsageError("--measured needs a measure and its value", "write it as m-1=20")
    return {"measure": measure or only(), "value": value}


def _only_measure(caseload: Caseload, client: str, goal_id: str | None) -> str:
    """Find the one measure that can be meant when none is named."""
    from goals_cli.planning import open_plan

    goal = open_plan(caseload, client).goal(goal_id or _only_goal(caseload, client))[1]
    known = [measure.id for measure in goal.measures]
    if len(known) != 1:
        listed = f"measures of {goal.id}: {', '.join(known) or 'none'}"
        raise UsageError("which measure? --measured MEASURE=VALUE", listed)
    return known[0]


def _changes(
    assignments: list[str], asked_by: str | None, because: str | None, answer: Answer | None, client_says: str | None
) -> list[dict[str, Any]]:
    """Put changes down, with the trail that they share."""
    if not assignments:
        if asked_by or answer or because:
            raise UsageError("--asked-by, --because and --answer go with --change FIELD=VALUE")
        return []
    if asked_by is None or (asked_by != CLIENT and answer is None):
        missing = "who asked for the change?" if asked_by is None else "what did the client answer to the change?"
        raise UsageError(missing, "--asked-by client, or --asked-by WHO --answer ANSWER")
    from goals_cli.entries import split_assignment

    trail = fields(asked_by=asked_by, because=because, answer=answer, client_says=client_says)
    split = [split_assignment(text) for text in assignments]
    if any(adds for _, _, adds in split):
        raise UsageError("--change sets a field over; it does not add to a list", "goals change FIELD+=VALUE does")
    return [trail | {"what": field, "to": value} for field, value, _ in split]


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
