"""The conversations of `goals create` and `goals review`, on a real terminal: what a person sees, and what is kept."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import Run
from terminals import Terminal

from goals_cli.interview.asking import Talk, Unclear, read_day
from goals_cli.interview.measuring import read_target, read_value
from goals_cli.interview.screen import Screen

HELP = "  Enter skips a question, ? explains it, :e opens your editor. Ctrl-C stops and\n  keeps what was said."
WORDS = "I want to sit through Tess's school play and not run out."


def screen(text: str) -> str:
    """Write down a screen: the first and the last line of the text are left out."""
    return text.strip("\n")


def plan_of(caseload: Path, client: str = "heron-27") -> str:
    """Read a plan without its heading, with ids that do not differ."""
    text = (caseload / "clients" / f"{client}.yaml").read_text("utf-8").split("\n", 1)[1]
    names: dict[str, str] = {}
    return re.sub(
        r"\b[gsmar]-(?:\d{8}-)?[0-9a-z]{4}\b", lambda m: names.setdefault(m[0], f"{m[0][0]}-{len(names) + 1}"), text
    )


# How it asks, without a terminal


def scripted(*answers: str, edited: str = "") -> tuple[Talk, list[str]]:
    """Make a talk with somebody who has these answers ready; what is said to them comes with it."""
    said: list[str] = []
    left = iter(answers)
    return Talk(Screen(lambda _: next(left), said.append, lambda: 80, lambda _: edited, styled=False)), said


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-06-30", "2026-06-30"),
        ("+14d", "2026-03-16"),
        ("2w", "2026-03-16"),
        ("+ 3 D", "2026-03-05"),
        ("0d", "2026-03-02"),
    ],
)
def test_days(typed: str, day: str) -> None:
    assert str(read_day(typed, date(2026, 3, 2))) == day


@pytest.mark.parametrize("typed", ["soon", "14", "2w3d", "30.06.2026", "20260630", "2026-W10-1", "-2d", "٢w"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(Unclear, match=r"^A day like 2026-03-02, please, or"):
        read_day(typed, date(2026, 3, 2))


@pytest.mark.parametrize("typed", ["2026-02-29", "2026-13-01", "9999w9"])
def test_a_day_that_does_not_exist(typed: str) -> None:
    with pytest.raises(Unclear):
        read_day(typed, date(2026, 3, 2))


def test_a_day_that_is_past_is_taken_and_said() -> None:
    talk, said = scripted("2026-03-01")
    assert talk.day("When?", date(2026, 3, 2)) == date(2026, 3, 1)
    assert said[-1] == "  2026-03-01, a Sunday, which is past\n"


@pytest.mark.parametrize(
    ("typed", "choice"), [("target 1", 1), ("TARGET 2", 2), ("not_yet", 3), ("n", 3), ("target", 4)]
)
def test_a_choice_is_taken_by_its_beginning(typed: str, choice: int) -> None:
    talk, _ = scripted(typed)
    assert talk.choice("Which?", {"target 1": 1, "target 2": 2, "not yet": 3, "target": 4}) == choice


def test_an_unclear_choice_is_asked_for_again() -> None:
    talk, said = scripted("t", "x", "n")
    assert talk.choice("Which?", {"target 1": 1, "target 2": 2, "not yet": 3}) == 3
    assert said[1:] == ["  One of these, please: target 1, target 2, not yet.\n"] * 2


@pytest.mark.parametrize(
    ("typed", "number"), [("0", 0), ("10", 10), ("-1", None), ("11", None), ("5.5", None), ("five", None), ("٥", None)]
)
def test_whole_numbers(typed: str, number: int | None) -> None:
    talk, _ = scripted(typed, "")
    assert talk.number("How sure?", 0, 10) == number


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("20", 20),
        ("1.5", 1.5),
        ("-3", -3),
        ("Yes", "yes"),
        ("n", "no"),
        ("true", "yes"),
        ("1,5", None),
        ("20 minutes", None),
        ("1e13", None),
        ("~", None),
        (".inf", None),
    ],
)
def test_what_a_measure_shows(typed: str, value: object) -> None:
    talk, _ = scripted(typed, "")
    assert talk.read("How many?", read_value) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("20", 20),
        ("n", "no"),
        ("< 6", "< 6"),
        ("At  most 3", "at most 3"),
        ("160-180", "160-180"),
        ("about 3", None),
    ],
)
def test_where_a_measure_shall_be(typed: str, value: object) -> None:
    talk, _ = scripted(typed, "")
    assert talk.read("Where?", read_target) == value


def test_what_cannot_be_aimed_at_is_asked_for_again() -> None:
    talk, said = scripted("a few", "")
    talk.read("Where?", read_target)
    assert said == ["Where?\n", "  A number like 20, please, or yes or no, or at most 3, <6, 160-180.\n"]


def test_what_only_a_keyboard_sends_is_left_out() -> None:
    talk, _ = scripted(" a\x1b[A\tb\x00 \r\nc \x9b ")
    assert talk.text("What?") == "a[A b \nc"


def test_a_command_stays_on_one_line_and_a_word_in_one_piece() -> None:
    talk, said = scripted()
    command = f"goals agree {'a' * 40} --goal g-4f2k --caseload somewhere-else does so later"
    talk.hint(command)
    assert said == [f"  {command}\n"]
    talk.note(f"It is kept in {'/folder' * 20}/heron-27.yaml, for you.")
    assert said[1:] == ["  It is kept in\n", f"  {'/folder' * 20}/heron-27.yaml,\n", "  for you.\n"]


def test_an_empty_text_from_the_editor_is_skipped() -> None:
    talk, said = scripted(":e", edited=" \n\n")
    assert talk.text("What?") is None
    assert said == ["What?\n"]


# Three questions


def test_three_questions(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer(
            WORDS, "You want to be there for her.", "n", "You want to be there for her, to the end.", "y"
        )
        terminal.answer("Visit the hall when it is empty", "2w", "Ask the school for an aisle seat", "2026-03-20")
        assert terminal.end() == 0
    goal = re.search(r"id: (g-\w+)", (caseload / "clients/heron-27.yaml").read_text())
    assert goal
    assert terminal.seen() == screen(f"""
heron-27, a new goal
{HELP}

1 of 3  The client's words
Ask an open question:
  What are your hopes for our time together?
  (:q when you ask another one)
What does the client say? In their own words.
> I want to sit through Tess's school play and not run out.

2 of 3  Hearing them back
Say back what you heard. What did you say?
> You want to be there for her.
Is that right? (y/n)
> n
Say it back again, with what the client adds.
> You want to be there for her, to the end.
Is that right? (y/n)
> y

3 of 3  One step each
What will the client do?
> Visit the hall when it is empty
By when? A day, or +14d, or 2w
> 2w
  2026-03-16, a Monday
What will you do?
> Ask the school for an aisle seat
By when? A day, or +14d, or 2w
> 2026-03-20
  2026-03-20, a Friday
{goal[1]}
heron-27: goal {goal[1]} written down
""")
    assert (
        plan_of(caseload)
        == """\
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02

goals:
  - id: g-1
    raised: {by: client, on: 2026-03-02}
    question: What are your hopes for our time together?
    words: I want to sit through Tess's school play and not run out.
    heard: You want to be there for her, to the end.
    heard_right: true
    steps:
      - id: s-2
        who: client
        step: Visit the hall when it is empty
        promised: 2026-03-02
        due: 2026-03-16
      - id: s-3
        who: w-amara
        step: Ask the school for an aisle seat
        promised: 2026-03-02
        due: 2026-03-20
    course:
      - {on: 2026-03-02, status: proposed}
"""
    )


def test_stdout_holds_the_id_and_nothing_else(caseload: Path, tmp_path: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload, stdout=tmp_path / "out") as terminal:
        terminal.answer(WORDS, "", "", "")
        assert terminal.end() == 0
    printed = (tmp_path / "out").read_text()
    assert re.fullmatch(r"g-[0-9a-z]{4}\n", printed)
    assert f"id: {printed}" in (caseload / "clients/heron-27.yaml").read_text()
    assert terminal.seen().endswith(f"What will you do?\n>\nheron-27: goal {printed.strip()} written down")
    assert WORDS in terminal.seen()


@pytest.mark.parametrize(
    "typed",
    [
        [":q Where would you like to be this spring?"],
        [":q", "?", "Where would you like to be this spring?"],
        [":q Why?", ":q", "Where would you like to be this spring?", ":q", ""],
    ],
    ids=["on one line", "on two", "corrected"],
)
def test_a_question_of_ones_own_is_kept(caseload: Path, typed: list[str]) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer(*typed, "Garden. Mine.", "", "", "")
        assert terminal.end() == 0
    assert (
        plan_of(caseload).split("goals:\n")[1]
        == """\
  - id: g-1
    raised: {by: client, on: 2026-03-02}
    question: Where would you like to be this spring?
    words: Garden. Mine.
    course:
      - {on: 2026-03-02, status: proposed}
"""
    )


def test_a_question_of_ones_own_is_shown_when_it_is_taken_up_again(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer(":q Where to?")
        terminal.press("\x03")
        assert terminal.end() == 130
    goal = re.findall(r"g-\w{4}", (caseload / "clients/heron-27.yaml").read_text())[0]
    with Terminal("create", "heron-27", "--goal", goal, folder=caseload) as terminal:
        terminal.answer("Garden. Mine.", "", "", "")
        assert terminal.end() == 0
    assert terminal.seen().startswith(
        screen(f"""
heron-27, {goal}
{HELP}

1 of 3  The client's words
Ask an open question:
  Where to?
  (:q when you ask another one)
What does the client say? In their own words.
> Garden. Mine.

2 of 3  Hearing them back
""")
    )
    assert "question: Where to?\n    words: Garden. Mine.\n" in plan_of(caseload)


def test_everything_may_be_skipped(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer("", "", "")
        assert terminal.end() == 5
    assert terminal.seen() == screen(f"""
heron-27, a new goal
{HELP}

1 of 3  The client's words
Ask an open question:
  What are your hopes for our time together?
  (:q when you ask another one)
What does the client say? In their own words.
>

3 of 3  One step each
What will the client do?
>
What will you do?
>
goals: nothing was said, so no goal was written down
""")
    assert not (caseload / "clients/heron-27.yaml").exists()


def test_a_question_mark_explains(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer("?", WORDS)
        terminal.until_asked()
    assert """\
What does the client say? In their own words.
> ?
  Write it as it is said, unpolished. The words are never rewritten; the joint
  wording comes later. :e opens your editor for a longer text. Enter skips the
  question. Ctrl-C stops; what was said before is kept.
> I want to sit through Tess's school play and not run out.
""" in terminal.seen()


# Leaving half-way


def test_ctrl_c_keeps_what_was_said_and_goal_takes_it_up(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer(WORDS)
        terminal.press("\x03")
        assert terminal.end() == 130
    text = (caseload / "clients/heron-27.yaml").read_text()
    goal = text.split("id: ")[1][:6]
    assert terminal.seen().endswith(
        screen(f"""
2 of 3  Hearing them back
Say back what you heard. What did you say?
>
goals: stopped; what was said is kept
  goals create heron-27 --goal {goal} takes it up again where it stopped
""")
    )
    assert f"words: {WORDS}\n" in text
    with Terminal("create", "heron-27", "--goal", goal, folder=caseload) as terminal:
        terminal.answer("You want to be there for her.", "y", "", "Ask the school", "")
        assert terminal.end() == 0
    assert terminal.seen() == screen(f"""
heron-27, {goal}
Said so far:
  The client's words: {WORDS}
{HELP}

1 of 2  Hearing them back
Say back what you heard. What did you say?
> You want to be there for her.
Is that right? (y/n)
> y

2 of 2  One step each
What will the client do?
>
What will you do?
> Ask the school
By when? A day, or +14d, or 2w
>
{goal}
""")
    with Terminal("create", "heron-27", "--goal", goal, folder=caseload) as terminal:
        terminal.answer("Visit the hall", "")
        assert terminal.end() == 0
    assert "1 of 1  One step each\nWhat will the client do?\n> Visit the hall\nBy when?" in terminal.seen()
    with Terminal("create", "heron-27", "--goal", goal, folder=caseload) as terminal:
        assert terminal.end() == 0
    assert terminal.seen() == screen(f"""
heron-27, {goal}
Said so far:
  The client's words: {WORDS}
  You heard: You want to be there for her.
  Step of yours: Ask the school
  Step of client: Visit the hall
  Nothing is open here; --full asks more.
{goal}
""")


BEGUN = """\
id: g-4f2k
raised: {by: family, who: mother, words: She should stop avoiding.}
client_answer: {answer: could_not_say, on: 2026-03-02, client_says: Hm.}
words: |-
  I want to stay.
  To the end.
words_later: [{on: 2026-03-02, words: And enjoy it.}]
heard: You want to run.
heard_right: false
outcome: We walk home.
matters: [Tess]
in_the_way: [The doors]
views: [{by: agency, view: Too soon.}]
options: [{option: Small steps, chosen: true}, {option: Medication}]
statement: I stay for an hour.
measures:
  - {id: m-1, what: minutes, unit: min, baseline: 5, target: 60-70}
  - {id: m-2, what: alone, baseline: 3, direction: up}
scale: [{level: -2}, {level: 0, looks_like: An hour}, {level: 1, looks_like: Two}]
baseline_level: -2
target_date: 2026-06-30
importance: 0
confidence: 5
steps:
  - {id: s-1, who: client, step: Visit, due: 2026-03-16}
  - {id: s-2, who: w-amara, step: Ask, done: 2026-03-02}
  - {id: s-3, who: sister, step: Come along, every: week, until: 2026-04-27}
  - {id: s-4, who: client, step: Sing, taken_back: {on: 2026-03-02}}
"""


def test_all_that_was_said_is_shown_when_it_is_taken_up_again(caseload: Path, run: Run) -> None:
    assert run("create", "heron-27", "--from", "-", stdin=BEGUN, today="2026-03-02").code == 0
    with Terminal("create", "heron-27", "--goal", "g-4f2k", folder=caseload) as terminal:
        assert terminal.end() == 0
    assert terminal.seen() == screen("""
heron-27, g-4f2k
Said so far:
  What mother wants: She should stop avoiding.
  The client's answer: could not say: Hm.
  The client's words: I want to stay.
  To the end.
  Their words on 2026-03-02: And enjoy it.
  You heard, not quite right: You want to run.
  The ideal outcome: We walk home.
  Why it matters: Tess
  In the way: The doors
  View of agency: Too soon.
  Way chosen: Small steps
  Way: Medication
  Worded together: I stay for an hour.
  Seen by: minutes from 5 to between 60 and 70 min
  Seen by: alone from 3, more is better
  By when: 2026-06-30
  Level 0: An hour
  Level +1: Two
  Level at the start: -2
  How important: 0
  How sure: 5
  Step of client: Visit (for 2026-03-16)
  Step of yours: Ask (done 2026-03-02)
  Step of sister: Come along (every week, until 2026-04-27)
  Step of client: Sing (taken back 2026-03-02)
  Nothing is open here; --full asks more.
g-4f2k
""")


def test_a_promise_is_kept_before_its_day_is_asked_for(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer("", "Visit the hall")
        terminal.press("\x03")
        assert terminal.end() == 130
    assert "step: Visit the hall\n" in plan_of(caseload)


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "end of input"])
def test_leaving_before_the_first_answer(caseload: Path, key: str) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.press(key)
        assert terminal.end() == 130
    assert terminal.seen().endswith("goals: stopped; nothing was said yet, so nothing was written down")
    assert not (caseload / "clients/heron-27.yaml").exists()


def test_a_closed_terminal_keeps_what_was_said(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer(WORDS, "You want to be there for her.")
        assert terminal.hang_up() == 129
    assert f"words: {WORDS}\n    heard: You want to be there for her.\n" in plan_of(caseload)


def test_a_request_to_end_keeps_what_was_said(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer(WORDS)
        terminal.interrupt()
        assert terminal.end() == 143
    assert f"words: {WORDS}\n" in plan_of(caseload)
    assert "goals: stopped; what was said is kept\n" in terminal.seen()


# What is typed


def test_letters_of_the_world_can_be_typed_and_taken_back(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer("für mich, 家族と犬\x7f猫 🎭!\x7f, Ñandú", "", "", "")
        assert terminal.end() == 0
    assert "words: für mich, 家族と猫 🎭, Ñandú\n" in plan_of(caseload)


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "C.UTF-8"}], ids=str)
def test_letters_arrive_whatever_the_locale(caseload: Path, locale: dict[str, str]) -> None:
    with Terminal("create", "heron-27", folder=caseload, env=locale) as terminal:
        terminal.answer("für die Töchter 🎭", "", "", "")
        assert terminal.end() == 0
    assert "words: für die Töchter 🎭\n" in plan_of(caseload)


def test_bytes_that_are_not_text_are_asked_for_again(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload, env={"LC_ALL": "C"}) as terminal:
        terminal.answer(b"f\xfcr mich")
        terminal.answer("für mich", "", "", "")
        assert terminal.end() == 0
    assert "That did not arrive as UTF-8 text; please look at your terminal's encoding." in terminal.seen()
    assert "words: für mich\n" in plan_of(caseload)


def test_pasted_paragraphs_are_one_answer(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer("\x1b[200~The first line.\rThe second line.\x1b[201~", "", "", "")
        assert terminal.end() == 0
    assert "words: |-\n      The first line.\n      The second line.\n" in plan_of(caseload)


def test_an_answer_may_be_longer_than_a_line_of_the_system(caseload: Path) -> None:
    long = " ".join(["word"] * 1000)
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer(long, "", "", "")
        assert terminal.end() == 0
    assert " ".join(plan_of(caseload).split()).count(long) == 1


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """Give an editor that writes two paragraphs below what is there."""
    path = tmp_path / "editor"
    path.write_text('#!/bin/sh\nprintf "Erstens für Tess.\\n\\nZweitens: 🎭\\n\\n" >> "$1"\n', encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_long_text_is_written_in_the_editor(caseload: Path, editor: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload, env={"EDITOR": str(editor)}) as terminal:
        terminal.answer(":e", "", "", "")
        assert terminal.end() == 0
    assert "> :e\n  Erstens für Tess.\n\n  Zweitens: 🎭\n" in terminal.seen()
    assert "words: |-\n      Erstens für Tess.\n\n      Zweitens: 🎭\n" in plan_of(caseload)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 1", "the editor ended with an error (1); set EDITOR to"),
        ('echo half >> "$1"; exit 1', "the editor ended with an error (1); what you wrote is kept in /"),
    ],
)
def test_an_editor_that_fails_ends_nothing(caseload: Path, editor: Path, script: str, said: str) -> None:
    editor.write_text(f"#!/bin/sh\n{script}\n")
    with Terminal("create", "heron-27", folder=caseload, env={"EDITOR": str(editor)}) as terminal:
        terminal.answer(":e", WORDS, "", "", "")
        assert terminal.end() == 0
    assert f"> :e {said}" in " ".join(terminal.seen().split())
    assert f"words: {WORDS}\n" in plan_of(caseload)


def test_an_editor_for_a_day_is_too_much(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer("", "Visit the hall", ":e", "in a while", "2026-02-30", "+14d", "")
        assert terminal.end() == 0
    assert """\
By when? A day, or +14d, or 2w
> :e
  A short answer is enough here.
> in a while
  A day like 2026-03-02, please, or +14d, or 2w for two weeks.
> 2026-02-30
  There is no such day in the calendar; once more, please.
> +14d
  2026-03-16, a Monday
""" in terminal.seen()
    assert "due: 2026-03-16\n" in plan_of(caseload)


# What is shown


def test_a_narrow_terminal(caseload: Path) -> None:
    with Terminal("create", "heron-27", folder=caseload, columns=40) as terminal:
        terminal.answer(WORDS)
        terminal.until_asked()
    assert terminal.seen() == screen("""
heron-27, a new goal
  Enter skips a question, ? explains it,
  :e opens your editor. Ctrl-C stops and
  keeps what was said.

1 of 3  The client's words
Ask an open question:
  What are your hopes for our time
  together?
  (:q when you ask another one)
What does the client say? In their own
words.
> I want to sit through Tess's school pl
ay and not run out.

2 of 3  Hearing them back
Say back what you heard. What did you
say?
>
""")


@pytest.mark.parametrize(("env", "bold"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)], ids=str)
def test_headings_are_bold_unless_that_is_unwanted(caseload: Path, env: dict[str, str], bold: bool) -> None:
    with Terminal("create", "heron-27", folder=caseload, env=env) as terminal:
        terminal.until_asked()
    assert (b"\x1b[1m1 of 3  The client's words\x1b[0m" in terminal.raw) is bold
    assert (b"\x1b[1m" in terminal.raw) is bold


# A goal that somebody else brought up


def test_the_client_is_asked_first_about_a_goal_of_others(caseload: Path) -> None:
    raised = (
        "--raised-by",
        "family",
        "--raised-who",
        "mother",
        "--raised-words",
        "She should stop avoiding everything.",
    )
    with Terminal("create", "heron-27", *raised, folder=caseload) as terminal:
        terminal.answer("One thing at a time.", "p", "She means well.", "", "", "")
        assert terminal.end() == 0
    assert terminal.seen().split("\n\n")[1] == screen("""
1 of 3  The client's words
What mother wants (family):
  She should stop avoiding everything.
First the client: what do they want themselves? In their own words.
> One thing at a time.
And what does the client say to what mother wants? (agrees, partly, disagrees,
could not say)
> p
In their own words?
> She means well.
""")
    assert (
        plan_of(caseload).split("goals:\n")[1]
        == """\
  - id: g-1
    raised: {by: family, who: mother, on: 2026-03-02, words: She should stop avoiding everything.}
    client_answer: {answer: partly, on: 2026-03-02, client_says: She means well.}
    words: One thing at a time.
    course:
      - {on: 2026-03-02, status: proposed}
"""
    )


def test_no_is_an_answer(caseload: Path) -> None:
    with Terminal("create", "heron-27", "--raised-by", "court", folder=caseload) as terminal:
        terminal.answer("", "dis", "I don't drink. I shout.")
        assert terminal.end() == 0
    goal = (caseload / "clients/heron-27.yaml").read_text().split("id: ")[1][:6]
    assert terminal.seen().endswith(
        screen(f"""
In their own words?
> I don't drink. I shout.
  No is an answer, and nothing more is asked.
  goals decline heron-27 --goal {goal} puts the goal away
{goal}
heron-27: goal {goal} written down
""")
    )


# What cannot be saved


def test_an_answer_that_cannot_be_saved_is_not_lost(caseload: Path) -> None:
    plan = caseload / "clients" / "heron-27.yaml"
    with Terminal("create", "heron-27", folder=caseload) as terminal:
        terminal.answer(WORDS)
        terminal.until_asked()
        text = plan.read_text()
        plan.write_text(text + "client: heron-27\n")
        terminal.answer("You want to be there.", "")
        terminal.until_asked()
        plan.write_text(text)
        terminal.answer("", "y", "", "")
        assert terminal.end() == 0
    refused = """\
This could not be saved yet: clients/heron-27.yaml:14:1: this key stands twice
in the same entry
  keep one of the two
Enter tries again; Ctrl-C stops without it.
>
"""
    assert f"> You want to be there.\n{refused}{refused}Is that right? (y/n)\n> y" in terminal.seen()
    assert "heard: You want to be there.\n    heard_right: true\n" in plan_of(caseload)


def test_nothing_is_asked_that_could_not_be_saved(caseload: Path, run: Run) -> None:
    run("create", "heron-27", "--id", "g-4f2k", "--words", WORDS, today="2026-03-02")
    run("end", "heron-27", "--goal", "g-4f2k", "--reason", "reached", today="2026-03-02")
    with Terminal("create", "heron-27", "--goal", "g-4f2k", folder=caseload) as terminal:
        assert terminal.end() == 3
    refused = screen("""
goals: g-4f2k was achieved on 2026-03-02
  goals resume heron-27 --goal g-4f2k --because TEXT takes it up again
""")
    assert terminal.seen() == refused
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=caseload) as terminal:
        assert terminal.end() == 3
    assert terminal.seen() == refused
    with Terminal("create", "heron-27", "--goal", "g-0000", folder=caseload) as terminal:
        assert terminal.end() == 3
    assert terminal.seen() == "goals: no goal 'g-0000' in the plan of heron-27\n  its goals: g-4f2k"


# The whole course


def test_the_whole_course(caseload: Path) -> None:
    with Terminal("create", "heron-27", "--full", folder=caseload, rows=200) as terminal:
        terminal.answer(WORDS, "You want to be there for her.", "y")
        terminal.answer("I am in the third row, and we walk home together.")
        terminal.answer("Being there for Tess", "", "A full hall, no way out", "The doors", "")
        terminal.answer("family", "mother", "She should stop avoiding everything.", "One thing at a time.")
        terminal.answer("f", "mother", "a", "", "The teacher would help.", "", "")
        terminal.answer("Small steps", "I set the pace", "", "It takes months", "", "Medication", "Faster", "", "", "")
        terminal.answer("1", "I want to feel ready")
        terminal.answer(
            "I never panic again", "By 30 June I stay for a full hour.", "w", "agrees", "Staying can be practised"
        )
        terminal.answer("Yes, that I can try.", "I stay for two hours.", "mother", "dis", "", "No.", "")
        terminal.answer("minutes I stayed", "minutes", "five", "5", "60", "I went in alone", "", "no", "y")
        terminal.answer("calls to my ex", "a week", "", "3", "l", "")
        terminal.answer("2026-06-30", "y", "I stay for 20 minutes", "5 minutes", "", "40 minutes", "60 minutes")
        terminal.answer("+3", "-1", "3", "2", "9", "11", "5", "I did it once")
        terminal.answer("Visit the hall", "+14d", "", "Ask the school", "", "", "The school play", "1")
        assert terminal.end() == 0
    assert (
        plan_of(caseload)
        == """\
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02

about:
  what_matters:
    - Being there for Tess
  strengths:
    - I did it once

goals:
  - id: g-1
    title: The school play
    priority: 1
    raised: {by: client, on: 2026-03-02}
    question: What are your hopes for our time together?
    words: I want to sit through Tess's school play and not run out.
    heard: You want to be there for her.
    heard_right: true
    outcome: I am in the third row, and we walk home together.
    matters: [Being there for Tess]
    in_the_way:
      - A full hall, no way out
      - The doors
    views:
      - by: family
        who: mother
        view: She should stop avoiding everything.
        client_says: One thing at a time.
      - by: agency
        view: The teacher would help.
    options:
      - option: Small steps
        for: [I set the pace]
        against: [It takes months]
        chosen: true
        because: I want to feel ready
      - option: Medication
        for: [Faster]
    statement: By 30 June I stay for a full hour.
    measures:
      - id: m-2
        what: minutes I stayed
        unit: minutes
        baseline: 5
        target: 60
      - id: m-3
        what: I went in alone
        baseline: "no"
        target: "yes"
        kind: yes-no
      - id: m-4
        what: calls to my ex
        unit: a week
        target: 3
        direction: down
    scale:
      - {level: -1, looks_like: 5 minutes}
      - {level: 0, looks_like: I stay for 20 minutes}
      - {level: 1, looks_like: 40 minutes}
      - {level: 2, looks_like: 60 minutes}
    baseline_level: -1
    weight: {importance: 3, difficulty: 2}
    target_date: 2026-06-30
    importance: 9
    confidence: 5
    changes:
      - on: 2026-03-02
        what: statement
        from: I never panic again
        to: By 30 June I stay for a full hour.
        asked_by: w-amara
        because: Staying can be practised
        answer: agrees
        client_says: Yes, that I can try.
      - on: 2026-03-02
        what: statement
        from: By 30 June I stay for a full hour.
        to: I stay for two hours.
        asked_by: mother
        answer: disagrees
        client_says: No.
    steps:
      - id: s-5
        who: client
        step: Visit the hall
        promised: 2026-03-02
        due: 2026-03-16
      - id: s-6
        who: w-amara
        step: Ask the school
        promised: 2026-03-02
    course:
      - {on: 2026-03-02, status: proposed}
"""
    )
    assert (
        screen("""
Counted in what? minutes, times a week ...
> a week
Where is it now? A number, or yes or no.
>
Where shall it be? A number, yes or no, or like: at most 3, <6, 160-180.
> 3
Which way is better? (more, less)
> l
Anything else to look at? Enter alone goes on.
>

10 of 14  By when
By when? A day, or +14d, or 2w, or: ongoing
> 2026-06-30
  2026-06-30, a Tuesday

11 of 14  How far it may go
Would five levels help, from much less to much more than you both expect? (y/n)
> y
  By 30 June I stay for a full hour.
What do you both expect? What does it look like then?
> I stay for 20 minutes
What would be less than expected?
> 5 minutes
What would be much less than expected?
>
What would be more than expected?
> 40 minutes
What would be much more than expected?
> 60 minutes
  +2  60 minutes
  +1  40 minutes
   0  I stay for 20 minutes
  -1  5 minutes
  -2  much less than expected
Which of these is the client at now, from -2 to 2?
> +3
  A whole number from -2 to 2, please.
> -1
In a score over all goals, how important is this one, from 1 to 3?
> 3
And how hard is it, from 1 to 3?
> 2

12 of 14  How important, how sure
How important is it to the client, from 0 to 10?
> 9
How sure is the client to get there, from 0 to 10?
> 11
  A whole number from 0 to 10, please.
> 5
Why a 5 and not lower? What helps already?
> I did it once
  What would make it a 6? Let that be a step: a smaller one, or one of yours.

13 of 14  Steps of both
""")
        in terminal.seen()
    )
    assert """\
Who else? (family, worker, agency, court, other)
> f
Who is that? By their part, not by name: mother, teacher.
> mother
  Their view stands here already; say more exactly who this is, or use goals
  view later.
Who else? (family, worker, agency, court, other)
""" in terminal.seen()


HALF = """\
id: g-4f2k
words: I want to stay.
heard_right: true
outcome: Home.
matters: [Tess]
in_the_way: [Doors]
views: [{by: agency, view: Soon.}]
options: [{option: Small steps, chosen: true}]
statement: I stay for an hour.
measures: [{id: m-1, what: minutes}]
scale: [{level: 2, looks_like: Two hours}, {level: -1, looks_like: Ten minutes}, {level: 0}]
target_date: 2026-06-30
importance: 9
confidence: 9
title: The play
priority: 1
steps: [{id: s-1, who: client, step: Visit}, {id: s-2, who: w-amara, step: Ask}]
"""


def test_levels_that_were_begun_are_filled_in_where_they_belong(caseload: Path, run: Run) -> None:
    assert run("create", "heron-27", "--from", "-", stdin=HALF, today="2026-03-02").code == 0
    with Terminal("create", "heron-27", "--goal", "g-4f2k", "--full", folder=caseload) as terminal:
        terminal.answer("One hour", "Nothing", "", "", "")
        assert terminal.end() == 0
    assert terminal.seen().endswith(
        screen("""
1 of 1  How far it may go
  I stay for an hour.
What do you both expect? What does it look like then?
> One hour
What would be much less than expected?
> Nothing
What would be more than expected?
>
  +2  Two hours
  +1  more than expected
   0  One hour
  -1  Ten minutes
  -2  Nothing
Which of these is the client at now, from -2 to 2?
>
In a score over all goals, how important is this one, from 1 to 3?
>
g-4f2k
""")
    )
    levels = re.findall(r"level: (\S+), looks_like: ([\w ]+)", plan_of(caseload))
    assert levels == [("-2", "Nothing"), ("-1", "Ten minutes"), ("0", "One hour"), ("2", "Two hours")]


def test_no_levels_are_asked_for_where_they_are_not_wanted(caseload: Path, run: Run) -> None:
    told = "".join(line for line in HALF.splitlines(keepends=True) if not line.startswith("scale"))
    assert run("create", "heron-27", "--from", "-", stdin=told, today="2026-03-02").code == 0
    before = plan_of(caseload)
    with Terminal("create", "heron-27", "--goal", "g-4f2k", "--full", folder=caseload) as terminal:
        terminal.answer("n")
        assert terminal.end() == 0
    assert terminal.seen().endswith(
        screen("""
1 of 1  How far it may go
Would five levels help, from much less to much more than you both expect? (y/n)
> n
g-4f2k
""")
    )
    assert plan_of(caseload) == before


# Looking back

PLAN = """\
# yaml-language-server: $schema=../.goals/plan.schema.json
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-02-02

goals:
  - id: g-7d9q
    title: The lease
    priority: 2
    raised: {by: client}
    words: "I want to keep the flat \u202e now."
    course:
      - {on: 2026-02-02, status: active}
  - id: g-4f2k
    title: The school play
    priority: 1
    raised: {by: client}
    words: I want to sit through the school play.
    statement: By 30 June I stay for a full hour.
    measures:
      - {id: m-1, what: minutes I stayed, unit: minutes, baseline: 5, target: 60}
    steps:
      - {id: s-1a, who: client, step: Visit the hall, promised: 2026-02-02, due: 2026-02-16}
      - {id: s-2b, who: w-amara, step: Ask the school, promised: 2026-02-02, due: 2026-02-20}
      - {id: s-3c, who: client, step: Breathe with the app, promised: 2026-02-02, every: day, until: 2026-04-27}
      - {id: s-4d, who: sister, step: Come along, promised: 2026-02-02, due: 2026-03-09}
    course:
      - {on: 2026-02-02, status: active}

agreements:
  - id: a-20260202-7c1e
    on: 2026-02-02
    client: {answer: agrees, shown: signature}
    goals:
      - goal: g-4f2k
        statement: By 30 June I stay for a full hour.
        measures:
          - {id: m-1, what: minutes I stayed, unit: minutes, baseline: 5, target: 60}

reviews:
  - id: r-20260216-a1f3
    on: 2026-02-16
    kind: check-in
    progress:
      - goal: g-4f2k
        ratings:
          - {by: w-amara, rating: 3}
          - {by: client, rating: 0}
        measured: [{measure: m-1, value: 12}]
        words: I went in. It was just a room.
"""


@pytest.fixture
def heron(caseload: Path) -> Path:
    """Give the path of heron-27's plan, with two active goals."""
    path = caseload / "clients" / "heron-27.yaml"
    path.write_text(PLAN)
    return path


def added(path: Path) -> str:
    """Read what has been added to the plan's end, with ids that do not differ."""
    text = path.read_text("utf-8")
    start = text.index("        words: I went in. It was just a room.\n")
    return re.sub(r"\b([ra])-20260302-[0-9a-z]{4}\b", r"\1-1", text[start:].split("\n", 1)[1])


def test_looking_back_the_client_first(heron: Path) -> None:
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=heron.parent, rows=100) as terminal:
        terminal.answer("11", "4", "I stayed for assembly. Twenty minutes!", "Stayed 20 minutes", "Slept", "")
        terminal.answer("The doors were shut", "", "p", "d", "", "done", "20", "6", "5", "You saw more than I felt")
        terminal.answer("", "Stay for two songs", "+14d", "", "", "")
        assert terminal.end() == 0
    review = re.findall(r"r-20260302-\w+", heron.read_text())[0]
    assert terminal.seen() == screen(f"""
heron-27, review on 2026-03-02
{HELP}

Goal 1 of 1  The school play (g-4f2k)
Last ratings, 2026-02-16: client 0, w-amara 3
The client's words, 2026-02-16:
  I went in. It was just a room.
Promised and still open:
  you: Ask the school (was for 2026-02-20)
  sister: Come along (for 2026-03-09)
  client: Visit the hall (was for 2026-02-16)
  client: Breathe with the app (every day, until 2026-04-27)
The client first: where are we, from 0 (not started) to 10 (fully there)?
> 11
  A whole number from 0 to 10, please.
> 4
How is it going, in the client's own words?
> I stayed for assembly. Twenty minutes!
What went well, big or small?
> Stayed 20 minutes
> Slept
>
What was in the way?
> The doors were shut
>
  you: Ask the school (was for 2026-02-20)
How did it go? (done, partly, not yet)
> p
  sister: Come along (for 2026-03-09)
How did it go? (done, partly, not yet)
> d
  client: Visit the hall (was for 2026-02-16)
How did it go? (done, partly, not yet)
>
  client: Breathe with the app (every day, until 2026-04-27)
How did it go? (done, partly, not yet)
> done
minutes I stayed, in minutes? (last 12, at the start 5, wanted 60)
> 20
How sure is the client to get there, from 0 to 10?
> 6
  What would make it a 7? Let that be a step: a smaller one, or one of yours.
And you: where are we, from 0 to 10?
> 5
What does the client say to your number?
> You saw more than I felt
Does anything change in the goal? (wording, date, target)
>
What will the client do next?
> Stay for two songs
By when? A day, or +14d, or 2w
> +14d
  2026-03-16, a Monday
Anything else? Enter alone goes on.
>
What will you do next?
>

All goals  The next review
When? Enter takes 2026-03-30; type another day, or: none
>
{review}
heron-27: review {review}
""")
    assert (
        added(heron)
        == """\
  - id: r-1
    on: 2026-03-02
    kind: review
    present: [client, w-amara]
    progress:
      - goal: g-4f2k
        ratings:
          - {by: client, rating: 4}
          - {by: w-amara, rating: 5, client_says: You saw more than I felt}
        measured: [{measure: m-1, value: 20}]
        confidence: 6
        words: I stayed for assembly. Twenty minutes!
        wins:
          - Stayed 20 minutes
          - Slept
        in_the_way:
          - The doors were shut
        steps:
          - {step: s-2b, how: partly}
          - {step: s-4d, how: done}
          - {step: s-3c, how: done}
    next_review: 2026-03-30
"""
    )
    text = heron.read_text()
    assert "{id: s-4d, who: sister, step: Come along, promised: 2026-02-02, due: 2026-03-09, done: 2026-03-02}" in text
    assert text.count("done: 2026") == 1, "what is repeated goes on"


SCALE = """\
    scale:
      - {level: -2, looks_like: I stay at home}
      - {level: -1, looks_like: I stay for 5 minutes}
      - {level: 0, looks_like: I stay for 20 minutes}
      - {level: 1, looks_like: I stay for 40 minutes}
      - {level: 2, looks_like: I stay for 60 minutes}
    baseline_level: -1
"""
ASKED = screen("""
Last ratings, 2026-02-16: client 0 (level -1), w-amara 3, sister level +1
The client's words, 2026-02-16:
  I went in. It was just a room.
The client first: where are we, from 0 (not started) to 10 (fully there)?
> 4
  +2  I stay for 60 minutes
  +1  I stay for 40 minutes
   0  I stay for 20 minutes
  -1  I stay for 5 minutes (here at the start, here on 2026-02-16)
  -2  I stay at home
Which of these describes today best, for the client, from -2 to 2?
> +1
How is it going, in the client's own words?
>
""")


@pytest.fixture
def scaled(heron: Path) -> Path:
    """Give the path of heron-27's plan, with levels on the goal that comes first and nothing promised."""
    before, rest = PLAN.split("    steps:\n", 1)
    text = before + SCALE + rest[rest.index("    course:") :]
    rated = "{by: client, rating: 0, level: -1}\n          - {by: sister, level: 1}"
    heron.write_text(text.replace("{by: client, rating: 0}", rated))
    return heron


def test_the_level_is_asked_of_the_client_and_then_of_the_worker(scaled: Path) -> None:
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=scaled.parent, rows=100) as terminal:
        terminal.answer("4", "+1", "", "", "", "", "", "5", "?", "0", "You saw less", "", "", "", "none")
        assert terminal.end() == 0
    assert ASKED in terminal.seen()
    assert (
        screen("""
And you: where are we, from 0 to 10?
> 5
And which level do you see, from -2 to 2?
> ?
  +2: I stay for 60 minutes; +1: I stay for 40 minutes; 0: I stay for 20
  minutes; -1: I stay for 5 minutes (here at the start); -2: I stay at home. A
  whole number from -2 to 2. Enter skips the question. Ctrl-C stops; what was
  said before is kept.
> 0
What does the client say to your number?
> You saw less
Does anything change in the goal? (wording, date, target)
""")
        in terminal.seen()
    )
    assert added(scaled).endswith(
        """\
      - goal: g-4f2k
        ratings:
          - {by: client, rating: 4, level: 1}
          - {by: w-amara, rating: 5, level: 0, client_says: You saw less}
"""
    )


def test_levels_may_be_skipped_and_stand_without_ratings(scaled: Path) -> None:
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=scaled.parent, rows=100) as terminal:
        terminal.answer("", "-2", "", "", "", "", "", "", "-1", "", "", "", "", "none")
        assert terminal.end() == 0
    assert added(scaled).endswith("{by: client, level: -2}\n          - {by: w-amara, level: -1}\n")
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=scaled.parent, rows=100) as terminal:
        terminal.answer("n", "", "", "", "", "", "", "", "6", "", "", "", "", "", "none")
        assert terminal.end() == 0
    assert added(scaled).endswith("      - goal: g-4f2k\n        ratings:\n          - {by: w-amara, rating: 6}\n")


def test_a_level_that_was_said_is_not_asked_for_again(scaled: Path) -> None:
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=scaled.parent) as terminal:
        terminal.answer("4", "1", "", "", "", "", "", "5", "0")
        terminal.press("\x03")
        assert terminal.end() == 130
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=scaled.parent, rows=100) as terminal:
        terminal.answer("", "", "", "", "", "", "Less", "", "", "", "none")
        assert terminal.end() == 0
    assert "level do you see" not in terminal.seen()
    assert "describes today best" not in terminal.seen()
    assert added(scaled).endswith(
        "          - {by: client, rating: 4, level: 1}\n"
        "          - {by: w-amara, rating: 5, level: 0, client_says: Less}\n"
    )


def test_all_active_goals_in_the_clients_own_order(heron: Path) -> None:
    with Terminal("review", "heron-27", folder=heron.parent, rows=100) as terminal:
        terminal.answer("4", *[""] * 13, "2", *[""] * 8, "none")
        assert terminal.end() == 0
    headings = [line for line in terminal.seen().splitlines() if line.startswith(("Goal", "All"))]
    assert headings == [
        "Goal 1 of 2  The school play (g-4f2k)",
        "Goal 2 of 2  The lease (g-7d9q)",
        "All goals  The next review",
    ]
    assert "The client's words:\n  I want to keep the flat \\u202e now.\n" in terminal.seen(), "nothing turns the line"
    assert (
        added(heron)
        == """\
  - id: r-1
    on: 2026-03-02
    kind: review
    present: [client, w-amara]
    progress:
      - goal: g-4f2k
        ratings:
          - {by: client, rating: 4}
      - goal: g-7d9q
        ratings:
          - {by: client, rating: 2}
"""
    )


def test_a_review_may_be_skipped_whole(heron: Path) -> None:
    with Terminal("review", "heron-27", folder=heron.parent, rows=100) as terminal:
        terminal.answer(*[""] * 23)
        assert terminal.end() == 5
    assert terminal.seen().endswith("goals: nothing was said, so no review was written down")
    assert heron.read_text() == PLAN


def test_a_review_left_half_way_is_taken_up_again(heron: Path) -> None:
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=heron.parent) as terminal:
        terminal.answer("4", "I stayed!")
        terminal.press("\x03")
        assert terminal.end() == 130
    review = re.findall(r"r-20260302-\w+", heron.read_text())[0]
    assert terminal.seen().endswith(
        screen(f"""
What went well, big or small?
>
goals: stopped; what was said is kept in {review}
  goals review heron-27 --goal g-4f2k --on 2026-03-02 takes it up again
""")
    )
    with Terminal("review", "heron-27", "--goal", "g-4f2k", "--on", "2026-03-02", folder=heron.parent) as terminal:
        terminal.answer("", "Stayed 20 minutes", "", "", *[""] * 10, "2026-03-16")
        assert terminal.end() == 0
    assert f"{review} has no next review yet. Go on with it? (y/n; Enter is y)\n>\n" in terminal.seen()
    assert "where are we, from 0 (not started)" not in terminal.seen()
    assert (
        added(heron)
        == """\
  - id: r-1
    on: 2026-03-02
    kind: review
    present: [client, w-amara]
    progress:
      - goal: g-4f2k
        ratings:
          - {by: client, rating: 4}
        words: I stayed!
        wins:
          - Stayed 20 minutes
    next_review: 2026-03-16
"""
    )


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "end of input"])
def test_leaving_at_the_question_whether_to_go_on_says_what_is_kept(heron: Path, key: str) -> None:
    with Terminal("review", "heron-27", folder=heron.parent) as terminal:
        terminal.answer("4")
        terminal.press("\x03")
        assert terminal.end() == 130
    text = heron.read_text()
    review = re.findall(r"r-20260302-\w+", text)[0]
    with Terminal("review", "heron-27", folder=heron.parent) as terminal:
        terminal.press(key)
        assert terminal.end() == 130
    assert terminal.seen().endswith(
        screen(f"""
goals: stopped; what was said is kept in {review}
  goals review heron-27 --on 2026-03-02 takes it up again
""")
    )
    assert heron.read_text() == text


def test_a_no_to_going_on_begins_another_review(heron: Path) -> None:
    with Terminal("review", "heron-27", folder=heron.parent) as terminal:
        terminal.answer("4")
        terminal.press("\x03")
        assert terminal.end() == 130
    with Terminal("review", "heron-27", folder=heron.parent) as terminal:
        terminal.answer("n", "5")
        terminal.press("\x03")
        assert terminal.end() == 130
    assert [text.split("}")[0] for text in heron.read_text().split("{by: client, rating: ")[2:]] == ["4", "5"]
    assert heron.read_text().count("  - id: r-20260302-") == 2


def test_a_goal_without_a_title_is_called_by_its_id(caseload: Path, run: Run) -> None:
    run("create", "heron-27", "--id", "g-4f2k", "--words", WORDS, today="2026-03-02")
    run("agree", "heron-27", "--answer", "agrees", "--shown", "spoken", today="2026-03-02")
    with Terminal("review", "heron-27", folder=caseload) as terminal:
        terminal.press("\x03")
        assert terminal.end() == 130
    assert "\nGoal 1 of 1  g-4f2k\nThe client's words, 2026-03-02:\n" in terminal.seen()


def test_a_changed_wording_is_agreed_on_again(heron: Path) -> None:
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=heron.parent, rows=100) as terminal:
        terminal.answer("4", *[""] * 10)
        terminal.answer(
            "w", "By 30 June I stay for half an hour.", "client", "Assemblies are shorter", "That is the real thing"
        )
        terminal.answer("target", "30-40", "w", "agrees", "It is the same", "", "date", "2026-06-30", "c", "", "", "")
        terminal.answer("", "", "", "y", "agrees", "sp", "Yes")
        assert terminal.end() == 0
    agreement = re.findall(r"a-20260302-\w+", heron.read_text())[0]
    assert (
        terminal.seen()
        .split("\n\n")[-1]
        .startswith(
            screen(f"""
Agreement  The school play (g-4f2k)
It says something else now than what you agreed on:
  By 30 June I stay for half an hour.
  minutes I stayed from 5 to between 30 and 40 minutes
  until 2026-06-30
Agree on it again now? (y/n)
> y
What does the client answer? (agrees, partly, disagrees, could not say)
> agrees
How do they show it? (signature, spoken, other, not shown)
> sp
What does the client say to it?
> Yes
  agreement {agreement}
""")
        )
    )
    text = heron.read_text()
    assert (
        """\
    changes:
      - on: 2026-03-02
        what: statement
        from: By 30 June I stay for a full hour.
        to: By 30 June I stay for half an hour.
        asked_by: client
        because: Assemblies are shorter
        client_says: That is the real thing
      - on: 2026-03-02
        what: measures[m-1].target
        from: 60
        to: "30-40"
        asked_by: w-amara
        because: It is the same
        answer: agrees
      - on: 2026-03-02
        what: target_date
        to: 2026-06-30
        asked_by: client
"""
        in text
    )
    assert (
        f"""\
  - id: {agreement}
    on: 2026-03-02
    worker: w-amara
    client: {{answer: agrees, shown: spoken, client_says: "Yes"}}
    goals:
      - goal: g-4f2k
        statement: By 30 June I stay for half an hour.
        measures:
          - {{id: m-1, what: minutes I stayed, unit: minutes, baseline: 5, target: "30-40"}}
        target_date: 2026-06-30
"""
        in text
    )


def test_a_wording_that_is_undecided_is_not_agreed_on(heron: Path) -> None:
    text = heron.read_text().replace("    statement: By 30 June I stay for a full hour.", "    statement: I stay.", 1)
    conflict = "  - {id: c-1, where: 'goals[g-4f2k].statement', ours: I stay., theirs: I rest.}\n"
    heron.write_text(f"{text}\nconflicts:\n{conflict}")
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=heron.parent, rows=100) as terminal:
        terminal.answer("4", *[""] * 14)
        assert terminal.end() == 0
    seen = " ".join(terminal.seen().split())
    assert "what g-4f2k says is undecided since a merge: goals resolve heron-27" in seen
    assert "Agree on it again now?" not in seen


@pytest.mark.parametrize(
    ("answers", "trail"),
    [
        (("w", ""), "        asked_by: w-amara\n"),
        (("mother", "could"), "        asked_by: mother\n        answer: could_not_say\n"),
        (("w", "dis"), "        asked_by: w-amara\n        answer: disagrees\n"),
        (("", ""), ""),
    ],
    ids=["unanswered", "could not say", "a no", "nobody knows who asked"],
)
def test_a_rewording_waits_for_the_clients_yes(heron: Path, answers: tuple[str, str], trail: str) -> None:
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=heron.parent, rows=100) as terminal:
        terminal.answer(*[""] * 11, "wording", "I stay for half an hour.", *answers, "", "", "", "", "", "")
        assert terminal.end() == 0
    asked = f"""\
Who asked for that? client, worker (you), or who else?
> {answers[0]}
And the client? (agrees, partly, disagrees, could not say)
> {answers[1]}
  It stays as it is; what was asked is kept beside it.
Why?
""".replace("> \n", ">\n")
    assert asked in terminal.seen()
    text = heron.read_text()
    assert text.count("statement: By 30 June I stay for a full hour.\n") == 2
    change = """\
    changes:
      - on: 2026-03-02
        what: statement
        from: By 30 June I stay for a full hour.
        to: I stay for half an hour.
"""
    assert f"{change}{trail}    steps:\n" in text
    assert "Agree on it again now?" not in terminal.seen()


@pytest.mark.parametrize(
    ("answers", "trail"), [((), ""), (("w",), "        asked_by: w-amara\n")], ids=["who asked", "the client's answer"]
)
def test_leaving_before_the_clients_yes_keeps_what_was_asked(heron: Path, answers: tuple[str, ...], trail: str) -> None:
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=heron.parent) as terminal:
        terminal.answer(*[""] * 11, "wording", "I stay for half an hour.", *answers)
        terminal.press("\x03")
        assert terminal.end() == 130
    text = heron.read_text()
    assert text.count("statement: By 30 June I stay for a full hour.\n") == 2
    assert f"        to: I stay for half an hour.\n{trail}    steps:\n" in text


def test_agreeing_again_can_wait(heron: Path) -> None:
    with Terminal("review", "heron-27", "--goal", "g-4f2k", folder=heron.parent, rows=100) as terminal:
        terminal.answer(*[""] * 11, "wording", "I stay for half an hour.", "client", "", "", "", "", "", "", "n")
        assert terminal.end() == 0
    assert "> n\n  goals agree heron-27 --goal g-4f2k does so later\n" in terminal.seen()
    assert (
        added(heron)
        == """\
  - id: r-1
    on: 2026-03-02
    kind: review
    present: [client, w-amara]
    progress:
      - goal: g-4f2k
    next_review: 2026-03-30
"""
    )


def test_a_check_in_needs_no_next_review(heron: Path) -> None:
    with Terminal("review", "heron-27", "--goal", "g-7d9q", "--kind", "check-in", folder=heron.parent) as terminal:
        terminal.answer("3", *[""] * 9)
        assert terminal.end() == 0
    assert terminal.seen().startswith("heron-27, check-in on 2026-03-02\n")
    assert "All goals  The next review\nWhen? Enter sets none; or type a day\n>\nr-2026" in terminal.seen()
    assert "next_review" not in added(heron)


def test_looking_back_needs_an_active_goal(caseload: Path, run: Run) -> None:
    run("create", "heron-27", "--id", "g-4f2k", "--words", WORDS, today="2026-03-02")
    with Terminal("review", "heron-27", folder=caseload) as terminal:
        assert terminal.end() == 3
    assert terminal.seen() == screen("""
goals: no goal of heron-27 is active
  --goal ID looks back on another one: g-4f2k
""")


# In a terminal multiplexer


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Give tmux, with a server of its own."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed, so the story in a terminal multiplexer is left out")

    def call(*arguments: str) -> str:
        command = ["tmux", "-u", "-f", os.devnull, "-S", str(tmp_path / "socket"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout

    yield call
    call("kill-server")


def test_a_story_in_tmux(caseload: Path, tmux: Callable[..., str]) -> None:
    command = (
        f"GOALS_TODAY=2026-03-02 {shlex.quote(sys.executable)} -m goals_cli create heron-27; tmux wait-for -S done; cat"
    )
    tmux("new-session", "-d", "-x", "80", "-y", "40", "-c", str(caseload), command)
    tmux("set-option", "-g", "status", "off")

    def until(last: str) -> str:
        deadline = time.monotonic() + 30
        while not (shown := tmux("capture-pane", "-p").rstrip()).endswith(last):
            assert time.monotonic() < deadline, shown
        return shown

    asked = {
        "In their own words.\n>": "Für Tess: 家族 🎭",
        "What did you say?\n>": "You want to be there.",
        "Is that right? (y/n)\n>": "y",
        "What will the client do?\n>": "Visit the hall",
        "or 2w\n>": "2w",
        "What will you do?\n>": "",
    }
    for question, answer in asked.items():
        until(question)
        tmux("send-keys", "-l", answer) if answer else None
        tmux("send-keys", "Enter")
    tmux("wait-for", "done")
    goal = re.findall(r"g-\w{4}", (caseload / "clients/heron-27.yaml").read_text())[0]
    assert until("written down") == screen(f"""
heron-27, a new goal
{HELP}

1 of 3  The client's words
Ask an open question:
  What are your hopes for our time together?
  (:q when you ask another one)
What does the client say? In their own words.
> Für Tess: 家族 🎭

2 of 3  Hearing them back
Say back what you heard. What did you say?
> You want to be there.
Is that right? (y/n)
> y

3 of 3  One step each
What will the client do?
> Visit the hall
By when? A day, or +14d, or 2w
> 2w
  2026-03-16, a Monday
What will you do?
>
{goal}
heron-27: goal {goal} written down
""")
    assert 'words: "Für Tess: 家族 🎭"\n' in plan_of(caseload)
