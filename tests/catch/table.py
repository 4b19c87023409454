"""The table of the measure: one line for each rule, then the totals, and what went wrong one by one."""

from __future__ import annotations

from tabulate import tabulate

from goals_cli.checking import RULES

from .measure import LEAST_WAYS, Tally


def table(tally: Tally) -> str:
    """Write all that was counted."""
    names = {rule.code: rule.name for rule in RULES}
    rows = [
        (code, names.get(code, "?"), count.ways, count.broken, count.found, _share(count.found, count.broken))
        for code, count in sorted(tally.counts.items())
    ]
    ways = sum(count.ways for count in tally.counts.values())
    total = ("", f"all {len(rows)} rules", ways, tally.broken, tally.found, _share(tally.found, tally.broken))
    headers = ("code", "name", "ways", "broken", "found", "%")
    lines = [tabulate([*rows, total], headers=headers, disable_numparse=[0, 1])]
    few = [code for code, count in tally.counts.items() if count.ways < LEAST_WAYS]
    none = sorted(names.keys() - tally.counts.keys())
    lines += [f"fewer than {LEAST_WAYS} ways: {', '.join(few)}"] if few else []
    lines += [f"not broken: {', '.join(none)}"] if none else []
    lines += [f"missed: {each}" for each in tally.missed]
    lines += [f"false: {each}" for each in tally.false_findings]
    lines.append(f"{tally.complete} complete plans; {len(tally.false_findings)} false findings")
    return "\n".join(lines)


def _share(found: int, broken: int) -> str:
    return f"{100 * found / broken:.1f}" if broken else "-"
