"""What a check prints is read back by real readers, with hostile text in every field, and says the same everywhere."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from conftest import Run
from junitparser import JUnitXml
from made_plans import ACTED_UPON, plan_data, save
from markdown_it import MarkdownIt
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from goals_cli import schema
from goals_cli.auditing.tamperings import ALL
from goals_cli.checking import RULES, Results
from goals_cli.findings import Element, Finding, Severity
from goals_cli.profile import names as profile_names
from goals_cli.render import checks
from goals_cli.render.checks.page import Page

TODAY = "2026-06-01"
HOSTILE = [
    "a\x1b[2Jb", "one\ntwo\r\nthree", "::error::x", "%0A::warning::y", "<script>alert(1)</script>", "]]>&amp;<!--",
    "a|b`c`*d*_e_", "\u202eright\u2066to left", "=1+1", '"quoted", \'twice\'', "\x00\x01\ufffe", "ünïcødé 人 👩‍👩‍👧",
    "[/] [link=https://example.org]x[/link]", "-- x", " ", "{{7*7}} ${jndi:x}", "a:b,c%d",
]  # fmt: skip


def finding(number: int, text: str, severity: Severity, code: str = "A202") -> Finding:
    return Finding(
        code,
        "agreement-outdated",
        severity,
        "heron-27",
        f"clients/{text}.yaml",
        number + 1,
        5,
        f"goals[{text}]",
        text,
        text,
    )


@pytest.fixture
def page() -> Page:
    """Give a page with each hostile text in every field, in all severities, and shown at all."""
    severities = list(Severity)
    findings = tuple(finding(number, text, severities[number % 3]) for number, text in enumerate(HOSTILE))
    failing = frozenset(each for each in findings if each.severity is Severity.ERROR)
    return Page(Results(3, findings, 1), advice=True, failing=failing)


def shown_in(text: str) -> str:
    """Say how a text appears where it must stand on one line."""
    from goals_cli.render.terminal import safe

    return safe(text)


@pytest.mark.parametrize("form", checks.NAMES)
def test_nothing_reaches_a_terminal_that_it_would_act_upon(form: str, page: Page) -> None:
    assert ACTED_UPON.search(checks.written(page, form)) is None


def test_sarif_is_what_the_standard_says(page: Page) -> None:
    read = Sarif.model_validate_json(checks.written(page, "sarif"))
    (run,) = read.runs
    assert [rule.id for rule in run.tool.driver.rules or []] == [rule.code for rule in RULES]
    results = run.results or []
    assert len(results) == len(HOSTILE)
    for result, text in zip(results, HOSTILE, strict=True):
        assert result.message.text == f"{text} ({text})"
        assert result.ruleIndex == next(n for n, rule in enumerate(RULES) if rule.code == "A202")
    assert {result.level.value for result in results if result.level} == {"error", "warning", "note"}


def test_sarif_places_are_relative_addresses(page: Page) -> None:
    data = json.loads(checks.written(page, "sarif"))
    places = [result["locations"][0]["physicalLocation"] for result in data["runs"][0]["results"]]
    assert all(re.fullmatch(r"[A-Za-z0-9/._~%-]+", place["artifactLocation"]["uri"]) for place in places)
    assert places[3]["region"] == {"startLine": 4, "startColumn": 5}


def test_junit_is_read_by_its_readers(page: Page) -> None:
    report = JUnitXml.fromstring(checks.written(page, "junit").encode())
    (suite,) = list(report)
    assert (suite.tests, suite.failures) == (len(HOSTILE), 6)
    cases = list(suite)
    failed = [case for case in cases if case.result]
    assert [case.result[0].message for case in failed] == [shown_in(text) for text in HOSTILE[::3]]
    assert {case.classname for case in cases} == {"heron-27"}


def test_an_empty_junit_report_has_one_case_that_passed() -> None:
    report = JUnitXml.fromstring(checks.written(Page(Results(2, (), 0)), "junit").encode())
    (case,) = list(next(iter(report)))
    assert (case.name, case.result) == ("2 plans, nothing found", [])


def commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner does: at the beginning of a line, properties and data unescaped."""
    found = []
    for line in output.split("\n"):
        match = re.fullmatch(r"::([a-z]+) ([^:]*)::(.*)", line)
        assert match, line
        properties = dict(item.split("=", 1) for item in match[2].split(","))
        found.append((match[1], {name: unescaped(value) for name, value in properties.items()}, unescaped(match[3])))
    return found


def unescaped(text: str) -> str:
    for mark, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(mark, character)
    return text


def test_github_takes_each_finding_for_one_command(page: Page) -> None:
    read = commands(checks.written(page, "github"))
    assert [level for level, _, _ in read] == (["error", "warning", "notice"] * 6)[: len(HOSTILE)]
    for (_, properties, said), (number, text) in zip(read, enumerate(HOSTILE), strict=True):
        assert list(properties) == ["file", "line", "col", "title"]
        assert properties["line"] == str(number + 1)
        assert "\r" not in said
        assert said.split("\n")[0] == shown_in(text.split("\n")[0].removesuffix("\r")) or "\n" in text


def test_gitlab_has_one_entry_each_with_a_mark_of_its_own(page: Page) -> None:
    doubled = Page(Results(1, (*page.results.findings, page.results.findings[0]), 0), advice=True)
    entries = json.loads(checks.written(doubled, "gitlab"))
    assert len({entry["fingerprint"] for entry in entries}) == len(HOSTILE) + 1
    for entry, text in zip(entries, HOSTILE, strict=False):
        assert entry.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["description"] == f"{text} ({text})"
        assert entry["location"]["lines"]["begin"] >= 1


def test_a_mark_stays_when_lines_move() -> None:
    one, other = finding(1, "x", Severity.ERROR), finding(9, "x", Severity.ERROR)
    marks = [
        json.loads(checks.written(Page(Results(1, (each,), 0)), "gitlab"))[0]["fingerprint"] for each in (one, other)
    ]
    assert marks[0] == marks[1]


def test_markdown_keeps_its_tables(page: Page) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(checks.written(page, "markdown"))
    assert not [token for token in tokens if token.type.startswith("html")]
    rows = [token for token in tokens if token.type == "tr_open"]
    cells = [token for token in tokens if token.type == "td_open"]
    assert (len(rows), len(cells)) == (len(HOSTILE) + 3, len(HOSTILE) * 5)
    titles = [tokens[number + 1].content for number, token in enumerate(tokens) if token.type == "heading_open"]
    assert titles == ["What the plans still need", "Errors", "Warnings", "Ask next time"]


@pytest.mark.parametrize("form", [form for form in checks.NAMES if form != "json"])
def test_advice_is_hidden_unless_asked_for(form: str) -> None:
    advice = finding(1, "quietly", Severity.ADVICE)
    assert "quietly" not in checks.written(Page(Results(1, (advice,), 0)), form)
    assert "quietly" in checks.written(Page(Results(1, (advice,), 0), advice=True), form)


def test_three_questions_for_each_client_the_voice_first() -> None:
    codes = ["W401", "P703", "C301", "V101", "A202"]
    findings = tuple(finding(number, code, Severity.ADVICE, code) for number, code in enumerate(codes))
    one = tuple(Finding(**{name: getattr(each, name) for name in each.__slots__} | {"path": "p"}) for each in findings)
    page = Page(Results(1, one, 0), advice=True, most_advice=3)
    assert [each.code for each in page.shown()] == ["C301", "V101", "A202"]
    assert checks.written(page, "text").endswith("\n2 more to ask about another time (--all shows it)")


def test_the_summary_says_what_was_ignored() -> None:
    results = Results(2, (finding(1, "x", Severity.ADVICE),), 3)
    assert (
        checks.summary(results, advice=False)
        == "2 plans, 0 errors, 0 warnings, 1 advice (--advice shows it), 3 ignored"
    )
    assert checks.summary(Results(1, (), 1), advice=False) == "1 plan, nothing found, 1 ignored"


@pytest.mark.parametrize("form", checks.NAMES)
def test_every_format_from_the_command_line(form: str, caseload: Path, run: Run) -> None:
    save(caseload, plan_data({"words": "My secret wish"}))
    result = run("check", "--format", form, "--all", "--no-cache", today=TODAY)
    assert result.code == 1
    assert "A201" in result.stdout
    assert "secret" not in result.stdout + result.stderr


# The matrix


def test_the_matrix_says_what_each_plan_lacks(caseload: Path, run: Run) -> None:
    save(caseload, plan_data({}, client="heron-27"))
    save(caseload, plan_data({"words": "I want to sleep"}, client="robin-03"))
    save(caseload, plan_data(client="wren-15"))
    (caseload / "clients" / "bad-01.yaml").write_text("a: [b\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("check", "--matrix", "--format", "csv", today=TODAY).stdout)))
    assert list(rows[0]) == ["client", "path", "profile", "active_goals", *Element]
    assert [(row["client"], row["words"], row["agreement"], row["active_goals"]) for row in rows] == [
        ("bad-01", "", "", "0"),
        ("heron-27", "no", "no", "1"),
        ("robin-03", "yes", "no", "1"),
        ("wren-15", "", "", "0"),
    ]
    text = run("check", "--matrix", today=TODAY).stdout
    assert "words: lacking in 1 of 2\n" in text
    assert "agreement: lacking in 2 of 2\n" in text


@pytest.mark.parametrize("arguments", [["--format", "csv"], ["--matrix", "--format", "json"]])
def test_csv_is_for_the_matrix_alone(arguments: list[str], caseload: Path, run: Run) -> None:
    result = run("check", *arguments, today=TODAY)
    assert (result.stdout, result.code) == ("", 2)


# The documentation


def test_all_rules_and_profiles_are_explained(run: Run) -> None:
    text = run("explain", "--all").stdout
    for rule in RULES:
        assert f"{rule.code} {rule.name}\n" in text
    for name in profile_names():
        assert f"Profile {name}\n" in text


def test_explanations_for_programs(run: Run) -> None:
    data = json.loads(run("explain", "--all", "--format", "json").stdout)
    jsonschema.Draft202012Validator(json.loads(schema.text("explain"))).validate(data)
    assert [rule["code"] for rule in data["rules"]] == [rule.code for rule in RULES]
    assert [kind["code"] for kind in data["tamperings"]] == [kind.code for kind in ALL]
    assert [profile["name"] for profile in data["profiles"]] == list(profile_names())


def test_what_an_audit_finds_is_explained(run: Run) -> None:
    assert (
        run("explain", "x107").stdout
        == run("explain", "dated-ahead").stdout
        == """\
X107 dated-ahead
================

An entry is dated after its own commit.

Nobody can have agreed, reviewed or changed anything on a day that had not come
yet.

What to do: ask when it was; a wrong day is corrected by a new entry (`corrects`
names the old one)

Severity: error, found by goals audit
"""
    )
    assert {kind.name for kind in ALL} & ({rule.name for rule in RULES} | set(profile_names())) == set()


def test_explanations_as_markdown_keep_their_examples(run: Run) -> None:
    tokens = MarkdownIt("commonmark").parse(run("explain", "A202", "--format", "markdown").stdout)
    fences = [token.content for token in tokens if token.type == "fence"]
    assert len(fences) == 2
    assert all(fence.startswith("format: goals-plan/1\n") for fence in fences)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["A299"], "goals: there is no rule and no profile 'A299'\n  goals explain --all lists them\n"),
        (["unreadble"], "goals: there is no rule and no profile 'unreadble'\n  did you mean unreadable?\n"),
        (["She said"], "goals: there is no rule and no profile what was given\n  goals explain --all lists them\n"),
        ([], "goals: name a rule or a profile, or take --all\n  goals explain A202; goals explain --all\n"),
    ],
)
def test_what_there_is_not_is_refused(arguments: list[str], message: str, run: Run) -> None:
    result = run("explain", *arguments)
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)


def test_a_rule_is_known_by_its_name_too(run: Run) -> None:
    assert run("explain", "agreement-outdated").stdout == run("explain", "a202").stdout
