"""Runs the benchmarks: `python -m tests.bench [--quick] [--large] [--only NAME]` from the top of the repository."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from . import peers, table
from .comparing import Bench
from .measures import MEASURES
from .timing import CouldNotRun

TOP = Path(__file__).parents[2]
LARGE = 100_000
QUICK: dict[str, Any] = {"counts": (100,), "review_count": 10, "past": (25, 500), "share": 0.15}


def main() -> int:
    """Print each comparison as soon as it is there; 1 when something could not be run, targets change nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="What goals costs beside its peers.")
    parser.add_argument("--quick", action="store_true", help="small sizes and few rounds, to see whether it runs")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="run only this one (may be repeated)")
    parser.add_argument("--large", action="store_true", help="a caseload of 100,000 plans too, without the peers")
    asked = parser.parse_args()
    try:
        found = peers.ready(TOP / ".bench")
    except (OSError, subprocess.CalledProcessError) as problem:
        _say(f"the peers are missing and could not be installed: {problem}")
        return 1
    machine = f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} processors"
    _say(f"{machine}; {found.versions}")
    _say("medians (smallest-largest), the commands run in turn; ratios pair by pair")
    with tempfile.TemporaryDirectory(prefix="goals-bench-") as scratch:
        bench = Bench(found, Path(scratch), **(QUICK if asked.quick else {}))
        if asked.large:
            bench = replace(bench, counts=(*bench.counts, LARGE))
        done = [_measure(name, bench) for name in asked.only or MEASURES]
    return 0 if all(done) else 1


def _measure(name: str, bench: Bench) -> bool:
    """Print one measure's comparisons; tell whether they could all be run."""
    try:
        for result in MEASURES[name](bench):
            _say(f"\n{table.rows(result)}")
    except CouldNotRun as problem:
        _say(f"\n{name}: could not be run: {problem}")
        return False
    return True


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
