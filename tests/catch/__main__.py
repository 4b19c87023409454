"""Prints how many breaks each rule finds: `python -m tests.catch [--plans N] [--only CODE]`, or `make catch`."""

from __future__ import annotations

import argparse
import sys
import time

from .measure import measure
from .table import table


def main() -> int:
    """Measure and print; 1 when too few breaks are found, or anything is found that is not there."""
    parser = argparse.ArgumentParser(prog="python -m tests.catch", description="What share of breaks the rules find.")
    parser.add_argument("--plans", type=int, default=3, metavar="N", help="complete plans that each break is tried on")
    parser.add_argument("--only", metavar="CODE", default="", help="only the rules whose codes begin so")
    asked = parser.parse_args()
    start = time.monotonic()
    tally = measure(asked.only, plans=asked.plans)
    sys.stdout.write(f"{table(tally)}\nin {time.monotonic() - start:.0f} seconds\n")
    return 0 if tally.good() else 1


if __name__ == "__main__":
    sys.exit(main())
