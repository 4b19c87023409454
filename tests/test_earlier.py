"""Versions that no parent of a commit is: what both sides of a merge grew from, and what was taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from histories import Repository

from goals_cli.gitrepo import commits
from goals_cli.gitrepo.earlier import grown_from, taken_away
from goals_cli.gitrepo.reading import Reader

PLAN, OTHER = "clients/heron-27.yaml", "clients/wren-15.yaml"


@pytest.fixture
def parted(tmp_path: Path) -> Repository:
    """Give a repository in which two branches each changed what stood there first."""
    found = Repository(tmp_path)
    found.commit("first", {PLAN: "first\n"})
    found.git("checkout", "--quiet", "-b", "side")
    found.commit("side", {PLAN: "side\n", OTHER: "other, from the side\n"})
    found.git("checkout", "--quiet", "main")
    found.commit("main", {PLAN: "main\n", OTHER: "other\n"})
    return found


def bases(repository: Repository) -> dict[str, str | None]:
    step = next(commits.walk(repository.folder))
    with Reader(repository.folder) as read:
        found = grown_from(read, step.changes)
    return dict(zip((change.path for change in step.changes), found, strict=True))


def test_both_sides_grew_from_the_version_where_they_parted(parted: Repository) -> None:
    parted.merge("side", "2026-03-03", files={PLAN: "both\n", OTHER: "both, too\n"})
    assert bases(parted) == {PLAN: parted.blob(PLAN, "main~2"), OTHER: None}


def test_a_file_whose_name_holds_what_parts_questions(parted: Repository) -> None:
    odd = "clients/heron\n27 blob 1.yaml"
    parted.merge("side", "2026-03-03", files={PLAN: "both\n", OTHER: "x\n", odd: "odd\n"})
    assert bases(parted) == {PLAN: parted.blob(PLAN, "main~2"), OTHER: None, odd: None}


def test_sides_that_have_several_versions_in_common_grew_from_none_of_them(parted: Repository) -> None:
    main, side = parted.git("rev-parse", "main", "side").split()
    parted.merge("side", "2026-03-03", files={PLAN: "one way\n"})
    parted.git("checkout", "--quiet", "side")
    parted.merge(main, "2026-03-04", files={PLAN: "another way\n"})
    assert set(parted.git("merge-base", "--all", "main", "side").split()) == {main, side}
    parted.git("checkout", "--quiet", "main")
    parted.merge("side", "2026-03-05", files={PLAN: "together\n"})
    assert bases(parted)[PLAN] is None


def test_sides_that_have_nothing_in_common(parted: Repository) -> None:
    parted.git("checkout", "--quiet", "--orphan", "alone")
    parted.commit("alone", {PLAN: "alone\n"})
    parted.git("merge", "--quiet", "--no-commit", "-s", "ours", "--allow-unrelated-histories", "main")
    parted.commit("merged", {PLAN: "both\n"})
    assert bases(parted)[PLAN] is None


def test_more_merges_than_go_on_one_command_line(parted: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goals_cli.gitrepo.earlier._AT_ONCE", 1)
    parted.merge("side", "2026-03-03", files={PLAN: "both\n"})
    parted.git("checkout", "--quiet", "side")
    parted.commit("more", {PLAN: "side, more\n"})
    parted.git("checkout", "--quiet", "main")
    parted.merge("side", "2026-03-05", files={PLAN: "both, more\n"})
    merges = [each for each in commits.changes_of_all(parted.folder) if len(each.before) == 2 and each.path == PLAN]
    first, side = parted.blob(PLAN, "main^^^"), parted.blob(PLAN, "main^2^")
    with Reader(parted.folder) as read:
        assert grown_from(read, merges) == [side, first]


def test_what_was_taken_away_is_known_by_its_last_version(parted: Repository) -> None:
    last = parted.blob(PLAN)
    first = parted.commit("gone", {PLAN: None})
    parted.commit("back", {PLAN: "back\n"})
    second = parted.commit("gone again", {PLAN: None})
    newest = parted.blob(PLAN, "main~1")
    third = parted.commit("renamed", {OTHER: None, "clients/robin-52.yaml": "other\n"})
    tip = commits.tip(parted.folder)
    assert tip is not None
    found = taken_away(parted.folder, tip)
    assert found == {PLAN: {second: newest, first: last}, OTHER: {third: parted.blob("clients/robin-52.yaml")}}
    assert list(found[PLAN]) == [second, first]
