"""`goals audit`: honest histories, as they come of ordinary work, and not one finding in any of them."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from audited import LATER, PLAN, STATEMENT, Layout, Story, agreed, as_json
from conftest import Run
from histories import GIT
from keyring import Keyring
from made_plans import Data, goal_data, plan_data, turn

MADE_UP = 24
Way = Callable[[Story], None]
OTHER = "clients/wren-15.yaml"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring(tmp_path_factory.mktemp("keys"))


# Ways in which honest work goes.


def nothing_more(story: Story) -> None:
    """The story as it is."""


def a_draft_amended(story: Story) -> None:
    story.review("2026-04-20", 2)
    story.save("2026-04-20")
    story.plan["reviews"][-1]["progress"][0]["ratings"][0]["rating"] = 7
    story.repository.write(PLAN, story.layout(story.plan))
    story.git("commit", "--quiet", "--all", "--amend", "--no-edit", when="2026-04-21T12:00:00 +0100")


def a_draft_reset_and_done_again(story: Story) -> None:
    kept = deepcopy(story.plan)
    story.review("2026-04-20", 2)
    story.save("2026-04-20")
    story.git("reset", "--quiet", "--hard", "HEAD~1")
    story.plan = kept
    story.review("2026-04-20", 8)
    story.save("2026-04-20")


def drafts_squashed(story: Story) -> None:
    story.review("2026-04-20", 2)
    story.save("2026-04-20")
    story.change("2026-04-21", STATEMENT)
    story.save("2026-04-21")
    story.git("reset", "--quiet", "--soft", "HEAD~2")
    story.git("commit", "--quiet", "-m", "both", when="2026-04-22T12:00:00 +0100")


def a_review_corrected(story: Story) -> None:
    story.review("2026-04-13", 5, corrects="r-20260413-1", id="r-20260413-2")
    story.save("2026-04-14")


def an_agreement_corrected(story: Story) -> None:
    story.plan["agreements"].append(agreed("2026-04-14", LATER) | {"corrects": "a-20260330-1"})
    story.save("2026-04-14")


def a_yes_corrected_after_the_goal_was_active(story: Story) -> None:
    story.plan["goals"].append(goal_data(id="g-2", course=[turn("2026-04-14", "active")]))
    yes = agreed("2026-04-14") | {"goals": [{"goal": "g-2"}]}
    no = agreed("2026-04-15") | {"client": {"answer": "disagrees"}, "goals": [{"goal": "g-2"}], "corrects": yes["id"]}
    story.plan["agreements"] += [yes, no]
    story.save("2026-04-15")


def keys_added_later(story: Story) -> None:
    story.plan["agreements"][0]["copy"] = {"given": "2026-04-14", "to": "client"}
    story.plan["agreements"][0]["note"] = "With an interpreter"
    story.plan["reviews"][0]["next_review"] = "2026-04-13"
    story.plan["reviews"][0]["progress"][0]["in_the_way"] = ["The doors were shut"]
    story.save("2026-05-14")


def empty_things_filled(story: Story) -> None:
    story.review("2026-04-20", 5)
    story.plan["reviews"][-1]["progress"][0]["wins"] = []
    story.save("2026-04-20")
    story.plan["reviews"][-1]["progress"][0]["wins"] = ["I stayed"]
    story.save("2026-04-21")


def laid_out_anew(story: Story) -> None:
    story.layout = lambda plan: yaml.safe_dump(plan, sort_keys=True, width=40)
    story.save("2026-04-20")


def lists_put_in_order(story: Story) -> None:
    for name in ("agreements", "reviews"):
        story.plan[name].reverse()
    story.save("2026-04-20")


def numbers_written_otherwise(story: Story) -> None:
    story.goal["measures"] = [{"id": "m-1", "what": "minutes", "target": 60}]
    quoted = agreed("2026-04-20", LATER)
    quoted["goals"][0]["measures"] = [{"id": "m-1", "what": "minutes", "target": 60}]
    story.plan["agreements"].append(quoted)
    story.save("2026-04-20")
    story.plan["agreements"][-1]["goals"][0]["measures"][0]["target"] = 60.0
    story.plan["agreements"][-1]["goals"][0]["statement"] = LATER.replace(" ", "  ")
    story.save("2026-04-21")


def renamed(story: Story) -> None:
    story.git("mv", PLAN, "clients/wren-15.yaml")
    story.plan["client"] = "wren-15"
    story.path = "clients/wren-15.yaml"
    story.save("2026-04-20")
    story.review("2026-04-21", 3)
    story.save("2026-04-21")


def renamed_and_much_added(story: Story) -> None:
    story.repository.write(PLAN, None)
    story.plan |= {"client": "wren-15", "about": {"strengths": [f"I keep going, {number}" for number in range(90)]}}
    story.path = "clients/wren-15.yaml"
    story.save("2026-04-20")


def a_branch_merged(story: Story) -> None:
    story.git("checkout", "--quiet", "-b", "side")
    story.review("2026-04-14", 5)
    story.save("2026-04-14", who="Ben Ito")
    story.git("checkout", "--quiet", "main")
    other = plan_data({"course": [turn("2026-04-14", "proposed")]}, client="wren-15")
    story.repository.commit("another", {OTHER: story.layout(other)}, "2026-04-15")
    story.repository.merge("side", "2026-04-16")


def both_sides_of_one_plan_merged(story: Story) -> None:
    base = deepcopy(story.plan)
    story.git("checkout", "--quiet", "-b", "side")
    story.review("2026-04-14", 5)
    theirs = deepcopy(story.plan)
    story.save("2026-04-14", who="Ben Ito")
    story.git("checkout", "--quiet", "main")
    story.plan = base
    story.change("2026-04-15", STATEMENT)
    story.save("2026-04-15")
    story.plan["reviews"] = theirs["reviews"]
    story.repository.merge("side", "2026-04-16", files={PLAN: story.layout(story.plan)})


def a_merge_that_asks(story: Story) -> None:
    """Both sides noted another copy of one agreement; the merge keeps both values, and somebody decides later."""
    story.git("checkout", "--quiet", "-b", "side")
    kept = deepcopy(story.plan)
    story.plan["agreements"][0]["note"] = "At home"
    story.save("2026-04-14", who="Ben Ito")
    story.git("checkout", "--quiet", "main")
    story.plan = kept
    story.plan["agreements"][0]["note"] = "At school"
    story.save("2026-04-15")
    where = "agreements[a-20260309-1].note"
    story.plan["conflicts"] = [{"id": "c-1", "where": where, "ours": "At school", "theirs": "At home"}]
    story.repository.merge("side", "2026-04-16", files={PLAN: story.layout(story.plan)})
    del story.plan["conflicts"]
    story.plan["agreements"][0]["note"] = "At home"
    story.save("2026-04-17")


def a_merge_that_gives_another_id(story: Story) -> None:
    story.git("checkout", "--quiet", "-b", "side")
    kept = deepcopy(story.plan)
    theirs = story.review("2026-04-14", 5)
    story.save("2026-04-14", who="Ben Ito")
    story.git("checkout", "--quiet", "main")
    story.plan = kept
    story.review("2026-04-14", 2)
    story.save("2026-04-15")
    story.plan["reviews"].append(theirs | {"id": "r-20260414-9"})
    story.repository.merge("side", "2026-04-16", files={PLAN: story.layout(story.plan)})


def unpushed_work_rebased(story: Story) -> None:
    story.git("checkout", "--quiet", "-b", "side")
    story.review("2026-04-14", 5)
    story.save("2026-04-14")
    story.git("checkout", "--quiet", "main")
    other = plan_data({"course": [turn("2026-04-15", "proposed")]}, client="wren-15")
    story.repository.commit("another", {OTHER: story.layout(other)}, "2026-04-15", who="Ben Ito")
    story.git("checkout", "--quiet", "side")
    story.git("rebase", "--quiet", "main", when="2026-04-20T12:00:00 +0100")
    story.git("checkout", "--quiet", "main")
    story.git("merge", "--quiet", "--ff-only", "side")


def a_commit_picked(story: Story) -> None:
    story.git("checkout", "--quiet", "-b", "side")
    story.review("2026-04-14", 5)
    picked = story.save("2026-04-14")
    story.git("checkout", "--quiet", "main")
    story.git("commit", "--quiet", "--allow-empty", "-m", "meanwhile", when="2026-04-15T12:00:00 +0100")
    story.git("cherry-pick", picked, when="2026-05-20T12:00:00 +0100")
    story.repository.merge("side", "2026-05-21")


def a_commit_taken_back_before_it_was_pushed(story: Story) -> None:
    story.goal["title"] = "The school play"
    story.save("2026-04-20")
    story.git("revert", "--no-edit", "HEAD", when="2026-04-21T12:00:00 +0100")


def a_goal_paused_and_taken_up(story: Story) -> None:
    for on, status in (("2026-04-20", "paused"), ("2026-05-04", "active"), ("2026-05-18", "achieved")):
        story.goal["course"].append(turn(on, status))
        story.save(on)


def a_goal_declined(story: Story) -> None:
    story.plan["goals"].append(goal_data(id="g-2", course=[turn("2026-04-20", "proposed")]))
    story.save("2026-04-20")
    story.plan["goals"][1]["course"].append(turn("2026-04-21", "declined"))
    no = agreed("2026-04-21") | {"client": {"answer": "disagrees"}, "goals": [{"goal": "g-2"}]}
    story.plan["agreements"].append(no)
    story.save("2026-04-21")


def handed_over_and_closed(story: Story) -> None:
    story.plan["handovers"] = [{"on": "2026-04-20", "from": "w-amara", "to": "w-ben"}]
    story.plan["worker"] = "w-ben"
    story.save("2026-04-20")
    story.plan["closed"] = {"on": "2026-05-20", "because": "done"}
    story.save("2026-05-20", who="Ben Ito")


def steps_and_details_changed(story: Story) -> None:
    step: Data = {"id": "s-1", "who": "client", "step": "Visit the hall", "promised": "2026-04-20", "due": "2026-04-27"}
    story.goal["steps"] = [step]
    story.save("2026-04-20")
    step["done"] = "2026-04-26"
    story.goal.update(title="The school play", importance=9)
    story.save("2026-05-20")
    story.goal["importance"] = 4
    story.goal["title"] = "The play"
    story.save("2026-05-21")


def later_words_and_requests(story: Story) -> None:
    story.goal["words_later"] = [{"on": "2026-04-20", "words": "And once alone"}]
    story.plan["requests"] = [{"on": "2026-04-20", "by": "client", "asks": "Another room"}]
    story.plan["disagreements"] = [{"on": "2026-04-20", "about": "the day"}]
    story.save("2026-04-20")
    story.plan["requests"][0]["answered"] = "Yes"
    story.plan["disagreements"][0]["handled"] = "We took Tuesday"
    story.goal["words_later"].append({"on": "2026-04-20", "words": "And twice"})
    story.save("2026-04-20")


def a_broken_version_mended(story: Story) -> None:
    whole = story.layout(story.plan)
    story.repository.commit("broken", {PLAN: f"<<<<<<< ours\n{whole}"}, "2026-04-20")
    story.review("2026-04-21", 4)
    story.save("2026-04-21")


def a_plan_made_by_mistake(story: Story) -> None:
    story.repository.commit("slip", {OTHER: story.layout(plan_data(client="wren-15"))}, "2026-04-20")
    story.repository.commit("taken away", {OTHER: None}, "2026-04-20")


def entered_after_a_holiday(story: Story) -> None:
    story.review("2026-04-20", 6)
    story.save("2026-05-04")


def entered_after_midnight_in_the_east(story: Story) -> None:
    story.review("2026-04-20", 6)
    story.repository.write(PLAN, story.layout(story.plan))
    story.git("commit", "--quiet", "--all", "-m", "late", when="2026-04-19T23:30:00 +0000")


def clocks_that_differ(story: Story) -> None:
    story.repository.commit("a slow clock", {"note.txt": "x"}, "2026-04-13")
    story.git("commit", "--quiet", "--allow-empty", "-m", "slower", when="2026-04-12T20:00:00 +0100")


def other_files_come_and_go(story: Story) -> None:
    story.repository.commit(
        "more", {"README.md": "x", "clients/notes.txt": "y", "old/heron-27.yaml": "z"}, "2026-04-20"
    )
    files: dict[str, str | None] = {"README.md": None, "clients/notes.txt": None, "old/heron-27.yaml": None}
    story.repository.commit("less", files, "2026-04-21")


def an_octopus(story: Story) -> None:
    for number, name in enumerate(("one", "two")):
        story.git("checkout", "--quiet", "-b", name, "main")
        other = plan_data({"course": [turn("2026-04-14", "proposed")]}, client=f"wren-1{number}")
        story.repository.commit(name, {f"clients/wren-1{number}.yaml": story.layout(other)}, "2026-04-14")
    story.git("checkout", "--quiet", "main")
    story.git("merge", "--quiet", "--no-ff", "-m", "all", "one", "two", when="2026-04-16T12:00:00 +0100")


def a_stash_popped(story: Story) -> None:
    story.review("2026-04-20", 6)
    story.repository.write(PLAN, story.layout(story.plan))
    story.git("stash", "--quiet", when="2026-04-20T12:00:00 +0100")
    story.git("commit", "--quiet", "--allow-empty", "-m", "meanwhile", when="2026-04-20T12:00:00 +0100")
    story.git("stash", "pop", "--quiet")
    story.save("2026-04-21")


WAYS = [
    nothing_more, a_draft_amended, a_draft_reset_and_done_again, drafts_squashed, a_review_corrected,
    an_agreement_corrected, a_yes_corrected_after_the_goal_was_active, keys_added_later, empty_things_filled,
    laid_out_anew, lists_put_in_order,
    numbers_written_otherwise, renamed, renamed_and_much_added, a_branch_merged,
    both_sides_of_one_plan_merged, a_merge_that_asks, a_merge_that_gives_another_id, unpushed_work_rebased,
    a_commit_picked, a_commit_taken_back_before_it_was_pushed, a_goal_paused_and_taken_up, a_goal_declined,
    handed_over_and_closed, steps_and_details_changed, later_words_and_requests, a_broken_version_mended,
    a_plan_made_by_mistake, entered_after_a_holiday, entered_after_midnight_in_the_east, clocks_that_differ,
    other_files_come_and_go, an_octopus, a_stash_popped,
]  # fmt: skip


# What may happen on a day of ordinary work; `on` is the day of the meeting.


def looks_back(story: Story, on: str, chance: random.Random) -> None:
    number = len(story.plan["reviews"])
    story.review(on, chance.randrange(11), id=f"r-{on.replace('-', '')}-{number}")


def looks_back_once_more(story: Story, on: str, chance: random.Random) -> None:
    old = chance.choice(story.plan["reviews"])
    looks_back(story, on, chance)
    story.plan["reviews"][-1]["corrects"] = old["id"]


def agrees_anew(story: Story, on: str, chance: random.Random) -> None:
    if story.goal["statement"] in (LATER, STATEMENT):
        story.change(on, STATEMENT if story.goal["statement"] == LATER else LATER)
    story.plan["agreements"][-1]["id"] += f"{len(story.plan['agreements'])}"


def fills_in(story: Story, on: str, chance: random.Random) -> None:
    chance.choice(story.plan["agreements"]).setdefault("copy", {"given": on, "to": "client"})
    chance.choice(story.plan["reviews"]).setdefault("next_review", on)


def takes_a_turn(story: Story, on: str, chance: random.Random) -> None:
    status = "active" if story.goal["course"][-1]["status"] == "paused" else "paused"
    story.goal["course"].append(turn(on, status))


def raises_a_goal(story: Story, on: str, chance: random.Random) -> None:
    raised = goal_data(id=f"g-{len(story.plan['goals']) + 1}", course=[turn(on, "proposed")])
    story.plan["goals"].insert(chance.randrange(1, len(story.plan["goals"]) + 1), raised)


def says_more(story: Story, on: str, chance: random.Random) -> None:
    story.goal.setdefault("words_later", []).append({"on": on, "words": f"More, {chance.random()}"})


def promises(story: Story, on: str, chance: random.Random) -> None:
    steps = story.goal.setdefault("steps", [])
    steps.append({"id": f"s-{len(steps)}", "who": "client", "step": "Go there", "promised": on})
    chance.choice(steps)["done"] = on


def lays_it_out_anew(story: Story, on: str, chance: random.Random) -> None:
    story.layout = chance.choice(LAYOUTS)
    chance.shuffle(story.plan["reviews"])


def renames_it(story: Story, on: str, chance: random.Random) -> None:
    story.repository.write(story.path, None)
    story.plan["client"] = f"wren-{chance.randrange(10, 99)}"
    story.path = f"clients/{story.plan['client']}.yaml"


DEEDS = [
    looks_back, looks_back_once_more, agrees_anew, fills_in, takes_a_turn, raises_a_goal, says_more, promises,
    lays_it_out_anew, renames_it,
]  # fmt: skip


def worked(story: Story, chance: random.Random) -> None:
    """Let some weeks pass: meetings, commits some days after them, drafts amended, and branches merged."""
    day = date(2026, 4, 14)
    for number in range(8):
        day += timedelta(days=chance.randrange(5))
        committed = day + timedelta(days=chance.randrange(10))
        aside = chance.random() < 0.3
        if aside:
            story.git("checkout", "--quiet", "-b", f"side-{number}")
        if chance.random() < 0.3:
            kept = deepcopy(story.plan)
            looks_back(story, str(day), chance)
            story.save(str(committed))
            story.plan = kept
            story.git("reset", "--quiet", "--hard", "HEAD~1")
        for deed in chance.sample(DEEDS, 2):
            deed(story, str(day), chance)
        story.save(str(committed), who=chance.choice(("Amara Obi", "Ben Ito")))
        if aside:
            story.git("checkout", "--quiet", "main")
            story.repository.merge(f"side-{number}", str(committed))
        day = committed


def as_yaml(plan: Data) -> str:
    return yaml.safe_dump(plan, sort_keys=False, allow_unicode=True)


def with_line_ends_of_windows(plan: Data) -> str:
    return as_yaml(plan).replace("\n", "\r\n")


LAYOUTS: tuple[Layout, ...] = (as_json, as_yaml, with_line_ends_of_windows)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, keys: Keyring, made: Callable[[Path], None]) -> dict[str, Story]:
    """Tell the story once in each layout."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for layout in LAYOUTS:
            folder = tmp_path_factory.mktemp("lived") / "caseload"
            made(folder)
            found[layout.__name__] = Story(folder, keys, layout)
            found[layout.__name__].lived()
    return found


@pytest.fixture(scope="module")
def made() -> Callable[[Path], None]:
    import goals_cli.__main__ as program

    def make(folder: Path) -> None:
        assert program.run(["init", str(folder), "--quiet"]) == 0

    return make


def assert_honest(run: Run, story: Story, keys: Keyring) -> None:
    result = run("audit", "--format", "json", "--signers", keys.signers("w-amara"), "--caseload", story.folder)
    assert json.loads(result.stdout)["findings"] == []
    assert result.code == 0


@pytest.mark.parametrize("way", WAYS)
def test_honest_work_is_not_suspected(
    lived: dict[str, Story], tmp_path: Path, run: Run, keys: Keyring, way: Way
) -> None:
    story = lived["as_json"].copied(tmp_path / "caseload")
    way(story)
    assert_honest(run, story, keys)


@pytest.mark.parametrize("seed", range(MADE_UP))
def test_honest_work_of_many_kinds_is_not_suspected(
    lived: dict[str, Story], tmp_path: Path, run: Run, keys: Keyring, seed: int
) -> None:
    """Weeks of work that are made up, in an order that the number tells."""
    chance = random.Random(seed)
    story = lived[chance.choice(LAYOUTS).__name__].copied(tmp_path / "caseload")
    worked(story, chance)
    assert_honest(run, story, keys)


def test_a_repository_of_longer_ids_is_not_suspected(tmp_path: Path, run: Run, keys: Keyring) -> None:
    """Its commits carry their signatures under another name."""
    folder = tmp_path / "caseload"
    subprocess.run([GIT, "init", "--quiet", "--object-format=sha256", folder], check=True)
    assert run("init", folder, "--quiet").code == 0
    story = Story(folder, keys)
    story.lived()
    assert len(story.git("rev-parse", "HEAD")) == 64
    assert "\ngpgsig-sha256 " in story.git("cat-file", "commit", "HEAD")
    kept = tmp_path / "kept"
    assert run("audit", "--write-checkpoint", kept, "--caseload", folder).code == 0
    assert run("audit", "--checkpoint", kept, "--caseload", folder).code == 0
    assert_honest(run, story, keys)


def test_there_are_fifty_of_them() -> None:
    assert len(WAYS) + MADE_UP >= 50
