"""`goals audit` of what came to an entry after its day: evidence must not come late, and all else may come any time."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from audited import Story
from conftest import Run
from keyring import Keyring
from made_plans import Data

IN_TIME, LATE = "2026-03-30", "2026-04-20"  # of the review of the 16th of March: 14 days, and 35
Found = list[tuple[str, str]]


@pytest.fixture
def story(tmp_path: Path, run: Run) -> Story:
    """Tell how it began, up to the first review; nobody signs."""
    assert run("init", tmp_path / "caseload", "--quiet").code == 0
    found = Story(tmp_path / "caseload", Keyring(tmp_path / "keys"))
    found.signed_by(None)
    found.began()
    found.agree("2026-03-09")
    found.save("2026-03-09")
    found.review("2026-03-16", 4)
    found.save("2026-03-16")
    return found


def audited(run: Run, story: Story) -> Found:
    found = json.loads(run("audit", "--format", "json", "--caseload", story.folder).stdout)
    return [(each["code"], each["message"]) for each in found["findings"]]


def progress(story: Story) -> Data:
    found: Data = story.plan["reviews"][0]["progress"][0]
    return found


def rated_by_the_worker(story: Story) -> str:
    progress(story)["ratings"].append({"by": "worker", "rating": 9})
    return "ratings"


def told_its_level(story: Story) -> str:
    progress(story)["ratings"][0]["level"] = 2
    return "ratings"


def measured(story: Story) -> str:
    progress(story)["measured"] = [{"measure": "m-1", "value": 60}]
    return "measured"


def sure_and_important(story: Story) -> str:
    progress(story).update(importance=10, confidence=9)
    return "importance, confidence"


def another_goal_looked_at(story: Story) -> str:
    story.plan["reviews"][0]["progress"].append({"goal": "g-2", "ratings": [{"by": "client", "rating": 9}]})
    return "ratings"


EVIDENCE = [rated_by_the_worker, told_its_level, measured, sure_and_important, another_goal_looked_at]


@pytest.mark.parametrize("add", EVIDENCE)
def test_what_counts_from_then_on_must_not_come_late(story: Story, run: Run, add: Callable[[Story], str]) -> None:
    fields = add(story)
    story.save(LATE)
    told = f"review r-20260316-1 is dated 2026-03-16, and {fields} came to it 35 days later"
    assert audited(run, story) == [("X111", told)]


@pytest.mark.parametrize("add", EVIDENCE)
def test_it_may_come_as_late_as_an_entry(story: Story, run: Run, add: Callable[[Story], str]) -> None:
    add(story)
    story.save(IN_TIME)
    assert audited(run, story) == []


def test_a_consent_that_comes_late(story: Story, run: Run) -> None:
    mother = {"who": "mother", "authority": "legal guardian"}
    story.plan["agreements"][0]["others"] = [mother]
    story.save("2026-03-20")
    assert audited(run, story) == []
    story.plan["agreements"][0]["others"] = [mother | {"answer": "agrees"}]
    story.save(LATE)
    told = "agreement a-20260309-1 is dated 2026-03-09, and others came to it 42 days later"
    assert audited(run, story) == [("X111", told)]
    found = json.loads(run("audit", "--format", "json", "--caseload", story.folder).stdout)["findings"]
    assert [(each["severity"], each["name"]) for each in found] == [("warning", "added-late")]


def test_what_is_no_evidence_may_come_any_time(story: Story, run: Run) -> None:
    story.plan["agreements"][0] |= {"copy": {"given": LATE, "to": "client"}, "note": "With an interpreter"}
    story.plan["reviews"][0] |= {"present": ["mother"], "next_review": "2026-04-20"}
    progress(story)["wins"].append("Came by bus")
    progress(story)["in_the_way"] = ["The doors were shut"]
    story.save(LATE)
    assert audited(run, story) == []


def test_a_new_entry_is_late_as_a_whole_and_not_twice(story: Story, run: Run) -> None:
    story.review("2026-03-17", 5)
    story.save(LATE)
    assert audited(run, story) == [("X106", "review r-20260317-1 is dated 2026-03-17, 34 days before it was committed")]


def test_what_is_brought_back_late_is_not_added(story: Story, run: Run) -> None:
    kept = deepcopy(story.plan)
    del progress(story)["ratings"]
    story.save(IN_TIME)
    story.plan = kept
    story.save(LATE)
    assert audited(run, story) == [("X102", "review r-20260316-1 was altered: progress")]


def test_a_merge_that_comes_late_adds_nothing_late(story: Story, run: Run) -> None:
    kept = deepcopy(story.plan)
    story.git("checkout", "--quiet", "-b", "side")
    rated_by_the_worker(story)
    story.save(IN_TIME, who="Ben Ito")
    both = deepcopy(story.plan)
    story.git("checkout", "--quiet", "main")
    story.plan = kept
    story.review("2026-03-30", 6)
    story.save("2026-03-30")
    both["reviews"].append(deepcopy(story.plan["reviews"][-1]))
    story.plan = both
    story.repository.merge("side", LATE, files={story.path: story.layout(story.plan)})
    assert audited(run, story) == []
    measured(story)
    story.repository.write(story.path, story.layout(story.plan))
    story.git("commit", "--quiet", "--all", "--amend", "--no-edit", when=f"{LATE}T12:00:00 +0100")
    told = "review r-20260316-1 is dated 2026-03-16, and measured came to it 35 days later"
    assert audited(run, story) == [("X111", told)]


def test_what_was_picked_onto_another_branch_is_told_once(story: Story, run: Run) -> None:
    story.git("branch", "side")
    rated_by_the_worker(story)
    commit = story.save(LATE)
    story.git("checkout", "--quiet", "side")
    story.git("cherry-pick", commit, when="2026-04-21T12:00:00 +0100")
    story.git("commit", "--quiet", "--allow-empty", "-m", "aside", when="2026-04-21T12:00:00 +0100")
    story.git("checkout", "--quiet", "main")
    story.repository.merge("side", "2026-04-22")
    told = "review r-20260316-1 is dated 2026-03-16, and ratings came to it 35 days later"
    assert audited(run, story) == [("X111", told)]
