"""`goals diff`: what changed between two points, and the client's page of what changed since they agreed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from histories import Repository
from jsonschema import Draft202012Validator
from made_plans import Data, agreement, plan_data, turn

from goals_cli import schema
from goals_cli.commands import diff, history
from goals_cli.history.since_agreed import since_agreed
from goals_cli.render import diff_page
from goals_cli.render import history as history_page
from goals_cli.render.since_agreed import FORMATS, text

HERON, WREN = "clients/heron-27.yaml", "clients/wren-15.yaml"
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


def test_the_choices_of_a_format_are_those_that_there_are() -> None:
    assert tuple(history_page.FORMATS) == history.FORMATS
    assert tuple(diff_page.FORMATS) == tuple(FORMATS) == diff.FORMATS


def three(repository: Repository) -> list[str]:
    """Commit two plans, a change of one, and a change of the other; return the short names of the commits."""
    heron, wren = plan_data({"importance": 5}), plan_data({"id": "g-2"}, client="wren-15")
    return [
        repository.commit("two", {HERON: written(heron), WREN: written(wren)}, "2026-03-02")[:7],
        repository.commit("one", {HERON: written(plan_data({"importance": 7}))}, "2026-03-09")[:7],
        repository.commit("other", {WREN: written(wren | {"monitor": "by telephone"})}, "2026-03-16")[:7],
    ]


def test_the_present_files_and_the_last_commit(repository: Repository, run: Run) -> None:
    *_, last = three(repository)
    empty = run("diff", env=TODAY)
    assert (empty.code, empty.stdout) == (
        0, f"From {last} (2026-03-16) to the present files\n{'=' * 46}\n\nNothing has changed.\n"
    )  # fmt: skip
    repository.write(HERON, written(plan_data({"importance": 7, "confidence": 2})))
    assert (
        run("diff", env=TODAY).stdout
        == f"""\
From {last} (2026-03-16) to the present files
==============================================

heron-27
--------

- g-1: noted: confidence: 2
"""
    )


def test_two_points(repository: Repository, run: Run) -> None:
    first, second, last = three(repository)
    whole = f"""\
From {first} (2026-03-02) to {last} (2026-03-16)
=================================================

heron-27
--------

- g-1: importance changed from 5 to 7

wren-15
-------

- noted: monitor: "by telephone"
"""
    for span in (f"{first}..{last}", f"{first}..", "HEAD~2..main", "2026-03-08..2026-03-16"):
        assert run("diff", span, env=TODAY).stdout == whole
    assert (
        run("diff", f"..{second}", "wren-15", "--format", "markdown", env=TODAY).stdout
        == f"""\
# From {last} (2026-03-16) to {second} (2026-03-09)

The second point is the earlier one: this is what would have to be undone to get back to it.

## wren-15

- monitor "by telephone" taken out
"""
    )


def test_a_point_and_the_present_files(repository: Repository, run: Run) -> None:
    first, *_ = three(repository)
    repository.write(HERON, None)
    assert (
        run("diff", "2026-03-02", env=TODAY).stdout
        == f"""\
From {first} (2026-03-02) to the present files
==============================================

heron-27
--------

- the plan was taken away

wren-15
-------

- noted: monitor: "by telephone"
"""
    )


def test_one_client(repository: Repository, run: Run) -> None:
    first, *_, last = three(repository)
    result = json.loads(run("diff", f"{first}..{last}", "heron-27", "--format", "json", env=TODAY).stdout)
    Draft202012Validator(json.loads(schema.text("diff"))).validate(result)
    assert [each["client"] for each in result["plans"]] == ["heron-27"]
    assert [(each["kind"], each["what"]) for each in result["plans"][0]["events"]] == [("set", "importance")]
    assert (result["from"]["id"][:7], result["to"]["id"][:7], result["notes"]) == (first, last, [])
    repository.write(WREN, written(plan_data({"id": "g-2"}, client="wren-15")))
    assert "heron-27" not in run("diff", "wren-15", env=TODAY).stdout
    assert "wren-15" in run("diff", "wren-15", env=TODAY).stdout
    assert "Nothing has changed." in run("diff", "heron-27", env=TODAY).stdout


def test_a_plan_of_another_name_is_the_same_plan(repository: Repository, run: Run) -> None:
    three(repository)
    repository.write(WREN, None)
    repository.write("clients/lark-33.yaml", written(plan_data({"id": "g-2", "title": "The play"}, client="lark-33")))
    assert (
        run("diff", env=TODAY).stdout.split("\n\n", 1)[1]
        == """\
lark-33
-------

- the client's code is lark-33 now, before: wren-15
- g-2: noted: title: "The play"
- monitor "by telephone" taken out
"""
    )


def test_what_changed_is_told_in_the_order_of_its_days(repository: Repository, run: Run) -> None:
    first, *_ = three(repository)
    goal = {"importance": 5, "course": [turn("2026-03-02", "active"), turn("2026-03-20", "paused")], "confidence": 4}
    other = {"id": "g-3", "title": "Work", "course": [turn("2026-03-05", "proposed")]}
    repository.write(HERON, written(plan_data(goal, other, agreements=[agreement("2026-03-04")])))
    assert run("diff", first, "heron-27", env=TODAY).stdout.split("\n\n", 2)[2] == """\
- g-1: noted: confidence: 4
- 2026-03-04: agreement a-20260304-1 on g-1: the client agrees
- 2026-03-05: g-3: raised by the client
- g-3: noted: title: Work
- 2026-03-20: g-1: paused
"""


def test_a_plan_is_found_under_any_code_that_it_had(repository: Repository, run: Run) -> None:
    first, second, _ = three(repository)
    later = written(plan_data({"importance": 7}, client="lark-33"))
    repository.commit("renamed", {HERON: None, "clients/lark-33.yaml": later}, "2026-03-20")
    moved = "- the client's code is lark-33 now, before: heron-27"
    changed = "- g-1: importance changed from 5 to 7"
    for client in ("heron-27", "lark-33"):
        told = run("diff", first, client, env=TODAY).stdout
        assert told.split("\n\n", 1)[1] == f"lark-33\n-------\n\n{moved}\n{changed}\n"
        told = run("diff", f"{first}..{second}", client, env=TODAY).stdout if client == "lark-33" else None
        assert told is None or told.split("\n\n", 1)[1] == f"heron-27\n--------\n\n{changed}\n"
    assert run("diff", f"{first}..{second}", "kite-1", env=TODAY).code == 3


def test_a_plan_is_found_by_the_code_that_the_client_had_before_both_points(repository: Repository, run: Run) -> None:
    three(repository)
    plan = plan_data({"importance": 7}, client="lark-33")
    first = repository.commit("renamed", {HERON: None, "clients/lark-33.yaml": written(plan)}, "2026-03-20")
    plan = plan_data({"importance": 8}, client="lark-33")
    last = repository.commit("changed", {"clients/lark-33.yaml": written(plan)}, "2026-03-21")
    told = "lark-33\n-------\n\n- g-1: importance changed from 7 to 8\n"
    assert run("diff", f"{first}..{last}", "heron-27", env=TODAY).stdout.split("\n\n", 1)[1] == told
    assert run("diff", first, "heron-27", env=TODAY).stdout.split("\n\n", 1)[1] == told


def test_a_code_that_a_client_had_before_is_one_without_points_too(repository: Repository, run: Run) -> None:
    three(repository)
    plan = plan_data({"importance": 7}, client="lark-33")
    repository.commit("renamed", {HERON: None, "clients/lark-33.yaml": written(plan)}, "2026-03-20")
    repository.write("clients/lark-33.yaml", written(plan_data({"importance": 8}, client="lark-33")))
    told = "lark-33\n-------\n\n- g-1: importance changed from 7 to 8\n"
    assert run("diff", "heron-27", env=TODAY).stdout.split("\n\n", 1)[1] == told
    repository.git("branch", "heron-27", "HEAD~1")
    assert "- the client's code is lark-33 now" in run("diff", "heron-27", env=TODAY).stdout


def test_what_is_private_is_left_out(repository: Repository, run: Run) -> None:
    repository.write(HERON, written(plan_data({"private": True, "words": "Secret"})))
    assert "Secret" not in run("diff", env=TODAY).stdout
    assert '- 2026-03-02: g-1: raised by the client: "Secret"' in run("diff", "--private", env=TODAY).stdout.replace(
        "\n  ", " "
    )


def test_what_cannot_be_read_is_said_and_the_rest_is_shown(repository: Repository, run: Run) -> None:
    *_, last = three(repository)
    repository.write(WREN, "goals: [\n")
    repository.write(HERON, written(plan_data({"importance": 8})))
    assert (
        run("diff", env=TODAY).stdout
        == f"""\
From {last} (2026-03-16) to the present files
==============================================

The plan of wren-15 as it is now is left out: it is no readable YAML.

heron-27
--------

- g-1: importance changed from 7 to 8
"""
    )


def test_before_the_first_commit(caseload: Path, run: Run) -> None:
    (caseload / HERON).write_text(written(plan_data()))
    assert (
        run("diff", env=TODAY).stdout
        == """\
From nothing to the present files
=================================

Nothing has been committed yet.

heron-27
--------

- 2026-03-02: plan opened by w-amara
"""
    )
    result = run("diff", "HEAD..main", env=TODAY)
    assert (result.code, result.stderr) == (
        4, "goals: nothing has been committed yet: nothing of the past is known\n  git add . && git commit\n"
    )  # fmt: skip


def test_what_is_asked_for_in_vain(repository: Repository, run: Run, tmp_path: Path,
                                   monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    three(repository)
    asked = {
        ("nowhere",): (3, "there is neither a plan nor a revision 'nowhere'\n"
                          "  goals list shows who has a plan, git log --oneline the commits, git branch the branches"),
        ("Nowhere",): (4, "git knows no revision 'Nowhere'\n  git log --oneline lists commits, git branch branches"),
        ("2026-01-01",): (3, "nothing was committed on or before 2026-01-01\n  the first commit is of 2026-03-01"),
        ("2026-06-31..main",): (4, "there is no day 2026-06-31, nor a revision of that name\n"
                                   "  write a day as year-month-day: 2026-03-02"),
        ("main", "lark-33"): (3, "no plan for lark-33 on either side\n  goals list shows who has a plan"),
        ("a", "b", "c"): (2, "1 word too many\n  goals diff REV..REV CLIENT"),
        ("--since-agreed",): (2, "--since-agreed needs a client, and nothing else\n  goals diff --since-agreed CLIENT"),
        ("--since-agreed", "main", "heron-27"): (
            2, "--since-agreed needs a client, and nothing else\n  goals diff --since-agreed CLIENT"
        ),
    }  # fmt: skip
    for arguments, (code, message) in asked.items():
        result = run("diff", *arguments, env=TODAY)
        assert (result.code, result.stderr) == (code, f"goals: {message}\n")
    run("init", tmp_path / "bare", "--no-git")
    monkeypatch.chdir(tmp_path / "bare")
    result = run("diff", env=TODAY)
    assert (result.code, result.stderr) == (
        4, "goals: this caseload is in no git repository: there is nothing to compare with\n  git init begins one\n"
    )  # fmt: skip


def test_a_word_that_is_nothing_here_may_be_something_beyond_what_this_clone_shows(
    repository: Repository, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_, last = three(repository)
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(clone), here=False)
    shallow = "this clone holds only the latest commits: git fetch --unshallow gets the others"
    detached = f"no branch is checked out: up to the commit {last} there was none"
    beyond = f"a{first}"[:7]  # as the hash of a commit may begin, and a client's code, too

    def said(word: str) -> str:
        result = run("diff", word, env=TODAY)
        assert (result.code, result.stdout) == (3, "")
        what, _, hint = result.stderr.partition("\n  ")
        assert what == f"goals: there is neither a plan nor a revision '{word}'"
        return hint.removesuffix("\n")

    repository.git("checkout", "--quiet", "--detach")
    assert said("owl-9") == detached
    monkeypatch.chdir(clone)
    assert said(beyond) == shallow
    repository.git("-C", str(clone), "checkout", "--quiet", "--detach", here=False)
    assert said(beyond) == f"{shallow}; {detached}"


def agreed_goal(**more: Any) -> Data:
    measures = [{"id": "m-1", "what": "minutes in the hall", "unit": "minutes", "target": 60}]
    return {
        "title": "The school play", "statement": STATEMENT, "target_date": "2026-06-30", "measures": measures,
        "course": [turn("2026-03-02", "proposed"), turn("2026-03-02", "active")],
    } | more  # fmt: skip


def agreed_plan(*goals: Data) -> Data:
    quoted = {field: agreed_goal()[field] for field in ("statement", "target_date", "measures")}
    return plan_data(*goals, agreements=[agreement("2026-03-02", **quoted)])


def page(data: Data, **options: Any) -> str:
    from datetime import date

    return text(since_agreed(data, today=date(2026, 4, 30), **options))


def test_nothing_has_changed_since_the_client_agreed() -> None:
    assert (
        page(agreed_plan(agreed_goal(statement=f"  {STATEMENT}\n")))
        == """\
What changed since you agreed
=============================

As of 30 April 2026.

The school play
---------------

You agreed to this on 2 March 2026.

What we wrote down then still stands, word for word."""
    )


def test_everything_has_changed_since_the_client_agreed() -> None:
    measures = [{"id": "m-1", "what": "minutes in the hall", "unit": "minutes", "target": 30},
                {"id": "m-2", "what": "times I went in", "target": 3}]  # fmt: skip
    trail = {"asked_by": "client", "because": "the play was moved", "client_says": "Good!"}
    changes = [
        {"on": "2026-03-02", "what": "statement", "to": STATEMENT, "asked_by": "w-amara", "answer": "agrees"},
        {"on": "2026-04-01", "what": "target_date", "from": "2026-06-30", "to": "2026-07-31"} | trail,
        {"on": "2026-04-02", "what": "measures", "to": measures, "asked_by": "w-amara", "answer": "partly"},
        {"on": "2026-04-03", "what": "title", "to": "x", "asked_by": "w-amara", "answer": "disagrees"},
    ]
    steps = [
        {"id": "s-1", "who": "client", "step": "Visit the hall", "promised": "2026-03-02", "done": "2026-03-14"},
        {"id": "s-2", "who": "w-amara", "step": "Ask the school", "promised": "2026-03-16", "due": "2026-03-20"},
        {"id": "s-3", "who": "sister", "step": "Come along", "promised": "2026-03-02",
         "taken_back": {"on": "2026-04-05"}},
    ]  # fmt: skip
    course = [turn("2026-03-02", "active"), turn("2026-04-10", "paused")]
    goal = agreed_goal(target_date="2026-07-31", measures=measures, changes=changes, steps=steps, course=course,
                       statement="I stay for half an hour")  # fmt: skip
    assert (
        page(agreed_plan(goal, {"id": "g-2", "title": "Sleep"}))
        == f"""\
What changed since you agreed
=============================

As of 30 April 2026.

The school play
---------------

You agreed to this on 2 March 2026.

What we wrote down
Then:

  "{STATEMENT}"

Now:

  "I stay for half an hour"

You have not said what you think of this yet. You can say yes, no, or what
should be different.

What you want to get to (minutes in the hall)
Then: 60. Now: 30.

You agreed to a part of this on 2 April 2026.

How we will know
Not written down then. Now: times I went in, 3.

You agreed to a part of this on 2 April 2026.

By when
Then: 30 June 2026. Now: 31 July 2026.

You said: "Good!"

How that came about
- 2 March 2026: your worker asked for it.
- 1 April 2026: you asked for it, because: the play was moved.
- 2 April 2026: your worker asked for it.

What you said no to, and it stayed as it was
- 3 April 2026: your worker asked for it. You said no to this on 3 April 2026.

We paused this one on 10 April 2026.

New promises
- 16 March 2026: Ask the school (your worker), by 20 March 2026

Done
- 14 March 2026: Visit the hall

Promises taken back
- 5 April 2026: Come along (sister)

Not agreed on yet
-----------------

- Sleep"""
    )


def test_what_is_private_is_not_on_the_page(repository: Repository, run: Run) -> None:
    steps = [{"id": "s-1", "step": "Hidden", "promised": "2026-03-09", "private": True}]
    repository.write(HERON, written(agreed_plan(agreed_goal(steps=steps), {"id": "g-2", "private": True})))
    result = run("diff", "--since-agreed", "heron-27", env=TODAY)
    assert (result.code, result.stderr) == (0, "left out as private: 2 (--private puts it on the page)\n")
    assert "Hidden" not in result.stdout
    assert "Not agreed" not in result.stdout
    result = run("diff", "--since-agreed", "heron-27", "--private", env=TODAY)
    assert (result.stdout.split("\n\n", 5)[5], result.stderr) == (
        "New promises\n- 9 March 2026: Hidden\n\nNot agreed on yet\n-----------------\n\n- Your goal\n", ""
    )  # fmt: skip


def test_the_page_for_programs(repository: Repository, run: Run) -> None:
    repository.write(HERON, written(agreed_plan(agreed_goal(target_date="2026-07-31"))))
    result = json.loads(run("diff", "--since-agreed", "heron-27", "--format", "json", env=TODAY).stdout)
    Draft202012Validator(json.loads(schema.text("since-agreed"))).validate(result)
    goal = result["goals"][0]
    assert (goal["current"], goal["agreed_on"], goal["answer"]) == (False, "2026-03-02", "agrees")
    assert goal["reworded"] == [
        {"field": "target_date", "measure": None, "before": "2026-06-30", "after": "2026-07-31",
         "untold": False, "said": None, "declined": None}
    ]  # fmt: skip
    assert (
        run("diff", "--since-agreed", "heron-27", "--format", "markdown", env=TODAY).stdout
        == """\
# What changed since you agreed

As of 30 April 2026.

## The school play

You agreed to this on 2 March 2026.

### By when

Then: 30 June 2026. Now: 31 July 2026.

You have not said what you think of this yet. You can say yes, no, or what should be different.
"""
    )


def test_what_was_written_down_once_only_is_told_as_that() -> None:
    quoted = agreement("2026-03-02", statement=STATEMENT, target_date="2026-06-30")
    gone = page(plan_data({}, agreements=[quoted]))
    assert gone.split("\n\n", 3)[3].rstrip("\n") == f"""\
You agreed to this on 2 March 2026.

What we wrote down
Then:

  "{STATEMENT}"

Not written down any more.

By when
Then: 30 June 2026. Not written down any more.

You have not said what you think of this yet. You can say yes, no, or what
should be different."""
    goal = {"statement": STATEMENT, "target_date": "2026-06-30"}
    new = page(plan_data(goal, agreements=[agreement("2026-03-02")]))
    assert f"""
What we wrote down
Not written down then.

Now:

  "{STATEMENT}"
""" in new
    assert "\nBy when\nNot written down then. Now: 30 June 2026.\n" in new


def test_before_anything_was_agreed_on() -> None:
    assert page(plan_data()).split("\n\n", 2)[2] == "We have not agreed on a goal yet."


def test_promises_stand_in_the_order_of_their_days() -> None:
    steps = [
        {"id": f"s-{day}", "step": f"Call {day}", "promised": f"2026-03-{day}", "done": f"2026-04-{day}"}
        for day in (20, 10, 15)
    ]
    assert page(agreed_plan(agreed_goal(steps=steps))).split("New promises\n")[1] == (
        "- 10 March 2026: Call 10\n- 15 March 2026: Call 15\n- 20 March 2026: Call 20\n\nDone\n"
        "- 10 April 2026: Call 10\n- 15 April 2026: Call 15\n- 20 April 2026: Call 20"
    )


def test_all_who_have_carried_the_plan_are_the_clients_worker() -> None:
    steps = [
        {"id": f"s-{who}", "who": who, "step": "Ask", "promised": "2026-03-16"}
        for who in ("w-ines", "w-amara", "w-lena", "worker")
    ]
    handed_over = {"on": "2026-04-14", "from": "w-ines", "to": "w-amara", "told_client_on": "2026-04-07"}
    data = agreed_plan(agreed_goal(steps=steps)) | {"handovers": [handed_over]}
    assert page(data).split("New promises\n")[1] == (
        "- 16 March 2026: Ask (your worker)\n"
        "- 16 March 2026: Ask (your worker)\n"
        "- 16 March 2026: Ask (w-lena)\n"
        "- 16 March 2026: Ask (your worker)"
    )
