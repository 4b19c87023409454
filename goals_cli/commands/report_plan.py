"""`goals report plan`: the client's own sheet."""

from __future__ import annotations

from typing import Annotated

import typer

from goals_cli.commands.cautions import say_when_no_copy_was_given
from goals_cli.commands.common import (
    AtOption,
    CaseloadOption,
    ClientArgument,
    QuietOption,
    TodayOption,
    day_of,
    open_caseload,
    past_or_none,
    read_plan,
    say,
)
from goals_cli.commands.delivering import FormatOption, OpenOption, OutputOption, check_delivery, deliver, form_of
from goals_cli.commands.screens import screen
from goals_cli.commands.speaking import language_option, spoken_with, tell_of_english
from goals_cli.commands.wording import say_when_hard_to_read
from goals_cli.errors import UsageError
from goals_cli.render import reports
from goals_cli.speech import ENGLISH


def report_plan(
    client: ClientArgument,
    form: FormatOption = None,
    output: OutputOption = None,
    show: OpenOption = False,
    private: Annotated[bool, typer.Option("--private", help="Put on it what the client keeps private, too.")] = False,
    others: Annotated[bool, typer.Option("--others", help="Put on it what others think and ask, too.")] = False,
    language: Annotated[str | None, language_option("the sheet")] = None,
    large: Annotated[bool, typer.Option("--large", help="Large print, with --format html or pdf.")] = False,
    at: AtOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Print one client's plan as their own sheet: their words first, what you agreed, and who does what.

    Below that stand what they are good at, how to ask for a change, what changed since they agreed, and how far along
    they said they are; --format html draws it, and so does a terminal. The page prints on A4 and Letter. When wording,
    measures, levels and steps together are far above what is easy to read, a note to you on stderr says in which goals.
    English alone is scored: where `language` is en, or nothing is named and it reads like English.

    It is in the language that the plan names as theirs, English when there is none or no translation into it;
    --language asks for another one. CSV and JSON are the same in all languages.

    How to reach you is what `contact` says in goals.toml below [report]; without it there is a line to write it on.

    Where an agreement says why the client was given no copy, a note on stderr names it before anything is written: what
    lies around can be a danger.

    With --others it also tells what others think of a goal, where the client said something to that and the view is not
    `private`, and what others still ask of the client. Ask the client first: whoever comes by may read a sheet.

    What the client keeps private stays off the sheet unless --private is given. With --at it is the sheet of that day.
    What is dated after the day of the sheet, by a slip or since, is left off it, and a note says what.
    CSV has the columns client, goal, what, on, who, text and value, one row for each thing said, agreed, promised or
    measured.

    Examples:
      goals report plan heron-27
      goals report plan heron-27 --format markdown > sheet.md
      goals report plan heron-27 --language es
      goals report plan heron-27 --others
      goals report plan heron-27 --format html --output sheet.html --open
    """
    from goals_cli.as_of import later_than
    from goals_cli.caseload import profile
    from goals_cli.history.since_agreed import since_agreed
    from goals_cli.sheets import plan_report

    form = form_of(form, output)
    if large and form not in ("html", "pdf"):
        raise UsageError("--large goes with --format html or pdf", "add --format html, or leave --large out")
    check_delivery(form, output, opened=show)
    opened = open_caseload(caseload)
    past = past_or_none(opened, at)
    read, day = read_plan(opened, client, past), day_of(past, today)
    applies = read.profile(profile(opened.settings.profile))
    since = since_agreed(read.data, today=day, private=private)
    contact = opened.settings.report.contact
    report = plan_report(read.plan, applies, today=day, private=private, since=since, others=others, contact=contact)
    in_words = form in reports.IN_WORDS
    speech = spoken_with(read.plan, language) if in_words else ENGLISH
    shown = reports.written(form, report, large=large, screen=screen(output), speech=speech)
    say_when_no_copy_was_given(read.plan, output, quiet)
    deliver(shown, opened, output, opened=show, quiet=quiet)
    if in_words:
        tell_of_english(read.plan, language, quiet)
    if later := later_than(read.plan, day):
        say(f"left out as dated after {day}: {', '.join(later)}", quiet)
    if report.left_out:
        say(f"left out as private: {report.left_out} (--private puts it on the sheet)", quiet)
    say_when_hard_to_read(report, read.plan.language, quiet)
