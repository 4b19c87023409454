"""`goals audit` as a command: what it prints in each format, what it keeps, and what it refuses."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from audited import PLAN, Story
from conftest import Run
from histories import GIT, Repository
from jsonschema import Draft202012Validator
from keyring import Keyring
from made_plans import ACTED_UPON, Data, plan_data, turn
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif
from terminals import Terminal

from goals_cli import schema
from goals_cli.auditing import verifying
from goals_cli.auditing.tamperings import ALL
from goals_cli.render.terminal import safe

README = Path(__file__).parent.parent / "README.md"
READS = "Git keeps what was changed, and not what was read: who looked at a plan is in no history.\n"
NO_CHECKPOINT = (
    "Whether the history was rewritten cannot be told without --checkpoint (--write-checkpoint keeps one).\n"
)
NO_SIGNERS = "Signatures were not looked at: --signers FILE names whose keys count.\n"
HOSTILE = "Amara \x1b[2J\u202e [/] =1+1"


@pytest.fixture
def story(caseload: Path, tmp_path: Path) -> Story:
    """Give an honest story that nobody signed."""
    found = Story(caseload, Keyring(tmp_path / "keys"))
    found.signed_by(None)
    found.lived()
    return found


def tampered(story: Story, who: str = "Ben Ito") -> str:
    """Take a review away and make a rating better; return the commit."""
    del story.plan["reviews"][0]
    story.plan["reviews"][0]["progress"][0]["ratings"][0]["rating"] = 9
    return story.save("2026-04-20", who=who)


def test_an_honest_history_says_nothing_on_stdout(story: Story, run: Run) -> None:
    result = run("audit")
    assert (result.stdout, result.code) == ("", 0)
    assert result.stderr == f"{NO_CHECKPOINT}{NO_SIGNERS}{READS}6 commits, 1 plan, nothing found\n"
    assert run("audit", "--quiet").stderr == ""


def test_what_is_found_is_told_with_the_commit_and_what_to_do(story: Story, run: Run) -> None:
    commit = tampered(story)[:7]
    result = run("audit")
    assert (
        result.stdout
        == f"""\
{commit} {PLAN}: X101 review r-20260316-1 was taken away
    by Ben Ito on 2026-04-20; error: bring it back from the commit before; a
    mistake is corrected by a new entry (`corrects` names the old one)
{commit} {PLAN}: X102 review r-20260413-1 was altered: progress
    by Ben Ito on 2026-04-20; error: bring back what it said; a mistake is
    corrected by a new entry (`corrects` names the old one)
"""
    )
    assert result.stderr.endswith("\n7 commits, 1 plan, 2 errors, 0 warnings\n")
    assert result.code == 1


def test_many_of_one_kind_are_not_all_told_to_a_person(story: Story, run: Run) -> None:
    for number in range(20):
        story.git("commit", "--quiet", "--allow-empty", "-m", str(number), when="2026-04-14T12:00:00 +0100")
    signers = story.keys.signers("w-amara")
    result = run("audit", "--signers", signers)
    assert result.stdout.endswith("\n6 more of X301 (--format json holds them all)\n")
    assert result.stdout.count("X301 the commit has no SSH signature") == 20
    assert len(json.loads(run("audit", "--signers", signers, "--format", "json").stdout)["findings"]) == 26


def test_json_is_what_its_schema_says(story: Story, run: Run) -> None:
    commit = tampered(story)
    found = json.loads(run("audit", "--format", "json").stdout)
    Draft202012Validator(json.loads(schema.text("audit"))).validate(found)
    assert found["tip"] == commit
    assert found["summary"] == {"commits": 7, "plans": 1, "findings": 2}
    assert [f"{note}\n" for note in found["notes"]] == [NO_CHECKPOINT, NO_SIGNERS, READS]
    first = found["findings"][0]
    assert {name: first[name] for name in ("code", "name", "severity", "path", "client", "about")} == {
        "code": "X101", "name": "taken-away", "severity": "error", "path": PLAN, "client": "heron-27",
        "about": "reviews r-20260316-1",
    }  # fmt: skip
    assert first["commit"]["committer"] == {"name": "Ben Ito", "email": "ben@agency.example"}


def test_sarif_is_what_the_standard_says(story: Story, run: Run) -> None:
    commit = tampered(story)[:7]
    (reported,) = Sarif.model_validate_json(run("audit", "--format", "sarif").stdout).runs
    assert [rule.id for rule in reported.tool.driver.rules or []] == [kind.code for kind in ALL]
    results = reported.results or []
    assert [result.ruleId for result in results] == ["X101", "X102"]
    assert results[0].message.text == (
        f"commit {commit}: review r-20260316-1 was taken away (bring it back from the commit before; "
        "a mistake is corrected by a new entry (`corrects` names the old one))"
    )
    assert len({json.dumps(result.partialFingerprints) for result in results}) == 2


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_nothing_reaches_a_terminal_that_it_would_act_upon(story: Story, run: Run, form: str) -> None:
    tampered(story, who=HOSTILE)
    result = run("audit", "--format", form)
    assert ACTED_UPON.search(result.stdout) is None
    assert ACTED_UPON.search(result.stderr) is None
    assert form != "text" or f"by {safe(HOSTILE)} on" in result.stdout


def test_no_word_of_the_client_is_in_it(story: Story, run: Run) -> None:
    story.plan["requests"] = [{"on": "2026-04-14", "by": "client", "asks": "secret room"}]
    story.plan["disagreements"] = [{"on": "2026-04-14", "about": "secret day"}]
    story.goal["words_later"] = [{"on": "2026-04-14", "words": "secret words"}]
    story.save("2026-04-14")
    for name in ("requests", "disagreements"):
        del story.plan[name]
    story.goal["words_later"] = []
    story.save("2026-04-15")
    result = run("audit", "--format", "json")
    found = json.loads(result.stdout)["findings"]
    assert [each["message"] for each in found] == [
        "the disagreement of 2026-04-14 was taken away", "the request of 2026-04-14 was taken away",
        "the entry of later words of 2026-04-14 of goal g-1 was taken away",
    ]  # fmt: skip
    assert "secret" not in result.stdout


def test_every_kind_is_documented_and_in_the_readme() -> None:
    text = README.read_text("utf-8")
    table = text[text.index("## Trusting the history") : text.index("## The commands")]
    for kind in ALL:
        assert kind.summary.endswith(".")
        assert kind.why.endswith(".")
        assert not kind.hint[0].isupper()
        assert not kind.hint.endswith(".")
        assert re.search(rf"\b{kind.code}\b", table), kind.code
    assert len({kind.code for kind in ALL}) == len({kind.name for kind in ALL}) == len(ALL)


def test_where_there_is_no_history_there_is_nothing_to_audit(caseload: Path, tmp_path: Path, run: Run) -> None:
    result = run("audit")
    assert (result.code, result.stderr) == (
        4, "goals: nothing has been committed yet: there is no history to audit\n"
        "  git add . && git commit\n",
    )  # fmt: skip
    assert run("init", tmp_path / "plain", "--no-git").code == 0
    result = run("audit", "--caseload", tmp_path / "plain")
    assert (result.code, result.stderr.split("\n")[0]) == (
        4, "goals: this caseload is in no git repository: there is no history to audit",
    )  # fmt: skip


def test_a_caseload_within_a_repository_is_audited_by_itself(tmp_path: Path, run: Run) -> None:
    repository = Repository(tmp_path / "whole")
    assert run("init", tmp_path / "whole" / "team", "--quiet").code == 0
    story = Story(tmp_path / "whole", Keyring(tmp_path / "keys"))
    story.signed_by(None)
    story.path = "team/clients/heron-27.yaml"
    story.lived()
    tampered(story)
    repository.commit("elsewhere", {"clients/heron-27.yaml": story.layout(story.plan)}, "2026-04-21")
    result = run("audit", "--caseload", tmp_path / "whole" / "team", "--format", "json")
    found = json.loads(result.stdout)
    assert [(each["code"], each["path"]) for each in found["findings"]] == [("X101", story.path), ("X102", story.path)]
    assert found["summary"]["plans"] == 1


# Checkpoints.


def test_a_checkpoint_is_kept_readable_by_its_owner_only(story: Story, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "kept"
    result = run("audit", "--write-checkpoint", path, "--quiet")
    assert (result.code, result.stderr) == (0, "")
    assert json.loads(path.read_text()) == {
        "format": "goals-checkpoint/1", "commit": story.git("rev-parse", "HEAD"), "date": "2026-04-13",
        "kept": date.today().isoformat(),
        "plans": {"heron-27.yaml": story.repository.blob(PLAN)}, "signers": None,
    }  # fmt: skip
    assert path.stat().st_mode & 0o777 == 0o600
    today = date.today().isoformat()
    story.review(today, 7)
    story.save(today)
    assert run("audit", "--checkpoint", path, "--write-checkpoint", path).code == 0
    assert json.loads(path.read_text())["date"] == today


def test_a_checkpoint_in_the_repository_is_refused(story: Story, run: Run) -> None:
    result = run("audit", "--write-checkpoint", "clients/kept")
    assert (result.code, result.stdout, result.stderr) == (
        2, "", "goals: --write-checkpoint: the file would lie in the repository, where it can be rewritten with it\n"
        "  name a file elsewhere, best on another machine\n",
    )  # fmt: skip
    assert not Path("clients/kept").exists()


def test_no_checkpoint_blesses_a_history_that_was_rewritten(story: Story, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "kept"
    assert run("audit", "--write-checkpoint", path).code == 0
    kept = path.read_text()
    story.git("reset", "--quiet", "--hard", "HEAD~1")
    result = run("audit", "--checkpoint", path, "--write-checkpoint", path)
    assert result.code == 1
    assert result.stderr.endswith(
        "goals: no checkpoint was written: the history is not whole, or not the one that was kept\n"
    )
    assert path.read_text() == kept


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": "goals-checkpoint/9"}',
        "\udcff",
        '{"format": "goals-checkpoint/1", "commit": "HEAD"}',
    ],
)
def test_what_is_no_checkpoint_is_refused(story: Story, run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "kept").write_bytes(content.encode("utf-8", "surrogateescape"))
    result = run("audit", "--checkpoint", tmp_path / "kept")
    assert (result.code, result.stdout) == (3, "")
    assert result.stderr.endswith("kept is no checkpoint\n  goals audit --write-checkpoint FILE writes one\n")


def test_a_checkpoint_that_is_not_there_is_said(story: Story, run: Run, tmp_path: Path) -> None:
    result = run("audit", "--checkpoint", tmp_path / "kept")
    assert (result.code, result.stderr) == (
        3,
        "goals: ../kept cannot be read: No such file or directory\n",
    )


# What is needed for signatures.


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a process of its own verify, however few commits there are."""
    monkeypatch.setattr(verifying, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(verifying, "processors", lambda: 2)


@pytest.mark.parametrize("process", [None, "apart"])
def test_without_the_part_that_verifies_it_says_how_to_get_it(
    story: Story, run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, process: str | None
) -> None:
    if process:
        request.getfixturevalue(process)
    story.signed_by("w-amara")
    story.git("commit", "--quiet", "--allow-empty", "-m", "signed", when="2026-04-14T12:00:00 +0100")
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    result = run("audit", "--signers", story.keys.signers("w-amara"))
    assert (result.code, result.stdout, result.stderr) == (
        6, "", "goals: signatures cannot be verified: the part for it is not installed\n"
        "  pip install 'goals-cli[audit]'\n",
    )  # fmt: skip


def test_another_process_says_the_same_of_signatures(story: Story, run: Run, request: pytest.FixtureRequest) -> None:
    for key in ("w-amara", "forger", None):
        story.signed_by(key)
        story.git("commit", "--quiet", "--allow-empty", "-m", str(key), when="2026-04-14T12:00:00 +0100")
    options = ("--signers", story.keys.signers("w-amara"), "--format", "json")
    here = run("audit", *options)
    request.getfixturevalue("apart")
    assert run("audit", *options) == here
    codes = [each["code"] for each in json.loads(here.stdout)["findings"]]
    assert codes == ["X301", "X302", *["X301"] * 6]


def test_it_runs_without_the_part_where_no_signers_are_named(
    story: Story, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography", None)
    assert run("audit").code == 0


# Long runs, and erasing as the README tells it.


def test_a_long_run_shows_a_bar_on_a_terminal(story: Story) -> None:
    stream = "".join(
        f"commit refs/heads/main\ncommitter A <a@agency.example> {1776500000 + number} +0100\ndata 0\n"
        + (f"from {story.git('rev-parse', 'HEAD')}\n" if number == 0 else "")
        for number in range(600)
    )
    subprocess.run([GIT, "-C", story.folder, "fast-import", "--quiet"], input=stream.encode(), check=True)
    with Terminal("audit", folder=story.folder, columns=120) as terminal:
        assert terminal.end() == 0
        assert b"auditing" in terminal.raw
        assert b"100%" in terminal.raw
        assert b"606 commits, 1 plan, nothing found" in terminal.raw


def test_erasing_as_the_readme_tells_it_erases(story: Story, run: Run, tmp_path: Path) -> None:
    text = README.read_text("utf-8")
    (block,) = (body for body in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) if "filter-branch" in body)
    plan: Data = plan_data({"id": "g-9", "course": [turn("2026-04-13", "proposed")]}, client="wren-15")
    story.repository.commit("another", {"clients/wren-15.yaml": story.layout(plan)}, "2026-04-13")
    blob = story.repository.blob("clients/wren-15.yaml")
    kept = tmp_path / "kept"
    assert run("audit", "--write-checkpoint", kept, "--quiet").code == 0
    person = {
        f"GIT_{role}_{what}": "a@agency.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", block], cwd=story.folder, capture_output=True, text=True, check=False,
        env=os.environ | person | {"FILTER_BRANCH_SQUELCH_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    gone = subprocess.run([GIT, "-C", story.folder, "cat-file", "-e", blob], capture_output=True, check=False)
    assert gone.returncode != 0
    result = run("audit", "--checkpoint", kept)
    assert (result.code, result.stdout) == (0, "")
    assert result.stderr.startswith(
        f"{NO_SIGNERS}wren-15 was erased on 2026-04-20; the history was rewritten (erased/wren-15.toml says by whose "
        "authority).\nThe checkpoint is from before that: keep a new one (--write-checkpoint).\n"
    )
