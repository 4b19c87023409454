"""Every command in repositories that want to start programs: none is started, by settings, hooks or attributes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from committed import HERON, PATH, SECRET, STORY, add_conflict, add_plan, editor_in
from conftest import Run
from histories import GIT, Repository
from hostile import FILTERS, HOOKS, LOST, PROGRAMS, Hostile

from goals_cli.commands.table import COMMANDS, HIDDEN, Entry

OLD, RECENT = "main~3", "main~2"
# What each command that only reads, or makes nothing but files, is told; those that change a plan are in the STORY.
READING: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("init",): ((".", "--worker", "w-amara"),),
    ("list",): ((), (HERON,)),
    ("show",): ((HERON,), (HERON, "--at", OLD), (HERON, "--at", "2026-03-02")),
    ("check",): (
        (), ("--staged",), ("--since", OLD), ("--at", OLD), (HERON, "--no-cache"), ("--fix", "--yes"), ("--matrix",),
        (f"clients/{HERON}.yaml",),
    ),
    ("explain",): (("--all",), ("V101",)),
    ("history",): ((HERON,), (HERON, "--goal", "g-1", "--format", "json"), ("wren-15",), ("gone",)),
    ("diff",): ((), (HERON,), (f"{OLD}..{RECENT}",), (OLD, HERON), ("--since-agreed", HERON)),
    ("report", "plan"): ((HERON,), (HERON, "--at", OLD)),
    ("report", "caseload"): ((), ("--at", OLD)),
    ("report", "stuck"): ((), ("--at", OLD)),
    ("report", "voice"): ((), ("--at", OLD)),
    ("report", "outcomes"): ((), ("--at", OLD)),
    ("report", "due"): ((), ("--at", "2026-03-02")),
    ("schema",): (("plan",),),
    ("textconv",): ((PATH,),),
    ("audit",): ((), ("--format", "json"), ("--signers", "../signers"), ("--write-checkpoint", "../checkpoint")),
    ("doctor",): (("--check",), ()),
    ("merge-plan",): (("../base.yaml", "../ours.yaml", "../theirs.yaml"), ("../none", "../broken", "../theirs.yaml")),
}  # fmt: skip


@pytest.fixture
def repository(caseload: Path) -> Repository:
    """Give a caseload with some history: a renamed plan, a merge, something staged and something changed."""
    found = Repository(caseload)
    found.git("checkout", "--quiet", "-B", "main")
    add_plan(caseload)
    add_conflict(caseload)
    add_plan(caseload, "wren-14")
    add_plan(caseload, "gone")
    found.commit("plans", {}, "2026-03-01")
    found.git("checkout", "--quiet", "-b", "theirs")
    plan = (caseload / PATH).read_text()
    found.commit("theirs", {PATH: f"{plan}# theirs\n"}, "2026-03-02")
    found.git("checkout", "--quiet", "main")
    found.git("mv", "clients/wren-14.yaml", "clients/wren-15.yaml")
    renamed = (caseload / "clients" / "wren-15.yaml").read_text().replace("wren-14", "wren-15")
    found.commit("renamed", {"clients/wren-15.yaml": renamed}, "2026-03-02")
    found.merge("theirs", "2026-03-03")
    found.write("clients/wren-15.yaml", renamed + "# staged\n")
    found.git("add", ".")
    found.write("clients/wren-15.yaml", renamed + "# changed\n")
    found.write("goals.toml", (caseload / "goals.toml").read_text() + "# changed\n")
    for side in ("base", "ours", "theirs"):
        (caseload.parent / f"{side}.yaml").write_text(f"{plan}# {side}\n")
    (caseload.parent / "broken").write_text("a: [")
    (caseload.parent / "none").touch()
    return found


def leaves(entries: tuple[Entry, ...], *before: str) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        if entry.commands:
            yield from leaves(entry.commands, *before, entry.name)
        else:
            yield (*before, entry.name)


ALL = [*leaves(COMMANDS), *leaves(HIDDEN)]


def test_no_command_is_left_out() -> None:
    assert set(ALL) - READING.keys() - {name for name, _ in STORY} == set()


def test_there_are_enough_traps() -> None:
    assert (len(PROGRAMS) + len(FILTERS) >= 20, len(HOOKS)) == (True, 28)


def test_the_traps_work(repository: Repository, tmp_path: Path) -> None:
    hostile = Hostile(repository, tmp_path, filters=True, lost=False)
    lines = (
        "status", "diff --no-ext-diff", "diff", "log -p --max-count=1", "blame clients/wren-15.yaml", "add .",
        "commit --no-gpg-sign --message=x", "commit --allow-empty --message=y", "checkout -b more", "fetch origin",
        "push origin main", "verify-commit HEAD", "evil", "stash", "ls-remote git://x/y",
        "rebase --interactive main~1", "interpret-trailers --trailer x=1 /dev/null", "grep --textconv x",
        "archive --format=x main", "commit --amend --no-gpg-sign", "ls-remote ssh://x/y", "credential fill",
    )  # fmt: skip
    names = {"GIT_AUTHOR_NAME": "x", "GIT_COMMITTER_NAME": "x", "EMAIL": "x"}
    environment = os.environ | names | {"GIT_TERMINAL_PROMPT": "0"}
    for line in ("status", *(f"-c filter.x.process= {line}" for line in lines)):
        command = [GIT, "-C", str(repository.folder), *line.split()]
        subprocess.run(command, input=b"protocol=https\nhost=x\n\n", capture_output=True, env=environment, check=False)
    started = hostile.started()
    assert {
        "core.fsmonitor", "diff.external", "diff.x.command", "diff.x.textconv", "filter.x.process", "alias.evil",
        "core.sshCommand", "core.editor", "remote.origin.url", "gpg.ssh.program", "credential.helper", "tar.x.command",
        "trailer.x.command", "hook pre-commit", "hook post-index-change", "hook reference-transaction",
    } - set(started) == set(), started  # fmt: skip
    assert len(started) >= 20


def test_reading_what_this_clone_lacks_would_fetch_it(repository: Repository, tmp_path: Path) -> None:
    hostile = Hostile(repository, tmp_path, filters=False)
    command = [GIT, "-C", str(repository.folder), "cat-file", "-p", f"main:{LOST}"]
    subprocess.run(command, capture_output=True, check=False)
    assert "remote.origin.url" in hostile.started()


# A plan that was there then cannot be read: its content is not in this clone. Whatever can be told is told.
LACKING = {
    ("check", "--at", OLD): 3,
    ("report", "caseload", "--at", OLD): 3,
    ("report", "stuck", "--at", OLD): 3,
    ("report", "voice", "--at", OLD): 3,
    ("report", "outcomes", "--at", OLD): 3,
    ("report", "due", "--at", "2026-03-02"): 3,
}


@pytest.mark.parametrize("filters", [False, True])
def test_no_command_starts_anything(repository: Repository, run: Run, tmp_path: Path, filters: bool) -> None:
    hostile = Hostile(repository, tmp_path, filters=filters)
    ending = ["--no-commit", "--commit"] if filters else ["--commit"]
    lines = [(*name, *told) for name, several in READING.items() if name in ALL for told in several]
    lines += [(*name, HERON, *told, how) for name, told in STORY for how in ending]
    planted = str(tmp_path / "programs" / "core-pager")
    surrounding = ("PAGER", "EDITOR", "EXTERNAL_DIFF", "SSH_COMMAND", "ASKPASS", "PROXY_COMMAND")
    environment = {f"GIT_{name}": planted for name in surrounding} | {"EDITOR": str(editor_in(tmp_path))}
    before = commits_of(repository)
    started, codes = {}, {}
    for line in lines:
        result = run(*line, today="2026-03-09", env=environment)
        started[line], codes[line] = hostile.started(), result.code
    assert {line: found for line, found in started.items() if found} == {}
    # Past a filter nothing is committed: it may be what encrypts the plans.
    refused = {line: 4 for line in lines if filters and line[-1] == "--commit"}
    assert {line: code for line, code in codes.items() if code not in (0, 1)} == LACKING | refused
    assert commits_of(repository) - before == (0 if filters else len(STORY))


def commits_of(repository: Repository) -> int:
    return int(read_only(repository, "rev-list", "--count", "HEAD"))


def read_only(repository: Repository, *arguments: str) -> str:
    """Ask git what starts nothing, for its programs would leave marks."""
    command = [GIT, "-C", str(repository.folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_words_stay_out_of_what_was_committed_there(repository: Repository, run: Run, tmp_path: Path) -> None:
    Hostile(repository, tmp_path, filters=False)
    assert run("words", HERON, "--goal", "g-1", "--words", SECRET, "--commit").code == 0
    told = read_only(repository, "cat-file", "commit", "HEAD")
    assert SECRET not in told
    assert "-----BEGIN SSH SIGNATURE-----" in told
