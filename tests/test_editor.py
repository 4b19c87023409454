"""Editing a text in a real editor: a script, or vi on a real terminal; and a plan as a whole."""

from __future__ import annotations

import io
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import Run

from goals_cli import editor
from goals_cli.errors import NotFound, NotWritten

HINT = 'set EDITOR to an editor that you have, for example EDITOR="nano"'
PLAN = """\
# yaml-language-server: $schema=../.goals/plan.schema.json
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02
"""


@pytest.fixture
def scripted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the path of a shell script that is the editor; tests write it."""
    script = tmp_path / "my editor.sh"
    monkeypatch.setenv("EDITOR", f"sh '{script}'")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    return script


def left(tmp_path: Path) -> list[Path]:
    """List all files that are left in the temporary folder."""
    return [path for path in (tmp_path / "tmp").rglob("*") if path.is_file()]


def refused(text: str = "as it was\n") -> tuple[str, str]:
    with pytest.raises(NotWritten) as caught:
        editor.edit(text, suffix=".txt")
    return caught.value.message, caught.value.hint


def test_what_was_saved_comes_back(scripted: Path, tmp_path: Path) -> None:
    scripted.write_text('printf "two\\r\\n" >> "$1"\n')
    assert editor.edit("one\r\n", suffix=".txt") == "one\r\ntwo\r\n"
    assert list((tmp_path / "tmp").iterdir()) == []


def test_nobody_else_can_read_it(scripted: Path, tmp_path: Path) -> None:
    scripted.write_text(f'echo "$1" > "{tmp_path}/name"; stat -c %a "$1" "$(dirname "$1")" > "{tmp_path}/modes"\n')
    editor.edit("private\n", suffix=".md")
    assert (tmp_path / "modes").read_text().split() == ["600", "700"]
    assert (tmp_path / "name").read_text().endswith(".md\n")


def test_a_folder_of_the_callers(scripted: Path, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    scripted.write_text(f'dirname "$1" > "{tmp_path}/name"; stat -c %a "$1" > "{tmp_path}/modes"\n')
    editor.edit("private\n", suffix=".yaml", folder=folder)
    assert (tmp_path / "name").read_text() == f"{folder}\n"
    assert (tmp_path / "modes").read_text() == "600\n"
    assert list(folder.iterdir()) == []


def test_bytes_that_are_no_text_survive(scripted: Path) -> None:
    scripted.write_text('printf "\\377" >> "$1"\n')
    assert editor.edit("\udce4", suffix=".txt") == "\udce4\udcff"


def test_visual_comes_first(scripted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scripted.write_text('echo editor >> "$1"\n')
    assert editor.edit("", suffix=".txt") == "editor\n"
    monkeypatch.setenv("VISUAL", "sh -c 'echo visual >> \"$0\"'")
    assert editor.edit("", suffix=".txt") == "visual\n"
    monkeypatch.setenv("VISUAL", "  ")
    assert editor.edit("", suffix=".txt") == "editor\n"


def test_a_failing_editor_loses_nothing(scripted: Path, tmp_path: Path) -> None:
    scripted.write_text('echo "an hour of work" > "$1"; exit 3\n')
    message, hint = refused()
    (kept,) = left(tmp_path)
    assert (message, hint) == (f"the editor ended with an error (3); what you wrote is kept in {kept}", HINT)
    assert kept.read_text() == "an hour of work\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_failing_editor_that_changed_nothing_leaves_nothing(scripted: Path, tmp_path: Path) -> None:
    scripted.write_text("exit 3\n")
    assert refused() == ("the editor ended with an error (3)", HINT)
    assert left(tmp_path) == []


def test_an_editor_that_there_is_not(scripted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert refused() == ("the editor 'no-such-editor' could not be started (No such file or directory)", HINT)
    assert left(tmp_path) == []


def test_an_editor_that_removes_the_file(scripted: Path, tmp_path: Path) -> None:
    scripted.write_text(f'echo "$1" > "{tmp_path}/name"; rm "$1"\n')
    message, hint = refused()
    name = (tmp_path / "name").read_text().strip()
    assert (message, hint) == (f"the editor left nothing to read: {name}: No such file or directory", HINT)


def test_an_open_quote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "vi '")
    assert refused() == ("$VISUAL or $EDITOR has a quote that is not closed", HINT)


def test_the_systems_editor(tmp_path: Path, scripted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR")
    (tmp_path / "vi").write_text('#!/bin/sh\necho vi > "$1"\n')
    (tmp_path / "vi").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert refused() == (
        "the editor 'vi' needs a terminal, and there is none here",
        "goals set and goals change do without an editor; EDITOR may name one with a window of its own",
    )
    assert left(tmp_path) == []
    edit = "from goals_cli import editor; print('got', editor.edit('', suffix='.txt'))"
    terminal = pexpect.spawn(sys.executable, ["-c", edit], encoding="utf-8", timeout=20)
    terminal.expect("got vi\r\n")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0


@pytest.mark.parametrize("name", ["vim.basic", "/usr/bin/nano -w", "NVIM.exe"])
def test_an_editor_that_needs_a_terminal_is_not_started_without(
    run: Run, plan: Path, caseload: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("EDITOR", name)
    result = run("edit", "heron-27")
    assert (result.stdout, result.stderr, result.code) == (
        "",
        f"goals: the editor '{name.split()[0]}' needs a terminal, and there is none here\n"
        "  goals set and goals change do without an editor; EDITOR may name one with a window of its own\n",
        5,
    )
    assert list((caseload / ".goals").glob("edit-*")) == []


def test_no_room(scripted: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    with pytest.raises(NotFound) as caught:
        editor.edit("", suffix=".txt", folder=nowhere)
    assert caught.value.message == f"the text to edit cannot be written in {nowhere}: No such file or directory"


# goals edit


@pytest.fixture
def plan(caseload: Path) -> Path:
    """Give the path of a small plan of heron-27's."""
    path = caseload / "clients" / "heron-27.yaml"
    path.write_text(PLAN)
    path.chmod(0o640)
    return path


def aside(caseload: Path) -> list[Path]:
    return sorted((caseload / ".goals" / "aside").glob("*"))


def test_an_edit_is_saved(run: Run, plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text('sed -i "s/w-amara/w-ben/" "$1"\n')
    result = run("edit", "heron-27")
    assert (result.stdout, result.stderr, result.code) == ("", "saved clients/heron-27.yaml\n", 0)
    assert plan.read_text() == PLAN.replace("w-amara", "w-ben")
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert sorted(path.name for path in (caseload / ".goals").iterdir()) == ["locks", "plan.schema.json"]


def test_an_edit_brings_the_copy_of_the_schema_up_to_this_version(
    run: Run, plan: Path, scripted: Path, caseload: Path
) -> None:
    scripted.write_text('sed -i "s/w-amara/w-ben/" "$1"\n')
    copy = caseload / ".goals" / "plan.schema.json"
    fresh = copy.read_text()
    copy.write_text("{}")
    assert run("edit", "heron-27").code == 0
    assert copy.read_text() == fresh


def test_the_modeline_holds_in_the_editor(run: Run, plan: Path, scripted: Path, tmp_path: Path) -> None:
    scripted.write_text(f'realpath "$(dirname "$1")/../.goals/plan.schema.json" > "{tmp_path}/found"\n')
    run("edit", "heron-27")
    assert Path((tmp_path / "found").read_text().strip()).is_file()


def test_no_room_for_the_text_to_edit_leaves_nothing_behind(plan: Path, scripted: Path, caseload: Path) -> None:
    plan.write_text(PLAN + "# more\n" * 1000)
    limited = ["sh", "-c", 'ulimit -f 1; exec "$@"', "sh", sys.executable, "-m", "goals_cli", "edit", "heron-27"]
    done = subprocess.run(limited, cwd=caseload, capture_output=True, text=True, check=False)
    message = f"goals: the text to edit cannot be written in {caseload / '.goals'}: File too large\n"
    assert (done.stdout, done.stderr, done.returncode) == ("", message, 3)
    assert list((caseload / ".goals").glob("edit-*")) == []


def test_nothing_changed(run: Run, plan: Path, scripted: Path) -> None:
    scripted.write_text("")
    before = plan.stat()
    result = run("edit", "heron-27")
    assert (result.stdout, result.stderr, result.code) == ("", "nothing changed\n", 0)
    assert (plan.stat().st_mtime_ns, plan.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert run("edit", "heron-27", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("s/^worker: .*//", "clients/heron-27.yaml:1:1: `worker` is missing"),
        ("s/heron-27/otter-3/", "clients/heron-27.yaml:3:1: the client must stay heron-27, as the file is named"),
        ("s/w-amara/*w-amara/", "clients/heron-27.yaml:4:9:"),
    ],
)
def test_an_invalid_edit_is_kept_aside_without_a_terminal(
    run: Run, plan: Path, scripted: Path, caseload: Path, change: str, problem: str
) -> None:
    scripted.write_text(f'sed -i "{change}" "$1"; cp "$1" "{caseload}/seen"\n')
    result = run("edit", "heron-27")
    (kept,) = aside(caseload)
    assert result.code == 5
    assert result.stderr.startswith(f"goals: {problem}")
    assert f"\nnothing was saved; your edit is kept in {kept.relative_to(caseload)}\n" in result.stderr
    assert re.fullmatch(r"heron-27-\d{8}-\d{6}\.yaml", kept.name)
    assert kept.read_bytes() == (caseload / "seen").read_bytes() != PLAN.encode()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert plan.read_text() == PLAN


def test_all_that_is_to_be_mended_is_told_at_once(run: Run, plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text('sed -i "s/^worker: .*/wroker: w-amara/; s/^client: .*/client: otter-3/" "$1"\n')
    result = run("edit", "heron-27")
    (kept,) = aside(caseload)
    assert result.stderr == (
        "goals: clients/heron-27.yaml: 3 things to mend\n"
        "clients/heron-27.yaml:1:1: `worker` is missing"
        " (add it: the code of the worker who carries this plan)\n"
        "clients/heron-27.yaml:4:1: `wroker` is not known here (did you mean `worker`?)\n"
        "clients/heron-27.yaml:3:1: the client must stay heron-27, as the file is named\n"
        f"nothing was saved; your edit is kept in {kept.relative_to(caseload)}\n"
    )


def test_a_long_list_of_what_is_to_be_mended_ends_somewhere(run: Run, plan: Path, scripted: Path) -> None:
    scripted.write_text('echo "needs:" >> "$1"; for n in $(seq 23); do echo "  - need: $n x" >> "$1"; done\n')
    lines = run("edit", "heron-27").stderr.splitlines()
    assert lines[0] == "goals: clients/heron-27.yaml: 23 things to mend"
    assert [line.split(": ")[1] for line in lines[1:21]] == [
        f"`id` is missing in entry {number} of `needs` (add it" for number in range(1, 21)
    ]
    assert lines[21] == "and 3 more"


def test_an_edit_that_cannot_be_kept_aside_stays_where_it_is(
    run: Run, plan: Path, scripted: Path, caseload: Path
) -> None:
    (caseload / ".goals").mkdir(exist_ok=True)
    (caseload / ".goals/aside").write_text("in the way")
    scripted.write_text('echo "monitor: [1" >> "$1"\n')
    result = run("edit", "heron-27")
    (kept,) = (caseload / ".goals").glob("edit-*")
    assert result.code == 5
    assert f"\nnothing was saved; your edit is kept in .goals/{kept.name}\n" in result.stderr
    assert kept.read_text() == PLAN + "monitor: [1\n"


def test_an_edit_for_which_the_disk_has_no_room_is_kept(plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text('ulimit -S -f unlimited; for n in $(seq 500); do echo "# line $n" >> "$1"; done\n')
    limited = ["sh", "-c", 'ulimit -S -f 1; exec "$@"', "sh", sys.executable, "-m", "goals_cli", "edit", "heron-27"]
    done = subprocess.run(limited, cwd=caseload, capture_output=True, text=True, check=False)
    (kept,) = aside(caseload)
    assert (done.stdout, done.stderr, done.returncode) == (
        "",
        "goals: clients/heron-27.yaml: the disk is full; nothing was written\n"
        f"nothing was saved; your edit is kept in {kept.relative_to(caseload)}\n"
        "  make room, then run the command again\n",
        5,
    )
    assert kept.read_text().endswith("# line 499\n# line 500\n")
    assert plan.read_text() == PLAN


def test_an_editor_that_fails_the_second_time_loses_nothing(plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text('if grep -q "^monitor" "$1"; then exit 3; fi; echo "monitor: [1" >> "$1"\n')
    terminal = on_terminal(caseload)
    terminal.expect(QUESTION)
    terminal.sendline("f")
    terminal.expect(r"goals: the editor ended with an error \(3\); what you wrote is kept in (\S+)\r\n")
    kept = Path(str(terminal.match[1]))
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 5
    assert kept.read_text() == PLAN + "monitor: [1\n"


def test_two_edits_kept_aside_in_one_second(run: Run, plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text('echo "a: [" >> "$1"\n')
    for _ in range(3):
        assert run("edit", "heron-27").code == 5
    assert len(aside(caseload)) == 3


def test_a_plan_that_changed_meanwhile_is_not_overwritten(run: Run, plan: Path, scripted: Path, caseload: Path) -> None:
    theirs = PLAN.replace("w-amara", "w-ben")
    (caseload / "theirs").write_text(theirs)
    scripted.write_text(f'echo "monitor: mine" >> "$1"; cp "{caseload}/theirs" "{plan}"\n')
    result = run("edit", "heron-27")
    (kept,) = aside(caseload)
    assert result.code == 5
    assert result.stderr.startswith("goals: clients/heron-27.yaml: the file was changed by another program meanwhile")
    assert (plan.read_text(), kept.read_text()) == (theirs, PLAN + "monitor: mine\n")


def test_a_broken_plan_can_be_mended(run: Run, plan: Path, scripted: Path) -> None:
    plan.write_bytes(PLAN.encode() + b"monitor: \xe4\n")
    scripted.write_text('grep -av "^monitor" "$1" > "$1.new"; cat "$1.new" > "$1"; rm "$1.new"\n')
    result = run("edit", "heron-27")
    assert (result.stderr, result.code) == ("saved clients/heron-27.yaml\n", 0)
    assert plan.read_text() == PLAN


def test_no_plan_to_edit(run: Run, caseload: Path) -> None:
    result = run("edit", "heron-27")
    assert (result.stderr, result.code) == ("goals: no plan for heron-27\n  goals create heron-27 starts one\n", 3)


def on_terminal(caseload: Path) -> pexpect.spawn[str]:
    return pexpect.spawn(
        sys.executable,
        ["-m", "goals_cli", "edit", "heron-27"],
        cwd=str(caseload),
        encoding="utf-8",
        timeout=20,
        logfile=io.StringIO(),
    )


QUESTION = r"\[f\]ix it, \[k\]eep it aside or \[g\]ive it up \[f\]: "
SPOIL_THEN_MEND = """\
if grep -q "^monitor" "$1"; then sed -i "s/^monitor.*/monitor: mended/" "$1"; else echo "monitor: [1" >> "$1"; fi
"""


def test_on_a_terminal_an_invalid_edit_can_be_fixed(plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text(SPOIL_THEN_MEND)
    terminal = on_terminal(caseload)
    terminal.expect(QUESTION)
    assert terminal.before.startswith("clients/heron-27.yaml:")
    terminal.sendline("what?")
    terminal.expect(QUESTION)
    terminal.sendline("")
    terminal.expect("saved clients/heron-27.yaml")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert plan.read_text() == PLAN + "monitor: mended\n"


def test_on_a_terminal_it_can_be_kept_aside(plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text(SPOIL_THEN_MEND)
    terminal = on_terminal(caseload)
    terminal.expect(QUESTION)
    terminal.sendline("k")
    terminal.expect("nothing was saved; your edit is kept in .goals/aside/heron-27-")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 5
    assert [path.read_text() for path in aside(caseload)] == [PLAN + "monitor: [1\n"]


def test_on_a_terminal_it_can_be_given_up(plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text(SPOIL_THEN_MEND)
    terminal = on_terminal(caseload)
    terminal.expect(QUESTION)
    terminal.sendline("g")
    terminal.expect("goals: the edit was given up; the plan is as it was")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert (terminal.exitstatus, aside(caseload), plan.read_text()) == (5, [], PLAN)


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 130)])
def test_leaving_the_question_keeps_the_edit(plan: Path, scripted: Path, caseload: Path, key: str, code: int) -> None:
    scripted.write_text(SPOIL_THEN_MEND)
    terminal = on_terminal(caseload)
    terminal.expect(QUESTION)
    terminal.send(key)
    terminal.expect("your edit is kept in .goals/aside/heron-27-")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == code
    assert [path.read_text() for path in aside(caseload)] == [PLAN + "monitor: [1\n"]


def test_a_closed_terminal_keeps_the_edit(plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text(SPOIL_THEN_MEND)
    terminal = on_terminal(caseload)
    terminal.expect(QUESTION)
    terminal.close(force=False)
    terminal.wait()
    assert terminal.exitstatus == 129
    assert [path.read_text() for path in aside(caseload)] == [PLAN + "monitor: [1\n"]


def test_the_editors_interrupt_is_its_own(plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text('trap "echo monitor: here >> $1; exit 0" INT; echo ready; while :; do sleep 0.01; done\n')
    terminal = on_terminal(caseload)
    terminal.expect("ready")
    terminal.sendintr()
    terminal.expect("saved clients/heron-27.yaml")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert (terminal.exitstatus, plan.read_text()) == (0, PLAN + "monitor: here\n")


def test_the_editor_has_the_terminal_when_the_output_has_not(plan: Path, scripted: Path, caseload: Path) -> None:
    scripted.write_text("if [ -t 1 ]; then echo on the screen; fi\n")
    command = f"{sys.executable} -m goals_cli edit heron-27 > out; echo left"
    terminal = pexpect.spawn("/bin/sh", ["-c", command], cwd=str(caseload), encoding="utf-8", timeout=20)
    terminal.expect("on the screen")
    terminal.expect("left")
    terminal.close()
    assert (caseload / "out").read_text() == ""
