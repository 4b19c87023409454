"""What is measured, against which peer, and what is to be reached."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from . import plans
from .checking import one_plan, one_process, whole_caseloads
from .comparing import Bench, Result, Target
from .history import history
from .reporting import reports
from .timing import Command, Output

ROUND_TRIP = """
import sys, ruamel.yaml
yaml = ruamel.yaml.YAML()
with open(sys.argv[1], encoding="utf-8") as file: data = yaml.load(file)
data["reviews"].append({"id": "r-20260601-0000", "on": "2026-06-01"})
with open(sys.argv[1], "w", encoding="utf-8") as file: yaml.dump(data, file)
"""
REVIEW = (
    "--rating", "7", "--words", "I stayed for all of it.", "--win", "Went although it rained",
    "--in-the-way", "Rain and the long way", "--confidence", "8", "--next", "2026-06-29",
)  # fmt: skip


def start_up(bench: Bench) -> Iterator[Result]:
    """Compare what every call costs before it does anything, and what pressing Tab costs."""
    folder, written = bench.caseload(bench.counts[0])
    client, at_most = written[0].client, Target("ratio", 1.0)
    peer = Command("yamllint --version", (bench.peers.yamllint, "--version"), folder)
    version = bench.goals("goals --version", folder, "--version")
    yield bench.compare("the version", [version, peer], 21, at_most)
    tab = {"_GOALS_COMPLETE": "complete_bash", "COMP_WORDS": f"goals check {client[:3]}", "COMP_CWORD": "2"}
    offers = bench.goals("goals completion", folder)
    offers = replace(offers, environment=dict(offers.environment) | tab, did_it=lambda said: client in said.out)
    yield bench.compare("a client code completed", [offers, peer], 21, at_most)


def writing(bench: Bench) -> Iterator[Result]:
    """Add a review to a plan of 50 and look at every line; beside it, a load and dump of the same file."""
    path = plans.write_long_plan(bench.scratch / "long", bench.review_count)
    before, copy = path.read_text("utf-8"), bench.scratch / "round-trip.yaml"
    goal, step = _goal_and_open_step(before)
    notes: dict[str, str] = {}

    def fresh() -> None:
        path.write_text(before, "utf-8", newline="\n")
        shutil.copyfile(path, copy)

    def look_at(name: str, changed: Path) -> Callable[[Output], bool]:
        def look(_: Output) -> bool:
            after = changed.read_text("utf-8")
            notes[name] = f"{name}: {_difference(before, after)}"
            return after != before

        return look

    review = bench.goals("goals review", path.parents[1], "review", path.stem, "--goal", goal, "--done", step, *REVIEW)
    review = replace(review, prepare=fresh, did_it=look_at("goals review", path))
    dump = Command("ruamel.yaml", (bench.peers.python, "-c", ROUND_TRIP, copy), bench.scratch)
    dump = replace(dump, prepare=fresh, did_it=look_at("ruamel.yaml load and dump", copy))
    nothing = Command("python -c pass", (bench.peers.python, "-c", "pass"), bench.scratch)
    title = f"a review added to a plan of {bench.review_count} reviews"
    result = bench.compare(title, [review, dump, nothing], 9, Target("seconds", 0.25))
    yield replace(result, notes=tuple(notes.values()))


def _goal_and_open_step(text: str) -> tuple[str, str]:
    """Find the first goal's id and its step that is still to be done, by their places in a generated plan."""
    ids = [
        line.strip().removeprefix("- id: ") for line in text.splitlines() if line.startswith(("  - id", "      - id"))
    ]
    goals, steps = ([found for found in ids if found.startswith(letter)] for letter in ("g-", "s-"))
    return goals[0], steps[1]


def _difference(before: str, after: str) -> str:
    """Say how many lines were added, in how many places, and how many did not stay as they were."""
    old, new = before.splitlines(), after.splitlines()
    turns = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    turns = [turn for turn in turns if turn[0] != "equal"]
    gone, added = sum(turn[2] - turn[1] for turn in turns), sum(turn[4] - turn[3] for turn in turns)
    return f"{added} lines added in {len(turns)} places, {gone} old lines changed or gone"


def checks(bench: Bench) -> Iterator[Result]:
    """Compare all that `goals check` does: one plan, many in one process, and caseloads of all sizes."""
    yield from one_plan(bench)
    yield from one_process(bench)
    yield from whole_caseloads(bench)


MEASURES: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "start": start_up,
    "check": checks,
    "write": writing,
    "history": history,
    "report": reports,
}
