"""`goals check`: is every plan complete, and is it truly the client's?"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goals_cli import profile_names as profiles
from goals_cli.commands import completing
from goals_cli.commands.common import (
    AtOption,
    CaseloadOption,
    CommitOption,
    QuietOption,
    TodayOption,
    day_of,
    open_caseload,
    out,
    past_or_none,
    say,
)
from goals_cli.commands.formats import choice_option, format_option
from goals_cli.commands.mending import mend
from goals_cli.commands.screens import columns, on_screen
from goals_cli.errors import NotFound, UsageError
from goals_cli.findings import Finding, Severity
from goals_cli.render import checks

if TYPE_CHECKING:
    from datetime import date

    from goals_cli.caseload import Caseload
    from goals_cli.checking import Results, Target

CSV = "csv"
MOST_ADVICE = 3  # for each client on a terminal: what can be asked next time
OF_THE_FILE = "file"
FAIL_ON = [OF_THE_FILE, *(each.value for each in Severity)]
WORTH_A_BAR = 500  # plans; fewer are checked before a bar is read


def check(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLIENT|PATH]...",
            help="Clients, plan files or folders; the whole caseload when none is named.",
            autocompletion=completing.clients,
        ),
    ] = None,
    form: Annotated[str, format_option([*checks.NAMES, CSV])] = "text",
    fail_on: Annotated[
        str, choice_option("--fail-on", FAIL_ON, "From where on to exit with 1; file: errors of the file itself.")
    ] = Severity.ERROR.value,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show which elements of a complete plan each plan has; text or csv.")
    ] = False,
    staged: Annotated[
        bool, typer.Option("--staged", help="Only the plans that the next commit changes, as they will be committed.")
    ] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="REV", help="Only the plans that differ from a commit or branch.")
    ] = None,
    at: AtOption = None,
    profile: Annotated[
        str | None,
        choice_option("--profile", profiles.names(), "Try this one, whatever the caseload and the plans name."),
    ] = None,
    advice: Annotated[
        bool, typer.Option("--advice", help="Show advice too; on a terminal three of it for each client.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Show all advice. JSON always holds it.")] = False,
    show_text: Annotated[
        bool, typer.Option("--show-text", help="Show the lines in question where it is not a terminal, too.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Show what can be mended for certain, and write it when you say so.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --fix: write without a question.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="How many processes; all processors unless told."),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Look at every plan anew, and remember nothing.")
    ] = False,
    deny_list: Annotated[
        Path | None,
        typer.Option(
            "--deny-list",
            metavar="FILE",
            envvar="GOALS_DENY_LIST",
            help="Names that must not stand in a plan, one on a line, in a file outside the repository.",
        ),
    ] = None,
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
    commit: CommitOption = None,
) -> None:
    """Say what the plans still need; change nothing unless asked to with --fix.

    One line for each finding: path:line:column: CODE message. Errors are about a plan that cannot be trusted, or a goal
    that is worked on without the client's answer; warnings about what is overdue; advice is for the next conversation.
    The deny-list may also be named by this clone's own git setting goals.denyList.
    Exits with 1 when there are errors (or what --fail-on says), and prints no text of the client unless told to. With
    --quiet it is silent when there is nothing to show and nothing was ignored. A plan ignores a finding with a comment
    beside its place: # goals: ignore V101 -- why.

    --fix mends what changes no meaning, such as a text that a # has cut. On a terminal it shows a diff and asks;
    elsewhere it names the places alone, and writes with --yes only. What is not certain is left to you. With --commit
    each plan that was mended is committed by itself.

    The matrix as CSV has the columns client, path, profile and active_goals, then one for each element of a complete
    plan with yes, no, or nothing where nobody asks for it: goals, words, matters, answer, options, statement,
    measure, date, client_steps, worker_steps, agreement, copy, review, rating, needs, strengths, preferences,
    supports, paid_supports, culture, risks, monitor, finishing, disagreements, requests.

    --at looks at plans as they stood then, on the day it was then, by the settings of today.

    Examples:
      goals check
      goals check heron-27 --advice
      goals check clients/heron-27.yaml --fail-on warning
      goals check --format json > findings.json
      goals check --staged --fail-on file
      goals check --since main
      goals check --at 2026-03-31
      goals check --matrix --format csv > matrix.csv
      goals check --profile hcbs --advice
      goals check heron-27 --fix
    """
    from goals_cli.checking import targets

    advice = advice or every or fail_on == Severity.ADVICE.value
    if (form == CSV) > matrix or (matrix and form not in ("text", CSV)):
        raise UsageError("csv is a format of the matrix, and text the other one", "--matrix --format csv")
    if not fix:
        _refuse_alone({"--yes": yes, "--commit": bool(commit)})
    _refuse_together(plans, chosen=bool(staged or since), fix=fix, printed=matrix or form != "text", at=at is not None)
    opened, touched, unreadable = None, None, list[str]()
    past = past_or_none(_opened(caseload), at) if at else None
    if past:
        asked = list(targets.of_past(past, plans or (), unreadable, deny_list))
        say(f"as it stood at {past.called}, on {past.moment.day}", quiet)
    elif plans:
        asked = list(targets.named(plans, lambda: open_caseload(caseload), deny_list))
    else:
        opened = _opened(caseload)
        asked, touched = targets.chosen(opened, staged=staged, since=since, deny_list=deny_list)
    if profile:
        asked = targets.trying(profile, asked)
    remembered = None if no_cache or profile else opened  # what comes of a trial is not worth remembering
    now, compared = day_of(past, today), past is None
    check_now = partial(_checked, asked, touched, today=now, jobs=jobs, caseload=remembered, compared=compared)
    results = check_now()
    if fix and mend(asked, results, show_text=show_text, yes=yes, quiet=quiet, commit=commit):
        results = check_now()
    if matrix:
        _print_matrix(results, asked, form)
        failing = False
    else:
        shown = {"advice": advice, "every": every, "show_text": show_text, "quiet": quiet}
        failing = _print_findings(results, asked, form, fail_on, **shown)
    for message in unreadable:
        say(f"goals: {message}")
    if failing or unreadable:
        raise typer.Exit(NotFound.exit_code if unreadable else 1)


def _print_findings(
    results: Results, asked: list[Target], form: str, fail_on: str,
    *, advice: bool, every: bool, show_text: bool, quiet: bool,
) -> bool:  # fmt: skip
    """Print what was found, and sum up; say whether it fails."""
    from goals_cli.checking.engine import lines_in_question
    from goals_cli.render.checks.page import Page

    failing = frozenset(finding for finding in results.findings if _fails(finding, fail_on))
    seen = sys.stdout.isatty()  # the worker's own screen, where the client's words may stand
    page = Page(results, advice, MOST_ADVICE if seen and form == "text" and not every else None, failing=failing)
    if form == "json":
        page = replace(page, fixable=_fixable(asked, results))
    if form == "text":
        page = replace(page, columns=columns())
    shown = page.shown()
    if form == "text" and (show_text or seen):
        page = replace(page, excerpts=lines_in_question(asked, shown))
    out(checks.written(page, form))
    for note in results.notes:
        say(f"goals: {note}")
    say(checks.summary(results, advice=advice or form == "json"), quiet and not shown and not results.ignored)
    return bool(failing)


def _refuse_alone(given: dict[str, bool]) -> None:
    """Refuse options that mean nothing without --fix."""
    for option in (name for name, told in given.items() if told):
        raise UsageError(f"{option} goes with --fix", f"--fix {option}")


def _refuse_together(plans: list[str] | None, *, chosen: bool, fix: bool, printed: bool, at: bool) -> None:
    """Refuse options that cannot be meant together."""
    if plans and chosen:
        raise UsageError("--staged and --since choose the plans themselves", "leave the plans out")
    if fix and (chosen or printed):
        raise UsageError("--fix goes with no --staged, --since, --matrix or --format", "run it by itself first")
    if at and (chosen or fix):
        raise UsageError("--at goes with no --staged, --since or --fix", "the past is not mended")


def _print_matrix(results: Results, asked: list[Target], form: str) -> None:
    from goals_cli.matrix import matrix
    from goals_cli.render.matrix import FORMATS

    if asked:
        out(on_screen(FORMATS, form, matrix(results.lines, asked[0].terms)))


def _fails(finding: Finding, level: str) -> bool:
    """Say whether a finding counts; those of the file itself have codes that begin with F."""
    if level == OF_THE_FILE:
        return finding.severity is Severity.ERROR and finding.code.startswith("F")
    return finding.severity.rank <= Severity(level).rank


def _fixable(asked: list[Target], results: Results) -> frozenset[Finding]:
    """Say which findings --fix would end."""
    from goals_cli.checking.mending import mendable

    return frozenset(finding for mended in mendable(asked, results.findings) for finding in mended.findings)


def _checked(
    asked: list[Target],
    only: set[str] | None,
    *,
    today: date,
    jobs: int | None,
    caseload: Caseload | None,
    compared: bool,
) -> Results:
    """Check the plans, with a progress bar where somebody waits for it; a caseload's are remembered."""
    from goals_cli.checking.running import check_all
    from goals_cli.checking.targets import memory_of
    from goals_cli.processes import processors

    memory = memory_of(caseload, asked[0].terms) if caseload and asked else None
    run = partial(check_all, asked, today=today, jobs=jobs or processors(), memory=memory, only=only, compared=compared)
    if len(asked) < WORTH_A_BAR or not sys.stderr.isatty():
        return run()
    with typer.progressbar(length=len(asked), label="checking", file=sys.stderr) as bar:
        return run(progress=bar.update)


def _opened(folder: Path | None) -> Caseload:
    try:
        return open_caseload(folder)
    except NotFound as error:
        raise NotFound(error.message, f"name a plan's file; or {error.hint}") from error
