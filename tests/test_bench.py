"""The benchmark's generator makes valid plans, each with what it is said to have and nothing else."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import ruamel.yaml
from bench import checking, plans, writing
from bench.breaks import BOILERPLATE, BREAKS
from bench.past import write_past
from bench.signing import sign_past

SCHEMA = json.loads(checking.SCHEMA.read_text("utf-8"))
COUNT = plans.BROKEN_EVERY * len(BREAKS)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
# Where the schema itself has something to say.
INVALID = {"unknown-key": [["about"]]}


class DaysAreText(ruamel.yaml.SafeConstructor):
    """Reads YAML 1.2 as plans mean it."""


DaysAreText.add_constructor("tag:yaml.org,2002:timestamp", DaysAreText.construct_yaml_str)


def read(text: str) -> Any:
    reader = ruamel.yaml.YAML(typ="safe", pure=True)
    reader.Constructor = DaysAreText
    return reader.load(text)


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> list[plans.Written]:
    """Write one plan for each thing to find, and four in good order before each."""
    return plans.write_caseload(tmp_path_factory.mktemp("caseload"), COUNT)


def test_the_same_seed_writes_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    once, again, other = (
        [plan.path.read_bytes() for plan in plans.write_caseload(tmp_path / name, 10, seed)]
        for name, seed in (("once", 1), ("again", 1), ("other", 2))
    )
    assert once == again
    assert not set(once) & set(other)


def test_generated_plans_are_valid_and_of_the_announced_size(caseload: list[plans.Written]) -> None:
    assert len({plan.path for plan in caseload}) == COUNT
    for plan in caseload:
        data = read(plan.path.read_text("utf-8"))
        assert [list(error.path) for error in VALIDATOR.iter_errors(data)] == INVALID.get(plan.broken, [])
        assert data["client"] == plan.client == plan.path.stem
        assert 4700 <= plan.path.stat().st_size <= 6200
        assert 1 <= len(data["goals"]) <= 3


def test_a_plan_is_written_so_that_it_reads_back_as_it_was_made() -> None:
    made = plans.plan("heron-27", "seed")
    assert read(writing.text(made)) == json.loads(json.dumps(made, default=date.isoformat))


def test_texts_that_yaml_would_take_for_something_else_are_quoted() -> None:
    texts = [
        "no",
        "True",
        "null",
        "12",
        "a: b",
        "a #b",
        "- a",
        "{a",
        "",
        " a",
        "a ",
        "3 apples",
        'say "no"',
        "é",
        "a,b",
    ]
    data = {"block": texts, "row": writing.Row(texts), "flow": writing.Flow(enumerate_keys(texts))}
    assert read(writing.text(data)) == {"block": texts, "row": texts, "flow": enumerate_keys(texts)}


def enumerate_keys(texts: list[str]) -> dict[str, str]:
    return {f"k{number}": text for number, text in enumerate(texts)}


def test_every_fifth_plan_has_what_it_was_made_to_have_and_no_other(caseload: list[plans.Written]) -> None:
    assert [plan.broken for plan in caseload[4::5]] == list(BREAKS)
    assert [found(read(plan.path.read_text("utf-8"))) for plan in caseload] == [
        [plan.broken] if plan.broken else [] for plan in caseload
    ]


def found(plan: dict[str, Any]) -> list[str]:
    """Look for what the generator says that it breaks, in ways of its own."""
    first, last, today = plan["goals"][0], plan["reviews"][-1], plans.TODAY.isoformat()
    agreements = plan.get("agreements", [])
    agreed = [goal["statement"] for agreement in agreements for goal in agreement["goals"]]
    worker = [step for step in first["steps"] if step["who"] == plan["worker"]]
    ids = {goal["id"] for goal in plan["goals"]}
    broken = {
        "words-missing": "words" not in first,
        "agreement-missing": not agreed,
        "worker-step-overdue": any("done" not in step and step["due"] < today for step in worker),
        "review-overdue": (plans.TODAY - date.fromisoformat(last["on"])).days > 28,
        "unknown-key": not plan["about"].keys() <= {"what_matters", "strengths", "preferences", "supports"},
        "agreement-outdated": bool(agreed) and first["statement"] not in agreed,
        "worker-step-missing": not worker,
        "need-unanswered": any(not need.keys() & {"goals", "not_now"} for need in plan["needs"]),
        "telephone": any(letter.isdigit() for text in plan["about"]["preferences"] for letter in text),
        "reference-unknown": not ids.issuperset(goal for need in plan["needs"] for goal in need.get("goals", [])),
        "view-unanswered": any("client_says" not in view for view in first.get("views", [])),
        "choice-missing": not any(option.get("chosen") for option in first["options"]),
        "client-rating-missing": all(rating["by"] != "client" for rating in last["progress"][0]["ratings"]),
        "copy-unaccounted": any("copy" not in agreement for agreement in agreements),
        "day-in-the-future": any(step.get("done", today) > today for step in first["steps"]),
        "importance-missing": "importance" not in first,
        "copied-wording": first["statement"] == BOILERPLATE,
        "copied-wording-of-words": first.get("words") == BOILERPLATE,
    }
    return [name for name, is_so in broken.items() if is_so]


def test_a_long_plan_has_as_many_reviews_as_asked_for(tmp_path: Path) -> None:
    data = read(plans.write_long_plan(tmp_path, 50).read_text("utf-8"))
    assert len({review["on"] for review in data["reviews"]}) == 50
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


def test_a_past_is_the_same_for_the_same_seed_and_of_valid_plans(tmp_path: Path) -> None:
    one, same, other = (write_past(tmp_path / str(seed), 5, 120, seed % 2) for seed in (1, 3, 2))
    tips = [git(past.folder, "rev-parse", "HEAD") for past in (one, same, other)]
    assert tips[0] == tips[1] != tips[2]
    assert git(one.folder, "rev-list", "--count", "HEAD") == "120"
    assert git(one.folder, "rev-list", "--count", "--merges", "HEAD") == "2"
    assert git(one.folder, "status", "--porcelain") == ""
    for line in git(one.folder, "rev-list", "--objects", "HEAD", "--", "clients").splitlines():
        blob, _, path = line.partition(" ")
        if path.endswith(".yaml"):
            data = read(git(one.folder, "cat-file", "blob", blob))
            assert [list(error.path) for error in VALIDATOR.iter_errors(data)] == []


def test_a_past_that_is_signed_is_the_same_past_with_signatures_that_openssh_finds_good(tmp_path: Path) -> None:
    past = write_past(tmp_path / "past", 5, 120)
    told = "%T %an %at %cn %ct %s"
    before = git(past.folder, "log", f"--format={told}")
    sign_past(past.folder, tmp_path / "signers")
    assert git(past.folder, "log", f"--format={told}") == before
    assert git(past.folder, "status", "--porcelain") == ""
    counting = f"gpg.ssh.allowedSignersFile={tmp_path / 'signers'}"
    signed = git(past.folder, "-c", counting, "log", "--format=%G? %GS %cn").splitlines()
    assert len(signed) == 120
    assert [line for line in signed if line.split() != ["G", line.split()[-1], line.split()[-1]]] == []


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
