"""Reading the history of a repository that would like to start programs starts none."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from conftest import Run
from histories import GIT, Repository
from made_plans import plan_data

PATH = "clients/heron-27.yaml"
SETTINGS = (
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy",
    "core.alternateRefsCommand", "diff.external", "diff.goals.textconv", "diff.goals.command", "diff.x.textconv",
    "diff.x.command", "filter.x.clean", "filter.x.smudge", "filter.x.process", "merge.x.driver", "gpg.program",
    "gpg.ssh.program", "credential.helper", "interactive.diffFilter", "pager.rev-list", "pager.diff-tree",
    "pager.cat-file", "uploadpack.packObjectsHook", "trailer.x.command", "sequence.editor",
)  # fmt: skip
ALIASES = ("alias.rev-list", "alias.diff-tree", "alias.cat-file", "alias.ls-tree", "alias.rev-parse")
HOOKS = ("pre-commit", "post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman")
COMMANDS = (
    ("history", "heron-27"), ("diff",), ("diff", "HEAD~1..HEAD"), ("diff", "--since-agreed", "heron-27"),
    ("show", "heron-27", "--at", "HEAD~1"), ("report", "plan", "heron-27", "--at", "2026-03-02"),
    ("report", "caseload", "--at", "HEAD"), ("report", "due", "--at", "HEAD"), ("check", "--at", "HEAD"),
    ("textconv", PATH),
)  # fmt: skip


@pytest.fixture
def marks(caseload: Path, tmp_path: Path) -> Path:
    """Set traps in a caseload with some history; give the folder in which each that is sprung leaves a file."""
    found, folder = Repository(caseload), tmp_path / "marks"
    folder.mkdir()
    found.commit("the caseload", {".gitattributes": "* filter=x diff=x merge=x\nclients/*.yaml diff=goals\n"})
    for number, path in enumerate(("clients/wren-15.yaml", PATH)):
        plan = plan_data({"importance": number}, client=path[8:-5])
        gone = {"clients/wren-15.yaml": None} if number else {}
        found.commit("a plan", {path: json.dumps(plan, indent=1), **gone}, f"2026-03-0{number + 2}")
    found.git("config", "log.showSignature", "true")
    found.git("config", "color.ui", "always")
    for key in SETTINGS:
        found.git("config", key, f"sh -c 'touch {folder}/{key}; cat'")
    for key in ALIASES:
        found.git("config", key, f"!touch {folder}/{key}")
    for hook in HOOKS:
        script = caseload / ".git" / "hooks" / hook
        script.parent.mkdir(exist_ok=True)
        script.write_text(f"#!/bin/sh\ntouch {folder}/{hook}\n")
        script.chmod(0o755)
    return folder


def test_no_program_is_started(marks: Path, run: Run) -> None:
    for porcelain in (["status"], ["log", "-p", "-1"]):
        subprocess.run([GIT, *porcelain], capture_output=True, check=False)
    assert len(list(marks.iterdir())) > 1, "the traps do not work"
    for mark in marks.iterdir():
        mark.unlink()
    for command in COMMANDS:
        result = run(*command, env={"GOALS_TODAY": "2026-04-30"})
        assert (result.code, result.stdout != "") in ((0, True), (1, True)), result.stderr
        assert (command, [mark.name for mark in marks.iterdir()]) == (command, [])
