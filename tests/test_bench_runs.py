"""The pieces of the benchmark run, and what they measured is told right. What anything takes is not tested."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bench import checking, launch, measures, table, timing
from bench.comparing import Bench, Result, Target
from bench.peers import Peers
from bench.timing import Command, Cost, CouldNotRun


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
    return Bench(peers, tmp_path, counts=(25, 30), review_count=3, past=(5, 60), share=0)


FOUND = "what was meant was found in {0} of the {0} plans made to have something, errors or warnings in 0 others"
NOTES = {
    "start": [(), ()],
    "check": [
        (), (), (),
        (FOUND.format(5),), (), (checking.METHOD,),
        (FOUND.format(6),), (), (checking.METHOD,),
        (),
    ],
    "history": [(), (), (), (), (), (), ()],
    "report": [(), (), (), (), (), (), ()],
}  # fmt: skip


@pytest.mark.parametrize("name", NOTES)
def test_the_measures_run(bench: Bench, name: str) -> None:
    results = list(measures.MEASURES[name](bench))
    assert [result.notes for result in results] == NOTES[name]
    assert all(len(costs) == 1 for result in results for costs in result.costs)
    assert all(table.rows(result).startswith(result.title) for result in results if not result.costs)


def test_a_review_adds_its_lines_and_touches_no_other(bench: Bench) -> None:
    (result,) = measures.MEASURES["write"](bench)
    ours, _ = result.notes
    assert ours.endswith(" lines added in 2 places, 0 old lines changed or gone")
