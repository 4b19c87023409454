"""Promises whose day was past already when they were given: a question on stderr, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Result, Run

TODAY = "2026-03-02"


@pytest.fixture
def plan(caseload: Path, run: Run) -> Path:
    """Give the path of heron-27's plan, which has one active goal."""
    run("create", "heron-27", "--id", "g-4f2k", "--words", "I want to stay.", today=TODAY)
    run("agree", "heron-27", "--answer", "agrees", "--shown", "spoken", today=TODAY)
    return caseload / "clients" / "heron-27.yaml"


def steps(plan: Path) -> list[str]:
    return re.findall(r"id: (s-\w+)", plan.read_text())


def asked(step: str, goal: str = "g-4f2k", field: str = "due", promised: str = TODAY) -> str:
    """Write down the question about a step for 16 March 2016."""
    return (
        f"heron-27: {step} is for 2016-03-16, before it was promised ({promised}); is that meant?\n"
        f'  goals set heron-27 --goal {goal} "steps[{step}].{field}=DATE" puts it right\n'
    )


@pytest.mark.parametrize("field", ["due", "until"])
def test_a_step_for_a_day_that_is_past_is_asked_about(run: Run, plan: Path, field: str) -> None:
    add = ("step", "add", "heron-27", "--goal", "g-4f2k", "--step", "Visit the hall")
    for _ in range(2):
        result = run(*add, f"--{field}", "2016-03-16", today=TODAY)
        made = result.stdout.strip()
        said = f"heron-27: step {made} added to g-4f2k\n{asked(made, field=field)}"
        assert result == Result(f"{made}\n", said, 0), "each once, and only the new one"
    mended = run("set", "heron-27", "--goal", "g-4f2k", f"steps[{made}].{field}=2026-03-16", today=TODAY)
    assert mended.code == 0
    assert plan.read_text().count(f"{field}: 2026-03-16") == 1


@pytest.mark.parametrize(
    "options",
    [("--due", "2026-03-09"), ("--due", "2026-03-04", "--promised", "2026-03-03"), ("--due", "2016-03-16", "--quiet")],
    ids=["today", "told later", "quiet"],
)
def test_no_question_where_there_is_none(run: Run, plan: Path, options: tuple[str, ...]) -> None:
    result = run("step", "add", "heron-27", "--goal", "g-4f2k", "--step", "Visit", *options, today="2026-03-09")
    assert (result.code, "is that meant?" in result.stderr) == (0, False)


def test_the_steps_of_a_new_goal_are_asked_about(run: Run, plan: Path) -> None:
    result = run(
        "create",
        "heron-27",
        "--words",
        "a",
        "--step",
        "Go",
        "--worker-step",
        "Call",
        "--due",
        "2016-03-16",
        today=TODAY,
    )
    goal, (one, two) = result.stdout.strip(), steps(plan)
    said = f"heron-27: goal {goal} written down\n{asked(one, goal)}{asked(two, goal)}"
    assert result == Result(f"{goal}\n", said, 0)
    told = "words: b\nsteps: [{step: Go, due: 2016-03-16, promised: 2026-03-01}]\n"
    result = run("create", "heron-27", "--from", "-", stdin=told, today=TODAY)
    goal, three = result.stdout.strip(), steps(plan)[2]
    assert result.stderr == f"heron-27: goal {goal} written down\n{asked(three, goal, promised='2026-03-01')}"


def test_only_new_steps_are_asked_about(run: Run, plan: Path) -> None:
    for number in range(2):
        result = run(
            "create", "heron-27", "--goal", "g-4f2k", "--step", f"Go {number}", "--due", "2016-03-16", today=TODAY
        )
        assert result.stderr == f"heron-27: goal g-4f2k added to\n{asked(steps(plan)[number])}"


def test_new_steps_of_a_review_are_asked_about(run: Run, plan: Path) -> None:
    told = "progress:\n  - goal: g-4f2k\n    new_steps: [{step: Go, due: 2016-03-16}]\n"
    result = run("review", "heron-27", "--kind", "check-in", "--from", "-", stdin=told, today=TODAY)
    assert result.stderr == f"heron-27: review {result.stdout.strip()}\n{asked(steps(plan)[0])}"
