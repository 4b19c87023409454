"""What is measured, against which peer, and what is to be reached."""

from __future__ import annotations

import difflib
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from . import plans
from .peers import Peers
from .timing import Command, Cost, Output, take_turns

SCHEMA = Path(__file__).parents[2] / "schemas" / "plan.schema.json"
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


@dataclass(frozen=True)
class Target:
    """What is to be reached: `goals` by its peer at most, the peer by `goals` at least, or seconds at most."""

    kind: str  # "ratio", "times faster" or "seconds"
    value: float


@dataclass(frozen=True)
class Result:
    """One comparison: what each run of `goals` (the first) and of its peers cost, and what else there is to say."""

    title: str
    names: tuple[str, ...]
    costs: list[list[Cost]]
    target: Target
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bench:
    """Everything a measurement needs: where the peers and the scratch folder are, and how much to do."""

    peers: Peers
    scratch: Path
    plan_count: int = 1000  # in the large caseload
    review_count: int = 50  # in the long plan
    share: float = 1.0  # of the rounds

    def rounds(self, usual: int) -> int:
        return max(1, round(usual * self.share))

    def caseload(self, count: int) -> tuple[Path, list[plans.Written]]:
        """Write a caseload, the same for the same count."""
        folder = self.scratch / f"caseload-{count}"
        return folder, plans.write_caseload(folder, count)

    def goals(self, name: str, folder: Path, *arguments: str) -> Command:
        """Name a run of `goals` in a caseload, on the day as of which plans are generated."""
        environment = {"GOALS_TODAY": plans.TODAY.isoformat(), "GOALS_WORKER": "w-amara"}
        return Command(name, (Path(sys.executable).with_name("goals"), *arguments), folder, environment)

    def compare(self, title: str, commands: list[Command], rounds: int, target: Target) -> Result:
        costs = take_turns(commands, self.rounds(rounds), self.scratch)
        return Result(title, tuple(command.name for command in commands), costs, target)


def start_up(bench: Bench) -> Iterator[Result]:
    """Compare what every call costs before it does anything, and what pressing Tab costs."""
    folder, written = bench.caseload(min(100, bench.plan_count))
    client, at_most = written[0].client, Target("ratio", 1.0)
    peer = Command("yamllint --version", (bench.peers.yamllint, "--version"), folder)
    version = bench.goals("goals --version", folder, "--version")
    yield bench.compare("the version", [version, peer], 21, at_most)
    tab = {"_GOALS_COMPLETE": "complete_bash", "COMP_WORDS": f"goals check {client[:3]}", "COMP_CWORD": "2"}
    offers = bench.goals("goals completion", folder)
    offers = replace(offers, environment=dict(offers.environment) | tab, did_it=lambda said: client in said.out)
    yield bench.compare("a client code completed", [offers, peer], 21, at_most)


def one_plan(bench: Bench) -> Iterator[Result]:
    """Compare the check of one plan, as in an editor or a hook, with a style check of the same file."""
    folder, written = bench.caseload(min(100, bench.plan_count))
    check = bench.goals("goals check CLIENT", folder, "check", written[0].client)
    peer = Command("yamllint PLAN", (bench.peers.yamllint, written[0].path), folder, exits=(0, 1))
    yield bench.compare("one plan checked", [check, peer], 21, Target("ratio", 1.25))


def caseload(bench: Bench) -> Iterator[Result]:
    """Compare the check of a whole caseload in one process with the bare schema check of the same files."""
    folder, written = bench.caseload(bench.plan_count)
    found: dict[str, set[str]] = {}

    def looked_at_all(said: Output) -> bool:
        if not said.out.startswith("{"):
            return False
        answer = json.loads(said.out)
        for finding in answer["findings"]:
            found.setdefault(finding["client"], set()).add(finding["severity"])
        return bool(answer["summary"]["plans"] == len(written))

    check = bench.goals("goals check", folder, "check", "--format", "json")
    check = replace(check, exits=(0, 1), did_it=looked_at_all)
    files = [plan.path for plan in written]
    call: tuple[str | Path, ...] = (bench.peers.check_jsonschema, "--schemafile", SCHEMA, *files)
    peer = Command("check-jsonschema", call, folder, exits=(0, 1), did_it=lambda said: "ok" in said.out or "errors were" in said.out)
    result = bench.compare(f"{bench.plan_count} plans checked", [check, peer], 3, Target("times faster", 30))
    yield replace(result, notes=(_right_ones(written, found),))


def _right_ones(written: list[plans.Written], found: dict[str, set[str]]) -> str:
    """Say whether the check had something to say of those plans that were made so, and nothing grave of the others."""
    broken = {plan.client for plan in written if plan.broken}
    grave = {client for client, severities in found.items() if severities - {"advice"}}
    made_so = f"something was found in {len(broken & set(found))} of the {len(broken)} plans made to have something"
    return f"{made_so}, errors or warnings in {len(grave - broken)} others"


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


MEASURES: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "start": start_up,
    "plan": one_plan,
    "caseload": caseload,
    "write": writing,
}
