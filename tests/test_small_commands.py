"""The small commands as they are typed: what they print, what they say, and that nothing they were told is lost."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Result, Run
from hypothesis import given, settings
from hypothesis import strategies as st

import goals_cli.__main__ as program
from goals_cli import caseload as caseloads
from goals_cli import planning
from goals_cli.planfile import Data

HERON = "heron-27"
PLAN = Path("clients", "heron-27.yaml")
Say = Callable[..., Result]


@pytest.fixture
def plan(caseload: Path) -> Path:
    """Give a plan of two goals: one worded, one just begun."""
    here = caseloads.at(caseload)
    worded = {"id": "g-1", "words": "Rest.", "statement": "I stay.", "measures": [{"id": "m-1", "what": "minutes"}]}
    planning.add_goal(here, HERON, worded, worker="w-amara", today=date(2026, 3, 2))
    planning.add_goal(here, HERON, {"id": "g-2"}, worker="w-amara", today=date(2026, 3, 2))
    return caseload / PLAN


@pytest.fixture
def say(plan: Path, run: Run) -> Say:
    """Run a command on the ninth of March."""

    def on_a_day(*words: str, **how: Any) -> Result:
        return run(*words, **({"today": "2026-03-09"} | how))

    return on_a_day


def data() -> dict[str, Any]:
    return planning.open_plan(caseloads.at(Path()), HERON).data


def goal(number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = data()["goals"][number]
    return found


def done(result: Result, stderr: str, stdout: str = "") -> None:
    assert result == Result(stdout, stderr, 0)


def refused(result: Result, code: int, *lines: str) -> None:
    assert result == Result("", "".join(f"{line}\n" for line in lines), code)


def test_agree_prints_the_id_and_says_what_became_of_it(say: Say) -> None:
    copy = ("--copy-given", "today", "--copy-to", "client")
    result = say("agree", HERON, "--answer", "agrees", "--shown", "spoken", *copy)
    made = data()["agreements"][0]["id"]
    done(
        result,
        f"{HERON}: agreement {made}; now active: g-1, g-2\n"
        "  g-2 has no joint wording to quote yet; agree again once it has one\n",
        f"{made}\n",
    )
    assert data()["agreements"][0]["copy"] == {"given": "2026-03-09", "to": "client"}
    assert data()["agreements"][0]["worker"] == "w-amara"


@pytest.mark.parametrize("answer", ["partly", "disagrees", "could_not_say"])
def test_agree_says_that_a_goal_stays_proposed(say: Say, answer: str) -> None:
    result = say("agree", HERON, "--goal", "g-1", "--answer", answer, "--shown", "spoken")
    made = data()["agreements"][0]["id"]
    remark = "  g-1 stays proposed; it becomes active when the client agrees\n"
    done(result, f"{HERON}: agreement {made}\n{remark}", stdout=f"{made}\n")
    assert [turn["status"] for turn in goal()["course"]] == ["proposed"]


def test_agree_says_what_a_no_to_an_active_goal_means(say: Say) -> None:
    say("agree", HERON, "--goal", "g-1", "--answer", "agrees", "--shown", "spoken")
    result = say("agree", HERON, "--goal", "g-1", "--answer", "disagrees", "--shown", "not_shown")
    made = data()["agreements"][1]["id"]
    done(
        result,
        f"{HERON}: agreement {made}\n"
        "  g-1 is active still, and the client disagrees: "
        "goals change, goals pause or goals decline says how it goes on\n",
        f"{made}\n",
    )


def test_agree_takes_the_answers_of_several_others(say: Say) -> None:
    others = ["--other", "son", "--authority", "guardian", "--other-answer", "agrees", "--other-shown", "signature"]
    others += ["--other", "nurse", "--authority", "", "--other-answer", "partly", "--other-shown", "spoken"]
    more = ["--follow-up", "2026-04-01", "--note", "In the garden", "--client-says", "Nodded", "--on", "2026-03-05"]
    answer = ["--answer", "could_not_say", "--shown", "other"]
    assert say("agree", HERON, "--goal", "g-1", *answer, *others, *more).code == 0
    entry = data()["agreements"][0]
    assert entry == {
        "id": entry["id"],
        "on": "2026-03-05",
        "worker": "w-amara",
        "client": {"answer": "could_not_say", "shown": "other", "client_says": "Nodded"},
        "others": [
            {"who": "son", "authority": "guardian", "answer": "agrees", "shown": "signature"},
            {"who": "nurse", "answer": "partly", "shown": "spoken"},
        ],
        "follow_up": "2026-04-01",
        "note": "In the garden",
        "goals": [{"goal": "g-1", "statement": "I stay.", "measures": [{"id": "m-1", "what": "minutes"}]}],
    }
    assert goal()["course"][-1] == {"on": "2026-03-05", "status": "active"}


def test_agree_corrects_on_the_day_of_what_it_corrects(say: Say) -> None:
    wrong = say("agree", HERON, "--goal", "g-1", "--answer", "partly", "--shown", "spoken").stdout.strip()
    right = say(
        "agree", HERON, "--answer", "agrees", "--shown", "spoken", "--corrects", wrong, today="2026-03-20"
    ).stdout.strip()
    assert right.startswith("a-20260309-")
    assert data()["agreements"][1]["corrects"] == wrong
    assert goal()["course"][-1] == {"on": "2026-03-09", "status": "active"}


AGREE = ("agree", HERON, "--goal", "g-1", "--answer", "agrees", "--shown", "spoken")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            (*AGREE, "--on", "2026-03-10"),
            ("goals: --on: 2026-03-10 is still to come", "  only what has happened is written down"),
        ),
        (
            (*AGREE, "--copy-given", "2026-03-10"),
            ("goals: --copy-given: 2026-03-10 is still to come", "  only what has happened is written down"),
        ),
        (
            (*AGREE, "--copy-not-given", "Not at home", "--copy-to", "client"),
            ("goals: a copy is either given or not", "  --copy-given DATE, or --copy-not-given WHY"),
        ),
        (
            (*AGREE, "--other", "son", "--other", "nurse", "--authority", "guardian"),
            (
                "goals: whose is it? There are 2 --other and 1 --authority",
                "  give one --authority for each --other WHO, or none",
            ),
        ),
        (
            (*AGREE, "--other-answer", "agrees"),
            (
                "goals: whose is it? There are 0 --other and 1 --other-answer",
                "  give one --other-answer for each --other WHO, or none",
            ),
        ),
        (
            (*AGREE, "--follow-up", "2026-02-01"),
            (
                "goals: --follow-up: 2026-02-01 is before the agreement (2026-03-09)",
                "  it is the day to come back to it",
            ),
        ),
        (
            ("pause", HERON, "--goal", "g-1", "--on", "2026-02-30"),
            ("goals: --on: there is no such day", "  write it as year-month-day: 2026-03-02"),
        ),
        (
            ("words", HERON, "--goal", "g-1", "--words", ""),
            ("goals: --words is empty", "  give the text in quotes"),
        ),
        (
            ("need", HERON, "--source", "assessment"),
            ("goals: which need? --need TEXT notes a new one", "  --id ID adds to one that is there"),
        ),
        (("about", HERON), ("goals: nothing was given to note", "  goals about --help shows what there is")),
        (("set", HERON), ("goals: nothing to set", "  write PATH=VALUE, or --from FILE")),
        (
            ("change", HERON, "--goal", "g-1", "statement=I go.", "--asked-by", "mother"),
            ("goals: somebody else asked for this change: what does the client say?", "  give --answer"),
        ),
        (
            ("handover", HERON, "--to", "Jonas"),
            (
                "goals: this is not a worker code: one has 2 to 63 small letters, digits and hyphens, "
                "begins with a letter and does not end with a hyphen",
                "  for example w-amara",
            ),
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(
    say: Say, words: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    before = PLAN.read_bytes()
    refused(say(*words), 2, *lines)
    assert PLAN.read_bytes() == before


def test_agree_needs_to_know_the_worker(say: Say, tmp_path: Path) -> None:
    from shutil import copytree

    elsewhere = copytree(Path(), tmp_path / "copy", ignore=lambda *_: [".git"])
    result = say(*AGREE, "--caseload", str(elsewhere))
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith("goals: whose work is this? No worker is set\n")
    assert say(*AGREE, "--caseload", str(elsewhere), "--worker", "w-jonas").code == 0
    assert "worker: w-jonas" in (elsewhere / PLAN).read_text("utf-8")


def test_a_step_is_added_done_and_taken_back(say: Say) -> None:
    made = say("step", "add", HERON, "--goal", "g-1", "--who", "client", "--step", "Go", "--due", "2026-03-16")
    one = made.stdout.strip()
    done(made, f"{HERON}: step {one} added to g-1\n", f"{one}\n")
    long = ["--every", "day", "--until", "2026-04-01", "--promised", "2026-03-03", "--private"]
    two = say("step", "add", HERON, "--goal", "g-1", "--who", "worker", "--step", "Ask", *long).stdout.strip()
    done(say("step", "done", HERON, one, "--on", "2026-03-09"), f"{HERON}: {one} done on 2026-03-09\n")
    done(say("step", "done", HERON, one), f"{HERON}: {one} had been done before; the day stays\n")
    done(say("step", "take-back", HERON, two, "--because", "Ill"), f"{HERON}: {two} taken back on 2026-03-09\n")
    assert goal()["steps"] == [
        {"id": one, "who": "client", "step": "Go", "promised": "2026-03-09", "due": "2026-03-16", "done": "2026-03-09"},
        {
            "id": two,
            "who": "w-amara",
            "step": "Ask",
            "promised": "2026-03-03",
            "every": "day",
            "until": "2026-04-01",
            "taken_back": {"on": "2026-03-09", "because": "Ill"},
            "private": True,
        },
    ]


def test_the_workers_step_is_theirs_who_is_told_or_else_the_plans(say: Say) -> None:
    add = ("step", "add", HERON, "--goal", "g-1", "--who", "worker", "--step", "Ask")
    say(*add, "--worker", "w-told")
    say(*add, env={"GOALS_WORKER": "w-env"})
    Path(".git", "config").unlink()
    say(*add)
    assert [step["who"] for step in goal()["steps"]] == ["w-told", "w-env", "w-amara"]


def test_a_need_is_noted_and_added_to(say: Say) -> None:
    made = say("need", HERON, "--need", "Panic", "--source", "assessment", "--goal", "g-1", "--goal", "g-2")
    need = made.stdout.strip()
    done(made, f"{HERON}: need {need} noted\n", f"{need}\n")
    added = say("need", HERON, "--id", need, "--not-now", "Later")
    done(added, f"{HERON}: need {need} added to\n", f"{need}\n")
    assert data()["needs"] == [
        {"id": need, "need": "Panic", "source": "assessment", "goals": ["g-1", "g-2"], "not_now": "Later"}
    ]


def test_what_is_known_of_the_client_is_noted(say: Say) -> None:
    result = say(
        "about", HERON, "--what-matters", "Tess", "--strength", "Stubborn", "--strength", "Funny", "--preference",
        "Mornings", "--concern", "Letters", "--support", "sister: Helps: on Tuesdays", "--support", "Mo",
        "--culture", "Tea",
    )  # fmt: skip
    done(result, f"{HERON}: noted under about: what_matters, strengths, preferences, supports, concerns, culture\n")
    assert data()["about"] == {
        "what_matters": ["Tess"],
        "strengths": ["Stubborn", "Funny"],
        "preferences": ["Mornings"],
        "supports": [{"who": "sister", "help": "Helps: on Tuesdays"}, {"who": "Mo"}],
        "concerns": ["Letters"],
        "culture": "Tea",
    }


def test_about_notes_nothing_twice_and_says_so(say: Say) -> None:
    again = f"{HERON}: there already, and not noted again, under about: "
    twice = ["--strength", "Stubborn", "--strength", "Stubborn", "--support", "sister: Tuesdays"]
    done(say("about", HERON, *twice), f"{HERON}: noted under about: strengths, supports\n{again}strengths\n")
    assert data()["about"] == {"strengths": ["Stubborn"], "supports": [{"who": "sister", "help": "Tuesdays"}]}
    more = [*twice, "--preference", "Mornings", "--support", "brother"]
    done(
        say("about", HERON, *more),
        f"{HERON}: noted under about: preferences, supports\n{again}strengths, supports\n",
    )
    before = PLAN.read_bytes()
    done(say("about", HERON, "--strength", "Stubborn", "--support", "sister"), f"{again}strengths, supports\n")
    assert PLAN.read_bytes() == before
    assert data()["about"] == {
        "strengths": ["Stubborn"],
        "preferences": ["Mornings"],
        "supports": [{"who": "sister", "help": "Tuesdays"}, {"who": "brother"}],
    }


def test_a_view_is_noted_and_answered_later(say: Say) -> None:
    mother = ("view", HERON, "--goal", "g-1", "--by", "family", "--who", "mother")
    done(say(*mother, "--view", "Stop it.", "--private"), f"{HERON}: view noted on g-1\n")
    done(say(*mother, "--client-says", "No."), f"{HERON}: view noted on g-1\n")
    assert goal()["views"] == [
        {"by": "family", "who": "mother", "view": "Stop it.", "client_says": "No.", "private": True}
    ]
    refused(
        say(*mother, "--view", "Go on."),
        2,
        "goals: `view` stands there already and says something else",
        "  goals set CLIENT --goal ID 'views[0].view=...' sets it over",
    )


def test_words_are_added(say: Say) -> None:
    done(say("words", HERON, "--goal", "g-1", "--words", "More."), f"{HERON}: later words added to g-1\n")
    done(
        say("words", HERON, "--goal", "g-2", "--words", "A job.", "--said-how", "by a nod", "--private"),
        f"{HERON}: first words added to g-2\n"
        "  g-2 is private now: first words are kept private together with their goal\n",
    )
    assert goal()["words_later"] == [{"on": "2026-03-09", "words": "More."}]
    assert goal(1)["words"] == "A job."


def test_goals_rest_go_on_and_end(say: Say) -> None:
    told = ("--because", "The hall is closed", "--client-says", "Later then")
    done(say("pause", HERON, "--goal", "g-1", "--reason", "other", *told), f"{HERON}: g-1 is paused\n")
    done(say("resume", HERON, "--goal", "g-1"), f"{HERON}: g-1 is proposed again\n")
    done(say("decline", HERON, "--goal", "g-1", "--reason", "not-wanted-now"), f"{HERON}: g-1 is declined\n")
    done(say("resume", HERON, "--goal", "g-1"), f"{HERON}: g-1 is proposed again\n")
    done(say("end", HERON, "--goal", "g-1", "--reason", "reached"), f"{HERON}: g-1 is achieved\n")
    done(say("end", HERON, "--goal", "g-2", "--reason", "moved", *told), f"{HERON}: g-2 is ended\n")
    assert goal()["course"][1] == {
        "on": "2026-03-09",
        "status": "paused",
        "reason": "other",
        "because": "The hall is closed",
        "client_says": "Later then",
    }


def test_an_end_is_taken_back_with_a_reason_and_stays_in_the_course(say: Say) -> None:
    refused(say("resume", HERON, "--goal", "g-1"), 3, "goals: g-1 is proposed; there is nothing to take up again")
    say(*AGREE)
    for reason, status in (("moved", "ended"), ("reached", "achieved")):
        done(say("end", HERON, "--goal", "g-1", "--reason", reason), f"{HERON}: g-1 is {status}\n")
        hint = "  --because TEXT says why it is taken up again; goals create starts a new goal"
        refused(say("resume", HERON, "--goal", "g-1"), 2, f"goals: g-1 was {status} on 2026-03-09", hint)
        again = say("resume", HERON, "--goal", "g-1", "--because", "It was the other goal")
        done(again, f"{HERON}: g-1 is active again\n")
    assert [turn["status"] for turn in goal()["course"]] == [
        *("proposed", "active", "ended", "active", "achieved", "active")
    ]
    assert goal()["course"][-1] == {"on": "2026-03-09", "status": "active", "because": "It was the other goal"}
    assert say("check", HERON).code == 0


def test_a_plan_is_handed_over_and_closed(say: Say) -> None:
    step = say("step", "add", HERON, "--goal", "g-1", "--who", "worker", "--step", "Ask").stdout.strip()
    done(
        say("handover", HERON, "--to", "w-jonas", "--because", "Leave"),
        f"{HERON}: now carried by w-jonas\n  still promised by the worker before: {step}\n",
    )
    say("decline", HERON, "--goal", "g-2")
    done(
        say("close", HERON, "--client-says", "Thank you", "--reason", "reached"),
        f"{HERON}: closed on 2026-03-09; g-1 ended with it\n",
    )
    refused(
        say("close", HERON),
        3,
        "goals: the plan of heron-27 was closed on 2026-03-09",
        "  to take the work up again, remove `closed` with goals edit",
    )


def test_a_change_keeps_its_trail(say: Say) -> None:
    change = ("change", HERON, "--goal", "g-1")
    done(
        say(*change, "target_date=2026-06-30", "--asked-by", "client", "--because", "The play"),
        f"{HERON}: g-1: target_date changed\n",
    )
    done(
        say(*change, "statement=I go.", "--asked-by", "worker", "--answer", "disagrees", "--client-says", "I stay."),
        f"{HERON}: g-1: statement stays as it is; what was asked and the client's answer are kept\n",
    )
    done(
        say(*change, "matters+=Tess", "--asked-by", "mother", "--answer", "partly", "--on", "2026-03-08"),
        f"{HERON}: g-1: matters changed\n",
    )
    assert (goal()["target_date"], goal()["statement"], goal()["matters"]) == ("2026-06-30", "I stay.", ["Tess"])
    assert goal()["changes"] == [
        {"on": "2026-03-09", "what": "target_date", "to": "2026-06-30", "asked_by": "client", "because": "The play"},
        {
            "on": "2026-03-09",
            "what": "statement",
            "from": "I stay.",
            "to": "I go.",
            "asked_by": "w-amara",
            "answer": "disagrees",
            "client_says": "I stay.",
        },
        {"on": "2026-03-08", "what": "matters", "to": ["Tess"], "asked_by": "mother", "answer": "partly"},
    ]


def test_set_sets_by_path_and_from_a_file_or_standard_input(say: Say) -> None:
    done(say("set", HERON, "--goal", "g-1", "title=9", "priority=1"), f"{HERON}: g-1 changed\n")
    Path("more.yaml").write_text("monitor: Monthly\nrequirements:\n  - demands: Twelve evenings\n", "utf-8")
    done(say("set", HERON, "language=es", "--from", "more.yaml"), f"{HERON}: the plan changed\n")
    done(say("set", HERON, "--from", "-", stdin='{"about": {"culture": "Tea"}}'), f"{HERON}: the plan changed\n")
    assert (goal()["title"], goal()["priority"]) == ("9", 1)
    whole = data()
    assert (whole["monitor"], whole["language"], whole["about"]) == ("Monthly", "es", {"culture": "Tea"})
    assert list(whole["requirements"][0]) == ["id", "demands"]


def test_set_says_when_nothing_changed(say: Say) -> None:
    say("set", HERON, "--goal", "g-1", "title=Sleep", "confidence=5")
    say("set", HERON, "monitor=Monthly")
    before = PLAN.read_bytes()
    same = ("set", HERON, "--goal", "g-1", "title=Sleep", "confidence=5")
    done(say(*same), f"{HERON}: nothing changed, g-1 says that already\n")
    told = say("set", HERON, "--from", "-", stdin="monitor: Monthly")
    done(told, f"{HERON}: nothing changed, the plan says that already\n")
    done(say(*same, "--quiet"), "")
    assert PLAN.read_bytes() == before
    done(say(*same, "importance=9"), f"{HERON}: g-1 changed\n")


def test_what_cannot_be_kept_is_refused_by_the_name_of_its_field(say: Say) -> None:
    before = PLAN.read_bytes()
    unseen, empties = "  type it again without what cannot be seen", "  nothing behind the = empties a field"
    for words in (("set", HERON, "--goal", "g-1"), ("change", HERON, "--asked-by", "client", "--goal", "g-1")):
        refused(say(*words, "title=a\x01"), 2, "goals: 'title' would hold a control character", unseen)
        refused(say(*words, "title= "), 2, "goals: 'title' would be blank", empties)
    refused(say("about", HERON, "--support", " "), 2, "goals: --support is blank",
            "  give the text in quotes, or leave the option out")  # fmt: skip
    assert PLAN.read_bytes() == before
    done(say("set", HERON, "--goal", "g-1", "outcome=One.\r\nTwo."), f"{HERON}: g-1 changed\n")
    assert goal()["outcome"] == "One.\nTwo."


@pytest.mark.parametrize("null", ["null", "Null", "NULL", "~"])
def test_null_is_no_value_and_is_not_taken_for_a_text(say: Say, null: str) -> None:
    hint = "  nothing behind the = empties a field; a text that is this very word is put there with --from"
    say("set", HERON, "--goal", "g-1", "title=Sleep", "confidence=5")
    before = PLAN.read_bytes()
    for field in ("title", "confidence", "in_the_way+"):
        told = f"goals: '{field.removesuffix('+')}' cannot be set to {null}"
        refused(say("set", HERON, "--goal", "g-1", f"{field}={null}"), 2, told, hint)
    change = ("change", HERON, "--goal", "g-1", f"outcome={null}", "--asked-by", "client")
    refused(say(*change), 2, f"goals: 'outcome' cannot be set to {null}", hint)
    refused(say("create", HERON, "--set", f"title={null}"), 2, f"goals: 'title' cannot be set to {null}", hint)
    refused(say("set", HERON, f"she says={null}"), 2, f"goals: what stands before the = cannot be set to {null}", hint)
    assert PLAN.read_bytes() == before
    told_so = ("set", HERON, "--goal", "g-1", "confidence=", "--from", "-")
    done(say(*told_so, stdin=f'title: "{null}"'), f"{HERON}: g-1 changed\n")
    assert (goal()["title"], goal()["confidence"]) == (null, None)


@pytest.mark.parametrize(
    ("stdin", "line"),
    [
        ("title: x\nheard: [y]\n", "goals: standard input:2:1: `heard` should be text"),
        ("title: [x\n", None),
        ("- title\n", None),
        ("", None),
        ("title: x\ntitle: y\n", None),
        ("\xff", None),
        ("words: Other\n", "goals: standard input:1:1: `words` is not set this way"),
        ("x-a: " + "y" * (1 << 20), None),
    ],
)
def test_a_mapping_that_is_not_valid_is_refused_at_its_place(say: Say, stdin: str, line: str | None) -> None:
    before = PLAN.read_bytes()
    result = say("set", HERON, "--goal", "g-1", "--from", "-", stdin=stdin.encode("latin-1"))
    assert (result.code, result.stdout) == (3, "")
    said = result.stderr.splitlines()[0]
    assert said.startswith("goals: standard input:")
    assert line in (said, None)
    assert PLAN.read_bytes() == before


def test_a_source_that_is_not_there_is_named(say: Say) -> None:
    refused(say("set", HERON, "--from", "none.yaml"), 3, "goals: none.yaml: cannot be read (No such file or directory)")
    refused(say("set", HERON, "--from", "clients"), 3, "goals: clients: cannot be read (Is a directory)")


EVERY = [
    (*AGREE,),
    ("step", "add", HERON, "--goal", "g-1", "--step", "Go"),
    ("need", HERON, "--need", "x"),
    ("about", HERON, "--culture", "x"),
    ("view", HERON, "--goal", "g-1", "--by", "court", "--view", "x"),
    ("words", HERON, "--goal", "g-1", "--words", "x"),
    ("pause", HERON, "--goal", "g-1"),
    ("decline", HERON, "--goal", "g-1"),
    ("end", HERON, "--goal", "g-1", "--reason", "other"),
    ("handover", HERON, "--to", "w-jonas"),
    ("close", HERON),
    ("set", HERON, "language=es"),
    ("change", HERON, "--goal", "g-1", "title=x", "--asked-by", "client"),
]


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
def test_every_command_takes_the_same_options(say: Say, words: tuple[str, ...], tmp_path: Path) -> None:
    asked = ("--caseload", str(Path.cwd()), "--today", "2026-03-10", "--quiet")
    result = say(*words, *asked, cwd=tmp_path, today=None)
    assert (result.stderr, result.code) == ("", 0)
    assert result.stdout.count("\n") == (1 if words[0] in ("agree", "step", "need") else 0)
    assert say(*words, "--today", "soon").code == 2


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
def test_no_command_repeats_what_the_client_said(say: Say, words: tuple[str, ...]) -> None:
    result = say(*words[:1], "heron-27", *(word.replace("x", "My secret") for word in words[2:]))
    assert "secret" not in result.stderr + result.stdout


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
def test_no_command_touches_a_closed_plan_or_makes_one(say: Say, words: tuple[str, ...]) -> None:
    assert say("close", HERON).code == 0
    before = PLAN.read_bytes()
    assert say(*words).code == 3
    assert PLAN.read_bytes() == before
    assert say(words[0], *(word.replace(HERON, "wren-15") for word in words[1:])).code == 3
    assert not Path("clients", "wren-15.yaml").exists()


def test_commands_at_once_all_keep_what_they_were_told(plan: Path, goals: Run) -> None:
    def command(number: int) -> Result:
        text = f"number {number}"
        calls = (
            ("words", HERON, "--goal", "g-1", "--words", text),
            ("step", "add", HERON, "--goal", "g-1", "--step", text),
            ("need", HERON, "--need", text),
            ("agree", HERON, "--goal", "g-1", "--answer", "partly", "--shown", "spoken", "--note", text),
        )
        return goals(*calls[number % 4], today="2026-03-09")

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(command, range(16)))
    assert [(result.code, result.stderr.count("\n")) for result in results] == [(0, 1), (0, 1), (0, 1), (0, 2)] * 4
    whole = data()
    first = whole["goals"][0]
    kept = [entry["words"] for entry in first["words_later"]] + [entry["step"] for entry in first["steps"]]
    kept += [entry["need"] for entry in whole["needs"]] + [entry["note"] for entry in whole["agreements"]]
    assert sorted(kept) == sorted(f"number {number}" for number in range(16))
    printed = {result.stdout.strip() for result in results} - {""}
    made = [*first["steps"], *whole["needs"], *whole["agreements"]]
    assert printed == {entry["id"] for entry in made}


# Any sequence of commands: what only grows has grown, and whatever was refused has changed nothing.

TEXTS = st.sampled_from(["Rest.", "a: b # c", "- x", "ñ\n\ntwo lines\n", "no", "12", "'", '"', "{", "\tx", "@home"])
DAYS = st.dates(date(2026, 3, 1), date(2026, 3, 12)).map(str)
GOALS = st.sampled_from(["g-1", "g-2", "g-3"])
EARLIER = st.sampled_from(["agreement 0", "agreement 1"])
ANSWERS = st.sampled_from(["agrees", "partly", "disagrees", "could_not_say"])


def calls(name: str, *words: str | st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    parts = [st.just(word) if isinstance(word, str) else word for word in (*name.split(), HERON, *words)]
    return st.tuples(*parts)


CALLS = st.one_of(
    calls("agree", "--goal", GOALS, "--answer", ANSWERS, "--shown", "spoken", "--note", TEXTS, "--on", DAYS),
    calls("agree", "--answer", ANSWERS, "--shown", "signature", "--copy-given", DAYS),
    calls("agree", "--answer", ANSWERS, "--shown", "other", "--corrects", EARLIER),
    calls("step add", "--goal", GOALS, "--step", TEXTS, "--who", st.sampled_from(["client", "worker", "Mo"])),
    calls("step done", st.sampled_from(["step 0", "step 1"]), "--on", DAYS),
    calls("step take-back", st.sampled_from(["step 0", "step 1"]), "--because", TEXTS),
    calls("need", "--need", TEXTS, "--goal", GOALS),
    calls("about", "--strength", TEXTS, "--support", TEXTS.map("Mo: {}".format)),
    calls("view", "--goal", GOALS, "--by", st.sampled_from(["family", "court"]), "--view", TEXTS),
    calls("words", "--goal", GOALS, "--words", TEXTS, "--on", DAYS),
    calls("pause", "--goal", GOALS, "--because", TEXTS, "--on", DAYS),
    calls("resume", "--goal", GOALS, "--client-says", TEXTS),
    calls("decline", "--goal", GOALS, "--on", DAYS),
    calls("end", "--goal", GOALS, "--reason", st.sampled_from(["reached", "other"])),
    calls("handover", "--to", st.sampled_from(["w-amara", "w-jonas"]), "--on", DAYS),
    calls("close", "--because", TEXTS),
    calls("set", "--goal", GOALS, TEXTS.map("heard={}".format), TEXTS.map("matters+={}".format)),
    calls("set", "--goal", GOALS, TEXTS.map("statement={}".format), "measures[0].target=5", "priority=0"),
    calls("set", TEXTS.map("about.culture={}".format), TEXTS.map("monitor={}".format)),
    calls("set", TEXTS.map("agreements[0].note={}".format)),
    calls("change", "--goal", GOALS, TEXTS.map("statement={}".format), "--asked-by", "Mo", "--answer", ANSWERS),
    calls("change", "--goal", GOALS, "measures[0].target=6", "--asked-by", "client", "--because", TEXTS),
)

START = """\
# a hand wrote this
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02
goals:
- id: g-1   # the first
  raised: {by: client}
  words: "Rest."
  measures: [{id: m-1, what: minutes}]
  steps:
  - {id: s-1, step: Go}
  course: [{on: 2026-03-02, status: proposed}]

- id: g-2
  raised: {by: family}
  course:
    # it began here
    - on: 2026-03-02
      status: proposed
"""


def quickly(folder: Path, words: tuple[str, ...]) -> int:
    """Run a command in this process, with ids put in for those that the call leaves open."""
    whole = planning.open_plan(caseloads.at(folder), HERON).data
    ids = {f"step {number}": step["id"] for number, step in enumerate(whole["goals"][0].get("steps") or [])}
    ids |= {f"agreement {number}": entry["id"] for number, entry in enumerate(whole.get("agreements") or [])}
    worker = ["--worker", "w-amara"] if words[0] == "agree" or words[:2] == ("step", "add") else []
    line = [ids.get(word, word) for word in words] + ["--caseload", str(folder), "--today", "2026-03-12", *worker]
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        return program.run(line)


def grown(before: dict[str, Any], after: dict[str, Any], lists: tuple[str, ...]) -> None:
    """See that what only grows has lost nothing and kept its order; a key may be added to an entry."""
    for key in lists:
        old, new = before.get(key) or [], after.get(key) or []
        assert len(new) >= len(old), key
        for one, other in zip(old, new, strict=False):
            assert {name: value for name, value in other.items() if name in one} == one, key


@settings(max_examples=40, deadline=None)
@given(st.lists(CALLS, min_size=1, max_size=12))
def test_any_sequence_of_commands_loses_nothing(sequence: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here = caseloads.create(folder)
        path = folder / PLAN
        path.write_text(START, "utf-8")
        for words in sequence:
            content, before = path.read_bytes(), planning.open_plan(here, HERON).data
            code = quickly(folder, words)
            assert code in (0, 2, 3), words
            after: Data = planning.open_plan(here, HERON).data
            grown(before, after, ("agreements", "handovers"))
            assert [goal["id"] for goal in after["goals"]] == ["g-1", "g-2"]
            for one, other in zip(before["goals"], after["goals"], strict=True):
                grown(one, other, ("words_later", "changes", "course", "steps"))
                assert one.get("words") in (None, other.get("words"))
            assert code == 0 or path.read_bytes() == content
        text = path.read_text("utf-8")
        for comment in ("# a hand wrote this\n", "# the first\n", "# it began here\n"):
            assert comment in text
