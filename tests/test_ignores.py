"""A plan may ask to leave findings out, with a reason, beside the place; what asks for nothing is told."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from conftest import Run
from made_plans import PROFILE, TODAY, Data, plan_data, review, save

from goals_cli import planfile
from goals_cli.checking import Outcome, Terms, check_document
from goals_cli.checking.ignores import ignores
from goals_cli.findings import Severity
from goals_cli.settings import RuleSetting, Settings

HEAD = "format: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-05-30\n"
# Two proposed goals without words of the client: V101 stands on the line of each id.
GOALS = """\
goals:
  {above}
  - id: g-1  {behind}
    raised: {{by: client}}
    course: [{{on: 2026-05-30, status: proposed}}]
  - id: g-2
    raised: {{by: client}}
    course: [{{on: 2026-05-30, status: proposed}}]
"""
ASKED = "# goals: ignore V101 -- she signs"


def check(text: str, terms: Terms = Terms(PROFILE)) -> Outcome:  # noqa: B008
    return check_document(planfile.parse((HEAD + text).encode(), "plan.yaml"), terms, today=TODAY)


def found(text: str) -> tuple[list[tuple[int, str]], int]:
    """Say what is found on which line, and how many were left out."""
    checked = check(text)
    return [(finding.line, finding.code) for finding in checked.findings], checked.ignored


def goals(*, above: str = "", behind: str = "") -> str:
    return GOALS.format(above=above, behind=behind)


def test_without_any_all_is_found() -> None:
    assert found(goals()) == ([(7, "V101"), (10, "V101")], 0)


@pytest.mark.parametrize(
    "text",
    [
        goals(behind=ASKED),
        goals(above=ASKED),
        goals(above="# goals: ignore V101, S501, -- one hits"),
        goals(behind="# goals:ignore V101"),
        goals(behind="#goals: ignore V101 -- without a space"),
        goals(behind="# the blue file  # goals: ignore V101 -- behind another one"),
        goals(behind="# goals: ignore V101 \u2014 an editor made a dash of it"),
        goals(behind=ASKED).replace("\n", "\r\n"),
    ],
)
def test_a_comment_beside_the_place_leaves_out_what_it_names(text: str) -> None:
    lines, ignored = found(text)
    expected = 0 if "goals:ignore" in text else 1
    assert ([line for line, code in lines if code == "V101"][-1:], ignored) == ([10], expected)
    assert len([code for _, code in lines if code == "V101"]) == 2 - expected


@pytest.mark.parametrize(
    ("above", "lines", "ignored"),
    [
        (f"{ASKED}\n  # and something else\n  # and more", [12], 1),
        (f"# first\n  {ASKED}\n  # last", [12], 1),
        (f"# first\n  # last\n  {ASKED}", [12], 1),
        (f"{ASKED}\n  # goals: ignore S501 -- in pairs", [11], 1),
        (f"{ASKED}\n", [8, 11], 0),
        (f"{ASKED}\n\n  # another paragraph", [9, 12], 0),
    ],
)
def test_a_comment_on_its_own_line_is_about_the_line_below_its_block(
    above: str, lines: list[int], ignored: int
) -> None:
    told, count = found(goals(above=above))
    assert ([line for line, code in told if code == "V101"], count) == (lines, ignored)


def test_the_comment_below_is_not_about_the_line_above() -> None:
    text = goals().replace("  - id: g-2", f"    {ASKED}\n    x-y: 1\n  - id: g-2")
    assert found(text) == ([(7, "V101"), (10, "F015"), (12, "V101")], 0)


@pytest.mark.parametrize(
    "field",
    [
        f"    title: '{ASKED}'\n",
        f'    title: "x\n      {ASKED}\n      y"\n',
        f"    title: |\n      {ASKED}\n",
        f"    title: >-\n      x\n      {ASKED}\n",
        f'    "{ASKED}": x\n',
    ],
)
def test_text_that_looks_like_one_is_text(field: str) -> None:
    text = goals().replace("  - id: g-1  \n", f"  - {field.lstrip()}    id: g-1\n")
    document = planfile.parse((HEAD + text).encode(), "plan.yaml")
    assert ignores(document) == []
    assert check(text).ignored == 0
    assert len([code for _, code in found(text)[0] if code == "V101"]) == 2


def test_a_comment_behind_the_head_of_a_text_is_one() -> None:
    text = goals(behind="").replace(
        "    raised: {by: client}\n", f"    title: |  {ASKED}\n      x\n    raised: {{by: client}}\n", 1
    )
    assert found(text)[0] == [(7, "V101"), (8, "F015"), (12, "V101")]


def test_json_has_no_comments() -> None:
    document = planfile.parse(json.dumps(plan_data({"title": ASKED})).encode(), "plan.json")
    assert (ignores(document), check_document(document, Terms(PROFILE), today=TODAY).ignored) == ([], 0)


@pytest.mark.parametrize(
    "text",
    [
        f"{ASKED}\nformat: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n",
        f"# language server\n{ASKED}\n\nformat: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n",
        f"# a\n{ASKED}\n# b\nformat: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n",
        f"format: goals-plan/1  {ASKED}\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n",
        f"\ufeff{ASKED}\nformat: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n",
    ],
)
def test_at_the_top_it_is_about_what_the_plan_as_a_whole_lacks(text: str) -> None:
    (ignore,) = ignores(planfile.parse(text.encode(), "plan.yaml"))
    assert 1 in ignore.about


def test_several_findings_of_a_rule_on_one_line_are_all_left_out() -> None:
    text = "needs: [{id: n-1, goals: [g-1, g-2]}]  # goals: ignore F007 -- they come with the next file\n"
    assert found(text) == ([], 2)


def test_errors_can_be_ignored_and_an_invalid_plan_too() -> None:
    text = "colour: blue  # goals: ignore F003 -- until the next version\n"
    assert found(text) == ([], 1)
    assert found(f"{text}goals: none\n") == ([(6, "F002")], 1)


# What there is to say of them


def test_without_a_reason_it_does_not_count() -> None:
    for behind in ("# goals: ignore V101", "# goals: ignore V101 --", "# goals: ignore V101 --  ", "# goals: ignore"):
        checked = check(goals(behind=behind))
        assert [(finding.line, finding.code) for finding in checked.findings] == [
            (7, "V101"), (7, "F014"), (10, "V101")
        ]  # fmt: skip
        finding = checked.findings[1]
        assert (finding.column, finding.severity, finding.where, checked.ignored) == (14, Severity.WARNING, "", 0)
        assert finding.message == "this comment asks to ignore a finding and gives no reason, so it does not count"
        assert finding.hint == "say why behind two dashes: # goals: ignore V101 -- why it is right here"


@pytest.mark.parametrize(
    ("what", "messages"),
    [
        ("A202", ["A202 is not found here, and this comment asks to ignore it"]),
        ("V101, A202, S501", [
            "A202 is not found here, and this comment asks to ignore it",
            "S501 is not found here, and this comment asks to ignore it",
        ]),
        ("V101, F001, F002, F013", [f"{code} cannot be ignored" for code in ("F001", "F002", "F013")]),
        ("F014, V101, F015", [f"{code} cannot be ignored" for code in ("F014", "F015")]),
        ("V999, V101", ["there is no rule V999 to ignore"]),
        ("words-missing", ["this comment names no rule to ignore"]),
        ("v101", ["this comment names no rule to ignore"]),
        ("V101, F012", []),
        ("V101, V101", []),
    ],
)  # fmt: skip
def test_what_is_not_found_there_is_told_at_the_comment(what: str, messages: list[str]) -> None:
    checked = check(goals(behind=f"# goals: ignore {what} -- Tess signs"))
    told = [finding for finding in checked.findings if finding.code == "F015"]
    assert [finding.message for finding in told] == messages
    assert {(finding.line, finding.column, finding.severity) for finding in told} <= {(7, 14, Severity.ADVICE)}
    assert checked.ignored == ("V101" in what)
    assert "Tess" not in repr(checked)


def test_f002_stays_whatever_a_comment_asks_for() -> None:
    assert found("monitor: 7  # goals: ignore F002 -- it is a seven\n") == ([(5, "F002")], 0)


def test_nothing_is_said_of_comments_in_a_plan_that_was_not_looked_at_whole() -> None:
    assert found(f"monitor: 7\n{goals(behind=ASKED)}") == ([(5, "F002")], 0)


def test_a_rule_that_did_not_look_is_no_reason_to_take_the_comment_out() -> None:
    off = Settings(rules={"V101": RuleSetting("off", "we sing"), "A202": RuleSetting("warning", "we are new")})
    checked = check(goals(above="# goals: ignore V101, A202 -- she signs"), Terms(PROFILE, off))
    assert [finding.message for finding in checked.findings] == [
        "A202 is not found here, and this comment asks to ignore it"
    ]


def test_what_is_said_of_comments_can_be_turned_off_and_up() -> None:
    said = Settings(rules={"F014": RuleSetting("off", "later"), "F015": RuleSetting("error", "tidy")})
    text = goals(above="# goals: ignore A202 -- x", behind="# goals: ignore V101")
    told = [(finding.code, finding.severity) for finding in check(text, Terms(PROFILE, said)).findings]
    assert told == [("F015", Severity.ERROR), ("V101", Severity.ADVICE), ("V101", Severity.ADVICE)]


def test_an_ignore_is_judged_by_the_day() -> None:
    goal = GOALS.replace("proposed", "active").format(above="# goals: ignore R602 -- she is at sea", behind="")
    document = planfile.parse((HEAD + goal).encode(), "p")
    early = check_document(document, Terms(PROFILE), today=TODAY.replace(day=5))
    late = check_document(document, Terms(PROFILE), today=TODAY.replace(month=8))
    assert [finding.code for finding in early.findings if finding.line == 6] == ["F015"]
    assert ([finding.code for finding in late.findings if finding.line == 6], late.ignored) == ([], 1)
    assert early.until <= TODAY.replace(month=8)


# As people see it


def put(caseload: Path, text: str, client: str = "heron-27", opened: str = "2026-05-30") -> None:
    head = HEAD.replace("heron-27", client).replace("2026-05-30", opened)
    (caseload / "clients" / f"{client}.yaml").write_text(head + text, encoding="utf-8")


def test_the_number_is_always_printed(caseload: Path, run: Run) -> None:
    put(caseload, goals(behind=ASKED))
    shown = "1 plan, 0 errors, 0 warnings, 1 advice (--advice shows it), 1 ignored\n"
    assert run("check", today="2026-06-01").stderr == shown
    assert run("check", "--quiet", today="2026-06-01").stderr == shown
    put(caseload, f"colour: 1  {ASKED.replace('V101', 'F003')}\n", "robin-03")
    put(caseload, "", "heron-27")
    result = run("check", today="2026-06-01")
    assert (result.stdout, result.stderr, result.code) == ("", "2 plans, nothing found, 1 ignored\n", 0)


def test_it_is_counted_in_json_and_remembered(caseload: Path, run: Run) -> None:
    put(caseload, goals(behind=ASKED))
    for _ in range(2):
        data = json.loads(run("check", "--format", "json", today="2026-06-01").stdout)
        assert data["summary"] == {"plans": 1, "findings": 1, "ignored": 1}


def test_what_shrank_can_be_ignored_too(caseload: Path, run: Run) -> None:
    plan: Data = plan_data(opened="2026-05-01", reviews=[review("2026-05-04"), review("2026-05-11")])
    plan["reviews"] = [{**entry, "progress": []} for entry in plan["reviews"]]
    save(caseload, plan)
    me = ("-c", "user.name=w-amara", "-c", "user.email=w-amara@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("add", "--all"), (*me, "commit", "--quiet", "--message", "plans")):
        subprocess.run(["git", *arguments], cwd=caseload, check=True)
    kept = "reviews:  {}\n  - {{id: r-20260504-1, on: 2026-05-04, kind: review}}\n"
    put(caseload, kept.format(""), opened="2026-05-01")
    assert "F012 review r-20260511-1 was in the last commit" in run("check", today="2026-06-01").stdout
    put(caseload, kept.format("# goals: ignore F012 -- of another client"), opened="2026-05-01")
    result = run("check", today="2026-06-01")
    shown = "1 plan, 0 errors, 0 warnings, 1 advice (--advice shows it), 1 ignored\n"
    assert (result.stdout, result.stderr) == ("", shown)
