"""Runs commands in turn, A B A B, and keeps what each run cost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

LAUNCH = Path(__file__).with_name("launch.py")


class CouldNotRun(Exception):
    """A command could not be run, or did something else than what was to be measured."""


@dataclass(frozen=True)
class Output:
    """What a command printed."""

    out: str
    errors: str


def _anything(_: Output) -> bool:
    return True


def _nothing() -> None:
    """Leave everything as it is."""


@dataclass(frozen=True)
class Command:
    """Something to measure: how it is called, and how to tell that it did its work."""

    name: str
    call: tuple[str | Path, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    exits: tuple[int, ...] = (0,)
    prepare: Callable[[], None] = _nothing  # before each run, not counted
    did_it: Callable[[Output], bool] = _anything  # asked after each run
    once: bool = False  # run in the middle round alone: what takes minutes is the steadier for it
    sampled: bool = False  # count the memory of all its processes together, where the system tells


@dataclass(frozen=True)
class Cost:
    """What one run cost; memory is the peak of the process, or of all together when sampled, in MiB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Spread:
    """A median with the smallest and the largest value."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> Spread:
        return cls(median(values), min(values), max(values))


def take_turns(commands: list[Command], rounds: int, scratch: Path) -> list[list[Cost]]:
    """Run each command once uncounted, then all of them in turn; the costs stand in the order of the commands."""
    for command in commands:
        if not command.once:
            run(command, scratch)
    costs: list[list[Cost]] = [[] for _ in commands]
    for number in range(rounds):
        for command, of_one in zip(commands, costs, strict=True):
            if not command.once or number == rounds // 2:
                of_one.append(run(command, scratch))
    return costs


def ratios(costs: list[Cost], others: list[Cost], figure: str) -> Spread:
    """Tell what one costs by the other, pair by pair, so that a machine that slows down does so for both.

    What was run only once is compared with each run of the other.
    """
    rounds = max(len(costs), len(others))
    costs, others = (each * rounds if len(each) == 1 else each for each in (costs, others))
    pairs = zip(costs, others, strict=True)
    return Spread.of([getattr(one, figure) / getattr(other, figure) for one, other in pairs])


def run(command: Command, scratch: Path) -> Cost:
    """Run a command once, or say why that is not what was to be measured."""
    command.prepare()
    out, errors = scratch / "out", scratch / "errors"
    launch = [sys.executable, "-I", "-S", LAUNCH, "sampled" if command.sampled else "", out, errors, *command.call]
    done = subprocess.run(launch, cwd=command.folder, env=_environment(command), capture_output=True, text=True)
    if done.returncode:
        raise CouldNotRun(f"{command.name}: {done.stderr.strip().splitlines()[-1]}")
    wall, cpu, memory, code = map(float, done.stdout.split())
    said = Output(out.read_text("utf-8"), errors.read_text("utf-8"))
    if code not in command.exits:
        raise CouldNotRun(f"{command.name}: exit {code:.0f}: {(said.errors or said.out).strip()[-300:]}")
    if not command.did_it(said):
        raise CouldNotRun(f"{command.name}: exit {code:.0f}, but not what was expected: {said.out.strip()[:300]!r}")
    return Cost(wall, cpu, memory / 1024)


def _environment(command: Command) -> dict[str, str]:
    """Take over the environment without what changes how Python starts."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "GOALS_", "VIRTUAL_ENV"))}
    return kept | dict(command.environment)
