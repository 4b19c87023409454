"""Holds commits against the signers file: whose signature each carries, and for which agreements it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from goals_cli.auditing.signatures import Verdict
from goals_cli.auditing.signers import Signer, Signers, fingerprint
from goals_cli.gitrepo.commits import Commit


@dataclass(frozen=True)
class Signed:
    """A commit and the key that signed it, if one did; `problem` says in a sentence what is wrong with a signature."""

    commit: Commit
    key: bytes | None
    problem: str
    lines: tuple[Signer, ...]  # of the signers file, that name the key

    @property
    def known(self) -> bool:
        """Whether the signers file names the key."""
        return bool(self.lines)

    @cached_property
    def counting(self) -> bool:
        """Whether the key counted at the time of the commit."""
        return any(signer.counts_at(self.commit.committed) for signer in self.lines)

    @property
    def good(self) -> bool:
        """Whether somebody whose key counts made this commit."""
        return self.key is not None and self.counting

    @property
    def fingerprint(self) -> str:
        """What the key is called."""
        return fingerprint(self.key or b"")

    @property
    def whose(self) -> str:
        """Who the key belongs to."""
        return ", ".join(dict.fromkeys(name for signer in self.lines for name in signer.principals))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of workers who the key belonged to at the time of the commit."""
        lines = (signer for signer in self.lines if signer.counts_at(self.commit.committed))
        return tuple(dict.fromkeys(code for signer in lines for code in signer.codes))


@dataclass(frozen=True, slots=True)
class Vouched:
    """An agreement that a signature stands for. `codes` are those of the workers who the key belongs to."""

    commit: Commit
    path: str
    client: str
    agreement: str
    worker: str
    fingerprint: str
    codes: tuple[str, ...]


def signed(commit: Commit, verdict: Verdict, signers: Signers) -> Signed:
    """Hold what came of verifying a commit against the signers file."""
    return Signed(commit, *verdict, tuple(signers.of(verdict.key)) if verdict.key else ())
