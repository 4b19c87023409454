"""A repository that wants to start programs: its settings, hooks and attributes name planted ones that leave marks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from histories import Repository

HOOKS = (
    "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit", "prepare-commit-msg",
    "commit-msg", "post-commit", "pre-rebase", "post-checkout", "post-merge", "pre-push", "pre-receive", "update",
    "proc-receive", "post-receive", "post-update", "reference-transaction", "push-to-checkout", "pre-auto-gc",
    "post-rewrite", "sendemail-validate", "fsmonitor-watchman", "p4-changelist", "p4-prepare-changelist",
    "p4-post-changelist", "p4-pre-submit", "post-index-change",
)  # fmt: skip
# Settings that name a program; {} is where it lies.
PROGRAMS = {
    "core.fsmonitor": "{}", "core.pager": "{}", "core.editor": "{}", "core.askPass": "{}", "core.sshCommand": "{}",
    "core.gitProxy": "{}", "core.alternateRefsCommand": "{}", "sequence.editor": "{}", "diff.external": "{}",
    "diff.x.command": "{}", "diff.x.textconv": "{}", "diff.goals.textconv": "{}", "diff.goals.command": "{}",
    "interactive.diffFilter": "{}", "merge.x.driver": "{}", "merge.goals.driver": "{}", "mergetool.x.cmd": "{}",
    "difftool.x.cmd": "{}", "gpg.program": "{}", "gpg.openpgp.program": "{}", "gpg.x509.program": "{}",
    "gpg.ssh.program": "{}", "gpg.ssh.defaultKeyCommand": "{}", "credential.helper": "!{}",
    "credential.https://agency.example.helper": "!{}", "uploadpack.packObjectsHook": "{}",
    "remote.origin.uploadpack": "{}", "remote.origin.receivepack": "{}", "remote.origin.url": "ext::{} %S",
    "trailer.x.command": "{}", "trailer.y.cmd": "{}", "submodule.x.update": "!{}", "guitool.x.cmd": "{}",
    "browser.x.cmd": "{}", "man.x.cmd": "{}", "web.browser": "{}", "instaweb.httpd": "{}", "tar.x.command": "{}",
    "sendemail.smtpServer": "{}", "sendemail.toCmd": "{}", "imap.tunnel": "{}", "gc.recentObjectsHook": "{}",
    "alias.cat-file": "!{}", "alias.rev-parse": "!{}", "alias.commit-tree": "!{}", "alias.evil": "!{}",
    "pager.config": "{}", "pager.cat-file": "{}", "pager.rev-list": "{}", "pager.ls-tree": "{}",
    "hook.evil.command": "{}", "hook.a=b.command": "{}",
}  # fmt: skip
# Settings that make git use them.
MORE = (
    ("log.showSignature", "true"), ("protocol.allow", "always"), ("protocol.ext.allow", "always"),
    ("merge.default", "x"), ("merge.tool", "x"), ("diff.tool", "x"), ("help.browser", "x"), ("commit.gpgsign", "true"),
    ("gpg.format", "ssh"), ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"),
    ("remote.origin.promisor", "true"), ("remote.origin.partialCloneFilter", "blob:none"),
    ("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"), ("core.untrackedCache", "true"),
    ("splitIndex.maxPercentChange", "0"), ("core.splitIndex", "true"), ("fsck.skipList", "/dev/zero"),
    ("hook.evil.event", "post-index-change"), ("hook.evil.event", "reference-transaction"),
    ("hook.a=b.event", "reference-transaction"), ("include.path", "more-settings"),
)  # fmt: skip
FILTERS = ("filter.x.clean", "filter.x.smudge", "filter.x.process")


class Hostile:
    """Signs a last commit of a repository, plants programs in it, and says which of them were started."""

    def __init__(self, repository: Repository, outside: Path, *, filters: bool, lost: bool = True) -> None:
        self._repository = repository
        self._marks, self._programs = outside / "marks", outside / "programs"
        for folder in (self._marks, self._programs, outside / "hooks"):
            folder.mkdir()
        self._key = outside / "key"
        keygen = shutil.which("ssh-keygen") or "ssh-keygen"
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(self._key)], check=True)
        (outside / "signers").write_text(f"w-amara {self._key.with_suffix('.pub').read_text()}")
        signing = ("-c", "gpg.format=ssh", "-c", f"user.signingKey={self._key}")
        repository.git(*signing, "commit", "--quiet", "--only", "--allow-empty", "-S", "-m", "signed",
                       when="2026-03-03T13:00:00 +0100")  # fmt: skip
        if lost:
            self._lose(f"HEAD:{LOST}")
        own = repository.folder / ".git"
        for hook in HOOKS:
            for folder in (own / "hooks", outside / "hooks"):
                self._plant(folder / hook, f"hook {hook}")
        (own / "info").mkdir(exist_ok=True)
        driven = "diff=x merge=x" + (" filter=x" if filters else "")
        (own / "info" / "attributes").write_text(f"*.yaml {driven}\n")
        with (own / "config").open("a") as settings:
            settings.write("".join(self._settings(filters=filters, hooks=outside / "hooks")))
        (own / "more-settings").write_text(f'[diff "included"]\n\ttextconv = {self._program("included")}\n')

    def started(self) -> list[str]:
        """Name the planted programs that were started since the last time."""
        found = sorted(mark.name for mark in self._marks.iterdir())
        for name in found:
            (self._marks / name).unlink()
        return found

    def _settings(self, *, filters: bool, hooks: Path) -> list[str]:
        wanted = [(key, value.format(self._program(key))) for key, value in PROGRAMS.items()]
        wanted += [(key, str(self._program(key))) for key in FILTERS if filters]
        wanted += [*MORE, ("core.hooksPath", str(hooks)), ("user.signingKey", str(self._key))]
        return [self._setting(*each) for each in wanted]

    def _setting(self, key: str, value: str) -> str:
        section, _, name = key.rpartition(".")
        first, dot, rest = section.partition(".")
        return f'[{first} "{rest}"]\n\t{name} = {value}\n' if dot else f"[{first}]\n\t{name} = {value}\n"

    def _program(self, name: str) -> Path:
        """Plant a program that leaves a mark of this name."""
        path = self._programs / "".join(letter if letter.isalnum() else "-" for letter in name)
        self._plant(path, name)
        return path

    def _plant(self, path: Path, name: str) -> None:
        mark = self._marks / name.replace("/", "-")
        path.write_text(f'#!/bin/sh\n: > "{mark}"\n')
        path.chmod(0o755)

    def _lose(self, name: str) -> None:
        """Take an object away, as in a clone that left it out: whoever reads it would start what fetches it."""
        found = self._repository.git("rev-parse", name)
        (self._repository.folder / ".git" / "objects" / found[:2] / found[2:]).unlink()


LOST = "clients/gone.yaml"  # a plan whose content git does not have
