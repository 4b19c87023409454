"""`--output` and `--open` of the reports: whole files or none, never over a plan, and opened by what the user names."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from conftest import Run
from made_plans import plan_data, save

TODAY = "2026-06-01"
REPORTS = [["plan", "heron-27"], ["caseload"], ["due"]]


@pytest.fixture
def heron(caseload: Path) -> Path:
    return save(caseload, plan_data({"title": "The school play", "words": "Ich möchte sitzen bleiben"}))


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "json"])
@pytest.mark.parametrize("arguments", REPORTS)
def test_the_file_holds_what_would_have_been_printed(arguments: list[str], form: str, heron: Path, run: Run) -> None:
    printed = run("report", *arguments, "--format", form, today=TODAY).stdout
    result = run("report", *arguments, "--format", form, "--output", "out", today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", "written: out\n", 0)
    assert Path("out").read_bytes() == printed.encode()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes")
def test_a_new_file_is_for_its_owner_and_an_old_one_keeps_its_mode(heron: Path, run: Run) -> None:
    run("report", "due", "--output", "out", today=TODAY)
    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o600
    Path("out").write_text("old", encoding="utf-8")
    Path("out").chmod(0o644)
    run("report", "due", "--output", "out", today=TODAY)
    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o644
    assert Path("out").read_text("utf-8").startswith("Due by")
    assert [path.name for path in Path().iterdir() if "tmp" in path.name] == []


def test_the_confirmation_can_be_left_out(heron: Path, run: Run) -> None:
    result = run("report", "plan", "heron-27", "--output", "out", "--quiet", today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", "", 0)
    assert Path("out").exists()


def test_what_can_be_read_is_written_and_the_rest_is_named(heron: Path, run: Run) -> None:
    heron.with_name("bad-01.yaml").write_text("a: &anchor b\n", encoding="utf-8")
    result = run("report", "caseload", "--output", "out", today=TODAY)
    assert "heron-27" in Path("out").read_text("utf-8")
    assert result.stderr.startswith("written: out\ngoals: clients/bad-01.yaml:1:4: ")
    assert result.code == 3


@pytest.mark.parametrize(
    ("place", "problem", "code"),
    [
        ("no/such/out", "cannot be written: there is no such folder\n  make the folder, or choose another", 3),
        (".goals", "cannot be written: something else than a file is there\n  choose another name", 3),
        ("clients/heron-27.yaml", "is a place of the plans and their settings, not of reports", 2),
        ("clients/new.html", "is a place of the plans and their settings, not of reports", 2),
        ("goals.toml", "is a place of the plans and their settings, not of reports", 2),
        (".goals/plan.schema.json", "is a place of the plans and their settings, not of reports", 2),
        (".git/config", "is a place of git, not of reports", 2),
        (".gitattributes", "is a place of git, not of reports", 2),
    ],
)
def test_what_is_no_place_for_a_report(place: str, problem: str, code: int, heron: Path, run: Run) -> None:
    place = place.replace("/", os.sep)
    before = heron.read_bytes(), Path("goals.toml").read_bytes()
    hint = "" if "\n" in problem else "\n  choose another place"
    result = run("report", "due", "--output", place, today=TODAY)
    assert (result.stdout, result.stderr, result.code) == ("", f"goals: {place} {problem}{hint}\n", code)
    assert (heron.read_bytes(), Path("goals.toml").read_bytes()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_a_plan_is_no_place_either(heron: Path, run: Run) -> None:
    before = heron.read_bytes()
    Path("sheet").symlink_to(heron)
    assert run("report", "due", "--output", "sheet", today=TODAY).code == 2
    assert heron.read_bytes() == before


def test_a_full_disk_leaves_what_was_there(heron: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out").write_text("old\n", encoding="utf-8")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        result = run("report", "due", "--output", "out", today=TODAY)
    assert (result.stdout, result.code) == ("", 3)
    assert result.stderr.startswith("goals: out")
    assert Path("out").read_text("utf-8") == "old\n"
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith(".out")) == []


def test_the_plans_of_another_caseload_are_no_place_either(heron: Path, run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "theirs", "--no-git")
    theirs = save(tmp_path / "theirs", plan_data({}))
    before = theirs.read_bytes()
    result = run("report", "due", "--output", theirs, today=TODAY)
    assert result.code == 2
    refusal = "is a place of the plans and their settings, not of reports\n  choose another place\n"
    assert result.stderr.endswith(refusal)
    assert theirs.read_bytes() == before


def test_a_dash_is_the_screen(heron: Path, run: Run) -> None:
    assert run("report", "due", "--output", "-", today=TODAY) == run("report", "due", today=TODAY)
    refused = run("report", "due", "--output", "-", "--format", "pdf", today=TODAY)
    assert refused.stderr == "goals: --format pdf needs a file to write\n  --output FILE says where it goes\n"
    assert not Path("-").exists()


def test_nothing_is_opened_that_lies_nowhere(heron: Path, run: Run) -> None:
    result = run("report", "plan", "heron-27", "--format", "html", "--open", today=TODAY)
    message = "goals: --open needs a file to open\n  --output FILE says where it goes\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)


def browser(folder: Path, script: str) -> str:
    """Make a program that stands in for a browser; give its command as BROWSER takes it."""
    program = folder / "browser.py"
    program.write_text(f"import sys\nfrom pathlib import Path\n{script}\n", encoding="utf-8")
    return f"{sys.executable} {program} %s"


def test_open_hands_the_file_to_the_users_browser(heron: Path, goals: Run, tmp_path: Path) -> None:
    command = browser(tmp_path, f"Path({str(tmp_path / 'seen')!r}).write_text(sys.argv[1])")
    options = ["--format", "html", "--output", "my sheet.html", "--open"]
    result = goals("report", "plan", "heron-27", *options, today=TODAY, env={"BROWSER": command})
    assert (result.stdout, result.stderr, result.code) == ("", "written: 'my sheet.html'\n".replace("'", ""), 0)
    assert (tmp_path / "seen").read_text() == (Path.cwd() / "my sheet.html").as_uri()


def test_a_browser_that_fails_is_told_of_and_the_file_stays(heron: Path, goals: Run, tmp_path: Path) -> None:
    env = {"BROWSER": browser(tmp_path, "sys.exit(1)"), "PATH": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    result = goals("report", "due", "--format", "html", "--output", "out.html", "--open", today=TODAY, env=env)
    hint = "open the file yourself; BROWSER names a program to use"
    message = f"written: out.html\ngoals: no program was found that opens out.html\n  {hint}\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 6)
    assert Path("out.html").exists()


def test_large_print_is_for_pages(heron: Path, run: Run) -> None:
    result = run("report", "plan", "heron-27", "--large", today=TODAY)
    message = "goals: --large goes with --format html or pdf\n  add --format html, or leave --large out\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)
    shown = run("report", "plan", "heron-27", "--large", "--format", "html", today=TODAY).stdout
    assert '<body class="report-plan large">' in shown


def test_the_engine_of_the_pages_is_loaded_for_pages_only(heron: Path, goals: Run) -> None:
    env = {"PYTHONVERBOSE": "1"}
    text = goals("report", "plan", "heron-27", today=TODAY, env=env).stderr
    page = goals("report", "plan", "heron-27", "--format", "html", today=TODAY, env=env).stderr
    assert ("import 'jinja2'" in text, "import 'jinja2'" in page) == (False, True)


# The ending of a file says what is in it


@pytest.mark.parametrize("arguments", [*REPORTS, ["session", "heron-27"], ["outcomes"], ["stuck"], ["voice"]])
@pytest.mark.parametrize(
    ("name", "form"),
    [("out.md", "markdown"), ("out.markdown", "markdown"), ("out.html", "html"), ("OUT.HTM", "html"),
     ("out.csv", "csv"), ("out.json", "json"), ("out.txt", "text"), ("out.report", "text"), ("out", "text")],
)  # fmt: skip
def test_the_ending_of_the_file_says_the_format(
    arguments: list[str], name: str, form: str, heron: Path, run: Run
) -> None:
    printed = run("report", *arguments, "--format", form, today=TODAY).stdout
    result = run("report", *arguments, "--output", name, today=TODAY)
    assert (result.stderr.split("\n")[0], result.code) == (f"written: {name}", 0)
    assert Path(name).read_bytes() == printed.encode()


def test_a_file_that_ends_in_pdf_is_one(heron: Path, run: Run) -> None:
    assert run("report", "due", "--output", "out.pdf", today=TODAY).code == 0
    assert Path("out.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("arguments", [*REPORTS, ["session", "heron-27"], ["outcomes"]])
@pytest.mark.parametrize(
    ("form", "name", "said"),
    [("html", "out.csv", "csv"), ("csv", "out.html", "html"), ("text", "out.pdf", "pdf"), ("pdf", "out.txt", "text"),
     ("json", "out.MD", "markdown")],
)  # fmt: skip
def test_a_format_and_an_ending_that_contradict_each_other(
    arguments: list[str], form: str, name: str, said: str, heron: Path, run: Run
) -> None:
    result = run("report", *arguments, "--format", form, "--output", name, today=TODAY)
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == (
        f"goals: --format {form} does not go into {name}, which is named as {said}\n"
        f"  leave --format out to have {said}, or give the file another ending\n"
    )
    assert not Path(name).exists()


def test_any_format_goes_into_a_file_whose_ending_says_nothing(heron: Path, run: Run) -> None:
    printed = run("report", "due", "--format", "csv", today=TODAY).stdout
    assert run("report", "due", "--format", "csv", "--output", "out.data", today=TODAY).code == 0
    assert Path("out.data").read_text("utf-8") == printed
