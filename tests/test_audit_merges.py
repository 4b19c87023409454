"""`goals audit` of merges that git and the driver made: what these did is no tampering, and what hides in one is found.

Two workers go on from one plan, whose commits are signed; git brings their work together with `goals merge-plan`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from audited import LATER, Story, agreed
from conftest import Run
from gone_apart import MAIN, SIDE, TOGETHER, Deed, came_together, read_again, tried, went_apart
from keyring import Keyring
from made_plans import Data, goal_data, review, turn

LONG_AFTER = "2026-06-20"


@pytest.fixture
def keys(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "keys")


@pytest.fixture
def story(tmp_path: Path, run: Run, keys: Keyring, monkeypatch: pytest.MonkeyPatch) -> Story:
    """Give a signed history, in which git finds this checkout's program."""
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
    assert run("init", tmp_path / "caseload", "--quiet").code == 0
    found = Story(tmp_path / "caseload", keys, lambda plan: yaml.safe_dump(plan, sort_keys=False))
    found.lived()
    return found


def findings(run: Run, story: Story, keys: Keyring) -> list[tuple[str, str]]:
    arguments = ("--format", "json", "--signers", keys.signers("w-amara"), "--caseload", story.folder)
    found = json.loads(run("audit", *arguments).stdout)["findings"]
    return [(each["code"], each["message"]) for each in found]


# What each of them may do.


def looks_back(story: Story, rating: int = 5, mark: str = "a", **fields: Any) -> None:
    story.plan["reviews"].append(
        review(SIDE, **{"id": f"r-20260414-{mark}", "kind": "check-in"} | fields)
        | {"progress": [{"goal": "g-1", "ratings": [{"by": "client", "rating": rating}]}]}
    )


def agrees(story: Story, mark: str, quote: Data, on: str = SIDE) -> None:
    made = agreed(on) | {"id": f"a-20260414-{mark}", "goals": [quote]}
    story.plan["agreements"].append(made)


def sets_a_second_goal(story: Story, words: str, mark: str) -> None:
    """Raise a goal under an id that the other worker takes as well, agree on it and look back at it."""
    course = [turn(SIDE, "proposed"), turn(SIDE, "active")]
    trail = {"on": SIDE, "what": "statement", "from": "x", "to": words, "asked_by": "client", "because": mark}
    raised = goal_data(
        id="g-2", words=words, statement=words, raised={"by": "client", "on": SIDE}, course=course, changes=[trail]
    )
    story.plan["goals"].append(raised)
    agrees(story, mark, {"goal": "g-2", "statement": words})
    looks_back(story, mark=mark)
    story.plan["reviews"][-1]["progress"][0]["goal"] = "g-2"


def measures(story: Story, what: str, mark: str) -> None:
    """Agree on a measure whose id the other worker takes as well, and measure it."""
    measure = {"id": "m-1", "what": what, "target": 5}
    story.goal.setdefault("measures", []).append(measure)
    agrees(story, mark, {"goal": "g-1", "statement": LATER, "measures": [dict(measure)]})
    looks_back(story, mark=mark)
    story.plan["reviews"][-1]["progress"][0]["measured"] = [{"measure": "m-1", "value": 3}]


def promises(story: Story, text: str, mark: str) -> None:
    """Promise a step under an id that the other worker takes as well, and tell how it went."""
    step = {"id": "s-1", "who": "client", "step": text, "promised": SIDE}
    story.goal.setdefault("steps", []).append(step)
    looks_back(story, mark=mark)
    story.plan["reviews"][-1]["progress"][0]["steps"] = [{"step": "s-1", "how": "partly"}]


def notes(story: Story, text: str) -> None:
    story.plan["agreements"][0]["note"] = text


def renames_the_plan(story: Story) -> None:
    story.repository.write(story.path, None)
    story.plan["client"] = "wren-15"
    story.path = "clients/wren-15.yaml"


def takes_a_turn(story: Story, status: str) -> None:
    story.goal["course"].append(turn(SIDE, status))


def all_of(*deeds: Deed) -> Deed:
    def done(story: Story) -> None:
        for deed in deeds:
            deed(story)

    return done


PAIRS: dict[str, tuple[Deed, Deed]] = {
    "reviews of both": (partial(looks_back, mark="a"), partial(looks_back, mark="b")),
    "goals of one id": (partial(sets_a_second_goal, words="I want to swim", mark="a"),
                        partial(sets_a_second_goal, words="I want to sleep", mark="b")),
    "measures of one id": (partial(measures, what="minutes", mark="a"), partial(measures, what="evenings", mark="b")),
    "steps of one id": (partial(promises, text="Visit the hall", mark="a"), partial(promises, text="Ring", mark="b")),
    "reviews of one id": (looks_back, partial(looks_back, rating=2, kind="review")),
    "agreements of one id": (partial(agrees, mark="a", quote={"goal": "g-1", "statement": LATER}),
                             partial(agrees, mark="a", quote={"goal": "g-1"}, on="2026-04-13")),
    "one note in two ways": (partial(notes, text="At home"), partial(notes, text="At school")),
    "a plan renamed": (renames_the_plan, looks_back),
    "two turns": (partial(takes_a_turn, status="paused"), partial(takes_a_turn, status="achieved")),
    "everything of one id": (
        all_of(partial(sets_a_second_goal, words="I want to swim", mark="a"),
               partial(measures, what="minutes", mark="c"), partial(promises, text="Ring", mark="e")),
        all_of(partial(sets_a_second_goal, words="I want to sleep", mark="b"),
               partial(measures, what="evenings", mark="d"), partial(promises, text="Go", mark="f"))),
}  # fmt: skip


@pytest.mark.parametrize("swapped", [False, True], ids=["", "swapped"])
@pytest.mark.parametrize("pair", PAIRS)
def test_what_the_driver_did_is_not_suspected(story: Story, run: Run, keys: Keyring, pair: str, swapped: bool) -> None:
    one, other = reversed(PAIRS[pair]) if swapped else PAIRS[pair]
    went_apart(story, one, other)
    came_together(story)
    assert findings(run, story, keys) == []
    story.plan["handovers"] = [{"on": "2026-04-20", "from": "w-amara", "to": "w-ben"}]
    story.save("2026-04-20")
    assert findings(run, story, keys) == []


@pytest.mark.parametrize("pair", ["goals of one id", "everything of one id"])
def test_a_merge_that_comes_late_brings_nothing_late(story: Story, run: Run, keys: Keyring, pair: str) -> None:
    went_apart(story, *PAIRS[pair])
    came_together(story, LONG_AFTER)
    assert findings(run, story, keys) == []


def test_what_was_left_to_be_decided_is_decided(story: Story, run: Run, keys: Keyring) -> None:
    went_apart(story, *PAIRS["one note in two ways"])
    came_together(story)
    (conflict,) = story.plan["conflicts"]
    assert run("resolve", "heron-27", conflict["id"], "--take", "theirs", "--caseload", story.folder).code == 0
    story.git("commit", "--quiet", "--all", "-m", "decided", when="2026-04-17T12:00:00 +0100")
    assert findings(run, story, keys) == []


@pytest.mark.parametrize("pair", ["reviews of both", "goals of one id", "everything of one id"])
def test_a_rebase_in_which_the_driver_gave_other_ids(story: Story, run: Run, keys: Keyring, pair: str) -> None:
    """It makes a commit of one parent, and may be the other worker's entry that gets another id."""
    for one, other in (PAIRS[pair], PAIRS[pair][::-1]):
        story.git("branch", "--quiet", "--force", "start")
        went_apart(story, one, other)
        story.git("checkout", "--quiet", "side")
        if not tried(story, "rebase", "main", on=TOGETHER):
            story.git("add", "--all")
            assert tried(story, "rebase", "--continue", on=TOGETHER)
        assert findings(run, story, keys) == []
        story.git("checkout", "--quiet", "-B", "main", "start")
        story.git("branch", "--quiet", "-D", "side")
        read_again(story)


def test_a_commit_picked_in_which_the_driver_gave_other_ids(story: Story, run: Run, keys: Keyring) -> None:
    went_apart(story, *PAIRS["goals of one id"])
    if not tried(story, "cherry-pick", "side", on=TOGETHER):
        tried(story, "commit", "--all", "--no-edit", on=TOGETHER)
    assert findings(run, story, keys) == []


def brought_back(story: Story, theirs: Deed, ours: Deed) -> bool:
    """Put away what one worker has begun, commit what another did, and bring it back; say whether nothing was asked."""
    kept = deepcopy(story.plan)
    theirs(story)
    story.repository.write(story.path, story.layout(story.plan))
    tried(story, "stash", "--quiet", on=SIDE)
    story.plan = kept
    ours(story)
    story.save(MAIN, who="Ben Ito")
    settled = tried(story, "stash", "pop", "--quiet", on=TOGETHER)
    read_again(story)
    return settled


def decides(story: Story, run: Run, take: str) -> None:
    """Take one side of each conflict there is."""
    for conflict in story.plan["conflicts"]:
        decided = run("resolve", "heron-27", conflict["id"], "--take", take, "--caseload", story.folder)
        assert decided.code == 0, decided.stderr
    read_again(story)


def titles(story: Story, title: str) -> None:
    story.goal["title"] = title


def test_work_brought_back_from_the_stash_that_comes_together_by_itself(story: Story, run: Run, keys: Keyring) -> None:
    assert brought_back(story, *PAIRS["reviews of both"])
    story.repository.commit("brought back", {}, TOGETHER)
    assert {"r-20260414-a", "r-20260414-b"} <= {each["id"] for each in story.plan["reviews"]}
    assert findings(run, story, keys) == []


@pytest.mark.parametrize("take", ["ours", "theirs"])
@pytest.mark.parametrize("pair", ["one title in two ways", "goals of one id", "everything of one id"])
def test_work_brought_back_from_the_stash_that_is_decided_before_it_is_committed(
    story: Story, run: Run, keys: Keyring, pair: str, take: str
) -> None:
    one_title = (partial(titles, title="The play"), partial(titles, title="The hall"))
    assert not brought_back(story, *PAIRS.get(pair, one_title))
    decides(story, run, take)
    assert "conflicts" not in story.plan
    story.repository.commit("decided", {}, TOGETHER)
    assert findings(run, story, keys) == []


def test_merges_in_both_directions(story: Story, run: Run, keys: Keyring) -> None:
    went_apart(story, *PAIRS["goals of one id"])
    story.git("branch", "before")
    came_together(story)
    story.git("checkout", "--quiet", "side")
    if not tried(story, "merge", "--no-ff", "-m", "merge main", "before", on=TOGETHER):
        tried(story, "commit", "--all", "--no-edit", on=TOGETHER)
    read_again(story)
    looks_back(story, mark="z")
    story.save("2026-04-17", who="Ben Ito")
    story.git("checkout", "--quiet", "main")
    came_together(story, "2026-04-18")
    assert "r-20260414-z" in {each["id"] for each in story.plan["reviews"]}
    assert findings(run, story, keys) == []


# What hides in a merge.


def tampered(story: Story, pair: str, tamper: Callable[[Data, str], None]) -> str:
    """Let the driver merge, and do something more in its commit; gives the id that a second goal got."""
    went_apart(story, *PAIRS[pair])
    tried(story, "merge", "--no-ff", "--no-commit", "side", on=TOGETHER)
    read_again(story)
    (fresh,) = {str(goal["id"]) for goal in story.plan["goals"]} - {"g-1", "g-2"}
    tamper(story.plan, fresh)
    story.save(TOGETHER)
    return fresh


def quoting(plan: Data, goal: str) -> Data:
    """Find the agreement that quotes a goal."""
    found: Data = next(each for each in plan["agreements"] if each["goals"][0]["goal"] == goal)
    return found


def test_other_words_in_an_agreement_whose_goal_got_another_id(story: Story, run: Run, keys: Keyring) -> None:
    def tamper(plan: Data, fresh: str) -> None:
        quoting(plan, fresh)["goals"][0]["statement"] = "I want to do as I am told"

    fresh = tampered(story, "goals of one id", tamper)
    name = quoting(story.plan, fresh)["id"]
    assert findings(run, story, keys) == [("X102", f"agreement {name} was altered: goals")]


def test_an_agreement_that_was_put_upon_the_other_goal(story: Story, run: Run, keys: Keyring) -> None:
    names = []

    def tamper(plan: Data, fresh: str) -> None:
        names.append(quoting(plan, fresh)["id"])
        quoting(plan, fresh)["goals"][0]["goal"] = "g-1"

    fresh = tampered(story, "goals of one id", tamper)
    assert ("X102", f"agreement {names[0]} was altered: goals") in findings(run, story, keys)
    assert fresh in {goal["id"] for goal in story.plan["goals"]}


def test_a_rating_that_was_changed_in_a_merge(story: Story, run: Run, keys: Keyring) -> None:
    def tamper(plan: Data, fresh: str) -> None:
        (entry,) = (each for each in plan["reviews"] if each["progress"][0]["goal"] == fresh)
        entry["progress"][0]["ratings"][0]["rating"] = 9
        names.append(entry["id"])

    names: list[str] = []
    tampered(story, "goals of one id", tamper)
    assert findings(run, story, keys) == [("X102", f"review {names[0]} was altered: progress")]


def test_a_change_that_was_dropped_in_a_merge(story: Story, run: Run, keys: Keyring) -> None:
    def tamper(plan: Data, fresh: str) -> None:
        del next(goal for goal in plan["goals"] if goal["id"] == fresh)["changes"]

    fresh = tampered(story, "goals of one id", tamper)
    assert findings(run, story, keys) == [("X101", f"the change of {SIDE} of goal {fresh} was taken away")]
