"""The only room that starts git: to make a repository, to keep this clone's own settings, and to read what is kept.

It reads by plumbing alone, which starts no program that a repository's settings or hooks may name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from goals_cli.codes import TYPED_ID
from goals_cli.errors import GitError

NAMES = ("git.exe",) if sys.platform == "win32" else ("git",)


def init(folder: Path) -> None:
    """Make a folder a git repository."""
    code, _, problem = _git(folder, "init", "--quiet")
    if code:
        reason = _first_line(problem)
        raise GitError(f"git could not make a repository: {reason}", "goals init --no-git does without one")


def inside(folder: Path) -> bool:
    """Say whether a folder is in the work tree of a git repository."""
    code, answer, problem = _git(folder, "rev-parse", "--is-inside-work-tree")
    if code and "not a git repository" not in problem:
        raise _refused(folder, problem)
    return answer == "true"


def has_repository(folder: Path) -> bool:
    """Say whether a folder seems to be in a git repository, without asking git."""
    return any(os.path.lexists(place / ".git") for place in (folder, *folder.parents))


def committed(folder: Path, revision: str = "HEAD", *, names: Sequence[str] = ()) -> dict[str, str]:
    """List the files directly in a folder as a revision has them: names with blob ids; none before the first commit.

    With `names` it looks for those alone. Raises GitError when there is no such revision.
    """
    where = revision if revision == "HEAD" else _commit(folder, revision)
    wanted = [f"./{name}" for name in names] or ["./"]
    code, answer, problem = _run(folder, "ls-tree", "-z", "--end-of-options", where, *wanted)
    if code:
        if revision == "HEAD" and b"Not a valid object name HEAD" in problem:
            return {}
        raise _refused(folder, problem.decode("utf-8", "replace"))
    rows = (row.partition(b"\t") for row in answer.split(b"\0") if row)
    return {_name(path): head.split()[2].decode() for head, _, path in rows if head.split()[1] == b"blob"}


def staged(folder: Path) -> dict[str, str]:
    """List the files directly in a folder as the next commit would have them: names with blob ids."""
    code, answer, problem = _run(folder, "ls-files", "-z", "--stage", "--", "./")
    if code:
        raise _refused(folder, problem.decode("utf-8", "replace"))
    rows = (row.partition(b"\t") for row in answer.split(b"\0") if row)
    # A file in conflict has no stage 0: what will be committed of it is still to be decided.
    return {_name(path): head.split()[1].decode() for head, _, path in rows if head.endswith(b" 0")}


def branched_off(folder: Path, revision: str) -> str:
    """Give the commit at which the present work left the way to a revision; the revision itself when there is none."""
    commit = _commit(folder, revision)
    code, answer, _ = _git(folder, "merge-base", "--end-of-options", commit, "HEAD")
    return commit if code else answer.split("\n")[0]


def blobs(folder: Path, ids: Sequence[str]) -> dict[str, bytes]:
    """Read the contents of blobs; one that is missing, as in a partial clone, is left out."""
    if not ids:
        return {}
    code, answer, problem = _run(folder, "cat-file", "--batch", "--buffer", stdin="\n".join([*ids, ""]).encode())
    if code:
        raise _refused(folder, problem.decode("utf-8", "replace"))
    found = {}
    at = 0
    for name in ids:
        head, _, _ = answer[at : at + 200].partition(b"\n")
        at += len(head) + 1
        if head.endswith(b"missing"):
            continue
        size = int(head.split()[2])
        found[name] = answer[at : at + size]
        at += size + 1
    return found


def blob_id(content: bytes, like: str = "") -> str:
    """Give the id that git has for a file of this content; `like` is another id of the repository, 40 or 64 digits."""
    from hashlib import sha1, sha256

    kind = sha256 if len(like) == 64 else sha1
    return kind(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _commit(folder: Path, revision: str) -> str:
    code, answer, _ = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if code:
        what = f"{revision!a}" if TYPED_ID.fullmatch(revision) else "what was given"
        raise GitError(f"git knows no revision {what}", "git log --oneline lists commits, git branch branches")
    return answer.split("\n")[-1]


def _name(path: bytes) -> str:
    return os.fsdecode(path.removeprefix(b"./"))


def top(folder: Path) -> Path | None:
    """Give the folder of the work tree that a folder is in; None without git, a repository or a work tree."""
    if _program() is None:
        return None
    code, answer, problem = _git(folder, "rev-parse", "--show-toplevel")
    if code == 0:
        return Path(answer)
    if "not a git repository" in problem or "must be run in a work tree" in problem:
        return None
    raise _refused(folder, problem)


def local_setting(folder: Path, key: str) -> str | None:
    """Read one of this clone's own settings; None when it is not set, or there is no git or no repository."""
    if _program() is None:
        return None
    code, answer, problem = _git(folder, "config", "--local", "--no-includes", "--get", key)
    if code == 0:
        return answer
    if code == 1 or _no_repository(folder, problem):
        return None
    raise _refused(folder, problem)


def may_be_set(folder: Path, key: str) -> bool:
    """Say without starting git, which takes as long as checking ten plans, whether this clone may have a setting."""
    for place in (folder.resolve(), *folder.resolve().parents):
        repository = place / ".git"
        if repository.is_dir():
            try:
                return key.rpartition(".")[2].lower().encode() in (repository / "config").read_bytes().lower()
            except OSError:
                return True
        if repository.exists():  # the repository is elsewhere
            return True
    return False


def keeps_settings(folder: Path) -> bool:
    """Say whether there is git, and a repository for it to keep this clone's settings in."""
    return _program() is not None and inside(folder)


def set_local(folder: Path, key: str, value: str) -> None:
    """Keep a setting in this clone alone; it is never shared with others."""
    code, _, problem = _git(folder, "config", "--local", "--replace-all", key, value)
    if code and _no_repository(folder, problem):
        problem = f"{folder} is not in a git repository, so that git can keep no setting for it"
        raise GitError(problem, f"git init {folder}")
    if code:
        raise _refused(folder, problem)


def _no_repository(folder: Path, problem: str) -> bool:
    """Tell a folder without a repository from one whose repository git refuses: `git config` words both alike."""
    return "can only be used inside a git repository" in problem and not inside(folder)


def _refused(folder: Path, problem: str) -> GitError:
    if "dubious ownership" in problem:
        return GitError(
            f"git does not trust {folder}: it belongs to somebody else",
            f"if you do trust it: git config --global --add safe.directory {folder}",
        )
    return GitError(f"git refused: {_first_line(problem)}")


def _first_line(problem: str) -> str:
    line = problem.strip().partition("\n")[0].removeprefix("fatal: ").removeprefix("error: ")
    return line or "it did not say why"


def _git(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run git in a folder; return its exit code, what it answered and what it complained about, as text."""
    code, answer, problem = _run(folder, *arguments)
    return code, answer.decode("utf-8", "replace").rstrip("\n"), problem.decode("utf-8", "replace")


def _run(folder: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    """Run git in a folder; return its exit code, what it answered and what it complained about."""
    import subprocess

    program = _program()
    if program is None:
        raise GitError("git was not found", "install git, or leave it out: goals init --no-git")
    # No program that watches the work tree is asked for what has changed in it.
    quiet = ("--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-C", str(folder))
    try:
        done = subprocess.run(
            [program, *quiet, *arguments], input=stdin, capture_output=True, env=_environment(), check=False
        )
    except OSError as error:
        raise GitError(f"git could not be started: {error.strerror}") from error
    return done.returncode, done.stdout, done.stderr


def _environment() -> dict[str, str]:
    """Keep settings of a surrounding git call out, and git from asking, translating or showing another history."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C", "LANGUAGE": ""}


def _program() -> str | None:
    """Find git on the PATH by hand: the current folder, where a program may have been planted, never counts."""
    folders = (Path(folder) for folder in os.environ.get("PATH", os.defpath).split(os.pathsep))
    places = (folder / name for folder in folders if folder.is_absolute() for name in NAMES)
    return next((str(place) for place in places if place.is_file() and os.access(place, os.X_OK)), None)
