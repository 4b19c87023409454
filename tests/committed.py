"""Plans in real repositories for the tests of --commit, and a story that every command which changes a plan is in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from conftest import Result
from histories import Repository

from goals_cli import caseload as caseloads
from goals_cli import planning

HERON = "heron-27"
PATH = "clients/heron-27.yaml"
SECRET = "Zebra"  # in every text of the client's
Say = Callable[..., Result]

# Each command that changes a client's plan, with what it is told, in an order in which it can be told.
STORY: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("create",), ("--words", f"{SECRET} sleeps")),
    (("step", "add"), ("--goal", "g-1", "--step", f"{SECRET} goes")),
    (("step", "done"), ("s-1",)),
    (("step", "take-back"), ("s-2", "--because", SECRET)),
    (("need",), ("--need", SECRET, "--source", SECRET)),
    (("about",), ("--strength", SECRET)),
    (("view",), ("--goal", "g-1", "--by", "family", "--view", SECRET)),
    (("words",), ("--goal", "g-1", "--words", SECRET)),
    (("agree",), ("--goal", "g-1", "--answer", "agrees", "--shown", "spoken", "--client-says", SECRET)),
    (("review",), ("--goal", "g-1", "--rating", "4", "--words", SECRET, "--win", SECRET)),
    (("change",), ("--goal", "g-1", f"statement={SECRET} is there", "--asked-by", "client")),
    (("set",), (f"x-{SECRET.lower()}={SECRET}",)),
    (("pause",), ("--goal", "g-1", "--because", SECRET)),
    (("resume",), ("--goal", "g-1", "--because", SECRET)),
    (("decline",), ("--goal", "g-2", "--because", SECRET)),
    (("end",), ("--goal", "g-1", "--reason", "reached", "--client-says", SECRET)),
    (("handover",), ("--to", "w-ben", "--because", SECRET)),
    (("resolve",), ("c-1", "--take", "theirs")),
    (("edit",), ()),
    (("close",), ("--because", SECRET)),
)


def add_plan(folder: Path, client: str = HERON) -> None:
    """Write a plan of two goals, the first with two steps."""
    here = caseloads.at(folder)
    steps = [{"id": f"s-{number}", "who": "client", "step": f"{SECRET} steps"} for number in (1, 2)]
    worded = {"id": "g-1", "words": f"{SECRET} rests.", "statement": f"{SECRET} stays.", "steps": steps}
    planning.add_goal(here, client, worded, worker="w-amara", today=date(2026, 3, 2))
    planning.add_goal(here, client, {"id": "g-2", "words": SECRET}, worker="w-amara", today=date(2026, 3, 2))


def add_conflict(folder: Path, client: str = HERON) -> None:
    """Add what a merge has left undecided to a plan."""
    with (folder / "clients" / f"{client}.yaml").open("a", encoding="utf-8") as file:
        file.write(f"conflicts:\n  - {{id: c-1, where: monitor, ours: {SECRET}, theirs: {SECRET} too}}\n")


def editor_in(folder: Path) -> Path:
    """Make an editor that adds a comment to what it is given."""
    editor = folder / "an-editor"
    editor.write_text(f'#!/bin/sh\necho "# {SECRET}" >> "$1"\n')
    editor.chmod(0o755)
    return editor


def words(text: str = SECRET, *more: str, client: str = HERON) -> tuple[str, ...]:
    """Give the command line that adds what the client said later."""
    return ("words", client, "--goal", "g-1", "--words", text, *more)


def head(repository: Repository) -> str:
    """Give the last commit."""
    return repository.git("rev-parse", "HEAD")


def assert_committed(repository: Repository, result: Result, *before: str, client: str = HERON) -> None:
    """Take a command for done that said these lines, and then which commit it made: one, of this plan alone."""
    lines = [*before, f"{client}: committed as {head(repository)[:12]}"]
    assert (result.code, result.stdout, result.stderr.splitlines()) == (0, "", lines)
    (path,) = repository.git("show", "--format=", "--name-only", "-z", "HEAD").strip("\0").split("\0")
    assert path.split("/")[-2:] == ["clients", f"{client}.yaml"]


def assert_refused(result: Result, code: int, *lines: str) -> None:
    """Take a command for refused with these lines and no result."""
    assert result == Result("", "".join(f"{line}\n" for line in lines), code)
