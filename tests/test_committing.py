"""Commits of one plan in real repositories of every kind: what is put in, what is left alone, what is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from committed import HERON, PATH, SECRET, Say, add_plan, assert_committed, assert_refused, head, words
from conftest import Run
from histories import GIT, Repository

ADDED = f"{HERON}: later words added to g-1"
COMMIT = words(SECRET, "--commit")
WITHOUT = "--no-commit saves without a commit"


@pytest.fixture
def plan(caseload: Path) -> Repository:
    """Give a repository with a committed plan of two goals."""
    add_plan(caseload)
    found = Repository(caseload)
    found.commit("the plan", {"notes": "one\n", "other": "one\n"})
    return found


@pytest.fixture
def say(run: Run) -> Say:
    """Run a command on the ninth of March."""
    return lambda *line, **how: run(*line, **({"today": "2026-03-09"} | how))


def status(repository: Repository) -> str:
    return repository.git("status", "--porcelain", "--untracked-files=all")


def content(repository: Repository) -> bytes:
    return (repository.folder / PATH).read_bytes()


def assert_kept(repository: Repository) -> None:
    """See that the last commit, the index and the folder hold the same plan."""
    assert repository.git("rev-parse", f"HEAD:{PATH}", f":{PATH}").split() == [repository.git("hash-object", PATH)] * 2


def test_what_else_is_staged_changed_or_new_stays_as_it_is(plan: Repository, say: Say) -> None:
    plan.write("notes", "two\n")
    plan.git("add", "notes")
    plan.write("notes", "three\n")
    plan.write("other", "two\n")
    plan.write("new", "one\n")
    plan.git("rm", "--quiet", "--cached", "goals.toml")
    before, staged = status(plan), plan.git("ls-files", "--stage", "notes", "other")
    assert before.splitlines() == ["D  goals.toml", "MM notes", " M other", "?? goals.toml", "?? new"]
    assert_committed(plan, say(*COMMIT), ADDED)
    assert (status(plan), plan.git("ls-files", "--stage", "notes", "other")) == (before, staged)
    assert plan.git("show", "--format=", "--name-status", "HEAD") == f"M\t{PATH}"
    assert_kept(plan)


def test_an_earlier_state_of_the_plan_that_was_staged_gives_way(plan: Repository, say: Say) -> None:
    (plan.folder / PATH).write_bytes(content(plan) + b"# staged\n")
    plan.git("add", PATH)
    assert_committed(plan, say(*COMMIT), ADDED)
    assert_kept(plan)


def test_the_first_commit_of_a_repository(caseload: Path, say: Say) -> None:
    add_plan(caseload)
    repository = Repository(caseload)
    assert_committed(repository, say(*COMMIT), ADDED)
    assert repository.git("rev-list", "--count", "HEAD") == "1"
    assert repository.git("ls-tree", "-r", "--name-only", "HEAD") == PATH
    assert_kept(repository)


def test_a_detached_head_goes_on_and_the_branch_stays(plan: Repository, say: Say) -> None:
    before = head(plan)
    branch = plan.git("symbolic-ref", "--short", "HEAD")
    plan.git("checkout", "--quiet", "--detach")
    assert_committed(plan, say(*COMMIT), ADDED)
    assert plan.git("rev-parse", "HEAD^", branch).split() == [before, before]


def test_another_work_tree_of_a_repository(plan: Repository, say: Say, tmp_path: Path) -> None:
    before = head(plan)
    plan.git("worktree", "add", "--quiet", "-b", "apart", str(tmp_path / "apart"))
    apart = Repository.__new__(Repository)
    apart.folder = tmp_path / "apart"
    assert_committed(apart, say(*COMMIT, cwd=apart.folder), ADDED)
    assert (head(plan), status(plan)) == (before, "")
    assert_kept(apart)


def test_a_caseload_in_a_folder_of_a_repository(tmp_path: Path, run: Run, say: Say) -> None:
    repository = Repository(tmp_path / "whole")
    folder = repository.folder / "päper s" / "caseload"
    run("init", folder, "--worker", "w-amara")
    add_plan(folder)
    repository.commit("the caseload", {"clients/heron-27.yaml": "another\n"})
    assert_committed(repository, say(*COMMIT, "--caseload", str(folder)), ADDED)
    assert repository.git("show", "--format=", "--name-only", "-z", "HEAD").strip("\0") == f"päper s/caseload/{PATH}"
    assert status(repository) == ""


def test_a_repository_with_longer_ids(tmp_path: Path, run: Run, say: Say) -> None:
    folder = tmp_path / "long"
    subprocess.run([GIT, "init", "--quiet", "--object-format=sha256", str(folder)], check=True)
    run("init", folder, "--worker", "w-amara")
    add_plan(folder)
    repository = Repository.__new__(Repository)
    repository.folder = folder
    assert_committed(repository, say(*COMMIT, "--caseload", str(folder)), ADDED)
    assert_committed(repository, say(*COMMIT, "--caseload", str(folder)), ADDED)
    assert len(head(repository)) == 64


def test_a_plan_that_may_be_run_keeps_its_mode(plan: Repository, say: Say) -> None:
    (plan.folder / PATH).chmod(0o755)
    plan.commit("odd", {})
    assert_committed(plan, say(*COMMIT), ADDED)
    assert plan.git("ls-tree", "HEAD", PATH).startswith("100755 blob")
    assert status(plan) == ""


def test_line_ends_of_windows_are_kept_as_git_would(plan: Repository, say: Say) -> None:
    (plan.folder / PATH).write_bytes(content(plan).replace(b"\n", b"\r\n"))
    assert_committed(plan, say(*COMMIT), ADDED)
    assert b"\r\n" in content(plan)
    assert "\r" not in plan.git("cat-file", "blob", f"HEAD:{PATH}")
    assert status(plan) == ""
    plan.commit("as it is", {".gitattributes": f"{PATH} -text\n"})
    assert_committed(plan, say(*COMMIT), ADDED)
    assert plan.blob(PATH) == plan.git("hash-object", "--no-filters", PATH)


def conflict(plan: Repository) -> None:
    """Make two branches that say something else of the same notes."""
    branch = plan.git("symbolic-ref", "--short", "HEAD")
    plan.git("checkout", "--quiet", "-b", "theirs")
    plan.commit("theirs", {"notes": "theirs\n"})
    plan.git("checkout", "--quiet", branch)
    plan.commit("ours", {"notes": "ours\n"})


@pytest.mark.parametrize(
    ("what", "command", "way_out"),
    [
        ("a merge", ("merge", "theirs"), "git merge --continue"),
        ("a cherry-pick", ("cherry-pick", "theirs"), "git cherry-pick --continue"),
        ("a rebase", ("rebase", "theirs"), "git rebase --continue"),
        ("a rebase", ("rebase", "--apply", "theirs"), "git rebase --continue"),
        ("a revert", ("revert", "--no-edit", "HEAD~1"), "git revert --continue"),
    ],
)
def test_nothing_is_written_in_the_middle(
    plan: Repository, say: Say, what: str, command: tuple[str, ...], way_out: str
) -> None:
    conflict(plan)
    plan.commit("more", {"notes": "more\n"})
    identity = {f"GIT_{role}_{part}": "w" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    done = subprocess.run(
        [GIT, "-C", str(plan.folder), *command], capture_output=True, env=os.environ | identity, check=False
    )
    assert done.returncode, "there is no conflict"
    before, text, seen = head(plan), content(plan), status(plan)
    lines = (
        f"goals: nothing was written: {what} is under way, and a commit would end it", f"  {way_out} first; {WITHOUT}"
    )  # fmt: skip
    assert_refused(say(*COMMIT), 4, *lines)
    assert (head(plan), content(plan), status(plan)) == (before, text, seen)
    assert say(*words(SECRET, "--no-commit")).stderr == f"{ADDED}\n"
    plan.git("config", "goals.commit", "true")
    remark = f"{HERON}: will not be committed now: {what} is under way, and a commit would end it"
    assert say(*words()).stderr.splitlines() == [remark, ADDED]
    assert say(*words(SECRET, "--quiet")).stderr == ""
    assert head(plan) == before


def test_nothing_is_written_to_a_plan_that_git_has_in_conflict(plan: Repository, say: Say) -> None:
    (plan.folder / PATH).write_bytes(content(plan) + b"# put aside\n")
    plan.git("stash", when="2026-03-03T12:00:00 +0100")
    plan.commit("ours", {PATH: content(plan).decode() + "# ours\n"})
    subprocess.run([GIT, "-C", str(plan.folder), "stash", "pop"], capture_output=True, check=False)
    lines = ("goals: nothing was written: git has heron-27.yaml in conflict",
             f"  git add heron-27.yaml once it is settled; {WITHOUT}")  # fmt: skip
    assert_refused(say(*COMMIT), 4, *lines)


def test_a_plan_that_git_is_to_ignore_is_not_committed(plan: Repository, say: Say) -> None:
    plan.commit("private", {".gitignore": "clients/wren*\n"})
    result = say("create", "wren-15", "--words", SECRET, "--commit")
    line = "goals: nothing was written: git is told to ignore wren-15.yaml, so that it is not committed"
    assert_refused(result, 4, line, f"  {WITHOUT}")
    assert not (plan.folder / "clients" / "wren-15.yaml").exists()
    assert_committed(plan, say(*COMMIT), ADDED)


@pytest.mark.parametrize("attribute", ["filter=crypt", "working-tree-encoding=UTF-16"])
def test_a_plan_that_git_keeps_in_another_form_is_not_committed_past_it(
    plan: Repository, say: Say, attribute: str
) -> None:
    plan.write(".gitattributes", f"clients/*.yaml {attribute}\n")
    before = content(plan)
    line = "goals: nothing was written: git is told to put heron-27.yaml through a filter, and goals starts none"
    assert_refused(say(*COMMIT), 4, line, f"  {WITHOUT}, then git add and git commit")
    assert content(plan) == before


def test_where_there_is_no_repository(tmp_path: Path, run: Run, say: Say) -> None:
    run("init", tmp_path / "bare", "--no-git")
    add_plan(tmp_path / "bare")
    result = say(*COMMIT, cwd=tmp_path / "bare")
    folder = (tmp_path / "bare" / "clients").resolve()
    line = f"goals: nothing was written: {folder} is not in a git repository, so that nothing can be committed"
    assert_refused(result, 4, line, "  goals init makes one")


def test_where_there_is_no_git(plan: Repository, say: Say, tmp_path: Path) -> None:
    result = say(*COMMIT, env={"PATH": str(tmp_path)})
    hint = "  install git, or leave it out: goals init --no-git"
    assert_refused(result, 4, "goals: nothing was written: git was not found", hint)


def test_the_author_is_who_git_knows_or_else_the_worker(plan: Repository, say: Say) -> None:
    who = ("show", "--no-patch", "--format=%an <%ae> %cn <%ce>", "HEAD")
    say(*COMMIT)
    assert plan.git(*who) == "w-amara <w-amara> w-amara <w-amara>"
    say(*COMMIT, env={"GOALS_WORKER": "w-ben"})
    assert plan.git(*who) == "w-ben <w-ben> w-ben <w-ben>"
    plan.git("config", "user.name", "Amara Obi")
    plan.git("config", "user.email", "amara@agency.example")
    say(*COMMIT)
    assert plan.git(*who) == "Amara Obi <amara@agency.example> Amara Obi <amara@agency.example>"


def test_nobody_commits_nothing(plan: Repository, say: Say) -> None:
    plan.git("config", "--unset", "goals.worker")
    before = content(plan)
    hint = "  --worker CODE, or goals init --worker CODE, or git config user.name and user.email"
    line = "goals: nothing was written: who commits this? Neither git nor goals knows you here"
    assert_refused(say(*COMMIT), 4, line, hint)
    assert content(plan) == before


def test_what_is_saved_and_cannot_be_committed_is_said(plan: Repository, say: Say) -> None:
    (plan.folder / ".git" / "index.lock").touch()
    before = head(plan)
    result = say(*COMMIT)
    lock = plan.folder.resolve() / ".git" / "index.lock"
    assert (result.code, result.stderr.splitlines()) == (4, [
        ADDED,
        f"goals: {HERON}: saved, but not committed: git refused: Unable to create '{lock}': File exists.",
        "  do not repeat the command; git add and git commit keep what it saved",
    ])  # fmt: skip
    assert (head(plan), SECRET in content(plan).decode().rpartition("words_later")[2]) == (before, True)
    (plan.folder / ".git" / "index.lock").unlink()
    assert plan.git("diff", "--name-only") == PATH


def test_a_branch_that_cannot_go_on_is_said_and_leaves_the_plan_staged(plan: Repository, say: Say) -> None:
    branch = plan.git("symbolic-ref", "HEAD")
    (plan.folder / ".git" / f"{branch}.lock").touch()
    before = head(plan)
    result = say(*COMMIT)
    assert result.code == 4
    assert result.stderr.splitlines()[1].startswith(f"goals: {HERON}: saved, but not committed: git could not move the")
    assert (head(plan), plan.git("diff", "--cached", "--name-only")) == (before, PATH)


def test_commands_at_once_on_one_plan_lose_nothing(plan: Repository, goals: Run) -> None:
    texts = [f"Sentence {number}" for number in range(4)]
    before = int(plan.git("rev-list", "--count", "HEAD"))
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda text: goals(*words(text, "--commit"), today="2026-03-09"), texts))
    assert [result.code for result in results] == [0] * 4, results
    told = [result.stderr.splitlines()[1] for result in results]
    own = [line for line in told if line.startswith(f"{HERON}: committed as ")]
    other = [line for line in told if line == f"{HERON}: was committed by another command meanwhile"]
    assert (len(own) + len(other), int(plan.git("rev-list", "--count", "HEAD")) - before) == (4, len(own))
    assert all(text in plan.git("show", f"HEAD:{PATH}") for text in texts)
    assert (status(plan), plan.git("rev-list", "--merges", "HEAD")) == ("", "")


def test_commands_at_once_on_several_plans_make_a_commit_each(plan: Repository, goals: Run) -> None:
    clients = [f"wren-{number}" for number in range(4)]
    for client in clients:
        add_plan(plan.folder, client)
    plan.commit("more", {})
    before = head(plan)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda client: goals(*words(SECRET, "--commit", client=client)), clients))
    assert [result.code for result in results] == [0] * 4, results
    made = plan.git("log", "--format=", "--name-only", f"{before}..").split()
    assert sorted(made) == [f"clients/{client}.yaml" for client in clients]
    assert status(plan) == ""


def test_somebody_who_commits_meanwhile_is_not_overtaken(plan: Repository, say: Say, tmp_path: Path,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    theirs = plan.commit("theirs", {"notes": "theirs\n"})
    plan.git("reset", "--quiet", "--hard", "HEAD^")
    branch = plan.git("symbolic-ref", "HEAD")
    (tmp_path / "git").write_text(f"""#!/bin/sh
case "$*" in *" commit-tree "*) if mkdir {tmp_path}/once 2>/dev/null; then
  {GIT} -C {plan.folder} update-ref {branch} {theirs}; fi;; esac
exec {GIT} "$@"
""")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert_committed(plan, say(*COMMIT), ADDED)
    assert plan.git("rev-parse", "HEAD^") == theirs
    assert plan.git("show", "HEAD:notes") == "theirs"


def test_a_commit_is_on_the_disk_before_it_is_told(plan: Repository, say: Say, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    (Path(os.environ["HOME"]) / ".gitconfig").write_text(f"[trace2]\n\teventTarget = {trace}\n")
    assert_committed(plan, say(*COMMIT), ADDED)
    commands: dict[str, str] = {}
    flushed: dict[str, int] = {}
    for event in map(json.loads, trace.read_text().splitlines()):
        if event["event"] == "cmd_name":
            commands[event["sid"]] = event["name"]
        if event["event"] == "data" and event.get("key") == "fsync/hardware-flush":
            flushed[commands[event["sid"]]] = flushed.get(commands[event["sid"]], 0) + int(event["value"])
    # A blob, the trees of the folder and of the whole, a commit; the index; the branch.
    assert {name for name, count in flushed.items() if count} >= {
        "hash-object", "write-tree", "commit-tree", "update-index", "update-ref",
    }  # fmt: skip


KEYGEN = shutil.which("ssh-keygen") or "ssh-keygen"


@pytest.fixture
def signing(plan: Repository, tmp_path: Path) -> Path:
    """Let the clone ask for signatures with a key; return the file of those who may sign."""
    key = tmp_path / "key"
    subprocess.run([KEYGEN, "-q", "-t", "ed25519", "-N", "", "-C", "w-amara", "-f", str(key)], check=True)
    signers = tmp_path / "signers"
    signers.write_text(f"w-amara {Path(f'{key}.pub').read_text()}")
    for name, value in {"commit.gpgsign": "true", "gpg.format": "ssh", "user.signingkey": str(key)}.items():
        plan.git("config", name, value)
    return signers


def test_a_commit_is_signed_where_the_clone_asks_for_it(
    plan: Repository, signing: Path, say: Say, tmp_path: Path
) -> None:
    planted = tmp_path / "planted"
    planted.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n")
    planted.chmod(0o755)
    for name in ("gpg.ssh.program", "gpg.program", "gpg.ssh.defaultKeyCommand"):
        plan.git("config", name, str(planted))
    assert_committed(plan, say(*COMMIT), ADDED)
    assert not (tmp_path / "started").exists()
    seen = plan.git("-c", f"gpg.ssh.allowedSignersFile={signing}", "-c", f"gpg.ssh.program={KEYGEN}",
                    "show", "--no-patch", "--format=%G? %GS", "HEAD")  # fmt: skip
    assert seen == "G w-amara"


@pytest.mark.parametrize(
    ("setting", "value", "line", "hint"),
    [
        ("gpg.format", "openpgp", "goals signs with an ssh key alone", "git config gpg.format ssh"),
        ("user.signingkey", "", "no key is named", "git config user.signingkey FILE"),
    ],
)
def test_a_signature_that_cannot_be_made_is_said_before_anything_is_written(
    plan: Repository, signing: Path, say: Say, setting: str, value: str, line: str, hint: str
) -> None:
    plan.git("config", setting, value)
    before = content(plan)
    told = f"goals: nothing was written: commits are to be signed here, and {line}"
    assert_refused(say(*COMMIT), 4, told, f"  {hint}; or {WITHOUT}, then git commit")
    assert content(plan) == before


def test_no_ssh_keygen(plan: Repository, signing: Path, say: Say, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").symlink_to(GIT)
    told = "goals: nothing was written: commits are to be signed here, and ssh-keygen was not found"
    hint = f"  install OpenSSH; or {WITHOUT}, then git commit"
    assert_refused(say(*COMMIT, env={"PATH": str(tmp_path / "bin")}), 4, told, hint)
