"""How a client reaches their worker, on their own sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from made_plans import plan_data, save

from goals_cli import settings

TODAY = "2026-06-01"
LINE = "- I can reach my worker here: ________________________"


@pytest.fixture
def heron(caseload: Path) -> Path:
    return save(caseload, plan_data({"title": "The school play"}))


def contact(words: str) -> None:
    with Path("goals.toml").open("a", encoding="utf-8") as file:
        file.write(f"[report]\ncontact = {words}\n")


def asking(run: Run, *options: str) -> str:
    shown = run("report", "plan", "heron-27", *options, today=TODAY)
    assert (shown.code, shown.stderr) == (0, "")
    return shown.stdout


def test_the_sheet_says_what_the_settings_say(heron: Path, run: Run) -> None:
    contact('"Phone 0800 123, weekdays from 9 to 17"')
    assert asking(run).endswith("""
- My worker writes down what I ask for. Then we talk about it.
- I can reach my worker here: Phone 0800 123, weekdays from 9 to 17
""")
    assert "- Puedo llamar o escribir aquí: Phone 0800 123, weekdays" in asking(run, "--language", "es")
    assert json.loads(asking(run, "--format", "json"))["contact"] == "Phone 0800 123, weekdays from 9 to 17"


def test_a_number_is_no_formula_to_a_spreadsheet(heron: Path, run: Run) -> None:
    contact('"+44 800 123"')
    assert "heron-27,,contact,,,'+44 800 123," in asking(run, "--format", "csv").split("\n")


def test_several_lines_stay_lines(heron: Path, run: Run) -> None:
    contact('"Phone 0800 123\\nMill Lane 3"')
    assert "- I can reach my worker here: Phone 0800 123\n  Mill Lane 3\n" in asking(run)


def test_without_one_there_is_a_line_to_write_it_on(heron: Path, run: Run) -> None:
    assert LINE in asking(run).split("\n")
    assert f"here: <bdi>{'_' * 24}</bdi>" in asking(run, "--format", "html")
    assert json.loads(asking(run, "--format", "json"))["contact"] is None
    assert "contact" not in asking(run, "--format", "csv")


def test_a_plan_that_has_ended_has_no_such_line(caseload: Path, run: Run) -> None:
    save(caseload, plan_data(closed={"on": "2026-05-30"}))
    assert LINE not in asking(run)


def test_the_comment_in_new_settings_says_how(tmp_path: Path) -> None:
    path = tmp_path / "goals.toml"
    text = settings.template().replace("# [report]", "[report]").replace("# contact", "contact")
    path.write_text(text, encoding="utf-8")
    assert settings.read(path, "goals.toml").report.contact == "Phone 0800 123, weekdays from 9 to 17"
