"""`goals report session`: what a worker wants to know before a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

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
from goals_cli.commands.delivering import OpenOption, OutputOption, check_delivery, deliver
from goals_cli.commands.formats import format_option
from goals_cli.commands.screens import screen
from goals_cli.commands.speaking import language_option, spoken_with, tell_of_english
from goals_cli.render import reports
from goals_cli.speech import ENGLISH

if TYPE_CHECKING:
    from datetime import date

    from goals_cli.caseload import Caseload
    from goals_cli.opening import Opened
    from goals_cli.reporting_session import SessionReport


def report_session(
    client: ClientArgument,
    form: Annotated[str, format_option(reports.CHOICES)] = "text",
    output: OutputOption = None,
    show: OpenOption = False,
    private: Annotated[bool, typer.Option("--private", help="Show what the client keeps private, too.")] = False,
    language: Annotated[str | None, language_option("the questions to ask")] = None,
    at: AtOption = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Print on one screen what you want to know before you meet a client: it is for your eyes.

    The client's newest words come first, with the ratings of both; then your own promises and theirs, what to
    celebrate, what seems stuck, open questions to ask, and what to mend together. What is cut for want of room says so.

    The questions are said to the client, so they are in the language that the plan names as theirs, if there is a
    translation into it; --language asks for another one. All else is in English, and so are CSV and JSON.

    What the client keeps private is named by its id only unless --private is given. With --at it is the screen of that
    day. CSV has the columns client, section, goal, id, on, days (below 0 when passed), who, value and text, one row
    for each thing and nothing cut.

    Examples:
      goals report session heron-27
      goals report session heron-27 --today 2026-04-27
      goals report session heron-27 --language es
      goals report session heron-27 --format html --output today.html --open
    """
    check_delivery(form, output, opened=show)
    opened = open_caseload(caseload)
    past = past_or_none(opened, at)
    read, day = read_plan(opened, client, past), day_of(past, today)
    report = _report(opened, client, read, day, private=private)
    in_words = form in reports.IN_WORDS
    speech = spoken_with(read.plan, language) if in_words and report.questions else ENGLISH
    shown = reports.written(form, report, screen=screen(output), speech=speech)
    deliver(shown, opened, output, opened=show, quiet=quiet)
    if in_words and report.questions:
        tell_of_english(read.plan, language, quiet, what="list of questions")
    if report.left_out:
        say(f"left out as private: {report.left_out} (--private shows it)", quiet)


def _report(caseload: Caseload, client: str, read: Opened, day: date, *, private: bool) -> SessionReport:
    from goals_cli.checking import check_document
    from goals_cli.checking.targets import terms_of
    from goals_cli.reporting_session import session_report

    terms = terms_of(caseload)
    findings = check_document(read.document, terms, today=day, file_client=client).findings
    return session_report(read.plan, read.profile(terms.profile), findings, today=day, private=private)
