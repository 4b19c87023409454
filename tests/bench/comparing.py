"""What a comparison is, and what every one of them needs."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from . import plans
from .peers import Peers
from .timing import Command, Cost, take_turns

GIT = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")
WRITTEN = 1_780_000_000  # when generated plans were last changed: long ago, so that nothing has to be looked at twice


@dataclass(frozen=True)
class Target:
    """What is to be reached: `goals` by its peer at most, the peer by `goals` at least, or seconds at most.

    Without a value there is nothing to reach, and the kind tells how the ratios are to be shown.
    """

    kind: str  # "ratio", "memory", "times faster" or "seconds"
    value: float | None = None


@dataclass(frozen=True)
class Result:
    """One comparison: what each run of `goals` (the first) and of its peers cost, and what else there is to say."""

    title: str
    names: tuple[str, ...]
    costs: list[list[Cost]]
    target: Target
    notes: tuple[str, ...] = ()
    subject: str = "goals"  # what stands in a ratio with the others


@dataclass(frozen=True)
class Bench:
    """Everything a measurement needs: where the peers and the scratch folder are, and how much to do."""

    peers: Peers
    scratch: Path
    counts: tuple[int, ...] = (100, 1000, 10_000)  # of plans in the caseloads
    review_count: int = 50  # in the long plan
    past: tuple[int, int] = (1000, 20_000)  # plans and commits in the repository with a long past
    share: float = 1.0  # of the rounds

    def rounds(self, usual: int) -> int:
        return max(1, round(usual * self.share))

    def caseload(self, count: int) -> tuple[Path, list[plans.Written]]:
        """Write a caseload, the same for the same count."""
        folder = self.scratch / f"caseload-{count}"
        return folder, plans.write_caseload(folder, count)

    def repository(self, count: int) -> tuple[Path, list[plans.Written]]:
        """Write a caseload and commit all of it, as it is where people work."""
        folder = self.scratch / f"repository-{count}"
        written = plans.write_caseload(folder, count)
        for plan in written:
            os.utime(plan.path, (WRITTEN, WRITTEN))
        if not (folder / ".git").exists():
            for arguments in (("init",), ("add", "."), ("commit", "--message", "All plans")):
                subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True)
        return folder, written

    def goals(self, name: str, folder: Path, *arguments: str) -> Command:
        """Name a run of `goals` in a caseload, on the day as of which plans are generated."""
        environment = {
            "GOALS_TODAY": plans.TODAY.isoformat(),
            "GOALS_WORKER": "w-amara",
            "GOALS_CACHE_DIR": str(self.scratch / "memory"),
        }
        return Command(name, (Path(sys.executable).with_name("goals"), *arguments), folder, environment)

    def compare(self, title: str, commands: list[Command], rounds: int, target: Target) -> Result:
        costs = take_turns(commands, self.rounds(rounds), self.scratch)
        return Result(title, tuple(command.name for command in commands), costs, target)
