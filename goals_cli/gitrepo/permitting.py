"""Says whether and as whom a file may be committed without git, and starts none of the programs settings name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from goals_cli.errors import GitError
from goals_cli.gitrepo.merging import unmerged
from goals_cli.gitrepo.running import refused, run

# What stands in the repository's folder while something is going on, and how that is ended.
_UNDER_WAY = {
    "MERGE_HEAD": ("a merge", "git merge --continue"),
    "rebase-merge": ("a rebase", "git rebase --continue"),
    "rebase-apply": ("a rebase", "git rebase --continue"),
    "CHERRY_PICK_HEAD": ("a cherry-pick", "git cherry-pick --continue"),
    "REVERT_HEAD": ("a revert", "git revert --continue"),
}
_WITHOUT = "--no-commit saves without a commit"
_ASKED_FOR = r"^(user|author|committer|commit|gpg|hook)\."
_HOOKS = ("post-index-change", "reference-transaction")  # those that plumbing would run


class UnderWay(GitError):
    """Something is going on in the repository that a commit would end, or that has to end first."""


def under_way(folder: Path) -> tuple[str, str] | None:
    """Say what is going on in the repository, and by which command it goes on; None where nothing is."""
    code, answer, problem = run(folder, "rev-parse", "--absolute-git-dir")
    if code:
        raise refused(folder, problem.decode("utf-8", "replace"))
    repository = Path(os.fsdecode(answer.rstrip(b"\n")))
    return next((told for mark, told in _UNDER_WAY.items() if os.path.lexists(repository / mark)), None)


def refuse_while_under_way(folder: Path, name: str) -> None:
    """Refuse a commit in the middle of a merge, a rebase and the like, which it would end in the wrong way."""
    found = under_way(folder)
    if found:
        what, end = found
        raise UnderWay(f"{what} is under way, and a commit would end it", f"{end} first; {_WITHOUT}")
    if unmerged(folder, name):
        raise UnderWay(f"git has {name} in conflict", f"git add {name} once it is settled; {_WITHOUT}")


def refuse_unless_plain(folder: Path, name: str) -> bool:
    """Refuse a file that git would not keep as it stands; say whether git keeps it without carriage returns."""
    # It takes the name as it is, but refuses to be told so.
    code, _, problem = run(folder, "--no-literal-pathspecs", "check-ignore", "--quiet", "--", name)
    if code == 0:
        raise GitError(f"git is told to ignore {name}, so that it is not committed", _WITHOUT)
    if code != 1:
        raise refused(folder, problem.decode("utf-8", "replace"))
    asked = ("filter", "working-tree-encoding", "text", "eol")
    code, answer, problem = run(folder, "check-attr", "-z", *asked, "--", name)
    if code:
        raise refused(folder, problem.decode("utf-8", "replace"))
    filtered, encoded, text, ending = answer.split(b"\0")[2::3]
    if filtered not in (b"unset", b"unspecified") or encoded not in (b"unset", b"unspecified"):
        # It may be what encrypts the plans: past it, they would be kept for everybody to read.
        raise GitError(
            f"git is told to put {name} through a filter, and goals starts none",
            f"{_WITHOUT}, then git add and git commit",
        )
    return text in (b"set", b"auto") or (text == b"unspecified" and ending in (b"lf", b"crlf"))


def settings(folder: Path) -> dict[str, str]:
    """Read what git knows of the user, of signing and of hooks; of several values the last."""
    code, answer, problem = run(folder, "config", "-z", "--get-regexp", _ASKED_FOR)
    if code not in (0, 1):
        raise refused(folder, problem.decode("utf-8", "replace"))
    rows = (row.partition(b"\n") for row in answer.split(b"\0") if row)
    return {os.fsdecode(key): os.fsdecode(value) if told else "true" for key, told, value in rows}


def identified(known: Mapping[str, str], worker: str | None) -> dict[str, str]:
    """Name whoever commits: as git knows the user, or else by the worker's code."""
    missing = [key for key in ("user.name", "user.email") if not known.get(key)]
    if missing and not worker:
        raise GitError(
            "who commits this? Neither git nor goals knows you here",
            "--worker CODE, or goals init --worker CODE, or git config user.name and user.email",
        )
    return dict.fromkeys(missing, worker or "")


def unstarted(known: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Make the environment in which git runs no hook, neither a file nor one named in settings, and knows `more`."""
    named = {key.rpartition(".")[0] for key in known if key.startswith("hook.") and key.count(".") > 1}
    off = {f"{hook}.enabled": "false" for hook in sorted(named | {f"hook.{event}" for event in _HOOKS})}
    told = {"core.hooksPath": f"{os.devnull}/none", "i18n.commitEncoding": "UTF-8", **off, **more}
    numbered = enumerate(told.items())
    rows = {f"GIT_CONFIG_{part}_{number}": text for number, row in numbered
            for part, text in zip(("KEY", "VALUE"), row, strict=True)}  # fmt: skip
    return {"GIT_CONFIG_COUNT": str(len(told)), **rows}
