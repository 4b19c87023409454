"""The reader for plain layouts: the gate's own data or nothing at all, whatever is done to a plan's text."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from bench import plans
from fullplan import FULL_PLAN

from goals_cli.planfile import compose
from goals_cli.planfile.finding import find
from goals_cli.planfile.gate import MOST_NODES, read_yaml
from goals_cli.planfile.plain import find_plain, read_plain
from goals_cli.planfile.refusals import Refused
from goals_cli.planfile.source import text_of

CASES = sorted((Path(__file__).parents[1] / "sample-cases").rglob("*.yaml"))
SMALL = (
    "a: b\nb:\n  - c\n  - d: e\n    f: |\n      x\n\n       y\n    g: 3\nh: {a: b, c: 1}\ni: [x, y]\n",
    "a:\n- b\n- c: d\n  e:\n  - f\n# x\ng: >-\n  h\n  i\nj: 'k'\nk: [{a: b, c: d}, {e: 1}]\n",
    'l: {a: "b, c}", m: \'x\'}\nn: [-2, "q", don\'t]\nq: -2\no: p  # c\nr: (s)\nt: ~\n',
    'a:\n  b:\n    c: 2026-03-02\n    d: "x y"\n  e: (f)\n\ng:\n  h: null\n  i: |-\n    # j\n    - k\n',
)
PIECES = (
    *" \n:-#[]{}\"',|>&*!%?@`.\\/0aT~()é\u00a0",
    *(": ", " #", "- ", "\n  ", "\n- ", "null", "true", "1e3", "0x1f", "\n\n", ": |\n", "''", "---\n", "...\n"),
    *("x-a: b\n", "[a, b]", "{a: b}", "{a: 1, a: 2}", "[{a: b}]", "}, {", "[]", "|-", "\n    # c\n", "#c\n"),
    *("9" * 20, ".inf", "<<: "),
)  # fmt: skip


def mutated(text: str, random: Random) -> str:
    """Change a text in one to five places: characters, pieces of YAML, indentation, the order of lines."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        at = random.randrange(len(text) or 1)
        lines = text.split("\n")
        line, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(6):
            case 0 | 1:
                text = text[:at] + random.choice(PIECES) + text[at:]
            case 2:
                text = text[:at] + text[at + random.randrange(1, 4) :]
            case 3:
                text = text[:at] + random.choice(PIECES) + text[at + 1 :]
            case 4:
                lines[line] = " " * random.randrange(5) + (lines[line].lstrip() if at % 2 else lines[line])
                text = "\n".join(lines)
            case 5:
                lines[line], lines[other] = lines[other], lines[line]
                text = "\n".join(lines)
    return text_of(text.encode())


def by_the_gate(text: str) -> str:
    """Show the gate's data with its types, or that it refuses."""
    try:
        return repr(read_yaml(text))
    except Refused as refused:
        return f"refused: {refused.reason}"


def places(data: Any, where: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List every place in data, and below each one a key and an item that are not there."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [
        where,
        (*where, "none"),
        (*where, 99),
        *(place for key, item in inside for place in places(item, (*where, key))),
    ]


def misplaced(text: str, data: Any) -> list[object]:
    """List the entries that are found elsewhere than by the parser's events, and not left to those."""
    return [where for where in places(data) if find_plain(text, where) not in (None, find(text, where))]


@pytest.mark.parametrize("seed", range(4))
def test_data_is_the_gates_or_left_to_it(seed: int, ordinary: list[str]) -> None:
    random, taken = Random(seed), 0
    for number in range(1500):
        text = mutated(random.choice(ordinary if number % 10 == 0 else SMALL), random)
        written = text.replace("\n", "\r\n") if number % 4 == 0 else text
        data = read_plain(written)
        if data is not None:
            taken += 1
            assert repr(data) == by_the_gate(written), written
            assert len(text) > 500 or misplaced(text, data) == [], text
    assert taken > 100


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_ordinary_plans_are_taken(line_end: str, ordinary: list[str]) -> None:
    for text in ordinary:
        written = text.replace("\n", line_end)
        assert repr(read_plain(written)) == by_the_gate(written)


def test_entries_of_ordinary_plans_are_found_without_a_parser(ordinary: list[str]) -> None:
    text = ordinary[1]
    data = read_plain(text)
    assert misplaced(text, data) == []
    assert find_plain("a:\n- b: c\n  d:\n  - e\n  f: g\n", ("a", 0, "f")) == len("a:\n- b: c\n  d:\n  - e\n  ")
    assert find_plain("a: {b: c}\n", ("a", "b")) is None


@pytest.mark.parametrize(
    ("line", "nodes"), [("- a\n", 1), ("- a: b\n", 3), ("- {a: b, c: d}\n", 5), ("- [a, b, c, d, e]\n", 6)]
)
def test_no_more_nodes_are_taken_than_the_gate_takes(line: str, nodes: int) -> None:
    most = (MOST_NODES - 3) // nodes
    taken = [count for count in range(100, most + 200, 100) if read_plain("a:\n" + line * count) is not None]
    assert taken
    assert max(taken) <= most


def test_a_long_plan_is_taken() -> None:
    text = "format: goals-plan/1\nreviews:\n" + "  - on: 2026-03-02\n    words: I stayed for all of it.\n" * 1200
    assert len(text) > 59_000
    assert repr(read_plain(text)) == by_the_gate(text)


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the plan with every field, plans as the measurements make them, and the sample cases."""
    folder = tmp_path_factory.mktemp("plain")
    made = plans.write_caseload(folder, 10)
    paths = [*(written.path for written in made), *CASES]
    return [compose(FULL_PLAN), *(text_of(path.read_bytes()) for path in paths)]
