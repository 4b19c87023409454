"""The only room that starts git: what it answers, what it refuses, and that a hostile repository starts nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from goals_cli import gitrepo
from goals_cli.errors import GitError

GIT = shutil.which("git") or "git"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give an empty repository."""
    folder = tmp_path / "repository"
    folder.mkdir()
    gitrepo.init(folder)
    return folder


@pytest.fixture
def disguised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a script in git's place, first on the PATH."""

    def disguise(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "git").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "git").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    return disguise


def refused(function: Callable[..., object], *arguments: object) -> tuple[str, str]:
    """Call a function that must refuse; return its message and hint."""
    with pytest.raises(GitError) as caught:
        function(*arguments)
    return caught.value.message, caught.value.hint


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run([GIT, "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_repository_is_made(repository: Path) -> None:
    assert git(repository, "rev-parse", "--is-inside-work-tree") == "true"


def test_inside(repository: Path, tmp_path: Path) -> None:
    (repository / "below").mkdir()
    assert (gitrepo.inside(repository), gitrepo.inside(repository / "below")) == (True, True)
    assert (gitrepo.inside(repository / ".git"), gitrepo.inside(tmp_path)) == (False, False)


def test_a_setting_is_kept_for_this_clone_alone(repository: Path) -> None:
    assert gitrepo.local_setting(repository, "goals.worker") is None
    gitrepo.set_local(repository, "goals.worker", "w-amara")
    gitrepo.set_local(repository, "goals.worker", "w-ben")
    assert gitrepo.local_setting(repository, "goals.worker") == "w-ben"
    assert git(repository, "config", "--local", "--get-all", "goals.worker") == "w-ben"


def test_only_the_clones_own_settings_count(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Path(os.environ["HOME"])
    (home / ".gitconfig").write_text("[goals]\n\tworker = w-global\n")
    (repository / "shared").write_text("[goals]\n\tworker = w-shared\n")
    git(repository, "config", "--local", "include.path", "../shared")
    for number, value in (("KEY_0", "goals.worker"), ("VALUE_0", "w-environment"), ("COUNT", "1")):
        monkeypatch.setenv(f"GIT_CONFIG_{number}", value)
    assert git(repository, "config", "goals.worker") == "w-environment"
    assert gitrepo.local_setting(repository, "goals.worker") is None


def test_another_repositorys_environment_does_not_count(repository: Path, tmp_path: Path,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    other = tmp_path / "other"
    other.mkdir()
    gitrepo.init(other)
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repository))
    gitrepo.set_local(other, "goals.worker", "w-other")
    assert (gitrepo.local_setting(other, "goals.worker"), gitrepo.inside(tmp_path)) == ("w-other", False)
    assert gitrepo.local_setting(repository, "goals.worker") is None


def test_where_there_is_no_repository(tmp_path: Path) -> None:
    assert gitrepo.local_setting(tmp_path, "goals.worker") is None
    assert refused(gitrepo.set_local, tmp_path, "goals.worker", "w-amara") == (
        f"{tmp_path} is not in a git repository, so that git can keep no setting for it",
        f"git init {tmp_path}",
    )


def test_where_there_is_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert gitrepo.local_setting(repository, "goals.worker") is None
    message = ("git was not found", "install git, or leave it out: goals init --no-git")
    assert refused(gitrepo.init, repository) == message
    assert refused(gitrepo.inside, repository) == message


def test_a_git_planted_in_the_current_folder_is_not_started(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = repository / "git"
    planted.write_text(f"#!/bin/sh\ntouch {repository}/started\n")
    planted.chmod(0o755)
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert gitrepo.inside(repository) is True
    monkeypatch.setenv("PATH", f".{os.pathsep}")
    assert gitrepo.local_setting(repository, "goals.worker") is None
    assert not (repository / "started").exists()


def test_a_git_that_cannot_be_started(repository: Path, disguised: Callable[[str], None], tmp_path: Path) -> None:
    disguised("")
    (tmp_path / "bin" / "git").write_text("#!/no/such/shell\n")
    assert refused(gitrepo.inside, repository) == ("git could not be started: No such file or directory", "")


def test_a_repository_of_somebody_else(repository: Path, disguised: Callable[[str], None]) -> None:
    disguised(f'GIT_TEST_ASSUME_DIFFERENT_OWNER=1 GIT_CONFIG_NOSYSTEM=1 exec {GIT} "$@"')
    expected = (
        f"git does not trust {repository}: it belongs to somebody else",
        f"if you do trust it: git config --global --add safe.directory {repository}",
    )
    assert refused(gitrepo.inside, repository) == expected
    assert refused(gitrepo.local_setting, repository, "goals.worker") == expected
    assert refused(gitrepo.set_local, repository, "goals.worker", "w-amara") == expected


def test_a_git_that_fails_says_why(repository: Path, disguised: Callable[[str], None]) -> None:
    disguised("echo 'fatal: the disk is on fire' >&2; echo more >&2; exit 128")
    assert refused(gitrepo.init, repository) == (
        "git could not make a repository: the disk is on fire",
        "goals init --no-git does without one",
    )
    assert refused(gitrepo.set_local, repository, "goals.worker", "x") == ("git refused: the disk is on fire", "")
    assert refused(gitrepo.local_setting, repository, "goals.worker") == ("git refused: the disk is on fire", "")


def test_damaged_settings_are_not_taken_for_none(repository: Path) -> None:
    (repository / ".git" / "config").write_text("[core\n")
    message, _ = refused(gitrepo.local_setting, repository, "goals.worker")
    assert message.startswith("git refused: bad config line 1 in file")


HOOKS = ("pre-commit", "post-checkout", "post-index-change", "fsmonitor-watchman", "reference-transaction", "update")


def test_a_hostile_repository_starts_nothing(repository: Path, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    for hook in HOOKS:
        (repository / ".git" / "hooks" / hook).write_text(f"#!/bin/sh\ntouch {marks}/hook-{hook}\n")
        (repository / ".git" / "hooks" / hook).chmod(0o755)
    settings = {
        "core.fsmonitor": "fsmonitor", "core.pager": "pager", "core.editor": "editor", "core.sshCommand": "ssh",
        "diff.external": "diff", "alias.config": "!alias", "alias.init": "!alias", "alias.rev-parse": "!alias",
        "filter.x.clean": "clean", "filter.x.smudge": "smudge", "filter.x.process": "process",
        "diff.x.textconv": "textconv", "credential.helper": "!credential", "gpg.program": "gpg",
        "pager.config": "pager",
    }  # fmt: skip
    for key, name in settings.items():
        shell = f"touch {marks}/{name.strip('!')}"
        git(repository, "config", key, f"!{shell}" if name.startswith("!") else f"sh -c '{shell}'")
    (repository / ".gitattributes").write_text("* filter=x diff=x\n")
    (repository / "plan.yaml").write_text("a: 1\n")
    git(repository, "config", "core.hooksPath", ".git/hooks")
    subprocess.run([GIT, "-C", str(repository), "status"], capture_output=True, check=False)
    assert list(marks.iterdir()), "the traps do not work"
    for mark in marks.iterdir():
        mark.unlink()
    assert gitrepo.inside(repository) is True
    assert gitrepo.local_setting(repository, "goals.worker") is None
    gitrepo.set_local(repository, "goals.worker", "w-amara")
    assert gitrepo.local_setting(repository, "goals.worker") == "w-amara"
    gitrepo.init(repository)
    assert list(marks.iterdir()) == []
