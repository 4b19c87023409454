"""`goals history`: what happened in a plan, from real repositories, told whole in every format."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from histories import Repository
from jsonschema import Draft202012Validator
from made_plans import Data, agreement, plan_data, turn

from goals_cli import schema

PATH = "clients/heron-27.yaml"
STATEMENT = "I stay in the hall for an hour"
TODAY = {"GOALS_TODAY": "2026-04-30"}


@pytest.fixture
def repository(caseload: Path) -> Repository:
    """Give the repository of a caseload without a plan, all of it committed."""
    found = Repository(caseload)
    found.git("symbolic-ref", "HEAD", "refs/heads/main")
    found.commit("the caseload", {}, "2026-03-01")
    return found


def written(data: Data) -> str:
    return json.dumps(data, indent=1)


def goal(**more: Any) -> Data:
    raised = {"by": "client", "on": "2026-03-02"}
    step = {"id": "s-1", "who": "w-amara", "step": "Ask the school", "promised": "2026-03-02", "due": "2026-03-20"}
    course = [turn("2026-03-02", "proposed")]
    return {
        "id": "g-1",
        "raised": raised,
        "words": "I want to sit through it",
        "course": course,
        "steps": [step],
    } | more


def first() -> Data:
    return plan_data(goal())


def agreed(**more: Any) -> Data:
    """Give the plan after its statement was agreed on."""
    quoted = agreement("2026-03-09", statement=STATEMENT, target_date="2026-06-30")
    course = [turn("2026-03-02", "proposed"), turn("2026-03-09", "active")]
    return plan_data(goal(statement=STATEMENT, target_date="2026-06-30", course=course) | more, agreements=[quoted])


def lived(repository: Repository) -> list[str]:
    """Commit three versions of a plan: first, agreed, and one edited by hand; return the commits."""
    return [
        repository.commit("first", {PATH: written(first())}, "2026-03-02"),
        repository.commit("agreed", {PATH: written(agreed())}, "2026-03-09", who="Ben Ito"),
        repository.commit("by hand", {PATH: written(agreed(target_date="2026-07-31"))}, "2026-04-03"),
    ]


def test_a_plan_is_told_of_the_newest_first(repository: Repository, run: Run) -> None:
    one, two, three = (commit[:7] for commit in lived(repository))
    repository.write(PATH, written(agreed(target_date="2026-07-31", confidence=4)))
    assert (
        run("history", "heron-27", env=TODAY).stdout
        == f"""\
History of heron-27
===================

2026-04-30, w-amara, not committed
----------------------------------

- g-1: noted: confidence: 4

2026-04-03, w-amara, {three} by Amara Obi
-----------------------------------------

- g-1: target date changed from 2026-06-30 to 2026-07-31 outside a review

2026-03-21
----------

- g-1: step s-1 "Ask the school", promised by w-amara, was due on 2026-03-20

2026-03-09, w-amara, {two} by Ben Ito
---------------------------------------

- g-1: the work on it began
- agreement a-20260309-1 on g-1: the client agrees: "I stay in the hall for an
  hour", target date 2026-06-30
- g-1: noted: target date: 2026-06-30
- g-1: worded: "I stay in the hall for an hour"

2026-03-02, w-amara, {one} by Amara Obi
-----------------------------------------

- g-1: step s-1 "Ask the school" promised by w-amara, by 2026-03-20
- g-1: raised by the client: "I want to sit through it"
- plan opened by w-amara
"""
    )


def test_markdown(repository: Repository, run: Run) -> None:
    *_, three = lived(repository)
    assert (
        run("history", "heron-27", "--since", "2026-04-01", "--format", "markdown", env=TODAY).stdout
        == f"""\
# History of heron-27

## 2026-04-03, w-amara, {three[:7]} by Amara Obi

- g-1: target date changed from 2026-06-30 to 2026-07-31 outside a review
"""
    )


def test_csv(repository: Repository, run: Run) -> None:
    *_, three = lived(repository)
    result = run("history", "heron-27", "--since", "2026-04-01", "--format", "csv", env=TODAY)
    assert list(csv.DictReader(result.stdout.splitlines())) == [
        {"on": "2026-04-03", "kind": "edited", "goal": "g-1", "id": "", "what": "target_date", "who": "",
         "worker": "w-amara", "before": "2026-06-30", "after": "2026-07-31", "because": "", "asked_by": "",
         "answer": "", "client_says": "", "commit": three, "author": "Amara Obi", "committer": "Amara Obi",
         "committed": "2026-04-03T12:00:00+01:00", "path": PATH}
    ]  # fmt: skip


def test_json(repository: Repository, run: Run) -> None:
    *_, three = lived(repository)
    result = json.loads(run("history", "heron-27", "--since", "2026-04-01", "--format", "json", env=TODAY).stdout)
    Draft202012Validator(json.loads(schema.text("history"))).validate(result)
    amara = {"name": "Amara Obi", "email": "amara@agency.example"}
    assert (result["format"], result["client"], result["notes"]) == ("goals-history/1", "heron-27", [])
    assert result["events"] == [
        {"on": "2026-04-03", "kind": "edited", "goal": "g-1", "goals": [], "id": None, "what": "target_date",
         "who": None, "worker": "w-amara", "before": "2026-06-30", "after": "2026-07-31", "because": None,
         "reason": None, "asked_by": None, "answer": None, "shown": None, "client_says": None, "corrects": None,
         "details": None, "private": False, "path": PATH,
         "commit": {"id": three, "author": amara, "authored": "2026-04-03T12:00:00+01:00", "committer": amara,
                    "committed": "2026-04-03T12:00:00+01:00"}}
    ]  # fmt: skip


def kinds(run: Run, *arguments: str, client: str = "heron-27") -> list[tuple[str, str]]:
    """Tell which events a history has, the newest first."""
    result = run("history", client, "--format", "json", *arguments, env=TODAY)
    assert result.code == 0, result.stderr
    return [(each["on"], each["kind"]) for each in json.loads(result.stdout)["events"]]


def notes(run: Run, client: str = "heron-27") -> list[str]:
    result = run("history", client, "--format", "json", env=TODAY)
    assert result.code == 0, result.stderr
    found: list[str] = json.loads(result.stdout)["notes"]
    return found


FIRST = [("2026-03-21", "overdue"), ("2026-03-02", "promised"), ("2026-03-02", "raised"), ("2026-03-02", "opened")]


def test_days_and_goals_can_be_chosen(repository: Repository, run: Run) -> None:
    both = first()
    both["goals"].append(goal(id="g-2", steps=[]))
    repository.commit("first", {PATH: written(both)}, "2026-03-02")
    assert kinds(run, "--goal", "g-2") == [("2026-03-02", "raised")]
    assert kinds(run, "--goal", "g-1") == FIRST[:-1]
    assert kinds(run, "--until", "2026-03-01") == []
    assert kinds(run, "--since", "2026-03-21", "--until", "2026-03-21") == FIRST[:1]
    result = run("history", "heron-27", "--goal", "g-3", env=TODAY)
    assert (result.code, result.stderr) == (3, "goals: no goal 'g-3' in the plan of heron-27\n  its goals: g-1, g-2\n")
    result = run("history", "heron-27", "--since", "yesterday", env=TODAY)
    assert (result.code, result.stderr) == (2, "goals: --since needs a day\n  write it as year-month-day: 2026-03-02\n")
    assert run("history", "heron-27", "--until", "2026-03-01", env=TODAY).stdout == (
        "History of heron-27\n===================\n\nNothing happened that was asked for.\n"
    )


def test_a_goal_that_was_taken_out_can_still_be_asked_for(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    repository.commit("gone", {PATH: written(plan_data())}, "2026-03-05")
    assert kinds(run, "--goal", "g-1") == [("2026-03-05", "edited"), *FIRST[1:-1]]


def test_what_is_private_is_told_without_its_words(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(plan_data(goal(private=True, steps=[])))}, "2026-03-02")
    assert "sit through it" not in run("history", "heron-27", env=TODAY).stdout
    assert "- g-1: raised by the client: (private)\n" in run("history", "heron-27", env=TODAY).stdout
    assert '- g-1: raised by the client: "I want to sit through it"\n' in run(
        "history", "heron-27", "--private", env=TODAY
    ).stdout  # fmt: skip


def test_a_plan_is_followed_across_a_rename(repository: Repository, run: Run) -> None:
    repository.commit("first", {"clients/wren-15.yaml": written(first() | {"client": "wren-15"})}, "2026-03-02")
    repository.commit("renamed", {"clients/wren-15.yaml": None, PATH: written(first())}, "2026-03-05")
    assert kinds(run) == [FIRST[0], ("2026-03-05", "renamed"), *FIRST[1:]]


def test_a_plan_is_followed_when_most_of_it_was_written_in_the_commit_that_renamed_it(
    repository: Repository, run: Run
) -> None:
    repository.commit("first", {"clients/wren-15.yaml": written(first() | {"client": "wren-15"})}, "2026-03-02")
    reviews = [
        {"id": f"r-202603{day:02}-1", "on": f"2026-03-{day:02}", "kind": "check-in", "present": ["client", f"w-{day}"]}
        for day in range(4, 14)
    ]
    later = written(first() | {"reviews": reviews})
    renamed = repository.commit("renamed", {"clients/wren-15.yaml": None, PATH: later}, "2026-03-20")
    assert repository.git("diff-tree", "-r", "-M60%", "--name-status", renamed).splitlines()[1][:1] == "A"
    assert [each for each in kinds(run) if each[1] != "reviewed"] == [
        FIRST[0], ("2026-03-20", "renamed"), *FIRST[1:]
    ]  # fmt: skip
    assert told(run, client="wren-15")[0] == "the client's code is heron-27 now, before: wren-15"


def test_the_plan_of_another_client_is_not_mixed_in(repository: Repository, run: Run) -> None:
    other = plan_data(goal(id="g-9", steps=[]), client="wren-15")
    mine = plan_data(goal(steps=[]))
    repository.commit("first", {"clients/wren-15.yaml": written(other)}, "2026-03-01")
    repository.commit("later", {"clients/wren-15.yaml": written(other | {"worker": "w-cleo"})}, "2026-03-02")
    renamed = repository.commit("swapped", {"clients/wren-15.yaml": None, PATH: written(mine)}, "2026-03-05")
    assert repository.git("diff-tree", "-r", "-M", "--name-status", renamed).splitlines()[1][:1] == "R"
    assert kinds(run) == [("2026-03-02", "raised"), ("2026-03-02", "opened")]


def test_what_two_lines_brought_is_told_once_and_a_merge_says_only_what_it_did(
    repository: Repository, run: Run
) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("side", {PATH: written(plan_data(goal(importance=9)))}, "2026-03-03")
    repository.git("checkout", "--quiet", "main")
    repository.commit("main", {PATH: written(plan_data(goal(confidence=4)))}, "2026-03-04")
    both = plan_data(goal(confidence=4, importance=9, title="The play"))
    repository.merge("side", "2026-03-05", files={PATH: written(both)})
    assert kinds(run) == [
        FIRST[0], ("2026-03-05", "noted"), ("2026-03-04", "noted"), ("2026-03-03", "noted"), *FIRST[1:],
    ]  # fmt: skip


def test_an_entry_that_came_by_two_ways_is_told_with_its_first_commit(repository: Repository, run: Run) -> None:
    base = repository.commit("first", {PATH: written(first())}, "2026-03-02")
    early = repository.commit("agreed", {PATH: written(agreed())}, "2026-03-09")
    repository.git("checkout", "--quiet", "-b", "side", base)
    repository.commit("agreed too", {PATH: written(agreed())}, "2026-03-10")
    repository.git("checkout", "--quiet", "main")
    repository.merge("side", "2026-03-11")
    result = run("history", "heron-27", "--format", "json", env=TODAY)
    found = [each for each in json.loads(result.stdout)["events"] if each["kind"] == "agreed"]
    assert [each["commit"]["id"] for each in found] == [early]


def test_where_there_is_no_repository(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", tmp_path / "bare", "--no-git")
    monkeypatch.chdir(tmp_path / "bare")
    Path(PATH).write_text(written(first()))
    assert notes(run) == ["This caseload is in no git repository: only the present plan can be told of."]
    assert kinds(run) == FIRST


def test_before_the_first_commit(caseload: Path, run: Run) -> None:
    (caseload / PATH).write_text(written(first()))
    assert notes(run) == ["Nothing has been committed yet: only the present plan can be told of."]
    assert kinds(run) == FIRST


def test_a_plan_that_was_never_committed(repository: Repository, run: Run) -> None:
    repository.write(PATH, written(first()))
    assert notes(run) == ["The plan of heron-27 has never been committed."]
    assert kinds(run) == FIRST


def test_a_plan_that_is_gone_is_told_of_all_the_same(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    repository.commit("gone", {PATH: None}, "2026-03-05")
    assert notes(run) == ["The plan of heron-27 is gone from the caseload."]
    assert kinds(run) == [("2026-03-05", "edited"), *FIRST[1:]]


WAS_DUE = 'g-1: step s-1 "Ask the school", promised by w-amara, was due on 2026-03-20'


def told(run: Run, *arguments: str, client: str = "heron-27") -> list[str]:
    """Give the sentences of a history, the newest first."""
    text = run("history", client, *arguments, env=TODAY).stdout
    return [" ".join(each.partition("\n\n")[0].split()) for each in text.split("\n- ")[1:]]


def test_a_plan_that_was_taken_away_and_came_back_is_told_once(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    repository.commit("gone", {PATH: None}, "2026-03-05")
    repository.write(PATH, written(first()))
    assert told(run)[:3] == ["the plan is back", WAS_DUE, "the plan was taken away"]
    repository.commit("back", {PATH: written(plan_data(goal(importance=9)))}, "2026-03-06")
    assert told(run) == [
        WAS_DUE, "g-1: noted: importance: 9", "the plan is back", "the plan was taken away",
        'g-1: step s-1 "Ask the school" promised by w-amara, by 2026-03-20',
        'g-1: raised by the client: "I want to sit through it"', "plan opened by w-amara",
    ]  # fmt: skip


def test_another_plan_under_the_code_of_one_that_was_taken_away_is_a_new_one(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    repository.commit("gone", {PATH: None}, "2026-03-05")
    repository.commit("new", {PATH: written(plan_data(goal(id="g-2", steps=[]), opened="2026-03-06"))}, "2026-03-06")
    assert told(run, "--since", "2026-03-05") == ["plan opened by w-amara", "the plan was taken away"]


def test_a_shallow_clone_and_a_detached_head(repository: Repository, run: Run, tmp_path: Path,
                                             monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    last = lived(repository)[-1]
    repository.git("clone", "--quiet", "--depth=2", f"file://{repository.folder}", str(tmp_path / "clone"), here=False)
    monkeypatch.chdir(tmp_path / "clone")
    Repository.git(repository, "-C", str(tmp_path / "clone"), "checkout", "--quiet", "--detach", here=False)
    assert notes(run) == [
        "This clone holds only the latest commits: what they began with is told of as if the oldest had brought it "
        "(git fetch --unshallow gets the others).",
        f"No branch is checked out: this is the history up to the commit {last[:7]}.",
    ]
    assert kinds(run)[0] == ("2026-04-03", "edited")
    result = run("history", "wren-15", env=TODAY)
    assert (result.code, result.stderr) == (
        3, f"goals: no plan for wren-15\n  no branch is checked out: up to the commit {last[:7]} there was none\n"
    )  # fmt: skip


def test_a_broken_version_in_the_middle_is_said_and_left_out(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    broken = repository.commit("broken", {PATH: "goals: [\n"}, "2026-03-03")
    wrong = repository.commit("wrong", {PATH: written(plan_data() | {"goals": 5})}, "2026-03-04")
    repository.commit("agreed", {PATH: written(agreed())}, "2026-03-09")
    assert notes(run) == [
        f"The version of commit {wrong[:7]} is left out: it is no valid plan.",
        f"The version of commit {broken[:7]} is left out: it is no readable YAML.",
    ]
    assert kinds(run) == [FIRST[0], ("2026-03-09", "started"), ("2026-03-09", "agreed"), ("2026-03-09", "noted"),
                          ("2026-03-09", "worded"), *FIRST[1:]]  # fmt: skip


def test_a_version_that_is_too_large_is_called_so(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    large = repository.commit("large", {PATH: written(first() | {"x-log": "x" * 2**20})}, "2026-03-03")
    repository.write(PATH, written(first()))
    assert notes(run) == [
        f"The version of commit {large[:7]} is left out: it is larger than 1 MiB, which no plan may be."
    ]


def test_a_present_plan_that_cannot_be_read_is_said_and_left_out(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    repository.write(PATH, "goals: [\n")
    assert notes(run) == [
        "The plan of heron-27 as it lies in the folder is left out: it is no readable YAML (goals check says more)."
    ]
    assert kinds(run) == FIRST


def test_a_client_who_never_had_a_plan(repository: Repository, run: Run) -> None:
    result = run("history", "wren-15", env=TODAY)
    assert (result.code, result.stderr) == (3, "goals: no plan for wren-15\n  goals list shows who has a plan\n")


@pytest.mark.parametrize(
    ("step", "overdue"),
    [
        ({"done": "2026-03-20"}, []),
        ({"done": "2026-03-22"}, ["2026-03-21"]),
        ({"taken_back": {"on": "2026-03-19"}}, []),
        ({"due": "2026-04-29"}, ["2026-04-30"]),
        ({"due": "2026-04-30"}, []),
    ],
)
def test_overdue_is_what_the_calendar_tells(repository: Repository, run: Run, step: Data, overdue: list[str]) -> None:
    plan = first()
    plan["goals"][0]["steps"][0] |= step
    repository.commit("first", {PATH: written(plan)}, "2026-03-02")
    assert [on for on, kind in kinds(run) if kind == "overdue"] == overdue


def test_nobody_waits_for_a_step_of_a_goal_that_rested(repository: Repository, run: Run) -> None:
    plan = plan_data(goal(course=[turn("2026-03-02", "active"), turn("2026-03-19", "paused")]))
    repository.commit("first", {PATH: written(plan)}, "2026-03-02")
    assert "overdue" not in [kind for _, kind in kinds(run)]


def test_a_plan_that_goes_on_under_another_code_is_told_of_up_to_then(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    later = written(first() | {"client": "kite-1"})
    repository.commit("renamed", {PATH: None, "clients/kite-1.yaml": later}, "2026-03-05")
    assert notes(run) == ["The plan of heron-27 is that of kite-1 now: goals history kite-1 goes on."]
    assert told(run)[0] == "the client's code is kite-1 now, before: heron-27"
    assert kinds(run) == [("2026-03-05", "renamed"), *FIRST[1:]]
    assert kinds(run, client="kite-1") == [FIRST[0], ("2026-03-05", "renamed"), *FIRST[1:]]
    last = written(first() | {"client": "lark-33"})
    repository.commit("once more", {"clients/kite-1.yaml": None, "clients/lark-33.yaml": last}, "2026-03-06")
    for client, code in (("heron-27", "kite-1"), ("kite-1", "lark-33")):
        assert notes(run, client) == [f"The plan of {client} is that of lark-33 now: goals history lark-33 goes on."]
        assert f"the client's code is {code} now" in told(run, client=client)[0]


def test_a_plan_in_whose_place_another_clients_one_was_put_is_taken_away(repository: Repository, run: Run) -> None:
    repository.commit("first", {PATH: written(first())}, "2026-03-02")
    other = first() | {"client": "kite-1"}
    other["goals"][0]["id"] = "g-9"
    renamed = repository.commit("swapped", {PATH: None, "clients/kite-1.yaml": written(other)}, "2026-03-05")
    assert repository.git("diff-tree", "-r", "-M", "--name-status", renamed).splitlines()[1][:1] == "R"
    assert told(run)[0] == "the plan was taken away"
