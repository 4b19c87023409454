"""Counts how many breaks are found by the rule that should find them, and what is found besides."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .breaks import all_breaks
from .complete import complete
from .running import findings, findings_of_all

LEAST_FOUND = 0.99
LEAST_WAYS = 10
COMPLETE_PLANS = 24
_OF_CASELOADS = "K"


class Try(NamedTuple):
    """One break, by its number, tried on one complete plan: which one, and the codes that were found."""

    number: int
    place: str
    codes: frozenset[str]


@dataclass
class Count:
    """The breaks of one rule."""

    ways: int = 0
    broken: int = 0
    found: int = 0


@dataclass
class Tally:
    """What the measure has counted: by code, with what was missed and what was found without there being anything."""

    counts: dict[str, Count] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    false_findings: list[str] = field(default_factory=list)
    complete: int = 0

    @property
    def broken(self) -> int:
        return sum(count.broken for count in self.counts.values())

    @property
    def found(self) -> int:
        return sum(count.found for count in self.counts.values())

    @property
    def misses_a_rule(self) -> bool:
        """Say whether any one rule finds too few of its breaks."""
        return any(count.found < LEAST_FOUND * count.broken for count in self.counts.values())

    def count(self, tried: Try) -> None:
        """Count one break."""
        each = all_breaks()[tried.number]
        count = self.counts.setdefault(each.code, Count())
        count.broken += 1
        if each.code in tried.codes:
            count.found += 1
        else:
            self.missed.append(tried.place)
        besides = sorted(tried.codes - each.also - {each.code})
        self.false_findings += [f"{tried.place}: {code}" for code in besides]

    def good(self) -> bool:
        """Say whether the rules find what they should, and nothing else."""
        return self.broken > 0 and not self.misses_a_rule and not self.false_findings


def measure(only: str = "", *, plans: int) -> Tally:
    """Try each break of the codes that begin so on so many plans, and look at the complete plans themselves."""
    tally = Tally(complete=COMPLETE_PLANS)
    chosen = [number for number, each in enumerate(all_breaks()) if each.code.startswith(only)]
    for number in chosen:
        tally.counts.setdefault(all_breaks()[number].code, Count()).ways += 1
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        tally.false_findings += pool.submit(in_complete_plans).result()
        for tries in pool.map(partial(try_break, plans=plans), chosen, chunksize=10):
            for each in tries:
                tally.count(each)
    return tally


def in_complete_plans() -> list[str]:
    """Look at complete plans, one by one and all of them as one caseload: nothing is to be found in any."""
    found = []
    with TemporaryDirectory(prefix="goals-catch-") as scratch:
        for seed in range(COMPLETE_PLANS):
            codes = {finding.code for finding in findings(complete(seed), Path(scratch) / str(seed))}
            found += [f"complete plan {seed}: {code}" for code in sorted(codes)]
        first = complete(0)
        first.others = [complete(seed).plan for seed in range(1, COMPLETE_PLANS)]
        together = findings_of_all(first, Path(scratch) / "all")
    return found + [f"{each.path}: {each.code}" for each in together if each.code.startswith(_OF_CASELOADS)]


def try_break(number: int, plans: int) -> list[Try]:
    """Try one break on so many complete plans, which are others for each break."""
    each = all_breaks()[number]
    tries = []
    with TemporaryDirectory(prefix="goals-catch-") as scratch:
        for seed in range(number * plans, (number + 1) * plans):
            scene = complete(seed)
            each.change(scene)
            codes = frozenset(finding.code for finding in findings(scene, Path(scratch) / str(seed)))
            tries.append(Try(number, f"{each.code} {each.name} (plan {seed}, {scene.profile})", codes))
    return tries
