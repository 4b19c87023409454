"""Measures the reports: over a whole caseload beside the check of the same, and one page beside what draws it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace

from .comparing import Bench, Result, Target
from .timing import Command, Output, take_turns

ROUNDS = 5
OF_ALL = ("caseload", "due", "outcomes")
NO_SLOWER, PAGE = Target("ratio", 1.5), Target("ratio", 3.0)


def reports(bench: Bench) -> Iterator[Result]:
    """Compare the reports on a whole caseload with its check, and the page of one plan with loading its engine."""
    yield from _of_all(bench, bench.counts[min(2, len(bench.counts) - 1)])
    yield _one_page(bench)


def _of_all(bench: Bench, count: int) -> Iterator[Result]:
    """Look at all plans for the first time, and again with nothing changed; reports as CSV, which has it all."""
    folder, _ = bench.repository(count)

    def looked_at_all(said: Output) -> bool:
        return said.errors.startswith(f"{count} plans, ")

    check = replace(bench.goals("goals check", folder, "check"), exits=(0, 1), did_it=looked_at_all)
    made = [
        replace(bench.goals(f"goals report {name}", folder, "report", name, "--format", "csv"), did_it=_has_rows)
        for name in OF_ALL
    ]
    commands = [*made, check]
    for title, forgets in (("seen for the first time", True), ("nothing changed", False)):
        asked = [_remembering(bench, each, forgets) for each in commands]
        costs = take_turns(asked, bench.rounds(ROUNDS), bench.scratch)
        for command, cost in zip(made, costs, strict=False):
            names = (command.name, check.name)
            yield Result(f"{command.name}, {count:,} plans, {title}", names, [cost, costs[-1]], NO_SLOWER)


def _remembering(bench: Bench, command: Command, forgets: bool) -> Command:
    """Give a command a memory of its own, which it finds empty each time if it `forgets`."""
    memory = bench.scratch / "-".join((*command.name.split(), "anew" if forgets else "kept"))

    def forget() -> None:
        shutil.rmtree(memory, ignore_errors=True)

    environment = {**command.environment, "GOALS_CACHE_DIR": str(memory)}
    return replace(command, environment=environment, **({"prepare": forget} if forgets else {}))


def _has_rows(said: Output) -> bool:
    return said.out.count("\n") > 1


def _one_page(bench: Bench) -> Result:
    folder, written = bench.caseload(bench.counts[0])
    client = next(plan.client for plan in written if not plan.broken)
    page = bench.goals("goals report plan", folder, "report", "plan", client, "--format", "html")
    page = replace(page, did_it=lambda said: said.out.rstrip().endswith("</html>"))
    engine = Command("import jinja2", (sys.executable, "-c", "import jinja2"), folder)
    return bench.compare("the page of one plan", [page, engine], 21, PAGE)
