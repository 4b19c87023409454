"""A small sample of `make catch`: every break on one complete plan; and what makes the measure worth believing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from goals_cli.checking import RULES
from tests.catch import breaks
from tests.catch.breaks import all_breaks
from tests.catch.complete import complete
from tests.catch.measure import COMPLETE_PLANS, LEAST_WAYS, Tally, in_complete_plans, try_break
from tests.catch.scene import written
from tests.catch.table import table

CODES = sorted({each.code for each in all_breaks()})


@pytest.mark.parametrize("code", CODES)
def test_every_break_is_found_by_its_rule_and_by_no_other(code: str) -> None:
    tally = Tally()
    for number, each in enumerate(all_breaks()):
        if each.code == code:
            for tried in try_break(number, plans=1):
                tally.count(tried)
    assert (tally.missed, tally.false_findings) == ([], [])
    assert tally.good()


def test_every_rule_is_broken_in_ten_ways_at_least() -> None:
    ways = {rule.code: {each.name for each in all_breaks() if each.code == rule.code} for rule in RULES}
    assert {code: len(names) for code, names in ways.items() if len(names) < LEAST_WAYS} == {}


def test_no_break_has_the_name_of_another() -> None:
    names = [(each.code, each.name) for each in all_breaks()]
    assert sorted(names) == sorted(set(names))


def test_nothing_is_found_in_complete_plans() -> None:
    assert in_complete_plans() == []


def test_complete_plans_differ_and_are_the_same_every_time() -> None:
    texts = {written(complete(seed).plan) for seed in range(COMPLETE_PLANS)}
    assert len(texts) == COMPLETE_PLANS
    assert {written(complete(seed).plan) for seed in range(COMPLETE_PLANS)} == texts
    assert len({complete(seed).profile for seed in range(COMPLETE_PLANS)}) == 6
    assert {len(complete(seed).plan["goals"]) for seed in range(COMPLETE_PLANS)} == {1, 2, 3, 4}


def test_the_breaks_do_not_call_the_rules() -> None:
    """The measure would agree with whatever it measures."""
    imported = set()
    for path in Path(breaks.__file__).parents[1].rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                imported |= {f"{node.module}.{alias.name}" for alias in node.names}
    ours = {name for name in imported if name.startswith("goals_cli")}
    assert ours == {
        "goals_cli.caseload",
        "goals_cli.checking.RULES",  # their names, for the table
        "goals_cli.checking.check_all",
        "goals_cli.checking.targets",
        "goals_cli.findings.Finding",
        "goals_cli.profile",
        "goals_cli.profile.profile",
    }


def test_a_miss_and_a_false_finding_are_told() -> None:
    tally = Tally(missed=["V101 words: null (plan 7, default)"], false_findings=["V101 words: null (plan 7): C301"])
    assert not tally.good()
    assert table(tally).splitlines()[-3:] == [
        "missed: V101 words: null (plan 7, default)",
        "false: V101 words: null (plan 7): C301",
        "0 complete plans; 1 false findings",
    ]
