"""`goals check`: is every plan complete, and is it truly the client's?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goals_cli.commands import completing
from goals_cli.commands.common import CaseloadOption, QuietOption, TodayOption, open_caseload, out, say, today_or
from goals_cli.commands.formats import choice_option, format_option
from goals_cli.errors import NotFound
from goals_cli.findings import Severity
from goals_cli.render import checks

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload


def check(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLIENT|PATH]...",
            help="Clients, plan files or folders; the whole caseload when none is named.",
            autocompletion=completing.clients,
        ),
    ] = None,
    form: Annotated[str, format_option(checks.FORMATS)] = "text",
    fail_on: Annotated[
        str, choice_option("--fail-on", [each.value for each in Severity], "From which severity on to exit with 1.")
    ] = Severity.ERROR.value,
    advice: Annotated[bool, typer.Option("--advice", help="Show advice too; JSON always holds it.")] = False,
    show_text: Annotated[
        bool, typer.Option("--show-text", help="Show the lines in question: the client's own words may be in them.")
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
) -> None:
    """Say what the plans still need, and change nothing.

    One line for each finding: path:line:column: CODE message. Errors are about a plan that cannot be trusted, or a goal
    that is worked on without the client's answer; warnings about what is overdue; advice is for the next conversation.
    The deny-list may also be named by this clone's own git setting goals.denyList.
    Exits with 1 when there are errors (or what --fail-on says), and prints no text of the client unless told to. With
    --quiet it is silent when there is nothing to show.

    Examples:
      goals check
      goals check heron-27 --advice
      goals check clients/heron-27.yaml --fail-on warning
      goals check --format json > findings.json
    """
    from goals_cli.checking import check_all, targets
    from goals_cli.checking.engine import lines_in_question

    level = Severity(fail_on)
    advice = advice or level is Severity.ADVICE
    if plans:
        asked = list(targets.named(plans, lambda: open_caseload(caseload), deny_list))
    else:
        asked = list(targets.of_caseload(_opened(caseload), deny_list))
    results = check_all(asked, today=today_or(today))
    excerpts = lines_in_question(asked, checks.shown(results, advice=advice)) if show_text else {}
    out(checks.FORMATS[form](results, advice=advice, excerpts=excerpts))
    say(checks.summary(results, advice=advice or form != "text"), quiet and not checks.shown(results, advice=advice))
    if any(finding.severity.rank <= level.rank for finding in results.findings):
        raise typer.Exit(1)


def _opened(folder: Path | None) -> Caseload:
    try:
        return open_caseload(folder)
    except NotFound as error:
        raise NotFound(error.message, f"name a plan's file; or {error.hint}") from error
