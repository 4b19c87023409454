"""Makes real git histories for tests: files, commits on given days, branches, merges and renames."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

GIT = shutil.which("git") or "git"


class Repository:
    """A repository made by git itself; every commit has a day, a time and an author."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main", str(folder), here=False)

    def git(self, *arguments: str, here: bool = True, when: str = "", who: str = "Amara Obi") -> str:
        """Run git; `when` is the time of what it commits, `who` does it."""
        name = who.split()[0].lower()
        people = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", who), ("EMAIL", f"{name}@agency.example"), ("DATE", when))
            if value
        }
        where = ["-C", str(self.folder)] if here else []
        done = subprocess.run(
            [GIT, *where, *arguments], capture_output=True, text=True, env={**os.environ, **people}, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, name: str, text: str | None) -> None:
        """Put a file there, or take it away."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_bytes(text.encode())

    def commit(self, message: str, files: dict[str, str | None], on: str = "2026-03-02", who: str = "Amara Obi") -> str:
        """Commit files at noon of a day (None takes one away); return the commit's id."""
        for name, text in files.items():
            self.write(name, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message, when=f"{on}T12:00:00 +0100", who=who)
        return self.git("rev-parse", "HEAD")

    def merge(self, branch: str, on: str, *options: str, files: dict[str, str | None] | None = None) -> str:
        """Merge a branch with a commit; with `files`, those are what the merge says whatever git would have made."""
        if files is None:
            self.git("merge", "--quiet", "--no-ff", "-m", f"merge {branch}", *options, branch,
                     when=f"{on}T12:00:00 +0100")  # fmt: skip
            return self.git("rev-parse", "HEAD")
        self.git("merge", "--quiet", "--no-ff", "--no-commit", "-s", "ours", branch)
        return self.commit(f"merge {branch}", files, on)

    def blob(self, name: str, revision: str = "HEAD") -> str:
        """Give the id of a file's content."""
        return self.git("rev-parse", f"{revision}:{name}")
