"""The only room that starts git: to make a repository, to keep this clone's own settings, and to read what is kept.

It reads by plumbing alone, which starts no program that a repository's settings or hooks may name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from goals_cli.errors import GitError
from goals_cli.gitrepo.naming import object_id
from goals_cli.gitrepo.running import LEFT_OUT, ask, first_line, program, refused, run


def init(folder: Path) -> None:
    """Make a folder a git repository."""
    code, _, problem = ask(folder, "init", "--quiet")
    if code:
        reason = first_line(problem)
        raise GitError(f"git could not make a repository: {reason}", "goals init --no-git does without one")


def inside(folder: Path) -> bool:
    """Say whether a folder is in the work tree of a git repository."""
    code, answer, problem = ask(folder, "rev-parse", "--is-inside-work-tree")
    if code and "not a git repository" not in problem:
        raise refused(folder, problem)
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
    code, answer, problem = run(folder, "ls-tree", "-z", "--end-of-options", where, *wanted)
    if code:
        if revision == "HEAD" and b"Not a valid object name HEAD" in problem:
            return {}
        raise refused(folder, problem.decode("utf-8", "replace"))
    rows = (row.partition(b"\t") for row in answer.split(b"\0") if row)
    return {_name(path): head.split()[2].decode() for head, _, path in rows if head.split()[1] == b"blob"}


def staged(folder: Path) -> dict[str, str]:
    """List the files directly in a folder as the next commit would have them: names with blob ids."""
    code, answer, problem = run(folder, "ls-files", "-z", "--stage", "--", "./")
    if code:
        raise refused(folder, problem.decode("utf-8", "replace"))
    rows = (row.partition(b"\t") for row in answer.split(b"\0") if row)
    # A file in conflict has no stage 0: what will be committed of it is still to be decided.
    return {_name(path): head.split()[1].decode() for head, _, path in rows if head.endswith(b" 0")}


def branched_off(folder: Path, revision: str) -> str:
    """Give the commit at which the present work left the way to a revision; the revision itself when there is none."""
    commit = _commit(folder, revision)
    code, answer, _ = ask(folder, "merge-base", "--end-of-options", commit, "HEAD")
    return commit if code else answer.split("\n")[0]


def blobs(folder: Path, ids: Sequence[str]) -> dict[str, bytes]:
    """Read the contents of blobs; one that is missing, as in a partial clone, is left out."""
    if not ids:
        return {}
    code, answer, problem = run(folder, "cat-file", "--batch", "--buffer", stdin="\n".join([*ids, ""]).encode())
    if code and LEFT_OUT.encode() in problem:
        return _one_by_one(folder, ids)
    if code:
        raise refused(folder, problem.decode("utf-8", "replace"))
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


def _one_by_one(folder: Path, ids: Sequence[str]) -> dict[str, bytes]:
    """Read what is there of blobs in a clone that left some out, at which git gives up."""
    from goals_cli.gitrepo.reading import Reader

    with Reader(folder) as read:
        return {name: content for name in ids if (content := read.blob(name)) is not None}


def blob_id(content: bytes, like: str = "") -> str:
    """Give the id that git has for a file of this content; `like` is another id of the repository, 40 or 64 digits."""
    return object_id(b"blob", content, like)


def _commit(folder: Path, revision: str) -> str:
    code, answer, _ = ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if code:
        from goals_cli.gitrepo.unknown import unknown_revision

        raise unknown_revision(folder, revision)
    return answer.split("\n")[-1]


def _name(path: bytes) -> str:
    return os.fsdecode(path.removeprefix(b"./"))


def top(folder: Path) -> Path | None:
    """Give the folder of the work tree that a folder is in; None without git, a repository or a work tree."""
    if program() is None:
        return None
    code, answer, problem = ask(folder, "rev-parse", "--show-toplevel")
    if code == 0:
        return Path(answer)
    if "not a git repository" in problem or "must be run in a work tree" in problem:
        return None
    raise refused(folder, problem)


def has_hook(folder: Path, name: str) -> bool:
    """Say whether git would start a program of this name at its hour, as the one before a commit."""
    code, answer, problem = ask(folder, "rev-parse", "--git-path", f"hooks/{name}")
    if code:
        raise refused(folder, problem)
    hook = folder / answer
    return hook.is_file() and os.access(hook, os.X_OK)


def local_setting(folder: Path, key: str) -> str | None:
    """Read one of this clone's own settings; None when it is not set, or there is no git or no repository."""
    if program() is None:
        return None
    code, answer, problem = ask(folder, "config", "--local", "--no-includes", "--get", key)
    if code == 0:
        return answer
    if code == 1 or _no_repository(folder, problem):
        return None
    raise refused(folder, problem)


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
    return program() is not None and inside(folder)


def set_local(folder: Path, key: str, value: str) -> None:
    """Keep a setting in this clone alone; it is never shared with others."""
    code, _, problem = ask(folder, "config", "--local", "--replace-all", key, value)
    if code and _no_repository(folder, problem):
        problem = f"{folder} is not in a git repository, so that git can keep no setting for it"
        raise GitError(problem, f"git init {folder}")
    if code:
        raise refused(folder, problem)


def _no_repository(folder: Path, problem: str) -> bool:
    """Tell a folder without a repository from one whose repository git refuses: `git config` words both alike."""
    return "can only be used inside a git repository" in problem and not inside(folder)
