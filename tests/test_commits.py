"""The walk of the history: what each commit did to which plan, across merges and renames, from real repositories."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from histories import Repository

from goals_cli import gitrepo
from goals_cli.errors import GitError
from goals_cli.gitrepo import commits
from goals_cli.gitrepo.reading import Reader
from goals_cli.gitrepo.versions import versions

LONG = "".join(f"line {number}\n" for number in range(40))
PLAN = "clients/heron-27.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Give an empty repository."""
    return Repository(tmp_path / "work")


def told(repository: Repository, changes: list[commits.Change]) -> list[tuple[object, ...]]:
    """Put changes short: the commit's subject, the path, what it was in each parent, and what it is."""
    names: dict[str | None, str | None] = {None: None}
    for change in changes:
        for blob in (*change.before, change.after):
            if blob:
                names[blob] = repository.git("cat-file", "blob", blob).split("\n")[-1]
    return [(each.commit.subject, each.path, tuple(names[blob] for blob in each.before), names[each.after])
            for each in changes]  # fmt: skip


def test_where_there_is_nothing_to_read(tmp_path: Path, repository: Repository) -> None:
    (tmp_path / "bare").mkdir()
    assert commits.standing(tmp_path / "bare") == commits.Standing(repository=False)
    assert commits.standing(repository.folder) == commits.Standing(True, None, "refs/heads/main", False)
    assert list(commits.walk(repository.folder)) == []
    assert list(versions(repository.folder, "heron-27.yaml")) == []


def test_a_commit_says_who_when_and_after_what(repository: Repository) -> None:
    first = repository.commit("opened", {PLAN: "a\n"})
    second = repository.commit("a – naïve\n\nbody", {PLAN: "b\n"}, "2026-03-09", who="Ben Ngũgĩ")
    steps = list(commits.walk(repository.folder))
    amara, ben = commits.Person("Amara Obi", "amara@agency.example"), commits.Person("Ben Ngũgĩ", "ben@agency.example")
    monday, next_monday = (
        datetime.fromisoformat("2026-03-02T12:00+01:00"),
        datetime.fromisoformat("2026-03-09T12:00+01:00"),
    )
    assert [step.commit for step in steps] == [
        commits.Commit(second, (first,), ben, next_monday, ben, next_monday, "a – naïve"),
        commits.Commit(first, (), amara, monday, amara, monday, "opened"),
    ]
    assert [step.commit.authored.utcoffset() for step in steps] == [monday.utcoffset()] * 2
    assert told(repository, [change for step in steps for change in step.changes]) == [
        ("a – naïve", PLAN, ("a",), "b"),
        ("opened", PLAN, (None,), "a"),
    ]


def test_only_plans_count_and_every_commit_is_told(repository: Repository) -> None:
    repository.commit("settings", {"goals.toml": "x"})
    repository.commit("two plans", {"clients/b-2.yaml": "b", 'clients/ä \n"1.yaml': "a", "notes.yaml": "n"})
    repository.commit("nothing", {})
    repository.commit("one gone", {"clients/b-2.yaml": None})
    steps = list(commits.walk(repository.folder))
    assert [(step.commit.subject, [(each.path, each.after is None) for each in step.changes]) for step in steps] == [
        ("one gone", [("clients/b-2.yaml", True)]),
        ("nothing", []),
        ("two plans", [("clients/b-2.yaml", False), ('clients/ä \n"1.yaml', False)]),
        ("settings", []),
    ]


def test_a_caseload_below_the_top_of_the_repository(repository: Repository) -> None:
    repository.commit("both", {f"team/{PLAN}": "team", PLAN: "top"})
    team = repository.folder / "team"
    assert told(repository, list(commits.changes_of_all(team))) == [("both", f"team/{PLAN}", (None,), "team")]
    assert told(repository, list(versions(team, "heron-27.yaml"))) == [
        ("both", f"team/{PLAN}", (None,), "team")
    ]


def parted(repository: Repository) -> None:
    """Let two branches change a plan and another one."""
    repository.commit("opened", {PLAN: "base"})
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("side", {PLAN: "side"}, "2026-03-03")
    repository.git("checkout", "--quiet", "main")
    repository.commit("main", {PLAN: "main"}, "2026-03-04")


def test_a_merge_names_the_plan_in_every_parent(repository: Repository) -> None:
    parted(repository)
    repository.merge("side", "2026-03-05", files={PLAN: "both"})
    changes = list(versions(repository.folder, "heron-27.yaml"))
    assert told(repository, changes) == [
        ("merge side", PLAN, ("main", "side"), "both"),
        ("main", PLAN, ("base",), "main"),
        ("side", PLAN, ("base",), "side"),
        ("opened", PLAN, (None,), "base"),
    ]
    assert [change.own for change in changes] == [True] * 4
    assert list(commits.changes_of_all(repository.folder)) == changes


def test_a_merge_that_takes_one_side_made_nothing_of_its_own(repository: Repository) -> None:
    parted(repository)
    repository.merge("side", "2026-03-05", "--strategy=ours")
    changes = list(versions(repository.folder, "heron-27.yaml"))
    assert told(repository, changes)[0] == ("merge side", PLAN, ("main", "side"), "main")
    assert [change.own for change in changes] == [False, True, True, True]
    assert list(commits.changes_of_all(repository.folder)) == changes


def test_a_plan_is_followed_across_renames(repository: Repository) -> None:
    repository.commit("opened", {"clients/wren-1.yaml": LONG + "one"})
    repository.commit("worded", {"clients/wren-1.yaml": LONG + "two"}, "2026-03-03")
    repository.commit("renamed", {"clients/wren-1.yaml": None, "clients/wren-2.yaml": LONG + "three"}, "2026-03-04")
    repository.commit("moved", {"clients/wren-2.yaml": None, PLAN: LONG + "three"}, "2026-03-05")
    changes = list(versions(repository.folder, "heron-27.yaml"))
    assert told(repository, changes) == [
        ("moved", PLAN, ("three",), "three"),
        ("renamed", "clients/wren-2.yaml", ("two",), "three"),
        ("worded", "clients/wren-1.yaml", ("one",), "two"),
        ("opened", "clients/wren-1.yaml", (None,), "one"),
    ]
    assert [change.was for change in changes] == [("clients/wren-2.yaml",), ("clients/wren-1.yaml",), (None,), (None,)]
    assert list(commits.changes_of_all(repository.folder)) == changes


def test_a_rename_on_one_side_of_a_merge(repository: Repository) -> None:
    repository.commit("opened", {"clients/wren-1.yaml": LONG + "one"})
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("side", {"clients/wren-1.yaml": "zero\n" + LONG + "one"}, "2026-03-03")
    repository.git("checkout", "--quiet", "main")
    repository.commit("renamed", {"clients/wren-1.yaml": None, PLAN: LONG + "one"}, "2026-03-04")
    repository.commit("worded", {PLAN: LONG + "two"}, "2026-03-06")
    repository.merge("side", "2026-03-07")
    changes = list(versions(repository.folder, "heron-27.yaml"))
    assert [(each.commit.subject, each.path, each.was, each.own) for each in changes] == [
        ("merge side", PLAN, (None, "clients/wren-1.yaml"), True),
        ("worded", PLAN, (None,), True),
        ("renamed", PLAN, ("clients/wren-1.yaml",), False),
        ("side", "clients/wren-1.yaml", (None,), True),
        ("opened", "clients/wren-1.yaml", (None,), True),
    ]


def test_another_plan_that_went_at_the_same_time_is_not_taken_for_an_earlier_one(repository: Repository) -> None:
    repository.commit("opened", {"clients/wren-1.yaml": "".join(f"other {number}\n" for number in range(40))})
    repository.commit("swapped", {"clients/wren-1.yaml": None, PLAN: LONG + "one"}, "2026-03-03")
    assert told(repository, list(versions(repository.folder, "heron-27.yaml"))) == [
        ("swapped", PLAN, (None,), "one")
    ]


def test_no_commit_comes_before_one_made_from_it_whatever_the_clock_said(repository: Repository) -> None:
    for number, day in enumerate(("2026-03-09", "2026-03-01", "2026-03-20", "2025-01-01")):
        repository.commit(f"{number}", {PLAN: f"{number}"}, day)
    assert [step.commit.subject for step in commits.walk(repository.folder)] == ["3", "2", "1", "0"]
    assert [each.after for each in versions(repository.folder, "heron-27.yaml")] == [
        repository.blob(PLAN, f"HEAD~{number}") for number in range(4)
    ]


def test_replaced_and_grafted_history_is_not_believed(repository: Repository) -> None:
    first = repository.commit("opened", {PLAN: "a"})
    second = repository.commit("second", {PLAN: "b"}, "2026-03-03")
    third = repository.commit("third", {PLAN: "c"}, "2026-03-04")
    repository.git("replace", second, first)
    (repository.folder / ".git" / "info").mkdir(exist_ok=True)
    (repository.folder / ".git" / "info" / "grafts").write_text(f"{third} {first}\n")
    assert repository.git("rev-list", "--count", "HEAD") == "2"
    assert [step.commit.id for step in commits.walk(repository.folder)] == [third, second, first]


def test_a_shallow_clone_and_a_detached_head_are_told(repository: Repository, tmp_path: Path) -> None:
    repository.commit("opened", {PLAN: "a"})
    last = repository.commit("second", {PLAN: "b"}, "2026-03-03")
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "clone"), here=False)
    repository.git("checkout", "--quiet", "--detach")
    assert commits.standing(tmp_path / "clone") == commits.Standing(True, last, "refs/heads/main", True)
    assert commits.standing(repository.folder) == commits.Standing(True, last, None, False)
    assert told(repository, list(commits.changes_of_all(tmp_path / "clone"))) == [("second", PLAN, (None,), "b")]


def test_a_walk_can_be_left_at_any_time(repository: Repository) -> None:
    for number in range(30):
        repository.commit(f"{number}", {PLAN: f"{number}"}, f"2026-03-{number + 1:02}")
    walk = commits.walk(repository.folder)
    assert [next(walk).commit.subject for _ in range(3)] == ["29", "28", "27"]
    walk.close()
    assert list(walk) == []


def test_a_damaged_history_is_an_error_and_no_short_history(repository: Repository) -> None:
    first = repository.commit("opened", {PLAN: "a"})
    repository.commit("second", {PLAN: "b"}, "2026-03-03")
    (repository.folder / ".git" / "objects" / first[:2] / first[2:]).unlink()
    with pytest.raises(GitError, match=r"^git refused: "):
        list(commits.walk(repository.folder))
    with pytest.raises(GitError, match=r"^git refused: "):
        list(versions(repository.folder, "heron-27.yaml"))


def test_contents_are_read_one_after_the_other(repository: Repository) -> None:
    last = repository.commit("opened", {PLAN: "a\n" * 100_000, "clients/b.yaml": ""})
    large, empty = repository.blob(PLAN), repository.blob("clients/b.yaml")
    with Reader(repository.folder) as read:
        assert read.blob(large) == b"a\n" * 100_000
        assert (read.blob(empty), read.blob(None), read.blob("0" * 40), read.blob(last)) == (b"", None, None, None)
        assert read.commit(last).decode() == repository.git("cat-file", "commit", last) + "\n"
        with pytest.raises(GitError) as caught:
            read.commit("1" * 40)
        assert (caught.value.message, caught.value.hint) == (
            "git has no commit 111111111111",
            "git fsck says what is damaged",
        )


def test_what_a_clone_left_out_is_not_fetched_and_the_rest_is_read(repository: Repository, tmp_path: Path) -> None:
    repository.commit("opened", {PLAN: "a", "clients/b.yaml": "b"})
    old, other = repository.blob(PLAN), repository.blob("clients/b.yaml")
    repository.commit("second", {PLAN: "c"}, "2026-03-03")
    repository.git("config", "uploadpack.allowFilter", "true")
    source, clone = f"file://{repository.folder}", tmp_path / "clone"
    repository.git("clone", "--quiet", "--filter=blob:none", source, str(clone), here=False)
    new = repository.blob(PLAN)
    with Reader(clone) as read:
        assert [read.blob(each) for each in (old, new, old, other)] == [None, b"c", None, b"b"]
    assert gitrepo.blobs(clone, [old, new, other]) == {new: b"c", other: b"b"}
    assert [change.after for change in versions(clone, "heron-27.yaml")] == [new, old]
