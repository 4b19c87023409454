"""States of plans from the past: whether one is a valid plan does not depend on what it was held beside."""

from __future__ import annotations

import random

import pytest
from bench import plans, writing

from goals_cli import schema
from goals_cli.history.states import State, state_of

# What makes a plan another one, most often one that is not valid.
WRONG = (
    ("    raised:", "    raised_by:"), ("  - id: g-", "  - id: h-"), ("    title: ", "    titel: "),
    ("on: 20", "on: 30"),
    ("on: 2024-", "on: 2024-13-"), ("\nreviews:", "\nreviews: {}\nx-reviews:"), ("\ngoals:", "\ngoals: 5\nx-goals:"),
    ("\nworker: ", "\nworkers: "), ("answer: agrees", "answer: maybe"), ("rating: ", "rating: x"),
    ("\nreviews:", "\nfinishing: [1]\nreviews:"), ("\nclient: ", "\nclient: X"), ("priority: ", "priority: -"),
    ("\nreviews:", "\nmonitor: Calls on Fridays\nreviews:"), ("    course:\n", "    course: []\n    x-course:\n"),
)  # fmt: skip


def said(state: State) -> tuple[str, object]:
    return state.problem, state.data


@pytest.mark.parametrize("seed", range(150))
def test_a_state_is_what_it_is_whatever_it_is_read_beside(seed: int) -> None:
    rng = random.Random(seed)
    text = writing.text(plans.plan("heron-27", str(seed % 10)))
    beside = state_of(text.encode())
    assert beside.problem == ""
    problems = set()
    for _ in range(4):
        old, new = rng.choice(WRONG)
        places = text.count(old)
        changed = text if not places else new.join(_cut(text, old, rng.randrange(places)))
        content = changed.encode()
        assert said(state_of(content, beside)) == said(state_of(content))
        problems.add(state_of(content).problem)
        if not state_of(content, beside).problem:
            text, beside = changed, state_of(content, beside)
    assert problems <= {"", "it is no valid plan", "it is no readable YAML"}


def _cut(text: str, mark: str, number: int) -> tuple[str, str]:
    """Part a text at the mark of that number."""
    parts = text.split(mark)
    return mark.join(parts[: number + 1]), mark.join(parts[number + 1 :])


def test_most_of_what_is_wrong_is_found() -> None:
    text = writing.text(plans.plan("heron-27", "1"))
    found = [state_of(text.replace(old, new, 1).encode(), state_of(text.encode())).problem for old, new in WRONG]
    assert found.count("it is no valid plan") >= 8


def test_of_the_long_lists_nothing_is_asked_as_a_whole() -> None:
    """Otherwise an entry that is known to be valid could not be passed over."""
    import json

    whole = json.loads(schema.text("plan"))
    asked = {name: whole["properties"][name] for name in ("goals", "agreements", "reviews")}
    assert {name: sorted(each.keys() - {"description"}) for name, each in asked.items()} == {
        "goals": ["items", "type"], "agreements": ["items", "type"], "reviews": ["items", "type"],
    }  # fmt: skip
    assert whole.keys() & {"allOf", "anyOf", "oneOf", "not", "if", "dependentRequired", "dependentSchemas"} == set()
    assert [each["items"] for each in asked.values()] == [
        {"$ref": "#/$defs/goal"}, {"$ref": "#/$defs/agreement"}, {"$ref": "#/$defs/review"}
    ]  # fmt: skip
