"""Text is as wide as the terminal that it is printed on, within bounds, and always alike where there is none."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pexpect
import pytest
from conftest import Run
from made_plans import ACTED_UPON, HOSTILE
from terminals import Terminal
from test_sample_cases import DEMO_DAY, NAMES, plan_path

from goals_cli.render.bars import bars
from goals_cli.render.blocks import Bullets, Chart, Heading, Paragraph, Quote, Table
from goals_cli.render.screen import SIGNS, Screen
from goals_cli.render.tables import listed, table, upright
from goals_cli.render.terminal import width
from goals_cli.render.text import text

HEADERS = ("On", "Client", "What")
ROWS = (("2026-03-02", "heron-27", "Ask the landlady about the key"), ("2026-03-09", "robin-03", "Call"))
WIDE = (
    "On          Client    What\n"
    "----------  --------  ------------------------------\n"
    "2026-03-02  heron-27  Ask the landlady about the key\n"
    "2026-03-09  robin-03  Call"
)
BROKEN = (
    "On          Client    What\n"
    "----------  --------  ----------------\n"
    "2026-03-02  heron-27  Ask the landlady\n"
    "                      about the key\n"
    "2026-03-09  robin-03  Call"
)
LISTED = (
    "On: 2026-03-02\n"
    "Client: heron-27\n"
    "What: Ask the landlady about the\n"
    "  key\n"
    "\n"
    "On: 2026-03-09\n"
    "Client: robin-03\n"
    "What: Call"
)


# Tables


@pytest.mark.parametrize(("columns", "shown"), [(80, WIDE), (52, WIDE), (38, BROKEN), (37, LISTED), (34, LISTED)])
def test_a_table_becomes_a_list_where_its_columns_could_not_be_read(columns: int, shown: str) -> None:
    assert table(HEADERS, ROWS, columns=columns) == shown


def test_no_day_and_no_code_is_broken_in_a_narrow_table() -> None:
    shown = table(("Code", "Day", "Words"), [("a-client-of-a-team", "2026-03-02", "word " * 9)], columns=48)
    assert shown.split("\n")[2] == "a-client-of-a-team  2026-03-02  word word word"


def test_80_columns_hold_a_table_whatever_its_columns_hold() -> None:
    shown = table(tuple("abcdefg"), [["word " * 9] * 7]).split("\n")
    assert len(shown[2].split("  ")) == 7
    assert max(map(len, shown)) <= 80


def test_a_list_leaves_out_what_is_empty_and_keeps_the_lines_of_a_cell() -> None:
    rows = [[["a"], [""], ["one", "two"]], [[""], [""], [""]], [["b"], ["c"], [""]]]
    assert listed(("A", "B", ""), rows, columns=20) == "A: a\none\n  two\n\nA: b\nB: c"


@pytest.mark.parametrize(
    ("texts", "shares"), [((59, 49), (28, 32)), ((57, 57), (25, 35)), ((199, 19), (41, 19)), ((19, 19), (19, 19))]
)
def test_columns_of_long_texts_share_the_room(texts: tuple[int, int], shares: tuple[int, int]) -> None:
    headers, row = (
        ("Worker", "Days", "This", "That"),
        ["w-amara", "3 ago", *("x " * (each // 2) + "x" for each in texts)],
    )
    ruler = table(headers, [row]).split("\n")[1]
    found = tuple(map(len, ruler.split("  ")))
    assert found[:2] == (8, 6)
    assert all(share - 1 <= each <= share for each, share in zip(found[2:], shares, strict=True))


def test_marks_that_have_no_room_beside_each_other_follow_below() -> None:
    heads = ("Client", "aa", "bb", "cc", "dd", "ee", "ff", "gg")
    rows = [("heron-27", *"xx-xx-x"), ("robin-03", *"-------")]
    assert upright(heads, rows, columns=20) == (
        "         a b c d e f\n"
        "         a b c d e f\n"
        "heron-27 x x - x x -\n"
        "robin-03 - - - - - -\n"
        "\n"
        "          g\n"
        "          g\n"
        "heron-27  x\n"
        "robin-03  -"
    )


# Pages


@pytest.mark.parametrize("columns", [20, 40, 60])
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])
def test_a_page_fits_and_is_safe(words: str, columns: int) -> None:
    page = (Heading(1, words), Paragraph(words), Heading(2, words), Quote(words), Bullets((words, "x")),
            Table(("A", words), ((words, "x"), ("y", words))))  # fmt: skip
    for side_heads in (False, True):
        shown = text(page, screen=Screen(columns), side_heads=side_heads)
        assert not ACTED_UPON.search(shown)
        if "\u200d" not in words:  # what a family of joined emoji takes up differs from terminal to terminal
            assert max(map(width, shown.split("\n"))) <= columns


def test_side_heads_stand_above_where_there_is_no_room_beside() -> None:
    page = (Heading(1, "Top"), Heading(2, "Said"), Quote("I am fine."))
    assert text(page, screen=Screen(60), side_heads=True) == 'Top\n===\n\nSaid           "I am fine."'
    assert text(page, screen=Screen(59), side_heads=True) == text(page)


def test_a_bar_is_half_as_long_where_there_is_no_room() -> None:
    chart = Chart("How far along I am", ((date(2026, 3, 16), 3), (date(2026, 4, 13), 10)))
    assert bars(chart, SIGNS, columns=37) == (
        "How far along I am\n  2026-03-16  ######.............. 3\n  2026-04-13  #################### 10"
    )
    assert bars(chart, SIGNS, columns=36) == (
        "How far along I am\n  2026-03-16  ###....... 3\n  2026-04-13  ########## 10"
    )
    assert bars(chart, SIGNS, columns=15).startswith("How far along I\nam\n")


# Terminals


@pytest.fixture
def cases(caseload: Path) -> Path:
    """Give a caseload with the plans of all sample cases."""
    for name in NAMES:
        shutil.copy(plan_path(name), caseload / "clients")
    return caseload


def commands() -> Iterator[list[str]]:
    for name in NAMES:
        yield ["report", "plan", name, "--quiet"]
        yield ["report", "session", name, "--quiet"]
        yield ["list", name]
    yield ["list"]
    yield ["report", "caseload", "--matrix"]
    yield ["report", "due", "--within", "6m"]
    yield ["report", "stuck"]
    yield ["report", "voice"]
    yield ["report", "outcomes", "--small-groups"]
    yield ["check", "--matrix"]


IN_TURN = """
import sys
from goals_cli.__main__ import run
for line in sys.argv[1].split("|"):
    print("$", line, flush=True)
    run(line.split())
"""


def printed(folder: Path, columns: int) -> list[str]:
    """Give the lines that all of them print on a terminal, with the command itself before what it prints."""
    asked = "|".join(map(" ".join, commands()))
    environment = os.environ | {"TERM": "xterm", "GOALS_TODAY": DEMO_DAY, "PYTHONUTF8": "1"}
    environment.pop("COLUMNS", None)
    child = pexpect.spawn(sys.executable, ["-c", IN_TURN, asked], cwd=str(folder), env=environment,
                          dimensions=(24, columns), timeout=120)  # fmt: skip
    lines: list[str] = child.read().decode().removesuffix("\r\n").split("\r\n")
    child.close()
    assert child.exitstatus == 0
    return lines


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, cases: Path) -> None:
    lines = printed(cases, columns)
    assert [line for line in lines if line.startswith("$ ")] == [f"$ {' '.join(command)}" for command in commands()]
    shown = [line for line in lines if not line.startswith("$ ")]
    assert [line for line in shown if width(line) > min(columns, 80)] == []
    assert max(map(width, shown)) > min(columns, 80) - 4  # the room is used
    assert ("Client: heron-27" in shown) == (columns < 80)


def test_what_is_piped_or_written_to_a_file_is_alike_whatever_the_terminal(cases: Path, run: Run) -> None:
    piped = run("report", "due", today=DEMO_DAY).stdout
    assert run("report", "due", today=DEMO_DAY, env={"COLUMNS": "40"}).stdout == piped
    with Terminal("report", "due", folder=cases, columns=40, env={"GOALS_TODAY": DEMO_DAY},
                  stdout=cases / "piped") as terminal:  # fmt: skip
        assert terminal.end() == 0
    assert (cases / "piped").read_text("utf-8") == piped
    with Terminal("report", "due", "--output", "due.txt", folder=cases, columns=40,
                  env={"GOALS_TODAY": DEMO_DAY}) as terminal:  # fmt: skip
        assert terminal.end() == 0
        assert terminal.seen() == "written: due.txt"
    assert (cases / "due.txt").read_text("utf-8") == piped


def test_columns_in_the_environment_come_before_the_terminal(cases: Path) -> None:
    def on_a_terminal(columns: int, told: str) -> str:
        with Terminal("list", folder=cases, columns=columns, env={"COLUMNS": told}) as terminal:
            assert terminal.end() == 0
            return terminal.seen()

    assert on_a_terminal(80, "40").startswith("client: finch-83\nworker: w-")
    assert on_a_terminal(80, "1") == on_a_terminal(80, "20")
