"""Every rule is documented, and its documentation tells the truth."""

from __future__ import annotations

import pkgutil
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import goals_cli.checking.rules as rules_package
from goals_cli import planfile
from goals_cli.checking import EXAMPLE_DAY, RULES, Target, Terms, check_all, examples
from goals_cli.checking.registry import EXAMPLE_NAMES, Rule
from goals_cli.plan import Status
from goals_cli.profile import profile

ME = ("-c", "user.name=w-amara", "-c", "user.email=w-amara@example.org")
AnyRule = Rule[Any]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def codes_found(example: str, folder: Path) -> list[str]:
    """Check an example: a plan, or the plans of several clients, or a plan that was committed and the one now."""
    terms = Terms(profile("default"), names=EXAMPLE_NAMES)
    paths: dict[Path, None] = {}
    (folder / "clients").mkdir()
    parts = examples(example)
    for text in parts:
        client = re.findall(r"(?m)^client: (.*)$", text)[0] if len(parts) > 1 else "heron-27"
        path = folder / "clients" / f"{client}.yaml"
        if path.exists():
            for command in (["init", "--quiet"], ["add", "."], [*ME, "commit", "--quiet", "--message", "heron-27"]):
                subprocess.run(["git", *command], cwd=folder, check=True)
        path.write_text(text, encoding="utf-8")
        paths[path] = None
    targets = [Target(path, path.name, terms) for path in paths]
    return [finding.code for finding in check_all(targets, today=EXAMPLE_DAY).findings]


@every_rule
def test_only_rules_of_caseloads_and_history_have_examples_of_several_plans(rule: AnyRule) -> None:
    several = rule in (*rules_package.OF_CASELOADS, *rules_package.OF_HISTORY)
    assert [len(examples(example)) > 1 for example in (rule.bad, rule.good)] == [several, several]


@every_rule
def test_all_plans_in_an_example_of_a_caseload_are_found_or_none(rule: AnyRule, tmp_path: Path) -> None:
    if rule in rules_package.OF_CASELOADS:
        assert codes_found(rule.bad, tmp_path).count(rule.code) == len(examples(rule.bad))


@every_rule
def test_bad_example_is_found(rule: AnyRule, tmp_path: Path) -> None:
    assert rule.code in codes_found(rule.bad, tmp_path)


@every_rule
def test_good_example_is_not_found(rule: AnyRule, tmp_path: Path) -> None:
    assert rule.code not in codes_found(rule.good, tmp_path)


@every_rule
def test_good_example_is_a_valid_plan(rule: AnyRule, tmp_path: Path) -> None:
    assert not [code for code in codes_found(rule.good, tmp_path) if code.startswith("F")]


@every_rule
def test_only_file_rules_have_an_invalid_bad_example(rule: AnyRule, tmp_path: Path) -> None:
    found = {code for code in codes_found(rule.bad, tmp_path) if code.startswith("F")}
    assert found == ({rule.code} if rule.code.startswith("F") else set())


@every_rule
def test_documentation_is_complete(rule: AnyRule) -> None:
    assert re.fullmatch(r"[A-Z][0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert re.fullmatch(r"[A-Z].{20,100}\.", rule.summary)
    assert re.fullmatch(r"(?s)[A-Z].{60,}\.", rule.why)
    assert re.fullmatch(r"[a-z].{20,}[^.]", rule.hint)
    assert rule.sources
    assert all(rule.sources)


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_has_a_file_of_its_own_and_is_registered() -> None:
    modules = {module.name for module in pkgutil.iter_modules(rules_package.__path__)}
    assert {rule.check.__name__ for rule in RULES} == modules


def test_only_rules_of_goals_have_statuses() -> None:
    for rule in RULES:
        assert bool(rule.statuses) == (rule in rules_package.OF_GOALS), rule.code
    assert all(rule.statuses <= set(Status) for rule in RULES)


def test_examples_are_what_the_gate_reads() -> None:
    readable = [rule for rule in RULES if rule.code != "F001"]
    for rule in readable:
        assert planfile.parse(examples(rule.bad)[0].encode(), rule.code).data["client"] in (
            "heron-27",
            "robin-03",
            "heron-10",
        )
