"""Every report of every sample case in a real browser: anyone can use it, it fits all screens and papers, alone.

The reports over a caseload are made here of one case; tests/test_browser.py makes them of all cases together, and looks
at the colours of the dark, which are the same for all.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import PAPERS, WIDTHS, printed, shown, too_wide, violations
from conftest import Run
from test_sample_cases import CASES, DEMO_DAY, NAMES

import goals_cli.__main__ as program

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SHEET = 2  # "one or two printed pages"
LARGE = 2 * SHEET  # letters that are 1.35 times as wide and as high take up 1.8 times the room
ONE = 1  # what is read at a glance: the screen before a session, and what a supervisor reads of one client
OUTCOMES = 2  # of so few, nearly all is not shown; how numbers are to be read stands there all the same


@dataclass(frozen=True)
class Asked:
    """A report: its command line, in which {} is the client, and the most pages that it may take up on paper."""

    name: str
    line: str
    pages: int
    today: str = DEMO_DAY


REPORTS = (
    Asked("plan", "plan {}", SHEET),
    Asked("plan-large", "plan {} --large", LARGE),
    Asked("plan-spanish", "plan {} --language es", SHEET),
    Asked("plan-spanish-large", "plan {} --language es --large", LARGE),
    Asked("session", "session {}", ONE),
    Asked("caseload", "caseload --matrix", ONE),
    Asked("due", "due --within 120d", ONE),
    Asked("stuck", "stuck", ONE, "2026-09-01"),
    Asked("voice", "voice", ONE),
    Asked("outcomes", "outcomes", OUTCOMES),
)


@pytest.fixture(scope="module")
def caseloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a caseload for each sample case alone."""
    made = tmp_path_factory.mktemp("caseloads")
    for name in NAMES:
        assert program.run(["init", str(made / name), "--no-git", "--quiet"]) == 0
        shutil.copy(CASES / name / f"{name}.yaml", made / name / "clients")
    return made


@pytest.mark.parametrize("asked", REPORTS, ids=lambda asked: asked.name)
@pytest.mark.parametrize("case", NAMES)
def test_a_report_of_a_case_can_be_used_by_anyone_anywhere(case: str, asked: Asked, caseloads: Path, tab: Page) -> None:
    path = caseloads / f"{case}-{asked.name}.html"
    options = ["--format", "html", "--output", str(path), "--caseload", str(caseloads / case), "--today", asked.today]
    assert program.run(["report", *asked.line.format(case).split(), *options]) == 0
    assert shown(tab, path) == []
    assert [width for width in WIDTHS if too_wide(tab, width)] == []
    assert violations(tab) == []
    assert [paper for paper in PAPERS if printed(tab, paper) > asked.pages] == []


def test_every_report_that_there_is_has_been_asked_for(run: Run) -> None:
    listed = run("report", "--help").stdout.partition("Commands:\n")[2].splitlines()
    assert {line.split()[0] for line in listed} == {asked.line.split()[0] for asked in REPORTS}
