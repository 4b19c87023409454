"""The benchmark's generator makes valid plans, and its pieces run. What anything takes is not tested."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import ruamel.yaml
from bench import checking, launch, measures, plans, table, timing, writing
from bench.breaks import BOILERPLATE, BREAKS
from bench.comparing import Bench, Result, Target
from bench.peers import Peers
from bench.timing import Command, Cost, CouldNotRun

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


def python(name: str, code: str, folder: Path, **more: Any) -> Command:
    return Command(name, (sys.executable, "-c", code), folder, **more)


def test_commands_take_turns_after_one_run_of_each(tmp_path: Path) -> None:
    first, second = (python(name, f"open('turns', 'a').write('{name}')", tmp_path) for name in "AB")
    costs = timing.take_turns([first, second], 3, tmp_path)
    assert (tmp_path / "turns").read_text() == "AB" + "ABABAB"
    assert [len(of_one) for of_one in costs] == [3, 3]


def test_a_command_that_takes_long_is_run_in_the_middle_round_alone(tmp_path: Path) -> None:
    first, second = (python(name, f"open('turns', 'a').write('{name}')", tmp_path) for name in "AB")
    costs = timing.take_turns([first, replace(second, once=True)], 3, tmp_path)
    assert (tmp_path / "turns").read_text() == "A" + "AABA"
    assert [len(of_one) for of_one in costs] == [3, 1]
    shown = table.rows(Result("", ("goals", "peer"), [COSTS[1], COSTS[0][:1]], Target("times faster")))
    assert shown.splitlines()[-1].startswith("  peer / goals                        0.50 (0.50-0.50) ")


def test_the_memory_of_all_that_a_process_started_is_counted_as_long_as_it_is_there(tmp_path: Path) -> None:
    shares = {"7": (100, {"7": "8 9 ", "71": "10"}), "8": (20, {"8": ""}), "9": (3, {"9": "11 "})}
    for process, (share, children) in shares.items():
        for thread, told in children.items():
            (tmp_path / process / "task" / thread).mkdir(parents=True)
            (tmp_path / process / "task" / thread / "children").write_text(told)
        (tmp_path / process / "smaps_rollup").write_text(f"55-7f [rollup]\nRss: 999 kB\nPss: {share} kB\n")
    family = launch.family(tmp_path / "7")
    assert sorted(int(each.name) for each in family) == [7, 8, 9, 10, 11]
    assert sum(launch.share_of(each) for each in family) == 123


@pytest.mark.parametrize(
    ("code", "more", "message"),
    [
        ("import sys; sys.exit('no such plan')", {}, "it: exit 1: no such plan"),
        ("print('all')", {"did_it": lambda said: said.out == "some"}, "it: exit 0, but not what was expected: 'all'"),
    ],
)
def test_a_command_that_did_not_do_its_work_is_not_measured(
    tmp_path: Path, code: str, more: dict[str, Any], message: str
) -> None:
    with pytest.raises(CouldNotRun) as problem:
        timing.run(python("it", code, tmp_path, **more), tmp_path)
    assert str(problem.value) == message


def test_a_command_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun) as problem:
        timing.run(Command("it", (tmp_path / "nothing",), tmp_path), tmp_path)
    assert str(problem.value) == f"it: FileNotFoundError: [Errno 2] No such file or directory: '{tmp_path / 'nothing'}'"


COSTS = [[Cost(0.05, 0.04, 20), Cost(0.06, 0.05, 22)], [Cost(0.1, 0.1, 10), Cost(0.1, 0.1, 11)]]


def test_a_result_is_shown_with_its_ratios_and_its_target() -> None:
    shown = table.rows(Result("one plan", ("goals check", "yamllint"), COSTS, Target("ratio", 0.5), ("a note",)))
    assert shown.splitlines() == [
        "one plan",
        "                                               wall ms              processor ms           peak MiB",
        "  goals check                         55.0 (50.0-60.0)          45.0 (40.0-50.0)   21.0 (20.0-22.0)",
        "  yamllint                         100.0 (100.0-100.0)       100.0 (100.0-100.0)   10.5 (10.0-11.0)",
        "  goals / yamllint                    0.55 (0.50-0.60)          0.45 (0.40-0.50)   2.00 (2.00-2.00)",
        "  a note",
        "  target: at most 0.5 times yamllint; measured 0.55: NOT REACHED",
    ]


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        (Target("ratio", 0.6), "target: at most 0.6 times peer; measured 0.55: reached"),
        (Target("times faster", 1.5), "target: at least 1.5 times faster; measured 1.83: reached"),
        (Target("times faster", 2), "target: at least 2 times faster; measured 1.83: NOT REACHED"),
        (Target("memory", 2), "target: at most 2 times the memory of peer; measured 2.00: reached"),
        (Target("memory", 1.9), "target: at most 1.9 times the memory of peer; measured 2.00: NOT REACHED"),
        (Target("seconds", 0.25), "target: under 0.25 s; measured 0.06: reached"),
        (Target("seconds", 0.05), "target: under 0.05 s; measured 0.06: NOT REACHED"),
    ],
)
def test_a_target_is_reached_or_not(target: Target, verdict: str) -> None:
    assert table.verdict(Result("", ("goals", "peer"), COSTS, target), target.kind, target.value or 0) == verdict


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A bench of the smallest size, with a stand-in for the peers."""
    peer = tmp_path / "peer"
    peer.write_text(f"#!{sys.executable}\nprint('ok')\n")
    peer.chmod(0o755)
    peers = Peers(peer, peer, Path(sys.executable), "")
    return Bench(peers, tmp_path, counts=(25, 30), review_count=3, share=0)


FOUND = "what was meant was found in {0} of the {0} plans made to have something, errors or warnings in 0 others"
NOTES = {
    "start": [(), ()],
    "check": [
        (),
        (FOUND.format(5),), (), (checking.METHOD,),
        (FOUND.format(6),), (), (checking.METHOD,),
        (),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", NOTES)
def test_the_measures_run(bench: Bench, name: str) -> None:
    results = list(measures.MEASURES[name](bench))
    assert [result.notes for result in results] == NOTES[name]
    assert all(len(costs) == 1 for result in results for costs in result.costs)


def test_a_review_adds_its_lines_and_touches_no_other(bench: Bench) -> None:
    (result,) = measures.MEASURES["write"](bench)
    ours, _ = result.notes
    assert ours.endswith(" lines added in 2 places, 0 old lines changed or gone")
