"""Measures `goals history` and `goals audit` in a repository with a long past, beside `git log` of the same."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .comparing import Bench, Result, Target
from .past import Past, write_past
from .signing import sign_past
from .timing import Command, Output

ONE, ALL, AUDIT, RECALLED = Target("ratio", 1.5), Target("ratio", 2), Target("ratio", 3), Target("times faster", 20)
GRAPHS = {
    "without a commit-graph": (),
    "with a commit-graph": ("--reachable",),
    "with a commit-graph that knows paths": ("--reachable", "--changed-paths"),
}


def history(bench: Bench) -> Iterator[Result]:
    """Compare the history of one plan and of all plans, and the audit, with git's own log of the same commits."""
    past = write_past(bench.scratch / "past", *bench.past)
    yield from _one_plan(bench, past)
    yield from _all_plans(bench, past)
    yield from _audits(bench, past)


def _one_plan(bench: Bench, past: Past) -> Iterator[Result]:
    client = past.clients[0]
    told = bench.goals("goals history CLIENT", past.folder, "history", client)
    told = replace(told, did_it=lambda said: said.out.startswith(f"History of {client}\n") and "opened by" in said.out)
    log = _git("git log --raw -- PLAN", past, "log", "--raw", "--", f"clients/{client}.yaml")
    for title, options in GRAPHS.items():
        if options:
            call = ("git", "commit-graph", "write", *options)
            subprocess.run(call, cwd=past.folder, check=True, capture_output=True)
        yield bench.compare(f"the history of one plan of {_size(past)}, {title}", [told, log], 7, ONE)


def _all_plans(bench: Bench, past: Past) -> Iterator[Result]:
    def all_there(said: Output) -> bool:
        return said.out.count('"kind":"opened"') == len(past.clients)

    told = replace(bench.goals("goals history", past.folder, "history", "--format", "json"), did_it=all_there)
    fresh = replace(told, name="goals history --no-cache", call=(*told.call, "--no-cache"))
    log = _git("git log -p", past, "log", "-p")
    yield bench.compare(f"the events of all plans of {_size(past)}, as JSON", [fresh, log], 5, ALL)
    recalled = replace(told, name="goals history, recalled")
    yield bench.compare("the same, from what is remembered", [recalled, fresh], 5, RECALLED)


def _audits(bench: Bench, past: Past) -> Iterator[Result]:
    title = f"the audit of {_size(past)}"
    audit = replace(bench.goals("goals audit", past.folder, "audit"), exits=(0, 1))
    log = _git("git log -p", past, "log", "-p")
    yield bench.compare(title, [audit, log], 3, AUDIT)
    signers = bench.scratch / "signers"
    sign_past(past.folder, signers)
    with_signers = bench.goals("goals audit --signers", past.folder, "audit", "--signers", str(signers))
    yield bench.compare(
        "the same, with an SSH signature (Ed25519) of each commit, all verified",
        [replace(with_signers, exits=(0, 1), did_it=_all_signed), log, audit],
        3,
        AUDIT,
    )


def _all_signed(said: Output) -> bool:
    """Tell that signatures were looked at, and that each is there, good and somebody's whose key counts."""
    problems = ("X301", "X302", "X303", "X304")
    return "Signatures were not looked at" not in said.errors and not any(code in said.out for code in problems)


def _git(name: str, past: Past, *arguments: str) -> Command:
    program = Path(shutil.which("git") or "git")
    return Command(name, (program, *arguments), past.folder, did_it=lambda said: said.out.startswith("commit "))


def _size(past: Past) -> str:
    return f"{len(past.clients):,} plans and {past.commits:,} commits"
