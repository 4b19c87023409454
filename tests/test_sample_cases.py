"""The sample cases: every story runs as it is told, and between them they use the whole model."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import Run
from stories import Command, Outcome, canonical, commands, folder_for, play, updated

from goals_cli import plan, planfile, schema

CASES = Path(__file__).parent.parent / "sample-cases"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
ROW = re.compile(r"^\| \[([a-z0-9-]+)\]\(\1/README\.md\) \|.*\| ([^|]+) \|$", re.MULTILINE)
DEMO_DAY = "2026-04-20"


def story(name: str) -> str:
    return (CASES / name / "README.md").read_text("utf-8")


def plan_path(name: str) -> Path:
    return CASES / name / f"{name}.yaml"


def model(name: str) -> plan.Plan:
    return plan.from_data(planfile.read(plan_path(name)).data, plan.Plan)


@pytest.mark.parametrize("name", sorted(NAMES, key=lambda name: -len(commands(story(name)))))  # the longest first
def test_story_runs_as_it_is_told(name: str, tmp_path: Path) -> None:
    outcomes = play(story(name), folder_for(CASES / name / "README.md", tmp_path, leave_out=[f"{name}.yaml"]))
    made = (tmp_path / "clients" / f"{name}.yaml").read_text("utf-8")
    told_plan = plan_path(name).read_text("utf-8")

    told = canonical(transcript(outcomes, seen=False) + told_plan)
    assert canonical(transcript(outcomes, seen=True) + made) == told


def transcript(outcomes: list[Outcome], *, seen: bool) -> str:
    """Put a story's commands and outputs together as they stand on a screen."""
    return "".join(f"$ {one.command.text}{one.seen if seen else one.command.output}" for one in outcomes)


@pytest.mark.parametrize("name", NAMES)
def test_story_ends_with_the_check_and_the_report(name: str) -> None:
    last = [command.text for command in commands(story(name))]

    assert f"goals check {name}\n" in last
    assert last[-1] == f"goals report plan {name}\n"


def test_there_is_a_case_for_each_row_of_the_list() -> None:
    rows = [name for name, _ in ROW.findall((CASES / "README.md").read_text("utf-8"))]

    assert len(rows) >= 9
    assert sorted(rows) == NAMES


def test_the_list_says_what_the_check_finds(caseload: Path, run: Run) -> None:
    for name in NAMES:
        shutil.copy(plan_path(name), caseload / "clients")
    result = run("check", "--format", "json", today=DEMO_DAY)
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for finding in msgspec.json.decode(result.stdout)["findings"]:
        if finding["severity"] != "advice":
            found[finding["client"]].append(finding["code"])

    told = dict(ROW.findall((CASES / "README.md").read_text("utf-8")))
    assert {name: ", ".join(codes) or "in order" for name, codes in found.items()} == told
    assert result.code == 1


def test_weekly_check_ins_for_three_months_make_no_noise() -> None:
    told = commands(story("swift-70"))
    checks = [command.output for command in told if command.text.startswith("goals check")]
    kinds = [review.kind for review in model("swift-70").reviews]

    assert len(checks) == 13
    assert not [output for output in checks if re.search("error|warning|advice|[A-Z][0-9]{3}", output)]
    assert kinds.count(plan.ReviewKind.CHECK_IN) == 9
    assert kinds.count(plan.ReviewKind.REVIEW) == 3


def test_the_plans_use_every_field_of_the_model() -> None:
    used = {field for name in NAMES for field in used_fields(model(name))}

    assert sorted(set(all_fields(plan.Plan)) - used) == []


def test_the_plans_use_every_word_that_a_field_can_choose_from() -> None:
    kinds = [kind for kind in vars(plan).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
    every = {f"{kind.__name__}.{word.value}" for kind in kinds for word in kind}
    used = {word for name in NAMES for word in used_words(model(name))}

    assert len(every) > 30
    assert sorted(every - used) == []


def test_plans_hold_what_a_hand_wrote_into_them() -> None:
    texts = {name: plan_path(name).read_text("utf-8") for name in NAMES}

    assert "x-file-number: H-117  # the paper file, room 4\n" in texts["lapwing-08"]
    assert "# Coffee first. Then papers.\n" in texts["lapwing-08"]
    assert "# it is red\n" in texts["kestrel-40"]
    assert "    ours: 2026-06-30        # told w-mirela in the house\n" in texts["tern-36"]


@pytest.mark.parametrize("name", NAMES)
def test_plan_is_valid(name: str) -> None:
    assert schema.problems(planfile.read(plan_path(name)).data) == []


def used_fields(entry: plan.Entry) -> Iterator[str]:
    """Name the fields of an entry, and of all in it, that say something."""
    for field in msgspec.structs.fields(entry):
        value = getattr(entry, field.name)
        if value not in (None, (), plan.About()):
            yield f"{type(entry).__name__}.{field.encode_name}"
        for part in value if isinstance(value, tuple) else [value]:
            if isinstance(part, plan.Entry):
                yield from used_fields(part)


def all_fields(kind: type[plan.Entry]) -> Iterator[str]:
    """Name all fields that an entry, and what may stand in it, can have."""
    for field in msgspec.structs.fields(kind):
        yield f"{kind.__name__}.{field.encode_name}"
        for part in parts(field.type):
            yield from all_fields(part)


def parts(annotation: Any) -> Iterator[type[plan.Entry]]:
    if isinstance(annotation, type) and issubclass(annotation, plan.Entry):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from parts(argument)


def used_words(entry: plan.Entry) -> Iterator[str]:
    """Name the choices that stand in an entry and in all in it."""
    for value in msgspec.structs.asdict(entry).values():
        for part in value if isinstance(value, tuple) else [value]:
            if isinstance(part, StrEnum):
                yield f"{type(part).__name__}.{part.value}"
            if isinstance(part, plan.Entry):
                yield from used_words(part)


def test_a_story_is_taken_apart_into_commands_and_what_they_print() -> None:
    told = "Hello.\n\n```console\n$ echo 'one\n> two'\none\ntwo\n$ false\n[exit 1]\n```\n```sh\n$ no story\n```\n"

    assert commands(told) == [Command("echo 'one\ntwo'\n", "one\ntwo\n", 4), Command("false\n", "[exit 1]\n", 8)]


def test_a_block_that_begins_with_output_is_refused() -> None:
    with pytest.raises(ValueError, match="line 2: a console block begins with a command"):
        commands("```console\nlost\n```\n")


def test_commands_share_one_shell_and_show_both_streams_and_the_exit_code(tmp_path: Path) -> None:
    told = "```console\n$ day=Monday; cd ..\n$ echo $day; echo later >&2; printf end; (exit 3)\n```\n"

    assert [outcome.seen for outcome in play(told, tmp_path)] == ["", "Monday\nlater\nend\n[exit 3]\n"]


def test_a_shell_that_ends_early_is_told_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="line 3: the shell stopped here: bye"):
        play("```console\n$ true\n$ echo bye; exit 0\n```\n", tmp_path)


def test_ids_are_compared_by_the_order_in_which_they_appear() -> None:
    one = "g-4f2k takes s-1a2b on 2026-03-02; a-20260302-7c1e names g-4f2k, not m-1 or big-4f2k"

    assert canonical(one) == ("g-0001 takes s-0002 on 2026-03-02; a-20260302-0003 names g-0001, not m-1 or big-4f2k")
    assert canonical(one) != canonical(one.replace("names g-4f2k", "names g-9999"))


def test_an_update_puts_what_was_seen_in_its_place() -> None:
    told = "Hello.\n```console\n$ echo \\\n>   a\nold\nolder\n$ true\n```\nBye.\n"
    first, second = commands(told)

    assert updated(told, [Outcome(first, "a\n"), Outcome(second, "[exit 1]\n")]) == (
        "Hello.\n```console\n$ echo \\\n>   a\na\n$ true\n[exit 1]\n```\nBye.\n"
    )
