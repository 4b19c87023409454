"""The reader for plain layouts: the gate's own data or nothing at all, whatever is done to a plan's text."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from bench import plans
from fullplan import FULL_PLAN

from goals_cli.planfile import compose
from goals_cli.planfile.gate import read_yaml
from goals_cli.planfile.plain import read_plain
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


@pytest.mark.parametrize("seed", range(4))
def test_data_is_the_gates_or_left_to_it(seed: int, ordinary: list[str]) -> None:
    random, taken = Random(seed), 0
    for number in range(1500):
        text = mutated(random.choice(ordinary if number % 10 == 0 else SMALL), random)
        data = read_plain(text)
        if data is not None:
            taken += 1
            assert repr(data) == by_the_gate(text), text
    assert taken > 100


def test_ordinary_plans_are_taken(ordinary: list[str]) -> None:
    for text in ordinary:
        assert repr(read_plain(text)) == by_the_gate(text)


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the plan with every field, plans as the measurements make them, and the sample cases."""
    folder = tmp_path_factory.mktemp("plain")
    made = plans.write_caseload(folder, 10)
    paths = [*(written.path for written in made), *CASES]
    return [compose(FULL_PLAN), *(text_of(path.read_bytes()) for path in paths)]
