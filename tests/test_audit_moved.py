"""`goals audit` of a caseload that was moved within its repository: what was done before is looked at as well."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from audited import PLAN, Story
from conftest import Run
from keyring import Keyring
from made_plans import Data, agreement, plan_data, review, turn

MOVED, LATER, LAST = "2026-06-20", "2026-06-21", "2026-06-22"  # long after: what is new then is late
RATING = ("X102", "review r-20260316-1 was altered: progress")
GONE = ("X104", "the plan was taken away")
Found = list[tuple[str, str]]


@pytest.fixture
def story(tmp_path: Path, run: Run) -> Story:
    """Tell the honest story, in a repository whose top is the caseload."""
    assert run("init", tmp_path / "caseload", "--quiet").code == 0
    found = Story(tmp_path / "caseload", Keyring(tmp_path / "keys"))
    found.lived()
    return found


def moved(story: Story, to: str, on: str = MOVED, plan: Data | None = None) -> None:
    """Move the caseload into a folder of the repository, together with what was done to the plan meanwhile."""
    where = story.path.removesuffix(PLAN)
    (story.folder / to).mkdir(parents=True, exist_ok=True)
    for name in ("goals.toml", "clients"):
        story.git("mv", f"{where}{name}", f"{to}{name}")
    story.path = f"{to}{PLAN}"
    if plan:
        story.plan = plan
        story.repository.write(story.path, story.layout(plan))
    story.repository.commit("moved", {}, on)


def audited(run: Run, story: Story, *options: object) -> Found:
    where = story.folder / story.path.removesuffix(PLAN)
    found = json.loads(run("audit", "--format", "json", "--caseload", where, *options).stdout)
    return [(each["code"], each["message"]) for each in found["findings"]]


def rated(story: Story) -> Data:
    """Give the plan with another rating in its first review."""
    plan = deepcopy(story.plan)
    plan["reviews"][0]["progress"][0]["ratings"][0]["rating"] = 9
    return plan


def tampered(story: Story, on: str) -> None:
    story.plan = rated(story)
    story.save(on)


def with_another(story: Story, on: str = "2026-04-13") -> None:
    other = plan_data({"id": "g-9", "course": [turn(on, "proposed")]}, client="wren-15")
    where = story.path.removesuffix("heron-27.yaml")
    story.repository.commit("another", {f"{where}wren-15.yaml": story.layout(other)}, on)


# Honest moves.


def into_a_folder(story: Story) -> None:
    moved(story, "sub/")


def into_a_folder_and_back(story: Story) -> None:
    moved(story, "sub/")
    moved(story, "", LATER)


def from_folder_to_folder(story: Story) -> None:
    moved(story, "one/")
    moved(story, "two/deep/", LATER)


def much_was_added_on_the_way(story: Story) -> None:
    """Git sees no rename in it: the plan is told by its name."""
    plan = deepcopy(story.plan)
    days = [f"2026-06-{day:02}" for day in range(8, 21)]
    plan["reviews"] += [review(day) | {"no_rating": "The client did not want to"} for day in days]
    moved(story, "sub/", plan=plan)


def renamed_before(story: Story) -> None:
    story.repository.write(story.path, None)
    story.plan["client"], story.path = "wren-15", "clients/wren-15.yaml"
    story.save("2026-04-14")
    story.git("mv", "clients/wren-15.yaml", PLAN)
    story.plan["client"], story.path = "heron-27", PLAN
    story.save("2026-04-15")
    moved(story, "sub/")


def in_a_merge(story: Story) -> None:
    story.git("checkout", "--quiet", "-b", "side")
    moved(story, "sub/")
    story.git("checkout", "--quiet", "main")
    story.git("commit", "--quiet", "--allow-empty", "-m", "meanwhile", when="2026-06-20T13:00:00 +0100")
    story.repository.merge("side", LATER)


HONEST = [
    into_a_folder, into_a_folder_and_back, from_folder_to_folder, much_was_added_on_the_way, renamed_before, in_a_merge,
]  # fmt: skip


@pytest.mark.parametrize("move", HONEST)
def test_a_caseload_may_be_moved(story: Story, run: Run, move: Callable[[Story], None]) -> None:
    move(story)
    signers = story.keys.signers("w-amara")
    assert audited(run, story, "--signers", signers) == []
    story.plan["handovers"] = [{"on": LAST, "from": "w-amara", "to": "w-ben"}]
    story.save(LAST)
    assert audited(run, story, "--signers", signers) == []


def test_a_plan_taken_over_from_another_caseload_brings_its_own_past_alone(story: Story, run: Run) -> None:
    moved(story, "one/")
    with_another(story, MOVED)
    story.git("rm", "--quiet", "one/clients/wren-15.yaml")
    story.repository.commit("gone for a day", {}, LATER)
    with_another(story, LATER)
    assert GONE in audited(run, story)
    assert run("init", story.folder / "two", "--quiet").code == 0
    story.git("mv", f"one/{PLAN}", f"two/{PLAN}")
    story.path = f"two/{PLAN}"
    story.repository.commit("taken over", {}, LATER)
    assert audited(run, story) == []


def another_client(run: Run, story: Story) -> None:
    """Make another caseload's own client of the same code, in the commit in which this one's plan is taken away."""
    moved(story, "one/")
    assert run("init", story.folder / "two", "--quiet").code == 0
    story.repository.commit("another caseload", {}, LATER)
    plan = plan_data({"id": "g-9", "course": [turn(LAST, "proposed")]}, opened=LAST)
    files = {f"one/{PLAN}": None, f"two/{PLAN}": story.layout(plan)}
    story.repository.commit("one went, another came", files, LAST)


def test_another_client_of_the_same_code_in_another_caseload(story: Story, run: Run) -> None:
    another_client(run, story)
    assert audited(run, story) == [GONE]
    story.path = f"two/{PLAN}"
    assert audited(run, story) == []


def test_another_client_whose_plan_looks_like_a_rename_to_git(story: Story, run: Run) -> None:
    """Two young plans begin alike."""
    moved(story, "one/")
    assert run("init", story.folder / "two", "--quiet").code == 0
    plan = plan_data({"course": [turn(LATER, "active")]}, opened=LATER, agreements=[agreement(LATER)])
    went = "one/clients/wren-15.yaml"
    story.repository.commit("one", {went: story.layout(plan | {"client": "wren-15"})}, LATER)
    plan["goals"][0]["id"] = plan["agreements"][0]["goals"][0]["goal"] = "g-9"
    plan["agreements"][0]["id"] = "a-20260621-9"
    story.repository.commit("went, came", {went: None, f"two/{PLAN}": story.layout(plan)}, LAST)
    assert story.git("show", "--format=", "--name-status", "-M60%", "HEAD").startswith("R")
    story.path = f"two/{PLAN}"
    assert audited(run, story) == []


def test_a_plan_that_was_taken_over_and_gone_on_with_is_known_by_its_ids(story: Story, run: Run) -> None:
    """Git sees no rename in it, and the caseload that it came from stays."""
    moved(story, "one/")
    with_another(story, MOVED)
    assert run("init", story.folder / "two", "--quiet").code == 0
    story.repository.write(story.path, None)
    story.path = f"two/{PLAN}"
    story.plan = rated(story)
    days = [f"2026-06-{day:02}" for day in range(9, 22)]
    story.plan["reviews"] += [review(day) | {"no_rating": "The client did not want to"} for day in days]
    story.save(LATER)
    assert "R" not in story.git("show", "--format=", "--name-status", "-M60%", "HEAD")
    assert audited(run, story) == [RATING]


# What a move does not hide.


def before_it(story: Story) -> None:
    tampered(story, "2026-04-20")
    moved(story, "sub/")


def in_it(story: Story) -> None:
    moved(story, "sub/", plan=rated(story))


def after_it(story: Story) -> None:
    moved(story, "sub/")
    tampered(story, LATER)


def before_the_first_of_two(story: Story) -> None:
    tampered(story, "2026-04-20")
    from_folder_to_folder(story)


def between_there_and_back(story: Story) -> None:
    moved(story, "sub/")
    tampered(story, LATER)
    moved(story, "", LAST)


def in_the_merge_of_it(story: Story) -> None:
    """Main looked back once more meanwhile, and the merge forgets that as well."""
    kept = deepcopy(story.plan)
    story.git("checkout", "--quiet", "-b", "side")
    moved(story, "sub/")
    story.git("checkout", "--quiet", "main")
    story.path = PLAN
    story.review("2026-06-19", 7)
    story.save(MOVED)
    story.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    story.plan, story.path = kept, f"sub/{PLAN}"
    story.save(LATER)


def behind_a_version_that_cannot_be_read(story: Story) -> None:
    story.repository.commit("broken", {PLAN: "goals: ["}, "2026-04-20")
    story.plan = rated(story)
    moved(story, "sub/", plan=story.plan)


@pytest.mark.parametrize(
    "how",
    [before_it, in_it, after_it, before_the_first_of_two, between_there_and_back, behind_a_version_that_cannot_be_read],
)
def test_a_rating_that_was_altered_is_found(story: Story, run: Run, how: Callable[[Story], None]) -> None:
    how(story)
    assert audited(run, story) == [RATING]


def test_a_review_that_the_merge_of_a_move_forgets_is_found(story: Story, run: Run) -> None:
    in_the_merge_of_it(story)
    assert audited(run, story) == [("X101", "review r-20260619-1 was taken away")]


@pytest.mark.parametrize("first", [True, False], ids=["before the move", "in the move"])
def test_a_plan_that_did_not_come_along_is_found(story: Story, run: Run, first: bool) -> None:
    with_another(story)
    story.git("rm", "--quiet", "clients/wren-15.yaml")
    if first:
        story.repository.commit("without", {}, "2026-04-14")
    moved(story, "sub/")
    assert audited(run, story) == [GONE]


def test_agreements_signed_before_the_move_are_held_against_their_workers(story: Story, run: Run) -> None:
    story.agree("2026-04-20", story.goal["statement"], worker="w-ben")
    story.save("2026-04-20")
    moved(story, "sub/")
    told = "agreement a-20260420-1 is by w-ben, signed with the key of w-amara"
    assert audited(run, story, "--signers", story.keys.signers("w-amara", "w-ben")) == [("X305", told)]
