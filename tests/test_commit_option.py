"""--commit as it is typed: on every command that changes a plan, with no word of the client's, on only when told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from committed import (
    HERON,
    PATH,
    SECRET,
    STORY,
    Say,
    add_conflict,
    add_plan,
    assert_committed,
    assert_refused,
    editor_in,
    head,
    words,
)
from conftest import Run
from histories import Repository
from terminals import Terminal

from goals_cli.commands.table import COMMANDS, Entry
from goals_cli.history.message import message

ADDED = f"{HERON}: later words added to g-1"


@pytest.fixture
def plan(caseload: Path) -> Repository:
    """Give a repository with a committed plan of two goals."""
    add_plan(caseload)
    found = Repository(caseload)
    found.commit("the plan", {})
    return found


@pytest.fixture
def say(run: Run) -> Say:
    """Run a command on the ninth of March."""
    return lambda *line, **how: run(*line, **({"today": "2026-03-09"} | how))


def leaves(entries: tuple[Entry, ...], *before: str) -> list[tuple[tuple[str, ...], Entry]]:
    found = []
    for entry in entries:
        name = (*before, entry.name)
        found += leaves(entry.commands, *name) if entry.commands else [(name, entry)]
    return found


def test_every_command_that_writes_a_plan_is_in_the_story() -> None:
    assert sorted(name for name, entry in leaves(COMMANDS) if entry.writes) == sorted(name for name, _ in STORY)


def test_each_makes_one_commit_of_the_plan_and_tells_no_words(plan: Repository, say: Say, tmp_path: Path) -> None:
    editor = {"EDITOR": str(editor_in(tmp_path))}
    add_conflict(plan.folder)
    plan.commit("two versions", {})
    for name, told in STORY:
        before = head(plan)
        result = say(*name, HERON, *told, "--commit", env=editor)
        assert result.code == 0, (name, result.stderr)
        assert plan.git("rev-parse", "HEAD^") == before, name
        assert plan.git("show", "--format=", "--name-only", "HEAD") == PATH, name
        assert plan.git("status", "--porcelain") == "", name
        assert re.fullmatch(r"([ganrs]-[a-z0-9-]+\n)?", result.stdout), name
        subject = plan.git("show", "--no-patch", "--format=%s", "HEAD")
        assert re.fullmatch(f"{HERON}: {' '.join(name)}( [garns]-[a-z0-9-]+)?(, [garns]-[a-z0-9-]+)*", subject), name
    kept = plan.git("log", "--format=%B%an%ae%cn%ce") + plan.git("reflog")
    assert SECRET.lower() not in kept.lower()


def test_the_message_says_what_is_in_it_by_codes_and_ids(plan: Repository, say: Say) -> None:
    answers = ("--rating", "4", "--words", SECRET, "--win", SECRET, "--done", "s-1")
    say("review", HERON, "--goal", "g-1", *answers, "--commit")
    told = plan.git("show", "--no-patch", "--format=%B", "HEAD")
    review = re.findall(r"r-[a-z0-9-]+", told)[0]
    assert told.splitlines()[:2] == [f"{HERON}: review s-1, g-1, {review}", ""]
    assert set(told.splitlines()[2:]) == {
        f"reviewed {review} g-1", f"rated {review} g-1", f"won {review} g-1", f"said {review} g-1", "done s-1 g-1",
    }  # fmt: skip


def test_what_was_changed_by_hand_before_is_in_the_message_too(plan: Repository, say: Say) -> None:
    say(*words())
    say("step", "done", HERON, "s-1", "--commit")
    told = plan.git("show", "--no-patch", "--format=%B", "HEAD").splitlines()
    assert told == [f"{HERON}: step done g-1, s-1", "", "said g-1", "done s-1 g-1"]


def test_a_plan_that_cannot_be_read_is_committed_under_the_commands_name() -> None:
    assert message(HERON, "edit", b"a: [", b"format: goals-plan/1\n") == f"{HERON}: edit\n"


def test_what_has_not_the_shape_of_an_id_is_not_told() -> None:
    goal = "goals: [{id: g-1, raised: {by: client}, course: [{on: 2026-03-02, status: active}]}]\n"
    before = f"format: goals-plan/1\nclient: {HERON}\nworker: w-amara\nopened: 2026-03-02\n"
    told = message(HERON, "edit", before.encode(), f"{before}{goal}x-{SECRET}: {SECRET}\n".encode())
    assert SECRET not in told
    assert told.splitlines()[0] == f"{HERON}: edit g-1"


def test_it_is_off_unless_told(plan: Repository, say: Say) -> None:
    before = head(plan)
    assert say(*words()).stderr == f"{ADDED}\n"
    plan.git("config", "goals.commit", "false")
    assert say(*words()).stderr == f"{ADDED}\n"
    assert head(plan) == before


@pytest.mark.parametrize("value", ["true", "Yes", "on", "1"])
def test_a_clone_can_turn_it_on(plan: Repository, say: Say, value: str) -> None:
    plan.git("config", "goals.commit", value)
    assert_committed(plan, say(*words()), ADDED)
    before = head(plan)
    assert say(*words("Once more", "--no-commit")).stderr == f"{ADDED}\n"
    assert head(plan) == before


def test_a_setting_of_somebody_elses_does_not_turn_it_on(plan: Repository, say: Say) -> None:
    before = head(plan)
    (plan.folder / "shared").write_text("[goals]\n\tcommit = true\n")
    plan.git("config", "include.path", "../shared")
    assert say(*words()).stderr == f"{ADDED}\n"
    assert head(plan) == before


def test_a_setting_that_says_nothing_is_refused(plan: Repository, say: Say) -> None:
    plan.git("config", "goals.commit", "perhaps")
    line = "goals: git's setting goals.commit is neither true nor false"
    assert_refused(say(*words()), 2, line, "  git config goals.commit true")
    assert plan.git("status", "--porcelain") == ""


def test_quiet_says_nothing_of_it(plan: Repository, say: Say) -> None:
    assert say(*words(SECRET, "--commit", "--quiet")).stderr == ""
    assert plan.git("show", "--format=", "--name-only", "HEAD") == PATH


def test_a_command_that_changes_nothing_commits_nothing(plan: Repository, say: Say) -> None:
    before = head(plan)
    (plan.folder / PATH).write_bytes((plan.folder / PATH).read_bytes() + b"# by hand\n")
    say("step", "done", HERON, "s-1", "--on", "2026-03-02", "--commit")
    assert head(plan) != before
    before = head(plan)
    (plan.folder / PATH).write_bytes((plan.folder / PATH).read_bytes() + b"# by hand\n")
    result = say("step", "done", HERON, "s-1", "--commit")
    assert (result.code, result.stderr) == (0, f"{HERON}: s-1 had been done before; the day stays\n")
    assert say(*words("x", "--on", "2027-01-01", "--commit")).code == 2
    assert head(plan) == before


def test_the_first_goal_starts_a_plan_and_commits_it(plan: Repository, say: Say) -> None:
    result = say("create", "wren-15", "--words", SECRET, "--commit")
    goal = result.stdout.strip()
    assert result.stderr.splitlines() == [
        f"wren-15: goal {goal} written down", f"wren-15: committed as {head(plan)[:12]}",
    ]  # fmt: skip
    assert plan.git("show", "--format=%s", "--name-only", "HEAD").split() == [
        "wren-15:", "create", goal, "clients/wren-15.yaml",
    ]  # fmt: skip


def test_what_is_saved_is_committed_although_it_could_not_be_told(plan: Repository) -> None:
    line = ("create", HERON, "--words", SECRET, "--commit")
    with Terminal(*line, folder=plan.folder, stdout=Path("/dev/full")) as shown:
        assert shown.end() == 3
        assert "saved, but the output could not be written" in shown.seen()
    assert plan.git("status", "--porcelain") == ""
    assert plan.git("show", "--no-patch", "--format=%s", "HEAD").startswith(f"{HERON}: create g-")


def test_a_conversation_that_is_left_is_committed_as_far_as_it_went(plan: Repository) -> None:
    before = head(plan)
    with Terminal("create", "wren-15", "--commit", folder=plan.folder) as conversation:
        conversation.answer("I want to sleep")
        conversation.press("\x03")
        assert conversation.end() == 130
        assert "wren-15: committed as" in conversation.seen()
    assert plan.git("rev-parse", "HEAD^") == before
    assert plan.git("show", "--format=", "--name-only", "HEAD") == "clients/wren-15.yaml"
    assert plan.git("status", "--porcelain") == ""


def test_what_a_check_mends_is_committed_plan_by_plan(plan: Repository, say: Say) -> None:
    path = plan.folder / PATH
    goal = '\n  - id: g-3\n    raised: {by: client, on: 2026-3-2}\n    course: [{on: 2026-03-02, status: proposed}]\n'
    for client in (HERON, "wren-15"):
        broken = path.read_text().replace(HERON, client).rstrip("\n") + goal
        plan.commit(f"{client} with a slip", {f"clients/{client}.yaml": broken})
    before = head(plan)
    result = say("check", "--fix", "--yes", "--commit")
    assert plan.git("log", "--format=%s", "--name-only", f"{before}..").split("\n") == [
        "wren-15: check --fix", "", "clients/wren-15.yaml", f"{HERON}: check --fix", "", PATH,
    ], result.stderr  # fmt: skip
    assert plan.git("status", "--porcelain") == ""


def test_a_check_without_a_fix_commits_nothing(plan: Repository, say: Say) -> None:
    assert_refused(say("check", "--commit"), 2, "goals: --commit goes with --fix", "  --fix --commit")
