"""Where a report goes: onto the screen, or whole into a file, which may be opened at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goals_cli.commands.common import day_of, open_caseload, out, past_or_none, say
from goals_cli.commands.formats import name_unreadable
from goals_cli.commands.screens import screen
from goals_cli.errors import MissingPart, NotFound, UsageError

if TYPE_CHECKING:
    from datetime import date

    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past
    from goals_cli.render.layouts import OfCaseload

OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write it into this file, whole or not at all."),
]
_SCREEN = Path("-")
_OF_GIT = frozenset({".git", ".gitattributes", ".gitignore"})
OpenOption = Annotated[bool, typer.Option("--open", help="Open the file of --output, as if by a double click.")]


def report_on(
    build: Callable[[Caseload, date, Past | None], OfCaseload],
    *,
    form: str, output: Path | None, show: bool, at: str | None, caseload: Path | None, today: str | None,
) -> None:  # fmt: skip
    """Make a report on a caseload as it is, or as it stood `at` some time, and bring it where it is wanted."""
    from goals_cli.render import reports

    check_delivery(form, output, opened=show)
    opened = open_caseload(caseload)
    past = past_or_none(opened, at)
    report = build(opened, day_of(past, today), past)
    deliver(reports.written(form, report, screen=screen(output)), opened, output, opened=show)
    name_unreadable(report.unreadable)


def is_file(output: Path | None) -> bool:
    """Say whether a report goes into a file, and not onto the screen."""
    return output is not None and output != _SCREEN


def deliver(report: str | bytes, caseload: Caseload, output: Path | None, *, opened: bool, quiet: bool = False) -> None:
    """Print a report, or put it into a file and say so."""
    if output is None or output == _SCREEN:
        out(str(report))
        return
    from goals_cli.paths import shown
    from goals_cli.planfile.saving import current, save

    _refuse_what_is_no_place(caseload, output)
    try:
        before = current(output)
    except OSError as error:
        raise NotFound(f"{shown(output)} cannot be written: {error.strerror or type(error).__name__}") from error
    save(output, _content(report), expected=before, name=shown(output))
    say(f"written: {shown(output)}", quiet)
    if opened:
        _open(output)


def check_delivery(form: str, output: Path | None, *, opened: bool) -> None:
    """Refuse to open what is in no file, since nothing should lie around that nobody asked for, and PDF on a screen."""
    output = None if output == _SCREEN else output
    if form == "pdf" and output is None:
        raise UsageError("--format pdf needs a file to write", "--output FILE says where it goes")
    if opened and output is None:
        raise UsageError("--open needs a file to open", "--output FILE says where it goes")


def _content(report: str | bytes) -> bytes:
    return report if isinstance(report, bytes) else f"{report.removesuffix(chr(10))}\n".encode()


def _refuse_what_is_no_place(caseload: Caseload, output: Path) -> None:
    """Keep reports away from plans of any caseload and from git, and from what is no file or lies in no folder."""
    from goals_cli.paths import find_root, shown

    name = shown(output)
    if not output.parent.is_dir():
        raise NotFound(f"{name} cannot be written: there is no such folder", "make the folder, or choose another")
    if output.exists() and not output.is_file():
        raise NotFound(f"{name} cannot be written: something else than a file is there", "choose another name")
    target = output.resolve()
    for root in filter(None, (caseload.root.resolve(), find_root(target.parent))):
        if any(target.is_relative_to(root / own) for own in ("clients", "goals.toml", ".goals")):
            hint = "choose another place"
            raise UsageError(f"{name} is a place of the plans and their settings, not of reports", hint)
    if not _OF_GIT.isdisjoint(target.parts):
        raise UsageError(f"{name} is a place of git, not of reports", "choose another place")


def _open(path: Path) -> None:
    from goals_cli.editor import open_file
    from goals_cli.paths import shown

    if not open_file(path):
        raise MissingPart(
            f"no program was found that opens {shown(path)}", "open the file yourself; BROWSER names a program to use"
        )
