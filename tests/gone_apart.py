"""Two workers go on from one plan, each on a branch, and git brings their work together with `goals merge-plan`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from copy import deepcopy

from audited import Story
from histories import GIT

from goals_cli import planfile

Deed = Callable[[Story], None]
SIDE, MAIN, TOGETHER = "2026-04-14", "2026-04-15", "2026-04-16"


def tried(story: Story, *arguments: str, on: str) -> bool:
    """Run git on a day; say whether it came to its end without a question."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", "Amara Obi"), ("EMAIL", "amara@agency.example"),
                               ("DATE", f"{on}T12:00:00 +0100"))}  # fmt: skip
    command = [GIT, "-C", str(story.folder), *arguments]
    done = subprocess.run(command, env={**os.environ, **who, "GIT_EDITOR": "true"}, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode == 0


def went_apart(story: Story, theirs: Deed, ours: Deed) -> None:
    """Let two workers go on from the plan as it is: one on a branch, the other on main."""
    kept = deepcopy(story.plan)
    path = story.path
    story.git("checkout", "--quiet", "-b", "side")
    theirs(story)
    story.save(SIDE, who="Ben Ito")
    story.git("checkout", "--quiet", "main")
    story.plan, story.path = kept, path
    ours(story)
    story.save(MAIN)


def came_together(story: Story, on: str = TOGETHER) -> None:
    """Merge the branch; what is left to be decided is committed as it is, and the plan is read again."""
    if not tried(story, "merge", "--no-ff", "-m", "merge side", "side", on=on):
        tried(story, "commit", "--all", "--no-edit", on=on)
    read_again(story)


def read_again(story: Story) -> None:
    (path,) = (story.folder / "clients").glob("*.yaml")
    story.path = f"clients/{path.name}"
    story.plan = planfile.parse(path.read_bytes(), path.name).data
