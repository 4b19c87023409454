"""Measures `goals check`: one plan, and caseloads of all sizes, seen for the first time and with nothing changed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from . import plans
from .comparing import Bench, Result, Target
from .timing import Command, Cost, Output, run, take_turns

SCHEMA = Path(__file__).parents[2] / "schemas" / "plan.schema.json"
AIMED_AT = 10_000  # plans, for which the targets are set
MOST_FOR_PEERS = 10_000  # plans; more files cannot be named in one call, and it would take an hour
EACH_ROUND = 100  # plans; with more, the peers are run once, in the middle round, and not before
ROUNDS = 5
COLD, UNCHANGED, MEMORY = Target("times faster", 40), Target("times faster", 500), Target("memory", 2)
ONE_PROCESS = Target("times faster", 30)
FIRST = {"F003", "F004", "F005", "V101", "A201", "A202", "A203", "S501", "R601"}
NOT_OFF = {"F001", "F002", "F013"}  # a plan that cannot be read is an error everywhere
GROWTH = Target("ratio", 1.25)
METHOD = "sampled every 50 ms: the sum of what Linux tells as the proportional share (Pss) of each process"


@dataclass(frozen=True)
class _Caseload:
    """A caseload of so many plans, and what is run over it."""

    count: int
    cold: Command
    unchanged: Command
    peers: tuple[Command, ...]

    @classmethod
    def of(cls, bench: Bench, folder: Path, count: int) -> _Caseload:
        memory = bench.scratch / f"memory-{count}"

        def forget() -> None:
            shutil.rmtree(memory, ignore_errors=True)

        def looked_at_all(said: Output) -> bool:
            return said.errors.startswith(f"{count} plans, ")

        again = replace(bench.goals("goals, unchanged", folder, "check"), exits=(0, 1), did_it=looked_at_all)
        cold = replace(again, name="goals, cold", prepare=forget)
        environment = {**again.environment, "GOALS_CACHE_DIR": str(memory)}
        kept = {**again.environment, "GOALS_CACHE_DIR": f"{memory}-kept"}
        peers = () if count > MOST_FOR_PEERS else _peers(bench, folder, once=count > EACH_ROUND)
        return cls(count, replace(cold, environment=environment), replace(again, environment=kept), peers)


def _peers(bench: Bench, folder: Path, *, once: bool) -> tuple[Command, ...]:
    """Name the peers' runs; check-jsonschema says ok, or that there were errors, which it finds in some plans."""
    files = sorted(path.relative_to(folder) for path in folder.glob("clients/*.yaml"))

    def validated(said: Output) -> bool:
        return said.out.startswith(("ok", "Schema validation errors"))

    call: tuple[str | Path, ...] = (bench.peers.check_jsonschema, "--schemafile", SCHEMA, *files)
    schema = Command("check-jsonschema", call, folder, exits=(0, 1), did_it=validated, once=once, sampled=True)
    style = Command("yamllint", (bench.peers.yamllint, *files), folder, exits=(0, 1), once=once)
    return schema, style


def one_plan(bench: Bench) -> Iterator[Result]:
    """Compare the check of one plan in a repository, as in an editor or a hook, with a style check of the same file."""
    folder, written = bench.repository(bench.counts[0])
    plan = next(plan for plan in written if not plan.broken)
    check = bench.goals("goals check CLIENT", folder, "check", plan.client)
    peer = Command("yamllint PLAN", (bench.peers.yamllint, plan.path), folder, exits=(0, 1))
    yield bench.compare("one plan checked, in a git repository", [check, peer], 21, Target("ratio", 1.25))


def one_process(bench: Bench) -> Iterator[Result]:
    """Compare reading and checking by the first rules, and by all of them, with a schema check of the same files."""
    count = bench.counts[min(1, len(bench.counts) - 1)]
    folder, _ = bench.caseload(count)
    few = bench.scratch / f"few-{count}"
    shutil.copytree(folder, few, dirs_exist_ok=True)
    with (few / "goals.toml").open("a", encoding="utf-8") as file:
        file.write(_all_but_the_first_off(bench, few))
    alone = ("check", "--no-cache", "--jobs", "1")
    first, every = (
        replace(bench.goals(name, where, *alone), exits=(0, 1), did_it=lambda said: said.errors.startswith(f"{count} "))
        for name, where in (("goals, first rules", few), ("goals, all rules", folder))
    )
    schema, _ = _peers(bench, folder, once=True)
    costs = take_turns([first, every, schema], bench.rounds(ROUNDS), bench.scratch)
    title = f"{count:,} plans read and checked in one process"
    yield Result(f"{title}, by the first rules", (first.name, schema.name), [costs[0], costs[2]], ONE_PROCESS)
    yield Result(f"{title}, by all rules", (every.name, schema.name), [costs[1], costs[2]], Target(ONE_PROCESS.kind))


def _all_but_the_first_off(bench: Bench, folder: Path) -> str:
    """Write the settings that turn off every rule but those that came first: of the file, words, agreement, review."""
    explain = bench.goals("goals explain", folder, "explain", "--all", "--format", "json")
    told = json.loads(subprocess.run(explain.call, cwd=folder, capture_output=True, check=True).stdout)
    off = [rule["code"] for rule in told["rules"] if rule["code"] not in FIRST and rule["code"] not in NOT_OFF]
    return "".join(["\n[rules]\n", *(f'{code} = {{severity = "off", reason = "measured without"}}\n' for code in off)])


def whole_caseloads(bench: Bench) -> Iterator[Result]:
    """Compare the check of caseloads of all sizes with a schema check and a style check of the same files."""
    colds: dict[int, list[Cost]] = {}
    for count in bench.counts:
        folder, written = bench.repository(count)
        caseload = _Caseload.of(bench, folder, count)
        commands = [caseload.cold, caseload.unchanged, *caseload.peers]
        cold, unchanged, *peers = take_turns(commands, bench.rounds(ROUNDS), bench.scratch)
        colds[count] = cold
        names = tuple(peer.name for peer in caseload.peers)
        notes = (_right_ones(bench, caseload, written),)
        title = f"{count:,} plans checked"
        yield Result(title, ("goals, cold", *names), [cold, *peers], _at(count, COLD), notes)
        title = f"{title}, nothing changed"
        yield Result(title, ("goals, unchanged", *names), [unchanged, *peers], _at(count, UNCHANGED))
        yield _memory(bench, caseload, peers[:1])
    if len(colds) > 1:
        yield _growth(colds)


def _at(count: int, target: Target) -> Target:
    """Keep the target where it is set; at other sizes there is nothing to reach."""
    return target if count == AIMED_AT else Target(target.kind)


def _memory(bench: Bench, caseload: _Caseload, schema: list[list[Cost]]) -> Result:
    """Compare the memory of all processes together, in a run of its own, as looking at it takes time too."""
    ours = [run(replace(caseload.cold, sampled=True), bench.scratch)]
    names = ("goals, cold", *(peer.name for peer in caseload.peers[:1]))
    title, target = f"{caseload.count:,} plans: memory of all processes", _at(caseload.count, MEMORY)
    return Result(title, names, [ours, *schema], target, (METHOD,))


def _growth(colds: dict[int, list[Cost]]) -> Result:
    """Compare what one plan takes in the largest caseload with what it takes in the smaller ones."""
    counts = sorted(colds, reverse=True)
    costs = [[Cost(cost.wall / count, cost.cpu / count, cost.memory) for cost in colds[count]] for count in counts]
    names = tuple(f"{count:,} plans" for count in counts)
    return Result("each plan checked, by the size of the caseload", names, costs, GROWTH, subject="largest")


def _right_ones(bench: Bench, caseload: _Caseload, written: list[plans.Written]) -> str:
    """Say whether the check found what plans were made to have, and nothing grave in the others."""
    found: dict[str, set[tuple[str, str]]] = {}

    def answered(said: Output) -> bool:
        for finding in json.loads(said.out)["findings"]:
            found.setdefault(finding["client"], set()).add((finding["name"], finding["severity"]))
        return True

    check = replace(caseload.unchanged, call=(*caseload.unchanged.call, "--format", "json"), did_it=answered)
    run(check, bench.scratch)
    broken = {plan.client: plan.broken.removesuffix("-of-words") for plan in written if plan.broken}
    right = [client for client, rule in broken.items() if rule in {name for name, _ in found.get(client, ())}]
    grave = {client for client, those in found.items() if any(severity != "advice" for _, severity in those)}
    made_so = f"what was meant was found in {len(right)} of the {len(broken)} plans made to have something"
    return f"{made_so}, errors or warnings in {len(grave - broken.keys())} others"
