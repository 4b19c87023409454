"""`goals create`: a goal, in the client's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from goals_cli.commands import completing, told_of_goal
from goals_cli.commands.common import (
    CaseloadOption,
    ClientArgument,
    GoalOption,
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
from goals_cli.commands.details import ClientSaysOption, PrivateOption, ask_about, fields, planned_steps
from goals_cli.errors import InvalidData, UsageError
from goals_cli.plan import Answer, Direction, Party

if TYPE_CHECKING:
    from datetime import date

    from goals_cli.caseload import Caseload
    from goals_cli.planfile import Document

# What says nothing of a goal by itself, and what a conversation may begin with.
UNSAID = {"id", "private"}
OPENING = UNSAID | {"raised"}
Several = list[str] | None


def create(
    client: ClientArgument,
    goal: GoalOption = None,
    full: Annotated[bool, typer.Option("--full", help="Ask the whole course of questions, not just three.")] = False,
    source: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="A goal in the plan's vocabulary; - is stdin.")
    ] = None,
    own_id: Annotated[str | None, typer.Option("--id", metavar="ID", help="An id of your own, like g-4f2k.")] = None,
    words: Annotated[str | None, typer.Option(metavar="TEXT", help="What the client wants, as they said it.")] = None,
    question: Annotated[str | None, typer.Option(metavar="TEXT", help="The open question they answered.")] = None,
    heard: Annotated[str | None, typer.Option(metavar="TEXT", help="What you heard, said back to them.")] = None,
    heard_right: Annotated[
        bool | None, typer.Option("--heard-right/--heard-wrong", help="Whether it was right.")
    ] = None,
    said_how: Annotated[str | None, typer.Option(metavar="TEXT", help="How, when not in speech: pictures.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="A few words for your own lists.")] = None,
    private: PrivateOption = False,
    raised_by: Annotated[Party | None, typer.Option(help="Who raised it, when not the client.")] = None,
    raised_who: Annotated[str | None, typer.Option(metavar="TEXT", help="Which one: mother, teacher.")] = None,
    raised_words: Annotated[str | None, typer.Option(metavar="TEXT", help="Their words.")] = None,
    client_answer: Annotated[Answer | None, typer.Option(help="What the client says to a goal of others.")] = None,
    client_says: ClientSaysOption = None,
    outcome: Annotated[str | None, typer.Option(metavar="TEXT", help="How it will be when it is reached.")] = None,
    matters: Annotated[Several, typer.Option(metavar="TEXT", help="What of all that matters it is for.")] = None,
    in_the_way: Annotated[Several, typer.Option(metavar="TEXT", help="What stands in the way.")] = None,
    statement: Annotated[str | None, typer.Option(metavar="TEXT", help="The joint wording.")] = None,
    measure: Annotated[str | None, typer.Option(metavar="TEXT", help="What you will both look at.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="TEXT", help="Its unit.")] = None,
    baseline: Annotated[str | None, typer.Option(metavar="VALUE", help="Where it is now.")] = None,
    target: Annotated[str | None, typer.Option(metavar="VALUE", help="Where it shall be: 60, <6, 160-180.")] = None,
    direction: Annotated[Direction | None, typer.Option(help="Which way is better for it.")] = None,
    scale: Annotated[
        Several, typer.Option(metavar="LEVEL=TEXT", help="What a level from -2 to 2 looks like; 0 is what both expect.")
    ] = None,
    baseline_level: Annotated[
        int | None,
        typer.Option(
            min=-2, max=2, metavar="-2..2", help="The level at which the client is now.",
            autocompletion=completing.levels,
        ),
    ] = None,
    weight: Annotated[
        str | None,
        typer.Option(metavar="0-3x0-3", help="In a score over all goals: how important x how hard it is."),
    ] = None,
    target_date: Annotated[str | None, typer.Option(metavar="DATE", help="By when.")] = None,
    ongoing: Annotated[bool, typer.Option("--ongoing", help="It has no end, instead of a date.")] = False,
    priority: Annotated[int | None, typer.Option(min=1, metavar="N", help="The client's own ranking.")] = None,
    importance: Annotated[
        int | None, typer.Option(min=0, max=10, metavar="0-10", help="How important it is to the client.")
    ] = None,
    confidence: Annotated[
        int | None, typer.Option(min=0, max=10, metavar="0-10", help="How sure the client is to get there.")
    ] = None,
    step: Annotated[Several, typer.Option(metavar="TEXT", help="What the client will do.")] = None,
    worker_step: Annotated[Several, typer.Option(metavar="TEXT", help="What you will do.")] = None,
    due: Annotated[str | None, typer.Option(metavar="DATE", help="By when these steps are done.")] = None,
    assignments: Annotated[Several, typer.Option("--set", metavar="PATH=VALUE", help="Any other field.")] = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    worker: WorkerOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write down a goal, in the client's words first. Starts the client's plan when there is none.

    On a terminal, and with nothing given, it asks: three questions, or with --full the whole way. Enter skips a
    question, and Ctrl-C keeps what was said; --goal ID takes it up again where it stopped. When somebody else has
    brought the goal up (--raised-by), the client is asked first. Prints the goal's id.

    With --from the goal is read from a mapping in the plan's own vocabulary, YAML or JSON. Ids, the day it was raised
    and its course are filled in when they are left out. Options win over it; what they say of a list is added to it.
    With --goal ID, options and --from add to a goal that is there.

    Examples:
      goals create heron-27
      goals create heron-27 --full
      goals create heron-27 --goal g-4f2k
      goals create heron-27 --words "I want to sit through Tess's school play" --step "Visit the hall"
      goals create wren-15 --raised-by family --raised-who father --raised-words "He must go to school" \\
          --client-answer partly --client-says "I want to see my friends there"
      goals create heron-27 --goal g-4f2k --baseline-level -1 --scale "-1=I stay for 5 minutes" --scale "0=For 20"
      goals create heron-27 --from goal.yaml --set "options[0].chosen=true"
    """
    opened, now = open_caseload(caseload), today_or(today)
    if client_says and not client_answer:
        raise UsageError("--client-says goes with --client-answer", f"--client-answer {'|'.join(Answer)}")
    due = due and day(due, "--due").isoformat()
    given = fields(
        id=own_id, title=title, private=private, priority=priority,
        raised=fields(by=raised_by, who=raised_who, words=raised_words),
        client_answer=fields(answer=client_answer, on=client_answer and now.isoformat(), client_says=client_says),
        question=question, words=words, said_how=said_how, heard=heard, outcome=outcome, matters=matters,
        in_the_way=in_the_way, statement=statement,
        measures=told_of_goal.measures(measure, unit, baseline, target, direction),
        scale=told_of_goal.scale(scale or []), weight=told_of_goal.weight(weight),
        target_date=target_date and day(target_date, "--target-date").isoformat(), ongoing=ongoing,
        steps=[fields(who=who, step=text, due=due) for who, text in told_of_goal.promises(step, worker_step)],
    )  # fmt: skip
    numbers = {
        "heard_right": heard_right, "importance": importance, "confidence": confidence, "baseline_level": baseline_level
    }  # fmt: skip
    given |= {name: value for name, value in numbers.items() if value is not None}  # a no and a zero are answers
    code = the_worker(opened, worker)
    if not source and not assignments and given.keys() <= (set() if goal else OPENING) and _there_is_somebody(given):
        from goals_cli.interview import creating

        made = creating.converse(opened, client, goal, worker=code, today=now, full=full, opening=given)
    else:
        if full:
            raise UsageError("--full is a conversation; it takes no answers from the command line")
        before = planned_steps(opened, client) if goal else ()
        made = _write(opened, client, goal, given, source, assignments or [], worker=code, today=now)
    out_saved(made)
    if given or source or assignments or not goal:
        say(f"{client}: goal {made} {'added to' if goal else 'written down'}", quiet)
    if due or source or assignments:
        ask_about(opened, client, made, quiet, without=before)


def _there_is_somebody(given: dict[str, Any]) -> bool:
    """Say whether to ask; refuse when there is neither something to write down nor somebody to ask."""
    from goals_cli.commands.conversing import on_a_terminal

    if not on_a_terminal() and given.keys() <= UNSAID:
        raise UsageError("nothing was given to write down", "--words TEXT, or --from FILE; on a terminal it asks")
    return on_a_terminal()


def _write(
    caseload: Caseload, client: str, goal: str | None, given: dict[str, Any], source: str | None, texts: list[str],
    *, worker: str, today: date,
) -> str:  # fmt: skip
    """Add what was given: as a new goal, or to the goal that was named."""
    from goals_cli import entries, planfile, planning

    document = None
    if source:
        from goals_cli.commands.sources import read_mapping

        document = read_mapping(source)
        whole = entries.complete_goal(document.data, worker=worker, today=today, taken=())
        planning.check_input(whole, "goal", document)  # while its places are those of the file
    if goal:
        return _add_to(caseload, client, goal, given, document, texts, worker=worker, today=today)
    told = _joined(document.data if document else {}, given)
    for text in texts:
        wrapped = {"goals": [told]}
        told = planfile.apply(wrapped, [entries.assignment(wrapped, ("goals", 0), text)])["goals"][0]
    if document and told.keys() <= UNSAID:
        hint = "give what the client said: words: TEXT; or title, statement, steps, and so on"
        raise InvalidData(f"{document.name}: nothing is said of this goal", hint)
    places = None if given or texts else document
    return planning.add_goal(caseload, client, told, worker=worker, today=today, source=places)


def _joined(told: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Let options win over what a file holds; what they hold of a list is added to the file's."""
    joined = dict(told)
    for key, value in given.items():
        if key == "scale" and isinstance(told.get(key), list):
            levels = [level["level"] for level in value]
            others = [level for level in told[key] if level["level"] not in levels]
            joined[key] = sorted([*others, *value], key=lambda level: int(level["level"]))
        elif isinstance(value, list) and isinstance(told.get(key), list):
            joined[key] = [*told[key], *(item for item in value if item not in told[key])]
        elif isinstance(value, dict) and isinstance(told.get(key), dict):
            joined[key] = told[key] | value
        else:
            joined[key] = value
    return joined


def _add_to(
    caseload: Caseload, client: str, goal: str, given: dict[str, Any], document: Document | None, texts: list[str],
    *, worker: str, today: date,
) -> str:  # fmt: skip
    """Set fields of a goal that there is already."""
    from goals_cli import entries, planning

    if "raised" in given or "id" in given:
        raise UsageError("who raised a goal, and its id, are told when it is made", "goals set completes `raised`")
    opened = planning.open_plan(caseload, client)
    opened.refuse_when_put_away(opened.goal(goal)[1])
    taken = entries.all_ids(opened.data)
    steps = [entries.complete_step(step, worker=worker, today=today, taken=taken) for step in given.get("steps", [])]
    if document:
        planning.merge_fields(caseload, client, goal, document.data, source=document)
    if given:
        planning.set_fields(caseload, client, goal, given | ({"steps": steps} if steps else {}))
    if texts:
        planning.set_paths(caseload, client, goal, texts)
    return goal
