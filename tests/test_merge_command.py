"""`goals merge-plan` as git calls it: what it writes, says and returns, also where there is nothing to merge well."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import Result, Run
from merge_scenarios import CLOSED, LEASE, PLAN, Edit, agreement, below, end, goal, put, review
from test_merge_scenarios import NAME, Repository

from goals_cli import gitrepo, planfile
from goals_cli.gitrepo.merging import attribute
from goals_cli.merging import driver, texts
from goals_cli.planfile import Document

DONE = below("        due: 2026-03-16", "        done: 2026-03-14")
IMPORTANT, UNIMPORTANT = put("importance: 9", "importance: 10"), put("importance: 9", "importance: 1")


@pytest.fixture
def sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Give the paths of three versions of a plan, all alike."""
    monkeypatch.chdir(tmp_path)
    paths = {name: Path(f"{name}.yaml") for name in ("base", "ours", "theirs")}
    for path in paths.values():
        path.write_text(PLAN, encoding="utf-8")
    return paths


def merge(run: Run, sides: dict[str, Path], *more: str) -> Result:
    return run("merge-plan", *sides.values(), *more)


def test_a_clean_merge_says_nothing(run: Run, sides: dict[str, Path]) -> None:
    sides["ours"].write_text(DONE(PLAN))
    sides["theirs"].write_text(IMPORTANT(PLAN))
    assert merge(run, sides) == Result("", "", 0)
    assert sides["ours"].read_text() == IMPORTANT(DONE(PLAN))


def test_what_is_left_to_decide_is_said(run: Run, sides: dict[str, Path]) -> None:
    sides["ours"].write_text(end(*CLOSED)(IMPORTANT(PLAN)))
    sides["theirs"].write_text(UNIMPORTANT(PLAN))
    said = "1 place was changed differently on both sides; goals resolve heron-27 lists what to decide\n"
    assert merge(run, sides, "7", NAME) == Result("", f"{NAME}: {said}", 1)
    sides["ours"].write_text(end(*CLOSED)(IMPORTANT(PLAN)))
    sides["theirs"].write_text(end("closed: {on: 2026-05-02}")(UNIMPORTANT(PLAN)))
    said = "2 places were changed differently on both sides; goals resolve CLIENT lists what to decide\n"
    assert merge(run, sides, "7", "clients/Heron 27.yaml") == Result("", f"clients/Heron 27.yaml: {said}", 1)


def test_comments_of_both_sides_stay(run: Run, sides: dict[str, Path]) -> None:
    """Where git alone would have merged too, its text is taken, with what either side remarked."""
    sides["ours"].write_text(put("title: The lease", "title: The lease  # sent on Monday")(PLAN))
    sides["theirs"].write_text(put("importance: 9", "importance: 10  # said twice")(PLAN))
    assert merge(run, sides).code == 0
    text = sides["ours"].read_text()
    assert "title: The lease  # sent on Monday\n" in text
    assert "importance: 10  # said twice\n" in text


def test_line_ends_stay_those_of_ours(run: Run, sides: dict[str, Path]) -> None:
    for path in sides.values():
        path.write_bytes(PLAN.replace("\n", "\r\n").encode())
    sides["ours"].write_bytes(review("2026-03-30", "b2")(PLAN).replace("\n", "\r\n").encode())
    sides["theirs"].write_bytes(review("2026-04-06", "c3", "    # by telephone")(PLAN).encode())
    assert merge(run, sides).code == 0
    content = sides["ours"].read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert b"    # by telephone\r\n" in content


def test_a_side_that_cannot_be_read_is_left_to_git(run: Run, sides: dict[str, Path]) -> None:
    sides["theirs"].write_text(put("importance: 9", "importance: [9")(PLAN))
    sides["ours"].write_text(DONE(PLAN))
    result = merge(run, sides, "7", NAME)
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr.startswith(f"theirs of {NAME}:")
    assert result.stderr.endswith("; git merged the file by lines instead\n")
    assert sides["ours"].read_text() == put("importance: 9", "importance: [9")(DONE(PLAN))


def test_a_side_with_the_marks_of_a_merge_is_left_to_git(run: Run, sides: dict[str, Path]) -> None:
    sides["ours"].write_text(put("    importance: 9\n", "<<<<<<< a\n=======\n    importance: 9\n>>>>>>> b\n")(PLAN))
    sides["theirs"].write_text(put("importance: 9", "importance: 8")(PLAN))
    result = merge(run, sides, "9", NAME)
    assert result.code == 1
    assert "<<<<<<<<< ours\n" in sides["ours"].read_text()


def test_a_beginning_that_cannot_be_read_is_none(run: Run, sides: dict[str, Path]) -> None:
    sides["base"].write_text("a: [")
    sides["ours"].write_text(IMPORTANT(PLAN))
    sides["theirs"].write_text(UNIMPORTANT(PLAN))
    assert merge(run, sides, "7", NAME) == Result(
        "",
        f"{NAME}: what both sides grew from cannot be read, so all that differs is kept twice\n"
        f"{NAME}: 1 place was changed differently on both sides; goals resolve heron-27 lists what to decide\n",
        1,
    )
    planfile.read(sides["ours"])


def test_without_git_plans_are_merged_all_the_same(
    run: Run, sides: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    sides["ours"].write_text(DONE(PLAN))
    sides["theirs"].write_text(IMPORTANT(PLAN))
    assert merge(run, sides) == Result("", "", 0)
    assert sides["ours"].read_text() == IMPORTANT(DONE(PLAN))


def test_what_nobody_can_merge_is_called_off(run: Run, sides: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    sides["theirs"].write_bytes(b"\0")
    assert merge(run, sides) == Result(
        "",
        "goals: ours.yaml: neither goals nor git can merge this file\n  git checkout --ours or --theirs, then look\n",
        129,
    )
    assert sides["ours"].read_text() == PLAN


def test_a_file_that_is_not_there(run: Run, sides: dict[str, Path]) -> None:
    sides["theirs"].unlink()
    assert merge(run, sides) == Result("", "goals: theirs.yaml: no such file\n", 129)


def test_after_a_bug_git_s_own_merge_stands(run: Run, sides: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(driver, "merge", broken)
    sides["theirs"].write_text(IMPORTANT(PLAN))
    said = "ours.yaml: a bug in goals (ZeroDivisionError); git merged the file by lines instead\n"
    assert merge(run, sides) == Result("", said, 0)
    assert sides["ours"].read_text() == IMPORTANT(PLAN)


def test_a_plan_that_cannot_be_woven_is_laid_out_anew(
    run: Run, sides: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(document: Document, *_: object) -> Document:
        raise planfile_error(document)

    from goals_cli.errors import NotWritten

    def planfile_error(document: Document) -> NotWritten:
        return NotWritten(f"{document.name}: not today")

    monkeypatch.setattr(texts, "woven", refuses)
    sides["ours"].write_text(IMPORTANT(PLAN))
    sides["theirs"].write_text(UNIMPORTANT(PLAN))
    said = "1 place was changed differently on both sides; goals resolve heron-27 lists what to decide\n"
    assert merge(run, sides, "7", NAME) == Result("", f"{NAME}: {said}", 1)
    content = sides["ours"].read_text()
    for part in (
        "# yaml-language-server: $schema=../.goals/plan.schema.json\nformat: goals-plan/1\n",
        "  - id: g-4f2k  # her first wish\n",
        "      # mornings are best\n      - id: s-1a\n",
    ):
        assert content.count(part) == 1
    assert content.count("#") == 3
    assert planfile.read(sides["ours"]).data["goals"][0]["importance"] == 10


def test_comments_that_have_no_place_stand_at_the_end(
    run: Run, sides: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def finds_none(document: Document, *_: object) -> tuple[Document, tuple[str, ...]]:
        return document, ("# agreed with the team", "# by telephone")

    monkeypatch.setattr(texts, "brought", finds_none)
    sides["ours"].write_text(IMPORTANT(PLAN))
    sides["theirs"].write_text(UNIMPORTANT(PLAN))
    result = merge(run, sides, "7", NAME)
    assert result.stderr.splitlines()[0] == f"{NAME}: comments without a place stand at its end"
    assert planfile.read(sides["ours"]).content.decode().splitlines()[-4:] == [
        "",
        "# Comments that a merge could not leave in their places:",
        "# agreed with the team",
        "# by telephone",
    ]


# In repositories


@pytest.fixture
def repository(caseload: Path) -> Repository:
    return Repository(caseload)


def test_a_conflict_is_decided_and_the_merge_goes_on(repository: Repository, run: Run) -> None:
    repository.bring_together("merge", PLAN, IMPORTANT(PLAN), DONE(UNIMPORTANT(PLAN)))
    conflict = planfile.read(repository.plan).data["conflicts"][0]["id"]
    assert run("resolve", "heron-27", conflict, "--take", "theirs").code == 0
    repository.git("add", NAME)
    repository.git("commit", "--quiet", "--no-edit")
    assert repository.plan.read_text() == DONE(UNIMPORTANT(PLAN))


@pytest.mark.parametrize(
    ("way", "on"),
    [
        ("merge", ", then git merge --continue"),
        ("rebase", ", then git rebase --continue"),
        ("cherry-pick", ", then git cherry-pick --continue"),
        ("stash", ""),
    ],
)
def test_what_comes_next_is_said(repository: Repository, run: Run, way: str, on: str) -> None:
    repository.bring_together(way, PLAN, IMPORTANT(PLAN), UNIMPORTANT(PLAN))
    (conflict,) = planfile.read(repository.plan).data["conflicts"]
    told = f"nothing is undecided\n  next: git add {NAME}{on}\n"
    assert run("resolve", "heron-27").stderr == "heron-27: 1 undecided\n"
    assert run("resolve", "heron-27", "--take", "5").stderr == f"heron-27: {conflict['id']} is decided; {told}"
    assert run("resolve", "heron-27").stderr == f"heron-27: {told}"
    repository.git("add", NAME)
    if on:
        repository.git(*on.removeprefix(", then git ").split())
    assert run("resolve", "heron-27").stderr == "heron-27: nothing is undecided\n"


@pytest.mark.parametrize("path", ["clients/tern-36.yaml", "README.md"])
def test_what_comes_next_waits_for_whatever_else_is_in_conflict(repository: Repository, run: Run, path: str) -> None:
    second = repository.folder / path
    plan = put("client: heron-27", "client: tern-36")
    second.write_text(plan(PLAN))
    repository.commit(PLAN)
    repository.git("checkout", "--quiet", "-b", "other")
    second.write_text(plan(UNIMPORTANT(PLAN)))
    repository.commit(UNIMPORTANT(PLAN))
    repository.git("checkout", "--quiet", "-")
    second.write_text(plan(IMPORTANT(PLAN)))
    repository.commit(IMPORTANT(PLAN))
    assert repository.try_("merge", "other").returncode == 1
    said = run("resolve", "heron-27", "--take", "theirs").stderr
    assert said.endswith(f"nothing is undecided\n  next: git add {NAME}\n")
    repository.git("add", NAME)
    assert repository.try_("merge", "--continue").returncode != 0  # so it was not to be said
    assert run("resolve", "heron-27").stderr == "heron-27: nothing is undecided\n"


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize(
    "alter",
    [
        put("{by: client, rating: 3}", "{by: client, rating: 8}"),
        put("shown: signature", "shown: spoken"),
        put("  - goal: g-4f2k\n        statement: By 30 June", "  - goal: g-4f2k\n        statement: By 31 July"),
        put("        target_date: 2026-06-30", "        target_date: 2026-07-31"),
    ],
    ids=["a rating", "how it was shown", "what was quoted", "a quoted date"],
)
def test_what_was_recorded_and_altered_on_one_side_alone_is_to_be_decided(
    repository: Repository, run: Run, alter: Edit, mine: bool
) -> None:
    """Git could merge it by lines; but nobody would hear of it."""
    one, other = (alter(PLAN), IMPORTANT(PLAN)) if mine else (IMPORTANT(PLAN), alter(PLAN))
    done = repository.bring_together("merge", PLAN, one, other)
    said = "1 place was altered on one side where nothing recorded is changed, so what was recorded stands"
    assert f"{NAME}: {said}; goals resolve heron-27 lists what to decide\n" in done.stderr
    assert done.returncode == 1
    content = repository.plan.read_text()
    assert content[: content.index("\nconflicts:")] == IMPORTANT(PLAN)
    assert run("resolve", "heron-27", "--take", "ours" if mine else "theirs").code == 0
    assert repository.plan.read_text() == alter(IMPORTANT(PLAN))


WIN = "        wins:\n          - Went in alone\n"
TURN = "      - {on: 2026-03-02, status: active}\n"
COPY = "    copy: {given: 2026-03-09, to: client}\n"
GIVEN = below("    client: {answer: agrees, shown: signature}", COPY.rstrip("\n"))
KEPT = (
    f"{NAME}: what was taken out of an agreement, a review or what else only grows stands there still; "
    "a new entry corrects what was wrong\n"
)


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("gone", [WIN, TURN, COPY, "          - Went in alone\n"])
def test_what_one_side_took_out_of_what_only_grows_stays_and_that_is_said(
    run: Run, sides: dict[str, Path], gone: str, mine: bool
) -> None:
    before = GIVEN(PLAN)
    sides["base"].write_text(before)
    sides["ours" if mine else "theirs"].write_text(put(gone, "")(before).replace("wins:\n\n", "wins: []\n\n"))
    sides["theirs" if mine else "ours"].write_text(IMPORTANT(before))
    assert merge(run, sides, "7", NAME) == Result("", KEPT, 0)
    assert planfile.read(sides["ours"]).data == planfile.parse(IMPORTANT(before).encode(), NAME).data


def test_what_both_sides_took_out_stays_and_is_not_put_down_to_one_of_them(run: Run, sides: dict[str, Path]) -> None:
    before = GIVEN(PLAN)
    note, day = ("    note: She read it\n", "    follow_up: 2026-04-13\n")
    sides["base"].write_text(before)
    sides["ours"].write_text(put(COPY, f"    copy:\n{note}")(before))
    sides["theirs"].write_text(put(COPY, f"    copy:\n{day}")(before))
    assert merge(run, sides, "7", NAME) == Result("", KEPT, 0)
    expected = put(COPY, f"{COPY}{note}{day}")(before)
    assert planfile.read(sides["ours"]).data == planfile.parse(expected.encode(), NAME).data


def test_both_kinds_of_conflict_are_counted(run: Run, sides: dict[str, Path]) -> None:
    sides["ours"].write_text(put("{by: client, rating: 3}", "{by: client, rating: 8}")(IMPORTANT(PLAN)))
    sides["theirs"].write_text(UNIMPORTANT(PLAN))
    said = (
        "1 place was changed differently on both sides, 1 place was altered on one side where nothing recorded is "
        "changed, so what was recorded stands; goals resolve heron-27 lists what to decide\n"
    )
    assert merge(run, sides, "7", NAME) == Result("", f"{NAME}: {said}", 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (put(LEASE, ""), below("    title: The lease", "    statement: I sign by May.")),
        (agreement("2026-03-30", "b2", "    goals:", "      - goal: g-7p3m"), put(LEASE, "")),
        (put("    importance: 9\n", ""), IMPORTANT),
    ],
    ids=["changed", "newly named", "a field"],
)
def test_what_one_side_took_out_is_not_told_as_changed_on_both(
    run: Run, sides: dict[str, Path], one: Edit, other: Edit
) -> None:
    sides["ours"].write_text(one(PLAN))
    sides["theirs"].write_text(other(PLAN))
    happened = "1 place was taken out on one side and changed or newly named on the other, so it stays meanwhile"
    said = f"{NAME}: {happened}; goals resolve heron-27 lists what to decide\n"
    assert merge(run, sides, "7", NAME) == Result("", said, 1)


def test_an_id_that_two_entries_were_given_is_told_as_that(run: Run, sides: dict[str, Path]) -> None:
    sides["ours"].write_text(goal("g-5a5a", "To sleep")(PLAN))
    sides["theirs"].write_text(goal("g-5a5a", "To work again")(PLAN))
    said = "1 id was given to two entries, of which one has a new id now; goals resolve heron-27 lists what to decide\n"
    assert merge(run, sides, "7", NAME) == Result("", f"{NAME}: {said}", 1)


def test_a_plan_renamed_on_one_side_is_merged(repository: Repository) -> None:
    repository.commit(PLAN)
    repository.git("checkout", "--quiet", "-b", "other")
    repository.commit(DONE(PLAN))
    repository.git("checkout", "--quiet", "-")
    repository.git("mv", NAME, "clients/heron-28.yaml")
    repository.plan = repository.folder / "clients" / "heron-28.yaml"
    repository.commit(put("client: heron-27", "client: heron-28")(IMPORTANT(PLAN)))
    repository.git("merge", "--quiet", "other")
    assert repository.plan.read_text() == put("client: heron-27", "client: heron-28")(DONE(IMPORTANT(PLAN)))


def test_lines_of_work_with_several_beginnings(repository: Repository) -> None:
    """Two people decide one conflict differently, each on their side: that is to be decided once more."""
    repository.bring_together("merge", PLAN, IMPORTANT(PLAN), UNIMPORTANT(PLAN))
    repository.commit(put("importance: 9", "importance: 5")(PLAN))
    repository.git("checkout", "--quiet", "other")
    repository.try_("merge", "main~1")
    repository.commit(put("importance: 9", "importance: 6")(PLAN))
    assert repository.try_("merge", "main").returncode == 1
    (conflict,) = planfile.read(repository.plan).data["conflicts"]
    assert (conflict["base"], conflict["ours"], conflict["theirs"]) == (9, 6, 5)


def test_an_octopus_of_three_lines_of_work(repository: Repository) -> None:
    repository.commit(PLAN)
    for name, edit in (("one", DONE), ("two", IMPORTANT)):
        repository.git("checkout", "--quiet", "-b", name, "HEAD" if name == "one" else "HEAD~1")
        repository.commit(edit(PLAN))
    repository.git("checkout", "--quiet", "-b", "three", "HEAD~1")
    repository.commit(review("2026-03-30", "b2")(PLAN))
    repository.git("merge", "--quiet", "one", "two")
    assert repository.plan.read_text() == review("2026-03-30", "b2")(IMPORTANT(DONE(PLAN)))


BY_LINES = (
    "goals could not be run, so git merged the plan by lines. "
    "When it can be, git checkout --merge FILE merges it anew.\n"
)


def without_goals(repository: Repository, tmp_path: Path, *, says: int | None) -> None:
    """Let git find itself and the shell's programs, and no goals, or one that only gives a code back."""
    path = tmp_path / "programs"
    path.mkdir()
    for name in ("git", "sh"):
        found = shutil.which(name)
        assert found
        (path / name).symlink_to(found)
    if says is not None:
        (path / "goals").write_text(f"#!/bin/sh\nexit {says}\n")
        (path / "goals").chmod(0o755)
    repository.environment["PATH"] = str(path)


@pytest.mark.parametrize("says", [None, 1, 2, 126])
def test_where_goals_cannot_be_started_theirs_is_not_lost(
    repository: Repository, tmp_path: Path, says: int | None
) -> None:
    """A clone is told how plans are merged, but git does not find the program, or one that cannot merge."""
    path = repository.environment["PATH"]
    without_goals(repository, tmp_path, says=says)
    done = repository.bring_together("merge", PLAN, IMPORTANT(PLAN), DONE(UNIMPORTANT(PLAN)))
    assert (done.returncode, done.stderr) == (1, BY_LINES)
    marks = "<<<<<<< ours\n    importance: 10\n=======\n    importance: 1\n>>>>>>> theirs\n"
    assert repository.plan.read_text() == put("    importance: 9\n", marks)(DONE(PLAN))
    repository.environment["PATH"] = path
    repository.git("checkout", "--merge", NAME)
    (conflict,) = planfile.read(repository.plan).data["conflicts"]
    assert (conflict["ours"], conflict["theirs"]) == (10, 1)


def test_where_goals_cannot_be_started_nothing_passes_for_merged(repository: Repository, tmp_path: Path) -> None:
    without_goals(repository, tmp_path, says=None)
    done = repository.bring_together("merge", PLAN, IMPORTANT(PLAN), DONE(PLAN))
    assert (done.returncode, done.stderr) == (1, BY_LINES)
    assert repository.plan.read_text() == DONE(IMPORTANT(PLAN))


def test_git_is_told_once(repository: Repository, run: Run) -> None:
    told = gitrepo.local_setting(repository.folder, "merge.goals.driver") or ""
    assert "goals merge-plan" in told
    assert told.endswith("%O %A %B %L %P")
    assert gitrepo.local_setting(repository.folder, "merge.goals.recursive") == "binary"
    assert attribute(repository.folder, "merge", NAME) == "goals"
    assert attribute(repository.folder, "merge", "goals.toml") == "unspecified"
    assert run("init", repository.folder).stderr == "nothing to do: this is a complete caseload\n"
    repository.git("config", "--remove-section", "merge.goals")
    assert run("init", repository.folder).stderr == "new: what git is told of plans\n"
    assert run("init", repository.folder).stderr == "nothing to do: this is a complete caseload\n"


def test_init_without_git_leaves_a_repository_alone(run: Run, tmp_path: Path) -> None:
    os.chdir(tmp_path)
    gitrepo.init(tmp_path)
    assert run("init", "--no-git", "--quiet").code == 0
    assert gitrepo.local_setting(tmp_path, "merge.goals.driver") is None
