"""`goals doctor`: what a caseload or this clone of it lacks is said, and mended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Result, Run
from merge_scenarios import PLAN, Edit, put
from test_merge_scenarios import Repository

from goals_cli import cloning, gitrepo, planfile

MERGING = "merge.goals.name, merge.goals.driver, merge.goals.recursive"
WELL = Result("", "all is well\n", 0)


@pytest.fixture(autouse=True)
def on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this checkout's program be found."""
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def test_a_new_caseload_is_well(run: Run, caseload: Path) -> None:
    assert run("doctor") == WELL
    assert run("doctor", "--quiet", "--check") == Result("", "", 0)


def test_a_clone_that_was_not_told_is_told(run: Run, caseload: Path) -> None:
    git(caseload, "config", "--remove-section", "merge.goals")
    what = f"this clone has not been told how plans are merged: {MERGING}"
    assert run("doctor", "--check") == Result(f"lacking: {what}\n  goals doctor tells it\n", "", 1)
    assert run("doctor") == Result(f"mended: {what}\n", "", 0)
    assert run("doctor") == WELL


def test_a_driver_that_is_another_one_is_put_right(run: Run, caseload: Path) -> None:
    gitrepo.set_local(caseload, "merge.goals.driver", "cat %A")
    assert run("doctor").stdout == "mended: this clone has not been told how plans are merged: merge.goals.driver\n"
    assert gitrepo.local_setting(caseload, "merge.goals.driver") == cloning.SETTINGS["merge.goals.driver"]


def test_files_that_are_missing_are_completed(run: Run, caseload: Path) -> None:
    (caseload / ".gitattributes").write_text("clients/*.yaml text eol=lf\n")
    (caseload / ".gitignore").unlink()
    (caseload / ".goals" / "plan.schema.json").write_text("{}")
    (caseload / "clients" / ".gitkeep").unlink()
    (caseload / "clients").rmdir()
    what = "not complete: clients/, .gitignore, .gitattributes, .goals/plan.schema.json"
    merging = "git is told to merge plans otherwise: merge=unspecified"
    checked = run("doctor", "--check")
    assert checked.stdout.startswith(f"lacking: {what}\n  goals doctor completes it\nlacking: {merging}\n")
    assert checked.code == 1
    assert run("doctor") == Result(f"mended: {what}\n", "", 0)
    assert run("doctor") == WELL


def test_comments_that_somebody_took_out_are_not_missed(run: Run, caseload: Path) -> None:
    path = caseload / ".gitattributes"
    path.write_text("".join(f"{line}\n" for line in path.read_text().splitlines() if not line.startswith("#")))
    assert run("doctor") == WELL


def test_an_attribute_that_overrides_ours_is_for_you_to_mend(run: Run, caseload: Path) -> None:
    with (caseload / ".gitattributes").open("a") as file:
        file.write("*.yaml merge=union\n")
    assert run("doctor") == Result(
        "lacking: git is told to merge plans otherwise: merge=union\n"
        "  look for `merge` in .gitattributes and in .git/info/attributes: the last line that fits is what holds\n",
        "",
        1,
    )


def test_a_program_that_git_cannot_find_is_said(run: Run, caseload: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    only_git = caseload.parent / "bin"
    only_git.mkdir()
    (only_git / "git").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", str(only_git))
    assert run("doctor") == Result(
        "lacking: the program goals is not on the PATH, so git cannot call it to merge\n  pipx install goals-cli\n",
        "",
        1,
    )


def test_a_plan_that_git_merged_by_lines_is_merged_anew(run: Run, caseload: Path) -> None:
    repository = Repository(caseload)
    git(caseload, "config", "--remove-section", "merge.goals")
    one, other = (put("importance: 9", f"importance: {number}")(PLAN) for number in (10, 7))
    repository.bring_together("merge", PLAN, one, other)
    told = "clients/heron-27.yaml was merged by lines, and git's marks stand in it"
    hint = "git checkout --merge clients/heron-27.yaml merges it anew, without what was edited in it since"
    lacking = f"lacking: {told}\n  {hint}\n"
    mended = f"mended: this clone has not been told how plans are merged: {MERGING}\n"
    assert run("doctor") == Result(mended + lacking, "", 1)
    assert run("doctor", "--check") == Result(lacking, "", 1)
    repository.git("checkout", "--merge", "clients/heron-27.yaml")
    (conflict,) = planfile.read(repository.plan).data["conflicts"]
    assert (conflict["ours"], conflict["theirs"]) == (10, 7)
    assert run("doctor") == WELL
    repository.git("merge", "--abort")
    assert run("doctor") == WELL


TAB = put("    importance: 9\n", "    importance:\t9\n")
ALIAS = put("    importance: 9\n", "    importance: *nine\n")
MARKED = put("    importance: 9\n", "<<<<<<< a\n=======\n    importance: 9\n>>>>>>> b\n")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (put("importance: 9", "importance: 10"), TAB, [("theirs", "a tab stands outside quoted and block text", 16)]),
        (ALIAS, put("importance: 9", "importance: 10"), [("ours", "an alias (*) stands here", 17)]),
        (ALIAS, TAB, [("ours", "an alias (*) stands here", 17),
                           ("theirs", "a tab stands outside quoted and block text", 16)]),
    ],
    ids=["theirs", "ours", "both"],
)  # fmt: skip
def test_a_plan_that_would_be_merged_by_lines_again_is_for_you_to_mend(
    run: Run, caseload: Path, one: Edit, other: Edit, told: list[tuple[str, str, int]]
) -> None:
    """Merged anew, it would have the same marks, and what was edited in it meanwhile would be lost."""
    repository = Repository(caseload)
    repository.bring_together("merge", PLAN, one(PLAN), other(PLAN))
    marked = repository.plan.read_bytes()
    name = "clients/heron-27.yaml"
    line = PLAN[: PLAN.index("    importance: 9\n")].count("\n") + 1
    reason = "; ".join(f"{side} of {name}:{line}:{column}: {problem}" for side, problem, column in told)
    assert run("doctor") == Result(
        f"lacking: {name} was merged by lines, and git's marks stand in it\n"
        f"  mend it by hand and take the marks away, then git add {name}; git cannot merge it better: {reason}\n",
        "",
        1,
    )
    repository.git("checkout", "--merge", name)
    as_labelled = marked.replace(b"<<<<<<< HEAD", b"<<<<<<< ours").replace(b">>>>>>> other", b">>>>>>> theirs")
    assert repository.plan.read_bytes() == as_labelled
    repository.plan.write_text(PLAN)
    repository.git("add", name)
    assert run("doctor") == WELL


@pytest.mark.parametrize(("way", "missing"), [("merge", "theirs"), ("rebase", "ours")])
def test_a_plan_that_one_side_has_not_is_not_merged_anew(run: Run, caseload: Path, way: str, missing: str) -> None:
    repository = Repository(caseload)
    repository.commit(PLAN)
    repository.git("branch", "--move", "--force", "main")
    repository.git("checkout", "--quiet", "-b", "other")
    repository.git("rm", "--quiet", "clients/heron-27.yaml")
    repository.commit(None)
    repository.git("checkout", "--quiet", "main")
    repository.commit(MARKED(PLAN))
    assert repository.try_(way, "other").returncode == 1
    assert run("doctor") == Result(
        "lacking: clients/heron-27.yaml was merged by lines, and git's marks stand in it\n"
        "  mend it by hand and take the marks away, then git add clients/heron-27.yaml; "
        f"git cannot merge it better: {missing} has no such plan\n",
        "",
        1,
    )
    assert "necessary versions" in repository.try_("checkout", "--merge", "clients/heron-27.yaml").stderr


def test_marks_that_were_committed_are_no_merge_under_way(run: Run, caseload: Path) -> None:
    repository = Repository(caseload)
    repository.commit(MARKED(PLAN))
    assert run("check").code == 1
    assert run("doctor") == WELL


def test_a_clone_without_a_worker_is_no_failure(run: Run, caseload: Path) -> None:
    git(caseload, "config", "--unset", "goals.worker")
    assert run("doctor") == Result("remark: this clone knows no worker\n  goals init --worker CODE tells it\n", "", 0)


def test_a_caseload_without_a_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "--no-git")
    assert run("doctor") == Result(
        "lacking: the caseload is in no git repository, so nothing is kept and nothing merged\n  goals init .\n", "", 1
    )


ASKS = "repos:\n  - repo: https://code.example.org/goals\n    rev: v0.1.0\n    hooks:\n      - id: goals-check\n"
NOT_INSTALLED = Result(
    "remark: .pre-commit-config.yaml asks for goals check before each commit, and this clone runs nothing then\n"
    "  pre-commit install\n",
    "",
    0,
)


def test_a_check_before_each_commit_that_is_asked_for_and_not_installed_is_remarked(run: Run, caseload: Path) -> None:
    path = caseload / ".pre-commit-config.yaml"
    path.write_text(ASKS)
    assert run("doctor") == run("doctor", "--check") == NOT_INSTALLED
    hook = caseload / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n")
    hook.chmod(0o644)
    assert run("doctor") == NOT_INSTALLED
    hook.chmod(0o755)
    assert run("doctor") == WELL
    git(caseload, "config", "core.hooksPath", str(caseload / "elsewhere"))
    assert run("doctor") == NOT_INSTALLED


@pytest.mark.parametrize("config", [ASKS.replace("goals-check", "other"), ASKS.replace("- id", "# - id"), "\0[\n"])
def test_a_clone_that_nobody_asks_for_a_check_needs_no_hook(config: str, run: Run, caseload: Path) -> None:
    (caseload / ".pre-commit-config.yaml").write_text(config)
    assert run("doctor") == WELL
