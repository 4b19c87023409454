"""`goals audit` where two added something to one entry and somebody decided: that is honest, and a pretext is found.

The merges are git's with the driver, and what is decided is decided with `goals resolve` or by hand.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from audited import Story
from conftest import Run
from gone_apart import SIDE, TOGETHER, Deed, came_together, read_again, tried, went_apart
from keyring import Keyring
from made_plans import Data, goal_data, turn

NOTE = "agreements[a-20260309-1].note"
NOTE_ALTERED = ("X102", "agreement a-20260309-1 was altered: note")
PROGRESS_ALTERED = ("X102", "review r-20260413-1 was altered: progress")
WORDS = "goals[g-1].words"
WORDS_REWRITTEN = ("X110", "the client's words in goal g-1 were rewritten")
ASK = "no merge here had to ask this: ask whoever decided it"
BRING_BACK = "bring back what it said; a mistake is corrected by a new entry (`corrects` names the old one)"
WORDS_BACK = "bring the client's words back as they were said; what they say later is added: goals words"
NEXT, AFTER_THAT = "2026-04-17", "2026-04-18"


@pytest.fixture
def story(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Story:
    """Give a history in which git finds this checkout's program; nobody signs."""
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
    assert run("init", tmp_path / "caseload", "--quiet").code == 0
    found = Story(
        tmp_path / "caseload", Keyring(tmp_path / "keys"), lambda plan: yaml.safe_dump(plan, sort_keys=False)
    )
    found.signed_by(None)
    found.lived()
    return found


def audited(run: Run, story: Story) -> list[tuple[str, str]]:
    found = json.loads(run("audit", "--format", "json", "--caseload", story.folder).stdout)
    return [(each["code"], each["message"]) for each in found["findings"]]


def hints(run: Run, story: Story) -> list[str]:
    found = json.loads(run("audit", "--format", "json", "--caseload", story.folder).stdout)
    return [each["hint"] for each in found["findings"]]


def committed(story: Story, on: str) -> None:
    story.repository.commit("as it is", {}, on)
    read_again(story)


def merged(story: Story) -> None:
    """Let git merge the branch, and leave what it made to be committed."""
    tried(story, "merge", "--no-ff", "--no-commit", "side", on=TOGETHER)
    read_again(story)


def resolved(story: Story, run: Run, take: str) -> None:
    (conflict,) = story.plan["conflicts"]
    decided = run("resolve", "heron-27", conflict["id"], "--take", take, "--caseload", story.folder)
    assert decided.code == 0, decided.stderr
    read_again(story)


# What each of the two adds.


def notes(story: Story, text: str) -> None:
    story.plan["agreements"][0]["note"] = text


def rates(story: Story, rating: int) -> None:
    """Add what the family said, to a review that the client's rating is in already."""
    story.plan["reviews"][1]["progress"][0]["ratings"].append({"by": "family", "rating": rating})


def copies(story: Story, **told: str) -> None:
    story.plan["agreements"][0]["copy"] = told


def shows(story: Story, how: str) -> None:
    story.plan["agreements"][0]["client"]["shown"] = how


def says(story: Story, words: str) -> None:
    story.plan["goals"][1]["words"] = words


BOTH: dict[str, tuple[Deed, Deed]] = {
    "notes": (partial(notes, text="At school"), partial(notes, text="At home")),
    "ratings": (partial(rates, rating=3), partial(rates, rating=8)),
    "copies": (partial(copies, given="2026-04-14"), partial(copies, not_given="Not at home")),
    "answers": (partial(shows, how="spoken"), partial(shows, how="signature")),
    "words": (partial(says, words="I want to swim"), partial(says, words="I want to sleep")),
}


def agreed_without_words(story: Story) -> None:
    """Agree on a second goal, for which nobody has written down yet what the client said."""
    goal = goal_data(id="g-2", statement="Swim on Sundays", course=[turn("2026-04-13", "proposed")])
    story.plan["goals"].append({name: value for name, value in goal.items() if name != "words"})
    quote: Data = {"goal": "g-2", "statement": "Swim on Sundays"}
    made = {"id": "a-20260413-2", "on": "2026-04-13", "worker": "w-amara", "client": {"answer": "agrees"}}
    story.plan["agreements"].append(made | {"goals": [quote]})
    story.save("2026-04-13")


@pytest.mark.parametrize("committed_first", [True, False], ids=["committed first", "decided first"])
@pytest.mark.parametrize("take", ["ours", "theirs"])
@pytest.mark.parametrize("pair", BOTH)
def test_what_both_added_is_decided(story: Story, run: Run, pair: str, take: str, committed_first: bool) -> None:
    agreed_without_words(story)
    went_apart(story, *BOTH[pair])
    merged(story)
    if committed_first:
        committed(story, TOGETHER)
    resolved(story, run, take)
    committed(story, NEXT)
    assert "conflicts" not in story.plan
    assert audited(run, story) == []


@pytest.mark.parametrize("committed_first", [True, False], ids=["committed first", "decided first"])
@pytest.mark.parametrize(("pair", "value"), [("notes", "At both"), ("words", "I want to swim and sleep")])
def test_both_find_other_words(story: Story, run: Run, pair: str, value: str, committed_first: bool) -> None:
    agreed_without_words(story)
    went_apart(story, *BOTH[pair])
    merged(story)
    if committed_first:
        committed(story, TOGETHER)
    resolved(story, run, value)
    committed(story, NEXT)
    assert audited(run, story) == []


def test_a_decision_by_hand(story: Story, run: Run) -> None:
    went_apart(story, *BOTH["notes"])
    came_together(story)
    del story.plan["conflicts"]
    notes(story, "At both")
    story.save(NEXT)
    assert audited(run, story) == []


def test_a_plan_that_is_renamed_before_it_is_decided(story: Story, run: Run) -> None:
    went_apart(story, *BOTH["notes"])
    came_together(story)
    story.repository.write(story.path, None)
    story.plan["client"], story.path = "wren-15", "clients/wren-15.yaml"
    story.save(NEXT)
    del story.plan["conflicts"]
    notes(story, "At school")
    story.save(AFTER_THAT)
    assert audited(run, story) == []


def test_a_decision_while_somebody_else_goes_on(story: Story, run: Run) -> None:
    """The other line still asks what this one has decided, and their merge asks once more."""
    went_apart(story, *BOTH["notes"])
    came_together(story)
    story.git("branch", "--force", "side")
    resolved(story, run, "theirs")
    committed(story, NEXT)
    story.git("checkout", "--quiet", "side")
    read_again(story)
    story.review(NEXT, 7)
    story.save(NEXT, who="Ben Ito")
    story.git("checkout", "--quiet", "main")
    came_together(story, AFTER_THAT)
    assert audited(run, story) == []
    resolved(story, run, "ours")
    committed(story, AFTER_THAT)
    assert story.plan["agreements"][0]["note"] == "At school"
    assert audited(run, story) == []


@pytest.mark.parametrize(("take", "expected"), [("ours", []), ("theirs", [NOTE_ALTERED])])
def test_a_rebase_puts_one_first_and_that_stays(
    story: Story, run: Run, take: str, expected: list[tuple[str, str]]
) -> None:
    went_apart(story, *BOTH["notes"])
    story.git("checkout", "--quiet", "side")
    assert not tried(story, "rebase", "main", on=TOGETHER)
    read_again(story)
    resolved(story, run, take)
    story.git("add", "--all")
    assert tried(story, "rebase", "--continue", on=TOGETHER)
    assert audited(run, story) == expected


SHALLOW = ("X201", "this clone begins in the middle of the history")


def audited_shallow(run: Run, story: Story, folder: Path, depth: int) -> list[tuple[str, str]]:
    """Audit a clone of the latest `depth` commits of each line of work."""
    story.git("clone", "--quiet", f"--depth={depth}", f"file://{story.folder}", str(folder), here=False)
    found = json.loads(run("audit", "--format", "json", "--caseload", folder).stdout)
    return [(each["code"], each["message"]) for each in found["findings"]]


@pytest.mark.parametrize("depth", [1, 2, 3, 4], ids=["the decision", "the merge", "both lines", "what both grew from"])
@pytest.mark.parametrize("pair", ["notes", "words"])
def test_a_decision_in_a_clone_that_does_not_hold_what_came_before(
    story: Story, run: Run, tmp_path: Path, pair: str, depth: int
) -> None:
    agreed_without_words(story)
    went_apart(story, *BOTH[pair])
    came_together(story)
    resolved(story, run, "theirs")
    committed(story, NEXT)
    assert audited(run, story) == []
    assert audited_shallow(run, story, tmp_path / "shallow", depth) == [SHALLOW]


# Pretexts.


def test_a_made_up_question_in_a_clone_that_holds_what_came_before(story: Story, run: Run, tmp_path: Path) -> None:
    asks(story, NOTE, "At home", "Nowhere")
    notes(story, "At home")
    story.save("2026-04-15")
    del story.plan["conflicts"]
    notes(story, "Nowhere")
    story.save(TOGETHER)
    assert audited_shallow(run, story, tmp_path / "shallow", 3) == [SHALLOW, NOTE_ALTERED]


def test_another_value_while_the_question_stands(story: Story, run: Run) -> None:
    went_apart(story, *BOTH["notes"])
    came_together(story)
    notes(story, "Nowhere")
    story.save(NEXT)
    assert audited(run, story) == [NOTE_ALTERED]
    del story.plan["conflicts"]
    story.save(AFTER_THAT)
    assert audited(run, story) == [NOTE_ALTERED]


def test_one_of_the_two_values_while_the_question_stands(story: Story, run: Run) -> None:
    went_apart(story, *BOTH["notes"])
    came_together(story)
    notes(story, "At school")
    story.save(NEXT)
    assert audited(run, story) == []


def test_what_was_decided_is_altered_again(story: Story, run: Run) -> None:
    went_apart(story, *BOTH["notes"])
    came_together(story)
    resolved(story, run, "ours")
    committed(story, NEXT)
    notes(story, "At school")
    story.save(AFTER_THAT)
    assert audited(run, story) == [NOTE_ALTERED]
    assert hints(run, story) == [BRING_BACK]


def test_something_else_is_altered_under_the_question(story: Story, run: Run) -> None:
    went_apart(story, *BOTH["ratings"])
    came_together(story)
    story.plan["reviews"][1]["progress"][0]["wins"] = []
    story.plan["reviews"][1]["progress"][0]["ratings"][1]["rating"] = 3
    del story.plan["conflicts"]
    story.save(NEXT)
    assert audited(run, story) == [PROGRESS_ALTERED]


@pytest.mark.parametrize("said", ["At home", "Nowhere"])
def test_a_merge_that_puts_another_value_where_it_asks(story: Story, run: Run, said: str) -> None:
    went_apart(story, *BOTH["notes"])
    merged(story)
    notes(story, "Nowhere")
    story.plan["conflicts"][0]["ours"] = said
    story.save(TOGETHER)
    assert audited(run, story) == [NOTE_ALTERED]


def test_a_merge_that_asks_what_one_alone_had_said(story: Story, run: Run) -> None:
    went_apart(story, lambda story: story.review(SIDE, 7), partial(notes, text="At home"))
    merged(story)
    notes(story, "Nowhere")
    story.plan["conflicts"] = [{"id": "c-1", "where": NOTE, "ours": "Nowhere", "theirs": "At home"}]
    story.save(TOGETHER)
    assert audited(run, story) == [NOTE_ALTERED]


@pytest.mark.parametrize("where", ["reviews[r-20260413-1].progress[g-1]", "reviews[r-20260413-1].progress"])
def test_a_merge_that_asks_for_more_than_it_has_to(story: Story, run: Run, where: str) -> None:
    """Each has added another rating, so that the whole is not the same; nothing has to be decided for that."""
    rates(story, 3)
    story.save("2026-04-13")

    def told(story: Story, by: str) -> None:
        story.plan["reviews"][1]["progress"][0]["ratings"].append({"by": by, "rating": 5})

    went_apart(story, partial(told, by="worker"), partial(told, by="other"))
    merged(story)
    story.plan["conflicts"] = [{"id": "c-1", "where": where, "ours": "x", "theirs": "y"}]
    story.save(TOGETHER)
    assert audited(run, story) == []
    del story.plan["conflicts"]
    story.plan["reviews"][1]["progress"][0]["ratings"][1]["rating"] = 9
    story.save(NEXT)
    assert audited(run, story) == [PROGRESS_ALTERED]


def asks(story: Story, where: str, ours: Any, theirs: Any) -> None:
    """Write a conflict down that no merge has left."""
    story.plan["conflicts"] = [{"id": "c-1", "where": where, "ours": ours, "theirs": theirs}]


@pytest.mark.parametrize("values", [("At home", "Nowhere"), ("x", "y")])
def test_a_question_that_no_merge_has_asked(story: Story, run: Run, values: tuple[str, str]) -> None:
    notes(story, "At home")
    story.save("2026-04-14")
    asks(story, NOTE, *values)
    story.save("2026-04-15")
    assert audited(run, story) == []
    del story.plan["conflicts"]
    notes(story, "Nowhere")
    story.save(TOGETHER)
    assert audited(run, story) == [NOTE_ALTERED]
    assert hints(run, story) == [ASK]


def test_a_question_that_is_asked_again_after_it_was_decided(story: Story, run: Run) -> None:
    went_apart(story, *BOTH["notes"])
    came_together(story)
    asked = story.plan["conflicts"]
    resolved(story, run, "ours")
    committed(story, NEXT)
    story.plan["conflicts"] = asked
    story.save(AFTER_THAT)
    assert audited(run, story) == []
    del story.plan["conflicts"]
    notes(story, "At school")
    story.save("2026-04-19")
    assert audited(run, story) == [NOTE_ALTERED]


def in_one_commit(story: Story) -> None:
    story.goal["words"] = "I want what you want"
    asks(story, WORDS, "I want what you want", "I want to sit through it")
    story.save(TOGETHER)
    del story.plan["conflicts"]


def in_two_commits(story: Story) -> None:
    asks(story, WORDS, "I want what you want", "I want to sit through it")
    story.save(TOGETHER)
    story.goal["words"] = "I want what you want"
    del story.plan["conflicts"]


@pytest.mark.parametrize(("how", "hint"), [(in_one_commit, WORDS_BACK), (in_two_commits, ASK)])
def test_words_that_are_rewritten_under_a_question_that_no_merge_has_asked(
    story: Story, run: Run, how: Callable[[Story], None], hint: str
) -> None:
    how(story)
    story.save(NEXT)
    assert audited(run, story) == [WORDS_REWRITTEN]
    assert hints(run, story) == [hint]


def test_words_that_a_merge_rewrites_under_a_question_of_its_own(story: Story, run: Run) -> None:
    went_apart(story, lambda story: story.review(SIDE, 7), partial(notes, text="At home"))
    merged(story)
    story.goal["words"] = "I want what you want"
    asks(story, WORDS, "I want what you want", "I want to sit through it")
    story.save(TOGETHER)
    assert audited(run, story) == [WORDS_REWRITTEN]
