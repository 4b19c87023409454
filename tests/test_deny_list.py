"""The deny-list: read from outside the repository, never from inside, and found however it was named."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from made_plans import plan_data, save
from test_gitrepo import git

from goals_cli import gitrepo
from goals_cli.checking import names
from goals_cli.errors import InvalidData, NotFound

TODAY = "2026-06-01"
SHARED = "move it out of there: whoever has the plans must not have the names"


@pytest.fixture
def deny_list(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "names.txt"
    path.parent.mkdir()
    path.write_text("\ufeff# our clients\nTess  # and her mother\n\n  Jane Doe \n#\n--\nTess\n", encoding="utf-8")
    return path


@pytest.fixture
def plan(caseload: Path) -> Path:
    return save(caseload, plan_data(about={"strengths": ["Tess helps"]}))


def found(result: object) -> list[str]:
    return [line for line in result.stdout.splitlines() if " D907 " in line]  # type: ignore[attr-defined]


def test_a_list_has_a_name_on_each_line_and_comments(deny_list: Path) -> None:
    assert names.read(deny_list, None) == ("Jane Doe", "Tess")


def test_the_option_the_environment_and_the_clones_setting_name_it(plan: Path, deny_list: Path, run: Run) -> None:
    caseload = plan.parents[1]
    assert found(run("check", today=TODAY)) == []
    assert len(found(run("check", "--deny-list", deny_list, today=TODAY))) == 1
    assert len(found(run("check", "heron-27", today=TODAY, env={"GOALS_DENY_LIST": str(deny_list)}))) == 1
    gitrepo.init(caseload)
    gitrepo.set_local(caseload, names.SETTING, str(deny_list))
    for arguments in ([], ["heron-27"], ["clients"], [plan]):
        assert len(found(run("check", *arguments, today=TODAY))) == 1


def test_the_setting_may_name_it_from_the_caseload_on(plan: Path, deny_list: Path) -> None:
    caseload = plan.parents[1]
    gitrepo.init(caseload)
    gitrepo.set_local(caseload, names.SETTING, f"../{deny_list.relative_to(caseload.parent)}")
    assert names.of_clone(caseload) == ("Jane Doe", "Tess")


def test_a_plan_outside_any_caseload(tmp_path: Path, deny_list: Path, run: Run) -> None:
    path = save(tmp_path, plan_data(about={"strengths": ["Tess helps"]}))
    assert len(found(run("check", path, "--deny-list", deny_list, today=TODAY, cwd=tmp_path))) == 1


def test_the_name_itself_is_never_shown(plan: Path, deny_list: Path, run: Run) -> None:
    for form in ("text", "json"):
        result = run("check", "--format", form, "--deny-list", deny_list, today=TODAY)
        assert "Tess" not in result.stdout + result.stderr


def test_a_list_in_the_caseload_is_refused(plan: Path, run: Run) -> None:
    (plan.parents[1] / "names.txt").write_text("Tess\n", encoding="utf-8")
    result = run("check", "--deny-list", "names.txt", today=TODAY)
    assert result.stdout == ""
    assert result.stderr == (
        f"goals: the deny-list names.txt lies in the folder that is shared with the plans\n  {SHARED}\n"
    )
    assert result.code == 3


def test_a_list_anywhere_in_the_repository_is_refused(tmp_path: Path) -> None:
    gitrepo.init(tmp_path)
    caseload = tmp_path / "caseload"
    caseload.mkdir()
    path = tmp_path / "names.txt"
    path.write_text("Tess\n", encoding="utf-8")
    for each in (path, caseload / ".." / "names.txt"):
        with pytest.raises(InvalidData) as refusal:
            names.read(each, caseload)
        assert refusal.value.message.endswith("lies in the folder that is shared with the plans")
        assert refusal.value.hint == SHARED


def test_a_link_does_not_lead_around_it(plan: Path, tmp_path: Path) -> None:
    inside = plan.parents[1] / "names.txt"
    inside.write_text("Tess\n", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(inside)
    with pytest.raises(InvalidData):
        names.read(link, plan.parents[1])


def test_lists_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.txt").write_bytes(b"Tess\nJos\xe9\n")
    Path("large.txt").write_bytes(b"#" * (names.LARGEST + 1))
    messages = []
    for name in ("none.txt", "bad.txt", "large.txt"):
        with pytest.raises((NotFound, InvalidData)) as refusal:
            names.read(Path(name), None)
        messages.append(refusal.value.message)
    assert messages == [
        "the deny-list none.txt cannot be read: No such file or directory",
        "bad.txt:2: this is not UTF-8 text",
        "the deny-list large.txt is larger than 1024 KiB",
    ]


def test_git_is_only_asked_when_it_may_know(tmp_path: Path) -> None:
    assert not gitrepo.may_be_set(tmp_path, names.SETTING)
    gitrepo.init(tmp_path)
    (tmp_path / "below").mkdir()
    assert not gitrepo.may_be_set(tmp_path / "below", names.SETTING)
    gitrepo.set_local(tmp_path, names.SETTING, "x")
    assert gitrepo.may_be_set(tmp_path / "below", names.SETTING)


def test_a_work_tree_beside_its_repository_is_asked(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    gitrepo.init(tmp_path / "one")
    git(tmp_path / "one", "-c", "user.name=a", "-c", "user.email=b", "commit", "-q", "--allow-empty", "-m", "x")
    git(tmp_path / "one", "worktree", "add", "-q", str(tmp_path / "two"))
    gitrepo.set_local(tmp_path / "one", names.SETTING, "../names.txt")
    (tmp_path / "names.txt").write_text("Tess\n", encoding="utf-8")
    assert names.of_clone(tmp_path / "two") == ("Tess",)


def test_the_top_of_a_work_tree(tmp_path: Path) -> None:
    assert gitrepo.top(tmp_path) is None
    gitrepo.init(tmp_path)
    (tmp_path / "below").mkdir()
    assert gitrepo.top(tmp_path / "below") == tmp_path.resolve()
    assert gitrepo.top(tmp_path / ".git") is None
