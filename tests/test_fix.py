"""`goals check --fix`: what is certain is mended, shown before it is written, and everything else stays as it is."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from conftest import Run
from made_plans import ACTED_UPON
from terminals import Terminal

from goals_cli import planfile
from goals_cli.planfile import locking

TODAY = "2026-03-03"
PATH = Path("clients/heron-27.yaml")
FRESH = r"s-[0-9a-hjkmnp-tv-z]{4}"

PLAN = """\
# yaml-language-server: $schema=../.goals/plan.schema.json
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02

about:
  what_matters:
    - To be in row #3 with Tess
    # her daughter
    - To walk home with her  # said twice
goals:
  - id: g-1
    title: The play   # hers alone
    raised: {by: client}
    course: [{on: 2026-03-02, status: proposed}]
"""
MENDED = PLAN.replace("To be in row #3 with Tess", '"To be in row #3 with Tess"')
DIFF = """\
--- clients/heron-27.yaml
+++ clients/heron-27.yaml
@@ -6,7 +6,7 @@
\x20
 about:
   what_matters:
-    - To be in row #3 with Tess
+    - "To be in row #3 with Tess"
     # her daughter
     - To walk home with her  # said twice
 goals:
"""
CUT = "clients/heron-27.yaml:9:7: F006 "
MESSAGE = "a text in `what_matters` ends before a #; what follows it does not count as said"
HINT = '    warning: did you mean quotes? put a " before and after the whole text; a comment has a space behind its #\n'
ASIDE = "nothing was written; --yes writes these changes\n"
ONE_WARNING = re.compile(r"1 plan, 0 errors, 1 warning, \d+ advice \(--advice shows it\)\n")
NOTHING_LEFT = re.compile(r"1 plan, 0 errors, 0 warnings, \d+ advice \(--advice shows it\)\n")
HEAD = "format: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n"
GOAL = "  - id: g-1\n    raised: {by: client}\n    course: [{on: 2026-03-02, status: proposed}]\n"


@pytest.fixture
def plan(caseload: Path) -> Path:
    path = caseload / PATH
    path.write_bytes(PLAN.encode())
    return path


def write(caseload: Path, text: str) -> Path:
    path = caseload / PATH
    path.write_bytes(text.encode())
    return path


def mend(run: Run, path: Path) -> str:
    """Mend a plan, and give what stands in the file then."""
    result = run("check", "--fix", "--yes", today=TODAY)
    assert result.code in (0, 1), result.stderr
    return path.read_bytes().decode()


def fixable(run: Run) -> list[tuple[int, str]]:
    """List the lines and codes of the findings that are said to be fixable."""
    found = json.loads(run("check", "--format", "json", today=TODAY).stdout)["findings"]
    return [(each["line"], each["code"]) for each in found if each["fixable"]]


# What is shown, and when it is written


def test_elsewhere_than_on_a_terminal_it_lists_places_and_writes_nothing(plan: Path, run: Run) -> None:
    result = run("check", "--fix", today=TODAY)
    assert result.stdout == f"{CUT}can be mended: {MESSAGE}\n{CUT}{MESSAGE}\n{HINT}"
    assert result.stderr.startswith(ASIDE)
    assert ONE_WARNING.fullmatch(result.stderr.removeprefix(ASIDE))
    assert (result.code, plan.read_bytes().decode()) == (0, PLAN)


def test_the_whole_diff_with_show_text(plan: Path, run: Run) -> None:
    result = run("check", "--fix", "--show-text", today=TODAY)
    shown = f"    {PLAN.splitlines()[8]}\n          ^\n"
    assert result.stdout == f"{DIFF}{CUT}{MESSAGE}\n{shown}{HINT}"
    assert (result.code, plan.read_bytes().decode()) == (0, PLAN)


def test_yes_writes_and_the_rest_is_checked_again(plan: Path, run: Run) -> None:
    result = run("check", "--fix", "--yes", today=TODAY)
    assert result.stdout == f"{CUT}can be mended: {MESSAGE}\n"
    assert result.stderr.startswith(f"saved {PATH}\n")
    assert NOTHING_LEFT.fullmatch(result.stderr.removeprefix(f"saved {PATH}\n"))
    assert (result.code, plan.read_bytes().decode()) == (0, MENDED)


def test_the_exit_code_is_that_of_what_is_left(plan: Path, run: Run) -> None:
    assert run("check", "--fix", "--fail-on", "warning", today=TODAY).code == 1
    assert run("check", "--fix", "--yes", "--fail-on", "warning", today=TODAY).code == 0
    assert plan.read_bytes().decode() == MENDED


def test_quiet_prints_the_places_and_what_is_left_alone(plan: Path, run: Run) -> None:
    result = run("check", "--fix", "--yes", "--quiet", today=TODAY)
    assert (result.stdout, result.stderr) == (f"{CUT}can be mended: {MESSAGE}\n", "")
    result = run("check", "--fix", "--yes", "--quiet", today=TODAY)
    assert (result.stdout, result.stderr, plan.read_bytes().decode()) == ("", "", MENDED)


def test_with_nothing_to_mend_nothing_is_saved(caseload: Path, run: Run) -> None:
    path = write(caseload, MENDED)
    before = path.stat()
    result = run("check", "--fix", "--yes", today=TODAY)
    assert result.stdout == ""
    assert result.stderr.startswith("nothing to fix\n")
    assert NOTHING_LEFT.fullmatch(result.stderr.removeprefix("nothing to fix\n"))
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns, path.read_bytes().decode()) == (before.st_ino, before.st_mtime_ns, MENDED)
    assert not (caseload / ".goals/locks/heron-27.lock").exists()


def test_only_the_plans_that_are_named_are_mended(plan: Path, run: Run) -> None:
    other = plan.with_name("robin-1.yaml")
    other.write_bytes(PLAN.replace("heron-27", "robin-1").encode())
    assert run("check", "robin-1", "--fix", "--yes", today=TODAY).code == 0
    assert plan.read_bytes().decode() == PLAN
    assert other.read_bytes().decode() == MENDED.replace("heron-27", "robin-1")


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_marks_and_a_missing_last_line_end_stay(caseload: Path, run: Run, end: str, mark: bytes) -> None:
    old = mark + PLAN.removesuffix("\n").replace("\n", end).encode()
    (caseload / PATH).write_bytes(old)
    assert run("check", "--fix", "--show-text", today=TODAY).stdout.startswith(DIFF)
    assert run("check", "--fix", "--yes", today=TODAY).code == 0
    assert (caseload / PATH).read_bytes() == mark + MENDED.removesuffix("\n").replace("\n", end).encode()


@pytest.mark.parametrize(
    "flags",
    [
        ["--fix", "--staged"],
        ["--fix", "--since", "HEAD"],
        ["--fix", "--matrix"],
        ["--fix", "--format", "json"],
        ["--fix", "--format", "sarif", "--yes"],
    ],
)
def test_what_it_does_not_go_with(plan: Path, run: Run, flags: list[str]) -> None:
    result = run("check", *flags)
    message = "goals: --fix goes with no --staged, --since, --matrix or --format\n  run it by itself first\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)
    assert plan.read_bytes().decode() == PLAN


def test_yes_alone_means_nothing(plan: Path, run: Run) -> None:
    result = run("check", "--yes")
    assert (result.stdout, result.stderr, result.code) == ("", "goals: --yes goes with --fix\n  --fix --yes\n", 2)
    assert plan.read_bytes().decode() == PLAN


def test_a_plan_that_is_held_is_left_alone(plan: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.0)
    lock = plan.parents[1] / ".goals/locks/heron-27.lock"
    with locking.locked(lock, "here"):
        result = run("check", "--fix", "--yes", today=TODAY)
    assert result.stdout == f"{CUT}can be mended: {MESSAGE}\n"
    assert result.stderr == (
        f"goals: {PATH}: another command has held this plan for 0 seconds; nothing was written\n"
        f"  let it end, then run this command again; the lock is {lock}\n"
    )
    assert (result.code, plan.read_bytes().decode()) == (5, PLAN)


def test_what_people_typed_does_nothing_to_a_terminal(caseload: Path, run: Run) -> None:
    hostile = "\u202eover [link=x] 'it' \\e[2J {{7*7}} #3 \u2066turned \u4e2d"
    path = write(caseload, f"{HEAD}about:\n  what_matters:\n    - {hostile}\n")
    result = run("check", "--fix", "--show-text", today=TODAY)
    assert "\n-    - \\u202eover [link=x] 'it' \\e[2J {{7*7}} #3 \\u2066turned \u4e2d\n" in result.stdout
    assert not ACTED_UPON.search(result.stdout)
    mend(run, path)
    assert planfile.read(path).data["about"] == {"what_matters": [hostile]}


# What is mended: a text that a # has cut


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("words: see ticket #12 today", 'words: "see ticket #12 today"'),
        ("words: see ticket #12 today  ", 'words: "see ticket #12 today"'),
        ('words: the "play" in row #3', "words: 'the \"play\" in row #3'"),
        ("words: it's in row #3", 'words: "it\'s in row #3"'),
        ("words: rows #3 and #4, seat C#5", 'words: "rows #3 and #4, seat C#5"'),
        ("words:   row #3: the best", 'words:   "row #3: the best"'),
        ("matters: \n      - row #3", 'matters: \n      - "row #3"'),
        ("matters:\n      -   row #3\n      # below", 'matters:\n      -   "row #3"\n      # below'),
        ("words: \u00e9t\u00e9 #1 \u4e2d", 'words: "\u00e9t\u00e9 #1 \u4e2d"'),
    ],
)
def test_a_cut_text_is_put_into_quotes(caseload: Path, run: Run, line: str, mended: str) -> None:
    path = write(caseload, f"{HEAD}goals:\n{GOAL}    {line}\n    # above\n    title: Ticket  # kept\n")
    assert [code for _, code in fixable(run)] == ["F006"]
    assert mend(run, path) == f"{HEAD}goals:\n{GOAL}    {mended}\n    # above\n    title: Ticket  # kept\n"
    assert fixable(run) == []


@pytest.mark.parametrize(
    "line",
    [
        "words: I walk home #todo ask Tess",  # a note, perhaps
        "words: I walk home #goals: ignore V101 -- no",
        "words: I walk home  #3 in the list",  # set apart, as comments are
        "words: I walk home #3 with Tess # said twice",
        "words: I walk home #3 with Tess #todo",
        "matters: [home #3 with Tess\n      ]",
        "steps: [{id: s-1, who: client #3 with Tess\n      }]",
        "steps:\n      - id: s-1\n        who: client #2",  # a code
        "words: I walk\n      home #3 with Tess",
        "changes:\n      - on: 2026-03-02\n        what: statement #2\n        asked_by: client",
    ],
)
def test_what_may_be_a_comment_is_left(caseload: Path, run: Run, line: str) -> None:
    text = f"{HEAD}goals:\n{GOAL}    {line}\n"
    path = write(caseload, text)
    result = json.loads(run("check", "--format", "json", today=TODAY).stdout)
    assert "F006" in {finding["code"] for finding in result["findings"]}
    assert fixable(run) == []
    assert mend(run, path) == text


def test_an_ignored_finding_is_left(caseload: Path, run: Run) -> None:
    text = PLAN.replace("    - To be", "    # goals: ignore F006 -- it is no text\n    - To be")
    path = write(caseload, text)
    assert fixable(run) == []
    assert mend(run, path) == text


def test_what_was_agreed_is_not_given_another_wording(caseload: Path, run: Run) -> None:
    agreed = "agreements:\n  - id: a-20260302-1\n    on: 2026-03-02\n    client: {answer: agrees}\n"
    goal = GOAL.replace("proposed", "active") + "    statement: I sit in row #3\n"
    text = f"{HEAD}goals:\n{goal}{agreed}    goals: [{{goal: g-1, statement: I sit in row}}]\n"
    path = write(caseload, text)
    assert fixable(run) == []
    assert mend(run, path) == text
    mendable = text.replace("statement: I sit in row}", 'statement: "I sit in row #3"}')
    path = write(caseload, mendable)
    assert mend(run, path) == mendable.replace("row #3\n", 'row #3"\n').replace(
        "nt: I sit in row #", 'nt: "I sit in row #'
    )


# What is mended: a value that YAML reads as something else


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("words: 12", 'words: "12"'),
        ("words: 007  # said so", 'words: "007"  # said so'),
        ("words: 1.10", 'words: "1.10"'),
        ("words: 1e3", 'words: "1e3"'),
        ("words: 0x1F", 'words: "0x1F"'),
        ("words: true", 'words: "true"'),
        ("matters: [2026, home, False]", 'matters: ["2026", home, "False"]'),
        ("matters:\n      - 7 # lucky\n      - home", 'matters:\n      - "7" # lucky\n      - home'),
        ("matters:\n      - I said: no\n      # below", 'matters:\n      - "I said: no"\n      # below'),
        ("matters:\n      - Tess:", 'matters:\n      - "Tess:"'),
        ("matters:\n      - I said: 7", 'matters:\n      - "I said: 7"'),
        ('importance: "7"  # of ten', "importance: 7  # of ten"),
        ("heard_right: 'true'", "heard_right: true"),
        ("private: yes", "private: true"),
        ("private: no", "private: false"),
        ("target_date: 2026-6-3", "target_date: 2026-06-03"),
        ('target_date: "2026-6-30"', 'target_date: "2026-06-30"'),
    ],
)
def test_a_value_of_another_kind_is_read_as_it_was_meant(caseload: Path, run: Run, line: str, mended: str) -> None:
    path = write(caseload, f"{HEAD}goals:\n{GOAL}    {line}\n    # above\n    title: Ticket  # kept\n")
    assert {code for _, code in fixable(run)} == {"F002"}
    assert mend(run, path) == f"{HEAD}goals:\n{GOAL}    {mended}\n    # above\n    title: Ticket  # kept\n"
    assert fixable(run) == []


@pytest.mark.parametrize(
    "line",
    [
        "words: 12 #3 with Tess",  # the rest may belong to it
        "matters: [null, home]",
        "words: [home]",
        "words: {home: 7}",
        "words:\n      I said: no",
        "matters: home",
        'matters:\n      - "I said": no',
        "matters:\n      - I said: 'no'",
        "matters:\n      - I said: no\n        she: yes",
        "matters:\n      - I said:\n          no",
        "matters:\n      - I said: no  # twice",
        "importance: seven",
        'importance: "11"',
        'importance: "07"',
        'importance: "7.0"',
        "private: perhaps",
        "private: 1",
        "target_date: 30 June",
        "target_date: 2026-2-30",
        "target_date: 30-06-2026",
        "target_date: 20260630",
        "grew_from: 7",
    ],
)
def test_what_can_be_meant_otherwise_is_left(caseload: Path, run: Run, line: str) -> None:
    text = f"{HEAD}goals:\n{GOAL}    {line}\n"
    path = write(caseload, text)
    result = json.loads(run("check", "--format", "json", today=TODAY).stdout)
    assert {finding["code"] for finding in result["findings"]} == {"F002"}
    assert fixable(run) == []
    assert mend(run, path) == text


def test_what_is_certain_is_mended_beside_what_is_not(caseload: Path, run: Run) -> None:
    text = f"{HEAD}goals:\n{GOAL}    words: 12\n    importance: seven\n    title: 007\n"
    path = write(caseload, text)
    assert fixable(run) == [(9, "F002"), (11, "F002")]
    result = run("check", "--fix", "--yes", "--quiet", today=TODAY)
    assert result.stdout == (
        f"{PATH}:9:5: F002 can be mended: `words` should be text\n"
        f"{PATH}:11:5: F002 can be mended: `title` should be text\n"
        f"{PATH}:10:5: F002 `importance` should be a whole number from 0 to 10\n"
        "    error: write it in digits, without quotes\n"
    )
    assert result.code == 1
    assert path.read_bytes().decode() == text.replace("12", '"12"').replace("007", '"007"')


def test_json_stays_json(caseload: Path, run: Run) -> None:
    data = (
        '{"format": "goals-plan/1", "client": "heron-27", "worker": "w-amara",\n "opened": "2026-03-02", "monitor": 7}'
    )
    path = write(caseload, data)
    assert mend(run, path) == data.replace("7}", '"7"}')
    assert json.loads(path.read_bytes())["monitor"] == "7"


# What is mended: an id that stands twice


TWO = f"""\
{HEAD}goals:
  - id: g-1
    raised: {{by: client}}
    course: [{{on: 2026-03-02, status: proposed}}]
    steps:
      - {{id: s-1, who: client, step: Ask}}
      - id: s-1  # copied
        who: w-amara
        step: Buy
"""


def test_a_step_that_nothing_names_gets_a_fresh_id(caseload: Path, run: Run) -> None:
    path = write(caseload, TWO)
    assert fixable(run) == [(11, "F008")]
    mended = mend(run, path)
    assert re.sub(FRESH, "FRESH", mended) == TWO.replace("- id: s-1  #", "- id: FRESH  #")
    assert fixable(run) == []


def test_three_of_a_kind_in_two_goals_become_three(caseload: Path, run: Run) -> None:
    other = GOAL.replace("g-1", "g-2") + "    steps: [{id: s-1, who: client, step: Sing}]\n"
    path = write(caseload, TWO + other)
    assert fixable(run) == [(11, "F008"), (17, "F008")]
    mended = mend(run, path)
    ids = re.findall(r"id: (s-[0-9a-z]+)", mended)
    assert len(set(ids)) == 3
    assert ids[0] == "s-1"
    assert re.sub(FRESH, "s-1", mended) == TWO + other


@pytest.mark.parametrize(
    "naming",
    [
        "reviews:\n  - {id: r-20260303-1, on: 2026-03-03, progress: [{goal: g-1, steps: [{step: s-1, how: done}]}]}\n",
        "monitor: Tess looks at steps[s-1].due\n",
        "x-ours: {s-1: 7}\n",
    ],
)
def test_a_step_that_something_names_is_left(caseload: Path, run: Run, naming: str) -> None:
    path = write(caseload, TWO + naming)
    assert fixable(run) == []
    assert mend(run, path) == TWO + naming


def test_a_step_that_looks_like_a_name_is_no_obstacle(caseload: Path, run: Run) -> None:
    path = write(caseload, TWO + "monitor: Tess looks at s-12 and bus-1\n")
    assert fixable(run) == [(11, "F008")]
    assert path.read_bytes().decode() == TWO + "monitor: Tess looks at s-12 and bus-1\n"


def test_one_promise_does_not_become_two(caseload: Path, run: Run) -> None:
    text = TWO.replace(
        "- id: s-1  # copied\n        who: w-amara\n        step: Buy\n", "- {id: s-1, who: client, step: Ask}\n"
    )
    path = write(caseload, text)
    assert fixable(run) == []
    assert mend(run, path) == text


def test_needs_and_goals_too_but_no_agreement(caseload: Path, run: Run) -> None:
    agreement = "  - {id: a-20260302-1, on: 2026-03-02, client: {answer: agrees}}\n"
    needs = "  - {id: n-1, need: Sleep, not_now: Later}\n  - {id: n-1, need: Work, not_now: Later}\n"
    goals = GOAL + GOAL.replace("client", "family")
    agreements = agreement + agreement.replace("agrees", "partly")
    text = f"{HEAD}needs:\n{needs}goals:\n{goals}agreements:\n{agreements}"
    path = write(caseload, text)
    assert fixable(run) == [(7, "F008"), (12, "F008")]
    mended = mend(run, path)
    assert re.sub(r"([ng])-[0-9a-hjkmnp-tv-z]{4}\b", r"\1-1", mended) == text
    assert len(re.findall(r"\b[ng]-1\b", mended)) == 2


# What was committed


def commit(folder: Path) -> None:
    me = ("-c", "user.name=w-amara", "-c", "user.email=w-amara@example.org", "-c", "commit.gpgsign=false")
    for command in (["add", "--all"], ["commit", "--quiet", "--message", "plans"]):
        subprocess.run(["git", *me, *command], cwd=folder, check=True, capture_output=True)


REVIEW = """\
reviews:
  - id: r-20260302-1
    on: 2026-03-02
    progress:
      - goal: g-1
        words: I was in row #3
"""


def test_the_record_is_mended_before_it_is_committed_and_not_after(caseload: Path, run: Run) -> None:
    path = write(caseload, f"{HEAD}goals:\n{GOAL}{REVIEW}")
    assert fixable(run) == [(14, "F006")]
    commit(caseload)
    assert fixable(run) == []
    text = f"{HEAD}monitor: Tess, row #3\ngoals:\n{GOAL}{REVIEW}"
    path.write_bytes(text.encode())
    assert fixable(run) == [(5, "F006")]
    assert mend(run, path) == text.replace("Tess, row #3", '"Tess, row #3"')


def test_the_step_that_was_committed_keeps_its_id(caseload: Path, run: Run) -> None:
    write(caseload, TWO.replace("      - {id: s-1, who: client, step: Ask}\n", ""))
    commit(caseload)
    path = write(caseload, TWO)
    assert fixable(run) == []
    assert mend(run, path) == TWO
    write(caseload, TWO.replace("      - id: s-1  # copied\n        who: w-amara\n        step: Buy\n", ""))
    commit(caseload)
    write(caseload, TWO)
    assert fixable(run) == [(11, "F008")]


def test_a_committed_file_that_was_no_plan_says_nothing(caseload: Path, run: Run) -> None:
    write(caseload, "goals: [1, {id: 7}]\n")
    commit(caseload)
    write(caseload, TWO)
    assert fixable(run) == [(11, "F008")]


# Where nothing is mended


def test_a_file_outside_of_a_caseload_is_left(caseload: Path, run: Run) -> None:
    outside = caseload.parent / "elsewhere.yaml"
    outside.write_bytes(PLAN.encode())
    link = caseload / "clients/robin-1.yaml"
    link.symlink_to(outside)
    stray = caseload / "clients/wren-1.yml"
    stray.write_bytes(PLAN.encode())
    for path in (outside, link, stray):
        result = run("check", path, "--fix", "--yes", today=TODAY)
        assert result.stderr.startswith("nothing to fix\n"), path
    assert fixable(run) == []
    assert link.is_symlink()
    assert outside.read_bytes().decode() == stray.read_bytes().decode() == PLAN


def test_a_file_that_cannot_be_read_as_a_plan_is_left(caseload: Path, run: Run) -> None:
    path = write(caseload, "goals: [\n")
    result = run("check", "--fix", "--yes", today=TODAY)
    assert result.stderr == "nothing to fix\n1 plan, 1 error, 0 warnings, 0 advice\n"
    assert (result.code, path.read_bytes()) == (1, b"goals: [\n")


# On a terminal


QUESTION = "Write these changes? [y/N]: "


def asked(terminal: Terminal) -> str:
    """Wait for the question; give what stands on the screen."""
    while not terminal.raw.endswith(QUESTION.encode()):
        assert terminal._read(), terminal.seen()
    return terminal.seen() + "\n"


def test_on_a_terminal_the_diff_is_shown_and_it_asks(plan: Path) -> None:
    folder = plan.parents[1]
    with Terminal("check", "--fix", folder=folder, columns=120) as terminal:
        assert asked(terminal) == re.sub(" +\n", "\n", f"{DIFF}{QUESTION}\n")
        assert plan.read_bytes().decode() == PLAN
        terminal.child.send("y\r")
        assert terminal.end() == 0
        assert f"{QUESTION}y\nsaved {PATH}\n1 plan, 0 errors, 0 warnings" in terminal.seen()
    assert plan.read_bytes().decode() == MENDED


@pytest.mark.parametrize("answer", ["\r", "n\r"])
def test_anything_but_yes_writes_nothing(plan: Path, answer: str) -> None:
    with Terminal("check", "--fix", folder=plan.parents[1], columns=120) as terminal:
        asked(terminal)
        terminal.child.send(answer)
        assert terminal.end() == 0
        assert f"\nnothing was written\n{CUT}{MESSAGE}\n" in terminal.seen()
    assert plan.read_bytes().decode() == PLAN


def test_leaving_at_the_question_writes_nothing(plan: Path) -> None:
    with Terminal("check", "--fix", folder=plan.parents[1], columns=120) as terminal:
        asked(terminal)
        terminal.child.send("\x04")  # the end of all answers
        assert terminal.end() == 130
    assert plan.read_bytes().decode() == PLAN


def test_a_plan_that_changes_during_the_question_is_left(plan: Path) -> None:
    changed = PLAN.replace("The play", "The school play")
    with Terminal("check", "--fix", folder=plan.parents[1], columns=120) as terminal:
        asked(terminal)
        plan.write_bytes(changed.encode())
        terminal.child.send("y\r")
        assert terminal.end() == 5
        assert (
            f"goals: {PATH}: the file was changed by another program meanwhile; nothing was written" in terminal.seen()
        )
    assert plan.read_bytes().decode() == changed


def test_nothing_is_asked_of_somebody_who_has_not_seen_the_diff(plan: Path, tmp_path: Path) -> None:
    with Terminal("check", "--fix", folder=plan.parents[1], columns=120, stdout=tmp_path / "out") as terminal:
        assert terminal.end() == 0
        assert terminal.seen().startswith(ASIDE)
    assert (tmp_path / "out").read_text() == f"{CUT}can be mended: {MESSAGE}\n{CUT}{MESSAGE}\n{HINT}"
    assert plan.read_bytes().decode() == PLAN
