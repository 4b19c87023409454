"""Says how a commit is signed where the clone asks for it: by ssh-keygen from the PATH, by no program it names."""

from __future__ import annotations

from collections.abc import Mapping

from goals_cli.errors import GitError
from goals_cli.gitrepo.running import program

_NO = ("", "false", "no", "off", "0")
_WITHOUT = "--no-commit saves without a commit, then git commit"


def signing(known: Mapping[str, str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Give the options for a commit and git's settings for them, from what git knows."""
    if known.get("commit.gpgsign", "").lower() in _NO:
        return ("--no-gpg-sign",), {}
    if known.get("gpg.format") != "ssh":
        raise GitError(
            "commits are to be signed here, and goals signs with an ssh key alone",
            f"git config gpg.format ssh; or {_WITHOUT}",
        )
    key = known.get("user.signingkey")
    if not key:
        raise GitError(
            "commits are to be signed here, and no key is named", f"git config user.signingkey FILE; or {_WITHOUT}"
        )
    found = program("ssh-keygen")
    if found is None:
        raise GitError(
            "commits are to be signed here, and ssh-keygen was not found", f"install OpenSSH; or {_WITHOUT}"
        )
    return (f"-S{key}",), {"gpg.ssh.program": found}
