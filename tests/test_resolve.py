"""`goals resolve`: what a merge left undecided is listed, and decided."""

from __future__ import annotations

from pathlib import Path

import merge_scenarios as scenarios
import pytest
from conftest import Result, Run
from terminals import Terminal

from goals_cli import planfile

PLAN = """\
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02

goals:
  - id: g-1
    raised: {by: client}
    statement: I stay an hour
    priority: 1
    steps:
      - {id: s-1, who: client, done: 2026-03-09}
    course:
      - {on: 2026-03-02, status: active}
      - {on: 2026-04-13, status: paused}
  - id: g-2
    raised: {by: client}
    course: [{on: 2026-03-02, status: active}]

# what two people changed
conflicts:
  - id: c-1a
    where: goals[g-1].statement
    base: I stay
    ours: I stay an hour
    theirs: |-
      I stay
      to the end
  - id: c-2b
    where: goals[g-1].priority
    ours: 1
    theirs: 2
  - id: c-3c
    where: goals[g-1].steps[s-1]
    base: {id: s-1, who: client}
    ours: {id: s-1, who: client, done: 2026-03-09}
    theirs: {id: s-1, who: client, taken_back: {on: 2026-03-16}}
  - id: c-4d
    where: goals[g-1].course
    base: active
    ours: paused
    theirs: ended
  - id: c-5e
    where: goals[g-2].id
    ours: g-2
    theirs: g-3
  - {id: c-6f, where: "goals[g-2]", base: {id: g-2, raised: {by: client}}, theirs: {id: g-2, raised: {by: client}}}
"""


@pytest.fixture
def heron(caseload: Path) -> Path:
    path = caseload / "clients" / "heron-27.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_what_is_undecided_is_listed(run: Run, heron: Path) -> None:
    result = run("resolve", "heron-27")
    assert (result.stderr, result.code) == ("heron-27: 6 undecided\n", 0)
    assert result.stdout.split("\n\n") == [
        "c-1a  goals[g-1].statement\n"
        "  base    I stay\n"
        "  ours    I stay an hour\n"
        "  theirs  I stay\n"
        "          to the end\n"
        "  now     as ours",
        "c-2b  goals[g-1].priority\n  base    (nothing)\n  ours    1\n  theirs  2\n  now     as ours",
        "c-3c  goals[g-1].steps[s-1]\n"
        "  base    id: s-1\n          who: client\n"
        "  ours    id: s-1\n          who: client\n          done: 2026-03-09\n"
        "  theirs  id: s-1\n          who: client\n          taken back, on: 2026-03-16\n"
        "  now     as ours",
        "c-4d  goals[g-1].course\n  base    active\n  ours    paused\n  theirs  ended\n  now     as ours",
        "c-5e  goals[g-2].id\n"
        "  two entries had one id, and both stay: g-2 and g-3\n"
        "  when you have looked at both: --take ours",
        "c-6f  goals[g-2]\n"
        "  base    id: g-2\n          raised, by: client\n"
        "  ours    (nothing)\n"
        "  theirs  id: g-2\n          raised, by: client\n"
        "  why     one side took it out, and the other names it where it did not before\n"
        "  now     id: g-2\n          raised, by: client\n          course on 2026-03-02: active\n",
    ]


RECORDED = """\
conflicts:
  - id: c-1a
    where: reviews[r-20260316-a1f3].progress[g-4f2k].words
    base: It was just a room.
    ours: It was just a room, with the door open and Tess in the second row, where I could see her.
    theirs: It was just a room.
"""


def test_what_one_side_alone_altered_is_told_with_its_reason_in_the_width_of_the_terminal(
    run: Run, caseload: Path
) -> None:
    plan = scenarios.put("finishing:", f"{RECORDED}finishing:")(scenarios.PLAN)
    (caseload / "clients" / "heron-27.yaml").write_text(plan, encoding="utf-8")
    listed = """\
c-1a  reviews[r-20260316-a1f3].progress[g-4f2k].words
  base    It was just a room.
  ours    It was just a room, with the door open and Tess in
          the second row, where I could see her.
  theirs  It was just a room.
  why     one side alone altered it, and what was recorded is
          not changed so
  now     as base and theirs
"""
    with Terminal("resolve", "heron-27", folder=caseload, columns=62) as terminal:
        assert terminal.end() == 0
        assert terminal.seen() == f"{listed}heron-27: 1 undecided"
    whole = listed.replace("Tess in\n          the", "Tess in the").replace("is\n          not", "is not")
    assert run("resolve", "heron-27").stdout == whole


NAMED = "one side took it out, and the other names it where it did not before"
ALONE = "one side alone altered it, and what was recorded is not changed so"


@pytest.mark.parametrize(
    ("where", "values", "why"),
    [
        ("goals[g-1].priority", "base: 1, ours: 1, theirs: 2", ALONE),
        ("goals[g-1].priority", "base: 1, ours: 2, theirs: 1", ALONE),
        ("goals[g-1].priority", "base: 1, ours: 1", NAMED),
        ("goals[g-1].priority", "base: 1, theirs: 1", NAMED),
        ("goals[g-1].priority", "base: 1, theirs: 2", None),  # changed there, and not only named
        ("goals[g-1].priority", "base: 3, ours: 1, theirs: 2", None),
        ("goals[g-1].priority", "ours: 1, theirs: 2", None),
        ("goals[g-1].course", "base: active, ours: active, theirs: ended", None),  # paused and resumed meanwhile
    ],
)
def test_why_something_is_to_be_decided_is_told_where_one_side_left_it_as_it_was(
    run: Run, heron: Path, where: str, values: str, why: str | None
) -> None:
    heron.write_text(PLAN[: PLAN.index("  - id: c-1a")] + f"  - {{id: c-1a, where: '{where}', {values}}}\n")
    told = [line for line in run("resolve", "heron-27").stdout.split("\n") if line.startswith("  why ")]
    assert told == ([f"  why     {why}"] if why else [])


@pytest.mark.parametrize(
    ("conflict", "take", "line", "instead"),
    [
        ("c-1a", "ours", None, None),
        ("c-1a", "theirs", "    statement: I stay an hour\n", "    statement: |-\n      I stay\n      to the end\n"),
        ("c-1a", "base", "    statement: I stay an hour\n", "    statement: I stay\n"),
        ("c-1a", "I stay with Tess", "    statement: I stay an hour\n", "    statement: I stay with Tess\n"),
        ("c-2b", "theirs", "    priority: 1\n", "    priority: 2\n"),
        ("c-2b", "3", "    priority: 1\n", "    priority: 3\n"),
        ("c-2b", "base", "    priority: 1\n", ""),
        ("c-3c", "theirs", "      - {id: s-1, who: client, done: 2026-03-09}\n",
         "      - {id: s-1, who: client, taken_back: {on: 2026-03-16}}\n"),
        ("c-4d", "ours", None, None),
        ("c-4d", "theirs", "      - {on: 2026-04-13, status: paused}\n",
         "      - {on: 2026-04-13, status: paused}\n      - {on: 2026-06-01, status: ended}\n"),
        ("c-5e", "ours", None, None),
        ("c-6f", "theirs", None, None),
        ("c-6f", "ours", "  - id: g-2\n    raised: {by: client}\n    course: [{on: 2026-03-02, status: active}]\n", ""),
    ],
)  # fmt: skip
def test_what_is_decided_stands_there_and_nothing_else_changes(
    run: Run, heron: Path, conflict: str, take: str, line: str | None, instead: str | None
) -> None:
    result = run("resolve", "heron-27", conflict, "--take", take, today="2026-06-01")
    assert result == Result("", f"heron-27: {conflict} is decided; 5 undecided\n", 0)
    start = PLAN.index(f"  - id: {conflict}\n") if conflict != "c-6f" else PLAN.index("  - {id: c-6f")
    stop = PLAN.find("  - ", start + 1)
    expected = PLAN[:start] + (PLAN[stop:] if stop > 0 else "")
    if line is not None and instead is not None:
        assert expected.count(line) == 1
        expected = expected.replace(line, instead)
    assert heron.read_text("utf-8") == expected


def test_the_last_one_takes_the_list_along(run: Run, heron: Path) -> None:
    for number, conflict in enumerate(("c-1a", "c-2b", "c-3c", "c-4d", "c-5e")):
        assert run("resolve", "heron-27", conflict, "--take", "ours").stderr.endswith(f"; {5 - number} undecided\n")
    result = run("resolve", "heron-27", "--take", "theirs")  # the only one needs no name
    assert result.stderr == "heron-27: c-6f is decided; nothing is undecided\n"
    assert "conflicts" not in planfile.read(heron).data
    assert "what two people changed" not in heron.read_text("utf-8")
    assert run("resolve", "heron-27") == Result("", "heron-27: nothing is undecided\n", 0)
    assert run("resolve", "heron-27", "--take", "ours") == Result(
        "", "goals: nothing is undecided in the plan of heron-27\n", 3
    )


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["--take", "ours"], "goals: which conflict is decided?\n"
         "  undecided: c-1a, c-2b, c-3c, c-4d, c-5e, c-6f; goals resolve heron-27 lists them\n", 2),
        (["c-1a"], "goals: what holds?\n  --take ours, theirs, base, or another value\n", 2),
        (["c-9x", "--take", "ours"], "goals: no conflict 'c-9x' in the plan of heron-27\n"
         "  undecided: c-1a, c-2b, c-3c, c-4d, c-5e, c-6f\n", 3),
        (["c-3c", "--take", "done"], "goals: a whole entry is taken from one side\n"
         "  --take ours or theirs; goals edit for anything else\n", 2),
        (["c-5e", "--take", "g-4"], "goals: two entries had one id, and both stay\n"
         "  --take ours takes the conflict out\n", 2),
        (["c-1a", "--take", " "], "goals: --take is blank\n", 2),
        (["c-4d", "--take", "nearly"], "goals: what was taken does not fit: ", 2),
        (["c-2b", "--take", "0"], "goals: what was taken does not fit: ", 2),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_so_is_said(
    run: Run, heron: Path, arguments: list[str], message: str, code: int
) -> None:
    result = run("resolve", "heron-27", *arguments)
    assert (result.stdout, result.code) == ("", code)
    assert result.stderr.startswith(message)
    assert heron.read_text("utf-8") == PLAN


def test_a_client_without_a_plan(run: Run, caseload: Path) -> None:
    assert run("resolve", "wren-15", "c-1a", "--take", "ours").stderr == (
        "goals: no plan for wren-15\n  goals list shows who has a plan\n"
    )


def test_a_shell_is_offered_the_conflicts(run: Run, heron: Path) -> None:
    offered = run(
        env={"_GOALS_COMPLETE": "complete_bash", "COMP_WORDS": "goals resolve heron-27 c-1", "COMP_CWORD": "3"}
    )
    assert offered.stdout.split() == ["c-1a"]


def test_conflicts_about_one_place_are_decided_together(run: Run, heron: Path) -> None:
    third = "  - {id: c-7a, where: 'goals[g-1].priority', base: 4, ours: 3, theirs: 5}\n"
    heron.write_text(PLAN + third)
    told = run("resolve", "heron-27").stdout.split("\n\n")
    assert told[1].endswith("  now     as ours\n  also    c-7a: about the same place, and decided with this one")
    assert told[6] == (
        "c-7a  goals[g-1].priority\n"
        "  base    4\n"
        "  ours    3\n"
        "  theirs  5\n"
        "  now     1\n"
        "  also    c-2b: about the same place, and decided with this one\n"
    )
    result = run("resolve", "heron-27", "c-7a", "--take", "theirs")
    assert result.stderr == "heron-27: c-7a is decided, and with it c-2b, about the same place; 5 undecided\n"
    start = PLAN.index("  - id: c-2b\n")
    expected = PLAN[:start] + PLAN[PLAN.index("  - id: c-3c\n") :]
    assert heron.read_text("utf-8") == expected.replace("    priority: 1\n", "    priority: 5\n")


def test_what_is_undecided_in_a_goal_goes_with_it(run: Run, heron: Path) -> None:
    inner = "  - {id: c-7a, where: 'goals[g-2].priority', ours: 3, theirs: 5}\n"
    heron.write_text(PLAN + inner)
    result = run("resolve", "heron-27", "c-6f", "--take", "ours")
    assert result.stderr == "heron-27: c-6f is decided, and with it c-7a, about the same place; 5 undecided\n"


def test_a_turn_is_taken_with_its_reason_and_words(run: Run, heron: Path) -> None:
    ended = "{on: 2026-04-10, status: ended, reason: not-wanted-now, because: B, client_says: Enough}"
    paused = "      - {on: 2026-04-13, status: paused}\n"
    content = PLAN.replace(paused, f"      - {ended}\n{paused}")
    heron.write_text(content)
    assert run("resolve", "heron-27", "c-4d", "--take", "theirs", today="2026-06-01").code == 0
    again = ended.replace("2026-04-10", "2026-06-01")
    assert f"{paused}      - {again}\n  - id: g-2\n" in heron.read_text("utf-8")


NAMING = """
needs:
  - id: n-1
    goals: [g-1, g-2]
"""
REVIEW = """
reviews:
  - id: r-20260402-1
    on: 2026-04-02
    progress:
      - goal: g-2
"""


def test_a_goal_that_goes_is_named_no_more(run: Run, heron: Path) -> None:
    grown = "    raised: {by: client}\n    statement: I stay an hour\n"
    content = PLAN.replace(grown, grown.replace("    statement", "    grew_from: g-2\n    statement"))
    heron.write_text(content.replace("\ngoals:\n", f"{NAMING}\ngoals:\n"))
    assert run("resolve", "heron-27", "c-6f", "--take", "ours").code == 0
    data = planfile.read(heron).data
    assert data["needs"] == [{"id": "n-1", "goals": ["g-1"]}]
    assert "grew_from" not in data["goals"][0]
    assert [finding for finding in run("check").stdout.split() if finding == "F007"] == []


def test_a_goal_that_a_review_tells_of_does_not_go(run: Run, heron: Path) -> None:
    heron.write_text(PLAN.replace("\n# what two people changed\n", f"{REVIEW}\n# what two people changed\n"))
    content = heron.read_bytes()
    assert run("resolve", "heron-27", "c-6f", "--take", "ours") == Result(
        "",
        "goals: g-2 cannot go: r-20260402-1 names it, and what is recorded stays\n"
        "  --take theirs keeps it; goals end ends a goal\n",
        2,
    )
    assert heron.read_bytes() == content


def test_a_check_says_of_two_entries_under_one_id_what_is_to_be_done(run: Run, heron: Path) -> None:
    told = run("check").stdout
    assert (
        "F016 conflict c-5e is undecided: two entries had one id, and one of them has another now\n"
        "    error: look at both; when each is in its place: goals resolve heron-27 c-5e --take ours\n"
    ) in told
    assert told.count("ask the client what holds") == 5
