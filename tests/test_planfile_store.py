"""Saving: whole or not at all, whatever fails, whoever else is at work, and in words that say what to do."""

from __future__ import annotations

import errno
import importlib.util
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from goals_cli import planfile
from goals_cli.errors import GoalsError, InvalidData, NotFound, NotWritten, UnreadablePlan
from goals_cli.planfile import Append, Document, Set, locking, saving

OLD = "format: goals-plan/1\nclient: heron-27\nneeds:\n  - id: n-1  # first\n"
NEW = OLD + "  - id: n-2\n"
NAME = "clients/heron-27.yaml"


class Place:
    """A folder with a plan, its lock, and ways to change it."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "clients"
        self.path = self.folder / "heron-27.yaml"
        self.lock = root / ".goals" / "locks" / "heron-27.lock"
        self.folder.mkdir()
        self.path.write_bytes(OLD.encode())

    def add(self, code: str = "n-2", validate: Callable[[Document], None] = lambda _document: None) -> Document:
        changes = [Append(("needs",), {"id": code})]
        return planfile.change(self.path, lambda _document: changes, lock=self.lock, validate=validate, name=NAME)

    def create(self, path: Path, heading: str = "") -> Document:
        return planfile.create(
            path, {"client": "heron-28"}, lock=self.lock, heading=heading, validate=accept, name="clients/heron-28.yaml"
        )

    def replace(self, new: str, expected: str = OLD) -> Document:
        return planfile.replace(
            self.path, new.encode(), expected=expected.encode(), lock=self.lock, validate=accept, name=NAME
        )

    @property
    def text(self) -> str:
        return self.path.read_bytes().decode()

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


def accept(_document: Document) -> None:
    """Accept every document."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


# What is saved


def test_a_change_is_saved_and_returned(place: Place) -> None:
    seen: list[Document] = []
    document = place.add(validate=seen.append)
    assert place.text == NEW
    assert (document.name, document.content, document.data["needs"]) == (
        NAME,
        NEW.encode(),
        [{"id": "n-1"}, {"id": "n-2"}],
    )
    assert seen == [document]
    assert place.files == ["heron-27.yaml"]


def test_no_difference_saves_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_arguments: object, **_options: object) -> None:
        raise AssertionError("something was saved")

    monkeypatch.setattr(saving, "save", never)
    for changes in ([], [Set(("client",), "heron-27")]):
        document = planfile.change(place.path, lambda _, changes=changes: changes, lock=place.lock, validate=never)
        assert document.content == OLD.encode()
    assert place.replace(OLD).content == OLD.encode()


def test_the_mode_is_kept_and_a_new_plan_is_its_owners_only(place: Place) -> None:
    place.path.chmod(0o640)
    place.add()
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o640
    new = place.folder / "heron-28.yaml"
    place.create(new, "yaml-language-server: x\n\n# two")
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.lock.stat().st_mode) == 0o600
    assert new.read_text() == "# yaml-language-server: x\n\n# two\nclient: heron-28\n"
    assert place.files == ["heron-27.yaml", "heron-28.yaml"]


def test_a_symbolic_link_stays_one(place: Place) -> None:
    target = place.folder.parent / "elsewhere.yaml"
    place.path.rename(target)
    place.path.symlink_to(target)
    place.add()
    assert place.path.is_symlink()
    assert target.read_text() == NEW


def test_a_folder_that_is_missing_is_made(place: Place) -> None:
    path = place.folder.parent / "new" / "heron-28.yaml"
    place.create(path)
    assert path.read_text() == "client: heron-28\n"


# What is not saved


def test_a_plan_that_exists_is_not_created_again(place: Place) -> None:
    with pytest.raises(NotWritten) as refused:
        place.create(place.path)
    assert refused.value.message == "clients/heron-28.yaml: the file exists already; nothing was written"
    assert refused.value.hint == "run the command again"
    assert (refused.value.exit_code, place.text, place.files) == (5, OLD, ["heron-27.yaml"])


def test_a_plan_that_comes_into_being_meanwhile_is_not_overwritten(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place.folder / "heron-28.yaml"
    link = os.link

    def late(source: Path, target: Path) -> None:
        path.write_text("client: theirs\n")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(NotWritten) as refused:
        place.create(path)
    assert refused.value.message == "clients/heron-28.yaml: the file exists already; nothing was written"
    assert (path.read_text(), place.files) == ("client: theirs\n", ["heron-27.yaml", "heron-28.yaml"])


def test_a_disk_without_hard_links_can_hold_a_new_plan(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", unsupported)
    place.create(place.folder / "heron-28.yaml")
    assert place.files == ["heron-27.yaml", "heron-28.yaml"]


def test_a_file_that_another_program_changed_is_left_alone(place: Place) -> None:
    def edit(_document: Document) -> list[Set]:
        place.path.write_text("client: theirs\n")
        return [Set(("client",), "ours")]

    with pytest.raises(NotWritten) as refused:
        planfile.change(place.path, edit, lock=place.lock, validate=accept, name=NAME)
    assert refused.value.message == f"{NAME}: the file was changed by another program meanwhile; nothing was written"
    assert refused.value.hint == "run the command again"
    assert (place.text, place.files) == ("client: theirs\n", ["heron-27.yaml"])


def test_replace_wants_what_is_expected(place: Place) -> None:
    with pytest.raises(NotWritten) as refused:
        place.replace(NEW, expected="client: heron-27\n")
    assert refused.value.message == f"{NAME}: the file was changed by another program meanwhile; nothing was written"
    assert place.text == OLD
    assert place.replace(NEW).content == NEW.encode()
    assert place.text == NEW


def test_replace_refuses_what_cannot_be_read(place: Place) -> None:
    with pytest.raises(UnreadablePlan) as refused:
        place.replace("client: &x heron-27\n")
    assert refused.value.message == f"{NAME}:1:9: an anchor (&) stands here"
    assert place.text == OLD


def test_what_is_not_valid_is_not_saved_and_the_lock_is_free_again(place: Place) -> None:
    def refuse(_document: Document) -> None:
        raise InvalidData("no")

    with pytest.raises(InvalidData):
        place.add(validate=refuse)
    with pytest.raises(InvalidData):
        planfile.create(place.folder / "b.yaml", {"a": 1}, lock=place.lock, validate=refuse)
    assert (place.text, place.files) == (OLD, ["heron-27.yaml"])
    place.add()
    assert place.text == NEW


def test_a_plan_that_grows_too_large_is_not_saved(place: Place) -> None:
    changes = [Set(("monitor",), "x" * 1024 * 1024)]
    with pytest.raises(NotWritten) as refused:
        planfile.change(place.path, lambda _document: changes, lock=place.lock, validate=accept, name=NAME)
    assert refused.value.message == (
        f"{NAME}: with this change the file could not be read any more (the file is larger than 1 MiB); "
        "nothing was written"
    )
    assert place.text == OLD


def test_a_plan_that_is_missing_or_unreadable(place: Place) -> None:
    place.path.write_text("a: [\n")
    with pytest.raises(UnreadablePlan):
        place.add()
    place.path.unlink()
    with pytest.raises(NotFound) as missing:
        place.add()
    assert missing.value.message == f"{NAME}: no such file"
    assert place.files == []


# Others at work


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_lock_that_is_held_is_waited_for_and_then_said(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(locking, "time", clock)
    with locking.locked(place.lock, NAME), pytest.raises(NotWritten) as refused:
        place.add()
    assert refused.value.message == (f"{NAME}: another command has held this plan for 10 seconds; nothing was written")
    assert refused.value.hint == f"let it end, then run this command again; the lock is {place.lock}"
    assert 10 <= clock.now < 11
    assert place.text == OLD
    place.add()
    assert place.text == NEW


def test_a_lock_that_cannot_be_made(place: Place) -> None:
    place.lock.parent.parent.write_text("in the way")
    with pytest.raises(GoalsError) as refused:
        place.add()
    assert refused.value.message == f"{NAME}: cannot be locked (Not a directory); nothing was written"
    assert refused.value.hint == f"look at the permissions of {place.lock}"
    assert refused.value.exit_code == 3


@pytest.mark.parametrize("no_follow", [locking._NO_LINK, 0], ids=["refused by the system", "seen beforehand"])
def test_a_lock_that_is_a_link_is_not_followed(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_follow: int
) -> None:
    monkeypatch.setattr(locking, "_NO_LINK", no_follow)
    elsewhere = tmp_path / "elsewhere"
    place.lock.parent.mkdir(parents=True)
    place.lock.symlink_to(elsewhere)
    with pytest.raises(GoalsError) as refused:
        place.add()
    assert refused.value.message == f"{NAME}: cannot be locked; nothing was written"
    assert refused.value.hint == f"{place.lock} is a symbolic link; goals follows none: remove it"
    assert (elsewhere.exists(), place.text, refused.value.exit_code) == (False, OLD, 3)


def test_a_disk_that_knows_no_locks(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locking, "_try_lock", unsupported)
    with pytest.raises(GoalsError) as refused:
        place.add()
    assert refused.value.message == f"{NAME}: cannot be locked (No locks available); nothing was written"


WRITER = """\
import json, os, sys
from pathlib import Path
from goals_cli import planfile
from goals_cli.planfile import Append

path, lock, code, fail = sys.argv[1:]
if fail:
    name, number = json.loads(fail)
    real, calls = getattr(os, name), []

    def killed(*arguments, **options):
        calls.append(arguments)
        if len(calls) == number:
            os._exit(9)
        return real(*arguments, **options)

    setattr(os, name, killed)
planfile.change(
    Path(path), lambda _: [Append(("needs",), {"id": code})], lock=Path(lock), validate=lambda _: None
)
"""


def writer(place: Place, code: str, fail: str = "") -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(place.path), str(place.lock), code, fail])


def test_sixteen_writers_at_once_all_keep_their_entry(place: Place) -> None:
    codes = [f"n-{number}" for number in range(2, 18)]
    for process in [writer(place, code) for code in codes]:
        assert process.wait() == 0
    needs = planfile.read(place.path).data["needs"]
    assert needs[0] == {"id": "n-1"}
    assert sorted(need["id"] for need in needs[1:]) == sorted(codes)
    assert place.text.startswith(OLD)
    assert place.files == ["heron-27.yaml"]


# What fails

CALLS = ("open", "write", "fsync", "replace", "close", "stat", "fstat", "fchmod", "mkdir", "listdir", "lstat", "unlink")


def failing(name: str, number: int, error: OSError) -> Iterator[None]:
    """Have the call of that number fail, and the others done."""
    real = getattr(os, name)
    calls = 0

    def call(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            if name == "close":
                real(*arguments)  # a descriptor is gone even when closing it fails
            raise error
        return real(*arguments, **options)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(os, name, call)
        yield
    if calls < number:
        raise StopAsyncIteration


def what_is_told(action: Callable[[], object]) -> str:
    """Do something that may fail, and repeat what the user is told."""
    try:
        action()
    except GoalsError as refused:
        return refused.message
    return "saved"


def outcomes(place: Place, name: str, error: OSError, action: Callable[[], object]) -> list[str]:
    """Fail the first, second ... call, each time on a fresh file, and list what the user is told."""
    told: list[str] = []
    for number in range(1, 100):
        for path in place.folder.iterdir():
            path.unlink()
        place.path.write_bytes(OLD.encode())
        injected = failing(name, number, error)
        next(injected)
        told.append(what_is_told(action))
        try:
            next(injected)
        except StopAsyncIteration:
            return told[:-1]
        except StopIteration:
            pass
        assert place.text in (OLD, NEW)
        assert (place.text == NEW) == ("saved" in told[-1])
        planfile.change(place.path, lambda _document: [Set(("client",), "x")], lock=place.lock, validate=accept)
        assert place.files == ["heron-27.yaml"]
    raise AssertionError("there is no end to it")


@pytest.mark.parametrize("name", CALLS)
def test_whatever_call_fails_the_file_is_old_or_new_and_the_user_is_told(place: Place, name: str) -> None:
    told = outcomes(place, name, OSError(errno.EIO, "Input/output error"), place.add)
    assert set(told) <= {
        "saved",
        f"{NAME}: no such file",
        f"{NAME}: cannot be read (Input/output error)",
        f"{NAME}: cannot be locked (Input/output error); nothing was written",
        f"{NAME}: cannot be written (Input/output error); nothing was written",
        f"{NAME}: saved, but not confirmed on disk (Input/output error)",
    }
    expected = {
        "open": f"{NAME}: cannot be written (Input/output error); nothing was written",
        "write": f"{NAME}: cannot be written (Input/output error); nothing was written",
        "fsync": f"{NAME}: saved, but not confirmed on disk (Input/output error)",
        "replace": f"{NAME}: cannot be written (Input/output error); nothing was written",
    }
    assert expected.get(name, told[0]) in told


def test_a_full_disk_is_said(place: Place) -> None:
    for name, error in (("write", errno.ENOSPC), ("fsync", errno.EDQUOT), ("write", errno.EFBIG)):
        told = outcomes(place, name, OSError(error, "No space left on device"), place.add)
        assert told[0] == f"{NAME}: the disk is full; nothing was written"


def test_the_hints_and_exit_codes_of_a_disk_that_fails(place: Place) -> None:
    for name, number, error, hint in (
        ("write", 1, errno.ENOSPC, "make room, then run the command again"),
        ("write", 1, errno.EACCES, "look at the permissions of the folder"),
        ("fsync", 2, errno.EIO, "look at the file before you go on"),
    ):
        place.path.write_bytes(OLD.encode())
        injected = failing(name, number, OSError(error, "it failed"))
        next(injected)
        with pytest.raises(GoalsError) as refused:
            place.add()
        assert (refused.value.hint, refused.value.exit_code) == (hint, 3)
        assert next(injected, None) is None


def test_creation_fails_whole_too(place: Place) -> None:
    path = place.folder / "heron-28.yaml"
    for name in ("open", "write", "fsync", "link", "unlink"):
        for number in (1, 2, 3):
            path.unlink(missing_ok=True)
            injected = failing(name, number, OSError(errno.EIO, "Input/output error"))
            next(injected)
            told = what_is_told(lambda: place.create(path))
            assert path.exists() == ("saved" in told)
            assert not path.exists() or path.read_text() == "client: heron-28\n"
            injected.close()
            if path.exists():
                planfile.change(path, lambda _document: [Set(("a",), 1)], lock=place.lock, validate=accept)
                assert place.files == ["heron-27.yaml", "heron-28.yaml"]


def test_short_writes_are_gone_on_with(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: write(descriptor, bytes(content[:7])))
    place.add()
    assert place.text == NEW


@pytest.mark.parametrize(
    ("name", "number", "text"), [("write", 1, OLD), ("fsync", 1, OLD), ("replace", 1, OLD), ("fsync", 2, NEW)]
)
def test_a_command_that_is_killed_leaves_the_file_whole(place: Place, name: str, number: int, text: str) -> None:
    assert writer(place, "n-2", json.dumps([name, number])).wait() == 9
    assert place.text == text
    assert (len(place.files) == 2) == (text == OLD)
    keepsake = place.folder / ".heron-27.yaml.notes"
    keepsake.write_text("somebody's own")
    other = place.folder / ".heron-271.yaml.aaaaaaaaaaaa.goals-tmp"
    other.write_text("another plan's")
    place.add("n-3")
    assert place.text == text + "  - id: n-3\n"
    assert place.files == [".heron-27.yaml.notes", ".heron-271.yaml.aaaaaaaaaaaa.goals-tmp", "heron-27.yaml"]


# Windows


def test_windows_replaces_again_when_a_scanner_holds_the_file(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    replace = os.replace
    tries: list[object] = []

    def held(source: Path, target: Path) -> None:
        tries.append(source)
        if len(tries) < 4:
            raise PermissionError(errno.EACCES, "Access is denied")
        replace(source, target)

    monkeypatch.setattr(saving, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(saving, "time", clock)
    monkeypatch.setattr(os, "replace", held)
    place.add()
    place.create(place.folder / "heron-28.yaml")
    assert (place.text, len(tries)) == (NEW, 4)
    assert place.files == ["heron-27.yaml", "heron-28.yaml"]


def test_windows_gives_up_in_the_end(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(saving, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(saving, "time", Clock())
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(GoalsError) as refused:
        place.add()
    assert refused.value.message == f"{NAME}: cannot be written (Access is denied); nothing was written"
    assert (place.text, place.files) == (OLD, ["heron-27.yaml"])


def windows_locking(monkeypatch: pytest.MonkeyPatch, calls: list[int], *, busy: bool) -> ModuleType:
    """Load the room's locks as Windows would, with a stand-in for the system's."""

    def lock_bytes(_descriptor: int, mode: int, count: int) -> None:
        calls.append(mode * count)
        if busy and mode == 3:
            raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_NBLCK=3, LK_UNLCK=2, locking=lock_bytes))  # type: ignore[arg-type]  # stands in for a module
    monkeypatch.setattr(sys, "platform", "win32")
    spec = importlib.util.spec_from_file_location("windows_locking", str(locking.__file__))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "platform", "linux")
    return module


def test_windows_locks_a_byte(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    module = windows_locking(monkeypatch, calls, busy=False)
    with module.locked(place.lock, NAME):
        assert calls == [3]
    assert calls == [3, 2]


def test_windows_says_when_the_lock_is_held(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    module = windows_locking(monkeypatch, [], busy=True)
    monkeypatch.setattr(module, "time", Clock())
    with pytest.raises(NotWritten) as refused, module.locked(place.lock, NAME):
        pass
    assert refused.value.message == f"{NAME}: another command has held this plan for 10 seconds; nothing was written"
