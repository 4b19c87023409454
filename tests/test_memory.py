"""What is remembered of earlier checks changes no finding, holds no text, and may be broken or gone at any time."""

from __future__ import annotations

import os
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from made_plans import PROFILE, TODAY, Data, plan_data, save, turn

from goals_cli import remembering
from goals_cli.checking import Results, Target, Terms, check_all, together
from goals_cli.checking.memory import Memory, key_of

SECRET = "I have never told anybody"
ACTIVE = {"course": [turn("2026-05-01", "active")], "words": SECRET, "title": SECRET}
TERMS = Terms(PROFILE)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the memories of a test to itself, and believe every state of a file at once."""
    monkeypatch.setenv("GOALS_CACHE_DIR", str(tmp_path / "home"))
    monkeypatch.setattr(remembering, "_SETTLED", -1)
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for client in ("heron-27", "robin-03", "wren-15"):
        write(tmp_path, client, ACTIVE)
    return tmp_path / "clients"


def write(folder: Path, client: str, goal: Data) -> Path:
    return save(folder, plan_data(goal, client=client))


def check(folder: Path, *, today: date = TODAY, remembering: bool = True, shown: str = "") -> Results:
    targets = [Target(path, f"{shown}{path.name}", TERMS) for path in sorted(folder.iterdir())]
    kept = Memory(folder, shown, key_of("one")) if remembering else None
    return check_all(targets, today=today, memory=kept)


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note every plan that is checked anew."""
    seen: list[Path] = []
    real = check_all.__globals__["check_file"]

    def noting(target: Target, *, today: date, alone: bool) -> object:
        seen.append(target.path)
        return real(target, today=today, alone=alone)

    monkeypatch.setitem(check_all.__globals__, "check_file", noting)
    return seen


def test_the_second_check_finds_the_same_without_looking(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = count_reads(monkeypatch)
    first = check(folder)
    assert (len(seen), check(folder), len(seen)) == (3, first, 3)
    assert first == check(folder, remembering=False)
    assert first.findings


def test_only_what_changed_is_looked_at_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(folder)
    seen = count_reads(monkeypatch)
    changed = write(folder.parent, "robin-03", {"course": [turn("2026-05-01", "active")]})
    found = check(folder)
    assert seen == [changed]
    assert found == check(folder, remembering=False)


def test_a_change_that_keeps_size_and_time_is_seen(folder: Path) -> None:
    path = folder / "robin-03.yaml"
    before = path.stat()
    check(folder)
    path.write_bytes(path.read_bytes().replace(b"active", b"paused"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert check(folder) == check(folder, remembering=False)
    codes = {finding.code for finding in check(folder).findings if finding.client == "robin-03"}
    assert codes == {"F011"}  # a course begins with no pause; nothing else is owed during one


def test_a_file_that_was_written_just_now_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_SETTLED", 10**12)
    check(folder)
    reads: list[Path] = []
    real = Path.read_bytes

    def noting(path: Path) -> bytes:
        reads.append(path)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", noting)
    check(folder)
    assert [path for path in reads if path.parent == folder] == sorted(folder.iterdir())


def test_on_every_day_the_same_as_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first review falls due meanwhile; most days change nothing and are answered from memory."""
    seen = count_reads(monkeypatch)
    days = [TODAY - timedelta(30) + timedelta(number) for number in range(60)]
    remembered = [check(folder, today=day) for day in days]
    looked = len(seen)
    assert remembered == [check(folder, today=day, remembering=False) for day in days]
    assert len(set(remembered)) > 1
    assert looked <= 3 * 4


def test_another_folder_name_is_another_path_in_findings(folder: Path) -> None:
    check(folder, shown="clients/")
    assert check(folder, shown="../") == check(folder, shown="../", remembering=False)
    assert check(folder, shown="../").findings[0].path == "../heron-27.yaml"


def test_a_plan_that_is_gone_is_forgotten(folder: Path, home: Path) -> None:
    check(folder)
    (file,) = home.iterdir()
    before = file.stat().st_size
    (folder / "robin-03.yaml").unlink()
    assert check(folder) == check(folder, remembering=False)
    assert file.stat().st_size < before


def test_other_circumstances_are_another_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(folder)
    seen = count_reads(monkeypatch)
    targets = [Target(path, path.name, TERMS) for path in sorted(folder.iterdir())]
    check_all(targets, today=TODAY, memory=Memory(folder, "", key_of("two")))
    assert len(seen) == 3


def test_only_the_owner_can_read_it_and_no_text_is_in_it(folder: Path, home: Path) -> None:
    check(folder)
    (file,) = home.iterdir()
    assert [stat.S_IMODE(place.stat().st_mode) for place in (home, file)] == [0o700, 0o600]
    assert SECRET.encode() not in file.read_bytes()
    assert b"never" not in file.read_bytes()


@pytest.mark.parametrize("broken", [b"", b"\x93", b"nonsense", b"\x93\xc4\x00\xa0\x81\xa1a\xc0", b"\xc1" * 1000])
def test_a_broken_memory_counts_as_empty(broken: bytes, folder: Path, home: Path) -> None:
    first = check(folder)
    (file,) = home.iterdir()
    file.write_bytes(broken)
    assert check(folder) == first
    assert len(file.read_bytes()) > 1000


def test_a_memory_cut_anywhere_counts_as_empty(folder: Path, home: Path) -> None:
    first = check(folder)
    (file,) = home.iterdir()
    whole = file.read_bytes()
    for length in range(0, len(whole), 37):
        file.write_bytes(whole[:length])
        assert check(folder) == first


def test_a_memory_that_others_can_write_or_that_is_a_link_is_not_believed(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(folder)
    (file,) = home.iterdir()
    file.chmod(0o666)
    seen = count_reads(monkeypatch)
    check(folder)
    assert len(seen) == 3
    file.rename(home / "elsewhere")
    file.symlink_to(home / "elsewhere")
    check(folder)
    assert len(seen) == 6


def test_a_memory_that_cannot_be_written_does_no_harm(folder: Path, home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    assert check(folder) == check(folder, remembering=False)


def test_nothing_is_written_when_nothing_is_new(folder: Path, home: Path) -> None:
    check(folder)
    (file,) = home.iterdir()
    before = file.stat().st_mtime_ns, file.stat().st_ino
    check(folder)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before


def test_what_plans_have_in_common_is_remembered_until_one_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wording = {"statement": "By 30 June I stay in the school hall for a full hour, with my sister beside me."}
    for client in ("robin-03", "wren-15"):
        write(folder.parent, client, wording)
    first = check(folder)
    assert [finding.client for finding in first.findings if finding.code == "K001"] == ["robin-03", "wren-15"]
    seen: list[object] = []
    real = together.across
    monkeypatch.setattr(together, "across", lambda *arguments: seen.append(arguments) or real(*arguments))
    assert (check(folder), seen) == (first, [])
    write(folder.parent, "wren-15", {"statement": "I sleep"})
    changed = check(folder)
    assert len(seen) == 1
    assert [finding.client for finding in changed.findings if finding.code == "K001"] == []
    assert changed == check(folder, remembering=False)
    (folder / "wren-15.yaml").unlink()
    assert check(folder) == check(folder, remembering=False)


def test_an_interrupted_check_leaves_no_piece_of_a_memory(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: Path, to: Path) -> Path:
        raise KeyboardInterrupt(to)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        check(folder)
    assert list(home.iterdir()) == []
