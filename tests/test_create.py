"""`goals create` without a conversation: by options, from a mapping, and on a goal that is there already."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from conftest import Result, Run

TODAY = "2026-03-02"


@pytest.fixture
def plan(caseload: Path) -> Path:
    """Give the path of heron-27's plan, which is not there yet."""
    return caseload / "clients" / "heron-27.yaml"


def goals_of(plan: Path) -> str:
    """Read the goals of a plan as they stand in the file, with ids that do not differ."""
    names: dict[str, str] = {}
    text = plan.read_text("utf-8").split("goals:\n", 1)[1]
    return re.sub(r"\b[gsm]-[0-9a-z]{4}\b", lambda m: names.setdefault(m[0], f"{m[0][0]}-{len(names) + 1}"), text)


def test_a_goal_in_the_clients_words(run: Run, plan: Path) -> None:
    result = run("create", "heron-27", "--words", "I want to sit through the school play.", today=TODAY)
    goal = result.stdout.strip()
    assert re.fullmatch("g-[0-9a-hjkmnp-tv-z]{4}", goal)
    assert result == Result(f"{goal}\n", f"heron-27: goal {goal} written down\n", 0)
    assert (
        plan.read_text()
        == f"""\
# yaml-language-server: $schema=../.goals/plan.schema.json
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02

goals:
  - id: {goal}
    raised: {{by: client, on: 2026-03-02}}
    words: I want to sit through the school play.
    course:
      - {{on: 2026-03-02, status: proposed}}
"""
    )


def test_quiet_prints_the_id_only(run: Run, plan: Path) -> None:
    result = run("create", "heron-27", "--words", "Garden. Mine.", "--quiet", today=TODAY)
    assert result == Result(f"{plan.read_text().split('id: ')[1][:6]}\n", "", 0)


def test_everything_by_options(run: Run, plan: Path) -> None:
    result = run(
        "create", "heron-27", "--id", "g-4f2k", "--title", "The school play", "--priority", "1", "--private",
        "--question", "What are your hopes?", "--words", "I never want to panic again.", "--said-how", "in a letter",
        "--heard", "You want to be there.", "--heard-wrong", "--outcome", "We walk home together.",
        "--matters", "Tess", "--matters", "Sleep", "--in-the-way", "A full hall", "--in-the-way", "The doors",
        "--statement", "I stay for a full hour.", "--measure", "minutes I stayed", "--unit", "minutes",
        "--baseline", "0", "--target", "60", "--target-date", "2026-06-30", "--importance", "9", "--confidence", "0",
        "--step", "Visit the hall", "--step", "Breathe", "--worker-step", "Ask the school", "--due", "2026-03-16",
        "--set", "options[0].option=Small steps", "--set", "options[0].chosen=true", "--set", "language=es",
        "--set", "measures[0].direction=up", "--set", "options[0].for+=I set the pace", today=TODAY,
    )  # fmt: skip
    assert result == Result("g-4f2k\n", "heron-27: goal g-4f2k written down\n", 0)
    assert (
        goals_of(plan)
        == """\
  - id: g-1
    title: The school play
    private: true
    priority: 1
    raised: {by: client, on: 2026-03-02}
    question: What are your hopes?
    words: I never want to panic again.
    said_how: in a letter
    language: es
    heard: You want to be there.
    heard_right: false
    outcome: We walk home together.
    matters: [Tess, Sleep]
    in_the_way:
      - A full hall
      - The doors
    options:
      - option: Small steps
        for: [I set the pace]
        chosen: true
    statement: I stay for a full hour.
    measures:
      - id: m-2
        what: minutes I stayed
        unit: minutes
        baseline: 0
        target: 60
        direction: up
    target_date: 2026-06-30
    importance: 9
    confidence: 0
    steps:
      - id: s-3
        who: client
        step: Visit the hall
        promised: 2026-03-02
        due: 2026-03-16
      - id: s-4
        who: client
        step: Breathe
        promised: 2026-03-02
        due: 2026-03-16
      - id: s-5
        who: w-amara
        step: Ask the school
        promised: 2026-03-02
        due: 2026-03-16
    course:
      - {on: 2026-03-02, status: proposed}
"""
    )


def test_a_goal_that_others_brought_up_with_the_clients_answer(run: Run, plan: Path) -> None:
    result = run(
        "create", "heron-27", "--raised-by", "court", "--raised-who", "district court", "--raised-words", "No alcohol.",
        "--client-answer", "disagrees", "--client-says", "I don't drink.", "--ongoing", today=TODAY,
    )  # fmt: skip
    assert result.code == 0
    assert (
        goals_of(plan)
        == """\
  - id: g-1
    raised: {by: court, who: district court, on: 2026-03-02, words: No alcohol.}
    client_answer: {answer: disagrees, on: 2026-03-02, client_says: I don't drink.}
    ongoing: true
    course:
      - {on: 2026-03-02, status: proposed}
"""
    )


def test_a_second_goal_is_added_to_the_plan(run: Run, plan: Path) -> None:
    run("create", "heron-27", "--id", "g-4f2k", "--words", "The play.", today=TODAY)
    before = plan.read_text()
    assert run("create", "heron-27", "--id", "g-7d9q", "--words", "The lease.", today="2026-03-09").code == 0
    assert (
        plan.read_text()
        == before
        + """\
  - id: g-7d9q
    raised: {by: client, on: 2026-03-09}
    words: The lease.
    course:
      - {on: 2026-03-09, status: proposed}
"""
    )


# From a mapping

GOAL = """\
title: The school play
raised: {on: 2026-02-20, who: herself}
words: I want to sit through it.
matters: [Tess]
measures:
  - {what: minutes I stayed, baseline: 5, target: 60}
steps:
  - {step: Visit the hall, due: 2026-03-16}
  - {who: worker, step: Ask the school}
"""


def test_from_a_mapping_in_the_plans_vocabulary(run: Run, plan: Path, caseload: Path) -> None:
    (caseload / "goal.yaml").write_text(GOAL)
    assert run("create", "heron-27", "--from", "goal.yaml", today=TODAY).code == 0
    expected = """\
  - id: g-1
    title: The school play
    raised: {by: client, who: herself, on: 2026-02-20}
    words: I want to sit through it.
    matters: [Tess]
    measures:
      - id: m-2
        what: minutes I stayed
        baseline: 5
        target: 60
    steps:
      - id: s-3
        who: client
        step: Visit the hall
        promised: 2026-03-02
        due: 2026-03-16
      - id: s-4
        who: w-amara
        step: Ask the school
        promised: 2026-03-02
    course:
      - {on: 2026-03-02, status: proposed}
"""
    assert goals_of(plan) == expected
    plan.unlink()
    assert run("create", "heron-27", "--from", "-", stdin=GOAL, today=TODAY).code == 0
    assert goals_of(plan) == expected


def test_from_json_and_options_win(run: Run, plan: Path) -> None:
    told = '{"title": "Play", "words": "A", "matters": ["Tess"], "raised": {"by": "family", "who": "mother"}}'
    options = ("--title", "The school play", "--matters", "Sleep", "--raised-who", "father", "--set", "priority=2")
    assert run("create", "heron-27", "--from", "-", *options, stdin=told, today=TODAY).code == 0
    assert (
        goals_of(plan)
        == """\
  - id: g-1
    title: The school play
    priority: 2
    raised: {by: family, who: father, on: 2026-03-02}
    words: A
    matters: [Tess, Sleep]
    course:
      - {on: 2026-03-02, status: proposed}
"""
    )


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (
            "title: Play\nwrods: I want\n",
            "goals: standard input:2:1: `wrods` is not known here\n  did you mean `words`?\n",
        ),
        (
            "words: I want\nmeasures:\n  - what: minutes\n    baseline: [5]\n",
            "goals: standard input:4:5: `baseline` should be a number, true or false, or yes or no\n",
        ),
        ("- words\n", "goals: standard input: this is a list or bare text, not fields with their values\n"),
        ("words: [\n", "goals: standard input:2:1: a value is missing or not possible here\n"),
        ("words: a\nwords: b\n", "goals: standard input:2:1: this key stands twice in the same entry\n"),
        (
            "id: g-4f2k\nsteps:\n  - {id: s-1a, step: a}\n  - {id: s-1a, step: b}\n",
            "goals: standard input:4:6: the id s-1a is taken in this plan\n  leave it out to be given a fresh one\n",
        ),
    ],
    ids=["unknown field", "wrong kind", "no mapping", "no YAML", "a key twice", "an id twice"],
)
def test_a_mapping_that_is_not_valid_is_refused_at_its_place(run: Run, plan: Path, told: str, message: str) -> None:
    result = run("create", "heron-27", "--from", "-", stdin=told, today=TODAY)
    assert (result.stdout, result.code) == ("", 3)
    assert result.stderr.startswith(message)
    assert not plan.exists()


def test_places_are_those_of_the_mapping_also_with_options(run: Run, plan: Path) -> None:
    result = run("create", "heron-27", "--from", "-", "--title", "Play", stdin="words: a\nmaters: [b]\n", today=TODAY)
    assert result == Result("", "goals: standard input:2:1: `maters` is not known here\n  did you mean `matters`?\n", 3)


def test_a_file_that_is_not_there(run: Run, caseload: Path) -> None:
    result = run("create", "heron-27", "--from", "goal.yaml", today=TODAY)
    assert result == Result("", "goals: goal.yaml: cannot be read (No such file or directory)\n", 3)


# What cannot be meant


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "nothing was given to write down\n  --words TEXT, or --from FILE; on a terminal it asks\n"),
        (
            ("--id", "g-4f2k", "--private"),
            "nothing was given to write down\n  --words TEXT, or --from FILE; on a terminal it asks\n",
        ),
        (
            ("--client-says", "No."),
            "--client-says goes with --client-answer\n  --client-answer agrees|partly|disagrees|could_not_say\n",
        ),
        (("--words", "a", "--unit", "minutes"), "--unit, --baseline, --target and --direction go with --measure\n"),
        (("--words", "a", "--direction", "up"), "--unit, --baseline, --target and --direction go with --measure\n"),
        (
            ("--scale", "5 minutes"),
            "--scale needs a level from -2 to 2 and what it looks like\n  write it as \"-1=TEXT\"\n",
        ),
        (
            ("--scale", "3=An hour"),
            "--scale needs a level from -2 to 2 and what it looks like\n  write it as \"-1=TEXT\"\n",
        ),
        (
            ("--scale", "0= "),
            "--scale needs a level from -2 to 2 and what it looks like\n  write it as \"-1=TEXT\"\n",
        ),
        (
            ("--scale", "1=a", "--scale", "+1=b"),
            "--scale tells level +1 twice\n  one text for each level, from -2 to 2\n",
        ),
        (
            ("--words", "a", "--weight", "4x1"),
            "--weight needs two numbers from 0 to 3\n  how important x how hard: 3x2\n",
        ),
        (
            ("--words", "a", "--weight", "6"),
            "--weight needs two numbers from 0 to 3\n  how important x how hard: 3x2\n",
        ),
        (("--words", "a", "--full"), "--full is a conversation; it takes no answers from the command line\n"),
        (
            ("--words", "a", "--target-date", "30 June"),
            "--target-date needs a day\n  write it as year-month-day: 2026-03-02\n",
        ),
        (
            ("--step", "a", "--due", "2026-02-30"),
            "--due: there is no such day\n  write it as year-month-day: 2026-03-02\n",
        ),
        (
            ("--words", "a", "--set", "options[1].option=x"),
            "no entry 1: that list is still empty\n  its first entry is [0]\n",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_what_cannot_be_meant(run: Run, plan: Path, options: tuple[str, ...], message: str) -> None:
    result = run("create", "heron-27", *options, today=TODAY)
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == f"goals: {message}"
    assert not plan.exists()


def test_which_way_is_better_is_told_with_the_measure(run: Run, plan: Path) -> None:
    measure = ("--measure", "calls to my ex", "--baseline", "9", "--target", "3", "--direction", "down")
    assert run("create", "heron-27", "--words", "a", *measure, today=TODAY).code == 0
    assert "what: calls to my ex\n        baseline: 9\n        target: 3\n        direction: down\n" in plan.read_text()


LEVELS = ("--scale", "1=For 40", "--scale", "-2=I stay at home", "--scale", "0=For 20", "--baseline-level", "-2")
SCALE = """\
    scale:
      - {level: -2, looks_like: I stay at home}
      - {level: 0, looks_like: For 20}
      - {level: 1, looks_like: For 40}
    baseline_level: -2
"""


def test_levels_where_the_client_is_and_what_the_goal_weighs(run: Run, plan: Path) -> None:
    result = run("create", "heron-27", "--words", "a", *LEVELS, "--weight", "3x2", today=TODAY)
    assert (result.stderr, result.code) == (f"heron-27: goal {result.stdout.strip()} written down\n", 0)
    assert f"words: a\n{SCALE}    weight: {{importance: 3, difficulty: 2}}\n    course:\n" in plan.read_text()


def test_a_start_in_the_middle_is_kept_and_levels_alone_are_a_goal(run: Run, plan: Path) -> None:
    assert run("create", "heron-27", "--scale", "0=For 20", "--baseline-level", "0", today=TODAY).code == 0
    assert "    scale:\n      - {level: 0, looks_like: For 20}\n    baseline_level: 0\n    course" in plan.read_text()


def test_levels_given_by_option_win_over_those_of_a_file(run: Run, plan: Path) -> None:
    told = "words: a\nscale: [{level: -2, looks_like: I stay at home}, {level: 0, looks_like: For 10}]\n"
    options = ("--scale", "0=For 20", "--scale", "-1=For 5")
    assert run("create", "heron-27", "--from", "-", *options, stdin=told, today=TODAY).code == 0
    home, five = "{level: -2, looks_like: I stay at home}", "{level: -1, looks_like: For 5}"
    levels = f"      - {home}\n      - {five}\n      - {{level: 0, looks_like: For 20}}\n"
    assert f"    scale:\n{levels}    course" in plan.read_text()


def test_levels_are_added_to_a_goal(run: Run, plan: Path) -> None:
    run("create", "heron-27", "--id", "g-4f2k", "--words", "a", "--scale", "0=For 10", today=TODAY)
    result = run("create", "heron-27", "--goal", "g-4f2k", "--scale", "0=For 20", "--scale", "1=For 40", today=TODAY)
    assert result == Result("g-4f2k\n", "heron-27: goal g-4f2k added to\n", 0)
    levels = "      - {level: 0, looks_like: For 20}\n      - {level: 1, looks_like: For 40}\n"
    assert f"    scale:\n{levels}    course" in plan.read_text()


@pytest.mark.parametrize("way", ["options", "file"])
def test_a_new_level_goes_between_those_that_are_there(run: Run, plan: Path, way: str) -> None:
    begun = ("--id", "g-4f2k", "--scale", "-1=For 5", "--scale", "2=An hour")
    assert run("create", "heron-27", *begun, today=TODAY).code == 0
    told = "scale: [{level: 0, looks_like: For 20}, {level: -1, looks_like: For 6}]\n"
    given = ("--from", "-") if way == "file" else ("--scale", "0=For 20", "--scale", "-1=For 6")
    assert run("create", "heron-27", "--goal", "g-4f2k", *given, stdin=told, today=TODAY).code == 0
    looks = {-1: "For 6", 0: "For 20", 2: "An hour"}
    levels = "".join(f"      - {{level: {level}, looks_like: {text}}}\n" for level, text in looks.items())
    assert f"    scale:\n{levels}    course" in plan.read_text()


def test_a_scale_of_an_agencys_own_is_no_goals_scale(run: Run, plan: Path) -> None:
    own = "x-form: {scale: [%s], level: 1}\n"
    run("create", "heron-27", "--id", "g-4f2k", "--from", "-", stdin="words: a\n" + own % "poor, good", today=TODAY)
    added = own % "{level: great}, {level: poor}"
    result = run("create", "heron-27", "--goal", "g-4f2k", "--from", "-", stdin=added, today=TODAY)
    assert result == Result("g-4f2k\n", "heron-27: goal g-4f2k added to\n", 0)
    assert yaml.safe_load(plan.read_text())["goals"][0]["x-form"] == {
        "scale": ["poor", "good", {"level": "great"}, {"level": "poor"}],
        "level": 1,
    }


def test_a_target_may_be_a_bound(run: Run, plan: Path) -> None:
    measure = ("--measure", "calls to my ex", "--unit", "a week", "--baseline", "9")
    result = run("create", "heron-27", "--words", "a", *measure, "--target", "at most 3", today=TODAY)
    assert (result.stderr, result.code) == (f"heron-27: goal {result.stdout.strip()} written down\n", 0)
    assert "baseline: 9\n        target: at most 3\n" in plan.read_text()
    result = run("create", "heron-27", "--words", "b", *measure, "--target", "a few", today=TODAY)
    assert (result.stdout, result.code) == ("", 2)
    assert re.sub(r"m-\w+", "m-1", result.stderr) == (
        "goals: measures[m-1]: `target` should be a number, true or false, yes or no, "
        "or a bound or range such as at most 3, <6 or 160-180\n"
    )


@pytest.mark.parametrize(
    ("assignment", "handed_in", "told"),
    [
        ("priority=0", "priority: 0", "`priority` should be a whole number from 1 to 1000\n"),
        ("foo=1", "foo: 1", "`foo` is not known here\n  a field of your agency's own begins with `x-`\n"),
        (
            "private=often",
            "private: often",
            "`private` should be true or false\n  write true or false, without quotes; yes and no are text\n",
        ),
    ],
)
def test_what_does_not_fit_a_plan_is_a_wrong_command_line_unless_a_file_says_it(
    run: Run, plan: Path, assignment: str, handed_in: str, told: str
) -> None:
    made = run("create", "heron-27", "--set", assignment, today=TODAY)
    assert (made.stdout, made.code) == ("", 2)
    assert made.stderr.endswith(told)
    assert run("create", "heron-27", "--from", "-", "--set", assignment, stdin="title: x", today=TODAY) == made
    from_file = run("create", "heron-27", "--from", "-", stdin=handed_in, today=TODAY)
    assert (from_file.stdout, from_file.code) == ("", 3)
    assert from_file.stderr.startswith("goals: standard input:1:")
    assert from_file.stderr.endswith(told)
    assert not plan.exists()


@pytest.mark.parametrize("text", ["a\x01b", "a\x1b[2J", "a\u2028b", "a\rb", "a\ufeff"])
@pytest.mark.parametrize("option", ["--words", "--title", "--raised-who", "--step", "--set"])
def test_a_control_character_is_refused_by_the_name_of_its_option(
    run: Run, plan: Path, option: str, text: str
) -> None:
    assert run("create", "heron-27", "--statement", "fine", option, f"title={text}", today=TODAY) == Result(
        "", f"goals: {option} holds a control character\n  type it again without what cannot be seen\n", 2
    )
    assert not plan.exists()


@pytest.mark.parametrize("text", [" ", "\t\n", "\r\n", "\u00a0"])
@pytest.mark.parametrize("option", ["--words", "--title", "--step", "--matters"])
def test_a_blank_text_is_refused(run: Run, plan: Path, option: str, text: str) -> None:
    told = f"goals: {option} is blank\n  give the text in quotes, or leave the option out\n"
    assert run("create", "heron-27", "--statement", "fine", option, text, today=TODAY) == Result("", told, 2)
    assert not plan.exists()


def test_an_empty_text_says_nothing_and_is_refused_in_a_list(run: Run, plan: Path) -> None:
    told = "goals: --step is blank\n  give the text in quotes, or leave the option out\n"
    assert run("create", "heron-27", "--words", "a", "--step", "", today=TODAY) == Result("", told, 2)
    nothing = run("create", "heron-27", "--words", "", today=TODAY)
    assert (nothing.code, plan.exists()) == (2, False)
    assert nothing.stderr.startswith("goals: nothing was given to write down\n")


def test_the_line_ends_of_windows_become_those_of_the_plan(run: Run, plan: Path) -> None:
    given = ("--words", "One.\r\nTwo.", "--step", "Go\r\nhome", "--set", "outcome=Rest\r\nwell")
    assert run("create", "heron-27", *given, today=TODAY).code == 0
    assert b"\r" not in plan.read_bytes()
    text = plan.read_text("utf-8")
    assert "    words: |-\n      One.\n      Two.\n" in text
    assert "    outcome: |-\n      Rest\n      well\n" in text
    assert "        step: |-\n          Go\n          home\n" in text


@pytest.mark.parametrize("option", ["--importance", "--confidence"])
def test_rulers_go_from_0_to_10(run: Run, plan: Path, option: str) -> None:
    result = run("create", "heron-27", "--words", "a", option, "11", today=TODAY)
    assert result.code == 2
    assert f"Invalid value for '{option}': 11 is not in the range 0<=x<=10" in result.stderr
    assert not plan.exists()


def test_whose_work_it_is_must_be_known(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "other", "--no-git")
    result = run("create", "heron-27", "--words", "a", cwd=tmp_path / "other")
    assert result == Result(
        "",
        "goals: whose work is this? No worker is set\n"
        "  --worker CODE with each command, or GOALS_WORKER=CODE in the environment; no git is here to keep it\n",
        2,
    )


def test_an_id_that_is_taken(run: Run, plan: Path) -> None:
    run("create", "heron-27", "--id", "g-4f2k", "--words", "a", today=TODAY)
    before = plan.read_text()
    result = run("create", "heron-27", "--id", "g-4f2k", "--words", "b", today=TODAY)
    assert result == Result(
        "", "goals: the id g-4f2k is taken in this plan\n  leave it out to be given a fresh one\n", 3
    )
    assert plan.read_text() == before


# On a goal that is there


@pytest.fixture
def begun(run: Run, plan: Path) -> Path:
    """Give the path of a plan with a goal that has just been begun."""
    run(
        "create", "heron-27", "--id", "g-4f2k", "--words", "I want to sit through it.", "--matters", "Tess", today=TODAY
    )
    return plan


def test_fields_are_added_to_a_goal(run: Run, begun: Path) -> None:
    result = run(
        "create", "heron-27", "--goal", "g-4f2k", "--heard", "You want to be there.", "--heard-right", "--matters",
        "Sleep", "--matters", "Tess", "--measure", "minutes", "--baseline", "5", "--worker-step", "Ask", "--due",
        "2026-03-20",        "--set", "measures[0].target=60", today="2026-03-03",
    )  # fmt: skip
    assert result == Result("g-4f2k\n", "heron-27: goal g-4f2k added to\n", 0)
    assert (
        goals_of(begun)
        == """\
  - id: g-1
    raised: {by: client, on: 2026-03-02}
    words: I want to sit through it.
    heard: You want to be there.
    heard_right: true
    matters: [Tess, Sleep]
    measures:
      - id: m-2
        what: minutes
        baseline: 5
        target: 60
    steps:
      - id: s-3
        who: w-amara
        step: Ask
        promised: 2026-03-03
        due: 2026-03-20
    course:
      - {on: 2026-03-02, status: proposed}
"""
    )


@pytest.mark.parametrize(
    ("options", "message", "code"),
    [
        (("--words", "Other words"), "the words of g-4f2k stay as they were said\n  goals words adds later ones\n", 2),
        (
            ("--raised-by", "court"),
            "who raised a goal, and its id, are told when it is made\n  goals set completes `raised`\n",
            2,
        ),
        (
            ("--statement", "I stay for an hour."),
            "`statement` of g-4f2k has been agreed on; a change of it keeps its trail\n"
            "  goals change heron-27 --goal g-4f2k statement=... --asked-by WHO --because WHY\n",
            2,
        ),
        (
            ("--set", "course[0].on=2026-01-01"),
            "`course` is not set this way\n  goals pause, resume, decline or end\n",
            2,
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_was_said_or_agreed_is_not_set_over(
    run: Run, begun: Path, options: tuple[str, ...], message: str | None, code: int
) -> None:
    run("create", "heron-27", "--goal", "g-4f2k", "--statement", "I stay for half an hour.", today=TODAY)
    run("agree", "heron-27", "--answer", "agrees", "--shown", "spoken", today=TODAY)
    before = begun.read_text()
    result = run("create", "heron-27", "--goal", "g-4f2k", *options, today=TODAY)
    assert (result.stdout, result.code) == ("", code)
    assert result.stderr == f"goals: {message}"
    assert begun.read_text() == before


def test_a_wording_that_nobody_has_agreed_to_is_a_draft_and_set_over_without_a_change(run: Run, begun: Path) -> None:
    for statement in ("I stay for half an hour.", "I stay for an hour."):
        result = run("create", "heron-27", "--goal", "g-4f2k", "--statement", statement, today=TODAY)
        assert (result.stderr, result.code) == ("heron-27: goal g-4f2k added to\n", 0)
        assert f"    statement: {statement}\n" in begun.read_text()
    assert "changes" not in begun.read_text()


def test_a_goal_that_is_not_there(run: Run, begun: Path) -> None:
    result = run("create", "heron-27", "--goal", "g-7d9q", "--title", "a", today=TODAY)
    assert result == Result("", "goals: no goal 'g-7d9q' in the plan of heron-27\n  its goals: g-4f2k\n", 3)


def test_a_mapping_is_added_to_a_goal(run: Run, begun: Path) -> None:
    told = "heard: You want to be there.\nmatters: [Sleep]\n"
    result = run("create", "heron-27", "--goal", "g-4f2k", "--from", "-", stdin=told, today=TODAY)
    assert result == Result("g-4f2k\n", "heron-27: goal g-4f2k added to\n", 0)
    assert "    heard: You want to be there.\n    matters: [Tess, Sleep]\n" in begun.read_text()


@pytest.mark.parametrize("given", ["{}", '{"id": "g-4f2k", "private": true}'])
def test_a_goal_of_which_nothing_is_said_is_refused(given: str, run: Run, plan: Path) -> None:
    result = run("create", "heron-27", "--from", "-", stdin=given, today=TODAY)
    assert result == Result(
        "",
        "goals: standard input: nothing is said of this goal\n"
        "  give what the client said: words: TEXT; or title, statement, steps, and so on\n",
        3,
    )
    assert not plan.exists()
