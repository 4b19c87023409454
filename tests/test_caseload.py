"""The caseload's folder: found, made, completed, kept to itself; its settings, codes and ids."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from conftest import Result, Run

from goals_cli import __version__, caseload, codes, founding, schema
from goals_cli.caseload import Caseload, Settings
from goals_cli.errors import GoalsError, InvalidData, NotFound, UsageError

GOOD = 'format = "goals-caseload/1"\nprofile = "default"\n'


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Caseload:
    """Give a caseload in the current folder, `work`."""
    folder = tmp_path / "work"
    opened = caseload.create(folder)
    monkeypatch.chdir(folder)
    return opened


def refused(kind: type[GoalsError], *call: object) -> tuple[str, str]:
    """Call a function that must refuse; return its message and hint."""
    function, *arguments = call
    with pytest.raises(kind) as caught:
        function(*arguments)  # type: ignore[operator]
    return caught.value.message, caught.value.hint


def contents(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# Finding


def test_a_caseload_is_found_by_walking_up(made: Caseload) -> None:
    below = made.root / "notes" / "2026"
    below.mkdir(parents=True)
    assert caseload.find(below) == caseload.find() == caseload.at(made.root) == made
    assert made.settings == Settings("default")


def test_outside_of_a_caseload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hint = "goals init, or --caseload DIR"
    message = "this folder is not in a caseload: no goals.toml in it or above it"
    assert refused(NotFound, caseload.find) == (message, hint)
    (tmp_path / "a").mkdir()
    assert refused(NotFound, caseload.find, tmp_path / "a") == (
        "a is not in a caseload: no goals.toml in it or above it",
        hint,
    )
    assert refused(NotFound, caseload.find, tmp_path / "b") == ("b: no such folder", "")


def test_a_folder_that_was_told_must_be_the_caseload(made: Caseload) -> None:
    assert refused(NotFound, caseload.at, Path("clients")) == (
        "clients is not a caseload: it has no goals.toml",
        "goals init clients makes it one",
    )
    assert refused(NotFound, caseload.at, Path("none")) == (
        "none: no such folder",
        "goals init none makes it a caseload",
    )


def test_a_folder_that_is_gone(made: Caseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert refused(NotFound, caseload.find) == ("the current folder: no such folder", "")


def test_a_marker_that_is_a_folder_marks_nothing(tmp_path: Path) -> None:
    (tmp_path / "goals.toml").mkdir()
    with pytest.raises(NotFound):
        caseload.find(tmp_path)


# Settings


@pytest.mark.parametrize("text", [GOOD, 'format = "goals-caseload/1"\n', f"\ufeff{GOOD}", GOOD.replace("\n", "\r\n"),
                                  f"{GOOD}x-agency = 3\n"])  # fmt: skip
def test_good_settings(made: Caseload, text: str) -> None:
    Path("goals.toml").write_bytes(text.encode())
    assert caseload.find().settings == Settings("default")


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (b"", "goals.toml: the format is missing", 'add the line: format = "goals-caseload/1"'),
        (b"profile = default\n", "goals.toml:1:11: this is not TOML (name = value, one on a line)",
         'texts stand in quotes: profile = "default"'),
        (b'format = "goals-caseload/1"\nprofile = "default',
         "goals.toml:2:19: this is not TOML (name = value, one on a line)",
         'texts stand in quotes: profile = "default"'),
        (b'format = "goals-caseload/1"\n# \xe4\n', "goals.toml:2: this is not UTF-8 text", "save the file as UTF-8"),
        (b'format = "goals-caseload/1"\nprofil = "default"\n', "goals.toml:2: unknown setting 'profil'",
         "did you mean profile?"),
        (b'format = "goals-caseload/1"\n\n[worker]\ncode = 1\n', "goals.toml:3: unknown setting 'worker'",
         "known settings: format, profile, rules, privacy, report"),
        (b'format = "goals-caseload/1"\nprofile = "../x"\n', "goals.toml:2: there is no such profile",
         "one of: behavioral-health, care-act, ccbhc-adult, ccbhc-child, default, hcbs"),
        (b'format = "goals-caseload/1"\nprofile = ["default"]\n', "goals.toml:2: there is no such profile",
         "one of: behavioral-health, care-act, ccbhc-adult, ccbhc-child, default, hcbs"),
        (b'format = "goals-caseload/2"\n', "goals.toml:1: this caseload needs a later version of goals",
         "update goals"),
        (b"format = 1\n", "goals.toml:1: this is not a format that goals knows", 'write: format = "goals-caseload/1"'),
        (b"a = " + b"[" * 5000, "goals.toml: is nested too deeply", ""),
        (b'format = "goals-caseload/1"\nreport = "x"\n', "goals.toml:2: this is a table",
         'write [report] and below it contact = "..."'),
        (b'format = "goals-caseload/1"\n[report]\ncontakt = "x"\n', "goals.toml:3: unknown setting 'contakt'",
         "did you mean contact?"),
        *(
            (f'format = "goals-caseload/1"\n[report]\ncontact = {value}\n'.encode(),
             "goals.toml:3: this should be a short text that tells clients how to reach you",
             'contact = "...", of at most 300 characters, or no such line')
            for value in ('" "', "5", '["0800"]', f'"{"x" * 301}"')
        ),
        (b"#" * 70_000, "goals.toml is too large for settings: more than 64 KiB", ""),
    ],
)  # fmt: skip
def test_bad_settings_say_where_and_what_to_do(made: Caseload, content: bytes, message: str, hint: str) -> None:
    Path("goals.toml").write_bytes(content)
    assert refused(InvalidData, caseload.find) == (message, hint)


def test_profiles() -> None:
    default = caseload.profile("default")
    assert (default.review_every_days, default.first_review_days, default.required) == (28, 28, frozenset())
    there = "one of: behavioral-health, care-act, ccbhc-adult, ccbhc-child, default, hcbs"
    assert refused(NotFound, caseload.profile, "../default") == ("there is no such profile", there)
    assert refused(NotFound, caseload.profile, "nonesuch") == ("there is no profile 'nonesuch'", there)


# Codes and ids


@pytest.mark.parametrize("code", ["heron-27", "ab", "a1", "w-amara", "a" + "-" * 61 + "9", "nulls", "com10", "onion"])
def test_codes(code: str) -> None:
    assert caseload.client_code(code) == caseload.worker_code(code) == code


@pytest.mark.parametrize("code", ["", "a", "Heron-27", "heron-", "-heron", "2heron", "heron 27", "her/on", "a" * 64,
                                  "é1", "heron-27\n", "heron.27", "../ab", "a２"])  # fmt: skip
def test_what_is_no_code(code: str) -> None:
    rule = "one has 2 to 63 small letters, digits and hyphens, begins with a letter and does not end with a hyphen"
    assert refused(UsageError, caseload.client_code, code) == (
        f"this is not a client code: {rule}",
        "a pseudonym such as heron-27, never a name",
    )
    assert refused(UsageError, caseload.worker_code, code) == (
        f"this is not a worker code: {rule}",
        "for example w-amara",
    )


@pytest.mark.parametrize("code", ["null", "true", "false", "yes", "no", "on", "off", "con", "nul", "com1", "lpt9"])
def test_reserved_codes(code: str) -> None:
    message = f"{code} cannot be a client code: other programs read it as something else"
    assert refused(UsageError, caseload.client_code, code) == (message, "a pseudonym such as heron-27, never a name")


class Everything:
    """Stands for ids of which all short ones are taken."""

    def __contains__(self, drawn: object) -> bool:
        return len(str(drawn).rpartition("-")[2]) < 6

    def __iter__(self) -> None:
        raise AssertionError

    def __len__(self) -> int:
        raise AssertionError


def test_ids_are_random_and_neutral() -> None:
    drawn = [caseload.new_id("g", ()) for _ in range(2000)]
    assert len(set(drawn)) > 1990
    assert all(one.startswith("g-") and len(one) == 6 and set(one[2:]) <= set(codes.CROCKFORD) for one in drawn)
    assert not any(one[2:].isdigit() for one in drawn)
    assert len(set(codes.CROCKFORD)) == 32
    assert not set("ilou") & set(codes.CROCKFORD)


def test_an_id_grows_when_the_short_ones_are_taken() -> None:
    assert len(caseload.new_id("s", Everything())) == len("s-") + 6  # type: ignore[arg-type]


def test_a_dated_id() -> None:
    drawn = caseload.new_dated_id("a", date(2026, 3, 2), ())
    assert (drawn[:11], len(drawn)) == ("a-20260302-", 15)


# Plans and where they are


def test_clients_and_strays(made: Caseload) -> None:
    clients = made.root / "clients"
    plans = ("otter-3.yaml", "heron-27.yaml")
    for name in (*plans, "Heron.yaml", "heron.yml", "no.yaml", ".heron-27.yaml.swp", "notes.txt"):
        (clients / name).touch()
    (clients / "folder-1.yaml").mkdir()
    assert made.clients() == ["folder-1", "heron-27", "otter-3"]  # the folder is told of as a plan that cannot be read
    assert made.strays() == [
        "clients/Heron.yaml",
        "clients/heron.yml",
        "clients/no.yaml",
        "clients/notes.txt",
    ]


def test_a_plan_and_its_lock(made: Caseload) -> None:
    assert made.plan_path("heron-27") == made.root / "clients" / "heron-27.yaml"
    assert made.lock_path("heron-27") == made.root / ".goals" / "locks" / "heron-27.lock"
    assert made.shown_path("heron-27") == str(Path("clients", "heron-27.yaml"))
    with pytest.raises(UsageError):
        made.plan_path("../heron-27")
    with pytest.raises(UsageError):
        made.lock_path("../heron-27")


def test_a_path_is_shown_the_shorter_way(made: Caseload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert made.shown_path("heron-27") == str(made.root / "clients" / "heron-27.yaml").removeprefix("/")
    deep = made.root / "a" / "b" / "c" / "d" / "e" / "f" / "g" / "h" / "i" / "j"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert len(made.shown_path("heron-27")) <= len(str(made.root / "clients" / "heron-27.yaml"))


def test_no_link_is_followed_for_a_plan(made: Caseload, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("x")
    for target in (tmp_path / "secret.yaml", Path("otter-3.yaml"), Path("nowhere")):
        Path("clients/heron-27.yaml").symlink_to(target)
        assert refused(NotFound, made.plan_path, "heron-27") == (
            "clients/heron-27.yaml is a symbolic link; goals follows none",
            "put the plan itself in its place",
        )
        assert made.clients() == ["heron-27"]
        Path("clients/heron-27.yaml").unlink()


def test_a_plan_must_be_a_file(made: Caseload) -> None:
    Path("clients/heron-27.yaml").mkdir()
    os.mkfifo("clients/otter-3.yaml")
    hint = "move it away: a plan belongs in its place"
    assert refused(NotFound, made.plan_path, "heron-27") == ("clients/heron-27.yaml is not a file", hint)
    assert refused(NotFound, made.plan_path, "otter-3") == ("clients/otter-3.yaml is not a file", hint)


@pytest.mark.parametrize("name", ["clients", ".goals"])
def test_no_folder_leads_out_of_the_caseload(made: Caseload, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    Path(name).rename(outside)
    Path(name).symlink_to(outside)
    before = contents(outside)
    calls = {
        "clients": [(made.clients,), (made.strays,), (made.plan_path, "heron-27")],
        ".goals": [(made.lock_path, "heron-27"), (made.own_folder, "aside"), (caseload.refresh_schema, made)],
    }
    shown = {"lock_path": ".goals/locks", "own_folder": ".goals/aside"}
    for call in [*calls[name], (founding.lay, made.root)]:
        message, hint = refused(NotFound, *call)
        where = shown.get(getattr(call[0], "__name__", ""), name)
        assert message == f"{where} leads out of the caseload through a symbolic link"
        assert hint == "put a real folder in its place"
    assert contents(outside) == before


def test_links_in_a_circle(made: Caseload) -> None:
    for path in Path("clients").iterdir():
        path.unlink()
    Path("clients").rmdir()
    Path("clients").symlink_to("clients")
    with pytest.raises(NotFound, match="leads out of the caseload"):
        made.clients()


def test_a_folder_inside_may_be_a_link(made: Caseload) -> None:
    Path("clients").rename("plans")
    Path("clients").symlink_to("plans")
    assert made.plan_path("heron-27") == made.root / "clients" / "heron-27.yaml"


# Making


def test_what_a_new_caseload_holds(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert founding.lay(folder) == ["goals.toml", "clients/", ".gitignore", ".gitattributes", ".goals/plan.schema.json"]
    assert sorted(contents(folder)) == [
        ".gitattributes",
        ".gitignore",
        ".goals/plan.schema.json",
        "clients/.gitkeep",
        "goals.toml",
    ]
    assert caseload.at(folder).settings == Settings("default")
    assert (folder / ".gitattributes").read_text() == (
        "# goals: the same line ends on every system\nclients/*.yaml text eol=lf\n"
        "# goals: git diff tells what happened, and plans are merged by what they say, "
        "in clones that goals init has set up\n"
        "clients/*.yaml diff=goals merge=goals\n"
    )


def test_making_it_twice_changes_nothing(made: Caseload) -> None:
    before = contents(made.root)
    assert founding.lay(made.root) == []
    assert contents(made.root) == before


def test_what_the_user_changed_stays(made: Caseload) -> None:
    Path("goals.toml").write_text(f"# ours\n{GOOD}")
    Path(".gitignore").write_bytes(b"*.bak\r\n*.swp\r\nprivate/")
    Path(".gitattributes").write_bytes(b"clients/*.yaml text eol=lf\n")
    assert founding.lay(made.root) == [".gitignore", ".gitattributes"]
    assert Path("goals.toml").read_text() == f"# ours\n{GOOD}"
    added = founding.IGNORED.replace("*.swp\n", "").encode()
    assert Path(".gitignore").read_bytes() == b"*.bak\r\n*.swp\r\nprivate/\n" + added
    assert Path(".gitattributes").read_text().splitlines()[0] == "clients/*.yaml text eol=lf"
    assert founding.lay(made.root) == []


def test_git_ignores_what_is_this_computers_alone(made: Caseload) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    left = [".goals/locks/heron-27.lock", ".goals/aside/heron-27-1.yaml", "clients/.heron-27.yaml.3f.goals-tmp",
            "clients/.heron-27.yaml.swp", "clients/heron-27.yaml~", ".goals/edit-x.yaml"]  # fmt: skip
    kept = ["clients/heron-27.yaml", ".goals/plan.schema.json", "clients/.gitkeep"]
    for name in left + kept:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()
    done = subprocess.run(["git", "check-ignore", *left, *kept], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == left


def test_git_keeps_the_line_ends_of_plans(made: Caseload) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    command = ["git", "check-attr", "text", "eol", "--", "clients/heron-27.yaml"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["clients/heron-27.yaml: text: set", "clients/heron-27.yaml: eol: lf"]


def test_a_clone_of_an_empty_caseload_can_be_used(made: Caseload, tmp_path: Path) -> None:
    git = ["git", "-c", "user.name=w", "-c", "user.email=w@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "begin"], check=True)
    subprocess.run([*git, "clone", "--quiet", ".", str(tmp_path / "clone")], check=True)
    clone = caseload.at(tmp_path / "clone")
    assert clone.clients() == []
    assert contents(clone.root / ".goals") == contents(made.root / ".goals")


def test_a_missing_folder_for_plans_is_made_again(made: Caseload) -> None:
    Path("clients/.gitkeep").unlink()
    Path("clients").rmdir()
    assert refused(NotFound, made.clients) == ("clients: no such folder", "goals init . puts it in its place")
    caseload.refresh_schema(made)
    assert Path("clients").is_dir()


def test_no_caseload_within_another(made: Caseload) -> None:
    assert refused(UsageError, founding.lay, Path("clients/inner")) == (
        "clients/inner is inside the caseload .",
        "choose a folder outside of it",
    )
    assert not Path("clients/inner").exists()


def test_a_path_that_leads_out_of_a_caseload_again_lies_outside_of_it(made: Caseload) -> None:
    for path in (Path("../plain"), Path("clients/../../other")):
        assert founding.lay(path)[:2] == ["goals.toml", "clients/"]
    assert Path("../plain/goals.toml").is_file()


def test_a_link_into_a_caseload_leads_inside(made: Caseload, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(made.root.resolve() / "clients")
    assert refused(UsageError, founding.lay, tmp_path / "link" / "inner")[1] == "choose a folder outside of it"
    assert list((made.root / "clients").iterdir()) == [made.root / "clients" / ".gitkeep"]


@pytest.mark.parametrize("name", [".gitignore", ".gitattributes"])
def test_nothing_is_written_through_a_link(made: Caseload, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "bashrc"
    outside.write_text("mine\n")
    Path(name).unlink()
    Path(name).symlink_to(outside)
    assert refused(NotFound, founding.lay, made.root) == (
        f"{name} is a symbolic link; goals follows none",
        "put the file itself in its place",
    )
    assert outside.read_text() == "mine\n"


def test_a_file_where_the_folder_should_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("work").touch()
    assert refused(NotFound, founding.lay, Path("work")) == ("work cannot be made: File exists", "")


# The schema's copy


def test_the_copy_says_who_wrote_it_and_is_the_schema(made: Caseload) -> None:
    copy = Path(".goals/plan.schema.json").read_text()
    assert copy.startswith(f'{{\n  "x-goals-version": "{__version__}",\n')
    assert copy.replace(f'\n  "x-goals-version": "{__version__}",', "", 1) == schema.text("plan")


@pytest.mark.parametrize("old", ["", "{}", '{\n  "x-goals-version": "0.0.9",\n}', "\udcff"])
def test_an_older_copy_is_refreshed(made: Caseload, old: str) -> None:
    path = Path(".goals/plan.schema.json")
    fresh = path.read_bytes()
    path.write_bytes(old.encode("utf-8", "surrogateescape"))
    caseload.refresh_schema(made)
    assert path.read_bytes() == fresh
    assert [path.name for path in Path(".goals").iterdir()] == ["plan.schema.json"]


@pytest.mark.parametrize("version", ["0.2.0", "0.10", "1.0.0", "10.0.0"])
def test_a_later_copy_is_left_alone(made: Caseload, version: str) -> None:
    path = Path(".goals/plan.schema.json")
    path.write_text(f'{{\n  "x-goals-version": "{version}",\n}}')
    before = path.read_bytes()
    caseload.refresh_schema(made)
    assert path.read_bytes() == before


def test_a_command_that_writes_refreshes_an_older_copy_quietly(made: Caseload, run: Run) -> None:
    run("create", "heron-27", "--id", "g-1", "--words", "Rest.", "--worker", "w-amara")
    path = Path(".goals/plan.schema.json")
    fresh = path.read_bytes()
    older, later = (b'{\n  "x-goals-version": "%s",\n}' % version for version in (b"0.0.9", b"9.0.0"))
    for there, left in ((older, fresh), (fresh, fresh), (later, later)):
        path.write_bytes(there)
        assert run("list").code == 0
        assert path.read_bytes() == there
        assert run("pause", "heron-27", "--goal", "g-1") == Result("", "heron-27: g-1 is paused\n", 0)
        assert path.read_bytes() == left
        assert run("resume", "heron-27", "--goal", "g-1").code == 0


def test_a_copy_that_cannot_be_refreshed_does_not_stop_a_command(made: Caseload, run: Run) -> None:
    run("create", "heron-27", "--id", "g-1", "--words", "Rest.", "--worker", "w-amara")
    path = Path(".goals/plan.schema.json")
    path.write_text("{}")
    Path(f".goals/.plan.schema.json.{os.getpid()}").mkdir()  # in the way of the file that would take its place
    assert run("pause", "heron-27", "--goal", "g-1") == Result("", "heron-27: g-1 is paused\n", 0)
    assert path.read_text() == "{}"
    path.unlink()
    assert run("resume", "heron-27", "--goal", "g-1").code == 0
    assert not path.exists()


def test_a_link_in_the_copys_place_is_replaced_not_followed(made: Caseload, tmp_path: Path) -> None:
    outside = tmp_path / "bashrc"
    outside.write_text("mine\n")
    path = Path(".goals/plan.schema.json")
    fresh = path.read_bytes()
    path.unlink()
    path.symlink_to(outside)
    caseload.refresh_schema(made)
    assert outside.read_text() == "mine\n"
    assert (path.is_symlink(), path.read_bytes()) == (False, fresh)
