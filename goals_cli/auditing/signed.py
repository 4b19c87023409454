"""Holds commits against the signers file: whose signature each carries, and for which agreements it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from goals_cli.auditing import signatures
from goals_cli.auditing.signatures import Signature
from goals_cli.auditing.signers import Signer, Signers
from goals_cli.gitrepo.commits import Commit


@dataclass(frozen=True)
class Signed:
    """A commit and its signature, as far as it can be read; `problem` says in a sentence what is wrong with it."""

    commit: Commit
    signature: Signature | None
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
        return self.signature is not None and not self.problem and self.counting

    @property
    def whose(self) -> str:
        """Who the key belongs to."""
        return ", ".join(dict.fromkeys(name for signer in self.lines for name in signer.principals))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of workers who the key belongs to."""
        return tuple(dict.fromkeys(code for signer in self.lines for code in signer.codes))


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


def signed(commit: Commit, raw: bytes, signers: Signers) -> Signed:
    """Hold a commit, as git keeps it, against the signers file."""
    signature = None
    try:
        payload, armored = signatures.parted(raw)
        signature = signatures.read(armored) if armored else None
        if signature and not signatures.verify(signature, payload):
            problem = "the signature is not one of this commit"
            return Signed(commit, signature, problem, ())
    except signatures.Unreadable as error:
        return Signed(commit, signature, str(error), ())
    return Signed(commit, signature, "", tuple(signers.of(signature.key)) if signature else ())
