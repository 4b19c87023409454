"""The bars on a terminal: how far along the client said they are, drawn where somebody sees it and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from conftest import Run
from made_plans import PROFILE, TODAY, made, plan_data, review, save
from terminals import Terminal

from goals_cli.languages import speech
from goals_cli.render.bars import bars
from goals_cli.render.blocks import Chart, Heading
from goals_cli.render.reports import FORMATS, text, written
from goals_cli.render.screen import BLOCKS, SIGNS, Screen
from goals_cli.render.text import text as plain_page
from goals_cli.sheets import PlanReport, plan_report

RATINGS = ((date(2026, 3, 16), 0), (date(2026, 4, 13), 4), (date(2026, 5, 11), 10))
DAYS = ("16 Mar 2026", "13 Apr 2026", "11 May 2026")
DRAWN = (
    "How far along I said I am\n"
    "  16 Mar 2026  .................... 0\n"
    "  13 Apr 2026  ########............ 4\n"
    "  11 May 2026  #################### 10"
)
TABLE = "On           I said\n-----------  --------\n16 Mar 2026  0\n13 Apr 2026  4\n11 May 2026  10"
SPANISH = speech("es")
UTF_8 = {"LC_ALL": "", "LC_CTYPE": "", "LANG": "C.UTF-8"}


def chart(*points: tuple[date, int], days: tuple[str, ...] = ()) -> Chart:
    return Chart("How far along I said I am", points, days)


def reviews() -> list[dict[str, object]]:
    return [
        review(str(on), progress=[{"goal": "g-1", "ratings": [{"by": "client", "rating": rating}]}])
        for on, rating in RATINGS
    ]


def sheet() -> PlanReport:
    return plan_report(made({}, reviews=reviews()), PROFILE, today=TODAY)


def test_a_bar_for_each_rating() -> None:
    assert bars(chart(*RATINGS, days=DAYS), SIGNS) == DRAWN
    assert bars(chart(*RATINGS, days=DAYS), BLOCKS) == DRAWN.replace("#", "█").replace(".", "░")
    assert DRAWN.replace("#", "█").replace(".", "░").count("█") == (0 + 4 + 10) * 2


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (7, ["01", "02", "03", "04", "05", "06", "07"]),
        (8, ["01", "04", "05", "06", "07", "08"]),
        (28, ["01", "24", "25", "26", "27", "28"]),
    ],
)
def test_many_ratings_are_drawn_in_few_lines(number: int, shown: list[str]) -> None:
    lines = bars(chart(*((date(2026, 2, day), 5) for day in range(1, number + 1))), SIGNS).split("\n")[1:]
    assert [line[10:12] for line in lines if "#" in line] == shown
    assert [line for line in lines if "#" not in line] == (
        [f"  ({number - len(shown)} more between)"] if number > len(shown) else []
    )
    assert len(lines) <= 7


def test_bars_begin_below_each_other_and_speak_the_language_of_the_sheet() -> None:
    points = tuple((date(2026, 9, day), 5) for day in range(5, 15))
    lines = bars(chart(*points, days=tuple(SPANISH.brief_day(on) for on, _ in points)), SIGNS, SPANISH).split("\n")
    bar = "##########.......... 5"
    assert lines[1:4] == [f"  5 sept 2026   {bar}", "  (4 más en medio)", f"  10 sept 2026  {bar}"]


def test_the_bars_stand_above_the_table_which_stays() -> None:
    title = "How far along I am, from 0 to 10\n" + "-" * 32
    assert text(sheet()).endswith(f"{title}\n\n{TABLE}")
    drawing = Screen(marks=SIGNS)
    assert text(sheet(), screen=drawing).endswith(f"{title}\n\n{DRAWN}\n\n{TABLE}")
    assert plain_page([Heading(3, "Sleep"), chart(*RATINGS, days=DAYS)], screen=drawing) == f"Sleep\n{DRAWN}"


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
def test_no_other_format_has_bars(form: str) -> None:
    assert written(form, sheet(), screen=Screen(marks=SIGNS)) == FORMATS[form](sheet())


def on_a_terminal(folder: Path, env: Mapping[str, str], *more: str) -> str:
    save(folder, plan_data({}, reviews=reviews()))
    with Terminal("report", "plan", "heron-27", "--today", "2026-06-01", *more, folder=folder, env=env) as terminal:
        assert terminal.end() == 0
        return terminal.seen()


@pytest.mark.parametrize(
    ("env", "full"),
    [
        (UTF_8, "█"),
        (UTF_8 | {"NO_COLOR": "1"}, "█"),
        ({"LC_ALL": "", "LC_CTYPE": "en_GB.utf8", "LANG": "C"}, "█"),
        ({"LC_ALL": "de_DE.ISO-8859-1", "LC_CTYPE": "", "LANG": "C.UTF-8"}, "#"),
        ({"LC_ALL": "C", "LC_CTYPE": "", "LANG": "C.UTF-8"}, "#"),
        (UTF_8 | {"TERM": "dumb"}, "#"),
    ],
)
def test_a_terminal_gets_what_it_can_show(env: dict[str, str], full: str, caseload: Path) -> None:
    seen = on_a_terminal(caseload, env)
    assert f"  13 Apr 2026  {full * 8}" in seen
    assert {"█": "#", "#": "█"}[full] not in seen
    assert "13 Apr 2026  4\n" in seen


def test_nothing_is_drawn_that_another_program_or_a_file_would_get(caseload: Path, run: Run) -> None:
    assert "written: sheet.txt" in on_a_terminal(caseload, UTF_8, "--output", "sheet.txt")
    assert "█" not in Path("sheet.txt").read_text("utf-8")
    piped = run("report", "plan", "heron-27", today="2026-06-01", env=UTF_8).stdout
    assert piped == Path("sheet.txt").read_text("utf-8")
    line = ("report", "plan", "heron-27", "--today", "2026-06-01")
    with Terminal(*line, folder=caseload, env=UTF_8, stdout=caseload / "piped") as terminal:
        assert terminal.end() == 0
    assert (caseload / "piped").read_text("utf-8") == piped
