"""The package as users get it: a wheel in an empty environment outside of the checkout, and an editable install."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
NEEDED = ("goals_cli", "schemas", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a copy of what the package is built from, and of nothing else."""
    folder = tmp_path / "source"
    folder.mkdir()
    for name in NEEDED:
        copy = shutil.copytree if (TOP / name).is_dir() else shutil.copy
        copy(TOP / name, folder / name)
    return folder


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def environment(folder: Path, *what: str | Path) -> Path:
    """Make an empty environment and install something into it; return the folder of its programs."""
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what, cwd=folder.parent)
    return programs


def tell_the_story(goals: Path, folder: Path) -> None:
    """Run the story from the first conversation to the first review, and look at what came of it."""

    def on(day: str, *arguments: str) -> str:
        env = {"GOALS_TODAY": day, "GOALS_WORKER": "w-amara", "PYTHONPATH": "", "PYTHONWARNINGS": "error"}
        return run(goals, *arguments, cwd=folder, env=env).strip()

    on("2026-03-02", "init")
    words = "I want to sit through Tess's school play and not run out."
    goal = on("2026-03-02", "create", "heron-27", "--words", words, "--title", "The school play",
              "--statement", "By 30 June I stay in the hall for 60 minutes.", "--target-date", "2026-06-30",
              "--step", "Visit the empty hall", "--worker-step", "Ask for an aisle seat")  # fmt: skip
    agreement = on("2026-03-02", "agree", "heron-27", "--answer", "agrees", "--shown", "signature")
    review = on("2026-03-30", "review", "heron-27", "--goal", goal, "--rating", "4", "--words", "Twenty minutes!")
    assert (goal[:2], agreement[:11], review[:11]) == ("g-", "a-20260302-", "r-20260330-")
    assert json.loads(on("2026-03-30", "check", "--format", "json", "--fail-on", "error"))["summary"]["plans"] == 1
    assert words in " ".join(on("2026-03-30", "report", "plan", "heron-27").split())
    assert on("2026-03-30", "report", "plan", "heron-27", "--language", "es").startswith("Mi plan\n=======\n")
    assert "heron-27" in on("2026-03-30", "report", "caseload")
    page = on("2026-03-30", "report", "plan", "heron-27", "--format", "html")
    assert (page.startswith("<!DOCTYPE html>"), page.endswith("</html>"), "@media print" in page) == (True, True, True)
    plan = json.loads(on("2026-03-30", "show", "heron-27", "--format", "json"))["plan"]
    assert [goal["course"][-1]["status"] for goal in plan["goals"]] == ["active"]
    assert json.loads(on("2026-03-30", "schema", "plan")) == json.loads((TOP / "schemas/plan.schema.json").read_text())


def test_a_wheel_works_outside_of_the_checkout(source: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", source, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").iterdir()
    shutil.rmtree(source)
    names = zipfile.ZipFile(wheel).namelist()
    schemas = {f"goals_cli/schemas/{path.name}" for path in (TOP / "schemas").iterdir()}
    profiles = {f"goals_cli/profiles/{path.name}" for path in (TOP / "goals_cli/profiles").iterdir()}
    files = (path for path in (TOP / "goals_cli/locale").rglob("*") if path.is_file())
    catalogues = {path.relative_to(TOP).as_posix() for path in files}
    assert len(catalogues) > 1
    assert schemas | profiles | catalogues <= set(names)
    assert not [name for name in names if not name.startswith(("goals_cli/", "goals_cli-"))]
    programs = environment(tmp_path / "empty", wheel)
    (tmp_path / "caseload").mkdir()
    tell_the_story(programs / "goals", tmp_path / "caseload")


def test_an_editable_install_finds_its_data(source: Path, tmp_path: Path) -> None:
    programs = environment(tmp_path / "empty", "--editable", source)
    assert not (source / "goals_cli" / "schemas").exists()
    (tmp_path / "caseload").mkdir()
    tell_the_story(programs / "goals", tmp_path / "caseload")
