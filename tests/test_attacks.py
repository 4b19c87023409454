"""What somebody may meet by mistake or malice: foreign keys and files, odd names, slips of the hand, full disks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Result, Run

PLAN = """\
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02
I cannot sleep: at all
goals:
  - id: g-4f2k
    raised: {by: client}
    words: I want to see the play
    mood: low
    steps:
      - {id: s-1a, who: client, step: Look at the hall, promised: 2026-03-09}
    course:
      - {on: 2026-03-02, status: proposed}
"""
TODAY = "2026-03-30"


@pytest.fixture
def plan(caseload: Path) -> Path:
    path = caseload / "clients" / "heron-27.yaml"
    path.write_text(PLAN)
    return path


def test_a_key_that_is_not_known_is_kept_and_stops_nothing(plan: Path, run: Run) -> None:
    done = run("step", "done", "heron-27", "s-1a", today=TODAY)
    assert done == Result("", "heron-27: s-1a done on 2026-03-30\n", 0)
    assert "I cannot sleep: at all\n" in plan.read_text()
    assert "    mood: low\n" in plan.read_text()
    assert run("list").code == run("show", "heron-27").code == run("report", "caseload", today=TODAY).code == 0


def test_a_key_that_is_not_known_is_not_taken_in(plan: Path, run: Run) -> None:
    before = plan.read_bytes()
    assert run("set", "heron-27", "sleep=bad", today=TODAY).code == 2
    assert run("set", "heron-27", "--goal", "g-4f2k", "mood=high", today=TODAY) == Result(
        "", "goals: goals[g-4f2k]: `mood` is not known here\n  a field of your agency's own begins with `x-`\n", 2
    )
    given = run("set", "heron-27", "--from", "-", stdin="I cannot eat: much\n", today=TODAY)
    assert given.code == 3
    assert "cannot eat" not in given.stderr
    assert plan.read_bytes() == before


def test_a_key_that_is_not_known_does_not_stop_the_editor(plan: Path, run: Run, tmp_path: Path) -> None:
    def edited(old: str, new: str) -> Result:
        script = tmp_path / "editor.py"
        script.write_text(
            "import sys, pathlib\np = pathlib.Path(sys.argv[1])\n"
            f"p.write_text(p.read_text().replace({old!r}, {new!r}))\n"
        )
        return run("edit", "heron-27", env={"EDITOR": f"{sys.executable} {script}"})

    assert edited("the play", "the big play") == Result("", "saved clients/heron-27.yaml\n", 0)
    refused = edited("worker: w-amara\n", "worker: w-amara\nsleeep: bad\n")
    assert refused.code == 5
    assert refused.stderr.startswith("goals: clients/heron-27.yaml:4:1: `sleeep` is not known here\n")


def test_a_plan_in_the_file_of_another_client(plan: Path, run: Run) -> None:
    other = plan.rename(plan.with_name("wren-15.yaml"))
    place = "goals: clients/wren-15.yaml:2:1: this is the plan of heron-27, the file is named for wren-15\n"
    hint = "  rename the file to heron-27.yaml, or correct `client` with goals edit wren-15\n"
    before = other.read_bytes()
    assert run("step", "done", "wren-15", "s-1a", today=TODAY) == Result("", place + hint, 3)
    assert other.read_bytes() == before
    for command in (("list",), ("report", "caseload"), ("report", "due")):
        result = run(*command, today=TODAY)
        assert (place in result.stderr, result.code) == (True, 3)


def test_a_plan_with_another_ending(plan: Path, run: Run) -> None:
    plan.rename(plan.with_suffix(".yml"))
    told = "goals: clients/heron-27.yml is not read; rename it to heron-27.yaml\n"
    for command in (("list",), ("report", "caseload"), ("report", "due")):
        result = run(*command, today=TODAY)
        assert (told in result.stderr, result.code) == (True, 3)
    assert run("create", "heron-27", "--words", "I want to go", today=TODAY) == Result("", told, 3)
    assert not plan.exists()


@pytest.mark.parametrize(
    ("name", "shown", "better"),
    [
        ("Z-10.yaml", "Z-10.yaml", "z-10.yaml"),
        ("null.yaml", "null.yaml", "the client's code, such as heron-27.yaml"),
        ("wren 15.YML", "wren 15.YML", "the client's code, such as heron-27.yaml"),
        ("\x1b[2J.yaml", "\\x1b[2J.yaml", "the client's code, such as heron-27.yaml"),
        (os.fsdecode(b"\xff.yaml"), "\\xff.yaml", "the client's code, such as heron-27.yaml"),
    ],
)
def test_a_plan_whose_name_is_no_code_is_told_of(plan: Path, run: Run, name: str, shown: str, better: str) -> None:
    plan.with_name(name).write_bytes(plan.read_bytes())
    plan.with_name("notes.txt").write_text("no plan")
    told = f"goals: clients/{shown} is not read: its name is no client's code; rename it to {better}\n"
    for command in (("list",), ("report", "caseload"), ("report", "due")):
        result = run(*command, "--format", "json", today=TODAY)
        assert (result.stderr, result.code) == (told, 3)
    report = json.loads(result.stdout)
    assert (report["unreadable"], report["misnamed"]) == ([], 1)  # a name that is no code may be a person's


def test_a_folder_where_a_plan_should_be(caseload: Path, run: Run) -> None:
    (caseload / "clients" / "heron-27.yaml").mkdir()
    for command in (("list",), ("report", "caseload"), ("report", "due")):
        result = run(*command, today=TODAY)
        assert ("goals: clients/heron-27.yaml is not a file\n" in result.stderr, result.code) == (True, 3)


def test_no_folder_for_plans(caseload: Path, run: Run) -> None:
    (caseload / "clients" / ".gitkeep").unlink()
    (caseload / "clients").rmdir()
    for command in (("list",), ("check",), ("report", "caseload"), ("report", "due")):
        told = "goals: clients: no such folder\n  goals init . puts it in its place\n"
        assert run(*command, today=TODAY) == Result("", told, 3)
    assert run("create", "heron-27", "--words", "I want to go", today=TODAY).code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_paths_stay_on_their_line(tmp_path: Path, run: Run) -> None:
    odd = tmp_path / "a b\n::error::c"
    odd.mkdir()
    told = run("list", "--caseload", odd, cwd=tmp_path)
    assert told.code == 3
    assert told.stderr == (
        "goals: a b\\n::error::c is not a caseload: it has no goals.toml\n"
        "  goals init 'a b\\n::error::c' makes it one\n"
    )


@pytest.mark.parametrize("words", [("step", "done", "heron-27", "s-1a"), ("step", "take-back", "heron-27", "s-1a")])
def test_a_day_before_the_promise(plan: Path, run: Run, words: tuple[str, ...]) -> None:
    told = "goals: 2026-03-03 is before step s-1a was promised (2026-03-09)\n  look at the year\n"
    assert run(*words, "--on", "2026-03-03", today=TODAY) == Result("", told, 2)
    early = run(*words, "--on", "2025-03-10", today=TODAY)
    assert early.stderr.startswith("goals: 2025-03-10 is before the plan of heron-27 was opened (2026-03-02)\n")
    assert early.code == 2
    assert plan.read_text() == PLAN


def test_a_year_that_cannot_be_meant(plan: Path, run: Run) -> None:
    hint = "the year is not between 1900 and 2999\n  write it as year-month-day: 2026-03-02\n"
    assert run("step", "done", "heron-27", "s-1a", "--on", "0026-03-09") == Result("", f"goals: --on: {hint}", 2)
    assert run("list").code == 0
    told = f"goals: --today (or GOALS_TODAY): {hint}"
    assert run("report", "caseload", "--today", "3000-01-01") == Result("", told, 2)


def test_what_a_client_said_is_not_repeated(plan: Path, run: Run) -> None:
    said = "I want to die"
    for words in (
        ("step", "done", "heron-27", said),
        ("words", "heron-27", "--goal", said, "--words", "x"),
        ("need", "heron-27", "--id", said, "--need", "x"),
        ("agree", "heron-27", "--answer", "agrees", "--shown", "read-aloud", "--corrects", said),
        ("end", "heron-27", "--goal", "g-4f2k", "--reason", said),
        ("words", "heron-27", "--goal", "g-4f2k", "--words", *said.split()),
        ("list", "--format", said),
        ("check", "--format", said),
        ("list", f"--{said}"),
    ):
        result = run(*words, today=TODAY)
        assert result.code in (2, 3), words
        assert "to die" not in result.stdout + result.stderr, words
    assert run("step", "done", "heron-27", said, today=TODAY) == Result(
        "", "goals: what was given is no step's id\n  steps still open: s-1a\n", 3
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "words",
    [
        ["create", "heron-27", "--words", "Ring Tess"],
        ["review", "heron-27", "--goal", "g-4f2k", "--words", "Ring Tess"],
    ],
)
def test_a_goal_or_a_review_is_saved_though_its_id_cannot_be_printed(plan: Path, words: list[str]) -> None:
    command = [sys.executable, "-m", "goals_cli", *words, "--today", TODAY, "--worker", "w-amara"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    told = "goals: saved, but the output could not be written\n  do not repeat the command\n"
    assert (done.stderr, done.returncode) == (told, 3)
    assert plan.read_text().count("Ring Tess") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_fails_after_a_save(plan: Path, tmp_path: Path) -> None:
    words = ["step", "add", "heron-27", "--goal", "g-4f2k", "--who", "client", "--step", "Ring Tess"]
    command = [sys.executable, "-m", "goals_cli", *words, "--today", TODAY]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert (done.stderr, done.returncode) == (
            "goals: saved, but the output could not be written\n  do not repeat the command\n", 3
        )
        assert plan.read_text().count("Ring Tess") == 1
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, text=True, check=False)
        assert (done.stdout[:2], done.returncode) == ("s-", 0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("left", ["os.mkfifo(p)", "os.symlink('/etc/hostname', p)", "os.mkdir(p)"])
def test_an_editor_that_leaves_something_else(plan: Path, run: Run, tmp_path: Path, left: str) -> None:
    script = tmp_path / "editor.py"
    script.write_text(f"import os, sys\np = sys.argv[1]\nos.unlink(p)\n{left}\n")
    result = run("edit", "heron-27", env={"EDITOR": f"{sys.executable} {script}"})
    assert result.stderr.startswith("goals: the editor left something else than a file: ")
    assert result.code == 5
    assert plan.read_text() == PLAN


def test_what_an_interrupted_edit_left(plan: Path, run: Run, caseload: Path) -> None:
    own = caseload / ".goals"
    (own / "edit-abc.yaml").write_text("written with care\n")
    (own / "edit-def.yaml").touch()
    (own / f"edit-{os.getpid()}-xyz.yaml").write_text("still at work\n")
    place = Path(".goals", "aside", "edit-abc.yaml")
    assert run("edit", "heron-27", env={"EDITOR": "true"}) == Result(
        "", f"an earlier edit was interrupted; what was written is kept in {place}\nnothing changed\n", 0
    )
    assert place.read_text() == "written with care\n"
    assert [path.name for path in own.glob("edit-*")] == [f"edit-{os.getpid()}-xyz.yaml"]


@pytest.mark.parametrize(
    ("handed_in", "problem"),
    [
        ("", "there is nothing in it"),
        ("- a\n", "this is a list or bare text, not fields with their values"),
        ("I want to go\n", "this is a list or bare text, not fields with their values"),
        ("title: " + "x" * 1024 * 1024, "this is larger than 1 MiB"),
    ],
)
def test_what_is_handed_in_is_spoken_of_as_such(plan: Path, run: Run, handed_in: str, problem: str) -> None:
    hint = "hand in a mapping of fields, YAML or JSON, such as `title: At the play`"
    result = run("set", "heron-27", "--from", "-", stdin=handed_in, today=TODAY)
    assert result == Result("", f"goals: standard input: {problem}\n  {hint}\n", 3)


@pytest.mark.parametrize(
    ("handed_in", "place"), [("{", "1:2"), ("\n{ \n", "2:2"), ('{"title":', "1:10"), ('{"title": "x', "1:11")]
)
def test_json_that_breaks_off_is_spoken_of_as_json(plan: Path, run: Run, handed_in: str, place: str) -> None:
    told = "this is not valid JSON\n  look for a comma, quote or bracket too many or too few\n"
    result = run("create", "heron-27", "--from", "-", stdin=handed_in, today=TODAY)
    assert result == Result("", f"goals: standard input:{place}: {told}", 3)


@pytest.mark.parametrize("command", ["create", "set", "review"])
def test_a_resource_of_fhir_is_spoken_of_as_such(plan: Path, run: Run, command: str) -> None:
    before = plan.read_bytes()
    resource = {"id": "stroke", "resourceType": "Goal", "description": {"text": "I want to walk"}}
    assert run(command, "heron-27", "--from", "-", stdin=json.dumps(resource), today=TODAY) == Result(
        "",
        "goals: standard input:1:18: this is a FHIR resource; its fields have other names than those of a plan\n"
        "  hand in the plan's own, such as `words`, `statement`, `target_date`; goals schema plan lists them\n",
        3,
    )
    assert plan.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are not UTF-8")
def test_json_holds_no_half_characters(plan: Path, run: Run) -> None:
    plan.rename(plan.with_name("x\udcff.yaml"))
    result = run("check", "--format", "json", today=TODAY)
    assert '"path": "clients/x\\\\xff.yaml"' in result.stdout
    assert "\\udc" not in result.stdout
