"""The pages of the reports in a real browser: anyone can use them, they fit every screen and paper, and fetch nothing.

The reports over a caseload are made here of all sample cases together; tests/test_every_report.py makes every report of
each of them.

These tests need Chromium (Debian and Ubuntu: `apt-get install chromium`); without it they are left out, and the end of
the test run says so.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import PAPERS, WIDTHS, chromium, printed, shown, too_wide, violations
from catalogues import with_hebrew
from made_plans import HOSTILE, PROFILE, TODAY, plan_data, whole_data
from test_pages import sheet
from test_reporting import hostile_reports
from test_sample_cases import CASES, DEMO_DAY, NAMES

import goals_cli.__main__ as program
from goals_cli.languages import speech
from goals_cli.plan import Plan, from_data
from goals_cli.render.reports import html
from goals_cli.sheets import plan_report
from goals_cli.speech import ENGLISH

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Case:
    """A report and the most pages that it may take up on paper."""

    name: str
    arguments: tuple[str, ...]
    pages: int
    today: str = DEMO_DAY


CASELOAD = (
    Case("caseload", ("caseload",), 1),
    Case("caseload-matrix", ("caseload", "--matrix"), 2),
    Case("caseload-of-one", ("caseload", "--worker", "w-lena", "--matrix", "--sort", "review"), 1),
    Case("due", ("due", "--within", "120d"), 2),
    Case("due-of-one", ("due", "--worker", "w-jonas", "--sort", "client"), 1),
    Case("stuck", ("stuck",), 2, "2026-09-01"),
    Case("stuck-none", ("stuck",), 1),
    Case("voice", ("voice",), 2),
    Case("voice-of-one", ("voice", "--worker", "w-lena"), 1),
    Case("outcomes", ("outcomes",), 4),
    Case("outcomes-small-groups", ("outcomes", "--from", "2026-01-01", "--small-groups"), 4),
    Case("session", ("session", "otter-61"), 1),
    Case("sheet-of-one-goal", ("plan", "heron-27"), 1),
    Case("sheet-of-one-goal-taken-back", ("plan", "robin-52"), 1),
    Case("sheet-of-demands", ("plan", "kestrel-40"), 2),
    Case("sheet-of-others", ("plan", "wren-15", "--private"), 3),
    Case("sheet", ("plan", "swift-70", "--private"), 2),
    Case("sheet-large", ("plan", "siskin-19", "--large"), 4),
    Case("sheet-of-a-conflict", ("plan", "tern-36"), 1),
)
every_report = pytest.mark.parametrize("case", CASELOAD, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a caseload of all sample cases."""
    made = tmp_path_factory.mktemp("pages")
    assert program.run(["init", str(made), "--no-git", "--quiet"]) == 0
    for name in NAMES:
        shutil.copy(CASES / name / f"{name}.yaml", made / "clients")
    return made


@pytest.fixture
def page_file(case: Case, folder: Path) -> Path:
    path = folder / f"{case.name}.html"
    options = ["--format", "html", "--output", str(path), "--caseload", str(folder), "--today", case.today]
    assert program.run(["report", *case.arguments, *options]) == 0
    return path


@every_report
def test_a_report_can_be_used_by_anyone_anywhere(case: Case, page_file: Path, tab: Page) -> None:
    assert shown(tab, page_file) == []
    assert [width for width in WIDTHS if too_wide(tab, width)] == []
    assert violations(tab) == []
    assert [paper for paper in PAPERS if printed(tab, paper) > case.pages] == []
    tab.set_viewport_size({"width": WIDTHS[0], "height": 800})
    tab.emulate_media(color_scheme="dark")
    assert violations(tab) == []


def test_what_is_looked_for_would_be_found(tab: Page, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    bad = "<title>x</title><main><h1>x</h1><img src='no.png'><p style='width: 2000px'>wide</p></main>"
    path.write_text(f"<!DOCTYPE html><html lang=en>{bad}</html>", encoding="utf-8")
    assert (tmp_path / "no.png").as_uri() in shown(tab, path)
    assert [each for each in violations(tab) if each.startswith("image-alt")]
    assert too_wide(tab, 1280)
    tab.set_content("<p>one<p style='break-before: page'>two")
    assert printed(tab, "A4") == 2


def test_the_style_is_the_one_that_the_policy_lets_through(tab: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    path.write_text(html(sheet()), encoding="utf-8")
    assert shown(tab, path) == []
    assert tab.evaluate("getComputedStyle(document.querySelector('blockquote')).borderInlineStartStyle") == "solid"
    path.write_text(html(sheet()).replace("</style>", "\nbody { color: red }</style>"), encoding="utf-8")
    assert "Content Security Policy" in " ".join(shown(tab, path))


def test_a_script_on_the_page_does_not_run(tab: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    smuggled = "<script>document.title = 'ran'</script><img src='x.png' onerror='document.title = 1'>"
    path.write_text(html(sheet()).replace("<main>", f"<main>{smuggled}"), encoding="utf-8")
    shown(tab, path)
    assert tab.title() == "My plan"


def test_whatever_people_write_fits_and_can_be_used(tab: Page, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    for words in ("x" * 400, "中文字的很長的一句話" * 12, "שלום עולם and مرحبا", "e\u0301" * 90, "two\nlines"):
        assert words in HOSTILE
        for report in hostile_reports(words):
            path.write_text(html(report), encoding="utf-8")
            assert shown(tab, path) == []
            wide = [width for width in WIDTHS if too_wide(tab, width)]
            assert (ascii(words)[:20], wide) == (ascii(words)[:20], [])
            assert violations(tab) == []


def test_the_clients_words_are_the_largest_on_their_sheet(tab: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    raised = {"by": "other", "who": "doctor", "words": "Reduce the score"}
    report = plan_report(from_data(plan_data({"words": "Sleep", "raised": raised}), Plan), PROFILE, today=TODAY)
    sizes = """() => [...document.querySelectorAll('main *')].filter(each => each.innerText).map(
        each => [each.innerText.trim(), parseFloat(getComputedStyle(each).fontSize)])"""
    for large in (False, True):
        path.write_text(html(report, large=large), encoding="utf-8")
        shown(tab, path)
        for medium in ("screen", "print"):
            tab.emulate_media(media=medium)
            found: dict[str, float] = dict(tab.evaluate(sizes))
            theirs, others = found.pop("Sleep"), found.pop("Reduce the score")
            assert theirs > max(found.values()) > others


def across(page: Page, selector: str) -> list[list[float]]:
    """Say for each element that is found how far from the left each of its parts begins."""
    places: list[list[float]] = page.evaluate(
        """selector => [...document.querySelectorAll(selector)].map(
            each => [...each.children].map(part => part.getBoundingClientRect().left))""",
        selector,
    )
    return places


def test_a_page_from_the_right_can_be_used_by_anyone_anywhere(tab: Page, tmp_path: Path) -> None:
    path, hebrew = tmp_path / "page.html", speech("he", with_hebrew(tmp_path))
    rated = plan_report(from_data(whole_data(), Plan), PROFILE, today=TODAY)
    for report in (sheet(), rated, hostile_reports("שלום עולם and مرحبا")[0]):
        for large in (False, True):
            path.write_text(html(report, hebrew, large=large), encoding="utf-8")
            assert shown(tab, path) == []
            assert [width for width in WIDTHS if too_wide(tab, width)] == []
            assert violations(tab) == []
            assert [paper for paper in PAPERS if printed(tab, paper) > (4 if large else 2)] == []


def test_columns_and_days_run_the_way_the_lines_do(tab: Page, tmp_path: Path) -> None:
    path, hebrew = tmp_path / "page.html", speech("he", with_hebrew(tmp_path))
    rated = plan_report(from_data(whole_data(), Plan), PROFILE, today=TODAY)
    drawn = "[...document.querySelectorAll('.dot')].map(each => each.getBoundingClientRect().left)"
    tab.set_viewport_size({"width": 1280, "height": 800})
    for language, backwards in ((ENGLISH, False), (hebrew, True)):
        path.write_text(html(rated, language), encoding="utf-8")
        assert shown(tab, path) == []
        rows = across(tab, "tr")
        dots = tab.evaluate(drawn)
        assert (len(rows), len(dots)) == (6, 3)
        assert all(len(row) == len(set(row)) for row in rows)
        assert [row for row in [*rows, dots] if row != sorted(row, reverse=backwards)] == []
        style = "getComputedStyle(document.querySelector('td')).textAlign"
        assert (tab.evaluate(style), tab.evaluate("getComputedStyle(document.querySelector('td')).direction")) == (
            "start", "rtl" if backwards else "ltr",
        )  # fmt: skip


def test_the_browser_is_the_systems_own() -> None:
    assert chromium() is not None
