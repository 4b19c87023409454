"""Prints how many breaks each rule finds: `python -m tests.catch [--plans N] [--only CODE]`, or `make catch`."""

from __future__ import annotations

import argparse
import sys
import time

from .breaks import all_breaks
from .measure import LEAST_FOUND, Tally, measure
from .table import table


def main() -> int:
    """Measure and print; 1 when too few breaks are found, or anything is found that is not there."""
    parser = argparse.ArgumentParser(prog="python -m tests.catch", description="What share of breaks the rules find.")
    parser.add_argument("--plans", type=int, default=5, metavar="N", help="complete plans that each break is tried on")
    parser.add_argument("--only", metavar="CODE", default="", help="only the rules whose codes begin so")
    asked = parser.parse_args()
    start = time.monotonic()
    breaks = [each for each in all_breaks() if each.code.startswith(asked.only)]
    tally = measure(breaks, plans=asked.plans)
    sys.stdout.write(table(tally) + f"\n{time.monotonic() - start:.0f} s\n")
    return 0 if _good(tally) else 1


def _good(tally: Tally) -> bool:
    return tally.found >= LEAST_FOUND * tally.broken and not tally.misses_a_rule and not tally.false_findings


if __name__ == "__main__":
    sys.exit(main())
