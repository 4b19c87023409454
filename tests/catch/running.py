"""Runs the check over scenes, from outside: real files in a caseload of their own, for some in a git repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from goals_cli import caseload
from goals_cli.checking import check_all, targets
from goals_cli.findings import Finding

from .scene import Scene, written


def findings(scene: Scene, folder: Path) -> list[Finding]:
    """Lay a scene out in a new folder and say what is found in the plan under test."""
    return [finding for finding in findings_of_all(scene, folder) if Path(finding.path).name == scene.name]


def findings_of_all(scene: Scene, folder: Path) -> tuple[Finding, ...]:
    """Lay a scene out in a new folder and say what is found in any of its plans."""
    root = folder / "caseload"
    clients = root / "clients"
    clients.mkdir(parents=True)
    settings = f'format = "goals-caseload/1"\nprofile = "{scene.profile}"\n{scene.settings}'
    (root / "goals.toml").write_text(settings, encoding="utf-8")
    plan = clients / scene.name
    if scene.committed is not None:
        plan.write_text(written(scene.committed), encoding="utf-8")
        _commit(root)
    plan.write_text(scene.text(), encoding="utf-8", newline="")
    for other in scene.others:
        (clients / f"{other['client']}.yaml").write_text(written(other), encoding="utf-8")
    denied = folder / "denied.txt" if scene.denied else None
    if denied:
        denied.write_text("\n".join(scene.denied), encoding="utf-8")
    asked = list(targets.of_caseload(caseload.find(root), denied))
    results = check_all(asked, today=scene.today)
    if results.notes:
        raise RuntimeError("; ".join(results.notes))
    return results.findings


def _commit(root: Path) -> None:
    """Make a repository with one commit of all that is there."""
    who = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "measure")
    where = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "measure@example.org")
    environment = {**os.environ, **who, **where, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "The plans as they were"]):
        subprocess.run(["git", "-C", str(root), *command], check=True, env=environment, capture_output=True)
