"""`goals audit`: every kind of tampering, done by hand in a real repository with real keys, is found, and only that."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import compress

import pytest
from audited import LATER, PLAN, STATEMENT, Story, agreed
from conftest import Run
from histories import GIT
from keyring import Keyring
from made_plans import Data, goal_data, plan_data, turn

import goals_cli.__main__ as program

NEXT = "2026-04-20"
Found = list[tuple[str, str]]
Tamper = Callable[[Story], Found]


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, keys: Keyring) -> Story:
    """Tell the honest story once; every test goes on with a copy of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        folder = tmp_path_factory.mktemp("lived") / "caseload"
        assert program.run(["init", str(folder), "--quiet"]) == 0
        story = Story(folder, keys)
        story.lived()
        return story


@pytest.fixture
def story(lived: Story, tmp_path: Path) -> Story:
    return lived.copied(tmp_path / "caseload")


def audited(run: Run, story: Story, *options: str | Path, code: int = 1) -> dict[str, Any]:
    result = run("audit", "--format", "json", "--caseload", story.folder, *options)
    assert result.code == code, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def messages(found: dict[str, Any]) -> Found:
    return [(each["code"], each["message"]) for each in found["findings"]]


# What is done to a plan, all in one commit that is signed as it should be.


def review_removed(story: Story) -> Found:
    del story.plan["reviews"][0]
    return [("X101", "review r-20260316-1 was taken away")]


def agreement_removed(story: Story) -> Found:
    del story.plan["agreements"][0]
    return [("X101", "agreement a-20260309-1 was taken away")]


def goal_removed(story: Story) -> Found:
    story.plan["goals"] = []
    story.plan["agreements"].append(agreed(NEXT) | {"goals": []})
    return [("X101", "goal g-1 was taken away")]


def change_removed(story: Story) -> Found:
    del story.goal["changes"]
    return [("X101", "the change of 2026-03-30 of goal g-1 was taken away")]


def turn_removed(story: Story) -> Found:
    del story.goal["course"][0]
    return [("X101", "the turn of 2026-03-02 of goal g-1 was taken away")]


def rating_altered(story: Story) -> Found:
    story.plan["reviews"][0]["progress"][0]["ratings"][0]["rating"] = 8
    return [("X102", "review r-20260316-1 was altered: progress")]


def rating_removed(story: Story) -> Found:
    del story.plan["reviews"][0]["progress"][0]["ratings"]
    return [("X102", "review r-20260316-1 was altered: progress")]


def win_removed(story: Story) -> Found:
    story.plan["reviews"][0]["progress"][0]["wins"] = []
    return [("X102", "review r-20260316-1 was altered: progress")]


def review_on_another_day(story: Story) -> Found:
    story.plan["reviews"][0]["on"] = "2026-03-15"
    return [("X102", "review r-20260316-1 was altered: on")]


def answer_altered(story: Story) -> Found:
    story.plan["agreements"][0]["client"]["answer"] = "partly"
    return [("X102", "agreement a-20260309-1 was altered: client")]


def goal_put_into_an_agreement(story: Story) -> Found:
    story.plan["goals"].append(goal_data(id="g-2", course=[turn(NEXT, "active")], statement="I move out"))
    story.plan["agreements"][0]["goals"].append({"goal": "g-2", "statement": "I move out"})
    return [("X102", "agreement a-20260309-1 was altered: goals")]


def correction_put_into_an_old_review(story: Story) -> Found:
    story.plan["reviews"][1]["corrects"] = "r-20260316-1"
    return [("X102", "review r-20260413-1 was altered: corrects")]


def reason_altered(story: Story) -> Found:
    story.goal["changes"][0]["asked_by"] = "w-amara"
    return [("X102", "the change of 2026-03-30 of goal g-1 was altered: asked_by")]


def quote_rewritten(story: Story) -> Found:
    story.goal["statement"] = story.plan["agreements"][1]["goals"][0]["statement"] = "I stay away"
    return [("X103", "what agreement a-20260330-1 quotes of g-1 was changed with the goal")]


def active_without_agreement(story: Story) -> Found:
    story.plan["goals"].append(goal_data(id="g-2", course=[turn(NEXT, "active")]))
    return [("X105", "goal g-2 was made active and no agreement names it")]


def active_despite_a_no(story: Story) -> Found:
    story.plan["goals"].append(goal_data(id="g-2", course=[turn(NEXT, "active")]))
    no = agreed(NEXT) | {"client": {"answer": "disagrees"}, "goals": [{"goal": "g-2"}]}
    story.plan["agreements"].append(no)
    return [("X105", "goal g-2 was made active and no agreement names it")]


def active_after_a_yes_that_was_corrected_to_a_no(story: Story) -> Found:
    story.plan["goals"].append(goal_data(id="g-2", course=[turn(NEXT, "active")]))
    yes = agreed("2026-04-14") | {"goals": [{"goal": "g-2"}]}
    no = agreed("2026-04-15") | {"client": {"answer": "disagrees"}, "goals": [{"goal": "g-2"}], "corrects": yes["id"]}
    story.plan["agreements"] += [yes, no]
    return [("X105", "goal g-2 was made active and no agreement names it")]


def active_before_the_agreement(story: Story) -> Found:
    story.plan["goals"].append(goal_data(id="g-2", course=[turn("2026-04-14", "active")]))
    story.plan["agreements"].append(agreed(NEXT) | {"goals": [{"goal": "g-2"}]})
    return [("X105", "goal g-2 was active from 2026-04-14 on, and agreed on 2026-04-20 first")]


def agreement_dated_back(story: Story) -> Found:
    story.plan["agreements"].append(agreed("2026-04-05"))
    return [("X106", "agreement a-20260405-1 is dated 2026-04-05, 15 days before it was committed")]


def second_turn_of_a_day_dated_back(story: Story) -> Found:
    story.goal["course"].append(turn("2026-03-09", "active") | {"because": "I said yes"})
    return [("X106", "the turn of 2026-03-09 of goal g-1 is dated 2026-03-09, 42 days before it was committed")]


def review_dated_ahead(story: Story) -> Found:
    story.review("2026-04-21", 7)
    return [("X107", "review r-20260421-1 is dated 2026-04-21 and was committed on 2026-04-20")]


IN_A_PLAN = [
    review_removed, agreement_removed, goal_removed, change_removed, turn_removed, rating_altered, rating_removed,
    win_removed, review_on_another_day, answer_altered, goal_put_into_an_agreement, correction_put_into_an_old_review,
    reason_altered, quote_rewritten, active_without_agreement, active_despite_a_no, active_before_the_agreement,
    active_after_a_yes_that_was_corrected_to_a_no,
    agreement_dated_back, second_turn_of_a_day_dated_back, review_dated_ahead,
]  # fmt: skip


@pytest.mark.parametrize("tamper", IN_A_PLAN)
def test_what_was_done_to_a_plan_is_found(story: Story, run: Run, keys: Keyring, tamper: Tamper) -> None:
    expected = tamper(story)
    commit = story.save(NEXT)
    found = audited(run, story, "--signers", keys.signers("w-amara"))
    assert messages(found) == expected
    assert [(each["commit"]["id"], each["path"], each["client"]) for each in found["findings"]] == [
        (commit, PLAN, "heron-27")
    ]


def test_what_was_brought_back_is_not_told_of_as_late(story: Story, run: Run) -> None:
    whole = story.layout(story.plan)
    expected = review_removed(story)
    story.save(NEXT)
    story.repository.commit("back", {PLAN: whole}, "2026-05-20")
    assert messages(audited(run, story)) == expected


def test_a_broken_version_hides_nothing(story: Story, run: Run) -> None:
    expected = review_removed(story)
    broken = story.repository.commit("broken", {PLAN: "format: ["}, "2026-04-19")
    removed = story.save(NEXT)
    found = audited(run, story)
    assert messages(found) == expected
    assert found["findings"][0]["commit"]["id"] == removed
    passed = f"Versions that are no valid plan were passed over ({broken[:7]}): after was held against before."
    assert passed in found["notes"]


def test_a_plan_that_is_broken_now_is_found(story: Story, run: Run) -> None:
    """What was taken away in it cannot be told; that is."""
    review_removed(story)
    story.plan["opened"] = "some day"
    story.save(NEXT)
    found = audited(run, story)
    assert messages(found) == [("X208", "the plan as it was committed last is no valid plan")]
    assert found["findings"][0]["client"] == "heron-27"


def test_a_new_name_hides_nothing(story: Story, run: Run) -> None:
    """Neither when the file is so different that git sees no rename."""
    expected = review_removed(story)
    story.plan |= {"client": "wren-15", "about": {"strengths": [f"I keep going, {number}" for number in range(90)]}}
    story.repository.write(PLAN, None)
    story.path = "clients/wren-15.yaml"
    story.save(NEXT)
    assert messages(audited(run, story)) == expected


def test_another_plan_in_its_place_hides_nothing(story: Story, run: Run) -> None:
    other = plan_data({"id": "g-9", "course": [turn(NEXT, "proposed")]}, client="wren-15")
    story.repository.commit("in its place", {PLAN: story.layout(other)}, NEXT)
    assert ("X101", "goal g-1 was taken away") in messages(audited(run, story))


def test_two_plans_that_were_exchanged_are_found(story: Story, run: Run) -> None:
    """Each code stands for the other client's record now."""
    other = plan_data({"id": "g-9", "course": [turn("2026-04-14", "proposed")]}, client="wren-15")
    story.repository.commit("another", {"clients/wren-15.yaml": story.layout(other)}, "2026-04-14")
    mine, theirs = story.plan | {"client": "wren-15"}, other | {"client": "heron-27"}
    files: dict[str, str | None] = {"clients/wren-15.yaml": story.layout(mine), PLAN: story.layout(theirs)}
    story.repository.commit("exchanged", files, "2026-04-15")
    gone = {(each["client"], each["message"]) for each in audited(run, story)["findings"] if each["code"] == "X101"}
    assert {("heron-27", "goal g-1 was taken away"), ("wren-15", "goal g-9 was taken away")} <= gone


@pytest.mark.parametrize(
    "name",
    [None, "clients/heron-27.bak", "clients/clients/heron-27.yaml", "clients/.heron-27.yaml", "clients/HERON-27.yaml",
     "clients/heron-27.YAML", "elsewhere/clients/heron-27.yaml"],
)  # fmt: skip
def test_a_plan_that_is_gone_is_found(story: Story, run: Run, name: str | None) -> None:
    files: dict[str, str | None] = {PLAN: None} | ({name: story.layout(story.plan)} if name else {})
    commit = story.repository.commit("gone", files, NEXT)
    found = audited(run, story)
    assert [(each["code"], each["message"], each["path"], each["client"]) for each in found["findings"]] == [
        ("X104", "the plan was taken away", PLAN, "heron-27")
    ]
    assert found["findings"][0]["commit"]["id"] == commit


@pytest.mark.parametrize("mode", ["120000", "160000"])
def test_what_is_no_file_in_the_place_of_a_plan_is_found(story: Story, run: Run, mode: str) -> None:
    """A link that says what the plan said, or another repository."""
    other = story.repository.blob(PLAN) if mode == "120000" else story.git("rev-parse", "HEAD")
    story.git("update-index", "--cacheinfo", f"{mode},{other},{PLAN}")
    story.git("commit", "--quiet", "-m", "in its place", when=f"{NEXT}T12:00:00 +0100")
    found = audited(run, story)
    assert messages(found) == [("X104", "the plan was taken away")]
    assert found["summary"]["plans"] == 0


def test_a_merge_that_drops_what_one_side_wrote_is_found(story: Story, run: Run) -> None:
    before = story.layout(story.plan)
    story.git("branch", "side")
    story.review("2026-04-14", 5)
    ours = story.layout(story.plan)
    story.save("2026-04-14")
    story.git("checkout", "--quiet", "side")
    story.repository.commit("theirs", {"clients/wren-15.yaml": before.replace("heron-27", "wren-15")}, "2026-04-15")
    assert ours != before
    merged = story.repository.merge("main", "2026-04-16", files={PLAN: before})
    found = audited(run, story)
    assert ("X101", "review r-20260414-1 was taken away") in messages(found)
    assert {each["commit"]["id"] for each in found["findings"] if each["code"] == "X101"} == {merged}


@pytest.mark.parametrize(
    ("field", "value"),
    [("goals", [{"goal": "g-1", "statement": STATEMENT}, {"goal": "g-2"}]), ("corrects", "a-20260330-1")],
)
def test_a_merge_that_puts_something_into_an_agreement_is_found(
    story: Story, run: Run, field: str, value: object
) -> None:
    story.git("checkout", "--quiet", "-b", "side")
    story.git("commit", "--quiet", "--allow-empty", "-m", "aside", when="2026-04-14T12:00:00 +0100")
    story.git("checkout", "--quiet", "main")
    story.plan["agreements"][0][field] = value
    merged = story.repository.merge("side", "2026-04-16", files={PLAN: story.layout(story.plan)})
    found = audited(run, story)
    assert messages(found) == [("X102", f"agreement a-20260309-1 was altered: {field}")]
    assert found["findings"][0]["commit"]["id"] == merged


def test_a_question_of_a_merge_explains_nothing_else(story: Story, run: Run) -> None:
    """What was to be decided was a note; what was altered is the answer."""
    where = "agreements[a-20260309-1].note"
    story.plan["conflicts"] = [{"id": "c-1", "where": where, "ours": "At school", "theirs": "At home"}]
    story.save("2026-04-17")
    del story.plan["conflicts"]
    expected = answer_altered(story)
    story.save(NEXT)
    assert messages(audited(run, story)) == expected


def test_a_clock_that_was_set_back_is_found(story: Story, run: Run) -> None:
    """An agreement that is dated back comes in a commit that is dated back as well."""
    story.plan["agreements"].append(agreed("2026-03-20"))
    story.save("2026-03-20")
    commit = story.git("rev-parse", "--short=7", "HEAD~1")
    message = f"the commit is dated 2026-03-20, before 2026-04-13, the day of the commit {commit} that it was made from"
    assert messages(audited(run, story)) == [("X108", message)]


def test_a_commit_in_the_future_is_found(story: Story, run: Run) -> None:
    story.review("2099-01-05", 5)
    story.save("2099-01-05")
    assert messages(audited(run, story)) == [("X108", "the commit is dated 2099-01-05, which has not come yet")]


def test_a_commit_that_came_to_an_older_place_is_found_with_a_checkpoint(
    story: Story, run: Run, tmp_path: Path
) -> None:
    """Everything in it fits together; it was only made long after the day it tells."""
    kept = checkpoint(story, run, tmp_path)
    told = json.loads(kept.read_text())
    story.agree("2026-04-14", LATER)
    story.save("2026-04-14")
    assert messages(audited(run, story, code=0)) == []
    for day, found in (("2026-04-28", []), ("2026-04-29", ["X109"])):
        kept.write_text(json.dumps(told | {"kept": day}))
        result = audited(run, story, "--checkpoint", kept, code=int(bool(found)))
        assert [each["code"] for each in result["findings"]] == found
    message = "the commit is dated 2026-04-14, and was not there when the checkpoint was kept on 2026-04-29"
    assert messages(result) == [("X109", message)]


# What is done to the history.


def test_commits_that_were_dropped_are_found_with_a_checkpoint(story: Story, run: Run, tmp_path: Path) -> None:
    kept = checkpoint(story, run, tmp_path)
    short = story.git("rev-parse", "--short=7", "HEAD")
    assert messages(audited(run, story, "--checkpoint", kept, code=0)) == []
    story.git("reset", "--quiet", "--hard", "HEAD~2")
    message = f"the commit {short} of the checkpoint (2026-04-13) is not in this history"
    assert messages(audited(run, story, "--checkpoint", kept)) == [("X205", message)]


def test_a_past_that_was_written_anew_is_found_with_a_checkpoint(story: Story, run: Run, tmp_path: Path) -> None:
    """Every version says what the forger wants, and every signature is good."""
    kept = checkpoint(story, run, tmp_path)
    short = story.git("rev-parse", "--short=7", "HEAD")
    story.git("checkout", "--quiet", "--orphan", "forged")
    forged = Story(story.folder, story.keys)
    forged.plan["goals"][0]["words"] = "I want what you want"
    forged.git("checkout", "--quiet", "-f", "main")
    forged.git("reset", "--quiet", "--hard", "HEAD~4")
    forged.agree("2026-03-09")
    forged.save("2026-03-09")
    for options in ([], ["--signers", story.keys.signers("w-amara")]):
        found = messages(audited(run, story, *options, "--checkpoint", kept))
        assert found == [("X205", f"the commit {short} of the checkpoint (2026-04-13) is not in this history")]


def test_a_shallow_clone_is_refused_its_word(story: Story, run: Run, tmp_path: Path) -> None:
    story.git("clone", "--quiet", "--depth=2", f"file://{story.folder}", str(tmp_path / "shallow"))
    found = run("audit", "--caseload", tmp_path / "shallow", "--format", "json")
    assert messages(json.loads(found.stdout))[0] == ("X201", "this clone begins in the middle of the history")


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_shallow_clone_accuses_nobody_of_what_it_does_not_hold(
    story: Story, run: Run, tmp_path: Path, depth: int
) -> None:
    """What its oldest commit holds may have been committed in time, and signed by others."""
    vouched = ["--signers", story.keys.signers("w-amara", "w-ben")]
    story.signed_by("w-ben")
    for day in ("2026-04-20", "2026-04-21"):
        story.agree(day, LATER, worker="w-ben")
        story.save(day, who="Ben Ray")
    assert run("audit", "--caseload", story.folder, *vouched).code == 0
    story.git("clone", "--quiet", f"--depth={depth}", f"file://{story.folder}", str(tmp_path / "shallow"))
    found = run("audit", "--caseload", tmp_path / "shallow", "--format", "json", *vouched)
    assert messages(json.loads(found.stdout)) == [("X201", "this clone begins in the middle of the history")]


def test_a_graft_is_found_and_not_followed(story: Story, run: Run) -> None:
    expected = review_removed(story)
    commit = story.save(NEXT)
    first = story.git("rev-list", "--max-parents=0", "HEAD")
    (story.folder / ".git" / "info").mkdir(exist_ok=True)
    (story.folder / ".git" / "info" / "grafts").write_text(f"# none\n{commit} {first}\n")
    assert messages(audited(run, story)) == [("X202", "a graft file gives a commit other parents"), *expected]


def test_a_replaced_commit_is_found_and_not_followed(story: Story, run: Run) -> None:
    expected = review_removed(story)
    commit = story.save(NEXT)
    story.git("replace", commit, "HEAD~1")
    message = f"git shows another object in the place of {commit[:7]}"
    assert messages(audited(run, story)) == [("X203", message), *expected]


def test_a_version_that_is_missing_is_found(story: Story, run: Run) -> None:
    blob = story.repository.blob(PLAN, "HEAD~1")
    (story.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert ("X204", "a version of a plan is missing from this clone, or damaged in it") in messages(audited(run, story))


def test_a_version_whose_content_was_exchanged_in_the_clone_is_found(story: Story, run: Run, keys: Keyring) -> None:
    """No id and no signature changes with it, and git shows what was put there."""
    blob = story.repository.blob(PLAN, "HEAD~1")
    kept = json.loads(story.git("cat-file", "blob", blob))
    kept["agreements"][0]["client"]["answer"] = "partly"
    content = story.layout(kept).encode()
    path = story.folder / ".git" / "objects" / blob[:2] / blob[2:]
    path.chmod(0o600)
    path.write_bytes(compress(b"blob %d\0%b" % (len(content), content)))
    assert json.loads(story.git("cat-file", "blob", blob)) == kept
    found = audited(run, story, "--signers", keys.signers("w-amara"))
    assert messages(found) == [("X204", "a version of a plan is missing from this clone, or damaged in it")]


# What is done to signatures.


def test_a_commit_that_nobody_signed_is_found(story: Story, run: Run, keys: Keyring) -> None:
    story.signed_by(None)
    story.review("2026-04-20", 7)
    commit = story.save(NEXT)
    found = audited(run, story, "--signers", keys.signers("w-amara"))
    assert messages(found) == [("X301", "the commit has no SSH signature")]
    assert found["findings"][0]["commit"]["id"] == commit


def test_a_key_that_the_repository_vouches_for_is_found(story: Story, run: Run, keys: Keyring) -> None:
    """The clone's own settings name a signers file in which the forger vouches for themselves; git is content."""
    theirs = keys.signers(f"w-amara {keys.public('forger')}", name="theirs")
    story.git("config", "gpg.ssh.allowedSignersFile", str(theirs))
    story.signed_by("forger")
    story.review("2026-04-20", 7)
    story.save(NEXT)
    verified = subprocess.run(
        [GIT, "-C", story.folder, "verify-commit", "HEAD"], capture_output=True, text=True, check=False
    )
    assert (verified.returncode, verified.stderr.split(" with ")[0]) == (0, 'Good "git" signature for w-amara')
    message = f"the commit is signed with the key {keys.called('forger')}, which is nobody's"
    assert messages(audited(run, story, "--signers", keys.signers("w-amara"))) == [("X302", message)]


@pytest.mark.parametrize("option", ['valid-before="20260414Z"', 'valid-after="20260421Z",valid-before="20270101"'])
def test_a_key_that_did_not_count_then_is_found(story: Story, run: Run, keys: Keyring, option: str) -> None:
    story.signed_by("w-ben")
    story.review("2026-04-20", 7)
    story.save(NEXT)
    signers = keys.signers("w-amara", f"w-ben {option} {keys.public('w-ben')}")
    message = f"the key {keys.called('w-ben')} (w-ben) did not count on 2026-04-20"
    assert messages(audited(run, story, "--signers", signers)) == [("X303", message)]


def test_a_key_for_other_things_is_nobodys(story: Story, run: Run, keys: Keyring) -> None:
    story.signed_by("w-ben")
    story.review("2026-04-20", 7)
    story.save(NEXT)
    signers = keys.signers("w-amara", f'w-ben namespaces="file" {keys.public("w-ben")}')
    message = f"the commit is signed with the key {keys.called('w-ben')}, which is nobody's"
    assert messages(audited(run, story, "--signers", signers)) == [("X302", message)]


def made_of(story: Story, commit: str, *replacements: tuple[str, str]) -> None:
    """Make a commit of the text of another one, with its signature, and check it out."""
    text = story.git("cat-file", "commit", commit) + "\n"
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    (story.folder / ".git" / "made").write_text(text)
    made = story.git("hash-object", "-t", "commit", "-w", str(story.folder / ".git" / "made"))
    story.git("update-ref", "HEAD", made)


def test_a_signature_on_something_else_is_found(story: Story, run: Run, keys: Keyring) -> None:
    made_of(story, "HEAD", ("plan on 2026-04-13", "plan on 2026-04-12"))
    found = audited(run, story, "--signers", keys.signers("w-amara"))
    assert messages(found) == [("X304", "the signature is not one of this commit")]


def test_a_signature_that_was_cut_is_found(story: Story, run: Run, keys: Keyring) -> None:
    signature = story.git("cat-file", "commit", "HEAD").split("BEGIN SSH SIGNATURE-----\n ")[1][:40]
    made_of(story, "HEAD", (signature, signature[:20]))
    found = audited(run, story, "--signers", keys.signers("w-amara"))
    assert messages(found) == [("X304", "the signature of the commit cannot be read")]


def test_two_workers_under_one_signature_are_found(story: Story, run: Run, keys: Keyring) -> None:
    story.agree(NEXT, LATER, worker="w-ben")
    story.save(NEXT)
    named = f"amara@agency.example {keys.public('w-amara')}"
    message = "agreement a-20260420-1 is by w-ben, signed with a key that also signs for w-amara"
    assert messages(audited(run, story, "--signers", keys.signers(named))) == [("X305", message)]
    message = "agreement a-20260420-1 is by w-ben, signed with the key of w-amara"
    assert messages(audited(run, story, "--signers", keys.signers("w-amara"))) == [("X305", message)]
    both = keys.signers(f"w-amara,w-ben {keys.public('w-amara')}")
    assert messages(audited(run, story, "--signers", both, code=0)) == []


def test_a_signers_file_that_was_swapped_is_found(story: Story, run: Run, keys: Keyring, tmp_path: Path) -> None:
    signers = keys.signers("w-amara", name="ours")
    kept = tmp_path / "kept"
    assert run("audit", "--signers", signers, "--write-checkpoint", kept, "--caseload", story.folder).code == 0
    assert messages(audited(run, story, "--signers", signers, "--checkpoint", kept, code=0)) == []
    keys.signers(f"w-amara {keys.public('forger')}", name="ours")
    found = messages(audited(run, story, "--signers", signers, "--checkpoint", kept))
    gone = f"the signers file no longer names the key {keys.called('w-amara')} for w-amara"
    assert found[0] == ("X306", gone)
    assert {code for code, _ in found[1:]} == {"X302"}


def test_a_key_that_was_added_is_told_of(story: Story, run: Run, keys: Keyring, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    options = ("--signers", keys.signers("w-amara"), "--write-checkpoint", kept)
    assert run("audit", *options, "--caseload", story.folder).code == 0
    signers = keys.signers(f'w-amara valid-before="20270101" {keys.public("w-amara")}', "w-ben", name="more")
    found = audited(run, story, "--signers", signers, "--checkpoint", kept, code=0)
    told = f"Since the checkpoint the signers file also names the key {keys.called('w-ben')} for w-ben."
    assert found["notes"] == [told, found["notes"][-1]]


def test_a_key_that_is_let_count_longer_is_told_of(story: Story, run: Run, keys: Keyring, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    line = f'w-ben valid-after="20260301Z",valid-before="20260401Z" {keys.public("w-ben")}'
    options = ("--signers", keys.signers("w-amara", line), "--write-checkpoint", kept)
    assert run("audit", *options, "--caseload", story.folder).code == 0
    told = f"Since the checkpoint the signers file lets the key {keys.called('w-ben')} of w-ben count longer."
    for old, new, longer in (
        ("20260401Z", "20260501Z", True), ("20260301Z", "20260201Z", True), (',valid-before="20260401Z"', "", True),
        ("20260401Z", "20260315Z", False), ("20260301Z", "20260302Z", False),
    ):  # fmt: skip
        signers = keys.signers("w-amara", line.replace(old, new), name="changed")
        found = audited(run, story, "--signers", signers, "--checkpoint", kept, code=0)
        assert (told in found["notes"]) is longer, new


def test_a_key_of_two_workers_vouches_for_the_one_it_belonged_to_then(story: Story, run: Run, keys: Keyring) -> None:
    story.agree(NEXT, LATER)
    story.save(NEXT)
    key = keys.public("w-amara")
    lines = [f'w-amara valid-before="20260415Z" {key}', f'w-ben valid-after="20260415Z" {key}']
    found = audited(run, story, "--signers", keys.signers(*lines))
    assert messages(found) == [("X305", "agreement a-20260420-1 is by w-amara, signed with the key of w-ben")]
    name = keys.called("w-amara")
    told = f"The signers file names the key {name} for w-amara and w-ben: which of them signed cannot be told."
    assert told in found["notes"]


def test_a_signers_file_in_the_repository_is_found(story: Story, run: Run, keys: Keyring) -> None:
    signers = story.folder / "signers"
    signers.write_text(keys.signers("w-amara").read_text())
    message = "the signers file lies in the repository that is audited"
    assert messages(audited(run, story, "--signers", signers)) == [("X307", message)]


# Erasing a client.


def checkpoint(story: Story, run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "kept"
    result = run("audit", "--write-checkpoint", path, "--caseload", story.folder)
    assert result.code == 0, result.stdout
    assert result.stderr.endswith(f"kept {story.git('rev-parse', '--short=7', 'HEAD')} of 2026-04-13 as a checkpoint\n")
    return path


def tombstone(was: str, client: str = "wren-15") -> str:
    rest = 'authority = "data protection, 2026/114"\nbecause = "the client asked for it"\n'
    return f'format = "goals-erased/1"\nclient = "{client}"\non = 2026-04-20\n{rest}was = "{was}"\n'


def with_another(story: Story) -> Data:
    """Give the caseload a second plan, the first thing in its history."""
    other = plan_data({"id": "g-9", "course": [turn("2026-04-13", "proposed")], "words": "secret"}, client="wren-15")
    story.repository.commit("another", {"clients/wren-15.yaml": story.layout(other)}, "2026-04-13")
    return other


def erased(story: Story, filtering: str = "") -> str:
    """Take a client out of all commits; return what was the tip."""
    was = story.git("rev-parse", "HEAD")
    command = f"git rm --cached --quiet --ignore-unmatch clients/wren-15.yaml{filtering}"
    done = subprocess.run(
        [GIT, "-C", story.folder, "filter-branch", "--index-filter", command, "--", "--all"],
        capture_output=True, text=True, check=False, env={**os.environ, "FILTER_BRANCH_SQUELCH_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return was


def test_an_authorised_rewrite_with_its_tombstone_is_understood(
    story: Story, run: Run, keys: Keyring, tmp_path: Path
) -> None:
    with_another(story)
    kept = checkpoint(story, run, tmp_path)
    was = erased(story)
    short = was[:7]
    found = messages(audited(run, story, "--checkpoint", kept))
    assert found == [("X205", f"the commit {short} of the checkpoint (2026-04-13) is not in this history")]
    story.repository.commit("erased", {"erased/wren-15.toml": tombstone(was)}, NEXT)
    found = audited(run, story, "--checkpoint", kept, "--signers", keys.signers("w-amara"), code=0)
    assert found["notes"] == [
        "7 commits were made anew unsigned when a client was erased; the tombstone is signed.",
        "wren-15 was erased on 2026-04-20; the history was rewritten (erased/wren-15.toml says by whose authority).",
        "The checkpoint is from before that: keep a new one (--write-checkpoint).",
        "Git keeps what was changed, and not what was read: who looked at a plan is in no history.",
    ]


def test_a_rewrite_that_took_more_than_the_erased_client_is_found(story: Story, run: Run, tmp_path: Path) -> None:
    other = with_another(story)
    kept = checkpoint(story, run, tmp_path)
    other["goals"][0]["words"] = "something else"
    was = erased(story)
    story.git("reset", "--quiet", "--hard", "HEAD~2")
    story.repository.commit("erased", {"erased/wren-15.toml": tombstone(was)}, NEXT)
    found = audited(run, story, "--checkpoint", kept)
    assert messages(found) == [("X206", "the plan as it was at the checkpoint is not in this history")]
    assert found["findings"][0]["client"] == "heron-27"


@pytest.mark.parametrize("where", ["clients/heron-28.yaml", "clients/kept/heron-27.yaml", "attic/heron-27.yaml"])
def test_a_rewrite_that_keeps_what_it_altered_elsewhere_is_found(
    story: Story, run: Run, tmp_path: Path, where: str
) -> None:
    """What stood in the plan at the checkpoint lies in the history; the plan itself never said so."""
    with_another(story)
    kept = checkpoint(story, run, tmp_path)
    was = erased(story)
    before = story.layout(story.plan)
    story.plan["reviews"][-1]["progress"][0]["ratings"][0]["rating"] = 9
    story.git("reset", "--quiet", "--hard", "HEAD~2")
    story.save("2026-04-13")
    story.repository.commit("erased", {"erased/wren-15.toml": tombstone(was), where: before}, "2026-04-13")
    found = audited(run, story, "--checkpoint", kept)
    assert messages(found)[:1] == [("X206", "the plan as it was at the checkpoint is not in this history")]
    assert found["findings"][0]["client"] == "heron-27"


def test_a_tombstone_that_nobody_signed_vouches_for_nothing(story: Story, run: Run, keys: Keyring) -> None:
    with_another(story)
    was = erased(story)
    story.signed_by(None)
    story.repository.commit("erased", {"erased/wren-15.toml": tombstone(was)}, NEXT)
    found = audited(run, story, "--signers", keys.signers("w-amara"))
    assert messages(found) == [("X301", "the commit has no SSH signature")] * 8


def test_a_tombstone_explains_a_plan_that_is_gone(story: Story, run: Run) -> None:
    with_another(story)
    story.repository.commit("erased", {"erased/wren-15.toml": without_was(), "clients/wren-15.yaml": None}, NEXT)
    how = "the history may still hold the plan (erased/wren-15.toml says by whose authority)"
    assert f"wren-15 was erased on 2026-04-20; {how}." in audited(run, story, code=0)["notes"]


def without_was(client: str = "wren-15") -> str:
    return "\n".join(line for line in tombstone("", client).split("\n") if not line.startswith("was"))


@pytest.mark.parametrize("first", ["tombstone", "deletion"])
def test_a_tombstone_may_come_before_or_after_the_plan_goes(story: Story, run: Run, first: str) -> None:
    with_another(story)
    deeds: list[dict[str, str | None]] = [{"erased/wren-15.toml": without_was()}, {"clients/wren-15.yaml": None}]
    for on, files in zip((NEXT, "2026-06-20"), deeds if first == "tombstone" else deeds[::-1], strict=True):
        story.repository.commit("erased", files, on)
    assert messages(audited(run, story, code=0)) == []


@pytest.mark.parametrize("renamed", [True, False], ids=["file renamed", "file stays"])
def test_a_tombstone_explains_no_other_plan_that_is_called_by_its_code(story: Story, run: Run, renamed: bool) -> None:
    with_another(story)
    story.repository.commit("erased", {"erased/wren-15.toml": without_was(), "clients/wren-15.yaml": None}, NEXT)
    story.plan["client"] = "wren-15"
    if renamed:
        story.repository.write(story.path, None)
        story.path = "clients/wren-15.yaml"
    story.save("2026-04-21")
    story.repository.commit("gone", {story.path: None}, "2026-04-22")
    assert messages(audited(run, story)) == [("X104", "the plan was taken away")]


def test_a_tombstone_of_a_client_who_is_there_is_found(story: Story, run: Run) -> None:
    story.repository.commit("erased", {"erased/heron-27.toml": tombstone("a" * 40, "heron-27")}, NEXT)
    found = audited(run, story)
    assert messages(found) == [("X207", "there is a tombstone, and the plan is there")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("goals-erased/1", "goals-erased/9"),
        ("wren-15", "wren-16"),
        ("the client asked for it", " "),
        ("on = 2026", "on = "),
    ],
)
def test_a_tombstone_that_says_too_little_does_not_count(story: Story, run: Run, old: str, new: str) -> None:
    with_another(story)
    stone = tombstone("a" * 40).replace(old, new)
    story.repository.commit("erased", {"erased/wren-15.toml": stone, "clients/wren-15.yaml": None}, NEXT)
    found = audited(run, story)
    assert messages(found) == [("X104", "the plan was taken away")]
    needs = "format, client, on, authority and because"
    assert found["notes"][0] == f"The tombstone erased/wren-15.toml does not count: it needs {needs}."
