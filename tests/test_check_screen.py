"""The text of `goals check` on a screen: as wide as that is, and for programs one line for each finding."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Run
from made_plans import ACTED_UPON, HOSTILE
from terminals import Terminal
from test_check_command import PATH, PLAN, TODAY

from goals_cli.checking import Results
from goals_cli.findings import Finding, Severity
from goals_cli.render.checks.page import Page
from goals_cli.render.checks.text import text
from goals_cli.render.terminal import safe, width

AT_40 = """\
clients/heron-27.yaml:6:5: R602 the
  first review of goal g-1 was due on
  2026-03-30; it has been active since
  2026-03-02
      - id: g-1
        ^
    warning: look back together, the
      client first: goals review
      heron-27 --goal g-1 --kind review
clients/heron-27.yaml:8:5: A202
  agreement a-20260302-1 quotes other
  words than goal g-1 has now: statement
        statement: "\u4e2d I sleep six ho...
        ^
    error: agree on the words as they
      are now: goals agree heron-27
      --goal g-1
"""
AT_80 = """\
clients/heron-27.yaml:6:5: R602 the first review of goal g-1 was due on
  2026-03-30; it has been active since 2026-03-02
      - id: g-1
        ^
    warning: look back together, the client first: goals review heron-27
      --goal g-1 --kind review
clients/heron-27.yaml:8:5: A202 agreement a-20260302-1 quotes other words than
  goal g-1 has now: statement
        statement: "\u4e2d I sleep six hours"
        ^
    error: agree on the words as they are now: goals agree heron-27 --goal g-1
"""
WHOLE = """\
clients/heron-27.yaml:6:5: R602 the first review of goal g-1 was due on 2026-03-30; it has been active since 2026-03-02
      - id: g-1
        ^
    warning: look back together, the client first: goals review heron-27 --goal g-1 --kind review
clients/heron-27.yaml:8:5: A202 agreement a-20260302-1 quotes other words than goal g-1 has now: statement
        statement: "\u4e2d I sleep six hours"
        ^
    error: agree on the words as they are now: goals agree heron-27 --goal g-1
"""


@pytest.fixture
def folder(caseload: Path) -> Path:
    (caseload / PATH).write_text(PLAN, encoding="utf-8")
    return caseload


def on_a_terminal(folder: Path, columns: int, *options: str, **more: str) -> str:
    """Give what is sent to a terminal, up to the summary; not what it makes of lines that are too long for it."""
    env = {"GOALS_TODAY": TODAY} | more
    with Terminal("check", *options, folder=folder, columns=columns, env=env) as terminal:
        assert terminal.end() == 1
        return terminal.raw.decode().replace("\r\n", "\n").partition("1 plan, ")[0]


@pytest.mark.parametrize(("columns", "shown"), [(40, AT_40), (80, AT_80), (119, WHOLE), (200, WHOLE)])
def test_findings_are_as_wide_as_the_terminal(columns: int, shown: str, folder: Path) -> None:
    assert on_a_terminal(folder, columns) == shown


def test_columns_in_the_environment_come_before_the_terminal(folder: Path) -> None:
    assert on_a_terminal(folder, 200, COLUMNS="40") == AT_40


def test_what_is_piped_is_one_line_for_each_finding_whatever_the_terminal(folder: Path, run: Run) -> None:
    piped = run("check", "--show-text", today=TODAY).stdout
    assert piped == WHOLE
    assert run("check", "--show-text", today=TODAY, env={"COLUMNS": "40"}).stdout == piped
    with Terminal("check", "--show-text", folder=folder, columns=40, env={"GOALS_TODAY": TODAY},
                  stdout=folder / "piped") as terminal:  # fmt: skip
        assert terminal.end() == 1
    assert (folder / "piped").read_text("utf-8") == piped


def test_that_there_is_more_to_ask_is_told_within_the_screen_too(folder: Path) -> None:
    narrow, wide = (on_a_terminal(folder, columns, "--advice") for columns in (40, 60))
    assert narrow.endswith("\n9 more to ask about another time\n  (--all shows it)\n")
    assert wide.endswith("\n9 more to ask about another time (--all shows it)\n")
    assert max(map(width, wide.split("\n"))) <= 60


def test_what_is_to_be_typed_is_broken_between_its_words_alone(folder: Path) -> None:
    shown = on_a_terminal(folder, 40, "--advice")
    assert "\n      or\n      agreements[a-20260302-1].copy.not_given=WHY\n" in shown


# Whatever a finding holds


def page_of(path: str, message: str, columns: int, excerpt: str | None = None, column: int = 7) -> Page:
    found = Finding("V107", "a-name", Severity.ADVICE, "heron-27", path, 12, column, "goals[g-1]", message, message)
    page = Page(Results(1, (found,), 0), advice=True, columns=columns)
    return page if excerpt is None else replace(page, excerpts={(path, 12): excerpt})


def test_a_place_is_never_broken_even_if_it_holds_spaces_or_is_wider_than_the_screen() -> None:
    path = "the plans of our team/clients of this year/heron-27.yaml"
    shown = text(page_of(path, "goal g-1 does not say what it is for", 40)).split("\n")
    assert shown[:3] == [f"{path}:12:7:", "  V107 goal g-1 does not say what it is", "  for"]


@pytest.mark.parametrize("columns", [20, 40, 80])
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])
def test_a_narrow_screen_is_safe_and_loses_no_word(words: str, columns: int) -> None:
    path = f"clients/{words}.yaml"
    shown = text(page_of(path, words, columns, excerpt=words.split("\n")[0]))
    assert not ACTED_UPON.search(shown)
    assert shown.startswith(safe(f"{path}:12:7:"))
    told = re.sub(r"\s", "", shown)
    assert told.count(re.sub(r"\s", "", safe(words))) >= 3  # in the place, the message and what to do


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (1, "    0123456789012345678901234567890123456789\n    ^"),
        (3, "    0123456789012345678901234567890123456789\n      ^"),
        (39, "    0123456789012345678901234567890123456789\n" + " " * 42 + "^"),
    ],
)
def test_a_line_of_the_file_that_fits_is_whole(column: int, shown: str) -> None:
    assert shown in text(page_of("a.yaml", "x", 44, excerpt="0123456789" * 4, column=column))


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (1, "    0123456789012...\n    ^"),
        (9, "    0123456789012...\n            ^"),
        (10, "    ...4567890123...\n            ^"),
        (36, "    ...0123456789\n            ^"),
    ],
)
def test_of_a_longer_line_what_is_in_question_is_shown_above_its_mark(column: int, shown: str) -> None:
    assert shown in text(page_of("a.yaml", "x", 20, excerpt="0123456789" * 4, column=column))


def test_check_starts_without_what_knows_the_width_of_letters(folder: Path) -> None:
    script = (
        "import sys; from goals_cli.__main__ import run; run(['check']); "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert {"tabulate", "wcwidth", "jinja2", "babel"} & set(done.stderr.split()) == set()
