"""`goals audit` of tampering that tries to look like honest work: beside what is said, under a conflict, in a merge."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from audited import LATER, PLAN, STATEMENT, Story
from conftest import Run
from keyring import Keyring
from made_plans import Data, goal_data, turn

NEXT = "2026-04-20"
Found = list[tuple[str, str]]


@pytest.fixture
def story(tmp_path: Path, run: Run) -> Story:
    """Tell the honest story; nobody signs."""
    assert run("init", tmp_path / "caseload", "--quiet").code == 0
    found = Story(tmp_path / "caseload", Keyring(tmp_path / "keys"))
    found.signed_by(None)
    found.lived()
    return found


def audited(run: Run, story: Story) -> Found:
    found = json.loads(run("audit", "--format", "json", "--caseload", story.folder).stdout)
    return [(each["code"], each["message"]) for each in found["findings"]]


def first_review(story: Story) -> Data:
    found: Data = story.plan["reviews"][0]
    return found


def rated(story: Story, rating: int) -> None:
    first_review(story)["progress"][0]["ratings"][0]["rating"] = rating


PROGRESS = ("X102", "review r-20260316-1 was altered: progress")


# Put beside what was said, as if it were the same.


def another_rating_of_the_client(story: Story) -> Found:
    first_review(story)["progress"][0]["ratings"].insert(0, {"by": "client", "rating": 9})
    return [PROGRESS]


def another_progress_of_the_goal(story: Story) -> Found:
    first_review(story)["progress"].insert(0, {"goal": "g-1", "ratings": [{"by": "client", "rating": 9}]})
    return [PROGRESS]


def another_review_of_the_same_id(story: Story) -> Found:
    story.plan["reviews"].insert(0, deepcopy(first_review(story)))
    rated(story, 9)
    return [("X102", "review r-20260316-1 stands there a second time and says something else")]


def another_agreement_of_the_same_id_at_the_end(story: Story) -> Found:
    story.plan["agreements"].append(deepcopy(story.plan["agreements"][0]) | {"worker": "w-ben"})
    return [("X102", "agreement a-20260309-1 stands there a second time and says something else")]


def another_goal_of_the_same_id(story: Story) -> Found:
    story.plan["goals"].insert(0, deepcopy(story.goal) | {"words": "I want what you want"})
    return [("X102", "goal g-1 stands there a second time and says something else")]


BESIDE = [
    another_rating_of_the_client, another_progress_of_the_goal, another_review_of_the_same_id,
    another_agreement_of_the_same_id_at_the_end, another_goal_of_the_same_id,
]  # fmt: skip


@pytest.mark.parametrize("tamper", BESIDE)
def test_what_is_put_beside_an_entry_is_found(story: Story, run: Run, tamper: Callable[[Story], Found]) -> None:
    whole = story.layout(story.plan)
    expected = tamper(story)
    story.save(NEXT)
    assert audited(run, story) == expected
    story.repository.commit("taken out again", {PLAN: whole}, "2026-04-21")
    assert audited(run, story) == expected


# Under a conflict that no merge has left.


def asks(story: Story, where: str, ours: Any = "x", theirs: Any = "y") -> None:
    story.plan["conflicts"] = [{"id": "c-1", "where": where, "ours": ours, "theirs": theirs}]
    story.save("2026-04-17")
    del story.plan["conflicts"]


def test_a_conflict_explains_what_was_to_be_decided_and_nothing_beside_it(story: Story, run: Run) -> None:
    asks(story, "reviews[r-20260316-1].progress[g-1].words")
    first_review(story)["progress"][0]["words"] = "It was good"
    rated(story, 9)
    story.save(NEXT)
    assert audited(run, story) == [PROGRESS]


@pytest.mark.parametrize("where", ["client", "client.answer"])
def test_a_conflict_about_what_was_said_from_the_start_explains_nothing(story: Story, run: Run, where: str) -> None:
    asks(story, f"agreements[a-20260309-1].{where}", "agrees", "partly")
    story.plan["agreements"][0]["client"]["answer"] = "partly"
    story.save(NEXT)
    assert audited(run, story) == [("X102", "agreement a-20260309-1 was altered: client")]


def test_a_conflict_about_the_way_of_a_goal_takes_no_turn_away(story: Story, run: Run) -> None:
    asks(story, "goals[g-1].course", "active", "paused")
    del story.goal["course"][0]
    story.save(NEXT)
    assert audited(run, story) == [("X101", "the turn of 2026-03-02 of goal g-1 was taken away")]


# In the commit of a merge.


def merged(story: Story, files: dict[str, str | None] | None = None) -> str:
    """Merge a branch on which nothing happened to the plan, with the plan as it is told."""
    story.git("checkout", "--quiet", "-b", "side")
    story.git("commit", "--quiet", "--allow-empty", "-m", "aside", when="2026-04-15T12:00:00 +0100")
    story.git("checkout", "--quiet", "main")
    return story.repository.merge("side", "2026-04-16", files=files or {PLAN: story.layout(story.plan)})


def test_a_merge_gives_no_review_another_id_to_put_it_upon_another_goal(story: Story, run: Run) -> None:
    story.plan["goals"].append(goal_data(id="g-2", course=[turn("2026-04-14", "proposed")]))
    story.save("2026-04-14")
    story.plan["reviews"][1]["id"] = "r-20260413-9"
    story.plan["reviews"][1]["progress"][0]["goal"] = "g-2"
    merged(story)
    assert audited(run, story) == [("X101", "review r-20260413-1 was taken away")]


def test_a_merge_keeps_no_review_under_another_id_to_alter_it(story: Story, run: Run) -> None:
    story.plan["reviews"].append(deepcopy(first_review(story)) | {"id": "r-20260316-9"})
    rated(story, 9)
    merged(story)
    # What was put there anew is a month old as well.
    late = ("X106", "review r-20260316-9 is dated 2026-03-16, 31 days before it was committed")
    assert audited(run, story) == [PROGRESS, late]


def test_what_was_altered_before_hides_nothing_that_a_merge_alters(story: Story, run: Run) -> None:
    story.plan["agreements"][0]["note"] = "At home"
    story.save("2026-04-14")
    story.plan["agreements"][0]["note"] = "At school"
    story.save("2026-04-15")
    story.plan["agreements"][0]["note"] = "Nowhere"
    merge = merged(story)
    expected = ("X102", "agreement a-20260309-1 was altered: note")
    assert audited(run, story) == [expected, expected]
    found = json.loads(run("audit", "--format", "json", "--caseload", story.folder).stdout)["findings"]
    assert [each["commit"]["id"] == merge for each in found] == [True, False]


def test_what_both_sides_altered_is_found_on_each_and_the_merge_has_done_nothing(story: Story, run: Run) -> None:
    """It asks what holds of the two, and neither does."""
    quote = story.plan["agreements"][1]["goals"][0]
    story.git("branch", "side")
    story.goal["statement"] = quote["statement"] = "I stay"
    ours = story.save("2026-04-15")
    kept = deepcopy(story.plan)
    story.git("checkout", "--quiet", "side")
    story.goal["statement"] = quote["statement"] = "I go"
    theirs = story.save("2026-04-14")
    story.git("checkout", "--quiet", "main")
    where = "agreements[a-20260330-1].goals[g-1].statement"
    kept["conflicts"] = [{"id": "c-1", "where": where, "base": LATER, "ours": "I stay", "theirs": "I go"}]
    story.repository.merge("side", "2026-04-16", files={PLAN: story.layout(kept)})
    expected = ("X103", "what agreement a-20260330-1 quotes of g-1 was changed with the goal")
    assert audited(run, story) == [expected, expected]
    found = json.loads(run("audit", "--format", "json", "--caseload", story.folder).stdout)["findings"]
    assert [each["commit"]["id"] for each in found] == [ours, theirs]


def test_an_octopus_that_alters_a_rating_is_found(story: Story, run: Run) -> None:
    for name in ("one", "two"):
        story.git("checkout", "--quiet", "-b", name, "main")
        story.repository.commit(name, {f"{name}.txt": "x"}, "2026-04-14")
    story.git("checkout", "--quiet", "main")
    story.git("merge", "--quiet", "--no-ff", "-m", "all", "one", "two", when="2026-04-16T12:00:00 +0100")
    rated(story, 9)
    story.repository.write(PLAN, story.layout(story.plan))
    story.git("commit", "--quiet", "--all", "--amend", "--no-edit", when="2026-04-16T12:00:00 +0100")
    assert audited(run, story) == [PROGRESS]


# Altered, and brought back.


def test_what_is_brought_back_as_it_was_is_found_once(story: Story, run: Run) -> None:
    """Whoever does what the audit says finds no more than before."""
    rated(story, 9)
    story.save("2026-04-14")
    rated(story, 4)
    story.save("2026-07-20")
    assert audited(run, story) == [PROGRESS]


def test_what_is_altered_once_more_after_it_was_brought_back_is_found_again(story: Story, run: Run) -> None:
    for on, rating in (("2026-04-14", 9), ("2026-04-15", 4), ("2026-04-16", 9)):
        rated(story, rating)
        story.save(on)
    assert audited(run, story) == [PROGRESS, PROGRESS]


def test_a_quote_that_is_brought_back_with_its_goal_is_found_once(story: Story, run: Run) -> None:
    for on, words in (("2026-04-14", STATEMENT), ("2026-04-15", LATER)):
        story.goal["statement"] = story.plan["agreements"][1]["goals"][0]["statement"] = words
        story.save(on)
    assert audited(run, story) == [("X103", "what agreement a-20260330-1 quotes of g-1 was changed with the goal")]


# The client's own words.

REWRITTEN = ("X110", "the client's words in goal g-1 were rewritten")


@pytest.mark.parametrize("words", ["I want what you want", None])
def test_words_that_are_rewritten_after_an_agreement_are_found(story: Story, run: Run, words: str | None) -> None:
    kept = story.goal["words"]
    story.goal["words"] = words
    if words is None:
        del story.goal["words"]
    story.save(NEXT)
    assert audited(run, story) == [REWRITTEN]
    story.goal["words"] = kept
    story.save("2026-04-21")
    assert audited(run, story) == [REWRITTEN]


def test_words_that_a_merge_rewrites_are_found(story: Story, run: Run) -> None:
    story.goal["words"] = "I want what you want"
    merge = merged(story)
    assert audited(run, story) == [REWRITTEN]
    assert story.git("rev-parse", "HEAD") == merge


def test_words_that_were_rewritten_are_told_of_where_it_was_done_and_in_no_merge(story: Story, run: Run) -> None:
    story.git("checkout", "--quiet", "-b", "side")
    story.goal["words"] = "I want what you want"
    commit = story.save("2026-04-14")
    story.git("checkout", "--quiet", "main")
    story.git("commit", "--quiet", "--allow-empty", "-m", "meanwhile", when="2026-04-15T12:00:00 +0100")
    story.repository.merge("side", "2026-04-16")
    found = json.loads(run("audit", "--format", "json", "--caseload", story.folder).stdout)["findings"]
    assert [(each["code"], each["commit"]["id"]) for each in found] == [("X110", commit)]


def test_words_may_be_put_right_before_anybody_agreed_and_laid_out_anew(story: Story, run: Run) -> None:
    story.plan["goals"].append(goal_data(id="g-2", course=[turn("2026-04-14", "proposed")], words="I want to swin"))
    story.save("2026-04-14")
    story.plan["goals"][1]["words"] = "I want to swim"
    story.goal["words"] = story.goal["words"].replace(" ", "\n")
    story.save("2026-04-15")
    assert audited(run, story) == []


# When it was committed.


def test_a_clock_that_is_set_back_little_by_little_is_found(story: Story, run: Run) -> None:
    """Each commit is less than a day older than the one below it, as clocks of two machines may be."""
    for day in range(12, 0, -1):
        when = f"2026-04-{day:02}T12:30:00 +0100"
        story.git("commit", "--quiet", "--allow-empty", "-m", "on the way", when=when)
    story.plan["agreements"].append(deepcopy(story.plan["agreements"][1]) | {"id": "a-20260330-2"})
    story.save("2026-04-02")
    below = story.git("rev-parse", "--short=7", "HEAD~3")
    message = f"the commit is dated 2026-04-01, before 2026-04-03, the day of the commit {below} that it was made from"
    assert audited(run, story) == [("X108", message)]
