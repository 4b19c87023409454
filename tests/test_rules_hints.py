"""The commands that findings on voice, agreement and choice name: the finding is gone after them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from conftest import Run
from made_plans import TODAY, Data, agreement, plan_data, save
from test_rules_plans import found, hint

from goals_cli import planfile

STEPS: Data = {"option": "Small steps", "for": ["My pace"], "against": ["Months"]}
WORDED: Data = {"statement": "I stay"}
OTHER_DAY_REFUSED: Data = {"on": "2026-05-04", "what": "target_date", "to": "2026-07-10", "answer": "disagrees"}
YES = ["--answer", "agrees", "--shown", "spoken"]

# A plan in which a rule finds something, and what somebody types in place of the words in capitals or behind the hint.
MENDED: list[tuple[str, Data, dict[str, str], list[str]]] = [
    ("V101", plan_data({}), {"TEXT": "I want to rest"}, []),
    ("V102", plan_data({"words": "Client will rest."}), {"TEXT": "I want to rest"}, []),
    ("V103", plan_data({"raised": {"by": "court"}}), {"WORD": "partly"}, []),
    ("V105", plan_data({}, {"id": "g-2", "priority": 2}), {}, []),
    ("V106", plan_data({"priority": 1}, {"id": "g-2", "priority": 1}), {"=N": "=2"}, []),
    ("V107", plan_data({}), {"TEXT": "Tess"}, []),
    (
        "V108",
        plan_data({"views": [{"by": "family", "who": "mother", "view": "Stop"}]}),
        {"TEXT": "One thing at a time"},
        ["--by", "family", "--who", "mother"],
    ),
    ("V109", plan_data(requirements=[{"id": "q-1", "by": "court"}]), {"TEXT": "I must"}, []),
    ("V110", plan_data({"words": "Rest."}), {"TEXT": "You are tired"}, []),
    ("V111", plan_data({"words": "Rest.", "heard_right": False}), {"TEXT": "Not that"}, []),
    (
        "V113",
        plan_data({"target_date": "2026-07-10", "changes": [OTHER_DAY_REFUSED]}),
        {},
        ["target_date=2026-06-30", "--asked-by", "client"],
    ),
    ("A201", plan_data(WORDED), {}, YES),
    (
        "A202",
        plan_data(WORDED, agreements=[agreement("2026-03-02", statement="I go")]),
        {},
        YES,
    ),
    (
        "A203",
        plan_data(WORDED, agreements=[agreement("2026-03-02", "could_not_say", **WORDED)]),
        {},
        YES,
    ),
    (
        "A204",
        plan_data(WORDED, agreements=[agreement("2026-03-02", **WORDED) | {"follow_up": "2026-05-04"}]),
        {},
        YES,
    ),
    (
        "A205",
        plan_data({}, agreements=[agreement("2026-03-02")]),
        {"DATE": "2026-03-02", ", or .*": ""},
        [],
    ),
    ("C301", plan_data({"options": [STEPS]}), {"TEXT": "Leave it"}, []),
    ("C302", plan_data({"options": [STEPS, STEPS]}), {}, []),
    ("C303", plan_data({"options": [STEPS | {"chosen": True}] * 2}), {" takes this one back": ""}, []),
    ("C304", plan_data({"options": [STEPS, STEPS | {"chosen": True}]}), {"TEXT": "My pace"}, []),
    ("C305", plan_data({"options": [STEPS, STEPS | {"for": []}]}), {"TEXT": "Faster"}, []),
]


@pytest.mark.parametrize(("code", "data", "typed", "more"), MENDED, ids=[each[0] for each in MENDED])
def test_the_command_of_a_hint_mends_what_was_found(
    code: str, data: Data, typed: dict[str, str], more: list[str], caseload: Path, run: Run
) -> None:
    assert found(code, data) != []
    save(caseload, data)
    command = re.findall(r"goals ((?:set|words|view|agree|change) .*)", hint(code, data))[0]
    for capitals, words in typed.items():
        command = re.sub(capitals, shlex.quote(words) if capitals == "TEXT" else words, command)
    result = run(*shlex.split(command), *more, today=TODAY.isoformat())
    assert result.code == 0, result.stderr
    assert found(code, planfile.read(caseload / "clients" / "heron-27.yaml", "heron-27.yaml").data) == []
