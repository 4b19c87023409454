"""The check in other people's workflows: a real run of pre-commit, and the files for two code hosts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from made_plans import agreement, plan_data, save

TOP = Path(__file__).parents[1]
TODAY = "2026-06-01"
ME = ("-c", "user.name=w-amara", "-c", "user.email=w-amara@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *ME, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Give a repository of the product as it is in the work tree, and its commit."""
    folder = tmp_path_factory.mktemp("product")
    listed = git(TOP, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, listed):
        if (TOP / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(TOP / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "the product")
    return folder, git(folder, "rev-parse", "HEAD")


def pre_commit(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home), "GOALS_TODAY": TODAY}
    command = [sys.executable, "-m", "pre_commit", "run", "--color=never", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_pre_commit_stops_a_commit_only_for_errors_of_the_file(
    product: tuple[Path, str], caseload: Path, tmp_path: Path
) -> None:
    """A goal without an agreement is told and may be committed; a plan that cannot be read may not."""
    config = f"repos:\n  - repo: {product[0]}\n    rev: {product[1]}\n    hooks: [{{id: goals-check}}]\n"
    (caseload / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    save(caseload, plan_data({}))
    git(caseload, "add", "--all")
    done = pre_commit(caseload, tmp_path / "home", "--verbose")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "A201 goal g-1 is active, but no agreement names it" in done.stdout
    (caseload / "clients" / "heron-27.yaml").write_text("a: [b\n", encoding="utf-8")
    git(caseload, "add", "--all")
    done = pre_commit(caseload, tmp_path / "home")
    assert done.returncode == 1
    assert "clients/heron-27.yaml:2:1: F001 " in done.stdout


def valid(kind: str, file: str) -> bool:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}", str(TOP / file)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_files_for_code_hosts_are_what_these_read() -> None:
    assert valid("github-actions", "action.yml")
    assert valid("gitlab-ci", "goals.gitlab-ci.yml")


def run_script(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step's script as a runner does, with this checkout's command on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **variables, "PATH": path, "GOALS_TODAY": TODAY}
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def loaded(file: str) -> Any:
    return yaml.safe_load((TOP / file).read_text("utf-8"))


def test_the_action_checks_the_plans_that_a_branch_changes(caseload: Path, tmp_path: Path) -> None:
    script = loaded("action.yml")["runs"]["steps"][-1]["run"]
    given = {name: entry["default"] for name, entry in loaded("action.yml")["inputs"].items()}
    save(caseload, plan_data({}, client="robin-03"))
    git(caseload, "add", "--all")
    git(caseload, "commit", "--quiet", "--message", "robin-03")
    save(caseload, plan_data({}, client="wren-15", agreements=[agreement("2026-05-02", statement="x")]))
    told = {"CASELOAD": str(caseload), "SINCE": given["since"], "FAIL_ON": given["fail-on"]}
    every = run_script(script, tmp_path, **told)
    assert every.returncode == 1
    assert "robin-03" in every.stdout
    changed = run_script(script, tmp_path, **{**told, "SINCE": "HEAD", "FAIL_ON": "file"})
    assert changed.returncode == 0, changed.stderr
    assert "robin-03" not in changed.stdout
    assert changed.stdout.startswith("::error file=caseload/clients/wren-15.yaml,line=1,col=")


def test_the_gitlab_job_leaves_a_report_also_when_it_fails(caseload: Path) -> None:
    job = loaded("goals.gitlab-ci.yml")["goals-check"]
    save(caseload, plan_data({}))
    done = run_script(job["script"][-1], caseload, **job["variables"])
    assert done.returncode == 1
    assert '"A201 agreement-missing"' in (caseload / job["artifacts"]["reports"]["codequality"]).read_text("utf-8")
