"""Counts how many breaks are found by the rule that should find them, and what is found besides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from .complete import complete
from .running import findings
from .scene import Break, Scene

LEAST_FOUND = 0.99
LEAST_WAYS = 10
COMPLETE_PLANS = 24


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


def measure(breaks: Iterable[Break], *, plans: int) -> Tally:
    """Try each break on so many complete plans, and look at the complete plans themselves."""
    tally = Tally()
    with TemporaryDirectory(prefix="goals-catch-") as scratch:
        top = Path(scratch)
        _look_at_complete(tally, top)
        for number, each in enumerate(breaks):
            count = tally.counts.setdefault(each.code, Count())
            count.ways += 1
            for turn in range(plans):
                # Another plan for each break, and one of each profile before the first comes again.
                _try(each, complete(number * plans + turn), tally, top / f"{number}-{turn}")
    return tally


def _look_at_complete(tally: Tally, top: Path) -> None:
    """Look at complete plans as one caseload: nothing is to be found in any of them."""
    for seed in range(COMPLETE_PLANS):
        scene = complete(seed)
        scene.others = [
            other.plan for number in range(COMPLETE_PLANS) if number != seed and (other := complete(number))
        ]
        tally.complete += 1
        found = sorted({finding.code for finding in findings(scene, top / f"complete-{seed}")})
        tally.false_findings += [f"complete plan {seed}: {code}" for code in found]


def _try(each: Break, scene: Scene, tally: Tally, folder: Path) -> None:
    each.change(scene)
    codes = {finding.code for finding in findings(scene, folder)}
    place = f"{each.code} {each.name} ({folder.name}, {scene.profile})"
    count = tally.counts[each.code]
    count.broken += 1
    if each.code in codes:
        count.found += 1
    else:
        tally.missed.append(place)
    tally.false_findings += [f"{place}: {code}" for code in sorted(codes - each.also - {each.code})]
