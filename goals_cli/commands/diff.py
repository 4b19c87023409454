"""`goals diff`: what changed between two points, and since the client agreed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from goals_cli.commands import completing
from goals_cli.commands.cautions import say_when_no_copy_was_given
from goals_cli.commands.common import CaseloadOption, QuietOption, TodayOption, open_caseload, out, say, today_or
from goals_cli.commands.formats import format_option
from goals_cli.commands.lazy import too_many
from goals_cli.commands.screens import on_screen
from goals_cli.commands.speaking import language_option, spoken_with, tell_of_english
from goals_cli.errors import UsageError
from goals_cli.speech import ENGLISH

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload

FORMATS = ("text", "markdown", "json")


def diff(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REV[..REV]] [CLIENT]",
            help="Two points, or one and the present files; the last commit unless told. One client, or all.",
            autocompletion=completing.clients,
        ),
    ] = None,
    since_agreed: Annotated[
        bool, typer.Option("--since-agreed", help="The client's page: what changed since they agreed.")
    ] = False,
    language: Annotated[str | None, language_option("the client's page")] = None,
    private: Annotated[bool, typer.Option("--private", help="Print what the client keeps private, too.")] = False,
    form: Annotated[str, format_option(FORMATS)] = "text",
    caseload: CaseloadOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
) -> None:
    """Say what changed in plans, as goals and promises rather than lines.

    A point is a commit, a branch, a tag, or a day (its end). With --since-agreed it is a page for the client, in plain
    words: what they agreed to, what it says now, who asked for that and why, and the promises since. What the client
    keeps private is left out unless --private is given. Where an agreement says why the client was given no copy, a
    note on stderr names it: what lies around can be a danger.

    That page is in the language that the plan names as theirs, English when there is none or no translation into it;
    --language asks for another one. JSON is the same in all languages.

    Examples:
      goals diff
      goals diff heron-27
      goals diff 2026-03-02 heron-27
      goals diff v1..main
      goals diff --since-agreed heron-27 > page.txt
      goals diff --since-agreed heron-27 --language es
    """
    opened = open_caseload(caseload)
    span, client = _taken(opened, asked or [])
    if since_agreed:
        if client is None or span:
            raise UsageError("--since-agreed needs a client, and nothing else", "goals diff --since-agreed CLIENT")
        _print_page(opened, client, form, today, language, private=private, quiet=quiet)
        return
    if language:
        raise UsageError("--language goes with --since-agreed, the page for a client",
                         "goals diff --since-agreed CLIENT --language CODE")  # fmt: skip
    from goals_cli.history.comparing import compare
    from goals_cli.history.event import hidden
    from goals_cli.render import diff_page

    found = compare(opened, span, client)
    if not private:
        found = replace(
            found, plans=tuple(replace(plan, events=tuple(map(hidden, plan.events))) for plan in found.plans)
        )
    out(on_screen(diff_page.FORMATS, form, found))


def _taken(caseload: Caseload, asked: list[str]) -> tuple[str | None, str | None]:
    """Tell points from the client; a word alone is a client when there is such a plan."""
    if len(asked) > 2:
        raise UsageError(too_many(len(asked) - 2), "goals diff REV..REV CLIENT")
    if len(asked) == 2:
        return asked[0], asked[1]
    if asked and asked[0] in caseload.clients():
        return None, asked[0]
    return (asked[0] if asked else None), None


def _print_page(
    caseload: Caseload, client: str, form: str, today: str | None, language: str | None, *, private: bool, quiet: bool
) -> None:
    from goals_cli.history.since_agreed import since_agreed
    from goals_cli.planning import open_plan
    from goals_cli.render.since_agreed import FORMATS as PAGES
    from goals_cli.render.since_agreed import IN_WORDS

    read = open_plan(caseload, client)
    found = since_agreed(read.data, today=today_or(today), private=private)
    say_when_no_copy_was_given(read.plan, None, quiet)
    out(on_screen(PAGES, form, found, spoken_with(read.plan, language) if form in IN_WORDS else ENGLISH))
    if form in IN_WORDS:
        tell_of_english(read.plan, language, quiet, what="page")
    if found.left_out:
        say(f"left out as private: {found.left_out} (--private puts it on the page)", quiet)
